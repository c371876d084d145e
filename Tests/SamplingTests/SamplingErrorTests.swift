import Frame
import Testing

@testable import Sampling

@Suite("What is wrong with a sample or a plan is said in words")
struct SamplingErrorTests {
    private func message(_ frame: DataFrame = SampleFrame.frame, _ change: (inout SamplingPlan) -> Void) -> String {
        var plan = SamplingPlan(size: .total(10), seed: 1)
        change(&plan)
        do {
            _ = try SampleFrame.draw(plan, from: frame)
            return "drawn"
        } catch {
            return error.description
        }
    }

    private func frame(_ columns: (String, [Double])...) -> DataFrame {
        DataFrame(
            rowCount: columns[0].1.count,
            columns: columns.map { name, values in
                Column(
                    name: name, values: .numeric(values),
                    missing: MissingCells(reasons: values.map { $0.isNaN ? MissingReason.blank.rawValue : 0 }))
            })
    }

    @Test("Names, with the nearest known one")
    func names() {
        #expect(
            message { $0.strata = ["stratun"] } == "strata: no variable is called 'stratun'. Did you mean 'stratum'?")
        #expect(message { $0.clusters = ["qqq"] } == "clusters: no variable is called 'qqq'.")
        #expect(
            message {
                ($0.method, $0.sizeVariable) = (.brewer, "pupil")
            } == "size: no variable is called 'pupil'. Did you mean 'pupils'?")
    }

    @Test("Sizes that cannot be had")
    func sizes() {
        #expect(message { $0.size = .total(0) } == "the sample's size is 0, but must be at least 1.")
        #expect(message { $0.size = .each(-3) } == "the sample's size is -3, but must be at least 1.")
        #expect(
            message { $0.size = .total(100_000) }.hasPrefix("100000 units are to be chosen, but the frame has "))
        #expect(
            message { ($0.size, $0.strata, $0.clusters) = (.each(7), ["stratum"], ["school"]) }
                == "7 clusters are to be chosen of stratum '1', which has 6. Ask for fewer, or merge the stratum with a similar one."
        )
        #expect(
            message { ($0.minimum, $0.strata) = (3, ["stratum"]) }
                == "a minimum of 3 in each of 4 strata needs more than the 10 to be chosen. Ask for more (--n), or a lower minimum."
        )
        #expect(message { $0.minimum = -1 } == "the minimum of a stratum is -1, but must be 0 or more.")
        #expect(message { ($0.take, $0.clusters) = (0, ["school"]) } == "--take is 0, but must be at least 1.")
        #expect(message { $0.order = ["y"] }.hasPrefix("--order-by is the order that a systematic choice follows"))
        #expect(message { $0.take = 3 }.hasPrefix("--take is how many units of each cluster"))
        let odd = frame(("g", [1, 1, 2]), ("n", [1, 1, 1.5]))
        #expect(
            message(odd) { ($0.size, $0.strata) = (.given("n"), ["g"]) }
                == "frame.csv:4: the size 'n' is 1.5, but must be a whole number, 0 or more, for each stratum.")
        #expect(
            message(frame(("g", [1, 1, 2]), ("n", [0, 0, 0]))) { ($0.size, $0.strata) = (.given("n"), ["g"]) }
                == "the sample's size is 0, but must be at least 1.")
        #expect(
            message(frame(("g", [1, 1, 2]), ("n", [1, 2, 1]))) { ($0.size, $0.strata) = (.given("n"), ["g"]) }
                == "frame.csv:3: sample size 'n' is not what it is at frame.csv:2, though both are of '1'. It must be one number there."
        )
    }

    @Test("Measures of size")
    func measures() {
        for (value, text) in [(-4.0, "-4"), (0, "0")] {
            #expect(
                message(frame(("x", [3, value, 5]))) {
                    ($0.size, $0.method, $0.sizeVariable) = (.total(2), .brewer, "x")
                }
                    == "frame.csv:3: size 'x' is \(text), but must be a number above 0. Correct the frame, or leave such units out "
                    + "with --population.")
        }
        #expect(
            message(frame(("x", [3, .nan, .nan]))) { ($0.size, $0.method, $0.sizeVariable) = (.total(2), .brewer, "x") }
                == "frame.csv:3: size 'x' is missing here, and in 1 more row. Every unit of a frame needs one: complete the frame, or "
                + "leave such units out with --population, which says whom the sample stands for.")
        #expect(
            message { $0.method = .poisson }.hasPrefix("--method poisson chooses with probability proportional to size")
        )
        #expect(message { $0.sizeVariable = "pupils" }.contains("add --method systematicPPS|brewer|poisson."))
        #expect(
            message { ($0.method, $0.clusters, $0.sizeVariable) = (.brewer, ["school"], "id") }
                .contains("is not what it is at"))
    }

    @Test("Units")
    func units() {
        #expect(
            message(frame(("id", [1, 2, 1]))) { ($0.size, $0.identifiers) = (.total(2), ["id"]) }
                == "frame.csv:4: '1' (id) is at frame.csv:2 already. Each unit of a frame is there once: remove what is twice, or "
                + "name all variables that tell units apart (--id a,b).")
        #expect(
            message(frame(("g", [1, 1, 2]), ("c", [1, 2, 2]))) {
                ($0.size, $0.strata, $0.clusters) = (.total(2), ["g"], ["c"])
            }
                == "frame.csv:4: cluster '2' is in another stratum than at frame.csv:3. Clusters lie within strata: name all variables "
                + "that tell clusters apart (--clusters county,school), or correct the frame.")
        #expect(message(DataFrame(rowCount: 0)) { $0.minimum = 0 } == "the frame has no rows.")
        #expect(
            message(frame(("g", [1, .nan, 2]))) { ($0.size, $0.strata) = (.total(2), ["g"]) }
                .hasPrefix("frame.csv:3: strata 'g' is missing here. Every unit"))
    }

    @Test("Allocations")
    func allocations() {
        func allocated(_ rule: AllocationRule, _ change: (inout SamplingPlan) -> Void = { _ in }) -> String {
            message {
                ($0.strata, $0.allocation) = (["stratum"], rule)
                change(&$0)
            }
        }
        #expect(allocated(.neyman).hasPrefix("--allocation neyman needs to know how much strata vary"))
        #expect(allocated(.optimal) { $0.of = "y" }.hasPrefix("--allocation optimal needs what a unit costs"))
        #expect(
            allocated(.power) { $0.exponent = 2 }
                == "--exponent is 2, but must be from 0 (equal precision in strata) to 1.")
        #expect(allocated(.equal) { $0.of = "y" }.hasPrefix("--of is nothing that --allocation equal takes."))
        #expect(allocated(.neyman) { ($0.of, $0.deviation) = ("y", "cost") }.hasPrefix("--of and --deviation both"))
        #expect(allocated(.neyman) { $0.of = "cost" }.hasPrefix("'cost' does not vary within any stratum"))
        #expect(allocated(.power) { $0.of = "id" } == "drawn")
        #expect(
            allocated(.neyman) { ($0.of, $0.clusters, $0.method) = ("y", ["school"], .brewer) }
                .hasPrefix("--allocation neyman is for units chosen with equal probabilities."))
        #expect(
            message {
                ($0.strata, $0.allocation, $0.size) = (["stratum"], .equal, .each(2))
            }.hasPrefix("an allocation, with its minimum"))
        let few = frame(("g", [1, 1, 2, 2]), ("y", [1, 2, 3, .nan]))
        #expect(
            message(few) { ($0.size, $0.strata, $0.allocation, $0.of) = (.total(2), ["g"], .neyman, "y") }
                .hasPrefix("the standard deviation of 'y' is unknown in stratum '2'"))
        let negative = frame(("g", [1, 1, 2, 2]), ("y", [1, 2, -3, 2]))
        #expect(
            message(negative) { ($0.size, $0.strata, $0.allocation, $0.of) = (.total(2), ["g"], .power, "y") }
                .hasPrefix("the mean of 'y' in stratum '2' is -0.5; --allocation power"))
    }
}
