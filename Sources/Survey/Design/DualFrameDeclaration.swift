/// Two samples drawn independently from two frames that overlap, put together in one file.
///
/// In the overlap every person could have been drawn from either frame. The weights of rows in the overlap are multiplied
/// by θ in the first frame and by 1 − θ in the second, so that each person counts once (Hartley 1962; Lohr 2011).
public struct DualFrameDeclaration: Sendable, Equatable {
    /// The variable that says which frame a row was drawn from: two levels.
    public var frame: String
    /// The variable that says whether the row belongs to both frames: 1, yes or true.
    public var inBoth: String
    /// θ, the share of the first level's frame.
    public var share: Double

    public init(frame: String, inBoth: String, share: Double = 0.5) {
        self.frame = frame
        self.inBoth = inBoth
        self.share = share
    }

    /// The variables read.
    var variableNames: [String] { [frame, inBoth] }
}
