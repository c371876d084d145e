#!/usr/bin/env python3
# SPDX-License-Identifier: CC0-1.0
"""Generate left-behind-synthetic, a SYNTHETIC three-wave panel of pupils.

    python3 generate.py [OUTDIR]

writes wave1.csv, wave2.csv, wave3.csv and truth.json into OUTDIR (by default
the folder of this script). No child, parent, school or county in these files
is real. The design imitates a large school-based education panel; the point
of the data is that the true effects are known, so that an estimate can be
compared with the truth.

The script needs Python 3.9 or later and nothing but the standard library. It
draws with random.Random(seed).random() only and depends on no hash order, so
every run gives the same bytes; with the default seed they do not change even
if exp, log, cos and erfc of the C library are all off by one unit in the last
place.


DESIGN

12 strata        6 regions x county type; odd numbers are rural counties, even
                 numbers urban counties (stratum 1 is region 1 rural, stratum
                 2 region 1 urban, stratum 3 region 2 rural, ...)
48 counties      the primary sampling units, 4 per stratum; `county` is 1..48
3 schools        per county; `school` is 1..3, used again in every county
2 classes        per school; `class` is 1..2, used again in every school
20-36 pupils     per class, all grade 7 in wave 1
3 waves          one year apart (grades 7, 8, 9) in the same classes; 8 % of
                 the pupils leave between two waves and are replaced by new
                 pupils; a child keeps its `pupil` number
weight           a fixed factor of the stratum x lognormal factors of county,
                 school, class and pupil; the pupil factor also falls with
                 ses, as exp(-0.10 ses). In each wave the weights add up to
                 POPULATION, the size of an imaginary grade. Given stratum
                 and ses, no factor is related to any outcome.


TRUE EFFECTS

`leftBehind` is none, father, mother or both: the parents who are alive, do
not live with the child, are away for work, and were away for 6 or more of
the last 12 months. The four levels exclude each other. u is an effect of the
county, the same in every wave, drawn afresh for each outcome; N(m, s) has
standard deviation s.

depressed  logit P = -1.25 + (0.22 father | 0.47 mother | 0.64 both)
                     + 0.25 girl + 0.12 (age - 13) - 0.20 ses
                     + 0.06 siblings + u,                  u ~ N(0, 0.25)
bullied    logit P = -1.30 + (0.15 father | 0.30 mother | 0.40 both)
                     - 0.35 girl + 0.20 boarding + u,      u ~ N(0, 0.20)
friends    log rate = 1.30 - (0.10 father | 0.12 mother | 0.22 both)
                     + 0.05 girl + u,                      u ~ N(0, 0.10)
                     Poisson, cut at 20 (which never matters in practice)
sleepHours mean    = 8.40 - (0.10 father | 0.15 mother | 0.20 both)
                     - 0.10 girl - 0.25 (age - 13) + 0.05 ses
                     - 0.20 boarding + u + e,              u ~ N(0, 0.12)
                                                           e ~ N(0, 0.90)
                     rounded to 0.1 hour, kept within 4 and 12

age and ses enter as recorded (one and two decimals). The effects hold inside
every wave. An outcome of one child is correlated between waves because the
random number behind it is: a standard normal z follows an autoregression over
the waves, and Phi(z) is the uniform number compared with P (or inverted to a
Poisson count); e is 0.90 z. The effects of a single wave are therefore not
changed by this memory. Regressions with pupil effects are a different matter:
a linear one (sleepHours) has the same coefficients, a conditional logistic
one has not.

Conditional or population-averaged: the logit coefficients above compare
children of the same county. A regression without county effects estimates
coefficients averaged over counties, which are nearer zero by the factor
1 / sqrt(1 + c^2 s^2), c = 16 sqrt(3) / (15 pi): 0.989 for depressed, 0.993
for bullied. In the log-linear and the linear model only the intercept of
friends changes, by s^2 / 2. truth.json holds both sets.

Replacing missing CES-D-10 items by the mean of the others moves a few scores
across the cut-off: about 0.2 % of the children are classified wrongly, which
brings the depressed coefficients another 0.5 % nearer zero. truth.json does
not include that; it is far below any standard error here.


HOW THE OTHER VARIABLES ARE MADE

hukou        rural, urban or unified; shares depend on the county type
ses          county type + county N(0, 0.15) + hukou + child N(0, 0.80), and
             N(0, 0.15) per wave; two decimals. A value of -1.00 or -2.00
             would read as a reserved code and is moved up by 0.01
education    four levels, cut from a latent variable that follows ses
siblings     Poisson with a mean that depends on hukou; a birth now and then
alive        1.3 % of fathers and 1.0 % of mothers died before wave 1, and
             0.15 % a year die later
separation   6 % of couples live apart; one parent is then away with reason 2
work         none, father, mother or both away for work: the probability of
             any depends on county type, hukou, ses and a county effect; from
             wave to wave 80 % of the families keep their state and 20 % draw
             a new one
months       months away in the last 12, heaped at 3, 6, 10, 11 and 12; a
             couple that is away together mostly shares the number
other        reason 3, 0.8 % of fathers and 0.6 % of mothers, drawn each wave
boarding     logistic on county type, school, wave and both parents away
caregiver    drawn given which parents live with the child
cesdItem     1 to 10: a one-factor model cut into 0..3, drawn again until the
             score (items 5 and 8 reversed) is 10 or more exactly when the
             child is depressed
sdq          three one-factor models cut into 0..2: emotional symptoms,
             conduct problems (item 7 reverse-worded), prosocial behaviour;
             the factor depends on leftBehind, sex and depressed, with memory
             between waves. These have no closed-form truth.

Missing answers are completely at random: the rate of an item does not depend
on any other value. Reserved codes: -1 don't know, -2 refused, -8 not
applicable, -9 missing. A few hundred cells are empty. Where fatherHome is
missing, fatherMonths and fatherWork carry the same code (as for mothers).
1.2 % of the pupils stop somewhere inside the CES-D-10. Months and reasons are
asked only about parents who live elsewhere, so leftBehind is missing more
often for children whose parents are away: its observed prevalence is a little
too low (truth.json has the complete counts), its effects are not biased.

In wave 3 the codes of `caregiver` are renumbered, a deliberate trap that the
codebook undoes: 1 grandparents, 2 both parents, 3 one parent, 4 other
relatives, 5 school or alone.
"""

import csv
import json
import math
import random
import sys
from pathlib import Path

SEED = 20260101

# --- Design -----------------------------------------------------------------

WAVES = (1, 2, 3)
REGIONS = 6
COUNTIES_PER_STRATUM = 4
SCHOOLS_PER_COUNTY = 3
CLASSES_PER_SCHOOL = 2
CLASS_SIZE = (20, 36)
LEAVING = 0.08
POPULATION = 1_200_000
# Relative weights of strata 1..12; rural strata were sampled more thinly.
STRATUM_FACTORS = (
    1.10, 0.75, 1.25, 0.95, 0.90, 0.70, 1.40, 1.05, 1.20, 0.80, 1.00, 0.90,
)

# --- Codes ------------------------------------------------------------------

DONT_KNOW, REFUSED, NOT_APPLICABLE, MISSING = -1, -2, -8, -9
BOY, GIRL = 1, 2
RURAL, URBAN, UNIFIED = 1, 2, 3
YES, NO = 1, 2
HOME, AWAY = 1, 2
WORK, SEPARATION, OTHER = 1, 2, 3
BOTH_PARENTS, ONE_PARENT, GRANDPARENTS, RELATIVES, ALONE = 1, 2, 3, 4, 5
WAVE3_CAREGIVER = {
    GRANDPARENTS: 1,
    BOTH_PARENTS: 2,
    ONE_PARENT: 3,
    RELATIVES: 4,
    ALONE: 5,
}

LEVELS = ("none", "father", "mother", "both")
MINIMUM_MONTHS = 6

# --- True effects -----------------------------------------------------------

CENTRE_AGE = 13

DEPRESSED = {
    "intercept": -1.25,
    "leftBehind": {"none": 0.0, "father": 0.22, "mother": 0.47, "both": 0.64},
    "girl": 0.25,
    "age": 0.12,
    "ses": -0.20,
    "siblings": 0.06,
    "countySD": 0.25,
}
BULLIED = {
    "intercept": -1.30,
    "leftBehind": {"none": 0.0, "father": 0.15, "mother": 0.30, "both": 0.40},
    "girl": -0.35,
    "boarding": 0.20,
    "countySD": 0.20,
}
FRIENDS = {
    "intercept": 1.30,
    "leftBehind": {
        "none": 0.0, "father": -0.10, "mother": -0.12, "both": -0.22,
    },
    "girl": 0.05,
    "countySD": 0.10,
}
SLEEP = {
    "intercept": 8.40,
    "leftBehind": {
        "none": 0.0, "father": -0.10, "mother": -0.15, "both": -0.20,
    },
    "girl": -0.10,
    "age": -0.25,
    "ses": 0.05,
    "boarding": -0.20,
    "countySD": 0.12,
    "residualSD": 0.90,
}
OUTCOMES = (
    ("depressed", DEPRESSED),
    ("bullied", BULLIED),
    ("friends", FRIENDS),
    ("sleepHours", SLEEP),
)

# Correlation of consecutive waves of the latent numbers behind each outcome.
MEMORY = {
    "depressed": 0.6,
    "bullied": 0.5,
    "friends": 0.5,
    "sleepHours": 0.5,
    "boarding": 0.9,
    "emotional": 0.6,
    "conduct": 0.6,
    "prosocial": 0.6,
}

# --- Scales -----------------------------------------------------------------

CESD_ITEMS = 10
# Not "cesd%d": cesd10 is the usual name of the score, not of its last item.
CESD_ITEM = "cesdItem%d"
CESD_CUTOFF = 10
# Per item: loading on the common factor and three thresholds; items 5 and 8
# are stored positively worded.
CESD_LOADINGS = (0.70, 0.64, 0.74, 0.62, 0.44, 0.66, 0.58, 0.46, 0.72, 0.64)
CESD_THRESHOLDS = (
    (0.05, 0.90, 1.55),
    (0.10, 0.95, 1.65),
    (0.25, 1.00, 1.60),
    (0.15, 0.95, 1.60),
    (-0.35, 0.45, 1.20),
    (0.45, 1.15, 1.75),
    (0.20, 0.95, 1.55),
    (-0.30, 0.50, 1.25),
    (0.40, 1.10, 1.70),
    (0.50, 1.20, 1.80),
)
CESD_REVERSED = (5, 8)

SDQ = {
    "emotional": {
        "items": (3, 8, 13, 16, 24),
        "loading": 0.62,
        "thresholds": (0.40, 1.45),
        "leftBehind": {
            "none": 0.0, "father": 0.05, "mother": 0.12, "both": 0.18,
        },
        "girl": 0.25,
        "depressed": 0.90,
    },
    "conduct": {
        "items": (5, 7, 12, 18, 22),
        "loading": 0.60,
        "thresholds": (0.60, 1.70),
        "leftBehind": {
            "none": 0.0, "father": 0.08, "mother": 0.10, "both": 0.16,
        },
        "girl": -0.25,
        "depressed": 0.50,
    },
    "prosocial": {
        "items": (1, 4, 9, 17, 20),
        "loading": 0.64,
        "thresholds": (-1.45, 0.05),
        "leftBehind": {
            "none": 0.0, "father": -0.02, "mother": -0.05, "both": -0.08,
        },
        "girl": 0.30,
        "depressed": -0.25,
    },
}
SDQ_REVERSED = (7,)
SDQ_ITEMS = tuple(sorted(n for scale in SDQ.values() for n in scale["items"]))

# --- Absence ----------------------------------------------------------------

KEEPING_STATE = 0.80
SAME_MONTHS = 0.75
# Shares of father, mother and both among families with a parent at work away.
AWAY_SHARES = {"rural": (0.43, 0.13, 0.44), "urban": (0.53, 0.15, 0.32)}
# Weights of 0, 1, ..., 12 months.
MONTHS = {
    WORK: (2, 6, 10, 45, 12, 14, 125, 30, 55, 45, 205, 160, 291),
    SEPARATION: (1, 2, 4, 20, 5, 5, 60, 10, 15, 10, 60, 50, 758),
    OTHER: (20, 40, 60, 140, 50, 50, 160, 40, 50, 40, 110, 80, 160),
}

# --- Files ------------------------------------------------------------------

DESIGN_COLUMNS = (
    "wave", "pupil", "stratum", "county", "school", "class", "weight",
)
ANSWER_COLUMNS = (
    "schoolName", "sex", "age", "hukou", "ses", "siblings",
    "fatherEducation", "motherEducation", "fatherAlive", "motherAlive",
    "fatherHome", "motherHome", "fatherMonths", "motherMonths",
    "fatherWork", "motherWork", "caregiver", "boarding",
    "sleepHours", "friends", "bullied",
) + tuple(CESD_ITEM % n for n in range(1, CESD_ITEMS + 1)) + tuple(
    "sdq%d" % n for n in SDQ_ITEMS
)
DECIMALS = {"weight": 4, "age": 1, "ses": 2, "sleepHours": 1}

EMPTY_CELLS = 0.0004
STOPPING_IN_CESD = 0.012
# Weights of the codes -1, -2 and -9 for three kinds of question.
UNKNOWN, SENSITIVE, PLAIN = (0.7, 0.1, 0.2), (0.15, 0.65, 0.2), (0.3, 0.2, 0.5)
# Constructed by the survey office, so nobody could refuse it.
CONSTRUCTED = (0.0, 0.0, 1.0)
MISSING_ANSWERS = {
    "sex": (0.005, PLAIN),
    "age": (0.008, PLAIN),
    "hukou": (0.012, UNKNOWN),
    "ses": (0.020, CONSTRUCTED),
    "siblings": (0.008, PLAIN),
    "fatherEducation": (0.045, UNKNOWN),
    "motherEducation": (0.032, UNKNOWN),
    "fatherAlive": (0.008, SENSITIVE),
    "motherAlive": (0.006, SENSITIVE),
    "fatherHome": (0.018, SENSITIVE),
    "motherHome": (0.011, SENSITIVE),
    "fatherMonths": (0.060, UNKNOWN),
    "motherMonths": (0.040, UNKNOWN),
    "fatherWork": (0.028, SENSITIVE),
    "motherWork": (0.020, SENSITIVE),
    "caregiver": (0.009, PLAIN),
    "boarding": (0.006, PLAIN),
    "sleepHours": (0.015, UNKNOWN),
    "friends": (0.020, PLAIN),
    "bullied": (0.026, SENSITIVE),
}
MISSING_CESD_ITEM = (0.006, SENSITIVE)
MISSING_SDQ_ITEM = (0.008, PLAIN)


# --- Random numbers ---------------------------------------------------------

class Draws:
    """Random numbers built on random() alone."""

    def __init__(self, seed):
        self.uniform = random.Random(seed).random

    def chance(self, probability):
        return self.uniform() < probability

    def integer(self, low, high):
        return low + int(self.uniform() * (high - low + 1))

    def normal(self, mean=0.0, sd=1.0):
        """Box-Muller; the second number of the pair is not used."""
        radius = math.sqrt(-2.0 * math.log(1.0 - self.uniform()))
        return mean + sd * radius * math.cos(2.0 * math.pi * self.uniform())

    def position(self, weights):
        """An index of weights, drawn in proportion to them."""
        target = self.uniform() * math.fsum(weights)
        reached = 0.0
        for index, weight in enumerate(weights):
            reached += weight
            if target < reached:
                return index
        return len(weights) - 1

    def shuffled(self, items):
        """Fisher-Yates."""
        items = list(items)
        for last in range(len(items) - 1, 0, -1):
            other = self.integer(0, last)
            items[last], items[other] = items[other], items[last]
        return items


def expit(x):
    return 1.0 / (1.0 + math.exp(-x))


def normal_cdf(z):
    return 0.5 * math.erfc(-z / math.sqrt(2.0))


def poisson_quantile(mean, u, largest):
    """The smallest count whose distribution function exceeds u."""
    count, term = 0, math.exp(-mean)
    reached = term
    while u >= reached and count < largest:
        count += 1
        term *= mean / count
        reached += term
    return count


def category(latent, thresholds):
    """How many thresholds the latent value exceeds."""
    return sum(1 for threshold in thresholds if latent > threshold)


# --- Places -----------------------------------------------------------------

class County:
    def __init__(self, stratum, number, draws):
        self.stratum = stratum
        self.number = number
        self.rural = stratum % 2 == 1
        self.factor = STRATUM_FACTORS[stratum - 1] * math.exp(
            draws.normal(0.0, 0.12))
        self.ses = draws.normal(0.0, 0.15)
        self.migration = draws.normal(0.0, 0.25)
        self.effects = {
            name: draws.normal(0.0, truth["countySD"])
            for name, truth in OUTCOMES
        }


class School:
    def __init__(self, county, number, name, draws):
        self.county = county
        self.number = number
        self.name = name
        self.boarding = draws.normal(0.0, 0.7)
        self.factor = county.factor * math.exp(draws.normal(0.0, 0.28))


class Classroom:
    def __init__(self, school, number, draws):
        self.school = school
        self.county = school.county
        self.number = number
        self.factor = school.factor * math.exp(draws.normal(0.0, 0.20))
        self.size = draws.integer(*CLASS_SIZE)


def school_names(draws):
    """Invented names, one for each of 144 schools."""
    places = draws.shuffled(
        first + second
        for first in "青白云金碧柳松竹梅桃双龙"
        for second in "溪河山湾坪桥塘岭泉原沟洲")
    kinds = {
        True: ("镇第一中学", "镇初级中学", "乡中心学校"),
        False: ("路第一中学", "路实验中学", "路外国语学校"),
    }
    names = []
    for index, place in enumerate(places):
        county = index // SCHOOLS_PER_COUNTY
        rural = (county // COUNTIES_PER_STRATUM) % 2 == 0
        name = place + kinds[rural][index % SCHOOLS_PER_COUNTY]
        if index % 11 == 3:
            name += ",东校区"
        elif index % 11 == 8:
            name = place + ('镇"希望"中学' if rural else '路"育才"中学')
        names.append(name)
    return names


def classrooms(draws):
    """All classes of the sample, in the order of the files."""
    names = iter(school_names(draws))
    rooms = []
    for stratum in range(1, 2 * REGIONS + 1):
        for within in range(COUNTIES_PER_STRATUM):
            number = (stratum - 1) * COUNTIES_PER_STRATUM + within + 1
            county = County(stratum, number, draws)
            for school_number in range(1, SCHOOLS_PER_COUNTY + 1):
                school = School(county, school_number, next(names), draws)
                for class_number in range(1, CLASSES_PER_SCHOOL + 1):
                    rooms.append(Classroom(school, class_number, draws))
    return rooms


# --- Pupils -----------------------------------------------------------------

class Pupil:
    """A child with everything that lasts from wave to wave."""

    def __init__(self, number, room, draws):
        self.number = number
        self.room = room
        county = room.county
        rural = county.rural
        self.sex = GIRL if draws.chance(0.48) else BOY
        self.hukou = 1 + draws.position(
            (0.90, 0.06, 0.04) if rural else (0.25, 0.60, 0.15))
        # Age in wave 1; some children start school a year late.
        age = 12.45 + draws.normal(0.0, 0.35)
        if draws.chance(0.12 if rural else 0.05):
            age += 1.0
        self.first_age = min(max(age, 11.0), 16.0)
        self.base_ses = (
            (-0.35 if rural else 0.30) + county.ses
            + (0.0 if self.hukou == RURAL else 0.30)
            + draws.normal(0.0, 0.80))
        self.siblings = poisson_quantile(
            1.10 if self.hukou == RURAL else 0.50, draws.uniform(), 5)
        self.education = {
            parent: 1 + category(
                0.6 * self.base_ses + draws.normal(0.0, 0.8), thresholds)
            for parent, thresholds in (
                ("father", (-1.1, 0.3, 1.0)), ("mother", (-0.8, 0.4, 1.1)))
        }
        self.alive = {
            "father": not draws.chance(0.013),
            "mother": not draws.chance(0.010),
        }
        self.separated = None
        self.part(0.06, draws)
        self.work_state = self.new_work_state(draws)
        self.factor = math.exp(
            -0.10 * self.base_ses + draws.normal(0.0, 0.33))
        self.latent = {name: draws.normal() for name in MEMORY}

    def part(self, probability, draws):
        """Parents separate: decides which of the two leaves the child."""
        if self.separated is None and draws.chance(probability):
            self.separated = "father" if draws.chance(0.55) else "mother"

    def new_work_state(self, draws):
        """Which parents work elsewhere: an index of LEVELS."""
        rural = self.room.county.rural
        logit = (
            (-0.56 if rural else -1.50)
            + (0.55 if self.hukou == RURAL else -0.25)
            - 0.25 * self.base_ses + self.room.county.migration)
        any_away = expit(logit)
        shares = AWAY_SHARES["rural" if rural else "urban"]
        return draws.position(
            (1.0 - any_away,) + tuple(any_away * s for s in shares))

    def grow(self, draws):
        """One year passes."""
        for parent in ("father", "mother"):
            if self.alive[parent] and draws.chance(0.0015):
                self.alive[parent] = False
        self.part(0.008, draws)
        if not draws.chance(KEEPING_STATE):
            self.work_state = self.new_work_state(draws)
        if self.siblings < 5 and draws.chance(0.015):
            self.siblings += 1
        for name, memory in MEMORY.items():
            self.latent[name] = (
                memory * self.latent[name]
                + math.sqrt(1.0 - memory * memory) * draws.normal())


def complete_answers(pupil, wave, draws):
    """What a pupil would answer in a wave if nothing were missing."""
    room = pupil.room
    girl = 1 if pupil.sex == GIRL else 0
    row = {
        "schoolName": room.school.name,
        "sex": pupil.sex,
        "age": round(pupil.first_age + wave - 1, 1),
        "hukou": pupil.hukou,
        "ses": recorded_ses(pupil.base_ses + draws.normal(0.0, 0.15)),
        "siblings": pupil.siblings,
    }
    for parent in ("father", "mother"):
        row[parent + "Education"] = pupil.education[parent]
    months_at_work = months_of_work(draws)
    for parent in ("father", "mother"):
        row.update(absence(pupil, parent, months_at_work[parent], draws))
    level = left_behind(row)
    row["boarding"] = boarding(pupil, wave, level)
    row["caregiver"] = caregiver(row, draws)

    row["sleepHours"] = sleep_hours(pupil, row, level, girl)
    row["friends"] = friends(pupil, level, girl)
    row["bullied"] = YES if is_bullied(pupil, row, level, girl) else NO
    depressed = is_depressed(pupil, row, level, girl)
    row.update(cesd_answers(depressed, draws))
    for name, scale in SDQ.items():
        row.update(
            sdq_answers(pupil, name, scale, level, girl, depressed, draws))
    return row, level, depressed


def recorded_ses(value):
    """Two decimals, no negative zero, never equal to a reserved code."""
    value = round(value, 2) + 0.0
    if value in (DONT_KNOW, REFUSED, NOT_APPLICABLE, MISSING):
        value = round(value + 0.01, 2)
    return value


def months_of_work(draws):
    """Months each parent would be away for work; often the same months."""
    father, mother = draws.position(MONTHS[WORK]), draws.position(MONTHS[WORK])
    return {
        "father": father,
        "mother": father if draws.chance(SAME_MONTHS) else mother,
    }


def absence(pupil, parent, months_at_work, draws):
    """The four answers about one parent."""
    works_away = LEVELS[pupil.work_state] in (parent, "both")
    other_reason = draws.chance(0.008 if parent == "father" else 0.006)
    home, months, reason = HOME, NOT_APPLICABLE, NOT_APPLICABLE
    if not pupil.alive[parent]:
        home = NOT_APPLICABLE
    else:
        if pupil.separated == parent:
            reason = SEPARATION
        elif other_reason:
            reason = OTHER
        elif works_away:
            reason = WORK
        if reason == WORK:
            home, months = AWAY, months_at_work
        elif reason != NOT_APPLICABLE:
            home, months = AWAY, draws.position(MONTHS[reason])
    return {
        parent + "Alive": YES if pupil.alive[parent] else NO,
        parent + "Home": home,
        parent + "Months": months,
        parent + "Work": reason,
    }


def left_behind(row):
    """The exposure, by the rule the codebook declares."""
    away = [
        row[parent + "Alive"] == YES
        and row[parent + "Home"] == AWAY
        and row[parent + "Work"] == WORK
        and row[parent + "Months"] >= MINIMUM_MONTHS
        for parent in ("father", "mother")
    ]
    return LEVELS[(1 if away[0] else 0) + (2 if away[1] else 0)]


def boarding(pupil, wave, level):
    logit = (
        (-0.55 if pupil.room.county.rural else -2.40)
        + pupil.room.school.boarding + 0.15 * (wave - 1)
        + (0.60 if level == "both" else 0.0))
    u = normal_cdf(pupil.latent["boarding"])
    return YES if u < expit(logit) else NO


def caregiver(row, draws):
    """Both parents, one parent, grandparents, relatives, school or alone."""
    at_home = sum(
        1 for parent in ("father", "mother") if row[parent + "Home"] == HOME)
    boards = row["boarding"] == YES
    if at_home == 2:
        weights = (0.95, 0.01, 0.03, 0.005, 0.005)
    elif at_home == 1:
        weights = (0.0, 0.76, 0.19, 0.03, 0.02)
    elif boards:
        weights = (0.0, 0.02, 0.65, 0.11, 0.22)
    else:
        weights = (0.0, 0.02, 0.80, 0.13, 0.05)
    return 1 + draws.position(weights)


def is_depressed(pupil, row, level, girl):
    logit = (
        DEPRESSED["intercept"] + DEPRESSED["leftBehind"][level]
        + DEPRESSED["girl"] * girl
        + DEPRESSED["age"] * (row["age"] - CENTRE_AGE)
        + DEPRESSED["ses"] * row["ses"]
        + DEPRESSED["siblings"] * row["siblings"]
        + pupil.room.county.effects["depressed"])
    return normal_cdf(pupil.latent["depressed"]) < expit(logit)


def is_bullied(pupil, row, level, girl):
    logit = (
        BULLIED["intercept"] + BULLIED["leftBehind"][level]
        + BULLIED["girl"] * girl
        + BULLIED["boarding"] * (row["boarding"] == YES)
        + pupil.room.county.effects["bullied"])
    return normal_cdf(pupil.latent["bullied"]) < expit(logit)


def friends(pupil, level, girl):
    log_rate = (
        FRIENDS["intercept"] + FRIENDS["leftBehind"][level]
        + FRIENDS["girl"] * girl + pupil.room.county.effects["friends"])
    u = normal_cdf(pupil.latent["friends"])
    return poisson_quantile(math.exp(log_rate), u, 20)


def sleep_hours(pupil, row, level, girl):
    hours = (
        SLEEP["intercept"] + SLEEP["leftBehind"][level]
        + SLEEP["girl"] * girl
        + SLEEP["age"] * (row["age"] - CENTRE_AGE)
        + SLEEP["ses"] * row["ses"]
        + SLEEP["boarding"] * (row["boarding"] == YES)
        + pupil.room.county.effects["sleepHours"]
        + SLEEP["residualSD"] * pupil.latent["sleepHours"])
    return round(min(max(hours, 4.0), 12.0), 1)


def cesd_answers(depressed, draws):
    """Ten items whose score is at or above the cut-off iff depressed."""
    while True:
        trait = draws.normal()
        symptoms = [
            category(
                loading * trait
                + math.sqrt(1.0 - loading * loading) * draws.normal(),
                thresholds)
            for loading, thresholds in zip(CESD_LOADINGS, CESD_THRESHOLDS)
        ]
        if (sum(symptoms) >= CESD_CUTOFF) == depressed:
            break
    return {
        CESD_ITEM % n: 3 - symptom if n in CESD_REVERSED else symptom
        for n, symptom in enumerate(symptoms, start=1)
    }


def sdq_answers(pupil, name, scale, level, girl, depressed, draws):
    trait = (
        pupil.latent[name] + scale["leftBehind"][level]
        + scale["girl"] * girl + scale["depressed"] * depressed)
    loading = scale["loading"]
    unique = math.sqrt(1.0 - loading * loading)
    answers = {}
    for n in scale["items"]:
        value = category(
            loading * trait + unique * draws.normal(), scale["thresholds"])
        answers["sdq%d" % n] = 2 - value if n in SDQ_REVERSED else value
    return answers


# --- Missing answers --------------------------------------------------------

def missing_code(kind, draws):
    return (DONT_KNOW, REFUSED, MISSING)[draws.position(kind)]


def with_missing(row, draws):
    """A copy of complete answers with reserved codes and empty cells."""
    row = dict(row)
    for name, (rate, kind) in MISSING_ANSWERS.items():
        if draws.chance(rate) and row[name] != NOT_APPLICABLE:
            row[name] = missing_code(kind, draws)
    for parent in ("father", "mother"):
        home = row[parent + "Home"]
        if home < 0 and home != NOT_APPLICABLE:
            row[parent + "Months"] = row[parent + "Work"] = home
    for n in range(1, CESD_ITEMS + 1):
        spoil(row, CESD_ITEM % n, MISSING_CESD_ITEM, draws)
    for n in SDQ_ITEMS:
        spoil(row, "sdq%d" % n, MISSING_SDQ_ITEM, draws)
    if draws.chance(STOPPING_IN_CESD):
        answered = draws.integer(0, CESD_ITEMS - 1)
        for n in range(answered + 1, CESD_ITEMS + 1):
            row[CESD_ITEM % n] = MISSING
    for name in ANSWER_COLUMNS:
        if draws.chance(EMPTY_CELLS):
            row[name] = None
    return row


def spoil(row, name, rate_and_kind, draws):
    rate, kind = rate_and_kind
    if draws.chance(rate):
        row[name] = missing_code(kind, draws)


# --- The panel --------------------------------------------------------------

def panel(draws):
    """Yields, for each wave, the list of (pupil, answers, level, D)."""
    rooms = classrooms(draws)
    count = 0
    members = []
    for room in rooms:
        pupils = []
        for _ in range(room.size):
            count += 1
            pupils.append(Pupil(count, room, draws))
        members.append(pupils)
    for wave in WAVES:
        if wave > 1:
            for room, pupils in zip(rooms, members):
                staying = [p for p in pupils if not draws.chance(LEAVING)]
                for pupil in staying:
                    pupil.grow(draws)
                while len(staying) < room.size:
                    count += 1
                    staying.append(Pupil(count, room, draws))
                pupils[:] = staying
        yield wave, [
            (pupil,) + complete_answers(pupil, wave, draws)
            for pupils in members for pupil in pupils
        ]


def wave_weights(pupils, draws):
    """Weights that add up to POPULATION, but for rounding."""
    raw = [
        pupil.room.factor * pupil.factor * math.exp(draws.normal(0.0, 0.08))
        for pupil in pupils
    ]
    scale = POPULATION / math.fsum(raw)
    return [round(scale * weight, 4) for weight in raw]


def cell(name, value):
    if value is None:
        return ""
    if isinstance(value, float):
        return "%.*f" % (DECIMALS[name], value)
    return str(value)


def write_wave(path, wave, observations, draws):
    weights = wave_weights([o[0] for o in observations], draws)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(DESIGN_COLUMNS + ANSWER_COLUMNS)
        for (pupil, answers, _, _), weight in zip(observations, weights):
            row = with_missing(answers, draws)
            if wave == 3:
                row["caregiver"] = WAVE3_CAREGIVER.get(
                    row["caregiver"], row["caregiver"])
            room = pupil.room
            row.update({
                "wave": wave,
                "pupil": pupil.number,
                "stratum": room.county.stratum,
                "county": room.county.number,
                "school": room.school.number,
                "class": room.number,
                "weight": weight,
            })
            writer.writerow([
                cell(name, row[name])
                for name in DESIGN_COLUMNS + ANSWER_COLUMNS
            ])


# --- The truth --------------------------------------------------------------

def coefficients(truth, factor=1.0, shift=0.0):
    """Named coefficients, multiplied by factor; shift for the intercept.

    With age in the model, "intercept" belongs to age in years as recorded
    and "interceptAtAge13" to age - 13.
    """
    centred = truth["intercept"] + shift
    terms = {"intercept": centred}
    if "age" in truth:
        terms["intercept"] = centred - CENTRE_AGE * truth["age"]
        terms["interceptAtAge13"] = centred
    for level in LEVELS[1:]:
        terms["leftBehind.%s" % level] = truth["leftBehind"][level]
    for name, term in (
            ("girl", "sex.girl"), ("age", "age"), ("ses", "ses"),
            ("siblings", "siblings"), ("boarding", "boarding.yes")):
        if name in truth:
            terms[term] = truth[name]
    return {term: round(factor * b, 6) for term, b in terms.items()}


def logit_attenuation(sd):
    """Population-averaged over conditional logit coefficients."""
    c = 16.0 * math.sqrt(3.0) / (15.0 * math.pi)
    return 1.0 / math.sqrt(1.0 + c * c * sd * sd)


def model(truth, family, link, covariates, factor=1.0, shift=0.0):
    entry = {
        "family": family,
        "link": link,
        "covariates": covariates,
        "conditional": coefficients(truth),
        "populationAveraged": coefficients(truth, factor, shift),
        "countySD": truth["countySD"],
    }
    if "residualSD" in truth:
        entry["residualSD"] = truth["residualSD"]
    return entry


def models():
    return {
        "depressed": model(
            DEPRESSED, "binomial", "logit",
            ["leftBehind", "sex", "age", "ses", "siblings"],
            factor=logit_attenuation(DEPRESSED["countySD"])),
        "bullied": model(
            BULLIED, "binomial", "logit",
            ["leftBehind", "sex", "boarding"],
            factor=logit_attenuation(BULLIED["countySD"])),
        "friends": model(
            FRIENDS, "poisson", "log", ["leftBehind", "sex"],
            shift=FRIENDS["countySD"] ** 2 / 2.0),
        "sleepHours": model(
            SLEEP, "gaussian", "identity",
            ["leftBehind", "sex", "age", "ses", "boarding"]),
    }


def complete_data_counts(observations):
    """Unweighted counts before any answer went missing."""
    return {
        "pupils": len(observations),
        "leftBehind": {
            level: sum(1 for o in observations if o[2] == level)
            for level in LEVELS
        },
        "depressed": sum(1 for o in observations if o[3]),
        "bullied": sum(1 for o in observations if o[1]["bullied"] == YES),
    }


def write_truth(path, seed, present, counts):
    every = set.intersection(*present)
    strata = 2 * REGIONS
    counties = strata * COUNTIES_PER_STRATUM
    schools = counties * SCHOOLS_PER_COUNTY
    truth = {
        "synthetic": True,
        "seed": seed,
        "design": {
            "strata": strata,
            "counties": counties,
            "schools": schools,
            "classes": schools * CLASSES_PER_SCHOOL,
            "waves": len(WAVES),
            "distinctPupils": len(set.union(*present)),
            "pupilsInAllWaves": len(every),
            "pupilsInWaves1And2": len(present[0] & present[1]),
            "pupilsInWaves2And3": len(present[1] & present[2]),
            "sumOfWeights": POPULATION,
        },
        "reference": {
            "leftBehind": "none", "sex": "boy", "boarding": "no",
        },
        "models": models(),
        "completeData": counts,
    }
    with open(path, "w", encoding="utf-8", newline="") as file:
        json.dump(truth, file, indent=2, ensure_ascii=False)
        file.write("\n")


def generate(folder, seed=SEED):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    draws = Draws(seed)
    present = []
    counts = {}
    for wave, observations in panel(draws):
        write_wave(folder / ("wave%d.csv" % wave), wave, observations, draws)
        present.append({o[0].number for o in observations})
        counts["wave%d" % wave] = complete_data_counts(observations)
    write_truth(folder / "truth.json", seed, present, counts)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        sys.exit("usage: python3 generate.py [OUTDIR]")
    generate(sys.argv[1] if len(sys.argv) == 2 else Path(__file__).parent)
