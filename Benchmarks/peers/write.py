"""Reads a CSV file with one of the peers, writes it again and prints the seconds that writing took, rows and columns.

Usage: write.py TOOL FILE OUT
"""
import sys
import time

tool, path, out = sys.argv[1:4]

if tool == "polars":
    import polars
    frame = polars.read_csv(path, infer_schema_length=10_000)
    shape = frame.shape
    start = time.perf_counter()
    frame.write_csv(out)
elif tool == "pyarrow":
    import pyarrow.csv
    table = pyarrow.csv.read_csv(path)
    shape = table.shape
    start = time.perf_counter()
    pyarrow.csv.write_csv(table, out)
elif tool == "pandas":
    import pandas
    frame = pandas.read_csv(path)
    shape = frame.shape
    start = time.perf_counter()
    frame.to_csv(out, index=False)
elif tool == "duckdb":
    import duckdb
    connection = duckdb.connect()
    connection.execute(f"create table t as select * from read_csv_auto('{path}')")
    shape = (connection.execute("select count(*) from t").fetchone()[0], len(connection.execute("describe t").fetchall()))
    start = time.perf_counter()
    connection.execute(f"copy t to '{out}' (header, delimiter ',')")
print(time.perf_counter() - start, *shape)
