/// Numbers distinct keys from 0 in the order they first come, by open addressing: no allocation for a key.
struct DenseNumbering {
    private(set) var keys: [UInt64] = []
    /// The number of the key at each place of the table; −1 where it is free. A power of two in size.
    private var slots = [Int32](repeating: -1, count: 64)

    /// - Parameter expected: about how many keys there will be.
    init(expected: Int = 0) {
        keys.reserveCapacity(expected)
        resize(for: expected)
    }

    var count: Int { keys.count }

    /// The number of a key; a new one gets the next.
    mutating func number(of key: UInt64) -> Int32 {
        if keys.count * 2 >= slots.count { resize(for: keys.count * 2) }
        let place = place(of: key)
        if slots[place] >= 0 { return slots[place] }
        slots[place] = Int32(keys.count)
        keys.append(key)
        return slots[place]
    }

    private func place(of key: UInt64) -> Int {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: Self.mixed(key)) & mask
        while slots[place] >= 0, keys[Int(slots[place])] != key { place = (place + 1) & mask }
        return place
    }

    private mutating func resize(for expected: Int) {
        var size = slots.count
        while size < expected * 2 + 2 { size *= 2 }
        guard size > slots.count else { return }
        slots = [Int32](repeating: -1, count: size)
        for number in keys.indices { slots[place(of: keys[number])] = Int32(number) }
    }

    /// The finalizer of MurmurHash3 (Appleby), which lets every bit of a key change every bit of its place.
    private static func mixed(_ key: UInt64) -> UInt64 {
        var bits = key
        bits = (bits ^ (bits >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        bits = (bits ^ (bits >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        return bits ^ (bits >> 33)
    }
}
