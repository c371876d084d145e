// Included by structural_scan.c once for each kind of vector, which defines NAME, TARGET, PATTERN, Pattern_… and
// equal_mask_…. Bit i of a mask stands for byte i of a block of 64.

TARGET static LBCLineCounts NAME(count_lines)(const uint8_t *bytes, size_t length, uint8_t newline) {
    const NAME(Pattern) quotes = PATTERN(QUOTE), newlines = PATTERN(newline);
    size_t quote_count = 0, all = 0, outside = 0, at = 0;
    uint64_t inside = 0;  // all ones while a quote is open
    for (; at + 64 <= length; at += 64) {
        const uint64_t quote_mask = NAME(equal_mask)(bytes + at, quotes);
        const uint64_t newline_mask = NAME(equal_mask)(bytes + at, newlines);
        all += (size_t)__builtin_popcountll(newline_mask);
        if (quote_mask == 0) {
            outside += (size_t)__builtin_popcountll(newline_mask & ~inside);
            continue;
        }
        quote_count += (size_t)__builtin_popcountll(quote_mask);
        const uint64_t quoted = prefix_parity(quote_mask) ^ inside;
        outside += (size_t)__builtin_popcountll(newline_mask & ~quoted);
        inside = (uint64_t)((int64_t)quoted >> 63);
    }
    bool open = inside != 0;
    for (; at < length; at++) {
        if (bytes[at] == QUOTE) {
            open = !open;
            quote_count++;
        } else if (bytes[at] == newline) {
            all++;
            outside += !open;
        }
    }
    // What lies outside quotes for a stretch that begins outside lies inside for one that begins inside.
    const LBCLineCounts counts = {quote_count, outside, all - outside};
    return counts;
}

TARGET static LBCStructure NAME(structural_positions)(
    const uint8_t *bytes, size_t length, uint8_t delimiter, uint8_t newline, bool has_quotes, uint32_t *positions) {
    const NAME(Pattern) quotes = PATTERN(QUOTE), delimiters = PATTERN(delimiter), newlines = PATTERN(newline);
    uint64_t inside = 0;  // all ones while a quote is open
    size_t count = 0, hidden = 0, at = 0;
    for (; at + 64 <= length; at += 64) {
        uint64_t structural =
            NAME(equal_mask)(bytes + at, delimiters) | NAME(equal_mask)(bytes + at, newlines);
        if (has_quotes) {
            const uint64_t quoted = prefix_parity(NAME(equal_mask)(bytes + at, quotes)) ^ inside;
            inside = (uint64_t)((int64_t)quoted >> 63);
            hidden += (size_t)__builtin_popcountll(structural & quoted);
            structural &= ~quoted;
        }
        const size_t found = (size_t)__builtin_popcountll(structural);
        uint32_t *next = positions + count;
        // Eight at a time, beyond those there are: what is written too much is overwritten by the next block.
        for (size_t written = 0; written < found; written += 8) {
            for (int index = 0; index < 8; index++) {
                next[written + (size_t)index] =
                    (uint32_t)(at + (structural != 0 ? (size_t)__builtin_ctzll(structural) : 0));
                structural &= structural - 1;
            }
        }
        count += found;
    }
    bool open = inside != 0;
    for (; at < length; at++) {
        if (bytes[at] == QUOTE) {
            open = has_quotes && !open;
        } else if (bytes[at] == delimiter || bytes[at] == newline) {
            if (open) {
                hidden++;
            } else {
                positions[count++] = (uint32_t)at;
            }
        }
    }
    const LBCStructure structure = {count, hidden};
    return structure;
}
