"""Writes the files of this folder with pyreadstat (pip install pandas pyreadstat) and pandas.

Every file holds the same eight children; what a format cannot hold is left out of it. `expected.csv` is the table.
"""
import datetime
import os

import numpy as np
import pandas as pd
import pyreadstat

here = os.path.dirname(os.path.abspath(__file__))


def path(name):
    return os.path.join(here, name)


table = pd.DataFrame(
    {
        "id": [1, 2, 3, 4, 5, 6, 7, 8],
        "sex": [1, 2, 2, 1, 1, 2, 1, 2],
        "age": [7, 12, -8, 15, 9, -9, 10, 11],
        "height": [120.5, 151.25, np.nan, 160.125, 0.0009765625, -0.1, 133.3, 140.0],
        "village": ["王庄", "李村", "", "A,b \"c\"", "王庄", "x", "李村", "y"],
        "born": [datetime.date(2010, 5, 1), datetime.date(2004, 2, 29), None, datetime.date(1959, 12, 31),
                 datetime.date(2008, 1, 1), datetime.date(2007, 7, 7), datetime.date(2006, 6, 6),
                 datetime.date(2005, 5, 5)],
    }
)
labels = {"id": "编号", "sex": "性别", "age": "年龄", "height": "身高 (cm)", "village": "村", "born": "出生日期"}
values = {"sex": {1: "男", 2: "女"}, "age": {-8: "不适用", -9: "拒绝回答"}}

table.to_csv(path("expected.csv"), index=False)
pyreadstat.write_sav(table, path("children.sav"), column_labels=labels, variable_value_labels=values,
                     missing_ranges={"age": [-8, -9]}, variable_measure={"sex": "nominal", "height": "scale"})
pyreadstat.write_sav(table, path("children.zsav"), compress=True, column_labels=labels, variable_value_labels=values,
                     missing_ranges={"age": [{"lo": -99, "hi": -1}]})
pyreadstat.write_dta(table, path("children118.dta"), version=15, column_labels=labels, variable_value_labels=values)
# Extended missing values: .a and .d in place of the codes.
tagged = table.copy()
tagged["age"] = [7.0, 12.0, "d", 15.0, 9.0, "a", 10.0, 11.0]
pyreadstat.write_dta(tagged, path("tagged.dta"), version=14, column_labels=labels,
                     variable_value_labels={"sex": values["sex"], "age": {"a": "refused", "d": "don't know"}},
                     missing_user_values={"age": ["a", "d"]})
plain = table.drop(columns=["village", "born"])
pyreadstat.write_por(plain, path("children.por"))
pyreadstat.write_xport(table.drop(columns=["village"]), path("children.xpt"), file_format_version=5)

# Stata 12 with texts in GB18030, which pandas cannot write: Latin-1 characters of the same bytes.
def bytes_as_latin(text):
    return text.encode("gb18030").decode("latin-1")


old = table.drop(columns=["born"]).copy()
old["village"] = old["village"].map(bytes_as_latin)
old.to_stata(path("gb18030_114.dta"), write_index=False, version=114,
             variable_labels={k: bytes_as_latin(v) for k, v in labels.items() if k in old},
             value_labels={"sex": {k: bytes_as_latin(v) for k, v in values["sex"].items()}},
             time_stamp=datetime.datetime(2026, 1, 1))
