"""An SVG as what stands on it: words and shapes, each at its place in the drawing's own units.

Nothing here knows what is drawn.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

Point = tuple[float, float]
_STEPS = re.compile(r"[MmLlHhVvZzCcSsQqTtAa]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TAKES = {"m": 2, "l": 2, "h": 1, "v": 1, "z": 0, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7}
_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
NEAR = 0.15  # units: places nearer than this are one


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words; ``y`` is its baseline."""

    x: float
    y: float
    said: str


@dataclass(frozen=True, slots=True)
class Shape:
    """Corners in order; ``closed`` for one with an inside."""

    corners: tuple[Point, ...]
    closed: bool

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        across, down = zip(*self.corners, strict=True)
        return min(across), min(down), max(across), max(down)

    @property
    def is_bar(self) -> bool:
        """Whether it is a rectangle that stands upright."""
        left, top, right, bottom = self.box
        ends = {(left, top), (right, top), (right, bottom), (left, bottom)}
        return self.closed and len(self.corners) == 4 and set(self.corners) <= ends

    @property
    def straight(self) -> str:
        """``across`` or ``up`` for a straight line along an axis, else ""."""
        left, top, right, bottom = self.box
        if len(self.corners) != 2:
            return ""
        return (
            "across"
            if bottom - top < NEAR < right - left
            else "up"
            if right - left < NEAR < bottom - top
            else ""
        )


@dataclass(frozen=True, slots=True)
class Drawing:
    """``words`` and ``shapes`` of one SVG, by the ``id`` it has; ``line`` is where it begins in its file."""

    id: str
    line: int
    words: tuple[Words, ...]
    shapes: tuple[Shape, ...]  # without the paper that they lie on


class NoDrawing(ValueError):
    """An SVG that cannot be measured, and why."""


def drawings_in(text: str) -> Iterator[Drawing | NoDrawing]:
    """Every SVG with words on it in ``text``: a page or a file.  Icons, which have none, are passed over."""
    for match in _SVG.finditer(text):
        if "<text" in match[0]:
            try:
                yield drawing(match[0], text.count("\n", 0, match.start()) + 1)
            except NoDrawing as error:
                yield error


def drawing(svg: str, line: int = 1) -> Drawing:
    """``svg`` measured.  Raises NoDrawing for what is no XML, or is moved or curved by its writer."""
    if "<!DOCTYPE" in svg or "<!ENTITY" in svg:
        raise NoDrawing("a drawing with entities")
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError:
        raise NoDrawing("a drawing that is no XML") from None
    words: list[Words] = []
    shapes: list[Shape] = []
    for element in root.iter():
        if "transform" in element.attrib:
            raise NoDrawing("a drawing whose parts are moved (transform)")
        tag = element.tag.rpartition("}")[2]
        if tag == "text":
            said = "".join(element.itertext()).strip()
            words.append(Words(_length(element, "x"), _length(element, "y"), said))
        elif tag in ("path", "rect", "line", "circle", "polyline", "polygon"):
            shapes += _shapes(tag, element)
    box = [float(one) for one in _STEPS.findall(root.get("viewBox", "")) if one[-1].isdigit()]
    drawn = (shape for shape in shapes if not (shape.is_bar and list(shape.box) == box))
    return Drawing(root.get("id", ""), line, tuple(words), tuple(drawn))


def _length(element: ElementTree.Element, name: str) -> float:
    try:
        return float(element.get(name, "0").removesuffix("px"))
    except ValueError:
        raise NoDrawing(f"a drawing with a length in other units ({element.get(name)})") from None


def _shapes(tag: str, element: ElementTree.Element) -> Iterator[Shape]:
    if tag == "path":
        yield from _path(element.get("d", ""))
    elif tag == "rect":
        x, y, wide, high = (_length(element, name) for name in ("x", "y", "width", "height"))
        yield Shape(((x, y), (x + wide, y), (x + wide, y + high), (x, y + high)), True)
    elif tag == "line":
        x1, y1, x2, y2 = (_length(element, name) for name in ("x1", "y1", "x2", "y2"))
        yield Shape(((x1, y1), (x2, y2)), False)
    elif tag == "circle":
        x, y, r = (_length(element, name) for name in ("cx", "cy", "r"))
        yield Shape(((x - r, y), (x, y - r), (x + r, y), (x, y + r)), True)
    else:
        numbers = [float(one) for one in _STEPS.findall(element.get("points", "")) if one[-1].isdigit()]
        corners = tuple(zip(numbers[::2], numbers[1::2], strict=False))
        if corners:
            yield Shape(corners, tag == "polygon")


def _path(written: str) -> Iterator[Shape]:
    """The shapes of a path; of a curve the ends of its steps."""
    corners: list[Point] = []
    here = (0.0, 0.0)
    for letter, given in _commands(written):
        low = letter.lower()
        if low == "m" and corners:
            yield Shape(tuple(corners), False)
            corners = []
        if low == "z":
            if corners:
                here = corners[0]
                yield Shape(_open_ring(corners), True)
            corners = []
            continue
        here = _next(letter, given, here)
        if low != "m" and not corners:
            corners = [here]
        corners.append(here)
    if corners:
        yield Shape(tuple(corners), False)


def _commands(written: str) -> Iterator[tuple[str, list[float]]]:
    letter, given = "", list[float]()
    for token in _STEPS.findall(written):
        if token.isalpha():
            letter, given = token, []
            if letter in "zZ":
                yield letter, []
            continue
        given.append(float(token))
        if letter and len(given) == _TAKES[letter.lower()]:
            yield letter, given
            letter, given = {"m": "l", "M": "L"}.get(letter, letter), []


def _next(letter: str, given: list[float], here: Point) -> Point:
    x, y = here if letter.islower() else (0.0, 0.0)
    if letter in "hH":
        return x + given[0], here[1]
    if letter in "vV":
        return here[0], y + given[0]
    return x + given[-2], y + given[-1]


def _open_ring(corners: list[Point]) -> tuple[Point, ...]:
    """``corners`` without a last one that only comes back to the first."""
    back = (
        len(corners) > 1 and abs(corners[0][0] - corners[-1][0]) + abs(corners[0][1] - corners[-1][1]) < NEAR
    )
    return tuple((round(x, 3), round(y, 3)) for x, y in (corners[:-1] if back else corners))
