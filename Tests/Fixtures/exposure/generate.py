"""The numbers of expected.json: exposure definitions on the synthetic pupils, decided here by possible worlds.

Whatever is not known of a child is tried both ways. A child left behind in every world is left behind, one in no world is
not, and the others are undecided. Which criterion is responsible is read off the facts. Shares are weighted, with the
variance of totals between counties within strata. Usage, from this folder: python3 generate.py
"""

import csv
import itertools
import json
import math
from pathlib import Path

HERE = Path(__file__).parent
DATA = HERE / "../../../datasets/left-behind-synthetic"
CRITERIA = [
    "fatherAway", "motherAway", "bothAway", "oneOrBothAway", "neitherAway", "died", "otherReason", "tooShort",
    "otherParent", "age", "hukou", "condition", "ageUnknown", "hukouUnknown", "conditionUnknown", "awayUnknown",
    "reasonUnknown", "monthsUnknown", "aliveUnknown", "guardianUnknown",
]
LEFT = CRITERIA[:4]
NOT_LEFT = CRITERIA[4:9]
NOT_ELIGIBLE = CRITERIA[9:12]

# Age below, whether hukou must be rural, least months, whether work is a criterion of its own, how absence is asked for,
# whether a parent must be known to be alive, and the rule.
DEFINITIONS = {
    "away at least 6 months": dict(months=6, away="work", alive="taken", rule="any"),
    "away at least 3 months": dict(months=3, away="work", alive="taken", rule="any"),
    "ACWF-2013": dict(below=18, rural=True, months=6, away="home", alive="known", rule="any"),
    "UNICEF-NBS-2015": dict(below=18, months=6, away="home", alive="known", rule="any"),
    "State-Council-2016": dict(
        below=16, rural=True, away="home", reason=True, alive="taken", rule="guard"),
    "Any-absence": dict(away="home", alive=None, rule="any"),
}


def number(text):
    value = float(text) if text != "" else None
    return None if value in (-1, -2, -8, -9) else value


def equals(value, wanted):
    return None if value is None else value == wanted


def both(a, b):
    """Three-valued and."""
    if a is False or b is False:
        return False
    return None if a is None or b is None else True


def facts(row, parent, definition):
    """What the definition asks of a parent, in the order asked; None where unknown."""
    home = equals(number(row[parent + "Home"]), 2)
    work = equals(number(row[parent + "Work"]), 1)
    months = number(row[parent + "Months"])
    found = {"alive": True, "away": home, "reason": True, "months": True}
    if definition["away"] == "work":
        found["away"] = both(home, work)
    if definition.get("reason"):
        found["reason"] = work
    if "months" in definition:
        found["months"] = None if months is None else months >= definition["months"]
    if definition["alive"] is not None:
        found["alive"] = equals(number(row[parent + "Alive"]), 1)
        if found["alive"] is None and definition["alive"] == "taken":
            found["alive"] = True
    education = number(row[parent + "Education"])
    found["guard"] = None if education is None else education != 1
    return found


def worlds(known):
    """Every way in which what is unknown may be."""
    unknown = [key for key, value in known.items() if value is None]
    for values in itertools.product([False, True], repeat=len(unknown)):
        yield {**known, **dict(zip(unknown, values))}


def is_left(father, mother, rule):
    away = [all(p[k] for k in ("alive", "away", "reason", "months")) for p in (father, mother)]
    able = [p["guard"] and p["alive"] for p in (father, mother)]
    if rule == "any":
        return any(away)
    return all(away) or (away[0] and not able[1]) or (away[1] and not able[0])


def parent_truth(known):
    values = [known[k] for k in ("alive", "away", "reason", "months")]
    return False if False in values else None if None in values else True


def criterion(row, definition):
    eligibility = {}
    if "below" in definition:
        age = number(row["age"])
        eligibility["age"] = None if age is None else age < definition["below"]
    if definition.get("rural"):
        eligibility["hukou"] = equals(number(row["hukou"]), 1)
    for name, value in eligibility.items():
        if value is False:
            return name
    for name, value in eligibility.items():
        if value is None:
            return name + "Unknown"
    father, mother = (facts(row, parent, definition) for parent in ("father", "mother"))
    rule = definition["rule"]
    verdicts = {is_left(f, m, rule) for f in worlds(father) for m in worlds(mother)}
    truths = [parent_truth(father), parent_truth(mother)]
    if verdicts == {True}:
        if None in truths:
            return "oneOrBothAway"
        return "bothAway" if all(truths) else "fatherAway" if truths[0] else "motherAway"
    if verdicts == {False}:
        if truths != [False, False]:
            return "otherParent"
        # How far each parent came: the first of these that fails.
        order = ["away", "alive", "reason", "months"]
        names = {"away": "neitherAway", "alive": "died", "reason": "otherReason", "months": "tooShort"}
        reached = []
        for parent in (father, mother):
            first = "alive" if parent["alive"] is False else next(k for k in order if parent[k] is False)
            reached.append(order.index(first))
        return names[order[max(reached)]]
    if None not in truths:
        return "guardianUnknown"
    unknown = []
    for parent, truth in zip((father, mother), truths):
        if truth is None:
            unknown.append(next(k for k in ("away", "reason", "months", "alive") if parent[k] is None))
    return min(unknown, key=["away", "reason", "months", "alive"].index) + "Unknown"


def overlap(first, second):
    counts = dict.fromkeys(["both", "onlyFirst", "onlySecond", "neither", "undecided", "outside"], 0)
    for a, b in zip(first, second):
        if a in NOT_ELIGIBLE and b in NOT_ELIGIBLE:
            counts["outside"] += 1
        elif any(c not in LEFT + NOT_LEFT + NOT_ELIGIBLE for c in (a, b)):
            counts["undecided"] += 1
        else:
            name = {(1, 1): "both", (1, 0): "onlyFirst", (0, 1): "onlySecond", (0, 0): "neither"}
            counts[name[a in LEFT, b in LEFT]] += 1
    a, b, c, d = (counts[k] for k in ("both", "onlyFirst", "onlySecond", "neither"))
    n = a + b + c + d
    observed = (a + d) / n
    expected = ((a + b) * (a + c) + (c + d) * (b + d)) / (n * n)
    return list(counts.values()) + [a / (a + b + c), (observed - expected) / (1 - expected)]


def share(rows, found, wanted):
    """The weighted share of `wanted` among those decided, and its standard error."""
    decided = [(r, c) for r, c in zip(rows, found) if c in LEFT + NOT_LEFT]
    total = math.fsum(float(r["weight"]) for r, _ in decided)
    value = math.fsum(float(r["weight"]) for r, c in decided if c in wanted) / total
    units = {(r["stratum"], r["county"]): [] for r in rows}
    for row, c in decided:
        units[row["stratum"], row["county"]].append(float(row["weight"]) * ((c in wanted) - value) / total)
    variance = 0.0
    for stratum in {h for h, _ in units}:
        sums = [math.fsum(z) for (h, _), z in units.items() if h == stratum]
        mean = math.fsum(sums) / len(sums)
        variance += len(sums) / (len(sums) - 1) * math.fsum((s - mean) ** 2 for s in sums)
    return [value, math.sqrt(variance)]


def main():
    numbers = {}
    for wave in (1, 2, 3):
        with open(DATA / ("wave%d.csv" % wave), encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        found = {name: [criterion(row, d) for row in rows] for name, d in DEFINITIONS.items()}
        for name, criteria in found.items():
            numbers["wave%d.%s.criteria" % (wave, name)] = [criteria.count(c) for c in CRITERIA]
            numbers["wave%d.%s.leftBehind" % (wave, name)] = share(rows, criteria, LEFT)
            numbers["wave%d.%s.bothAway" % (wave, name)] = share(rows, criteria, ["bothAway"])
        for a, b in itertools.combinations(DEFINITIONS, 2):
            numbers["wave%d.%s.%s" % (wave, a, b)] = overlap(found[a], found[b])
    with open(HERE / "expected.json", "w", encoding="utf-8") as file:
        lines = ["  %s: %s" % (json.dumps(key), json.dumps(value)) for key, value in numbers.items()]
        file.write("{\n" + ",\n".join(lines) + "\n}\n")


if __name__ == "__main__":
    main()
