#!/usr/bin/env python3
"""Times reading files of Stata and SPSS by lbc's reader and its peers: seconds of reading alone, one process each.

Usage: labelled.py FOLDER [--rows 1e6] [--runs 3]

Writes labelled files of 20 columns into FOLDER with pyreadstat, unless they are there. Needs `swift build -c release --product
reading-time`; the virtual environment of run.py with pandas and pyreadstat; for haven, r-cran-haven.
"""
import argparse
import os
import statistics
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
OWN = os.path.join(HERE, "..", ".build", "release", "reading-time")
PYTHON = os.path.join(HERE, ".venv", "bin", "python")
PEER = os.path.join(HERE, "peers", "labelled.py")
PEER_R = os.path.join(HERE, "peers", "labelled.R")
FILES = ["survey.dta", "survey.sav", "survey-plain.sav", "survey.zsav"]


def seconds(tool, path):
    command = {"lbc": [OWN, path], "haven": ["Rscript", PEER_R, path]}.get(tool, [PYTHON, PEER, tool, path])
    words = subprocess.check_output(command).decode().split()
    return float(words[0]), tuple(map(int, words[1:3]))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--rows", type=float, default=1e6)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    paths = [os.path.join(options.folder, name) for name in FILES]
    if not all(map(os.path.exists, paths)):
        subprocess.check_call([PYTHON, PEER, "write", options.folder, str(int(options.rows))])
    print("| file | reader | seconds | times lbc |\n|---|---|--:|--:|")
    for path in paths:
        tools = ["lbc", "pyreadstat", "haven"] + (["pandas"] if path.endswith(".dta") else [])
        runs = {tool: [] for tool in tools}
        for _ in range(options.runs):
            for tool in tools:
                runs[tool].append(seconds(tool, path))
        shapes = {runs[tool][0][1] for tool in tools}
        assert len(shapes) == 1, f"the readers disagree: {shapes}"
        own = statistics.median(run[0] for run in runs["lbc"])
        for tool in tools:
            median = statistics.median(run[0] for run in runs[tool])
            print(f"| {os.path.basename(path)}, {os.path.getsize(path) / 1e6:.0f} MB | {tool} | {median:.2f} | {median / own:.1f} |")


if __name__ == "__main__":
    main()
