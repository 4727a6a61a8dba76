"""The Fingertips download, whichever of its header variants a file has."""

from jsna.problems import Fault, Faults, Place
from jsna.sources.csv_rows import read_rows
from jsna.sources.kind import Asked, Read, SourceKind, framed
from jsna.sources.spots import Spots
from jsna.sources.table import NUMBERS

# Headings are compared without spaces and underscores, in small letters.
_OURS = {
    "indicatorid": "indicator",
    "areacode": "area",
    "areaname": "area_name",
    "sex": "sex",
    "age": "age",
    "categorytype": "category_type",
    "category": "category",
    "timeperiod": "period",
    "value": "value",
    "lowerci95.0limit": "lower",
    "upperci95.0limit": "upper",
    "lowerci99.8limit": "lower_998",
    "upperci99.8limit": "upper_998",
    "count": "count",
    "denominator": "denominator",
    "valuenote": "note",
    "recenttrend": "trend",
}
_NEEDED = ("indicator", "area", "sex", "age", "period", "value")


def read(asked: Asked) -> Read:
    """The rows as text, in our names; commas are taken out of counts, and "-" is a missing value."""
    card = asked.card
    rows = read_rows(asked.body(), asked.file, card.encoding, trailing_comma=True, delimiter=card.delimiter)
    fields = _fields(rows.header, asked.file)
    frame = framed({name: rows.column(number) for name, number in fields.items()}, rows.lines)
    for name in set(NUMBERS) & set(frame):
        frame[name] = frame[name].replace("-", "")
    for name in {"count", "denominator"} & set(frame):
        frame[name] = frame[name].str.replace(",", "", regex=False)
    return Read(frame, Spots(asked.file, fields), rows.header)


def _fields(header: tuple[str, ...], file: str) -> dict[str, int]:
    plain = [name.replace(" ", "").replace("_", "").lower() for name in header]
    found = {_OURS[name]: number + 1 for number, name in enumerate(plain) if name in _OURS}
    england = [number + 1 for number, name in enumerate(plain) if name.startswith("comparedtoengland")]
    found |= {"compared": england[0]} if england else {}
    missing = [name for name in _NEEDED if name not in found]
    if missing:
        said = f"no column for {', '.join(missing)}"
        hint = "this is not a Fingertips download; say format: tidy, or download it again"
        raise Faults([Fault(Place(file), said, hint, "header")])
    return found


KIND = SourceKind(
    says="The Fingertips download, in any of its header variants.",
    suffixes=(".csv",),
    read=read,
    example="Indicator ID,Area Code,Sex,Age,Time period,Value\n93553,E08000009,Persons,18+ yrs,2023,12.1\n",
)
