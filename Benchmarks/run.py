#!/usr/bin/env python3
"""Times lbc beside R's survey package and svy (Python over Rust), whole processes in turn, and prints a table.

Usage: run.py [--rows 1e6] [--runs 3] [--r-runs 1] [--without-r]

Needs a release build (`make build`), Python with venv, and for the R column r-base-core, r-cran-survey and
r-cran-data.table. The first call makes a virtual environment and the workload beside this file.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
LBC = os.path.join(HERE, "..", ".build", "release", "lbc")
VENV = os.path.join(HERE, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
DESIGN = ["--weights", "weight", "--strata", "stratum", "--clusters", "psu"]


def prepare(rows):
    """The virtual environment and the workload file."""
    if not os.path.exists(PYTHON):
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
        subprocess.run([PYTHON, "-m", "pip", "install", "-q", "svy", "polars", "pandas", "numpy"], check=True)
    path = os.path.join(HERE, f"workload_{rows:.0e}.csv")
    if not os.path.exists(path):
        subprocess.run([PYTHON, os.path.join(HERE, "workload.py"), str(rows), path], check=True)
    return path


def commands(task, path):
    """What each program runs, by name."""
    if task == "table1":
        mine = [LBC, "table1", path, "--by", "exposed", "--rows",
                "age,ses,siblings,bmi,sleep,support,score,count,sex,residence,boarding,education,kind,media,county",
                "--categorical", "county", "--numeric", "siblings"] + DESIGN
    else:
        mine = [LBC, "model", path,
                "event ~ categorical(exposed) + categorical(sex) + age + categorical(residence) + "
                "categorical(education) + ses + siblings + categorical(boarding) + sleep + support",
                "--family", "binomial"] + DESIGN
    return {
        "lbc": mine,
        "svy": [PYTHON, os.path.join(HERE, "peers", "svy_task.py"), task, path],
        "R survey": ["Rscript", os.path.join(HERE, "peers", "survey.R"), task, path],
    }


def measure(command):
    """Seconds and megabytes of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status != 0:
        raise SystemExit(f"{' '.join(command[:2])} failed: {error.decode()[-500:]}")
    return seconds, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=float, default=1e6)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--r-runs", type=int, default=1)
    parser.add_argument("--without-r", action="store_true")
    options = parser.parse_args()
    path = prepare(int(options.rows))
    print(f"{options.rows:.0e} rows, {os.path.getsize(path) / 1e6:.0f} MB; whole processes, reading included; "
          f"{os.cpu_count()} cores; median of {options.runs} runs ({options.r_runs} of R)\n")
    print("| task | program | seconds | MB | times lbc |\n|---|---|--:|--:|--:|")
    for task, title in [("table1", "Table 1 of 15 variables, with tests"), ("logit", "logistic regression, 10 predictors")]:
        runs = commands(task, path)
        if options.without_r or shutil.which("Rscript") is None:
            del runs["R survey"]
        results = {name: [] for name in runs}
        # In turn, so that a change in the machine's speed reaches all of them.
        for turn in range(max(options.runs, options.r_runs)):
            for name, command in runs.items():
                if turn < (options.r_runs if name == "R survey" else options.runs):
                    results[name].append(measure(command))
        own = statistics.median(seconds for seconds, _ in results["lbc"])
        for name, measured in results.items():
            seconds = statistics.median(s for s, _ in measured)
            memory = max(m for _, m in measured)
            print(f"| {title} | {name} | {seconds:.2f} | {memory:.0f} | {seconds / own:.1f} |", flush=True)


if __name__ == "__main__":
    main()
