#!/usr/bin/env python3
"""Writes a synthetic survey file for benchmarks: strata, clusters, unequal weights, missing values.

Usage: workload.py ROWS OUT.csv [SEED]

40 strata; clusters grow as ROWS ** 0.75; 24 columns. The same ROWS and SEED give the same file with the same version of
numpy. The numbers mean nothing: only their number, spread and missingness matter here.
"""
import sys

import numpy as np
import pandas as pd

STRATA = 40


def make(rows, seed):
    random = np.random.default_rng(seed)
    clusters = max(2 * STRATA, int(round(200 * (rows / 1e4) ** 0.75)))
    stratum_of_cluster = np.sort(np.concatenate([
        np.repeat(np.arange(STRATA), 2), random.integers(0, STRATA, clusters - 2 * STRATA)]))
    # Every cluster has at least one row; the rest fall unevenly.
    share = random.gamma(4.0, 1.0, clusters)
    cluster = np.sort(np.concatenate([
        np.arange(clusters), random.choice(clusters, rows - clusters, p=share / share.sum())]))
    stratum = stratum_of_cluster[cluster]
    effect = random.normal(0, 0.5, clusters)[cluster]

    exposed = (random.random(rows) < 0.45).astype(int)
    sex = random.integers(0, 2, rows)
    age = np.clip(random.normal(13, 2.2, rows), 7, 19).round(2)
    education = random.choice(4, rows, p=[.17, .41, .28, .14]) + 1
    ses = random.normal(-0.2 * exposed, 1, rows)
    support = random.normal(-0.3 * exposed + 0.2 * ses, 1, rows)
    siblings = np.minimum(random.poisson(1.2, rows), 8)
    boarding = (random.random(rows) < 0.28).astype(int)
    sleep = np.clip(random.normal(8.1, 1, rows), 3, 13)
    score = 50 - 2 * exposed + 1.2 * sex + 2 * support + 2 * effect + random.normal(0, 7.5, rows)
    odds = -1 + 0.4 * exposed - 0.15 * sex - 0.3 * support + 0.4 * effect
    event = (random.random(rows) < 1 / (1 + np.exp(-odds))).astype(int)

    def missing(values, share):
        values = values.astype(float)
        values[random.random(rows) < share] = np.nan
        return values

    frame = pd.DataFrame({
        "id": np.arange(1, rows + 1), "stratum": stratum + 1, "psu": cluster + 1,
        "weight": (30 * np.exp(random.normal(0, 0.5, rows))).round(6), "exposed": exposed, "sex": sex, "age": age,
        "residence": random.integers(0, 2, rows), "education": missing(education, .05),
        "ses": missing(ses, .1).round(6), "siblings": siblings, "boarding": boarding,
        "bmi": missing(np.exp(random.normal(2.92, .14, rows)), .04).round(4), "sleep": missing(sleep, .03).round(3),
        "support": missing(support, .06).round(6), "score": missing(score, .05).round(6), "event": event,
        "count": random.poisson(1.6, rows), "kind": random.integers(0, 3, rows),
        "media": random.integers(0, 2, rows), "county": stratum // 5 + 1, "item1": random.integers(1, 6, rows),
        "item2": random.integers(1, 6, rows), "item3": random.integers(1, 6, rows)})
    frame["education"] = frame["education"].astype("Int64")
    return frame


if __name__ == "__main__":
    make(int(float(sys.argv[1])), int(sys.argv[3]) if len(sys.argv) > 3 else 20260101).to_csv(sys.argv[2], index=False)
