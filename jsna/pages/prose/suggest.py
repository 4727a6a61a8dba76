"""The template that prints a number which somebody typed."""

import re
from collections.abc import Iterator, Sequence

from jsna.findings.claims.grammar import measure_in
from jsna.findings.finding import Reading
from jsna.findings.standing import Found, NotThere
from jsna.model.book import Book
from jsna.model.measures import Measure
from jsna.pages.claims import claims_in
from jsna.pages.narrative import names_in
from jsna.pages.numbers import figure
from jsna.pages.prose.texts import Text
from jsna.pages.quantities import decimals_of
from jsna.sources.places import ENGLAND

_TELLING = 3  # a count of fewer letters is that of many things
_PER_CENT = re.compile(r"\s?(?:%|per ?cent)$", re.IGNORECASE)


class Suggestions:
    """Finds the measure whose printed value equals a number, those of the same document first."""

    def __init__(self, book: Book, found: Found) -> None:
        self.book, self.found = book, found

    def __call__(self, typed: str, text: Text) -> str:
        """The template to write instead of ``typed``, or "" where no measure prints it."""
        percent = bool(_PER_CENT.search(typed))
        digits = _PER_CENT.sub("", typed).replace(",", "").strip()
        chapter = self.book.chapters.get(text.document)
        if not re.fullmatch(r"-?\d+(?:\.\d+)?", digits) or (chapter is not None and chapter.for_each):
            return ""
        area = chapter.area if chapter is not None else self._edition_area()
        decimals = len(digits.partition(".")[2])
        rounded = ""
        for measure in self._measures(text.document, percent or len(digits) >= _TELLING):
            for value, name, places in self._values(measure, area):
                short = not name.endswith("value") and len(digits) < _TELLING
                if short or (measure.unit == "%" and name.endswith("value")) != percent:
                    continue
                how = "percent" if percent else "number"
                written = f"{measure.id.replace('-', '_')}.{name} | {how}"
                if _same(value, places, digits):
                    return f"{{{{ {written} }}}}"
                if not rounded and percent and _same(value, decimals, digits):
                    rounded = f"{{{{ {written}({decimals}) }}}}"
        return rounded

    def _edition_area(self) -> str:
        return self.book.edition.area if self.book.edition else ""

    def _measures(self, document: str, telling: bool) -> list[Measure]:
        """Those that the document names, then all others where the number is ``telling`` enough."""
        near = [name for name in self._named(document) if name in self.book.measures]
        others = sorted(self.book.measures) if telling else []
        return [self.book.measures[name] for name in dict.fromkeys([*near, *others])]

    def _named(self, document: str) -> Iterator[str]:
        """The measures that a document names, in the order of its texts."""
        if document not in self.book.nodes:
            return
        for _, node in self.book.nodes[document].scalars():
            written = str(node.value)
            if written in self.book.measures:
                yield written
            yield measure_in(written)
            if "{" in written:
                yield from sorted(name.replace("_", "-") for name in names_in(written))
                yield from (measure_in(one.predicate) for one in claims_in(written))

    def _values(self, measure: Measure, area: str) -> Iterator[tuple[float, str, int]]:
        """What is printed of a measure: the value, how it is written, its decimals."""
        for code, of in ((area, ""), (ENGLAND, "at('england').")):
            rows = self._rows(measure.id, code)
            for name, one in zip(("latest", "first"), (rows[-1:], rows[:1]), strict=True):
                if one and not one[0].reason:
                    yield one[0].value, f"{of}{name}.value", decimals_of(measure, one[0].value)
            if rows and not rows[-1].reason:
                yield rows[-1].count, f"{of}latest.count", 0
                yield rows[-1].denominator, f"{of}latest.denominator", 0

    def _rows(self, measure: str, area: str) -> Sequence[Reading]:
        try:
            return self.found.readings(measure, area=area)
        except NotThere:
            return ()


def _same(value: float, decimals: int, digits: str) -> bool:
    """Whether ``value`` is printed as ``digits``."""
    return value == value and figure(value, decimals).replace(",", "") == digits
