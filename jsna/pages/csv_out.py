"""The numbers behind a picture, as a CSV that opens safely in a spreadsheet."""

import re
from typing import Any

from jsna.disclosure.safe import SafeTable
from jsna.pages.view import View

_WORDS = ("measure", "area", "period", "sex", "age", "category_type", "category")
_NUMBERS = ("count", "denominator", "value", "lower", "upper", "lower_998", "upper_998")
# What starts a formula, in narrow and in wide letters, and what may stand before it unseen.
_FORMULA, _SPACES = tuple("=+-@＝＋－＠"), " \t\r\n\xa0\u3000\ufeff\u200b"
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?%?|\+[0-9]+(\.[0-9]+%?|%)")
_QUOTED = re.compile('[",\r\n]')
_ENDS = ("note", "reason", "method")


def as_csv(view: View, rows: SafeTable) -> bytes:
    """``rows`` as UTF-8 CSV with names beside codes, units, and the rule they were protected by."""
    frame = rows.frame
    if "measure" in frame:
        columns = [name for name in (*_WORDS, *_NUMBERS, *_ENDS) if name in frame]
        columns = [name for name in columns if frame[name].notna().any() and (frame[name] != "").any()]
    else:
        named = [str(name) for name in frame if name not in ("reason", "polygons")]
        columns = [name for name in named if not name.startswith("period_")]
    lines = [csv_line([safe_text(head) for head in (*_heads(columns), "protected_by")])]
    policy = safe_text(rows.policy)
    cells = (_cells(view, columns, values) for values in frame[columns].itertuples(index=False))
    lines += [csv_line([*row, policy]) for row in cells]
    return "".join(lines).encode()


def csv_line(cells: list[str]) -> str:
    """One row; a lone carriage return is quoted too, which Python's own writer leaves bare."""
    quoted = [f'"{cell.replace(chr(34), chr(34) * 2)}"' if _QUOTED.search(cell) else cell for cell in cells]
    return ",".join(quoted) + "\n"


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
    """A word that no spreadsheet takes for a formula (CSV injection); a number stays as it is."""
    made = "" if value is None or value != value else str(value)
    starts = made.lstrip(_SPACES)[:1] in _FORMULA and made.strip() != ""
    dangerous = made[:1] in ("\t", "\r", "\n") or starts
    return f"'{made}" if dangerous and not _NUMBER.fullmatch(made) else made
