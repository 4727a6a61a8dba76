"""By which method one area's figure is held against another's: one rule, for claims and for pages alike."""

from collections.abc import Mapping

from jsna.model.measures import Measure

_AUTHORITY = ("E06", "E07", "E08", "E09")
BESIDE_A_WHOLE, BESIDE_AN_EQUAL = 1, 12


def same_level(one: str, other: str, levels: Mapping[str, str]) -> bool:
    """Whether two areas are of one level; all local authorities are."""
    both = one[:3] in _AUTHORITY and other[:3] in _AUTHORITY
    return both or (one in levels and levels[one] == levels.get(other))


def method_for(measure: Measure, area: str, against: str, levels: Mapping[str, str]) -> int:
    """The Fingertips method: the card's own; 12 for areas of one level, for both may be off; else 1."""
    if measure.compare:
        return int(measure.compare)
    return BESIDE_AN_EQUAL if same_level(area, against, levels) else BESIDE_A_WHOLE
