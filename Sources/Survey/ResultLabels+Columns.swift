public import Frame
public import Results

extension Column {
    /// How a table shows the variable, in `language`.
    public func resultLabel(
        in language: String, isCategorical: Bool, reference: String? = nil, quantity: StatisticName? = nil
    ) -> ResultLabels.Variable {
        ResultLabels.Variable(
            name: name, label: label.text(in: language), unit: unit?.text(in: language),
            levels: isCategorical
                ? categories.levels.map { .init(name: $0.name, label: $0.label.text(in: language)) } : [],
            reference: reference, quantity: quantity)
    }
}
