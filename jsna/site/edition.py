"""What every page says about its edition: the band at the top, the footer, the foot of a printed page.

Takes an edition and gives plain words; nothing here knows a theme.
"""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jsna.model.edition import Edition

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
LICENCES = {"OGL-3.0": "Contains public sector information licensed under the Open Government Licence v3.0."}


@dataclass(frozen=True, slots=True)
class EditionWords:
    """An edition in plain words; what is not known is the empty text.

    ``day`` stands in for the clock: midnight UTC of the day of publication, or
    of the cut-off while it is a draft.
    """

    id: str
    title: str
    status: str
    data_to: str
    published: str
    next_edition: str
    licence: str
    contact: str
    contact_link: str
    day: datetime.date

    @property
    def epoch(self) -> int:
        """Seconds since 1970 of ``day``, for SOURCE_DATE_EPOCH."""
        return int(datetime.datetime.combine(self.day, datetime.time(), datetime.UTC).timestamp())

    def as_mapping(self) -> Mapping[str, Any]:
        """The words by name, for a template."""
        return {name: getattr(self, name) for name in self.__slots__ if name != "day"}


def in_words(edition: Edition) -> EditionWords:
    """What the site says of ``edition``."""
    contact = (edition.contact or "").strip()
    return EditionWords(
        id=edition.id,
        title=edition.title,
        status=edition.status,
        data_to=day_in_words(edition.cut_off),
        published=day_in_words(edition.published) if edition.published else "",
        next_edition=edition.next_edition or "",
        licence=LICENCES.get(edition.licence or "", edition.licence or ""),
        contact=contact,
        contact_link=_link(contact),
        day=edition.published or edition.cut_off,
    )


def day_in_words(day: datetime.date) -> str:
    """``30 April 2026``, whatever the locale."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def iso_in_words(iso: str) -> str:
    """``30 April 2026`` for ``2026-04-30``."""
    return day_in_words(datetime.date.fromisoformat(iso))


def print_css(words: EditionWords, site_name: str) -> str:
    """The foot of each printed page, as a style sheet."""
    line = " · ".join([site_name, f"edition {words.id}", f"data to {words.data_to}"])
    if words.status == "draft":
        line += " · draft"
    return (
        "/* made by the build: the edition on every printed page */\n"
        f"@page{{@bottom-left{{content:{_css_text(line)}}}}}\n"
    )


def _link(contact: str) -> str:
    if re.fullmatch(r"[^\s@]+@[^\s@]+", contact):
        return f"mailto:{contact}"
    return contact if contact.startswith(("https://", "http://")) else ""


def _css_text(text: str) -> str:
    kept = "".join(c if c.isalnum() or c in " ·.,-&'()" else f"\\{ord(c):x} " for c in text)
    return f'"{kept}"'
