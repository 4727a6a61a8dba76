"""Which methods stand behind a value, from the words that it carries with it."""

from collections.abc import Iterable

from jsna.registry import names_in

METHODS = "jsna.statistics.methods"


def methods_named(words: Iterable[str]) -> list[str]:
    """The names of the methods in ``words``, such as "value as given, limits of a proportion ..."."""
    known = sorted(names_in(METHODS), key=len, reverse=True)
    parts = [part for said in words for part in said.split(", limits of a ")]
    found = (next((name for name in known if name.replace("_", " ") in part), "") for part in parts)
    return list(dict.fromkeys(filter(None, found)))
