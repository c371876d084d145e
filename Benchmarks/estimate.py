#!/usr/bin/env python3
"""Times a mean by group with its design standard error, straight from a file of the workload, beside DuckDB's plain
aggregate of the same file, which gives no standard error. Whole processes, in turn.

Usage: estimate.py FILE [--runs 3] [--memory 256MB]

Needs a release build (`make build`) and the virtual environment of run.py with duckdb.
"""
import argparse
import os
import statistics
import subprocess
import time

HERE = os.path.dirname(os.path.abspath(__file__))
LBC = os.path.join(HERE, "..", ".build", "release", "lbc")
PYTHON = os.path.join(HERE, ".venv", "bin", "python")
AGGREGATE = ("select lbc, sum(weight * y_cont) / sum(weight) from read_csv_auto('{}') where y_cont is not null "
             "group by lbc order by lbc")


def measure(command):
    """Seconds and the most megabytes held."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"{command[0]} failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--memory", default="256MB")
    options = parser.parse_args()
    estimate = [LBC, "estimate", options.file, "--mean", "y_cont", "--by", "lbc", "--weights", "weight", "--strata",
                "stratum", "--clusters", "psu", "--format", "json"]
    query = f"import duckdb; duckdb.connect().execute(\"{AGGREGATE.format(options.file)}\").fetchall()"
    programs = {"lbc": estimate, f"lbc --memory {options.memory}": estimate + ["--memory", options.memory],
                "duckdb, no standard error": [PYTHON, "-c", query]}
    answers = {subprocess.check_output(command) for name, command in programs.items() if name.startswith("lbc")}
    assert len(answers) == 1, "the budget changed the numbers"
    runs = {name: [] for name in programs}
    for _ in range(options.runs):
        for name, command in programs.items():
            runs[name].append(measure(command))
    seconds = {name: statistics.median(run[0] for run in found) for name, found in runs.items()}
    print("| program | seconds | MB held | times lbc |\n|---|--:|--:|--:|")
    for name, found in runs.items():
        print(f"| {name} | {seconds[name]:.2f} | {max(run[1] for run in found):.0f} | "
              f"{seconds[name] / seconds['lbc']:.1f} |")


if __name__ == "__main__":
    main()
