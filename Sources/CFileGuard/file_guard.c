#define _GNU_SOURCE
#include "CFileGuard.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#define MOST_MAPPINGS 256

// Only atomics: the handler may run while a mapping is added.
static _Atomic(uintptr_t) starts[MOST_MAPPINGS];
static _Atomic(uintptr_t) ends[MOST_MAPPINGS];
static atomic_bool needed[MOST_MAPPINGS];
static atomic_flag installed = ATOMIC_FLAG_INIT;
static struct sigaction previous;
static long page_size;

static void put_zeros(int number, siginfo_t *info, void *context) {
    const uintptr_t address = (uintptr_t)info->si_addr;
    for (int slot = 0; slot < MOST_MAPPINGS; slot++) {
        if (address < atomic_load(&starts[slot]) || address >= atomic_load(&ends[slot])) continue;
        void *page = (void *)(address & ~(uintptr_t)(page_size - 1));
        if (mmap(page, (size_t)page_size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) != MAP_FAILED) {
            atomic_store(&needed[slot], true);
            return;
        }
    }
    // Not ours: what would have happened without us.
    if (previous.sa_flags & SA_SIGINFO) {
        previous.sa_sigaction(number, info, context);
    } else {
        sigaction(SIGBUS, &previous, NULL);
    }
}

static void install(void) {
    if (atomic_flag_test_and_set(&installed)) return;
    page_size = sysconf(_SC_PAGESIZE);
    struct sigaction action = {0};
    action.sa_sigaction = put_zeros;
    action.sa_flags = SA_SIGINFO;
    sigemptyset(&action.sa_mask);
    sigaction(SIGBUS, &action, &previous);
}

bool lbc_guard_mapping(const void *address, size_t length) {
    install();
    for (int slot = 0; slot < MOST_MAPPINGS; slot++) {
        uintptr_t none = 0;
        // The end comes last: until then the range is empty.
        if (atomic_compare_exchange_strong(&starts[slot], &none, (uintptr_t)address)) {
            atomic_store(&needed[slot], false);
            atomic_store(&ends[slot], (uintptr_t)address + length);
            return true;
        }
    }
    return false;
}

bool lbc_guard_was_needed(const void *address) {
    for (int slot = 0; slot < MOST_MAPPINGS; slot++) {
        if (atomic_load(&starts[slot]) == (uintptr_t)address) return atomic_load(&needed[slot]);
    }
    return false;
}

void lbc_unguard_mapping(const void *address) {
    for (int slot = 0; slot < MOST_MAPPINGS; slot++) {
        if (atomic_load(&starts[slot]) != (uintptr_t)address) continue;
        atomic_store(&ends[slot], 0);
        atomic_store(&starts[slot], 0);
    }
}
