"""Expected anaemia, written apart from the package: decimal arithmetic, cut-offs as a program of ifs.

    python Tests/Fixtures/anaemia/generate.py

adjustments  [metres, g/L subtracted by CDC-1989, g/L subtracted by WHO-2024].
people       [age in months, sex (1 male, 2 female), pregnant (0, 1), trimester (0 not known), haemoglobin in g/dL, metres,
             class by WHO-2011, adjusted haemoglobin by WHO-2011 with CDC-1989, class by WHO-2024, adjusted haemoglobin by
             WHO-2024]; class 0 none, 1 mild, 2 moderate, 3 severe.
"""

import json
import os
import random
from decimal import Decimal as D, getcontext

getcontext().prec = 40

FEET = D("0.0032808")


def cdc_1989(metres):
    metres = D(metres)
    if metres < 1000:
        return D(0)
    thousands = metres * FEET
    return max(D(0), 10 * (D("-0.032") * thousands + D("0.022") * thousands**2))


def who_2024(metres):
    metres = max(D(0), D(metres))
    return D("0.0056384") * metres + D("0.0000003") * metres**2


def cutoffs(standard, months, female, pregnant, trimester):
    """Below which haemoglobin is severe, moderate and mild."""
    if standard == 2024 and months < 24:
        return 70, 95, 105
    if months < 60:
        return 70, 100, 110
    if months < 12 * 12:
        return 80, 110, 115
    if months < 15 * 12:
        return 80, 110, 120
    if not female:
        return 80, 110, 130
    if not pregnant:
        return 80, 110, 120
    if standard == 2024 and trimester == 2:
        return 70, 95, 105
    return 70, 100, 110


def band(haemoglobin, bounds):
    return sum(haemoglobin < bound for bound in bounds)


def main():
    altitudes = [-400, 0, 1, 250, 443, 500, 999, 1000, 1250, 1500, 1999, 2000, 2600, 3000, 3650, 4000, 4500, 5100, 6000, "999.9", "1234.5"]
    adjustments = [[float(e), round(float(cdc_1989(e)), 12), round(float(who_2024(e)), 12)] for e in altitudes]
    generator = random.Random(20241)
    people = []
    for _ in range(600):
        months = generator.choice([6, 11, 23, 24, 40, 59, 60, 100, 143, 144, 170, 179, 180, 240, 400])
        sex = generator.choice([1, 2])
        adult_woman = sex == 2 and months >= 180
        pregnant = int(adult_woman and generator.random() < 0.6)
        trimester = generator.choice([0, 1, 2, 3]) if pregnant else 0
        tenths = generator.choice([65, 69, 70, 79, 80, 94, 95, 99, 100, 104, 105, 109, 110, 114, 115, 119, 120, 129, 130, 150])
        metres = generator.choice([0, 0, -10, 300, 999, 1000, 1800, 2700, 3600, 4400])
        haemoglobin = D(tenths)
        row = [months, sex, pregnant, trimester, tenths / 10, metres]
        for standard, reduction in ((2011, cdc_1989(metres)), (2024, who_2024(metres))):
            adjusted = haemoglobin - reduction
            row += [band(adjusted, cutoffs(standard, months, sex == 2, pregnant, trimester)), round(float(adjusted), 12)]
        people.append(row)
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "expected.json")
    with open(path, "w") as file:
        file.write('{\n"adjustments": [\n')
        file.write(",\n".join(json.dumps(row) for row in adjustments))
        file.write('\n],\n"people": [\n')
        file.write(",\n".join(json.dumps(row) for row in people))
        file.write("\n]\n}\n")


main()
