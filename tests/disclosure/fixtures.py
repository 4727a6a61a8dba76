"""Fixtures of printed tables, attacked and protected: three functions over ``<id>.json`` beside ``<id>.csv``.

The form is that of the folder of known answers beside the project; its README explains the fields.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from jsna.disclosure.attack import Known
from jsna.disclosure.attack import attack as attacked
from jsna.disclosure.facts import Allowed, Bounds, Exact, Fact, Publication
from tests.disclosure.protecting import rule_of, withheld
from tests.disclosure.reading import Figure, counts_of, figures_of, is_count, is_mark, own_cell, publication

PRINTED = ("published exactly", "zero is shown", "rounded")
Answer = dict[str, dict[str, int | None]]


def attack(path: Path) -> Answer:
    """For every withheld cell ``lo``, ``hi`` and ``possible``, from the facts and allowed tuples of the JSON."""
    told = told_of(path)
    lists = tuple(
        Allowed(tuple(one["cells"]), tuple(map(tuple, one["tuples"])), one.get("figure", ""))
        for one in told.get("allowed", ())
    )
    return _answer(attacked(Publication(_bounds(told), tuple(facts_told(told)), lists), _withheld(path)))


def attack_printed(path: Path) -> Answer:
    """The same from what the CSV printed.

    Beside it a reader knows what is public anyway and is not in the CSV: the
    rule, the bounds of a count, and the populations and weights of a standard.
    """
    told, figures, asked = told_of(path), figures_of(path), _withheld(path)
    cells = {cell: (0, None) for figure in figures for cell in counts_of(figure["counts_of"])} | _bounds(told)
    rule = told.get("policy", {})
    public = tuple(rule["withheld"]) if rule.get("rule_public") else None
    announced = public if public and _on_small_counts_only(figures, public) else None
    return _answer(attacked(publication(cells, figures, told, public, announced), asked))


def _on_small_counts_only(figures: Sequence[Figure], rule: tuple[int, int]) -> bool:
    """Whether ``*`` stands for nothing but what the rule withholds, so that it announces the range.

    Else some were withheld to protect others, and it announces nothing.
    """
    marked = [one for one in figures if is_count(one) and one["published"].strip() == "*"]
    return all(rule[0] <= Fraction(one["true"]) <= rule[1] for one in marked)


def protect(path: Path) -> set[str]:
    """The cells that our protection withholds, from the true figures and the policy.

    Figures of editions before the last are out already.
    """
    told, figures = told_of(path), figures_of(path)
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
    known = publication(bounds, out, told, rule.withheld if rule.public else None, None).facts
    return withheld(rule, true, bounds, sums, known, before - {""})


def narrowed(path: Path, withheld: set[str]) -> list[str]:
    """The cells among ``withheld`` with fewer values than needed, when every other count and total is printed.

    Where the policy rounds, or its rule is public, the reader knows that too.
    """
    told = told_of(path)
    rule, facts = rule_of(told), []
    for figure in filter(is_count, figures_of(path)):
        one = rule.figure(int(figure["true"]), None)
        hidden = own_cell(figure) in withheld or (rule.step > 1 and one.primary)
        low, high = one.hidden if hidden else one.shown
        facts.append(Fact(counts_of(figure["counts_of"]), low, high, figure["figure"]))
    known = attacked(Publication(_bounds(told), tuple(facts)), sorted(withheld))
    return [cell for cell, one in known.items() if one.possible is not None and one.possible < rule.need]


def told_of(path: Path) -> dict[str, Any]:
    """The JSON of that name; nothing where there is none."""
    beside = Path(path).with_suffix(".json")
    return json.loads(beside.read_text(encoding="utf-8")) if beside.exists() else {}


def facts_told(told: dict[str, Any]) -> list[Fact]:
    """The facts of the JSON, without the reasons given there."""
    return [
        Fact(
            {cell: Fraction(str(weight)) for cell, weight in fact["terms"].items()},
            _exact(fact["lo"]), _exact(fact["hi"]), fact.get("figure", ""),
        )
        for fact in told["facts"]
    ]  # fmt: skip


def facts_printed(path: Path) -> list[Fact]:
    """The facts that the CSV alone gives, likewise."""
    told = told_of(path)
    rule = rule_of(told)
    announced = rule.withheld if rule.public else None
    facts = publication(_bounds(told), figures_of(path), told, announced, announced).facts
    return [replace(fact, why="") for fact in facts]


def _answer(known: dict[str, Known]) -> Answer:
    return {cell: {"lo": one.low, "hi": one.high, "possible": one.possible} for cell, one in known.items()}


def _bounds(told: dict[str, Any]) -> dict[str, Bounds]:
    return {cell: (one.get("min", 0), one.get("max")) for cell, one in told.get("cells", {}).items()}


def _exact(written: float | str | None) -> Exact | None:
    return None if written is None else Fraction(str(written))


def _withheld(path: Path) -> list[str]:
    """The cells with a mark, and those of which no figure of their own was printed, in their order."""
    if not Path(path).with_suffix(".csv").exists():
        told = told_of(path)
        shown = [
            fact for fact in told["facts"] if fact["why"].startswith(PRINTED) and len(fact["terms"]) == 1
        ]
        return [cell for cell in told["cells"] if all(cell not in fact["terms"] for fact in shown)]
    figures = figures_of(path)
    own: dict[str, list[bool]] = {cell: [] for cell in told_of(path).get("cells", {})}
    own |= {cell: [] for figure in figures for cell in counts_of(figure["counts_of"])}
    for figure in figures:
        if own_cell(figure):
            own[own_cell(figure)].append(is_mark(figure))
    return [cell for cell, marked in own.items() if any(marked) or not marked]
