#include "CStructuralScan.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#define QUOTE ((uint8_t)'"')

// Bit i of a mask stands for byte i of a block of 64.
#if defined(__SSE2__)
static inline uint64_t equal_mask(const uint8_t *block, __m128i wanted) {
    uint64_t mask = 0;
    for (int part = 0; part < 4; part++) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(block + 16 * part));
        mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, wanted)) << (16 * part);
    }
    return mask;
}
typedef __m128i Pattern;
static inline Pattern pattern(uint8_t byte) { return _mm_set1_epi8((char)byte); }
#else
typedef uint8_t Pattern;
static inline Pattern pattern(uint8_t byte) { return byte; }
static inline uint64_t equal_mask(const uint8_t *block, Pattern wanted) {
    uint64_t mask = 0;
    for (int index = 0; index < 64; index++) mask |= (uint64_t)(block[index] == wanted) << index;
    return mask;
}
#endif

// Bit i of the result is the parity of bits 0...i: set from an opening quote up to its closing quote.
static inline uint64_t prefix_parity(uint64_t bits) {
    bits ^= bits << 1;
    bits ^= bits << 2;
    bits ^= bits << 4;
    bits ^= bits << 8;
    bits ^= bits << 16;
    bits ^= bits << 32;
    return bits;
}

LBCByteCounts lbc_count_structural(const uint8_t *bytes, size_t length, uint8_t delimiter, uint8_t newline) {
    LBCByteCounts counts = {0, 0, 0};
    const Pattern quotes = pattern(QUOTE), delimiters = pattern(delimiter), newlines = pattern(newline);
    size_t at = 0;
    for (; at + 64 <= length; at += 64) {
        counts.quotes += (size_t)__builtin_popcountll(equal_mask(bytes + at, quotes));
        counts.delimiters += (size_t)__builtin_popcountll(equal_mask(bytes + at, delimiters));
        counts.newlines += (size_t)__builtin_popcountll(equal_mask(bytes + at, newlines));
    }
    for (; at < length; at++) {
        counts.quotes += bytes[at] == QUOTE;
        counts.delimiters += bytes[at] == delimiter;
        counts.newlines += bytes[at] == newline;
    }
    return counts;
}

size_t lbc_structural_positions(
    const uint8_t *bytes, size_t length, uint8_t delimiter, uint8_t newline, uint32_t *positions,
    bool *ends_inside_quotes) {
    const Pattern quotes = pattern(QUOTE), delimiters = pattern(delimiter), newlines = pattern(newline);
    uint64_t inside = 0;  // all ones while a quote is open
    size_t count = 0, at = 0;
    for (; at + 64 <= length; at += 64) {
        const uint64_t quoted = prefix_parity(equal_mask(bytes + at, quotes)) ^ inside;
        inside = (uint64_t)((int64_t)quoted >> 63);
        uint64_t structural = (equal_mask(bytes + at, delimiters) | equal_mask(bytes + at, newlines)) & ~quoted;
        while (structural != 0) {
            positions[count++] = (uint32_t)(at + (size_t)__builtin_ctzll(structural));
            structural &= structural - 1;
        }
    }
    bool open = inside != 0;
    for (; at < length; at++) {
        if (bytes[at] == QUOTE) {
            open = !open;
        } else if (!open && (bytes[at] == delimiter || bytes[at] == newline)) {
            positions[count++] = (uint32_t)at;
        }
    }
    *ends_inside_quotes = open;
    return count;
}
