"""Colours by name: what a drawing asks for, and what a page or a file is given.

A drawing never holds a colour, only a token.  matplotlib draws each token in a placeholder of its own;
a page gets ``var(--token)``, so one drawing serves light and dark, and a file gets the light value.
The four series colours are the Analysis Function's categorical palette, in its order.
"""

from typing import Literal

Verdict = Literal["better", "similar", "worse", "higher", "lower", "none"]

LIGHT = {
    "paper": "#ffffff",
    "ink": "#14202b",
    "ink-2": "#47545f",
    "rule": "#dedacf",
    "rule-strong": "#7d868d",
    "c1": "#12436d",
    "c1-tint": "#d5e1ec",
    "c2": "#28a197",
    "c3": "#801650",
    "c4": "#f46a25",
    "c-eng": "#3d3d3d",
    "c-rest": "#7390ac",
    "seq1": "#d4e4f3",
    "seq2": "#6bace6",
    "seq3": "#12436d",
    "better": "#00703c",
    "similar": "#ffdd00",
    "worse": "#d4351c",
    "higher": "#12436d",
    "mark": "#14202b",
    "better-tint": "#c4ded3",
    "similar-tint": "#fff5bb",
    "worse-tint": "#f6c6bf",
    "higher-tint": "#d5e1ec",
    "none-tint": "#e6e7e8",
    "spc-good": "#00b0f0",
    "spc-bad": "#e46c0a",
    "spc-neither": "#490092",
    "spc-common": "#6f777d",
    "spc-target": "#de1b1b",
}
# Halfway between two steps, for maps of four or five classes.
BETWEEN = {"seq1-2": ("seq1", "seq2"), "seq2-3": ("seq2", "seq3")}

# Classes of a map, palest first, by how many there are.
STEPS = {
    1: ("seq2",),
    2: ("seq1", "seq3"),
    3: ("seq1", "seq2", "seq3"),
    4: ("seq1", "seq1-2", "seq2", "seq3"),
    5: ("seq1", "seq1-2", "seq2", "seq2-3", "seq3"),
}
# Further lines after ours, and further groups of places.
SERIES = ("c1", "c2", "c3", "c4")

FILL: dict[Verdict, str] = {
    "better": "better",
    "similar": "similar",
    "worse": "worse",
    "higher": "higher",
    "lower": "higher",
    "none": "paper",
}
TINT: dict[Verdict, str] = {verdict: f"{token}-tint" for verdict, token in FILL.items() if verdict != "none"}
TINT["none"] = "paper"

_TOKENS = (*LIGHT, *BETWEEN)
_FIRST = 0x0A0B00  # an arbitrary run of near-blacks that no palette uses


def placeholder(token: str) -> str:
    """The colour that stands for ``token`` (a name in LIGHT or BETWEEN) while drawing, as #rrggbb."""
    return f"#{_FIRST + _TOKENS.index(token):06x}"


def on_a_page(token: str) -> str:
    """``token`` as a value that the page's style sheet decides."""
    if token in BETWEEN:
        low, high = BETWEEN[token]
        return f"color-mix(in srgb,var(--{low}),var(--{high}))"
    return f"var(--{token})"


def in_a_file(token: str) -> str:
    """``token`` as its light value, #rrggbb."""
    if token not in BETWEEN:
        return LIGHT[token]
    low, high = (bytes.fromhex(LIGHT[end][1:]) for end in BETWEEN[token])
    return "#" + bytes((one + other) // 2 for one, other in zip(low, high, strict=True)).hex()


PAGE = {placeholder(token): on_a_page(token) for token in _TOKENS}
FILE = {placeholder(token): in_a_file(token) for token in _TOKENS}
