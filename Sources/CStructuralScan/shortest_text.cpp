#include "CStructuralScan.h"

#include <charconv>

size_t lbc_shortest_text(double value, bool scientific, uint8_t *text) {
    char *first = reinterpret_cast<char *>(text);
    const auto format = scientific ? std::chars_format::scientific : std::chars_format::fixed;
    const auto result = std::to_chars(first, first + LBC_LONGEST_NUMBER, value, format);
    return result.ec == std::errc() ? static_cast<size_t>(result.ptr - first) : 0;
}
