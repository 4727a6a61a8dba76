"""The numbers behind a picture, as a CSV that opens safely in a spreadsheet."""

import csv
import io
from typing import Any

from jsna.disclosure.safe import SafeTable
from jsna.pages.view import View

_WORDS = ("measure", "area", "period", "sex", "age", "category_type", "category")
_NUMBERS = ("count", "denominator", "value", "lower", "upper", "lower_998", "upper_998")
_ENDS = ("note", "reason", "method")


def as_csv(view: View, rows: SafeTable) -> bytes:
    """``rows`` as UTF-8 CSV with names beside codes, units, and the rule they were protected by."""
    frame = rows.frame
    if "measure" in frame:
        columns = [name for name in (*_WORDS, *_NUMBERS, *_ENDS) if name in frame]
        columns = [name for name in columns if frame[name].notna().any() and (frame[name] != "").any()]
    else:
        columns = [
            name for name in frame if name not in ("reason", "polygons") and not name.startswith("period_")
        ]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*_heads(columns), "protected_by"])
    for values in frame[columns].itertuples(index=False):
        writer.writerow([*_cells(view, columns, values), rows.policy])
    return out.getvalue().encode()


def _heads(columns: list[str]) -> list[str]:
    heads: list[str] = []
    for name in columns:
        extra = {"measure": ["measure_title", "unit"], "area": ["area_name"]}.get(name, [])
        heads += [name, *extra]
    return heads


def _cells(view: View, columns: list[str], values: tuple[Any, ...]) -> list[str]:
    cells: list[str] = []
    for name, value in zip(columns, values, strict=True):
        cells.append(_number(value) if isinstance(value, float) else safe_text(value))
        if name == "measure":
            cells += [safe_text(view.measure(value).title), safe_text(view.measure(value).unit)]
        if name == "area":
            cells.append(safe_text(view.name(value)))
    return cells


def _number(value: float) -> str:
    return "" if value != value else repr(int(value)) if value.is_integer() else repr(round(value, 6))


def safe_text(value: Any) -> str:
    """A word that no spreadsheet takes for a formula (CSV injection)."""
    made = "" if value is None or value != value else str(value)
    return f"'{made}" if made.lstrip().startswith(("=", "+", "-", "@", "\t", "\r", "＝")) else made
