"""Reads a CSV file with one of the peers and prints seconds, rows and columns.

Usage: read.py TOOL FILE [COLUMN,COLUMN,...]
"""
import sys
import time

tool, path = sys.argv[1:3]
columns = sys.argv[3].split(",") if len(sys.argv) > 3 else None

if tool == "polars":
    import polars
    start = time.perf_counter()
    # Types from the first 10,000 rows: from the whole file, as lbc decides, polars takes nine times as long.
    frame = polars.read_csv(path, columns=columns, infer_schema_length=10_000)
    shape = frame.shape
elif tool == "pyarrow":
    import pyarrow.csv
    start = time.perf_counter()
    options = pyarrow.csv.ConvertOptions(include_columns=columns) if columns else None
    shape = pyarrow.csv.read_csv(path, convert_options=options).shape
elif tool == "pandas":
    import pandas
    start = time.perf_counter()
    shape = pandas.read_csv(path, usecols=columns).shape
elif tool == "duckdb":
    import duckdb
    connection = duckdb.connect()
    start = time.perf_counter()
    what = ", ".join(columns) if columns else "*"
    connection.execute(f"create table t as select {what} from read_csv_auto('{path}')")
    shape = (connection.execute("select count(*) from t").fetchone()[0], len(connection.execute("describe t").fetchall()))
print(time.perf_counter() - start, *shape)
