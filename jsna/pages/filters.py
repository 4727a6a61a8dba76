"""The filters of the text: quantities as words, each figure noted as it is printed."""

import inspect
import math
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from jinja2 import Undefined

from jsna.model.periods import in_words, read_period
from jsna.pages.facts import Facts
from jsna.pages.numbers import count_in_words, figure, rounded, with_unit
from jsna.pages.printed import no_number, printed
from jsna.pages.quantities import Quantity
from jsna.pages.sourced import Number

_MOST_DECIMALS = 6


def filters(facts: Facts) -> dict[str, Callable[..., Any]]:
    """The filters by name; what they print is noted in ``facts``."""
    ours: dict[str, Callable[..., Any]] = {"period": period, "round": _round}
    made = {**_figures(facts), **_words(facts), **ours}
    return {name: _asked(name, one) for name, one in made.items()}


def _figures(facts: Facts) -> dict[str, Callable[..., str]]:
    def noted(number: Number, shown: str, unit: str) -> str:
        shown = number.mark or shown
        facts.printed(shown, float(number), unit, number.sources, number.field)
        return shown

    def percent(value: Any, decimals: int | None = None) -> str:
        number = _percentage("percent", value)
        return noted(number, f"{figure(number, _places(number, decimals, 1))}%", "%")

    def plain(value: Any, decimals: int | None = None) -> str:
        number = _number(value)
        return noted(number, figure(number, _places(number, decimals, 0)), number.unit)

    def per(value: Any, decimals: int | None = None) -> str:
        number = _number(value)
        return noted(number, _rate(number, decimals), number.unit)

    def points(value: Any, decimals: int | None = None) -> str:
        number = _percentage("points", value)
        unit = "percentage points"
        return noted(number, f"{figure(number, _places(number, decimals, 1))} {unit}", unit)

    def with_interval(value: Any) -> str:
        if not isinstance(value, Quantity):
            raise ValueError("'with_interval' needs a value with its limits: write latest, not latest.value")
        return noted(value.value, interval(value), value.unit)

    made = (percent, per, points, with_interval)
    return {"number": plain, **{one.__name__: one for one in made}}


def _words(facts: Facts) -> dict[str, Callable[..., str]]:
    show = printed(facts)

    def words(value: Any) -> str:
        number = _number(value)
        shown = number.mark or count_in_words(int(rounded(number, 0)))
        facts.printed(shown, float(number), number.unit, number.sources, number.field)
        return shown

    def said_by(value: Any, source: str) -> str:
        if not isinstance(source, str) or not source.strip():
            raise ValueError("'said_by' takes the source in quotes")
        shown = str(show(value))
        facts.said_by(shown, source)
        return shown

    def join(value: Iterable[Any], between: str = "") -> str:
        return str(between).join(str(show(one)) for one in value)

    return {"words": words, "said_by": said_by, "join": join}


def interval(quantity: Quantity) -> str:
    """ "17.4% (16.2 to 18.7)"; without limits the value alone; a mark where it is withheld."""
    value, lower, upper = quantity.value, quantity.lower, quantity.upper
    if value.mark or math.isnan(lower) or math.isnan(upper):
        return str(value)
    return f"{value} ({figure(lower, value.decimals)} to {figure(upper, value.decimals)})"


def period(value: Any) -> str:
    """A period in words: "April 2023 to March 2024"."""
    if isinstance(value, Quantity):
        return value.period
    if not isinstance(value, str):
        raise ValueError("'period' needs a value or a period in quotes, as '2023/24'")
    return in_words(read_period(value))


def _round(value: Any, decimals: int = 0) -> Number:
    number = _number(value)
    return round(number, _places(number, decimals, 0))


def _number(value: Any) -> Number:
    """``value`` as a number that can be printed.  Raises ValueError where it is none."""
    if isinstance(value, Undefined):
        str(value)  # says which name is not known
    if isinstance(value, Quantity):
        return value.value
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(no_number(value))
    if math.isinf(value):
        raise ValueError("this number is too large")
    return value if isinstance(value, Number) else Number(float(value))


def _percentage(name: str, value: Any) -> Number:
    """A percentage, or a bare number that somebody worked out or wrote as one."""
    number = _number(value)
    bare = number.unit == "" and (number.worked or not number.sources)
    if number.unit != "%" and not bare:
        raise ValueError(f"'{name}' needs a percentage; use per or number")
    return number


def _places(number: Number, decimals: Any, otherwise: int) -> int:
    if decimals is None:
        return number.decimals if number.sources else otherwise
    if isinstance(decimals, bool) or not isinstance(decimals, int) or not 0 <= decimals <= _MOST_DECIMALS:
        raise ValueError(f"decimals are a whole number from 0 to {_MOST_DECIMALS}")
    return decimals


def _rate(number: Number, decimals: int | None) -> str:
    unit = number.unit
    if unit.startswith("per ") and not unit.endswith("people"):
        unit += " people"
    return with_unit(number, unit, _places(number, decimals, 1))


_TAKES = {"decimals": "the number of decimals", "source": "the source in quotes", "between": "text in quotes"}


def _asked(name: str, made: Callable[..., Any]) -> Callable[..., Any]:
    """The filter, which says in plain words what it takes where it is given something else."""
    signature = inspect.signature(made)
    takes = [_TAKES[one] for one in signature.parameters if one in _TAKES]

    @wraps(made)
    def asked(*given: Any, **named: Any) -> Any:
        try:
            signature.bind(*given, **named)
        except TypeError:
            raise ValueError(f"'{name}' takes {takes[0] if takes else 'nothing in brackets'}") from None
        return made(*given, **named)

    return asked
