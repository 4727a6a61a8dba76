"""A packed file that is damaged, in whatever way, is said to be not read, and stops nothing."""

import io
from random import Random

from openpyxl import Workbook

from jsna.audit.members import Member, Unread, unfolded
from jsna.audit.workbook import workbook_rows


def whole() -> bytes:
    book, out = Workbook(), io.BytesIO()
    book.active.append(["area", "count"])
    book.active.append(["east", 12])
    book.save(out)
    return out.getvalue()


def damaged(random: Random, body: bytes) -> bytes:
    """``body`` with a few bytes changed, and some of its end missing now and then."""
    made = bytearray(body)
    for _ in range(random.randrange(1, 6)):
        made[random.randrange(len(made))] = random.randrange(256)
    return bytes(made[: random.randrange(len(made))] if random.random() < 0.3 else made)


def test_a_damaged_workbook_is_read_as_far_as_it_goes_or_named():
    random, body, unread = Random(1), whole(), 0
    for _ in range(600):
        member = Member("numbers.xlsx", "", damaged(random, body))
        unread += sum(isinstance(one, Unread) for one in unfolded(member))
        rows = workbook_rows(member)
        assert isinstance(rows, Unread) or all(row.figures for row in rows)
    assert unread > 100
