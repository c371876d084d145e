import Testing

@testable import RowBlocks

@Suite("The fixed partition of rows")
struct RowBlocksTests {
    static let rowCounts = [0, 1, 2, 127, 128, 129, 255, 4_095, 4_096, 4_097, 100_000]
    static let blockSizes = [1, 2, 7, 128, 4_096, 1_000_000]

    @Test("Every row lies in exactly one block, in order", arguments: rowCounts, blockSizes)
    func partition(rowCount: Int, blockSize: Int) {
        let blocks = RowBlocks(rowCount: rowCount, blockSize: blockSize)
        var next = 0
        for block in blocks {
            #expect(block.lowerBound == next)
            #expect(!block.isEmpty)
            next = block.upperBound
        }
        #expect(next == rowCount)
    }

    @Test("All blocks but the last are full", arguments: rowCounts, blockSizes)
    func sizes(rowCount: Int, blockSize: Int) {
        let blocks = RowBlocks(rowCount: rowCount, blockSize: blockSize)
        #expect(blocks.dropLast().allSatisfy { $0.count == blockSize })
        #expect(blocks.last.map { $0.count <= blockSize } ?? (rowCount == 0))
        #expect(blocks.count == (rowCount == 0 ? 0 : (rowCount - 1) / blockSize + 1))
    }

    @Test("A block is found by its number")
    func access() {
        let blocks = RowBlocks(rowCount: 10, blockSize: 4)
        #expect(Array(blocks) == [0..<4, 4..<8, 8..<10])
        #expect(blocks[1] == 4..<8)
        #expect(Array(blocks.reversed()) == [8..<10, 4..<8, 0..<4])
    }

    @Test(
        "Scratch of a block fits the cache, in powers of two between 128 and 4096 rows",
        arguments: [
            (0, 4_096), (1, 4_096), (8, 4_096), (9, 2_048), (16, 2_048), (17, 1_024), (100, 256), (256, 128),
            (257, 128), (1_000_000, 128),
        ])
    func cacheSized(columnCount: Int, blockSize: Int) {
        let blocks = RowBlocks(rowCount: 10_000, cacheSizedFor: columnCount)
        #expect(blocks.blockSize == blockSize)
        #expect(blocks.rowCount == 10_000)
    }

    @Test("More columns never make larger blocks")
    func monotone() {
        let sizes = (0...2_000).map { RowBlocks(rowCount: 1, cacheSizedFor: $0).blockSize }
        #expect(zip(sizes, sizes.dropFirst()).allSatisfy { $0 >= $1 })
        for (columns, size) in sizes.enumerated() {
            #expect(size.nonzeroBitCount == 1)
            #expect(size == 128 || size * columns <= 32_768)
        }
    }

    @Test("Boundaries do not depend on the number of cores")
    func coresDoNotMatter() {
        let all = Array(RowBlocks(rowCount: 12_345, cacheSizedFor: 20))
        #expect(Workers.$limit.withValue(1) { Array(RowBlocks(rowCount: 12_345, cacheSizedFor: 20)) } == all)
    }
}
