import Foundation
import Testing

@testable import Reporting

@Suite("Distributions in a cell")
struct SparklineTests {
    @Test("Bars in proportion; nobody is told from few")
    func text() {
        #expect(Sparkline.text([0, 1, 50, 100]) == "▁▂▅█")
        #expect(Sparkline.text([0, 0]) == "▁▁")
        #expect(Sparkline.text([]) == "")
    }

    @Test("A drawing with one bar for everybody counted, and its numbers for those who cannot see it")
    func drawing() {
        let svg = Sparkline.svg([3, 0, 6])
        #expect(svg.components(separatedBy: "<rect").count == 3)
        #expect(svg.contains("aria-label=\"3, 0, 6\""))
        #expect(Sparkline.svg([]).isEmpty)
    }
}
