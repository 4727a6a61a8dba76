"""What may stand in a text as it is: words and numbers, and each number is noted.

Anything else would print how the toolkit is made; it is refused in plain words.
"""

import math
from collections.abc import Callable
from typing import Any

from jinja2 import Undefined

from jsna.pages.facts import Facts
from jsna.pages.names import Name
from jsna.pages.numbers import decimals_for, figure
from jsna.pages.quantities import Quantity, Series
from jsna.pages.sourced import Number

_AFTER = {"at": "at('england').latest.value", "for_": "for_(sex='Male').latest.value"}


def printed(facts: Facts | None = None) -> Callable[[Any], Any]:
    """What a template prints for a value; numbers with a source are noted in ``facts``.

    The function raises ValueError for what is neither words nor a number.
    """

    def show(value: Any) -> Any:
        value = value.value if isinstance(value, Quantity) else value
        if isinstance(value, Name):
            return value.in_markdown()
        if isinstance(value, (str, Undefined)):  # printing an Undefined says which name is not known
            return value
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise ValueError(no_number(value))
        if math.isinf(value):
            raise ValueError("this number is too large")
        if not isinstance(value, Number):
            return _bare(value)
        made = str(value)
        if facts is not None:
            facts.printed(made, float(value), value.unit, value.sources, value.field)
        return made

    return show


def no_number(value: Any) -> str:
    """Why ``value`` is not printed, and what to write."""
    if isinstance(value, Series):
        return f"write {_written(value)}: {_name(value)} itself is no number"
    owner, name = getattr(value, "__self__", None), getattr(value, "__name__", "")
    if isinstance(owner, Series) and name in _AFTER:
        return f"write {_written(owner, _AFTER[name])}: '{name}' needs what stands in brackets"
    if isinstance(owner, Quantity):
        return f"write {name}('england'): '{name}' needs what stands in brackets"
    if isinstance(value, (list, tuple)):
        return "a list is not printed; go through it with {% for one in list %}, or join it"
    if value is None or isinstance(value, bool):
        return "yes, no and none are not printed; ask with {% if %}"
    if isinstance(value, str):
        return f"'{value}' is text, and a number is needed here"
    return "this is neither a number nor text; write {{ measure.latest.value | percent }}"


def _bare(value: float) -> str:
    if isinstance(value, int) or value.is_integer():
        return f"{int(value):,}"
    return figure(value, decimals_for("", abs(value)))


def _name(series: Series) -> str:
    return series.measure.id.replace("-", "_")


def _written(series: Series, after: str = "latest.value") -> str:
    how = "percent" if series.measure.unit == "%" else "number"
    return f"{{{{ {_name(series)}.{after} | {how} }}}}"
