"""Whether parts make up their whole, column by column, for all groups of a table at once.

Frames in, frames out; nothing here knows a card.
"""

import numpy as np
import pandas as pd

_SEXES = {
    "male": ("male", "males", "m", "men", "boys"),
    "female": ("female", "females", "f", "women", "girls"),
    "persons": ("persons", "people", "all", "both", "both sexes", "all persons", "total"),
}
SEX_OF = {name: sex for sex, names in _SEXES.items() for name in names}


def of_sexes(frame: pd.DataFrame, keys: list[str], column: str) -> pd.DataFrame:
    """``male``, ``female``, ``persons`` of ``column`` and the ``line`` of persons, where all three are given.

    ``keys`` tell the groups apart; the index of ``frame`` is the line.
    """
    sexes = frame["sex"].str.lower().map(SEX_OF)
    known = frame.assign(sex=sexes, line=frame.index)[sexes.notna() & frame[column].notna()]
    known = known.drop_duplicates([*keys, "sex"])
    if known.empty:
        return pd.DataFrame(columns=["male", "female", "persons", "line"])
    wide = known.pivot(index=keys, columns="sex", values=[column, "line"])
    parts = {sex: wide.get((column, sex), np.nan) for sex in _SEXES}
    made = pd.DataFrame({**parts, "line": wide.get(("line", "persons"), np.nan)}, index=wide.index)
    return made.dropna().astype("float64").sort_values("line")


def of_parts(frame: pd.DataFrame, keys: list[str], whole: pd.Series, column: str) -> pd.DataFrame:
    """``parts`` (their sum), ``number`` of parts, ``whole`` and its ``line``, where every part is given.

    ``frame`` has the column ``line``; ``whole`` is True for its rows that are the whole of
    the others of their ``keys``.
    Groups whose parts make up the denominator are left out: they are parts of
    everybody, of whom the row of the whole counts some.
    """
    total = frame[whole].drop_duplicates(keys).set_index(keys)[[column, "denominator", "line"]]
    parts = frame[~whole].groupby(keys, sort=False)[column].agg(parts="sum", given="count", number="size")
    parts = parts[(parts["given"] == parts["number"]) & (parts["number"] > 1)]
    made = total.join(parts, how="inner").rename(columns={column: "whole"})
    return made[made["whole"].notna() & (made["parts"] != made["denominator"])].sort_values("line")


def slack(whole: pd.Series, numbers: pd.Series | int, rounded_to: int, published: bool) -> pd.Series:
    """How far ``whole`` may lie from the sum of its parts, of ``numbers`` figures in all, each rounded.

    Half of ``rounded_to`` a figure.  A producer rounds to 5, and does not know the
    sex of everybody, and seldom says so: of a published table a hundredth of the
    whole may be missing or too much, at least 2.5 a figure.
    """
    half = rounded_to / 2 if rounded_to > 1 else 0.0
    allowed = pd.Series(half * numbers + 1e-6, index=whole.index)
    if not published:
        return allowed
    return pd.Series(np.maximum(allowed, np.maximum(whole * 0.01, 2.5 * numbers)))
