#include "CStructuralScan.h"

// The scan is written once, in scan_body.h, and compiled for each kind of vector there is.

#define QUOTE ((uint8_t)'"')

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

#if defined(__x86_64__)
#include <immintrin.h>

// 32 bytes at a time, where the processor can.
#define NAME(name) name##_avx2
#define TARGET __attribute__((target("avx2,bmi,popcnt")))
typedef __m256i Pattern_avx2;
#define PATTERN(byte) _mm256_set1_epi8((char)(byte))
TARGET static inline uint64_t equal_mask_avx2(const uint8_t *block, __m256i wanted) {
    __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)block);
    __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(block + 32));
    return (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted)) |
        (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted)) << 32;
}
#include "scan_body.h"
#undef NAME
#undef TARGET
#undef PATTERN

// 16 bytes at a time, which every processor of this family can.
#define NAME(name) name##_sse2
#define TARGET
typedef __m128i Pattern_sse2;
#define PATTERN(byte) _mm_set1_epi8((char)(byte))
static inline uint64_t equal_mask_sse2(const uint8_t *block, __m128i wanted) {
    uint64_t mask = 0;
    for (int part = 0; part < 4; part++) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(block + 16 * part));
        mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, wanted)) << (16 * part);
    }
    return mask;
}
#include "scan_body.h"

static bool has_avx2(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi"); }

LBCLineCounts lbc_count_lines(const uint8_t *bytes, size_t length, uint8_t newline) {
    return has_avx2() ? count_lines_avx2(bytes, length, newline) : count_lines_sse2(bytes, length, newline);
}

LBCStructure lbc_structural_positions(
    const uint8_t *bytes, size_t length, uint8_t delimiter, uint8_t newline, bool has_quotes, uint32_t *positions) {
    return has_avx2()
        ? structural_positions_avx2(bytes, length, delimiter, newline, has_quotes, positions)
        : structural_positions_sse2(bytes, length, delimiter, newline, has_quotes, positions);
}

#else

#define NAME(name) name##_plain
#define TARGET
typedef uint8_t Pattern_plain;
#define PATTERN(byte) (byte)
static inline uint64_t equal_mask_plain(const uint8_t *block, uint8_t wanted) {
    uint64_t mask = 0;
    for (int index = 0; index < 64; index++) mask |= (uint64_t)(block[index] == wanted) << index;
    return mask;
}
#include "scan_body.h"

LBCLineCounts lbc_count_lines(const uint8_t *bytes, size_t length, uint8_t newline) {
    return count_lines_plain(bytes, length, newline);
}

LBCStructure lbc_structural_positions(
    const uint8_t *bytes, size_t length, uint8_t delimiter, uint8_t newline, bool has_quotes, uint32_t *positions) {
    return structural_positions_plain(bytes, length, delimiter, newline, has_quotes, positions);
}

#endif
