"""The filters of the text: quantities as words, each figure noted as it is printed."""

import math
from collections.abc import Callable
from typing import Any

from jsna.model.periods import in_words, read_period
from jsna.pages.facts import Facts
from jsna.pages.numbers import count_in_words, figure, with_unit
from jsna.pages.quantities import Number, Quantity


def filters(facts: Facts) -> dict[str, Callable[..., str]]:
    """The filters by name; what they print is noted in ``facts``."""

    def noted(number: Number, shown: str, unit: str) -> str:
        facts.printed(shown, float(number), unit, number.sources, number.field)
        return shown

    def percent(value: Any, decimals: int | None = None) -> str:
        number = _number(value)
        return noted(number, number.mark or f"{figure(number, _places(number, decimals, 1))}%", "%")

    def plain(value: Any, decimals: int | None = None) -> str:
        number = _number(value)
        return noted(number, number.mark or figure(number, _places(number, decimals, 0)), number.unit)

    def per(value: Any, decimals: int | None = None) -> str:
        number = _number(value)
        return noted(number, number.mark or _rate(number, decimals), number.unit)

    def points(value: Any, decimals: int | None = None) -> str:
        number = _number(value)
        places = _places(number, decimals, 1)
        return noted(
            number, number.mark or f"{figure(number, places)} percentage points", "percentage points"
        )

    def with_interval(value: Quantity) -> str:
        return noted(value.value, interval(value), value.unit)

    made = (percent, per, points, with_interval)
    return {"number": plain, "period": period, **{one.__name__: one for one in made}, **_in_words(facts)}


def _in_words(facts: Facts) -> dict[str, Callable[..., str]]:
    def words(value: Any) -> str:
        number = _number(value)
        shown = number.mark or count_in_words(int(number))
        facts.printed(shown, float(number), number.unit, number.sources, number.field)
        return shown

    def said_by(value: Any, source: str) -> str:
        facts.said_by(str(value), source)
        return str(value)

    return {"words": words, "said_by": said_by}


def interval(quantity: Quantity) -> str:
    """ "17.4% (16.2 to 18.7)"; without limits the value alone; a mark where it is withheld."""
    value, lower, upper = quantity.value, quantity.lower, quantity.upper
    if value.mark or math.isnan(lower) or math.isnan(upper):
        return str(value)
    return f"{value} ({figure(lower, value.decimals)} to {figure(upper, value.decimals)})"


def period(value: Any) -> str:
    """A period in words: "April 2023 to March 2024"."""
    return value.period if isinstance(value, Quantity) else in_words(read_period(str(value)))


def _number(value: Any) -> Number:
    if isinstance(value, Quantity):
        return value.value
    return value if isinstance(value, Number) else Number(float(value))


def _places(number: Number, decimals: int | None, otherwise: int) -> int:
    if decimals is not None:
        return int(decimals)
    return number.decimals if number.sources else otherwise


def _rate(number: Number, decimals: int | None) -> str:
    unit = number.unit
    if unit.startswith("per ") and not unit.endswith("people"):
        unit += " people"
    return with_unit(number, unit, _places(number, decimals, 1))
