"""Tiny drawings that stand beside their words: a verdict's shape, a comparison line, a small trend.

Made by hand and only decorative: hidden from screen readers, because value, comparator and word stand
beside them.  The style sheet colours them by class; nothing here is a number that is not shown.
"""

from collections.abc import Sequence

from jsna.charts.palette import Verdict
from jsna.charts.shapes import ring_of

_HIDDEN = 'aria-hidden="true" focusable="false"'


def shape(verdict: Verdict) -> str:
    """The shape of ``verdict``, as big as the words it stands in."""
    mark = _mark(verdict, 7, 7, 5.4)
    return f'<svg class="jn-shape jn-k-{verdict}" viewBox="0 0 14 14" {_HIDDEN}>{mark}</svg>'


def ruler(value: float | None, comparator: float | None, low: float, high: float, verdict: Verdict) -> str:
    """A comparison line from ``low`` to ``high``: the comparator's upright tick, and our shape at ``value``.

    ``low`` and ``high`` must come from shown values, ``low`` below ``high``.
    What is None is not drawn.  Raises ValueError for an empty line.
    """
    if not low < high:
        raise ValueError("a comparison line needs a lower and a higher end")

    def place(number: float) -> float:
        return 10 + 110 * min(max((number - low) / (high - low), 0.0), 1.0)

    parts = ['<path class="t" d="M4 12H126"/>']
    if comparator is not None:
        parts.append(f'<path class="e" d="M{_short(place(comparator))} 4V20"/>')
    if value is not None:
        parts.append(_mark(verdict, place(value), 12, 6))
    size = 'viewBox="0 0 130 24" width="130" height="24"'
    return f'<svg class="jn-ruler jn-k-{verdict}" {size} {_HIDDEN}>{"".join(parts)}</svg>'


def spark(ours: Sequence[float | None], comparator: Sequence[float | None] = ()) -> str:
    """A small trend: ours solid with a dot at its end, the comparator dashed; None breaks a line.

    Both are one value a period, oldest first, and end in the same period.
    "" where ours has no value.
    """
    known = [value for value in (*ours, *comparator) if value is not None]
    if not any(value is not None for value in ours):
        return ""
    low, spread = min(known), (max(known) - min(known)) or 1.0
    many = max(len(ours), len(comparator))

    def at(series: Sequence[float | None], number: int) -> tuple[float, float]:
        step = many - len(series) + number
        value = series[number]
        return 4 + 84 * step / max(many - 1, 1), 22 - 18 * ((value or 0.0) - low) / spread

    theirs = "".join(_path([at(comparator, number) for number in run]) for run in _runs(comparator))
    mine = "".join(_path([at(ours, number) for number in run]) for run in _runs(ours))
    x, y = at(ours, max(number for number, value in enumerate(ours) if value is not None))
    dashed = (
        f'<path d="{theirs}" fill="none" stroke="var(--c-eng)" stroke-width="1.5" stroke-dasharray="4 3"/>'
    )
    return (
        f'<svg class="jn-spark" viewBox="0 0 92 26" width="92" height="26" {_HIDDEN}>'
        f"{dashed if theirs else ''}"
        f'<path d="{mine}" fill="none" stroke="var(--c1)" stroke-width="2.2" stroke-linejoin="round"/>'
        f'<circle cx="{_short(x)}" cy="{_short(y)}" r="3" fill="var(--c1)"/></svg>'
    )


def _mark(verdict: Verdict, x: float, y: float, size: float) -> str:
    if verdict == "similar":
        return f'<circle class="m" cx="{_short(x)}" cy="{_short(y)}" r="{_short(size)}"/>'
    corners = " ".join(f"{_short(across)},{_short(down)}" for across, down in ring_of(verdict, x, y, size))
    return f'<polygon class="m" points="{corners}"/>'


def _runs(series: Sequence[float | None]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number, value in enumerate(series):
        if value is None:
            continue
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _path(places: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{_short(x)} {_short(y)}" for x, y in places)


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
