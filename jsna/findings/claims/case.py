"""What a test may ask while it tries a claim: its parts, and the safe figures that they mean.

A figure is always exactly one row; none or several is Unsound, and a figure
that cannot be shown is CannotCheck.
"""

import math
from dataclasses import dataclass
from datetime import date
from typing import Any

from jsna.disclosure.safe import SHOWN, SafeTable
from jsna.findings.claims.family import CannotCheck
from jsna.findings.claims.grammar import Claim
from jsna.findings.claims.groups import chosen_by
from jsna.findings.claims.printed import printed
from jsna.findings.claims.setting import Setting
from jsna.findings.claims.terms import Subject, Unsound, halves
from jsna.findings.finding import Reading, readings
from jsna.findings.standing import Found
from jsna.model.measures import Measure
from jsna.model.periods import read_period
from jsna.model.wording import near


@dataclass(frozen=True, slots=True)
class Case:
    """A claim on one page.  ``claim.parts`` holds what stands in its blanks."""

    claim: Claim
    setting: Setting
    found: Found

    def __getitem__(self, blank: str) -> Any:
        return self.claim.parts[blank]

    @property
    def way(self) -> str:
        """The author's choice where a form has one: "rising" of rising|falling."""
        return self.claim.ways[0]

    @property
    def about(self) -> Subject:
        """What the claim is about."""
        subject: Subject = self["M"]
        return subject

    @property
    def measure(self) -> Measure:
        """The measure that the claim is about.  Raises Unsound where there is none."""
        known, name = self.found.measures, self.about.measure
        if name not in known:
            raise Unsound(f"no measure is called '{name}'", near(name, known), "unknown-name")
        return known[name]

    @property
    def area(self) -> str:
        """The code of the area that the claim is about."""
        return self.setting.code(self.about.area)

    def series(self, group: str | None = None, area: str | None = None) -> SafeTable:
        """All periods of a group in an area (None: the claim's own).  Raises Unsound where there are none."""
        measure, words = self.measure, self.about.group if group is None else group
        code = self.area if area is None else area
        rows = self.found.selected(measure.id, self.chosen(words), area=code)
        if not len(rows.frame):
            said = f"{measure.id} has no rows for {self.setting.name(code)}"
            raise Unsound(
                f"{said}, {words}" if words else said, "name an area or group that the table has", "no-rows"
            )
        return rows

    def chosen(self, words: str) -> dict[str, str]:
        """A group's words as columns and values."""
        own = self.measure.select
        return chosen_by(words, self.found.rows(self.measure.id).frame, own) if words else {}

    def row(self, group: str | None = None, area: str | None = None, period: str | None = None) -> Reading:
        """The one figure meant (None: as the claim's own subject says).  Raises Unsound, CannotCheck."""
        rows = self.series(group, area)
        wanted = self.about.period if period is None else period
        same = self._of_period(rows, wanted)
        if len(same) > 1:
            raise Unsound(*self._several(same), "several-rows")
        return shown(same[0])

    def _of_period(self, rows: SafeTable, wanted: str) -> list[Reading]:
        periods = list(dict.fromkeys(rows.frame["period"].tolist()))
        if wanted in ("latest", "first"):
            return readings(rows.where(period=periods[-1 if wanted == "latest" else 0]))
        meant = [one for one in periods if one == wanted] or [one for one in periods if _alike(one, wanted)]
        if not meant:
            area = self.setting.name(str(rows.frame["area"].iloc[0]))
            hint = f"it has {periods[0]}" + (f" to {periods[-1]}" if len(periods) > 1 else "")
            raise Unsound(f"{self.measure.id} has no {wanted} for {area}", hint, "no-rows")
        return readings(rows.where(period=meant[0]))

    def _several(self, same: list[Reading]) -> tuple[str, str]:
        """ "smoking has 3 rows for 2024 at E08000009 (sexes female, male, persons)", and what to add."""
        first = same[0]
        said, add = "alike in sex, age and category", "name one group after the measure, with for"
        for column, plural in (
            ("sex", "sexes"),
            ("age", "ages"),
            ("category", "categories"),
            ("category_type", "kinds of category"),
        ):
            values = sorted({getattr(one, column) for one in same})
            if len(values) > 1:
                said = f"{plural} {', '.join(value.lower() for value in values)}"
                pick = next((one for one in values if one.lower() in ("persons", "all ages")), values[0])
                add = f"add 'for {pick.lower() if column == 'sex' else pick}'"
                break
        return f"{first.measure} has {len(same)} rows for {first.period} at {first.area} ({said})", add

    def pair(self, words: str) -> tuple[str, str]:
        """The two groups in "G1 and G2".  Raises Unsound where either is none."""
        wrong = None
        for one, other in halves(words):
            try:
                self.chosen(one), self.chosen(other)
            except Unsound as error:
                wrong = wrong or error
            else:
                return one, other
        raise wrong or Unsound(
            f"'{words}' does not name two groups", "write between ONE and OTHER", "no-group"
        )

    def said(self, one: Reading) -> str:
        """A reading in words: "Trafford 10.1 (8.9 to 11.4) in 2024"."""
        return f"{self.label(one)} {self.figure(one)} in {one.period}"

    def label(self, one: Reading) -> str:
        """The name of a reading's area."""
        return self.setting.name(one.area)

    def both(self, one: Reading, other: Reading) -> str:
        """Two groups in words, each named by what sets it apart: "Male 15.0%, Female 10.0% in 2024"."""
        apart = [name for name in _NAMING if getattr(one, name) != getattr(other, name)]
        first, last = (
            f"{', '.join(getattr(each, name) or 'all' for name in apart)} {self.figure(each)}"
            for each in (one, other)
        )
        return f"{first}, {last} in {one.period}"

    def figure(self, one: Reading) -> str:
        """ "10.1 (8.9 to 11.4)"."""
        limits = f" ({self.number(one.lower)} to {self.number(one.upper)})" if has_limits(one) else ""
        return f"{self.number(one.value)}{'%' if self.measure.unit == '%' else ''}{limits}"

    def number(self, value: float) -> str:
        """A number with the measure's decimals, or three significant figures."""
        return printed(value, self.measure)

    def judged(self, word: str) -> str:
        """up or down for a judging word, by the card; other words as they are.  Raises Unsound."""
        if word not in _UP and word not in _DOWN:
            return word
        if self.measure.better == "neither":
            file = f"data/{self.measure.table}.yml"
            raise Unsound(
                f"'{word}' needs a direction", f"set better: higher or lower in {file}", "no-direction"
            )
        return "up" if (word in _UP) == (self.measure.better == "higher") else "down"

    def break_between(self, first: Reading, last: Reading) -> None:
        """Raises CannotCheck where the card has a break after ``first`` and not after ``last``."""
        start, end = read_period(first.period).start, read_period(last.period).start
        for one in self.measure.breaks:
            if min(start, end) < one.at.start <= max(start, end):
                raise CannotCheck(f"there is a break at {one.at}: {one.because}", first, last)


_NAMING = ("category", "sex", "age")
_UP, _DOWN = ("better", "improving", "improved"), ("worse", "worsening", "worsened")


def shown(one: Reading) -> Reading:
    """``one`` itself.  Raises CannotCheck where its value is not shown."""
    if one.reason != SHOWN:
        raise CannotCheck(
            f"the figure for {one.period} is {one.reason}" + (f" ({one.note})" if one.note else ""), one
        )
    return one


def has_limits(one: Reading) -> bool:
    """Whether a reading has both 95% limits."""
    return not (math.isnan(one.lower) or math.isnan(one.upper))


def limits_of(*several: Reading) -> None:
    """Raises CannotCheck where one of ``several`` has no limits."""
    for one in several:
        if not has_limits(one):
            raise CannotCheck(f"the source gives no limits for {one.period}", *several)


def _alike(one: str, other: str) -> bool:
    first, last = _dates(one), _dates(other)
    return first is not None and first == last


def _dates(text: str) -> tuple[date, date] | None:
    try:
        period = read_period(text)
    except ValueError:
        return None
    return period.start, period.end
