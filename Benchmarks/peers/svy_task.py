"""One task with svy, as a user would write it. Usage: svy_task.py table1|logit FILE"""
import sys
import warnings

import polars
import svy

warnings.filterwarnings("ignore")
task, path = sys.argv[1:3]
data = polars.read_csv(path, infer_schema_length=10000)
sample = svy.Sample(data, svy.Design(stratum="stratum", psu="psu", wgt="weight"))

if task == "table1":
    for name in ["age", "ses", "siblings", "bmi", "sleep", "support", "score", "count"]:
        sample.estimation.mean(name, drop_nulls=True)
        sample.estimation.mean(name, by="exposed", drop_nulls=True)
        sample.categorical.ttest(name, group="exposed", drop_nulls=True)
    for name in ["sex", "residence", "boarding", "education", "kind", "media", "county"]:
        sample.estimation.prop(name, drop_nulls=True)
        sample.estimation.prop(name, by="exposed", drop_nulls=True)
        sample.categorical.tabulate(name, "exposed", drop_nulls=True)
else:
    category = svy.Cat
    fit = sample.glm.fit(
        "event",
        x=[category("exposed"), category("sex"), "age", category("residence"), category("education"), "ses", "siblings",
           category("boarding"), "sleep", "support"],
        family="binomial")
    print(str(fit)[:60].replace("\n", " "))
