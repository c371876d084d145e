"""Reads a labelled file with one of the peers and prints seconds, rows and columns; or writes the files to read.

Usage: labelled.py pyreadstat|pandas FILE
       labelled.py write FOLDER ROWS
"""
import os
import sys
import time

tool, path = sys.argv[1:3]

if tool == "write":
    import numpy
    import pandas
    import pyreadstat

    rows = int(sys.argv[3])
    random = numpy.random.default_rng(1)
    table = pandas.DataFrame({"id": numpy.arange(rows, dtype=float), "weight": random.gamma(2, 1, rows)})
    table["province"] = numpy.array(["北京", "河南", "四川", "贵州", "安徽"])[random.integers(0, 5, rows)]
    for i in range(12):
        table[f"q{i}"] = random.integers(1, 6, rows).astype("int8")
    for i in range(5):
        table[f"z{i}"] = numpy.where(random.random(rows) < 0.05, numpy.nan, random.normal(0, 1, rows))
    answers = {1: "很不同意", 2: "不同意", 3: "一般", 4: "同意", 5: "很同意"}
    given = {"column_labels": {name: "变量" + name for name in table}, "variable_value_labels": {f"q{i}": answers for i in range(12)}}
    pyreadstat.write_dta(table, os.path.join(path, "survey.dta"), **given)
    pyreadstat.write_sav(table, os.path.join(path, "survey-plain.sav"), **given)
    pyreadstat.write_sav(table, os.path.join(path, "survey.sav"), row_compress=True, **given)
    pyreadstat.write_sav(table, os.path.join(path, "survey.zsav"), compress=True, **given)
    sys.exit()

start = time.perf_counter()
if tool == "pandas":
    import pandas
    start = time.perf_counter()
    table = pandas.read_stata(path, convert_categoricals=False)
else:
    import pyreadstat
    start = time.perf_counter()
    read = pyreadstat.read_dta if path.endswith(".dta") else pyreadstat.read_sav
    table, _ = read(path)
print(time.perf_counter() - start, *table.shape)
