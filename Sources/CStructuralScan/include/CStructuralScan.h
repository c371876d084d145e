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

// How often quotes occur in a stretch of text, and newlines that no quotes enclose.
typedef struct {
    size_t quotes;
    // If the stretch begins outside quotes.
    size_t newlines_from_outside;
    // If it begins inside quotes.
    size_t newlines_from_inside;
} LBCLineCounts;

LBCLineCounts lbc_count_lines(const uint8_t *bytes, size_t length, uint8_t newline);

// What was found in a stretch of text.
typedef struct {
    // Delimiters and newlines outside quotes, whose positions were written.
    size_t positions;
    // Delimiters and newlines inside quotes.
    size_t hidden;
} LBCStructure;

// Writes the offset of every delimiter and newline outside quotes, ascending. `positions` must have room for one for
// every byte of the stretch and LBC_POSITION_SLACK more. The stretch begins outside quotes. Where `has_quotes` is false, there must be none.
LBCStructure lbc_structural_positions(
    const uint8_t *bytes, size_t length, uint8_t delimiter, uint8_t newline, bool has_quotes, uint32_t *positions);

#define LBC_POSITION_SLACK 64

// Reads a decimal number (digits with an optional sign, point and exponent) as the nearest double, infinite where it is
// larger than any; false when the bytes are something else.
bool lbc_correctly_rounded(const uint8_t *bytes, size_t length, double *value);

// Room that a number's text needs at the most: fixed notation is asked for only from 10⁻⁵ to 2⁵³.
#define LBC_LONGEST_NUMBER 32

// Writes a finite double with the fewest digits that are read back as the same double, of these the nearest to it; returns
// the number of bytes, 0 where there was not room.
size_t lbc_shortest_text(double value, bool scientific, uint8_t *text);

#ifdef __cplusplus
}
#endif

#endif
