/// What is counted of the persons of a panel in each wave, by the name it has in statistics.
public enum AttritionCount: String, Sendable, CaseIterable {
    /// Persons with a row in the wave.
    case interviewed
    /// Of those of the first wave, persons with a row in this one.
    case retained
    /// Of those of the first wave, persons with a row in this one and all between.
    case everyWave
    /// Of those of the wave before, persons without a row in this one.
    case lost
    /// Persons with a row in this wave and an earlier one, but not in the one before.
    case returned
    /// Persons without a row in any earlier wave.
    case new
}
