"""Whatever a server does, the data stay whole: every byte as it was, and the reason told at the card."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.refresh import server as http
from tests.refresh.place import CARD, data_of, faults_of, next_file, northbrook, refreshed
from tests.refresh.server import Behaviour, File, serving

STAYS = "the copy of 2026-06-01 stays"
LATER = f"try again later; {STAYS}"
LOOK = "jsna refresh --accept adult-smoking --dry-run tells what it would change; without --dry-run takes it"
HTML = b"<!DOCTYPE html>\n<html><head><title>Log in</title></head><body><form></form></body></html>\n"
IN_BROWSER = f"open the address in a browser: has the file moved, or does it ask for a password?; {STAYS}"
OPEN_IT = f"open the address; is the file still there?; {STAYS}"
SEVERAL = 3  # tries of a hasty refresh

Made = Callable[[bytes], Behaviour]


def changed(old: str, new: str) -> Made:
    """A good answer with one text in place of another."""

    def make(body: bytes) -> Behaviour:
        assert old.encode() in body
        return File(body.replace(old.encode(), new.encode()))

    return make


def lines(keep: Callable[[list[str]], list[str]]) -> Made:
    """A good answer with some of its lines."""
    return lambda body: File("".join(keep(body.decode().splitlines(keepends=True))).encode())


def reordered(body: bytes) -> Behaviour:
    rows = [line.split(",") for line in body.decode().splitlines()]
    return File("".join(",".join([*row[:4], row[5], row[4]]) + "\n" for row in rows).encode())


def fixed(behaviour: Behaviour) -> Made:
    return lambda body: behaviour


# what the server does, what is told (after the place), and what to do
MISBEHAVIOURS: dict[str, tuple[Made, str, str]] = {
    "it never answers": (fixed(http.silence), "no answer after 3 tries", f"the last time: it fell silent; {LATER}"),
    "it resets the connection": (
        fixed(http.reset),
        "no answer after 3 tries",
        f"the last time: the answer broke off; {LATER}",
    ),
    "it talks something else": (
        fixed(http.garbage),
        "no answer after 3 tries",
        f"the last time: the answer broke off; {LATER}",
    ),
    "it breaks off in the body": (
        lambda body: http.cut(body, 600),
        "600 of 1,651 bytes",
        f"after 3 tries: the answer broke off; {LATER}",
    ),
    "it breaks off in a body that it has marked": (
        lambda body: http.cut(body, 600, '"one"'),
        "600 of 1,651 bytes",
        f"after 3 tries: the answer broke off; try again later: what came is kept; {STAYS}",
    ),
    "it breaks off between chunks": (
        lambda body: http.cut_chunks(body, 600),
        "the answer broke off after 600 bytes",
        f"after 3 tries: the answer broke off; {LATER}",
    ),
    "it lets the body drip": (
        http.drip,
        "SOME of 1,651 bytes",
        f"after 3 tries: it came too slowly; {LATER}",
    ),
    "it lets the head drip": (
        fixed(http.drip_head),
        "no answer after 1 try",
        f"the last time: it took more than 1.5 seconds; {LATER}",
    ),
    "it is asked too often": (
        fixed(http.status(429, retry_after="0")),
        "no answer after 3 tries",
        f"the last time: status 429; {LATER}",
    ),
    "it has a fault": (
        fixed(http.status(500)),
        "no answer after 3 tries",
        f"the last time: status 500; {LATER}",
    ),
    "it is closed for repairs": (
        fixed(http.status(503, retry_after="Wed, 21 Oct 2026 07:28:00 GMT")),
        "no answer after 3 tries",
        f"the last time: status 503; {LATER}",
    ),
    "it sends a part that nobody asked for": (
        fixed(http.status(206, content_range="bytes 5-9/10")),
        "no answer after 3 tries",
        f"the last time: what came first no longer fits what is there now; {LATER}",
    ),
    "the file is withdrawn": (
        fixed(http.status(410)),
        "withdrawn or moved: status 410",
        f"open the address; look for where it is now; {STAYS}",
    ),
    "it wants a password": (
        fixed(http.status(403)),
        "no entry: status 403",
        f"the address asks for a password, or turns programs away; {STAYS}",
    ),
    "it says nothing changed though nothing is kept": (
        fixed(http.status(304)),
        "status 304 came",
        f"open the address; ask whoever publishes the file; {STAYS}",
    ),
    "it sends on to another host": (
        fixed(http.moved("http://localhost:9/figures.csv")),
        "sent on to another host",
        f"it names http://localhost:9/figures.csv; if that is right, write it on the card; {STAYS}",
    ),
    "it sends on to itself for ever": (
        fixed(http.moved("/figures.csv")),
        "sent on more than 5 times",
        f"write the address where the file is; {STAYS}",
    ),
    "it sends on to nowhere": (
        fixed(http.status(302)),
        "sent on to nowhere",
        f"write the address where the file is; {STAYS}",
    ),
    "a log-in page comes": (
        fixed(File(HTML, kind="text/html")),
        "a web page came, CSV was wanted",
        IN_BROWSER,
    ),
    "a log-in page comes that says it is CSV": (fixed(File(HTML)), "a web page came, CSV was wanted", IN_BROWSER),
    "JSON comes": (fixed(File(b'{"error": "no such thing"}')), "JSON came, CSV was wanted", IN_BROWSER),
    "a workbook comes": (fixed(File(b"PK\x03\x04 and more")), "Excel came, CSV was wanted", IN_BROWSER),
    "nothing comes": (fixed(File(b"")), "an empty answer came", OPEN_IT),
    "it says that there is nothing": (fixed(http.status(204)), "an empty answer came", OPEN_IT),
    "too much comes": (
        lambda body: File(body + b"northbrook,2027,Persons,18 and over,1,2\n" * 2_000),
        "more than 0 MB",
        f"ask for fewer areas or years; {STAYS}",
    ),
    "it packs in a way that nobody asked for": (
        lambda body: File(body, headers={"content_encoding": "br"}),
        "it came packed as br, which is not read",
        f"ask whoever publishes the file; {STAYS}",
    ),
    "the packing is cut short": (
        lambda body: File(gzip.compress(body, mtime=0)[:200], headers={"content_encoding": "gzip"}),
        "it came packed, and the end is missing",
        f"ask whoever publishes the file; {STAYS}",
    ),
    "only the heading comes": (
        lines(lambda all_: all_[:1]),
        "the new adult-smoking.csv, line 1, field 1: no rows",
        f"only the heading is there; {STAYS}",
    ),
    "half the rows come": (
        lines(lambda all_: all_[:16]),
        "15 rows came, 30 are there: more than a tenth fewer",
        LOOK,
    ),
    "the last row is cut": (
        lambda body: File(body[:-12]),
        "the new adult-smoking.csv, line 37, field 6: 5 fields, the header has 6",
        f"a comma inside a text needs quotes round the text; {STAYS}",
    ),
    "the last figure is cut": (
        lambda body: File(body[:-1]),
        "the file that came ends in the middle of a row",
        LOOK,
    ),
    "a column has another name": (
        changed("area,period", "area,year"),
        "columns changed: + 'year', - 'period'",
        LOOK,
    ),
    "a column is not there": (
        lines(lambda all_: [re.sub(",18 and over,|,age,", ",", line) for line in all_]),
        "columns changed: - 'age'",
        LOOK,
    ),
    "a column is new": (
        lines(lambda all_: [line.replace("\n", ",x\n" if number else ",remark\n") for number, line in enumerate(all_)]),
        "columns changed: + 'remark'",
        LOOK,
    ),
    "the columns stand in another order": (
        reordered,
        "columns changed: they stand in another order",
        LOOK,
    ),
    "letters are of an old encoding": (
        changed("northbrook,2026,Male", "northbrook\x92,2026,Male"),
        "the new adult-smoking.csv, line 33, field 1: control character U+0092",
        f"an apostrophe from cp1252? save it again as 'CSV UTF-8'; {STAYS}",
    ),
    "signs stand for small numbers": (
        changed("Female,18 and over,430,4000", "Female,18 and over,<5,4000"),
        "the new adult-smoking.csv, line 32, field 5: '<5' is not a number",
        f"declare it under marks: on the card, or leave it empty and put the reason in note; {STAYS}",
    ),
    "a count is above its denominator": (
        changed("Persons,18 and over,1020,8000", "Persons,18 and over,10200,8000"),
        "the new adult-smoking.csv, line 34, field 5: count 10200 is above denominator 8000",
        f"a share cannot be more than the whole; are the two columns swapped?; {STAYS}",
    ),
    "a row comes twice": (
        lines(lambda all_: [*all_, all_[-1]]),
        "the new adult-smoking.csv, line 38, field 2: 2026 stands twice for E92000001 (first on line 37)",
        f"with the same numbers, and the same sex, age and category; keep one; {STAYS}",
    ),
    "an area comes that nobody knows": (
        changed("northbrook,2026,Male", "southbrook,2026,Male"),
        "area 'southbrook' came, which neither the old file nor the table of areas has",
        LOOK,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MISBEHAVIOURS)
def test_the_data_stay_as_they_were_and_the_reason_is_told(name: str, tmp_path: Path):
    made, said, hint = MISBEHAVIOURS[name]
    with serving() as server:
        root = northbrook(tmp_path, f'{{from: csv, url: "{server.address("/figures.csv")}"}}')
        server.behaviours["/figures.csv"] = made(next_file(root))
        before = data_of(root)
        report = refreshed(root, "adult-smoking")
    assert data_of(root) == before
    assert (
        re.sub(r"\d+ of 1,651 bytes(?=.*\n.*slowly)", "SOME of 1,651 bytes", faults_of(report))
        == f"{CARD}:8:27: {said}\n    {hint}"
    )
