import Frame

extension Codebook {
    /// An exposure definition of the codebook, or a shipped one whose roles it tells.
    public func exposure(_ name: String) -> ExposureDefinition? {
        usableExposures.first { $0.name == name }
    }

    /// The shipped definitions that cannot be used, with the roles they lack.
    public var lackingExposures: [(name: String, roles: [ExposureRole])] {
        ShippedExposures.all.filter { exposure($0.name) == nil }.map { ($0.name, $0.lacking(in: exposureRoles)) }
    }

    /// What is wrong with an output of an exposure definition, if anything is.
    func problem(withExposure name: String, _ output: ExposureOutput) -> String? {
        guard let exposure = exposure(name) else { return unknownExposure(name) }
        guard let needed = output.needed, !output.isGiven(by: exposure) else { return nil }
        return exposure.isShipped
            ? "exposure '\(name)' tells this only where 'exposureRoles' of the codebook gives the role "
                + "\(needed.role.rawValue) (\(needed.role.meaning.text(in: "en")))."
            : "exposure '\(name)' needs the key '\(needed.key)' for this."
    }

    /// What to say of a definition that is not declared, or lacks roles.
    public func unknownExposure(_ name: String) -> String {
        if let shipped = ShippedExposures.all.first(where: { $0.name == name }) {
            let roles = shipped.lacking(in: exposureRoles).map {
                "\($0.rawValue) (\($0.meaning.text(in: "en")))"
            }
            return
                "exposure '\(name)' needs roles that 'exposureRoles' of the codebook does not give: "
                + "\(roles.joined(separator: "; ")). Give them, or leave '\(name)' out."
        }
        let known = usableExposures.map(\.name)
        let hint =
            nearestName(to: name, among: known + ShippedExposures.all.map(\.name)).map { "Did you mean '\($0)'?" }
            ?? (known.isEmpty ? "" : "Declared: \(known.prefix(12).joined(separator: ", ")). ")
            + "`lbc definitions` lists those that are shipped."
        return "no exposure is called '\(name)'. \(hint)"
    }
}
