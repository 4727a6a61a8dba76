"""Is a table safe with this much withheld, and if not, which printed figures give it away?"""

from collections.abc import Collection

from jsna.disclosure.attack import Known, narrowed
from jsna.disclosure.layout import Layout


def exposed(layout: Layout, withheld: Collection[str]) -> dict[str, Known]:
    """The figures among ``withheld`` that a reader can narrow too far, and what follows about them."""
    return narrowed(
        layout.printed(withheld),
        {name: (layout.figures[name].need, layout.figures[name].outside) for name in sorted(withheld)},
    )


def telling(layout: Layout, withheld: Collection[str], name: str) -> list[str]:
    """Printed figures that give ``name`` away together, without any one of which they would not.

    The figures furthest from it are done without first.  None where ``name`` is safe.
    """
    figure, hidden = layout.figures[name], set(withheld)
    asked = {name: (figure.need, figure.outside)}
    if not narrowed(layout.printed(hidden), asked):
        return []
    steps = _steps(layout, name)
    told = [other for other in layout.figures if other not in hidden]
    for other in sorted(told, key=lambda one: -steps.get(one, len(told))):
        if narrowed(layout.printed(hidden | {other}), asked):
            hidden.add(other)
    return [other for other in told if other not in hidden]


def _steps(layout: Layout, name: str) -> dict[str, int]:
    """How many facts lie between ``name`` and each figure that is tied to it."""
    steps, edge = {name: 0}, [name]
    while edge:
        near = [cell for fact in layout.facts if not set(edge).isdisjoint(fact.terms) for cell in fact.terms]
        edge = [cell for cell in dict.fromkeys(near) if cell not in steps]
        steps |= dict.fromkeys(edge, max(steps.values()) + 1)
    return steps
