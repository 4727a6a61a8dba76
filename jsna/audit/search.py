"""Look for withheld numbers in every byte, however they are written.

Needs the true numbers; see ``truth``.
"""

from collections.abc import Iterable, Iterator, Mapping

from jsna.audit.members import Member
from jsna.audit.truth import Secret
from jsna.audit.written import numbers_in
from jsna.problems import Fault, Place

THEME = ("assets/javascripts/", "assets/stylesheets/", "search/lunr", "search/worker")
HINT = "a withheld number may stand nowhere in a site; find what wrote it there, and build again"
BY_CHANCE = "the theme's own code holds the same number, most likely by chance; look at it to be sure"


def search(found: Iterable[Member], written: Mapping[str, Secret]) -> Iterator[Fault]:
    """A fault for each of ``written`` (numbers as digits) in each member that holds it.

    In the code of the theme it is a warning.
    """
    for member in found:
        told: set[str] = set()
        for number, line in numbers_in(member, written):
            if number not in told:
                told.add(number)
                yield _fault(member, number, line, written[number])


def _fault(member: Member, number: str, line: int, secret: Secret) -> Fault:
    of_theme = any(part in member.file for part in THEME)
    where = "its name" if line == 0 else f"line {line} of {member.inside}" if member.inside else "it"
    return Fault(
        Place(member.file, 1 if member.inside else max(line, 1)),
        f"{secret} is {number}, and {where} says so",
        BY_CHANCE if of_theme else HINT,
        "canary",
        "warning" if of_theme else "error",
    )
