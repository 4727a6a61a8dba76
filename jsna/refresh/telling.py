"""The report on a terminal: counts first, then each part, and no part longer than a person reads."""

from collections.abc import Iterator

from jsna.refresh.phrases import Part, headline, parts, summary
from jsna.refresh.report import Report

MOST = 20  # things of one part


def told(report: Report, page: str) -> str:
    """``report`` in lines; ``page`` is where all of it can be read."""
    lines = [headline(report)]
    if report.finished:
        said = f"An interrupted refresh of {report.finished} was finished first"
        lines.append(f"{said}; its report is kept under reports, beside this one.")
    lines += summary(report)
    for part in parts(report):
        lines += _part(part)
    return "\n".join([*lines, "", f"The whole report: {page}"])


def _part(part: Part) -> Iterator[str]:
    yield from ("", f"{part.title}: {part.size:,}")
    for item in part.items[:MOST]:
        yield f"  {item.said}"
        yield from (f"      {more}" for more in item.more)
    figures: dict[str, list[str]] = {}
    for name, what, old, new in part.rows:
        figures.setdefault(name, []).append(f"{what} {old} → {new}")
    for name in list(figures)[:MOST]:
        yield f"  {name}: {'; '.join(figures[name])}"
    left = part.size - MOST
    if left > 0:
        yield f"  and {left:,} more, in the whole report"
