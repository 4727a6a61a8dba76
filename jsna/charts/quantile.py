"""Where the middle half of shown values lies."""

from collections.abc import Sequence


def middle_half(values: Sequence[float]) -> tuple[float, float]:
    """The 25th and the 75th percentile of ``values`` (at least one), as Fingertips reckons them.

    Source: linear at place (n - 1)p + 1, the field's rule for quartiles.
    """
    known = sorted(values)
    return _at(known, 0.25), _at(known, 0.75)


def _at(known: Sequence[float], share: float) -> float:
    place = (len(known) - 1) * share
    low = int(place)
    high = min(low + 1, len(known) - 1)
    return known[low] + (known[high] - known[low]) * (place - low)
