import LinearAlgebra

/// Facts about the engine itself.
public enum SurveyEngine {
    /// The name and version of the linear algebra library that is linked.
    public static var linearAlgebraVersion: String { LinearAlgebraLibrary.version }
}
