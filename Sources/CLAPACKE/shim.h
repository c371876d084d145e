/* Swift cannot import C's `_Complex`; the complex routines are not used. */
#define lapack_complex_float float
#define lapack_complex_double double
#include <lapacke.h>
