"""A sheet as SVG: for a page, whose style sheet colours it, and for a file, which stands alone.

The only file that knows matplotlib.  Its words are written as words: no font is looked up, no formula
is read, so the bytes are the same on every machine.
"""

import re
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

import matplotlib
import numpy as np
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from jsna.charts.lettering import SIZE
from jsna.charts.palette import FILE, PAGE, placeholder
from jsna.charts.sheet import Drawn, Lettered, Sheet

SETTINGS: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "jsna",
    "text.parse_math": False,
    "path.simplify": False,
}
NOT_WRITTEN = {"Date": None, "Creator": None, "Format": None, "Type": None}
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_DECIMAL = re.compile(r"-?\d*\.\d+")
_STEP = re.compile(r"([ML])\s+(\S+)\s+(\S+)|z")
_HEX = re.compile(r"#0a0b[0-9a-f]{2}")
_KEPT = (
    "d", "x", "y", "text-anchor", "font-weight", "fill", "fill-opacity", "opacity", "stroke", "stroke-width",
    "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "paint-order",
)  # fmt: skip
_FONTS = "'Source Sans 3','Source Sans Pro',Arial,Helvetica,sans-serif"


def on_a_page(sheet: Sheet, body: str, name: str, said: tuple[str, str]) -> str:
    """``body`` (from ``drawn``) as inline SVG: colours are the page's tokens.

    ``said`` is what the chart is and what it shows.  Every id starts with
    ``name``.  Raises ValueError for a name that cannot start an id.
    """
    size = "narrow" if sheet.narrow else "wide"
    return _HEX.sub(
        lambda found: PAGE[found[0]], _whole(sheet, body, f"{name}-{size}", said, f"jn-svg jn-{size}")
    )


def in_a_file(sheet: Sheet, body: str, name: str, said: tuple[str, str]) -> str:
    """``body`` as an SVG file: the light colours written in, on white, fonts named."""
    paper = f'<path d="M0 0H{_short(sheet.width)}V{_short(sheet.height)}H0z" fill="{placeholder("paper")}"/>'
    whole = _whole(sheet, paper + body, f"{name}-file", said, "", f" font-family={quoteattr(_FONTS)}")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + _HEX.sub(lambda found: FILE[found[0]], whole) + "\n"


def _whole(sheet: Sheet, body: str, prefix: str, said: tuple[str, str], classes: str, more: str = "") -> str:
    if not _NAME.fullmatch(prefix):
        raise ValueError(f"'{prefix}' cannot be the name of a figure; use letters, digits and hyphens")
    box = f"0 0 {_short(sheet.width)} {_short(sheet.height)}"
    named = f' class="{classes}"' if classes else ""
    title, finding = (escape(words) for words in said)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{prefix}"{named} viewBox="{box}" role="img"'
        f' aria-labelledby="{prefix}-title {prefix}-desc" fill="none" font-size="{_short(SIZE)}"'
        f' stroke-linejoin="round"{more}>'
        f'<title id="{prefix}-title">{title}</title><desc id="{prefix}-desc">{finding}</desc>{body}</svg>'
    )


def drawn(sheet: Sheet) -> str:
    """What is on ``sheet`` as SVG elements, colours still placeholders, coordinates to 1 decimal."""
    root = ElementTree.parse(BytesIO(_by_matplotlib(sheet).encode())).getroot()
    return "".join(_written(element) for element in root.iter() if _is_ours(element))


def _is_ours(element: ElementTree.Element) -> bool:
    return element.tag.rpartition("}")[2] in ("path", "text")


def _written(element: ElementTree.Element) -> str:
    tag = element.tag.rpartition("}")[2]
    given = {**element.attrib, **dict(_declared(element.get("style", "")))}
    if given.get("fill") == "none":
        del given["fill"]
    given = {key: _tidy(key, given[key]) for key in _KEPT if key in given}
    attributes = "".join(f" {key}={quoteattr(value)}" for key, value in given.items())
    return f"<{tag}{attributes}>{escape(element.text)}</{tag}>" if element.text else f"<{tag}{attributes}/>"


def _declared(style: str) -> Iterator[tuple[str, str]]:
    for declaration in filter(None, (part.strip() for part in style.split(";"))):
        key, _, value = declaration.partition(":")
        yield key.strip(), value.strip()


def _tidy(key: str, value: str) -> str:
    if key in ("fill", "stroke", "font-weight", "text-anchor", "paint-order"):
        return value
    if key == "d":
        return _relative(value)
    return _DECIMAL.sub(lambda found: _short(float(found[0]), 2 if key == "stroke-width" else 1), value)


def _relative(path: str) -> str:
    """A path of M, L and z, each step from the one before, in tenths of a unit: half of the bytes."""
    written, here, first = [], (0, 0), (0, 0)
    for letter, x, y in _STEP.findall(path):
        if not letter:
            written.append("z")
            here = first
            continue
        there = (round(float(x) * 10), round(float(y) * 10))
        right, down = _tenths(there[0] - here[0]), _tenths(there[1] - here[1])
        written.append(f"{letter.lower()}{right}{'' if down.startswith('-') else ' '}{down}")
        here, first = there, there if letter == "M" else first
    return "".join(written)


def _tenths(number: int) -> str:
    whole, tenth = divmod(abs(number), 10)
    text = f"{whole or ''}.{tenth}" if tenth else f"{whole}"
    return f"-{text}" if number < 0 else text


def _short(number: float, decimals: int = 1) -> str:
    text = f"{number:.{decimals}f}".rstrip("0").rstrip(".") if decimals else f"{number:.0f}"
    return "0" if text in ("-0", "") else text


class _Words(RendererSVG):
    """matplotlib's SVG, with words written as they are."""

    def words(self, item: Lettered) -> None:
        """One line of words at its baseline."""
        given: dict[str, Any] = {"x": f"{item.x:.2f}", "y": f"{item.y:.2f}", "fill": placeholder(item.colour)}
        if item.anchor != "start":
            given["text-anchor"] = item.anchor
        if item.halo:
            given |= {"stroke": placeholder("paper"), "stroke-width": "3", "paint-order": "stroke"}
        if item.bold:
            given["font-weight"] = "600"
        self.writer.element("text", item.words, attrib=given)


def _by_matplotlib(sheet: Sheet) -> str:
    out = StringIO()
    with matplotlib.rc_context(SETTINGS):
        renderer: Any = _Words(sheet.width, sheet.height, out, metadata=NOT_WRITTEN)
        upright = Affine2D().scale(1, -1).translate(0, sheet.height)
        for item in sheet.items:
            if isinstance(item, Lettered):
                renderer.words(item)
            else:
                renderer.draw_path(_pen(item), _path(item), upright, _paint(item.fill, item.opacity))
        renderer.finalize()
    return out.getvalue()


def _pen(item: Drawn) -> GraphicsContextBase:
    pen = GraphicsContextBase()
    pen.set_linewidth(item.width if item.edge else 0)
    pen.set_joinstyle("round")
    pen.set_capstyle("projecting" if item.square else "butt")
    if item.edge:
        pen.set_foreground(placeholder(item.edge))
    if item.dash:
        pen.set_dashes(0, item.dash)
    return pen


def _paint(token: str, opacity: float) -> tuple[float, ...] | None:
    if not token:
        return None
    red, green, blue = bytes.fromhex(placeholder(token)[1:])
    return (red / 255, green / 255, blue / 255, opacity)


def _path(item: Drawn) -> Path:
    vertices, codes = [], []
    for ring in item.rings:
        corners = np.asarray(ring, dtype=float)
        steps = [Path.MOVETO] + [Path.LINETO] * (len(corners) - 1)
        if item.closed:
            corners, steps = np.vstack([corners, corners[:1]]), [*steps, Path.CLOSEPOLY]
        vertices.append(corners)
        codes += steps
    return Path(np.vstack(vertices), codes)
