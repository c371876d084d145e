"""Makes the gzip files of this folder: python3 generate.py (CPython 3.11, zlib 1.2.13).

All hold parts of one text: a header `id,name` and 3000 rows `i,child i`.
"""

import gzip
import pathlib

folder = pathlib.Path(__file__).parent
text = ("id,name\n" + "".join(f"{i},child {i}\n" for i in range(3000))).encode()
half = len(text) // 2


def packed(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def flipped(data: bytes, place: int) -> bytes:
    changed = bytearray(data)
    changed[place] ^= 0x55
    return bytes(changed)


whole = packed(text)
files = {
    "one_member.csv.gz": whole,
    # As `cat a.gz b.gz` and parallel compressors write them; the cut lies within a row.
    "two_members.csv.gz": packed(text[:half]) + packed(text[half:]),
    "empty_member_between.csv.gz": packed(text[:half]) + packed(b"") + packed(text[half:]),
    "empty_member_last.csv.gz": whole + packed(b""),
    "empty.csv.gz": packed(b""),
    # Expands a thousandfold: the first buffer is too small many times over.
    "zeros.csv.gz": packed(b"x\n" + b"0\n" * 2_000_000),
    "cut_short.csv.gz": whole[: len(whole) // 2],
    "cut_in_header.csv.gz": whole[:5],
    "cut_in_checksum.csv.gz": whole[:-3],
    "second_member_cut.csv.gz": packed(text[:half]) + packed(text[half:])[:20],
    "flipped_byte.csv.gz": flipped(whole, len(whole) // 2),
    "wrong_checksum.csv.gz": flipped(whole, -8),
    "wrong_length.csv.gz": flipped(whole, -4),
    "followed_by_text.csv.gz": whole + b"not gzip",
}
for name, data in files.items():
    (folder / name).write_bytes(data)
