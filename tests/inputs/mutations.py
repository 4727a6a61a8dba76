"""Files as they arrive when something went wrong: real tables changed at random, and tables made at random.

A seeded generator in, bytes out; the same seed gives the same bytes.
"""

from collections.abc import Callable, Sequence
from random import Random

Change = Callable[[Random, bytes], bytes]

_NUMBERS = (
    "0", "-1", "1e400", "-1e-400", "nan", "NaN", "inf", "-Infinity", "99999999999999999999", "1,234", "1.234,5",
    "<5", "*", ":", "[x]", "c", "4.5", "1e5", "٣", "½", "0x1F", "1_000", "£3", "12%", "+7", "--1", ".", "", " ",
)  # fmt: skip
_WORDS = (
    "E06000001", "E0600001", "e06000001", "E07000026", "W06000001", "All wards", "Total", "east", "littleton", "2024",
    "2024/25", "2024/26", "31/12/2024", "2026-Q1", "2024-13", "Persons", "Male", "0-4", "00-04", "Under 5", "85+",
    "9-5", "漢字", "Ŵy", "a\u202eb", "a\u200bb", "a\x07b", "x" * 300, "=1+1", "{{ 7 * 7 }}", "<script>", "$5", "\ufeff",
    "CON", "../x", "a\\b", "😀", "\u2028", "NA", "None", "null", "NULL", "#REF!", "'5",
)  # fmt: skip
_BYTES = (
    b'"',
    b'""',
    b"\0",
    b"\xff",
    b"\xf4",
    b"\r",
    b"\n",
    b"\r\n",
    b",",
    b";",
    b"\t",
    b"|",
    b"\x1a",
    b"\xc3",
    b"\xed\xa0\x80",
)
_ENCODINGS = ("utf-16", "utf-16-le", "cp1252", "cp1252", "utf-8-sig", "utf-32", "latin-1")


def _at(random: Random, body: bytes) -> int:
    return random.randrange(len(body) + 1)


def flipped(random: Random, body: bytes) -> bytes:
    """One to eight bytes with other bits."""
    made = bytearray(body)
    for _ in range(random.randint(1, 8) if made else 0):
        made[random.randrange(len(made))] ^= 1 << random.randrange(8)
    return bytes(made)


def inserted(random: Random, body: bytes) -> bytes:
    """A sign that means something to a reader, where nobody expects it."""
    at = _at(random, body)
    return body[:at] + random.choice(_BYTES) + body[at:]


def cut(random: Random, body: bytes) -> bytes:
    """The file ends too soon, begins too late, or lacks its middle."""
    first, last = sorted((_at(random, body), _at(random, body)))
    return random.choice((body[:first], body[last:], body[:first] + body[last:]))


def doubled(random: Random, body: bytes) -> bytes:
    """A part stands twice."""
    first, last = sorted((_at(random, body), _at(random, body)))
    return body[:last] + body[first:last][:2000] + body[last:]


def in_another_encoding(random: Random, body: bytes) -> bytes:
    """The same text in other bytes."""
    return body.decode("utf-8", errors="replace").encode(random.choice(_ENCODINGS), errors="replace")


def other_signs(random: Random, body: bytes) -> bytes:
    """Other signs between fields, or other ends of lines."""
    old, new = random.choice(
        ((b",", b";"), (b",", b"\t"), (b"\n", b"\r\n"), (b"\n", b"\r"), (b"\n", b"\n\n"), (b".", b","))
    )
    return body.replace(old, new)


def huge(random: Random, body: bytes) -> bytes:
    """A field, a row or a heading without measure."""
    at = _at(random, body)
    filler = random.choice((b"x", b",", b"9", b'"', b"\n", b"a,", "é".encode()))
    return body[:at] + filler * random.randint(1_000, 60_000) + body[at:]


def other_cell(random: Random, body: bytes) -> bytes:
    """A cell with a number or a word that is hard to read."""
    lines = body.decode("utf-8", errors="replace").split("\n")
    for _ in range(random.randint(1, 4)):
        row = random.randrange(len(lines))
        cells = lines[row].split(",")
        cells[random.randrange(len(cells))] = random.choice(random.choice((_NUMBERS, _WORDS)))
        lines[row] = ",".join(cells)
    return "\n".join(lines).encode("utf-8", errors="replace")


def other_rows(random: Random, body: bytes) -> bytes:
    """Rows in another order, left out, or twice."""
    head, *rows = body.split(b"\n")
    return b"\n".join([head, *(random.choice(rows) for _ in range(random.randint(0, len(rows))))])


CHANGES: tuple[Change, ...] = (
    flipped, inserted, cut, doubled, in_another_encoding, other_signs, huge, other_cell, other_cell, other_cell,
    other_rows,
)  # fmt: skip


BYTES = CHANGES[:7]  # changes that make sense for a file that is no text


def changed(random: Random, body: bytes, changes: Sequence[Change] = CHANGES) -> bytes:
    """``body`` after one to three of ``changes``; half of the texts keep their form, and only cells change."""
    if changes is CHANGES and random.random() < 0.5:
        changes = (other_cell, other_cell, other_rows)
    for _ in range(random.randint(1, 3)):
        body = random.choice(changes)(random, body)
    return body


def made(random: Random, columns: Sequence[str]) -> bytes:
    """A table by a grammar: headings that are nearly right, cells of every kind, quoted or not."""
    heads = [
        random.choice((name, name, name, name.upper(), f" {name}", random.choice(_WORDS))) for name in columns
    ]
    if random.random() < 0.2:
        random.shuffle(heads)
    rows = [",".join(heads)]
    for _ in range(random.choice((0, 1, 3, 12, 40))):
        wide = len(heads) + random.choice((0, 0, 0, 0, 0, 0, 0, 0, 1, -1))
        rows.append(",".join(_cell(random) for _ in range(wide)))
    return random.choice(("\n", "\r\n")).join(rows).encode("utf-8", errors="replace")


def _cell(random: Random) -> str:
    kind = random.randrange(4)
    cell = str(random.randrange(3000)) if kind == 0 else random.choice(_WORDS if kind < 3 else _NUMBERS)
    return f'"{cell}"' if "," in cell or random.random() < 0.1 else cell
