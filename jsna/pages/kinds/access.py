"""Who can reach what helps: supply for every 100 people, and the way to the nearest."""

from typing import Any

from jsna.findings.reach import BETTER, WORSE, Reach, reach
from jsna.findings.register import NoTable
from jsna.model.options import Options, Text, Whole, Word
from jsna.pages.kind import EXHIBIT_OR_WHY, BlockKind
from jsna.pages.kinds.places import Places, places_exhibit
from jsna.pages.reached import Reached, area_table, reached_exhibit
from jsna.pages.refs import ChapterId, TableId
from jsna.pages.view import View

_EVEN = {
    WORSE: "{what} is harder to reach in the most deprived areas",
    BETTER: "{what} is easier to reach in the most deprived areas",
    "even": "{what} is about as easy to reach in the most deprived areas as elsewhere",
    "": "How easily people reach {what}",
}


class Where(Options):
    """Which assets: those that support a chapter, those of a kind."""

    supports: ChapterId | None = None
    kind: Text = ""


class Access(Options):
    """The register, and whom its assets serve: those in ``need``, or every ``resident``."""

    access: TableId
    where: Where = Where()
    against: Word = "need"
    limit: Whole | None = None
    title: Text = ""


def fill(options: Access, view: View) -> dict[str, Any]:
    """The areas with what they reach; the register's rows, and why, where that cannot be worked out."""
    chapter = options.where.supports
    if chapter is None:
        return register("access", options.access, options.where, options.title, view)
    try:
        made = reach(view.book, view.found, chapter, options.limit, options.against == "need")
    except NoTable as error:
        why = f"Access is not worked out: {error}."
        return register("access", options.access, options.where, options.title, view, why)
    title = options.title or _message(made, view)
    rows = area_table(made, view)
    return reached_exhibit(Reached(f"access-{chapter}", title, made, rows, _found(made)), view)


def register(
    block: str, table: str, where: Where, title: str, view: View, because: str = ""
) -> dict[str, Any]:
    """The rows of ``where`` as the exhibit of ``block``; ``because`` says why no finding stands there."""
    asked = {name: value for name, value in where.model_dump().items() if value}
    words = {"title": title} if title else {}
    return {**places_exhibit(Places(places=table, where=asked, **words), view, block), "because": because}


def _message(made: Reach, view: View) -> str:
    what = view.book.chapters[made.chapter].title
    said = _EVEN[made.evenness].format(what=f"Help with {what.lower()}")
    return said[:1].upper() + said[1:]


def _found(made: Reach) -> str:
    index = made.index
    if index != index:
        return ""
    return (
        f"The concentration index of access is {index:.3f}: 0 is even, above 0 favours the least deprived. "
        f"Within 0.02 of 0 we call it even."
    )


KIND = BlockKind(
    says="Who can reach what supports a need.",
    options=Access,
    fill=fill,
    template=EXHIBIT_OR_WHY,
    example="access: assets\nwhere: {supports: high-blood-pressure}\n",
)
