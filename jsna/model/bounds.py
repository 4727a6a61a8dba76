"""Numbers that an author may write only between two ends.

Nothing here knows a field; only numbers and what to write instead.
"""

from pydantic import AfterValidator

from jsna.model.options import Refused


def no_less(least: int, instead: str, most: int | None = None) -> AfterValidator:
    """Refuses a whole number below ``least`` or above ``most``; ``instead`` says what to write."""

    def check(value: int) -> int:
        if value < least:
            raise Refused("too-small", f"{value} is below {least}; write {instead}")
        if most is not None and value > most:
            raise Refused("too-large", f"{value} is above {most}; write {instead}")
        return value

    return AfterValidator(check)
