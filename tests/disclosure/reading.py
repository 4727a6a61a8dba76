"""The printed figures of a fixture's CSV, and what each tells its reader."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from jsna.disclosure import printed
from jsna.disclosure.facts import Allowed, Bounds, Exact, Fact, Publication
from tests.disclosure.in_words import inequality, worded

Figure = dict[str, str]
Terms = dict[str, Exact]
LOWER = r"\b(lower|lcl|lci|ll)\b"
LIMIT = r"\b(lower|upper|lcl|ucl|lci|uci|ll|ul)\b"
INTERVAL = r"[(\[]?\s*(-?[\d,]*\.\d+%?)\s*(?:-|–|to|,)\s*(-?[\d,]*\.\d+%?)\s*[)\]]?"


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
    return re.search(LIMIT, words) is not None


@dataclass(frozen=True)
class Reading:
    """A printed figure and what is needed to understand it; ``every``: all figures of its fixture, by id."""

    figure: Figure
    terms: Terms
    told: dict[str, Any]
    rule: tuple[int, int] | None
    every: dict[str, Figure]

    @property
    def among(self) -> Exact | Terms:
        """The denominator: a number, or cells."""
        return _denominator(self.figure, self.every)


def _facts(
    figure: Figure, terms: Terms, told: dict[str, Any], rule: tuple[int, int] | None, every: dict[str, Figure]
) -> Iterable[Fact]:
    """What a printed figure says, by its words and the words of its measure."""
    one = Reading(figure, terms, told, rule, every)
    text, words = figure["published"].strip().lower(), _words(figure)
    both = re.fullmatch(INTERVAL, text)
    if both and re.search(r"limit|interval|confidence|\bci\b", words):
        return [
            fact
            for way, end in zip(("lower", "upper"), both.groups(), strict=True)
            for fact in _end(one, way, end)
        ]
    if ends := worded(text):
        plain = is_count(figure) or not figure["denominator"] or not isinstance(one.among, Fraction)
        times = Fraction(1) if plain else Fraction(one.among) / _scale(figure, words)
        return [inequality(terms, ends, times, figure["figure"])]
    shown = printed.as_number(figure["published"])
    decimals = int(figure["decimals"]) if figure["decimals"] else len(text.partition(".")[2])
    return _by_rounding(one, shown) or _by_measure(one, shown, decimals)


def _end(one: Reading, way: str, end: str) -> Iterable[Fact]:
    """One of two limits that stand in one figure: ``12.3 to 45.6``, ``(0.8, 7.1)``."""
    figure = {**one.figure, "published": end, "measure": f"{way} {one.figure['measure']}"}
    return _facts(figure, one.terms, one.told, one.rule, one.every)


def _by_rounding(one: Reading, shown: Fraction) -> list[Fact]:
    """A count to the nearest multiple, always down or up, or to the middle of two."""
    measure, name = one.figure["measure"].lower(), one.figure["figure"]
    step = re.search(r"rounded (down|up)?\s*to (?:the (?:nearest|next) )?(?:multiple of )?(\d+)", measure)
    if step and step[1]:
        low = shown if step[1] == "down" else shown - int(step[2]) + 1
        return [Fact(one.terms, max(low, 0), low + int(step[2]) - 1, name, step[0])]
    if step:
        return [printed.rounded(one.terms, shown, int(step[2]), one.rule, name)]
    if step := re.search(r"midpoint\D*(\d+)", measure):
        half = int(step[1]) // 2 if shown else 0
        return [Fact(one.terms, shown - half + 1 if shown else 0, shown + half, name, step[0])]
    return []


def _by_measure(one: Reading, shown: Fraction, decimals: int) -> Iterable[Fact]:
    """A limit, a rate, a ratio, a mean; else a number printed as it is."""
    figure, terms, words = one.figure, one.terms, _words(one.figure)
    name, measure, scale = figure["figure"], figure["measure"].lower(), _scale(figure, words)
    if _is_limit(words):
        return [_limit(one, shown, decimals)]
    if "dsr" in measure or "standardised" in measure:
        return [_standardised(terms, one.told["dsr"], shown, decimals, scale, name)]
    second = {cell: -weight for cell, weight in terms.items() if weight < 0}
    if "ratio" in measure or (second and figure["decimals"] and "difference" not in measure):
        first = {cell: weight for cell, weight in terms.items() if weight > 0}
        return printed.ratio(first, second, shown, decimals, scale, name)
    if "mean" in measure or "average" in measure:
        return [printed.mean(terms, shown, decimals, int(figure["denominator"] or len(terms)), name)]
    if figure["denominator"]:
        return printed.rate(terms, shown, decimals, one.among, scale, name)
    return [printed.exact(terms, shown, name)]


def _limit(one: Reading, shown: Fraction, decimals: int) -> Fact:
    """One limit of a count or a share of people whose number is known."""
    words = _words(one.figure)
    ends = (shown, None) if re.search(LOWER, words) else (None, shown)
    scale, level = _scale(one.figure, words), re.search(r"(9\d(?:\.\d+)?)\s*(?:%|per cent)(?= |$)", words)
    confidence = float(level[1]) / 100 if level else 0.95
    name, among = one.figure["figure"], Fraction(one.among)  # type: ignore[arg-type]
    if "wilson" in words or ("byar" not in words and scale <= 100):
        return printed.share_limits_printed(one.terms, *ends, decimals, int(among), scale, confidence, name)
    return printed.count_limits_printed(one.terms, *ends, decimals, among, scale, confidence, name)


def _scale(figure: Figure, words: str) -> Fraction:
    if figure["scale"]:
        return Fraction(figure["scale"].replace(",", ""))
    per = re.search(r"per ([\d,]+)", words)
    if per:
        return Fraction(per[1].replace(",", ""))
    words = re.sub(r"9\d(\.\d+)?\s*(%|per cent) (?=limit|ci|confidence|lower|upper|interval)", "", words)
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
    if not re.search(LOWER, _words(figure)):
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
