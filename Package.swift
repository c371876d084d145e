// swift-tools-version: 6.2
import PackageDescription

/// Settings every Swift target shares, set once.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// Everything a room imports, directly or through other rooms, by room.
///
/// The build is told all of it: a type's layout can change two rooms below, in a module whose own interface stays the
/// same, and what was compiled against the old layout must then be compiled again.
nonisolated(unsafe) var foundations: [String: [String]] = [:]

/// A room and what lies under it.
func withFoundations(_ imports: [String]) -> [Target.Dependency] {
    Set(imports + imports.flatMap { foundations[$0] ?? [] }).sorted().map(Target.Dependency.init(stringLiteral:))
}

/// A library target of the house. `imports` are the arrows of the architecture, which a test holds the sources to: see
/// CONTRIBUTING.md.
func room(_ name: String, imports: [String] = []) -> Target {
    foundations[name] = Array(Set(imports + imports.flatMap { foundations[$0] ?? [] }))
    return .target(name: name, dependencies: withFoundations(imports), swiftSettings: settings)
}

/// The test target that mirrors a room.
func tests(_ name: String, imports: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: withFoundations([name, "TestSupport"] + imports), swiftSettings: settings)
}

let package = Package(
    name: "LBCStats",
    products: [
        .executable(name: "lbc", targets: ["lbc"]),
        .library(
            name: "LBCStats",
            targets: [
                "Frame", "FileFormats", "SurveyData", "Formula", "Estimation", "Sampling", "Survey", "Results",
                "Reporting",
            ]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // C and C++ libraries: a module map or a thin shim each, no logic.
        .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
        .systemLibrary(name: "CLAPACKE", pkgConfig: "lapacke", providers: [.apt(["liblapacke-dev"])]),
        .systemLibrary(
            name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CReadStat", providers: [.apt(["libreadstat-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .target(name: "CBoostMath"),
        .target(name: "CShippedData", exclude: ["scales", "growth", "anaemia", "exposures", "surveys", "reliability"]),
        .target(name: "CStructuralScan"),
        .target(name: "CFileGuard"),

        // From the ground up.
        room("RowBlocks"),
        room("LinearAlgebra", imports: ["COpenBLAS", "CLAPACKE"]),
        room("Probability", imports: ["CBoostMath"]),
        room("Frame"),
        room(
            "FileFormats",
            imports: [
                "Frame", "RowBlocks", "CStructuralScan", "CFileGuard", "COpenSSL", "CReadStat", "CZlib", "CExpat",
            ]),
        room("SurveyData", imports: ["Frame", "FileFormats", "CShippedData", "Yams"]),
        room("Formula", imports: ["Frame", "LinearAlgebra"]),
        room("Estimation", imports: ["LinearAlgebra", "Probability", "RowBlocks"]),
        room("Sampling", imports: ["Frame", "Probability", "RowBlocks"]),
        room("Results"),
        room(
            "Survey",
            imports: ["Frame", "Formula", "Estimation", "LinearAlgebra", "Probability", "RowBlocks", "Results"]),
        room("Reporting", imports: ["Results", "CCMarkGFM"]),
        room(
            "Notebooks",
            imports: [
                "Frame", "RowBlocks", "SurveyData", "Formula", "Estimation", "Sampling", "Survey", "Results",
                "Reporting",
            ]),
        .executableTarget(
            name: "lbc",
            dependencies: withFoundations(["Frame", "Notebooks", "Reporting", "RowBlocks", "Sampling", "SurveyData"])
                + [
                    .product(name: "ArgumentParser", package: "swift-argument-parser")
                ],
            swiftSettings: settings),

        // What Benchmarks/reading.py times.
        .executableTarget(
            name: "reading-time", dependencies: withFoundations(["FileFormats"]), path: "Benchmarks/Reading",
            swiftSettings: settings),

        // What Benchmarks/engine.py times.
        .executableTarget(
            name: "engine-time", dependencies: withFoundations(["Estimation", "FileFormats", "Frame", "Survey"]),
            path: "Benchmarks/Engine", swiftSettings: settings),

        // What Benchmarks/writing.py times.
        .executableTarget(
            name: "writing-time", dependencies: withFoundations(["FileFormats"]), path: "Benchmarks/Writing",
            swiftSettings: settings),

        // Prints the table of coverage in docs/replicates.md.
        .executableTarget(
            name: "interval-coverage",
            dependencies: withFoundations([
                "Estimation", "Formula", "Frame", "Probability", "Results", "RowBlocks", "Survey",
            ]),
            path: "Benchmarks/Coverage", swiftSettings: settings),

        // Tests mirror the rooms.
        .target(
            name: "TestSupport",
            dependencies: withFoundations(["Frame", "FileFormats", "LinearAlgebra", "Probability"]),
            path: "Tests/TestSupport", swiftSettings: settings),
        tests("RowBlocks"),
        tests("LinearAlgebra"),
        tests("Probability"),
        tests("Frame"),
        tests("FileFormats", imports: ["Frame", "RowBlocks", "Probability"]),
        tests("SurveyData", imports: ["Frame", "FileFormats", "Probability"]),
        tests("Formula", imports: ["Frame", "LinearAlgebra", "Probability"]),
        tests("Estimation", imports: ["LinearAlgebra", "Probability", "RowBlocks"]),
        tests("Sampling", imports: ["Estimation", "Frame", "LinearAlgebra", "Probability", "RowBlocks", "Survey"]),
        tests(
            "Survey",
            imports: [
                "Frame", "FileFormats", "SurveyData", "Formula", "Estimation", "LinearAlgebra", "Probability",
                "Results",
                "RowBlocks",
            ]),
        tests("Reporting", imports: ["Results"]),
        tests(
            "Notebooks",
            imports: [
                "Frame", "FileFormats", "SurveyData", "Survey", "Results", "Reporting", "RowBlocks", "Estimation",
                "Sampling",
            ]),
        .testTarget(name: "CommandTests", dependencies: ["TestSupport", "lbc"], swiftSettings: settings),
        .testTarget(
            name: "ArchitectureTests", dependencies: withFoundations(["TestSupport", "FileFormats"]),
            swiftSettings: settings),
    ],
    cxxLanguageStandard: .cxx20
)

// A fuzzer has the main function of its library, so that it can only be built with it: see `make fuzz`.
if Context.environment["LBC_FUZZING"] != nil {
    func fuzzer(_ name: String, imports: [String]) -> Target {
        .executableTarget(
            name: "\(name.lowercased())-fuzzing", dependencies: withFoundations(imports), path: "Tests/Fuzzing/\(name)",
            swiftSettings: settings + [.unsafeFlags(["-parse-as-library", "-sanitize=fuzzer"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])])
    }
    package.targets += [
        fuzzer("Reader", imports: ["FileFormats"]),
        fuzzer("Meaning", imports: ["SurveyData", "Notebooks"]),
    ]
}
