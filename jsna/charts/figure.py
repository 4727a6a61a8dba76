"""A described figure: what leaves the charts room."""

from dataclasses import dataclass

from jsna.disclosure.safe import SafeTable


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture drawn twice, for wide and for narrow screens, with its words and its rows.

    ``wide`` and ``narrow`` are inline SVG (no XML prolog, no style element,
    role="img", title and desc inside, text kept as text, ids starting with
    ``name``, colours as ``var(--token)``).  ``file`` is the stand-alone SVG to
    download (light colours written in).  ``alt`` is one or two sentences:
    chart type, variable, main finding.  ``rows`` are the numbers drawn.
    """

    name: str
    wide: str
    narrow: str
    file: str
    alt: str
    rows: SafeTable
