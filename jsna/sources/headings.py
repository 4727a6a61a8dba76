"""The headings of a file: each named once, and our names for theirs."""

from collections.abc import Callable, Mapping, Sequence

from jsna.model.wording import near
from jsna.problems import Fault, Faults, Place

At = Callable[[int], Place]  # the place of the heading with this number, from 1


def heading_slips(header: Sequence[str], at: At) -> list[Fault]:
    """A Fault for each heading that is empty, or stands twice."""
    wrong = []
    for number, name in enumerate(header, 1):
        if not name:
            wrong.append(Fault(at(number), "a column has no name", "name it, or take it out", "header"))
        elif name in header[: number - 1]:
            wrong.append(_twice(name, at(number)))
    return wrong


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
    wrong += [_twice(name, at(i)) for i, name in enumerate(names, 1) if name in names[: i - 1]]
    if wrong:
        raise Faults(wrong)
    return names


def _twice(name: str, place: Place) -> Fault:
    return Fault(place, f"column '{name}' is given twice", "rename one of them", "header")
