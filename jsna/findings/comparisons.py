"""How many comparisons a page makes, and how many of them chance alone would be expected to flag.

A comparison by 95% limits is wrong one time in 20 where nothing truly differs;
a trend or a control chart, made to be wrong less often, one time in 500.
What readers are shown several times over counts once.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field

from jsna.findings.finding import Finding

BY_95_LIMITS, BY_998_LIMITS = 0.05, 0.002


@dataclass(frozen=True, slots=True)
class Comparisons:
    """The comparisons of one page, each with its chance of a false flag."""

    _made: dict[Hashable, float] = field(default_factory=dict)

    def note(self, chance: float, *what: Hashable) -> None:
        """``what`` was compared, by a test that is wrong with that ``chance`` where nothing differs."""
        self._made.setdefault(what, chance)

    def beside(self, measure: str, line: int, against: str) -> None:
        """The figure of a row was held against that of another area."""
        self.note(BY_95_LIMITS, "beside", measure, line, against)

    def trend(self, measure: str, area: str) -> None:
        """A recent trend was tested."""
        self.note(BY_998_LIMITS, "trend", measure, area)

    def counted(self, chance: float) -> int:
        """How many were made by a test of that ``chance``."""
        return sum(one == chance for one in self._made.values())

    @property
    def expected(self) -> float:
        """How many false flags to expect where nothing truly differs."""
        return sum(self._made.values())

    def finding(self, about: str) -> Finding:
        """For the edition's findings."""
        evidence = {
            "at_95_percent": self.counted(BY_95_LIMITS),
            "at_99.8_percent": self.counted(BY_998_LIMITS),
            "false_flags_expected": round(self.expected, 3),
        }
        return Finding("comparisons", about, str(len(self._made)), evidence)

    def in_words(self) -> str:
        """For the foot of a page; "" where nothing was compared."""
        wide, narrow = self.counted(BY_95_LIMITS), self.counted(BY_998_LIMITS)
        if not wide + narrow:
            return ""
        parts = [f"{wide:,} by 95% limits"] * bool(wide) + [f"{narrow:,} by 99.8% limits"] * bool(narrow)
        flags = f"{self.expected:.0f}" if self.expected >= 1 else "fewer than 1"
        times = "comparison" if wide + narrow == 1 else "comparisons"
        return (
            f"This page makes {wide + narrow:,} {times}: {' and '.join(parts)}. If nothing truly differed, "
            f"chance alone would be expected to flag about {flags} of them."
        ).replace("about fewer", "fewer")
