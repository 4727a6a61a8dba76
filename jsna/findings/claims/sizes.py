"""A number that an author wrote, in the unit of the measure it stands beside."""

from jsna.findings.claims.case import Case
from jsna.findings.claims.terms import Amount, Unsound


def in_unit(case: Case, blank: str) -> Amount:
    """The number of a level.  Raises Unsound where one is a percentage and the other is not."""
    size: Amount = case[blank]
    percentage, name = case.measure.unit == "%", case.measure.id
    if percentage and size.sign != "%":
        raise Unsound(
            f"{name} is a percentage, and {size.text} is not", f"write {size.text.split()[0]}%", "unit"
        )
    if not percentage and size.sign:
        raise Unsound(
            f"{name} is not a percentage, and {size.text} is", f"write {size.text.rstrip('% points')}", "unit"
        )
    return size


def of_difference(case: Case, blank: str = "N") -> Amount:
    """The number of a difference: in points for a percentage, else plain.  Raises Unsound."""
    size: Amount = case[blank]
    percentage, name, digits = case.measure.unit == "%", case.measure.id, size.text.rstrip("% points")
    if percentage and size.sign != "points":
        raise Unsound(
            f"{name} is a percentage, so a difference is in points", f"write {digits} points", "unit"
        )
    if not percentage and size.sign:
        raise Unsound(f"{name} is not a percentage, and {size.text} is", f"write {digits}", "unit")
    return size
