extension ColumnEvidence {
    /// The evidence of a column that is made of this one's rows.
    ///
    /// - Parameter place: where a row is now; `nil` where it is no more.
    package func moved(_ place: (Int) -> Int?) -> ColumnEvidence {
        ColumnEvidence(
            firstText: firstText.flatMap { cell in place(cell.row).map { Cell(row: $0, text: cell.text) } },
            numbersAmongTexts: numbersAmongTexts, hasLeadingZeros: hasLeadingZeros,
            firstHandwritten: firstHandwritten.flatMap(place))
    }

    /// The evidence of a column to which that of `later` rows is added.
    package func followed(by later: ColumnEvidence) -> ColumnEvidence {
        ColumnEvidence(
            firstText: firstText ?? later.firstText, numbersAmongTexts: numbersAmongTexts + later.numbersAmongTexts,
            hasLeadingZeros: hasLeadingZeros || later.hasLeadingZeros,
            firstHandwritten: firstHandwritten ?? later.firstHandwritten)
    }
}
