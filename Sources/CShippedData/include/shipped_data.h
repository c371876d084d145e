#ifndef SHIPPED_DATA_H
#define SHIPPED_DATA_H

#include <stddef.h>

/// A run of bytes within the program.
typedef struct {
    const unsigned char *bytes;
    size_t count;
} ShippedBytes;

/// The definitions of the shipped scales: YAML texts, each followed by a record separator (0x1E).
ShippedBytes shipped_scales(void);

/// The growth tables: a line with the table's name, a header, and lines of sex (1 male, 2 female), x, L, M and S; each
/// table followed by a record separator.
ShippedBytes shipped_growth(void);

/// Cut-offs of haemoglobin and adjustments for altitude: YAML texts, each followed by a record separator.
ShippedBytes shipped_anaemia(void);

/// Definitions of left-behind children over roles: YAML texts, each followed by a record separator.
ShippedBytes shipped_exposures(void);

/// How surveys tell those roles: YAML texts, each followed by a record separator.
ShippedBytes shipped_surveys(void);

/// Published standards of reliable estimates: YAML texts, each followed by a record separator.
ShippedBytes shipped_reliability(void);

#endif
