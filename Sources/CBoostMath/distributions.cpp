#include "CBoostMath.h"

#include <cmath>
#include <limits>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

namespace {

namespace bm = boost::math;

// Double precision throughout, no exceptions for domain errors: the caller reads NaN.
using Policy = bm::policies::policy<
    bm::policies::promote_double<false>,
    bm::policies::domain_error<bm::policies::errno_on_error>,
    bm::policies::pole_error<bm::policies::errno_on_error>,
    bm::policies::overflow_error<bm::policies::errno_on_error>,
    bm::policies::underflow_error<bm::policies::ignore_error>,
    bm::policies::evaluation_error<bm::policies::errno_on_error>>;

using Normal = bm::normal_distribution<double, Policy>;
using StudentT = bm::students_t_distribution<double, Policy>;
using ChiSquared = bm::chi_squared_distribution<double, Policy>;
using FisherF = bm::fisher_f_distribution<double, Policy>;
using Beta = bm::beta_distribution<double, Policy>;
using NonCentralT = bm::non_central_t_distribution<double, Policy>;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

// Support [lower, upper] of a distribution, so that x outside it has a density and tails by definition.
struct Support {
    double lower;
    double upper;
};

constexpr Support kRealLine{-kInfinity, kInfinity};
constexpr Support kHalfLine{0.0, kInfinity};
constexpr Support kUnitInterval{0.0, 1.0};

template <typename Distribution>
double density(const Distribution& distribution, Support support, double x) {
    if (std::isnan(x)) return kNaN;
    if (x < support.lower || x > support.upper || std::isinf(x)) return 0.0;
    try {
        return bm::pdf(distribution, x);
    } catch (...) {
        return kNaN;
    }
}

template <typename Distribution>
double lower(const Distribution& distribution, Support support, double x) {
    if (std::isnan(x)) return kNaN;
    if (x <= support.lower) return 0.0;
    if (x >= support.upper) return 1.0;
    try {
        return bm::cdf(distribution, x);
    } catch (...) {
        return kNaN;
    }
}

template <typename Distribution>
double upper(const Distribution& distribution, Support support, double x) {
    if (std::isnan(x)) return kNaN;
    if (x <= support.lower) return 1.0;
    if (x >= support.upper) return 0.0;
    try {
        return bm::cdf(bm::complement(distribution, x));
    } catch (...) {
        return kNaN;
    }
}

template <typename Distribution>
double quantile(const Distribution& distribution, Support support, double p) {
    if (!(p >= 0.0 && p <= 1.0)) return kNaN;
    if (p == 0.0) return support.lower;
    if (p == 1.0) return support.upper;
    try {
        return bm::quantile(distribution, p);
    } catch (...) {
        return kNaN;
    }
}

template <typename Distribution>
double quantile_upper(const Distribution& distribution, Support support, double q) {
    if (!(q >= 0.0 && q <= 1.0)) return kNaN;
    if (q == 0.0) return support.upper;
    if (q == 1.0) return support.lower;
    try {
        return bm::quantile(bm::complement(distribution, q));
    } catch (...) {
        return kNaN;
    }
}

bool positive(double value) { return value > 0.0; }

}  // namespace

// One set of five functions for a distribution; `make` builds it, `valid` guards its parameters.
#define LBC_FIVE(name, parameters, valid, make, support)                                                        \
    double lbc_##name##_density(double x LBC_EXPAND parameters) { return (valid) ? density(make, support, x) : kNaN; } \
    double lbc_##name##_lower(double x LBC_EXPAND parameters) { return (valid) ? lower(make, support, x) : kNaN; }     \
    double lbc_##name##_upper(double x LBC_EXPAND parameters) { return (valid) ? upper(make, support, x) : kNaN; }     \
    double lbc_##name##_quantile(double p LBC_EXPAND parameters) { return (valid) ? quantile(make, support, p) : kNaN; } \
    double lbc_##name##_quantile_upper(double q LBC_EXPAND parameters) {                                        \
        return (valid) ? quantile_upper(make, support, q) : kNaN;                                               \
    }
#define LBC_EXPAND(...) __VA_OPT__(, ) __VA_ARGS__

LBC_FIVE(normal, (), true, Normal(0.0, 1.0), kRealLine)
LBC_FIVE(student_t, (double df), positive(df), StudentT(df), kRealLine)
LBC_FIVE(chi_squared, (double df), positive(df), ChiSquared(df), kHalfLine)
LBC_FIVE(f, (double df1, double df2), positive(df1) && positive(df2), FisherF(df1, df2), kHalfLine)
LBC_FIVE(beta, (double a, double b), positive(a) && positive(b), Beta(a, b), kUnitInterval)

double lbc_noncentral_t_lower(double x, double df, double delta) {
    return positive(df) && std::isfinite(delta) ? lower(NonCentralT(df, delta), kRealLine, x) : kNaN;
}
double lbc_noncentral_t_upper(double x, double df, double delta) {
    return positive(df) && std::isfinite(delta) ? upper(NonCentralT(df, delta), kRealLine, x) : kNaN;
}
