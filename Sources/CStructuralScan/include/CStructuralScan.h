#ifndef LBC_STRUCTURAL_SCAN_H
#define LBC_STRUCTURAL_SCAN_H

// Finds the bytes that give a delimited text file its structure. Only bytes are looked at; what they mean is decided
// above, in Swift.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// How often the structural bytes occur in a stretch of text, quoted or not.
typedef struct {
    size_t quotes;
    size_t delimiters;
    size_t newlines;
} LBCByteCounts;

LBCByteCounts lbc_count_structural(const uint8_t *bytes, size_t length, uint8_t delimiter, uint8_t newline);

// Writes the offset of every delimiter and newline outside quotes, ascending, and returns how many there are.
// `positions` must have room for all delimiters and newlines of the stretch plus 64. The stretch begins outside quotes.
// `ends_inside_quotes` receives whether a quote is still open at its end.
size_t lbc_structural_positions(
    const uint8_t *bytes, size_t length, uint8_t delimiter, uint8_t newline, uint32_t *positions,
    bool *ends_inside_quotes);

#ifdef __cplusplus
}
#endif

#endif
