"""Numbers as the table behind a picture, and the words that every picture shares."""

from collections.abc import Mapping, Sequence
from typing import Any

from jsna.disclosure.safe import SafeTable
from jsna.findings.finding import Reading, readings
from jsna.model.measures import Measure
from jsna.model.periods import in_words, read_period
from jsna.pages.markup import Column, table
from jsna.pages.numbers import decimals_for
from jsna.pages.view import View
from jsna.pages.words import listed, period_of

MOST_DECIMALS = 6  # that a chart writes
_CALENDAR, _FINANCIAL = (1, 1, 12, 31), (4, 1, 3, 31)  # months and days where years begin and end
MARKS_SAY = "[c] withheld to protect people, [x] not available."


def short(measure: Measure) -> str:
    """The measure's short title, else its title."""
    return measure.short or measure.title


def about(measure: Measure) -> str:
    """What is measured, to follow "chart of": the first letter small unless it begins a name."""
    words, second = measure.title, measure.title.partition(" ")[2]
    names = not words[1:2].islower() or second[:1].isupper()  # "GP patients", "Universal Credit"
    return words if names else words[:1].lower() + words[1:]


def common(measure: Measure, view: View, rows: SafeTable, **more: Any) -> dict[str, Any]:
    """The options that every chart of ``measure`` shares."""
    values = rows.frame["value"].dropna().abs()
    return {
        "about": about(measure),
        "unit": measure.unit,
        "decimals": decimals(measure, float(values.max()) if len(values) else 0.0),
        "better": measure.better,
        "ours": view.area,
        **more,
    }


def decimals(measure: Measure, largest: float) -> int:
    """The decimals of one series: the card's, else the field's convention; from 0 to MOST_DECIMALS."""
    chosen = measure.decimals if measure.decimals is not None else decimals_for(measure.unit, largest)
    return min(max(chosen, 0), MOST_DECIMALS)


def subtitle(measure: Measure, places: Sequence[str], periods: Sequence[str], whom: bool = True) -> str:
    """Measure, of whom (where that is one group), areas and periods: the statistical subtitle of a figure."""
    what = f"{measure.title}, {measure.of}" if whom and adds(measure) else measure.title
    return ", ".join([what, listed(places), span(measure, periods)])


def adds(measure: Measure) -> bool:
    """True where ``of`` says something that the title has not said."""
    title = measure.title.lower()
    return any(word not in title for word in measure.of.lower().split() if len(word) > 3)


def span(measure: Measure, periods: Sequence[str]) -> str:
    """One period in words, or the first and the last: years short, quarters and months by name."""
    if not periods:
        return "no period"
    if periods[0] == periods[-1]:
        return period_of(measure, periods[0])
    return " to ".join(_shortly(one, "–") for one in (periods[0], periods[-1]))


def period_in_a_row(period: str) -> str:
    """A period as the heading of a row: a year as it stands, months, quarters and pooled years in words."""
    return _shortly(period, " to ")


def _shortly(period: str, joined: str) -> str:
    """ "2023/24", "January to March 2026", and pooled years with ``joined``: "2015–17", "2018/19–2022/23"."""
    read = read_period(period)
    if read.every == "year":
        return period
    first, last = read.start.year, read.end.year
    ends = (read.start.month, read.start.day, read.end.month, read.end.day)
    if read.every != "years" or ends not in (_CALENDAR, _FINANCIAL):
        return in_words(read).replace(" to ", joined)
    if ends == _CALENDAR:
        return f"{first}{joined}{str(last)[2:] if joined == '–' else last}"
    return f"{first}/{str(first + 1)[2:]}{joined}{last - 1}/{str(last)[2:]}"


def numbers(
    view: View,
    rows: SafeTable,
    caption: str,
    keys: Sequence[tuple[str, str]],
    verdicts: Mapping[int, str] | None = None,
) -> str:
    """A row of the table for each of ``rows``: its keys, value, limits, count and verdict.

    ``keys`` are (field of a Reading, heading); columns that would be empty throughout are left out.
    """
    shown = readings(rows)
    limits = any(one.lower == one.lower for one in shown)
    counts = any(one.count == one.count for one in shown)
    columns = [*(Column(head) for _, head in keys), Column("Value", True)]
    columns += [Column("95% limits", True)] if limits else []
    columns += [Column("Count", True)] if counts else []
    columns += [Column("Compared")] if verdicts is not None else []
    cells = [_cells(view, one, keys, limits, counts, verdicts) for one in shown]
    return table(caption, MARKS_SAY, columns, cells)


def _cells(
    view: View,
    one: Reading,
    keys: Sequence[tuple[str, str]],
    limits: bool,
    counts: bool,
    verdicts: Mapping[int, str] | None,
) -> list[str]:
    cells = [_key(view, one, name) for name, _ in keys] + [view.shown(one)]
    cells += [view.limits(one)] if limits else []
    cells += [view.count(one)] if counts else []
    cells += [verdicts.get(one.line, "not compared").capitalize()] if verdicts is not None else []
    return cells


def _key(view: View, one: Reading, name: str) -> str:
    value = str(getattr(one, name))
    if name == "area":
        return view.name(value)
    if name == "period":
        return period_in_a_row(value)
    return value or "All"
