"""The headings of a file: each named once, and our names for theirs."""

from collections.abc import Callable, Mapping, Sequence

from jsna.model.wording import near
from jsna.problems import Fault, Faults, Place
from jsna.sources.telling import told

At = Callable[[int], Place]  # the place of the heading with this number, from 1


def heading_slips(header: Sequence[str], at: At) -> list[Fault]:
    """A Fault for each heading that is empty, or stands twice; of many the first ones."""
    again = set(_again(header))
    wrong = [number for number, name in enumerate(header, 1) if not name or number in again]
    return told(wrong, lambda number: _slip(header[number - 1], at(number)))


def _slip(name: str, place: Place) -> Fault:
    if not name:
        return Fault(place, "a column has no name", "name it, or take it out", "header")
    return _twice(name, place)


def _again(names: Sequence[str]) -> list[int]:
    """The numbers, from 1, of the names that have stood before."""
    first = {name: number for number, name in reversed([*enumerate(names, 1)])}
    return [number for number, name in enumerate(names, 1) if first[name] < number]


def our_names(header: Sequence[str], columns: Mapping[str, str], at: At) -> list[str]:
    """Our name for each heading; ``columns`` (ours: theirs) is what the card says.

    Raises Faults where a heading that the card names is not there, or two columns get one name.
    """
    ours = {" ".join(theirs.split()): name for name, theirs in columns.items()}
    missing = [theirs for theirs in ours if theirs not in header]
    wrong = [
        Fault(
            at(1),
            f"no column is headed '{theirs}'",
            near(theirs, header) or f"the headings are {', '.join(header[:12])}",
            "missing-column",
        )
        for theirs in missing
    ]
    names = [ours.get(theirs, theirs) for theirs in header]
    wrong += told(_again(names), lambda number: _twice(names[number - 1], at(number)))
    if wrong:
        raise Faults(wrong)
    return names


def _twice(name: str, place: Place) -> Fault:
    return Fault(place, f"column '{name}' is given twice", "rename one of them", "header")
