#ifndef LBC_BOOST_MATH_H
#define LBC_BOOST_MATH_H

// Plain C face of the Boost.Math distributions that survey inference needs.
// Nothing throws across this boundary: an argument outside the domain of a function returns NaN.
// `upper` functions are the survival functions 1 - F(x), computed without cancellation.

#ifdef __cplusplus
extern "C" {
#endif

double lbc_normal_density(double x);
double lbc_normal_lower(double x);
double lbc_normal_upper(double x);
double lbc_normal_quantile(double probability);
double lbc_normal_quantile_upper(double probability);

double lbc_student_t_density(double x, double df);
double lbc_student_t_lower(double x, double df);
double lbc_student_t_upper(double x, double df);
double lbc_student_t_quantile(double probability, double df);
double lbc_student_t_quantile_upper(double probability, double df);

double lbc_chi_squared_density(double x, double df);
double lbc_chi_squared_lower(double x, double df);
double lbc_chi_squared_upper(double x, double df);
double lbc_chi_squared_quantile(double probability, double df);
double lbc_chi_squared_quantile_upper(double probability, double df);

double lbc_f_density(double x, double df1, double df2);
double lbc_f_lower(double x, double df1, double df2);
double lbc_f_upper(double x, double df1, double df2);
double lbc_f_quantile(double probability, double df1, double df2);
double lbc_f_quantile_upper(double probability, double df1, double df2);

double lbc_beta_density(double x, double a, double b);
double lbc_beta_lower(double x, double a, double b);
double lbc_beta_upper(double x, double a, double b);
double lbc_beta_quantile(double probability, double a, double b);
double lbc_beta_quantile_upper(double probability, double a, double b);

double lbc_noncentral_t_lower(double x, double df, double delta);
double lbc_noncentral_t_upper(double x, double df, double delta);

#ifdef __cplusplus
}
#endif

#endif
