import Frame
import Probability
import Testing

@testable import SurveyData

/// Expressions damaged at random are understood or refused at a place they have; and a rehearsal without data refuses
/// none that the data allow.
@Suite("Damaged expressions")
struct ExpressionMutationTests {
    static let sources = [
        "round(m ^ 2, 1) + mod(n, 3) * -clamp(n, 0, 2) - sign(pow(m, n)) / log2(n)",
        "between(n, -1, m) or ceiling(m) >= log10(abs(n)) and not missing(m, refused, blank)",
        "case(n > 2 -> high, missing(m): unknown, m < 1 -> 'low 低', else -> missingAs(notAsked))",
        "if(sex == girl, coalesce(m, n, 1), if(left, 2, missingAs(refused)))",
        "recode(sex, [boy] -> a, 女 -> b, doesNotKnow -> '?')", "recode(n, {0, 1}: 1, missing: 0, else: copy) > 0.5",
        "recode(sex, missing -> unknown, else -> copy)", "recode(town, [Anqing, 7] -> a, else -> b) == a",
        "cut(n + m, [-1, 0.5, 2], [a, b, c, d], closed = right)", "cut(n, [0, 1, 3], [a, 'b c'])",
        "rowMean(q1...q3, n, atLeast = 2) - rowSum(3 - q1...q3, atLeast: 1)",
        "rowCount(q1...q2 >= 1, left, atLeast = 1) + rowMissing(q1...q3, reason = refused) * rowMax(q1...q3)",
        "quantileGroup(n, 3, weight = abs(m), by = [sex, left])", "standardise(n, by = left) - rank(m, by = sex)",
        "groupMean(n, weight = 1 + n ^ 2, by = 三年级) * groupSD(m) + othersMean(n, by = boards) / groupCount(m)",
        "lag(sex, id = town, wave = n, back = 2, gaps = skip)", "n - lag(n, id = 三年级, wave = n) + groupSum(m)",
        "year(born) - month(born + 7) * yearsBetween(born, d\"2016-07-01\")",
        "born >= '2004-03-01' and born in [d\"2004-02-29\", '1999-01-01'] or monthsBetween(born, date(n, m, 1)) < 2",
        "contains(town, '汉') or matches(lower(trim(town)), 'an?i*') and endsWith(sex, 'l')",
        "length(upper(town)) + number(town) * number(sex)", "town != '武汉' and town in ['Anqing', 7] and sex != sex",
        "n >= 1 and sex == girl or not missing(m)", "if(n in [0, 1.5], log(n) / 2, -max(m, 三年级 + 1))",
    ]

    static let frame: DataFrame = {
        var frame = ExpressionCase.frame
        for (number, values) in [[0, 1, 2, 3, 0], [1, 1, 0, 2, 3], [3, 0, 0, 1, 2]].enumerated() {
            frame.set(
                Column(
                    name: "q\(number + 1)", values: .integer(IntegerValues(values.map(Int32.init))),
                    missing: MissingCells(reasons: [0, number == 1 ? 1 : 0, number == 2 ? 4 : 0, 0, 0])))
        }
        frame.set(
            Column(
                name: "born", values: .numeric([12_477, 12_500, .nan, -400, 0]),
                missing: MissingCells(reasons: [0, 0, 1, 0, 0]), temporal: .date))
        return frame
    }()

    /// The same variables without rows.
    static let empty = DataFrame(
        rowCount: 0,
        columns: frame.columns.map { column in
            let values: ColumnValues =
                switch column.values {
                case .numeric: .numeric([])
                case .integer: .integer([])
                case .categorical(_, let levels): .categorical([], levels)
                case .text: .text([], [])
                }
            return Column(name: column.name, values: values, temporal: column.temporal)
        })

    /// What can be wrong with data only.
    static func isOfData(_ issue: ConfigurationIssue) -> Bool {
        ["not a level of this variable", "weight is negative", "two rows have the same"].contains {
            issue.message.contains($0)
        }
    }

    @Test("A hundred thousand", arguments: 0..<4)
    func damaged(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(1_700 + seed))
        var understood = 0
        for round in 0..<25_000 {
            let original = Self.sources[round % Self.sources.count]
            let source = ConfigurationMutationTests.mutate(original, &generator)
            do throws(ConfigurationIssue) {
                let expression = try Expression(source, at: place)
                let rehearsal = ExpressionEvaluator(expression: expression, frame: Self.empty, isRehearsal: true)
                let rehearsed = try? expression.column(named: "x", label: nil, by: rehearsal)
                let column = try expression.column(named: "x", label: nil, in: Self.frame)
                understood += 1
                #expect(column.count == 5)
                // A value is there or its absence has a reason.
                for row in 0..<5 { #expect(Self.isPresent(column, row) == (column.missing[row] == nil), "\(source)") }
                // What the data allow, a rehearsal does, too, and it knows the type.
                #expect(rehearsed?.typeName == column.typeName, "\(source)")
                let blind = ExpressionEvaluator(
                    expression: expression, frame: DataFrame(rowCount: 0), undeclared: Set(Self.frame.names),
                    isRehearsal: true)
                #expect(throws: Never.self, "\(source)") { try blind.evaluate(expression.root) }
            } catch {
                #expect(error.position.line == 7)
                #expect((10...(10 + source.count)).contains(error.position.column ?? 0), "\(source): \(error)")
                #expect(error.message.hasSuffix(".") || error.message.hasSuffix("?"), "\(source): \(error)")
            }
        }
        #expect(understood > 1_000)
    }

    static let words =
        [
            "n", "m", "sex", "left", "town", "born", "q1...q3", "三年级", "girl", "refused", "missing", "else", "copy",
            "yes",
        ]
        + [
            "0", "1", "2.5", "-3", "1e9", "'a*'", "\"2016-01-01\"", "d'2000-02-29'", "(", ")", "[", "]", "{", "}", ",",
            ",",
        ]
        + [
            "->", ":", "=", "==", "<", "in", "and", "or", "not", "+", "-", "*", "/", "^", "by =", "weight =", "id =",
            "wave =",
        ]
        + ExpressionFunction.all.map { $0.name + "(" } + ExpressionFunction.all.map { $0.name + "(n, " }

    @Test("Words thrown together, and arguments of any type in any function")
    func thrown() {
        var generator = SeededGenerator(seed: 1_900)
        var understood = 0
        func check(_ source: String) {
            do throws(ConfigurationIssue) {
                let column = try Expression(source, at: place).column(named: "x", label: nil, in: Self.frame)
                understood += 1
                for row in 0..<5 { #expect(Self.isPresent(column, row) == (column.missing[row] == nil), "\(source)") }
            } catch {
                #expect((10...(10 + source.count)).contains(error.position.column ?? 0), "\(source): \(error)")
            }
        }
        for _ in 0..<15_000 {
            let count = Int.random(in: 1...12, using: &generator)
            check((0..<count).map { _ in Self.words.randomElement(using: &generator) ?? "" }.joined(separator: " "))
        }
        let arguments = [
            "n", "m", "sex", "left", "town", "born", "1", "-0.5", "'7'", "d'2000-02-29'", "missingAs(blank)", "n > 1",
            "[1, 2]", "[a, b]", "lag(n, id = n, wave = n)", "q1...q3",
        ]
        for function in ExpressionFunction.all {
            for _ in 0..<150 {
                var parts = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
                    arguments.randomElement(using: &generator) ?? ""
                }
                if function.arms != .none {
                    parts += (0..<2).map { _ in
                        (arguments.randomElement(using: &generator) ?? "") + " -> "
                            + (arguments.randomElement(using: &generator) ?? "")
                    }
                }
                for option in function.options where Bool.random(using: &generator) {
                    parts.append("\(option.name) = \(arguments.randomElement(using: &generator) ?? "")")
                }
                check("\(function.name)(\(parts.joined(separator: ", ")))")
            }
        }
        #expect(understood > 500)
    }

    static func isPresent(_ column: Column, _ row: Int) -> Bool {
        switch column.values {
        case .numeric(let values): values[row].isFinite
        case .integer: column.missing[row] == nil
        case .categorical(let codes, _), .text(let codes, _): codes[row] >= 0
        }
    }

    @Test("Undamaged, all are understood", arguments: sources)
    func undamaged(source: String) throws {
        let expression = try Expression(source, at: place)
        #expect(throws: Never.self) { try expression.column(named: "x", label: nil, in: Self.frame) }
    }

    @Test("What a rehearsal allows fails on data only for their sake")
    func rehearsals() throws {
        var generator = SeededGenerator(seed: 1_800)
        for round in 0..<5_000 {
            let source = ConfigurationMutationTests.mutate(Self.sources[round % Self.sources.count], &generator)
            guard let expression = try? Expression(source, at: place) else { continue }
            let rehearsal = ExpressionEvaluator(expression: expression, frame: Self.empty, isRehearsal: true)
            guard (try? expression.column(named: "x", label: nil, by: rehearsal)) != nil else { continue }
            do throws(ConfigurationIssue) {
                _ = try expression.column(named: "x", label: nil, in: Self.frame)
            } catch {
                #expect(Self.isOfData(error), "\(source): \(error)")
            }
        }
    }
}
