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
    """Printed figures that give ``name`` away together: without any one of them they would not."""
    figure = layout.figures[name]
    asked = {name: (figure.need, figure.outside)}
    hidden = set(withheld)
    told = [other for other in layout.figures if other not in hidden]
    for other in told:
        if narrowed(layout.printed(hidden | {other}), asked):
            hidden.add(other)
    return [other for other in told if other not in hidden]
