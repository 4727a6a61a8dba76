"""The folder is the list of kinds.

A module in a kinds package ends in ``KIND = ...``; its file name is the name that authors write.
Other packages join through an entry-point group named like the package.
"""

import importlib
import pkgutil
from functools import cache
from importlib.metadata import entry_points
from typing import TypeVar

K = TypeVar("K")


@cache
def _found(package: str) -> dict[str, object]:
    home = importlib.import_module(package)
    names = sorted(module.name for module in pkgutil.iter_modules(home.__path__))
    kinds = {name: importlib.import_module(f"{package}.{name}").KIND for name in names}
    for point in sorted(entry_points(group=package), key=lambda point: point.name):
        kinds.setdefault(point.name, point.load())
    return kinds


def names_in(package: str) -> list[str]:
    """The names of the kinds in ``package``, without importing any of them."""
    home = importlib.import_module(package)
    ours = {module.name for module in pkgutil.iter_modules(home.__path__)}
    return sorted(ours | {point.name for point in entry_points(group=package)})


def kinds_in(package: str, kind: type[K]) -> dict[str, K]:
    """Every ``kind`` in ``package`` by name.  Raises TypeError for a KIND of another type."""
    kinds: dict[str, K] = {}
    for name, made in _found(package).items():
        if not isinstance(made, kind):
            raise TypeError(f"{package}.{name}: KIND is not a {kind.__name__}")
        kinds[name] = made
    return kinds


def pick(package: str, kind: type[K], name: str) -> K:
    """The kind called ``name``.  Raises KeyError where there is none."""
    return kinds_in(package, kind)[name]
