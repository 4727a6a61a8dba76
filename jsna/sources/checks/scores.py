"""Scores: on the scale, by seats, and none left out."""

from collections.abc import Iterator
from itertools import product

from jsna.model.wording import near
from jsna.problems import Fault
from jsna.sources.check import Around, Check, lines_where, plain
from jsna.sources.seats import not_seats
from jsna.sources.table import Table
from jsna.sources.telling import told


def look(table: Table, around: Around) -> Iterator[Fault]:
    """Scores that cannot be, and those that are missing."""
    card = around.book.cards[table.id]
    yield from not_seats(table, around)
    if card.scale:
        low, high = card.scale.from_, card.scale.to
        rows = lines_where(
            table.frame, table.frame["score"].notna() & ~table.frame["score"].between(low, high)
        )
        ends = f"{plain(low)} to {plain(high)}"
        yield from told(list(rows["score"].items()), lambda one: _off(table, ends, *one))
    if card.scores == "maturity":
        yield from _others(table, "domain", card.domains, "a domain of the card")
        yield from _missing_maturity(table, card.domains)
    else:
        decision = next((one for one in around.book.decisions.values() if one.scores == table.id), None)
        options = tuple(one.id for one in decision.options) if decision else ()
        criteria = tuple(one.id for one in decision.criteria) if decision else ()
        whose = decision.id if decision else ""
        yield from _others(table, "option", options, f"an option of {whose}")
        yield from _others(table, "criterion", criteria, f"a criterion of {whose}")
        yield from _missing_priorities(table, options, criteria)


def _off(table: Table, ends: str, line: int, score: float) -> Fault:
    said = f"score {plain(score)} is not on the scale {ends}"
    return Fault(table.place(line, "score"), said, "the scale is on the card", "off-scale")


def _others(table: Table, name: str, known: tuple[str, ...], what: str) -> list[Fault]:
    if not known:
        return []
    rows = lines_where(table.frame, ~table.frame[name].isin(known))

    def make(one: tuple[int, str]) -> Fault:
        hint = near(one[1], known) or f"there is {', '.join(known)}"
        return Fault(table.place(one[0], name), f"'{one[1]}' is not {what}", hint, "unknown-word")

    return told(list(rows[name].items()), make)


def _missing_priorities(table: Table, options: tuple[str, ...], criteria: tuple[str, ...]) -> list[Fault]:
    names = ("seat", "option", "criterion")
    seen = [tuple(dict.fromkeys(table.frame[name])) for name in names]
    wanted = product(seen[0], options or seen[1], criteria or seen[2])
    return _missing(table, names, wanted, "{} has not scored {} on {}")


def _missing_maturity(table: Table, domains: tuple[str, ...]) -> list[Fault]:
    names = ("seat", "domain", "year")
    seen = dict.fromkeys(zip(table.frame["seat"], table.frame["year"], strict=True))
    domains = domains or tuple(dict.fromkeys(table.frame["domain"]))
    wanted = ((seat, domain, year) for (seat, year), domain in product(seen, domains))
    return _missing(table, names, wanted, "{} has not scored {} in {}")


def _missing(
    table: Table, names: tuple[str, ...], wanted: Iterator[tuple[str, ...]], said: str
) -> list[Fault]:
    scored = table.frame[table.frame["score"].notna()]
    have = set(zip(*(scored[name] for name in names), strict=True))
    missing = [cell for cell in wanted if cell not in have]
    hint = "add the row: a missing score is never read as 0"
    return told(missing, lambda cell: Fault(table.place(1), said.format(*cell), hint, "missing-score"))


KIND = Check("A score cannot be, or is missing.", ("scores",), look)
