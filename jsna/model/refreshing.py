"""Where next year's copy of a data file comes from, as a card says under ``refresh``.

Nothing here opens a connection or a file.
"""

from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, ConfigDict, Discriminator, Field, Tag, WithJsonSchema

from jsna.model.bounds import no_less
from jsna.model.options import ONE_OR_MANY, Code, Options, Refused, Url, Whole, YesNo, at_least

FINGERTIPS = "https://fingertips.phe.org.uk/api/"
KINDS = ("fingertips", "csv", "excel", "geojson", "open-referral", "dropped")
_ENDINGS = {
    "fingertips": ".csv",
    "csv": ".csv",
    "excel": ".xlsx",
    "geojson": ".geojson",
    "open-referral": ".json",
}
_LAYOUTS = {"fingertips": "fingertips", "open-referral": "open-referral"}


def _address(value: str) -> str:
    parts = urlsplit(value)
    if parts.username or parts.password:
        raise Refused("secret", "a web address holds no name and password; take them out")
    if not parts.hostname:
        raise Refused("not-a-url", f"'{value}' is not a web address; begin with https://")
    if parts.scheme != "https" and not is_this_machine(parts.hostname):
        raise Refused("not-https", "http:// can be read and changed on its way; write https://")
    return value


def is_this_machine(host: str) -> bool:
    """Whether ``host`` is the machine itself: localhost, 127.0.0.1 or ::1."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


Safe = Annotated[Url, AfterValidator(_address)]
_Number = Annotated[Whole, no_less(1, "a number that Fingertips gives, as 102")]


class Fingertips(Options):
    """Indicators from the Fingertips API, as one CSV."""

    from_: Literal["fingertips"] = Field(alias="from")
    indicators: Annotated[tuple[_Number, ...], ONE_OR_MANY, at_least(1, "name at least one indicator")]
    area_type: _Number
    parent_area_type: _Number = 15  # England
    parent_area: Code | None = None
    areas: Annotated[tuple[Code, ...], ONE_OR_MANY] = ()  # rows of other areas are left out; () keeps all
    metadata: YesNo = False  # whether definitions and methods are fetched too, and changes of them told
    url: Safe = FINGERTIPS


class Download(Options):
    """A file at an address."""

    from_: Literal["csv", "excel", "geojson", "open-referral"] = Field(alias="from")
    url: Safe


class Dropped(Options):
    """A file that a person puts into data/incoming/."""

    from_: Literal["dropped"] = Field(alias="from")


class _Unknown(Options):
    """What names none of the kinds: says which there are."""

    model_config = ConfigDict(extra="ignore")
    from_: Literal["fingertips", "csv", "excel", "geojson", "open-referral", "dropped"] = Field(alias="from")


def _form(value: Any) -> str:
    if isinstance(value, Options):
        return type(value).__name__
    word = value.get("from") if isinstance(value, dict) else None
    if not isinstance(word, str) or word.strip() not in KINDS:
        return "_Unknown"
    return {"fingertips": "Fingertips", "dropped": "Dropped"}.get(word.strip(), "Download")


Refreshing = Annotated[
    Annotated[Fingertips, Tag("Fingertips")]
    | Annotated[Download, Tag("Download")]
    | Annotated[Dropped, Tag("Dropped")]
    | Annotated[_Unknown, WithJsonSchema({"type": "null"}), Tag("_Unknown")],
    Discriminator(_form),
]


def misfits(refresh: Any, file: str, layout: str) -> Iterator[tuple[str, str]]:
    """What ``refresh`` brings and the card does not expect: (name of the card's field, what is wrong)."""
    if refresh is None or refresh.from_ not in _ENDINGS:
        return
    ending = _ENDINGS[refresh.from_]
    if PurePosixPath(file).suffix != ending:
        yield "file", f"refresh from {refresh.from_} brings a {ending} file; rename it, or change refresh"
    wanted = _LAYOUTS.get(refresh.from_, layout)
    if layout != wanted:
        yield "format", f"refresh from {refresh.from_} brings that layout; write format: {wanted}"
