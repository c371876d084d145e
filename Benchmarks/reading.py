#!/usr/bin/env python3
"""Times reading a CSV file by lbc's reader and its peers: one process each, in turn, seconds of reading alone.

Usage: reading.py FILE [--columns a,b,c] [--runs 3] [--without fread,pandas]

Needs `swift build -c release --product reading-time`; the virtual environment of run.py with polars, pyarrow, pandas
and duckdb; for fread, r-base-core and r-cran-data.table.
"""
import argparse
import os
import statistics
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
OWN = os.path.join(HERE, "..", ".build", "release", "reading-time")
PYTHON = os.path.join(HERE, ".venv", "bin", "python")


def command(tool, path, columns):
    if tool == "lbc":
        start = [OWN, path]
    elif tool == "fread":
        start = ["Rscript", os.path.join(HERE, "peers", "read.R"), path]
    else:
        start = [PYTHON, os.path.join(HERE, "peers", "read.py"), tool, path]
    return start + ([columns] if columns else [])


def measure(tool, path, columns):
    """Seconds inside the process, megabytes at the most, and the table's shape."""
    process = subprocess.Popen(command(tool, path, columns), stdout=subprocess.PIPE)
    words = process.stdout.read().decode().split()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0 or len(words) < 3:
        raise SystemExit(f"{tool} failed")
    return float(words[0]), usage.ru_maxrss / 1024, tuple(map(int, words[1:3]))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--columns")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--without", default="")
    options = parser.parse_args()
    tools = [t for t in ["lbc", "polars", "pyarrow", "duckdb", "pandas", "fread"] if t not in options.without.split(",")]
    runs = {tool: [] for tool in tools}
    for _ in range(options.runs):
        for tool in tools:
            runs[tool].append(measure(tool, options.file, options.columns))
    shapes = {runs[tool][0][2] for tool in tools}
    assert len(shapes) == 1, f"the readers disagree: {shapes}"
    rows, columns = shapes.pop()
    size = os.path.getsize(options.file) / 1e6
    seconds = {tool: statistics.median(run[0] for run in runs[tool]) for tool in tools}
    print(f"{rows} rows × {columns} columns, {size:.0f} MB; median of {options.runs} runs, reading alone; {os.cpu_count()} cores\n")
    scan = statistics.median(
        float(subprocess.check_output([OWN, "--scan", options.file]).split()[0]) for _ in range(options.runs))
    print(f"adding up the file's bytes on all cores: {size / 1e3 / scan:.1f} GB/s\n")
    print("| reader | seconds | GB/s | MB held | times lbc |\n|---|--:|--:|--:|--:|")
    for tool in tools:
        memory = max(run[1] for run in runs[tool])
        print(f"| {tool} | {seconds[tool]:.2f} | {size / 1e3 / seconds[tool]:.2f} | {memory:.0f} | "
              f"{seconds[tool] / seconds['lbc']:.1f} |")


if __name__ == "__main__":
    main()
