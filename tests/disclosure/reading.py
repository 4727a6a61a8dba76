"""The printed figures of a fixture's CSV, and what each tells its reader."""

import csv
import re
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

from jsna.disclosure import printed
from jsna.disclosure.facts import Allowed, Bounds, Exact, Fact, Publication

Figure = dict[str, str]
Terms = dict[str, Exact]
AT_MOST = r"(?:(?:<|fewer than|under|below|less than)\s*(\d+))|(?:(?:<=|≤|at most|up to)\s*(\d+))|(?:(\d+) or (?:fewer|less))"
AT_LEAST = (
    r"(?:(?:>|more than|over|above)\s*(\d+))|(?:(?:>=|≥|at least)\s*(\d+))|(?:(\d+) or more)|(?:(\d+)\+)"
)


def figures_of(path: Path) -> list[Figure]:
    """The rows of the CSV of that name."""
    with Path(path).with_suffix(".csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def counts_of(text: str) -> Terms:
    """``a + b + -1*c`` as weights by cell."""
    made: Terms = {}
    for part in text.split(" + "):
        times = re.fullmatch(r"(-?[\d./]+)\*(.+)", part.strip())
        cell, weight = (times[2], Fraction(times[1])) if times else (part.strip(), Fraction(1))
        made[cell] = made.get(cell, 0) + weight
    return made


def is_count(figure: Figure) -> bool:
    """Whether it is a count of people or events, rounded or not, and of nothing taken away."""
    return figure["measure"].startswith("count") and set(counts_of(figure["counts_of"]).values()) == {1}


def own_cell(figure: Figure) -> str:
    """The cell that a figure is the count of, "" for a total or another measure."""
    terms = counts_of(figure["counts_of"])
    return next(iter(terms)) if is_count(figure) and len(terms) == 1 else ""


def is_mark(figure: Figure) -> bool:
    """Whether a mark stands in place of a number."""
    return re.search(r"\d", figure["published"]) is None


def publication(
    cells: dict[str, Bounds], figures: Iterable[Figure], told: dict[str, Any],
    rule: tuple[int, int] | None, announced: tuple[int, int] | None,
) -> Publication:  # fmt: skip
    """What all ``figures`` tell.  ``rule``: the range that is never printed; ``announced`` by a mark, if it is."""
    facts: list[Fact] = []
    lists: list[Allowed | None] = []
    every = {figure["figure"]: figure for figure in figures}
    apart = told.get("policy", {}).get("marks") == "different"
    for figure in every.values():
        terms = counts_of(figure["counts_of"])
        if not is_mark(figure):
            told_by = _alone(figure, every) if _of_unknown(figure, every) else None
            lists += told_by or []
            facts += _facts(figure, terms, told, rule, every) if told_by is None else []
        elif announced and is_count(figure) and (figure["published"].strip() == "*" or not apart):
            facts.append(printed.marked(terms, announced, figure["figure"]))
    return Publication(cells, tuple(facts), tuple(one for one in lists if one))


def _words(figure: Figure) -> str:
    return f"{figure['measure']} {figure['label']}".lower()


def _is_limit(words: str) -> bool:
    return re.search(r"\b(lower|upper|lcl|ucl)\b", words) is not None


def _facts(
    figure: Figure, terms: Terms, told: dict[str, Any], rule: tuple[int, int] | None, every: dict[str, Figure]
) -> Iterable[Fact]:
    """What a printed number says, by the words of its measure."""
    name, words, measure = figure["figure"], _words(figure), figure["measure"].lower()
    worded = _worded(figure["published"].strip().lower())
    if worded:
        return [Fact(terms, *worded, name, "in words")]
    shown, scale = printed.as_number(figure["published"]), _scale(figure, words)
    decimals = int(figure["decimals"]) if figure["decimals"] else len(figure["published"].partition(".")[2])
    step = re.search(r"rounded to (?:the nearest )?(\d+)", measure)
    if step:
        return [printed.rounded(terms, shown, int(step[1]), rule, name)]
    if _is_limit(words):
        ends = (shown, None) if re.search(r"\b(lower|lcl)\b", words) else (None, shown)
        wilson = "wilson" in words or ("byar" not in words and scale <= 100)
        limits = printed.share_limits_printed if wilson else printed.count_limits_printed
        return [limits(terms, *ends, decimals, int(figure["denominator"]), scale, figure=name)]
    if "dsr" in measure or "standardised" in measure:
        return [_standardised(terms, told["dsr"], shown, decimals, scale, name)]
    second = {cell: -weight for cell, weight in terms.items() if weight < 0}
    if "ratio" in measure or (second and figure["decimals"] and "difference" not in measure):
        first = {cell: weight for cell, weight in terms.items() if weight > 0}
        return printed.ratio(first, second, shown, decimals, scale, name)
    if "mean" in measure or "average" in measure:
        return [printed.mean(terms, shown, decimals, int(figure["denominator"] or len(terms)), name)]
    if figure["denominator"]:
        return printed.rate(terms, shown, decimals, _denominator(figure, every), scale, name)
    return [printed.exact(terms, shown, name)]


def _worded(text: str) -> tuple[int | None, int | None] | None:
    """``fewer than 10``, ``at least 3``, ``5 to 9`` as lowest and highest."""
    if found := re.fullmatch(AT_MOST, text):
        return 0, int(found[1]) - 1 if found[1] else int(found[2] or found[3])
    if found := re.fullmatch(AT_LEAST, text):
        return (int(found[1]) + 1 if found[1] else int(found[2] or found[3] or found[4])), None
    found = re.fullmatch(r"(\d+)\s*(?:-|–|to)\s*(\d+)", text)
    return (int(found[1]), int(found[2])) if found else None


def _scale(figure: Figure, words: str) -> Fraction:
    if figure["scale"]:
        return Fraction(figure["scale"].replace(",", ""))
    per = re.search(r"per ([\d,]+)", words)
    if per:
        return Fraction(per[1].replace(",", ""))
    return Fraction(100 if re.search(r"per cent|percent|%", words) else 1)


def _denominator(figure: Figure, every: dict[str, Figure]) -> Exact | Terms:
    """A number; else the cells named, or those of the figure named."""
    text = figure["denominator"].strip()
    if re.fullmatch(r"[\d,]+(?:\.\d+)?(?:/\d+)?", text):
        return Fraction(text.replace(",", ""))
    return counts_of(every[text]["counts_of"] if text in every else text)


def _of_unknown(figure: Figure, every: dict[str, Figure]) -> bool:
    """Whether it is a limit of a share of people whose number is not known."""
    limit = _is_limit(_words(figure)) and figure["denominator"]
    return bool(limit) and not isinstance(_denominator(figure, every), Fraction)


def _alone(figure: Figure, every: dict[str, Figure]) -> list[Allowed | None]:
    """The pairs of count and denominator of a lower limit and the upper one beside it; told once."""
    if not re.search(r"\b(lower|lcl)\b", _words(figure)):
        return []
    same = ("counts_of", "denominator", "scale", "decimals", "edition")
    upper = next(
        one for one in every.values()
        if one is not figure and _is_limit(_words(one)) and all(one[key] == figure[key] for key in same)
    )  # fmt: skip
    ends = [printed.as_number(one["published"]) for one in (figure, upper)]
    scale, decimals = _scale(figure, _words(figure)), int(figure["decimals"] or 0)
    return [
        printed.wilson_pairs(
            figure["counts_of"], figure["denominator"], *ends, decimals, scale, figure=figure["figure"]
        )
    ]


def _standardised(
    terms: Terms, standards: Any, shown: Fraction, decimals: int, scale: Fraction, name: str
) -> Fact:
    listed = standards if isinstance(standards, list) else [standards]
    standard = next(one for one in listed if set(terms) <= set(one["bands"]))
    bands = standard["bands"]
    populations = {
        band: people for band, people in zip(bands, standard["populations"], strict=True) if band in terms
    }
    weights = dict(zip(bands, standard["weights"], strict=True))
    return printed.standardised(populations, weights, shown, decimals, scale, name)
