"""Only two fields of an edition's document change when it is published."""

import pytest

from jsna.publish.mark import marked

CASES = [
    ("kind: edition\nstatus: draft\n", "kind: edition\nstatus: published\npublished: 2026-07-01\n"),
    ("status: draft", "status: published\npublished: 2026-07-01\n"),
    ("status: 'draft'  # for now\r\nid: x\r\n", "status: 'published'  # for now\r\npublished: 2026-07-01\r\nid: x\r\n"),
    ("published:\nstatus: draft\n", "published: 2026-07-01\nstatus: published\n"),
    ("published: 2026-06-01\nstatus: draft\n", "published: 2026-07-01\nstatus: published\n"),
    ('published: "2026-06-01"\nstatus: published\n', 'published: "2026-07-01"\nstatus: published\n'),
    ("{kind: edition, status: draft}\n", "{kind: edition, published: 2026-07-01, status: published}\n"),
    ("  id: x\n  status: draft\n", "  id: x\n  status: published\n  published: 2026-07-01\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), CASES)
def test_all_else_stays_as_it_was_written(before: str, after: str):
    assert marked(before, "e.yml", "2026-07-01") == after


def test_a_document_that_says_so_already_is_not_touched():
    text = "published: 2026-07-01  # the day\nstatus: published\n"
    assert marked(text, "e.yml", "2026-07-01") == text


def test_a_layout_that_is_not_understood_is_left_alone():
    assert marked("status: |\n  draft\n", "e.yml", "2026-07-01") is None
