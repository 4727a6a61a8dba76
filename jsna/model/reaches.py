"""Which field of which kind holds an address, and what that address may reach.

A table for people to read and for ``links`` to follow; nothing here reads a document.
"""

from typing import Literal, NamedTuple

Form = Literal["address", "url", "seat", "measure", "table", "code", "signal"]


class Reach(NamedTuple):
    """One field: its way from the top (* = each of a list), what it reaches, and how it is written.

    ``things`` are words such as chapter, outcome or asset; none = anything.
    ``form``: ``address`` id or id/part; ``url`` also a web address; ``seat``,
    ``measure`` a bare id; ``table`` the id of a table that holds ``things``;
    ``code`` an area; ``signal`` priority/outcome@period.
    """

    path: str
    things: tuple[str, ...] = ()
    form: Form = "address"


# The lists of a document whose items have an address of their own, and what such an item is.
PARTS: dict[str, dict[str, str]] = {
    "chapter": {"key_messages": "key message", "recommends": "recommendation"},
    "priority": {"outcomes": "outcome", "actions": "action"},
    "decision": {"options": "option"},
    "engagement": {"said": "theme"},
    "board": {"seats": "seat", "groups": "group"},
}
# What one row of a table is, by what the table holds.
ROWS = {"assets": "asset", "areas": "area"}

_AREA = Reach("area", form="code")
_PAGES = ("chapter", "priority", "decision", "engagement", "board")

REACHES: dict[str, tuple[Reach, ...]] = {
    "chapter": (
        _AREA,
        Reach("endorsed_by", ("decision",)),
        Reach("approved_by", ("decision",)),
        Reach("equality", form="url"),
        Reach("links.*", ("chapter",)),
        Reach("key_messages.*.measure", form="measure"),
        Reach("recommends.*.asks.*", form="seat"),
        Reach("recommends.*.measure", form="measure"),
        Reach("glance.*", form="measure"),
    ),
    "priority": (
        _AREA,
        Reach("lead", form="seat"),
        Reach("group", ("group",)),
        Reach("rests_on.needs.*", ("chapter", "recommendation")),
        Reach("rests_on.assets.*", ("chapter",)),
        Reach("rests_on.voices.*", ("engagement", "theme")),
        Reach("rests_on.decision", ("decision",)),
        Reach("outcomes.*.measure", form="measure"),
        Reach("actions.*.by.*", form="seat"),
        Reach("actions.*.uses.*", ("asset",)),
        Reach("resources", ("spend",), "table"),
    ),
    "decision": (
        _AREA,
        Reach("replaced_by", ("decision",)),
        Reach("evidence.*", ("chapter",)),
        Reach("consulted.*", ("engagement",)),
        Reach("serves.*", ("priority",)),
        Reach("options.*.changes.*.close", ("asset",)),
        Reach("options.*.changes.*.set", ("asset",)),
        Reach("scores", ("scores",), "table"),
        Reach("positions.*.seat", form="seat"),
        Reach("answers.*", ("outcome",), "signal"),
        Reach("approves.*.of", ("chapter", "edition")),
        Reach("review.if.*", ("outcome",)),
    ),
    "engagement": (
        _AREA,
        Reach("about.*", ("chapter", "decision", "priority")),
        Reach("heard", ("responses",), "table"),
        Reach("said.*.did.changed.*"),
    ),
    "board": (
        _AREA,
        Reach("accountable.*.seat", form="seat"),
        Reach("groups.*.lead", form="seat"),
        Reach("groups.*.seats.*", form="seat"),
        Reach("groups.*.set_up_by", ("decision",)),
        Reach("groups.*.reports.*.got", form="url"),
        Reach("attendance", ("attendance",), "table"),
        Reach("development.framework", ("scores",), "table"),
    ),
    "edition": (
        _AREA,
        Reach("compare_with.*", form="code"),
        Reach("compare_with.*.areas.*", form="code"),
        Reach("contents.*.pages.*", _PAGES),
        Reach("approved_by", ("decision",)),
        Reach("replaces", ("edition",)),
        Reach("accepts.*.by", form="seat"),
        Reach("corrections.*.page", _PAGES),
        Reach("corrections.*.decisions.*", ("decision",)),
        Reach("matters.*.message", ("key message",)),
        Reach("matters.*.measure", form="measure"),
        Reach("matters.*.area", form="code"),
        Reach("map.measure", form="measure"),
    ),
    "table": (Reach("need", ("chapter",)),),
}
