/// The whole number nearest to `value`, the upper one of two equally near.
func roundedHalfUp(_ value: Double) -> Double {
    let floor = value.rounded(.down)
    // Not floor(value + 0.5): that sum is rounded itself, just below a half and beyond 2⁵².
    return value - floor >= 0.5 ? floor + 1 : floor
}
