import CShippedData

/// Published standards of reliable estimates that come with the package, as texts.
public enum ShippedReliability {
    /// One YAML text a standard.
    public static var texts: [String] { shippedTexts(shipped_reliability()) }
}
