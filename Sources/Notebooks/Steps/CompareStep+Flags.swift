public import Reporting

extension CompareStep {
    /// The step of the `compare` command.
    public init(
        flagsBy by: String, rows: [String], categorical: [String], numeric: [String], choices: CompareChoices,
        level: Double, show: [Arrangement.Part]
    ) {
        let extra = (categorical + numeric).filter { !rows.contains($0) }
        self.init(
            identity: StepIdentity(command: Self.kind, show: show), by: PlacedName(by, at: StudyFlags.place("--by")),
            rows: StudyFlags.names(rows + extra, "--rows"), categorical: Set(categorical), numeric: Set(numeric),
            choices: choices, level: level)
    }
}
