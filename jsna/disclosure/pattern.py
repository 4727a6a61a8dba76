"""What to withhold of a table so that nothing withheld can be worked out: the whole search."""

from jsna.disclosure.cheapest import cheapest
from jsna.disclosure.layout import Layout
from jsna.disclosure.secondary import Choice, choose


def pattern(layout: Layout) -> Choice:
    """What to withhold of ``layout``: by quick search, then the cheapest there is where that can be found.

    ``unprotected`` names those that can be worked out whatever else is withheld.
    """
    return cheapest(layout, choose(layout))
