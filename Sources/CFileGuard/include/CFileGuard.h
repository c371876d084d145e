#ifndef LBC_FILE_GUARD_H
#define LBC_FILE_GUARD_H

// A mapped file that another program cuts short raises SIGBUS where its pages are gone. Within guarded mappings zeros
// are put in their place, so that reading ends in an orderly way, and whoever reads can ask afterwards.

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// Guards a mapping; false when too many are guarded already.
bool lbc_guard_mapping(const void *address, size_t length);

// Whether zeros were put in place of pages of a guarded mapping: its file is shorter than it was, or cannot be read.
bool lbc_guard_was_needed(const void *address);

// Ends the guard of a mapping, before it is unmapped.
void lbc_unguard_mapping(const void *address);

#ifdef __cplusplus
}
#endif

#endif
