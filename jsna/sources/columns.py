"""The columns of tables that hold no indicators: what must be there, and which are numbers."""

import pandas as pd

from jsna.model.card import Card
from jsna.problems import Fault, Place
from jsna.sources.numbers import as_numbers

NUMBERS = {
    "assets": ("lat", "lon", "capacity"),
    "areas": ("imd_decile", "imd_rank", "share"),
    "population": ("resident", "registered", "need"),
    "scores": ("score",),
    "spend": ("amount",),
    "responses": ("heard", "share_of_people"),
    "travel": ("minutes",),
}
NEEDED = {
    "assets": ("id", "name", "kind", "holder", "supports", "area", "status", "checked"),
    "population": ("area",),
    "spend": ("action", "org", "year", "amount", "certainty"),
    "attendance": ("meeting", "seat", "present"),
    "responses": ("engagement", "group", "heard", "share_of_people"),
    "travel": ("area", "asset", "minutes"),
}


def typed(frame: pd.DataFrame, card: Card, file: str) -> tuple[pd.DataFrame, list[Fault]]:
    """``frame`` with its number columns as float64: (frame, faults)."""
    fields = frame.attrs.get("fields", {})
    missing = [name for name in NEEDED.get(card.holds, ()) if name not in frame]
    faults = [
        Fault(
            Place(file), f"no column called '{name}'", "see the specification of this table", "missing-column"
        )
        for name in missing
    ]
    made = {}
    for name in frame:
        if name in NUMBERS.get(card.holds, ()):
            made[name], wrong = as_numbers(frame[name], file, fields.get(name, 1))
            faults += wrong
        else:
            made[name] = frame[name]
    return pd.DataFrame(made, index=frame.index), faults
