#!/usr/bin/env python3
"""Times designs, replicates and calibration beside R's survey package: seconds after reading, in turn on one machine.

Usage: engine.py FILE [--tasks design,bootstrap,rake] [--runs 3] [--without-r]

FILE is written by workload.py. Needs `swift build -c release --product engine-time`; for R, r-base-core, r-cran-survey and
r-cran-data.table. The numbers of both are printed, so that one sees that they do the same (bootstraps to their noise).
"""
import argparse
import os
import statistics
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.join(HERE, "..", ".build", "release", "engine-time")


def run(words):
    output = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout.split()
    return [float(word) for word in output]


parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("file")
parser.add_argument("--tasks", default="design,bootstrap,rake")
parser.add_argument("--runs", type=int, default=3)
parser.add_argument("--without-r", action="store_true")
options = parser.parse_args()
for task in options.tasks.split(","):
    tools = {"lbc": [PROGRAM, options.file, task]}
    if not options.without_r:
        tools["R survey"] = ["Rscript", os.path.join(HERE, "peers", "engine.R"), options.file, task]
    runs = {tool: [] for tool in tools}
    for turn in range(options.runs):
        for tool, words in tools.items():
            # R takes minutes: once is enough.
            if tool == "lbc" or turn == 0:
                runs[tool].append(run(words))
    own = statistics.median(one[0] for one in runs["lbc"])
    for tool, found in runs.items():
        seconds = statistics.median(one[0] for one in found)
        memory = max(one[1] for one in found)
        numbers = " ".join(f"{value:.5g}" for value in found[0][2:])
        print(f"{task:10} {tool:9} {seconds:9.3f} s {memory:6.0f} MB {seconds / own:7.1f} x   {numbers}", flush=True)
