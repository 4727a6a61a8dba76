"""The columns of tables: what must be there, which are numbers."""

import pandas as pd

from jsna.model.card import Card
from jsna.model.wording import near
from jsna.problems import Fault, Faults
from jsna.sources.ages import one_spelling
from jsna.sources.kind import Read
from jsna.sources.numbers import Writing, as_numbers
from jsna.sources.table import INDICATORS
from jsna.sources.table import NUMBERS as FIGURES

NUMBERS = dict.fromkeys(INDICATORS, FIGURES) | {
    "assets": ("lat", "lon", "capacity"),
    "areas": ("imd_decile", "imd_rank", "share"),
    "population": ("resident", "registered", "need"),
    "scores": ("score",),
    "spend": ("amount",),
    "responses": ("heard", "share_of_people"),
    "travel": ("minutes",),
}
NEEDED = {
    "indicator": ("area", "period"),
    "indicators": ("area", "period"),
    "assets": ("id", "name", "kind", "holder", "supports", "area", "status", "checked"),
    "areas": ("code", "name"),
    "population": ("area",),
    "spend": ("action", "org", "year", "amount", "certainty"),
    "attendance": ("meeting", "seat", "present"),
    "responses": ("engagement", "group", "heard", "share_of_people"),
    "travel": ("area", "asset", "minutes"),
}
_SCORES = {
    "priorities": ("seat", "option", "criterion", "score"),
    "maturity": ("year", "seat", "domain", "score"),
}
SHARES = ("from", "to", "share")  # of areas that do not nest


def writing_of(card: Card) -> Writing:
    """How ``card`` says that numbers are written."""
    return Writing(card.decimal, card.thousands, card.marks)


def marked(got: Read, card: Card) -> dict[str, pd.Series]:
    """Why a number column has no number, by column: the reason of each line with a mark of the card."""
    names = [name for name in NUMBERS.get(card.holds, ()) if name in got.frame and card.marks]
    texts = {name: got.frame[name] for name in names if got.frame[name].dtype == "str"}
    reasons = {name: writing_of(card).reasons(column) for name, column in texts.items()}
    return {name: column for name, column in reasons.items() if len(column)}


def refuse_without(got: Read, card: Card) -> None:
    """Raises Faults where a column is missing that this kind of table cannot do without."""
    needed = NEEDED.get(card.holds, ())
    if card.holds == "scores":
        needed = _SCORES[card.scores or "priorities"]
    if card.holds == "areas" and "from" in got.frame:
        needed = SHARES
    has = list(got.frame.columns)
    wrong = [_missing(got, name, has) for name in needed if name not in has]
    if card.holds in INDICATORS and "value" not in has:
        wrong += [_missing(got, name, has) for name in _instead_of_values(card) if name not in has]
    if wrong:
        raise Faults(wrong)


def _instead_of_values(card: Card) -> tuple[str, ...]:
    """What a table without values must have: what they are worked out from, if they can be."""
    lines = list(card.measures.values()) if card.holds == "indicators" else [card]
    statistics = [line.statistic or card.statistic for line in lines]
    worked_out = all(one is not None and one.name in ("proportion", "rate") for one in statistics)
    return ("count", "denominator") if statistics and worked_out else ("value",)


def _missing(got: Read, name: str, has: list[str]) -> Fault:
    hint = near(name, has) or f"the columns are {', '.join(has[:12])}"
    return Fault(got.spots.whole, f"no column called '{name}'", hint, "missing-column")


def typed(got: Read, card: Card) -> tuple[pd.DataFrame, list[Fault]]:
    """The frame with its number columns as float64 and its texts without spaces round them."""
    frame = got.frame
    faults: list[Fault] = []
    made: dict[str, pd.Series] = {}
    for name in frame.columns:
        if name in NUMBERS.get(card.holds, ()):
            made[name], wrong = as_numbers(frame[name], got.spots, name, writing_of(card))
            faults += wrong
        else:
            made[name] = frame[name].str.strip() if frame[name].dtype == "str" else frame[name]
    if card.holds == "population" and "age" in made:
        made["age"] = made["age"].replace(one_spelling(made["age"].unique().tolist()))
    return pd.DataFrame(made, index=frame.index), faults
