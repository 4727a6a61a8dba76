"""Frames of counts protected together, as the edition's tables are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from jsna.disclosure.areas import Parts
from jsna.disclosure.ledger import MARK, joined
from jsna.disclosure.linked import Linked, link
from jsna.disclosure.policy import Policy
from jsna.disclosure.pool import COORDINATES, Pool, Printed, column_of, pooled
from jsna.disclosure.primary import is_small, rounded
from jsna.disclosure.ties import groups


@dataclass(frozen=True)
class Together:
    """What came out: the pool, and which rows are withheld of each frame."""

    pool: Pool
    linked: Linked

    def withheld(self, table: str = "t") -> pd.Series:
        """True or False for each row of ``table``."""
        return pd.Series(self.linked.rows[table])

    def exposed(self) -> list[tuple[str, ...]]:
        """The labels of the cells that can be worked out."""
        return [
            tuple(self.pool.frame.loc[one.cell, ["area", "period", "sex"]]) for one in self.linked.exposed
        ]


def together(
    frames: Mapping[str, pd.DataFrame], policy: Policy, parts: Parts, before: Sequence[Printed] = (),
    published: Sequence[str] = (),
) -> Together:  # fmt: skip
    """``frames`` with a column ``count`` (and ``denominator``) under ``policy``; ``published`` are out already."""
    columns, rows = [], {}
    for table, frame in frames.items():
        names = [name for name in ("count", "denominator") if name in frame]
        every = np.arange(len(frame))
        for name in names:
            made = column_of(frame, name, every)
            if table in published:
                told = tuple((int(number), int(number)) for number in made["number"])
                columns.append(Printed(table, "m", name, made, None, told=told))
            else:
                columns.append(Printed(table, "m", name, made, policy))
        if table not in published:
            small = [(is_small(frame[name], policy) | frame[name].isna()).to_numpy() for name in names]
            rows[table] = np.logical_or.reduce(small)
    columns += before
    pool = pooled(columns, groups(columns, parts))
    none = {table: np.zeros(len(marks), dtype=bool) for table, marks in rows.items()}
    return Together(pool, link(pool, rows, none, parts))


def kept(made: Together, frame: pd.DataFrame, policy: Policy, table: str = "t") -> dict[str, Any]:
    """What an edition that prints ``frame`` keeps of it, as its cells.json."""
    withheld = made.withheld(table)
    column = column_of(frame, "count", np.arange(len(frame)))
    keys = [joined(labels) for labels in zip(*(column[key] for key in COORDINATES), strict=True)]
    shown = rounded(frame["count"], policy)
    counts = {
        key: MARK if gone else int(number) for key, gone, number in zip(keys, withheld, shown, strict=True)
    }
    return {
        table: {
            "policy": policy.name,
            "withhold": [policy.low, policy.high],
            "round": policy.round_to,
            "rule_public": policy.rule_public,
            "counts": {"m": {"count": counts}},
        }
    }
