"""What stops a new file until a person has looked at it, though nothing in it is wrong by itself."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from jsna.findings.distance import how_far
from jsna.model.book import Book
from jsna.problems import Fault
from jsna.refresh.turns import Candidate, place_of
from jsna.sources.load import Loaded
from jsna.sources.lock import Locked
from jsna.sources.places import places_of
from jsna.sources.table import INDICATORS, Table

_FEW, _FAR = 5, 0.2  # figures; a share of the larger of two
FEWER = 0.9  # of the rows that were there
_COMPARED = re.compile(r"(comparedto(?:england)?)(?!goal).*")
ENDS = (b"\n", b"\r")


@dataclass(frozen=True, slots=True)
class Review:
    """One candidate beside what is there: ``old``, if it can be read, and what was accepted of it."""

    book: Book
    one: Candidate
    old: Table | None
    accepted: Locked | None

    def other_columns(self) -> Iterator[Fault]:
        """A Fault where a CSV file has other headings, or in another order; asked before reading."""
        if self.one.file.endswith(".csv"):
            yield from self._columns(_header(self.one, self.book))

    def of(self, loaded: Loaded) -> Iterator[Fault]:
        """What stops a file that was read and is sound."""
        new = loaded.tables[self.one.table]
        had = self.old.read if self.old else self.accepted.rows if self.accepted else 0
        if new.read < FEWER * had:
            said = f"{new.read:,} rows came, {had:,} are there: more than a tenth fewer"
            yield self._stop(said, "fewer-rows")
        elif self.old is not None and new.holds in INDICATORS:
            yield from self._measures_fell(self.old, new)
        if self.old is not None and new.holds in INDICATORS:
            yield from self._other_figures(self.old, new)
        if self.old is not None:
            yield from self._unknown_areas(self.old, new, loaded)
        if self._stops_short():
            yield self._stop("the file that came ends in the middle of a row", "cut-short")
        if not self.one.file.endswith((".csv", ".json")):  # a JSON feed leaves out what is not known
            yield from self._columns(new.header)

    def _stop(self, said: str, code: str) -> Fault:
        how = f"jsna refresh --accept {self.one.table}"
        hint = f"{how} --dry-run tells what it would change; without --dry-run takes it"
        return Fault(place_of(self.book, self.one.table), said, hint, code)

    def _columns(self, now: tuple[str, ...]) -> Iterator[Fault]:
        was = self.old.header if self.old else self.accepted.columns if self.accepted else ()
        if was and now and self._known_as(now) != self._known_as(was):
            came = [f"+ '{name}'" for name in now if name not in was]
            went = [f"- '{name}'" for name in was if name not in now]
            changed = ", ".join([*came, *went]) or "they stand in another order"
            yield self._stop(f"columns changed: {changed}", "columns-changed")

    def _known_as(self, names: tuple[str, ...]) -> list[str]:
        """Headings as their reader compares them: those of Fingertips vary from one download to the next."""
        if self.book.cards[self.one.table].format != "fingertips":
            return list(names)
        plain = (name.replace(" ", "").replace("_", "").lower() for name in names)
        return [_COMPARED.sub(r"\1", name) for name in plain]

    def _measures_fell(self, old: Table, new: Table) -> Iterator[Fault]:
        """A Fault for each measure that lost more than a tenth of its rows."""
        was, is_ = (Counter(one.frame["measure"].tolist()) for one in (old, new))
        for measure in sorted(was):
            if is_[measure] < FEWER * was[measure]:
                said = f"{is_[measure]:,} rows of '{measure}' came, {was[measure]:,} are there"
                yield self._stop(f"{said}: more than a tenth fewer", "fewer-rows")

    def _other_figures(self, old: Table, new: Table) -> Iterator[Fault]:
        """A Fault for each measure whose past figures are mostly far from what they were."""
        for measure, (figures, far) in how_far(old.frame, new.frame).items():
            if figures > _FEW and far > _FAR:
                said = f"most of {figures:,} past figures of '{measure}' are far from those that are there"
                yield self._stop(f"{said}: is it the same measure?", "other-figures")

    def _unknown_areas(self, old: Table, new: Table, loaded: Loaded) -> Iterator[Fault]:
        """A Fault for areas that neither the old file nor the table of areas has."""
        lists = (one for one in loaded.tables.values() if one.holds == "areas" and "code" in one.frame)
        codes = places_of(next(lists, None)).names
        if not codes or "area" not in new.frame or "area" not in old.frame:
            return
        strange = sorted(set(new.frame["area"].tolist()) - set(old.frame["area"].tolist()) - {"", *codes})
        if strange:
            more = f" and {len(strange) - 1} more" if len(strange) > 1 else ""
            said = f"area '{strange[0]}'{more} came, which neither the old file nor the table of areas has"
            yield self._stop(said, "unknown-area")

    def _stops_short(self) -> bool:
        """Whether a CSV file does not end its last row, as the old one did."""
        path = self.book.root / self.one.file
        if not self.one.file.endswith(".csv") or self.one.body.endswith(ENDS) or not path.is_file():
            return False
        return path.read_bytes().endswith(ENDS)


def _header(one: Candidate, book: Book) -> tuple[str, ...]:
    """The headings of a CSV file; none where its first line cannot be read."""
    card = book.cards[one.table]
    try:
        text = one.body.decode(card.encoding or "utf-8").removeprefix("\ufeff")
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=card.delimiter)
        first = next((row for row in rows if any(row)), [])
    except (UnicodeError, LookupError, csv.Error):
        return ()
    names = [name.strip() for name in first]
    return tuple(names if not names or names[-1] else names[:-1])
