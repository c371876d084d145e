#include "CStructuralScan.h"

#include <charconv>
#include <cstdlib>
#include <string>

bool lbc_correctly_rounded(const uint8_t *bytes, size_t length, double *value) {
    const char *first = reinterpret_cast<const char *>(bytes);
    const char *last = first + length;
    if (first != last && *first == '+') first++;
    const auto result = std::from_chars(first, last, *value);
    if (result.ec == std::errc()) return result.ptr == last;
    // Too large for a double, or too small: the C library tells which.
    *value = std::strtod(std::string(first, last).c_str(), nullptr);
    return result.ec == std::errc::result_out_of_range;
}
