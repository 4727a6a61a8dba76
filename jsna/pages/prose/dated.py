"""The year that a sentence names in digits: its figures are of that year, or it has gone stale."""

import re
from collections.abc import Iterator, Sequence

from jsna.findings.finding import Reading
from jsna.model.periods import read_period
from jsna.pages.prose.stretches import prose
from jsna.pages.slips import Words
from jsna.problems import Fault

OTHER_YEAR = "other-year"
_IN = re.compile(
    r"\bin (?:the year to )?(?:[A-Z][a-z]+ )?(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?(?![\w/])", re.I
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[/–-](?:\d\d)?(\d\d))?(?!\d)")


def other_year(words: Words, span: tuple[int, int], readings: Sequence[Reading]) -> Iterator[Fault]:
    """A warning where the sentence at ``span`` of ``words`` names no year of the figures judged."""
    read = prose(words.text)
    judged = {year for one in readings for year in _years_of(one.period)}
    if read is None or not judged:
        return
    said = read.text[slice(*span)]
    named = {year for match in _YEAR.finditer(said) for year in _years(match)}
    found = _IN.search(said)
    if found and not named & judged:
        message = (
            f"the sentence says '{' '.join(found[0].split())}' and its figure is of {readings[0].period}"
        )
        name = readings[0].measure.replace("-", "_")
        hint = f"write {{{{ {name}.latest.period }}}} in place of the year, or read the sentence again"
        yield Fault(words.node.spot(span[0] + found.start()), message, hint, OTHER_YEAR, "warning")


def _years(match: re.Match[str]) -> range:
    first = int(match[1])
    last = first - first % 100 + int(match[2]) if match[2] else first
    return range(first, max(first, last) + 1)


def _years_of(period: str) -> range:
    try:
        read = read_period(period)
    except ValueError:
        return range(0)
    return range(read.start.year, read.end.year + 1)
