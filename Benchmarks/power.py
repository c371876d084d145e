#!/usr/bin/env python3
"""Power as `lbc power` computes it beside the share of simulated surveys whose test rejects.

The simulated test is that of this package's tables: the difference of two groups' weighted means (or shares) with its
linearised standard error between clusters, as t on clusters - strata - 1 degrees of freedom. Needs NumPy and SciPy, and
`make build`. Prints the table of docs/choosing-a-sample.md; the seed is fixed.
"""
import json
import pathlib
import subprocess

import numpy as np
from scipy import stats

ROOT = pathlib.Path(__file__).resolve().parent.parent
LBC = ROOT / ".build/release/lbc"
SURVEYS = 20_000

# kind, layout, first, second, sd, clusters, size, icc, cv, ratio, cross
PLANS = [
    ("means", "between", 0, 0.35, 1, 8, 30, 0.02, 0.0, 1.0, 1.0),
    ("means", "between", 0, 0.3, 1, 24, 30, 0.05, 0.0, 1.0, 1.0),
    ("means", "between", 0, 0.3, 1, 48, 30, 0.10, 0.5, 1.0, 1.0),
    ("means", "between", 0, 0.3, 1, 60, 20, 0.05, 0.4, 2.0, 1.0),
    ("means", "within", 0, 0.2, 1, 24, 30, 0.05, 0.0, 0.5, 1.0),
    ("means", "within", 0, 0.3, 1, 24, 40, 0.10, 0.4, 0.5, 0.6),
    ("shares", "between", 0.3, 0.42, None, 24, 40, 0.03, 0.0, 1.0, 1.0),
    ("shares", "between", 0.1, 0.16, None, 60, 40, 0.02, 0.5, 1.0, 1.0),
    ("shares", "within", 0.3, 0.38, None, 48, 30, 0.05, 0.3, 0.67, 1.0),
]


def formula(plan):
    kind, layout, first, second, sd, clusters, size, icc, cv, ratio, cross = plan
    command = [LBC, "power", f"--{kind}", f"{first},{second}", "--clusters", clusters, "--cluster-size", size, "--icc", icc,
               "--cv", cv, "--ratio", ratio, "--groups", layout, "--cross-correlation", cross, "--format", "json"]
    if sd:
        command += ["--sd", sd]
    if kind == "shares":
        command += ["--unpooled"]
    found = json.loads(subprocess.run([str(c) for c in command], check=True, capture_output=True, text=True).stdout)
    return next(s["value"] for s in found if s["statistic"] == "power")


def simulated(plan, random, null=False):
    kind, layout, first, second, sd, clusters, size, icc, cv, ratio, cross = plan
    if null:
        second = first
    # Cluster sizes: gamma, with the mean and coefficient of variation of the plan.
    sizes = np.full((SURVEYS, clusters), float(size))
    if cv > 0:
        sizes = np.maximum(2, np.round(random.gamma(1 / cv**2, size * cv**2, (SURVEYS, clusters))))
    # m[g], y[g]: persons of a group in each cluster and the sum of their values.
    if layout == "between":
        k1 = round(clusters / (1 + ratio))
        of_first = np.arange(clusters) < k1
        m = [np.where(of_first, sizes, 0), np.where(of_first, 0, sizes)]
    else:
        m2 = np.maximum(1, np.round(sizes * ratio / (1 + ratio)))
        m = [np.maximum(1, sizes - m2), m2]
    values = (first, second)
    shape = (SURVEYS, clusters)
    if kind == "means":
        shared = random.standard_normal(shape) * np.sqrt(icc * cross)
        y = [m[g] * (values[g] + sd * (shared + random.standard_normal(shape) * np.sqrt(icc * (1 - cross))))
             + sd * np.sqrt((1 - icc) * m[g]) * random.standard_normal(shape) for g in (0, 1)]
    else:
        shared = random.uniform(-np.sqrt(3), np.sqrt(3), shape)
        y = [random.binomial(m[g].astype(int), np.clip(p + np.sqrt(icc * p * (1 - p)) * shared, 0, 1))
             for g, p in enumerate(values)]
    n = [m[g].sum(1) for g in (0, 1)]
    mean = [y[g].sum(1) / n[g] for g in (0, 1)]
    z = sum(sign * (y[g] - mean[g][:, None] * m[g]) / n[g][:, None] for g, sign in ((0, -1), (1, 1)))
    squares = ((z - z.mean(1, keepdims=True)) ** 2).sum(1)
    critical = stats.t.ppf(0.975, clusters - 2)
    # As in tables; and, of groups in different clusters, with the degree of freedom that the second mean takes.
    divisors = (clusters - 1, clusters - 2 if layout == "between" else clusters - 1)
    tests = [(mean[1] - mean[0]) / np.sqrt(squares * clusters / divisor) for divisor in divisors]
    return [((np.abs(t) if null else t) > critical).mean() for t in tests]


def main():
    random = np.random.default_rng(20260901)
    print("| outcome | groups | clusters × m | CV | ICC | ratio | λ | formula | simulated | its level | corrected | its level |")
    print("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    for plan in PLANS:
        kind, layout, first, second, sd, clusters, size, icc, cv, ratio, cross = plan
        power, level = simulated(plan, random), simulated(plan, random, null=True)
        row = (formula(plan), power[0], level[0], power[1], level[1])
        print(f"| {kind} {first}, {second} | {layout} | {clusters} × {size} | {cv} | {icc} | {ratio} | {cross} | "
              + " | ".join(f"{value:.3f}" for value in row) + " |")


if __name__ == "__main__":
    main()
