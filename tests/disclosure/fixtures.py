"""Fixtures of printed tables, attacked and protected: three functions over ``<id>.json`` beside ``<id>.csv``.

The form is that of the folder of known answers beside the project; its README explains the fields.
"""

import csv
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from jsna.disclosure import printed
from jsna.disclosure.attack import Known
from jsna.disclosure.attack import attack as attacked
from jsna.disclosure.facts import Allowed, Exact, Fact, Publication
from jsna.disclosure.settle import Contradiction
from tests.disclosure.protecting import rule_of, withheld

MARKS = {"*", "c", "[c]"}
Answer = dict[str, dict[str, int | None]]
Terms = dict[str, Exact]


def attack(path: Path) -> Answer:
    """For every withheld cell ``lo``, ``hi`` and ``possible``, from the facts and allowed tuples of the JSON."""
    told = _told(path)
    facts = tuple(
        Fact(
            _terms(fact["terms"]),
            _exact(fact["lo"]),
            _exact(fact["hi"]),
            fact.get("figure", ""),
            fact.get("why", ""),
        )
        for fact in told["facts"]
    )
    lists = tuple(
        Allowed(tuple(one["cells"]), tuple(map(tuple, one["tuples"])), one.get("figure", ""))
        for one in told.get("allowed", ())
    )
    return _answer(attacked(Publication(_bounds(told), facts, lists), _withheld(path)))


def attack_printed(path: Path) -> Answer:
    """The same from what the CSV printed.

    Beside it a reader knows what is public anyway and is not in the CSV: the
    rule, the bounds of a count, and the populations and weights of a standard.
    """
    told, figures, asked = _told(path), _figures(path), _withheld(path)
    cells = {cell: (0, None) for figure in figures for cell in counts_of(figure["counts_of"])} | _bounds(told)
    rule = told.get("policy", {})
    announced = tuple(rule["withheld"]) if rule.get("rule_public") else None
    try:
        return _answer(attacked(_publication(cells, figures, told, announced, announced), asked))
    except Contradiction:  # then the mark does not announce the range: some were withheld to protect others
        return _answer(attacked(_publication(cells, figures, told, announced, None), asked))


def protect(path: Path) -> set[str]:
    """The cells that our protection withholds, from the true figures and the policy.

    Figures of editions before the last are out already.
    """
    told, figures = _told(path), _figures(path)
    last = max(figure["edition"] for figure in figures)
    bounds = {cell: (0, None) for figure in figures for cell in counts_of(figure["counts_of"])} | _bounds(
        told
    )
    counts = [figure for figure in figures if is_count(figure)]
    true = {own: int(figure["true"]) for figure in counts if (own := own_cell(figure))}
    true |= {cell: int(one["true"]) for cell, one in told["cells"].items()}
    sums = {
        f"figure {figure['figure']}": counts_of(figure["counts_of"])
        for figure in counts
        if figure["edition"] == last and not own_cell(figure)
    }
    rule = rule_of(told)
    out = [figure for figure in figures if figure["edition"] != last]
    before = {own_cell(figure) for figure in out if is_mark(figure)}
    known = _publication(bounds, out, told, rule.withheld if rule.public else None, None).facts
    return withheld(rule, true, bounds, sums, known, before - {""})


def narrowed(path: Path, withheld: set[str]) -> list[str]:
    """The cells among ``withheld`` with fewer values than needed, when every other count and total is printed.

    Where the policy rounds, or its rule is public, the reader knows that too.
    """
    told = _told(path)
    rule, facts = rule_of(told), []
    for figure in filter(is_count, _figures(path)):
        one = rule.figure(int(figure["true"]), None)
        hidden = own_cell(figure) in withheld or (rule.step > 1 and one.primary)
        low, high = one.hidden if hidden else one.shown
        facts.append(Fact(counts_of(figure["counts_of"]), low, high, figure["figure"]))
    known = attacked(Publication(_bounds(told), tuple(facts)), sorted(withheld))
    return [cell for cell, one in known.items() if one.possible is not None and one.possible < rule.need]


def facts_told(told: dict[str, Any]) -> list[Fact]:
    """The facts of the JSON, without the reasons given there."""
    return [
        Fact(_terms(fact["terms"]), _exact(fact["lo"]), _exact(fact["hi"]), fact.get("figure", ""))
        for fact in told["facts"]
    ]


def facts_printed(path: Path) -> list[Fact]:
    """The facts that the CSV alone gives, likewise."""
    told = _told(path)
    rule = rule_of(told)
    announced = rule.withheld if rule.public else None
    facts = _publication(_bounds(told), _figures(path), told, announced, announced).facts
    return [replace(fact, why="") for fact in facts]


def _answer(known: dict[str, Known]) -> Answer:
    return {cell: {"lo": one.low, "hi": one.high, "possible": one.possible} for cell, one in known.items()}


def _told(path: Path) -> dict[str, Any]:
    beside = Path(path).with_suffix(".json")
    return json.loads(beside.read_text(encoding="utf-8")) if beside.exists() else {}


def _figures(path: Path) -> list[dict[str, str]]:
    with Path(path).with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _bounds(told: dict[str, Any]) -> dict[str, tuple[int, int | None]]:
    return {cell: (one.get("min", 0), one.get("max")) for cell, one in told.get("cells", {}).items()}


def _exact(written: int | float | str | None) -> Exact | None:
    return None if written is None else Fraction(str(written))


def _terms(written: dict[str, Any]) -> Terms:
    return {cell: Fraction(str(weight)) for cell, weight in written.items()}


def counts_of(text: str) -> Terms:
    """``a + b + -1*c`` as weights by cell."""
    made: Terms = {}
    for part in text.split(" + "):
        times = re.fullmatch(r"(-?[\d./]+)\*(.+)", part.strip())
        cell, weight = (times[2], Fraction(times[1])) if times else (part.strip(), Fraction(1))
        made[cell] = made.get(cell, 0) + weight
    return made


def _withheld(path: Path) -> list[str]:
    """The cells with a mark, and those of which no figure of their own was printed, in the order of the JSON."""
    figures = _figures(path)
    own: dict[str, list[bool]] = {cell: [] for figure in figures for cell in counts_of(figure["counts_of"])}
    for figure in figures:
        if own_cell(figure):
            own[own_cell(figure)].append(is_mark(figure))
    return [cell for cell, marked in own.items() if any(marked) or not marked]


def is_count(figure: dict[str, str]) -> bool:
    """Whether it is a count of people or events, rounded or not, and of nothing taken away."""
    return figure["measure"].startswith("count") and set(counts_of(figure["counts_of"]).values()) == {1}


def own_cell(figure: dict[str, str]) -> str:
    """The cell that a figure is the count of, "" for a total or another measure."""
    terms = counts_of(figure["counts_of"])
    return next(iter(terms)) if is_count(figure) and len(terms) == 1 else ""


def is_mark(figure: dict[str, str]) -> bool:
    """Whether a mark stands in place of a number."""
    return figure["published"].strip() in MARKS


def _publication(
    cells: dict[str, tuple[int, int | None]], figures: Iterable[dict[str, str]], told: dict[str, Any],
    rule: tuple[int, int] | None, announced: tuple[int, int] | None,
) -> Publication:  # fmt: skip
    facts: list[Fact] = []
    for figure in figures:
        terms = counts_of(figure["counts_of"])
        if not is_mark(figure):
            facts += _facts(figure, terms, told, rule)
        elif announced and figure["published"].strip() != "c":
            facts.append(printed.marked(terms, announced, figure["figure"]))
    return Publication(cells, tuple(facts))


def _facts(
    figure: dict[str, str], terms: Terms, told: dict[str, Any], rule: tuple[int, int] | None
) -> Iterable[Fact]:
    """What a printed number says, by the words of its measure."""
    name, words = figure["figure"], f"{figure['measure']} {figure['label']}".lower()
    measure, shown = figure["measure"].lower(), printed.as_number(figure["published"])
    decimals, scale = int(figure["decimals"] or 0), _scale(figure, words)
    step = re.search(r"rounded to (?:the nearest )?(\d+)", measure)
    if step:
        return [printed.rounded(terms, shown, int(step[1]), rule, name)]
    if "limit" in words and ("byar" in words or "wilson" in words):
        ends = (shown, None) if "lower" in words else (None, shown)
        limits = printed.count_limits_printed if "byar" in words else printed.share_limits_printed
        return [limits(terms, *ends, decimals, int(figure["denominator"]), scale, figure=name)]
    if "dsr" in measure or "standardised" in measure:
        return [_standardised(terms, told["dsr"], shown, decimals, scale, name)]
    if "ratio" in measure:
        second = {cell: -weight for cell, weight in terms.items() if weight < 0}
        first = {cell: weight for cell, weight in terms.items() if weight > 0}
        return printed.ratio(first, second, shown, decimals, scale, name)
    if "mean" in measure or "average" in measure:
        return [printed.mean(terms, shown, decimals, int(figure["denominator"] or len(terms)), name)]
    if figure["denominator"]:
        return printed.rate(terms, shown, decimals, _denominator(figure["denominator"]), scale, name)
    return [printed.exact(terms, shown, name)]


def _scale(figure: dict[str, str], words: str) -> Fraction:
    if figure["scale"]:
        return Fraction(figure["scale"])
    per = re.search(r"per ([\d,]+)", words)
    if per:
        return Fraction(per[1].replace(",", ""))
    return Fraction(100 if re.search(r"per cent|percent|%", words) else 1)


def _denominator(text: str) -> Exact | Terms:
    return Fraction(text) if re.fullmatch(r"[\d./]+", text) else counts_of(text)


def _standardised(
    terms: Terms, standard: dict[str, Any], shown: Fraction, decimals: int, scale: Fraction, name: str
) -> Fact:
    bands = standard["bands"]
    populations = {
        band: people for band, people in zip(bands, standard["populations"], strict=True) if band in terms
    }
    weights = dict(zip(bands, standard["weights"], strict=True))
    return printed.standardised(populations, weights, shown, decimals, scale, name)
