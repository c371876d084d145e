#!/usr/bin/env python3
"""Times writing a CSV file by lbc's writer and its peers: one process each, in turn, seconds of writing alone. Then what
reading the same columns costs from the CSV file, from its cache, and as a plain copy of so many bytes in memory.

Usage: writing.py FILE [--out FOLDER] [--runs 3] [--without fwrite,pandas]

Needs `swift build -c release --product NAME` of writing-time, reading-time and lbc; the virtual environment of run.py with
polars, pyarrow, pandas and duckdb; for fwrite, r-base-core and r-cran-data.table.
"""
import argparse
import os
import statistics
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
BUILT = os.path.join(HERE, "..", ".build", "release")
PYTHON = os.path.join(HERE, ".venv", "bin", "python")


def command(tool, path, out):
    if tool == "lbc":
        return [os.path.join(BUILT, "writing-time"), path, out]
    if tool == "fwrite":
        return ["Rscript", os.path.join(HERE, "peers", "write.R"), path, out]
    return [PYTHON, os.path.join(HERE, "peers", "write.py"), tool, path, out]


def numbers(words):
    """What a program prints: seconds first."""
    return [float(word) for word in subprocess.run(words, stdout=subprocess.PIPE, check=True).stdout.split()]


def write(tool, path, folder):
    """Seconds, and the bytes written."""
    out = os.path.join(folder, "out.csv")
    seconds = numbers(command(tool, path, out))[0]
    size = os.path.getsize(out)
    os.remove(out)
    # What the disk has yet to do for this tool is not left to the next.
    os.sync()
    return seconds, size


def median(runs):
    return statistics.median(run[0] for run in runs)


def writing(options, folder):
    tools = [t for t in ["lbc", "polars", "pyarrow", "duckdb", "pandas", "fwrite"] if t not in options.without.split(",")]
    runs = {tool: [] for tool in tools}
    for _ in range(options.runs):
        for tool in tools:
            runs[tool].append(write(tool, options.file, folder))
    print("| writer | seconds | MB written | GB/s | times lbc |\n|---|--:|--:|--:|--:|")
    for tool in tools:
        seconds, size = median(runs[tool]), runs[tool][0][1]
        print(f"| {tool} | {seconds:.2f} | {size / 1e6:.0f} | {size / 1e9 / seconds:.2f} | "
              f"{seconds / median(runs['lbc']):.1f} |")


def loading(options, folder):
    writer = os.path.join(BUILT, "writing-time")
    cache = os.path.join(folder, "x.lbc")
    subprocess.run([os.path.join(BUILT, "lbc"), "convert", options.file, cache], stdout=subprocess.DEVNULL, check=True)
    sizes = os.path.getsize(options.file), os.path.getsize(cache)
    kinds = {"CSV": ([os.path.join(BUILT, "reading-time"), options.file], sizes[0]),
             ".lbc": ([writer, "--load", cache], sizes[1]),
             "copy in memory": ([writer, "--copy", str(sizes[1])], sizes[1])}
    print("\n| all columns from | seconds | MB | GB/s |\n|---|--:|--:|--:|")
    for kind, (words, size) in kinds.items():
        seconds = statistics.median(numbers(words)[0] for _ in range(options.runs))
        print(f"| {kind} | {seconds:.2f} | {size / 1e6:.0f} | {size / 1e9 / seconds:.2f} |")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--out")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--without", default="")
    options = parser.parse_args()
    print(f"{os.path.basename(options.file)}, {os.path.getsize(options.file) / 1e6:.0f} MB; "
          f"median of {options.runs} runs; {os.cpu_count()} cores\n")
    with tempfile.TemporaryDirectory(dir=options.out) as folder:
        writing(options, folder)
        loading(options, folder)


if __name__ == "__main__":
    main()
