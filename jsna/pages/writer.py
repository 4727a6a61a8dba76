"""The hand that writes one page: it renders the author's words and fills the blocks, in one context."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from markupsafe import Markup

from jsna.findings.standing import NotThere
from jsna.pages.bench import Bench
from jsna.pages.filters import filters
from jsna.pages.hrefs import hrefs, links_astray
from jsna.pages.kind import BLOCKS, EXHIBIT, BlockKind
from jsna.pages.narrative import Words, render
from jsna.pages.page import Page
from jsna.pages.plan import Block
from jsna.pages.printed import printed
from jsna.pages.refs import refs
from jsna.pages.sheet import slug
from jsna.pages.templates import fill_block
from jsna.pages.unshown import unshown
from jsna.pages.view import View
from jsna.problems import Fault, Faults, Place
from jsna.registry import pick

T = TypeVar("T")


@dataclass(frozen=True)
class Writer:
    """Writes one page from one view.

    A mistake in the author's words or blocks is kept in ``faults`` and the
    writing goes on, so that one run tells them all; a page with faults is not used.
    """

    view: View
    context: Mapping[str, Any]
    faults: list[Fault]
    bench: Bench  # judges the page's claims; shares ``faults``
    missing: list[str] = field(default_factory=list)  # what could not be shown; its faults are told elsewhere
    led: list[tuple[Place, str]] = field(default_factory=list)  # links of the texts to a place on a page
    _figures: dict[str, str] = field(default_factory=dict)

    def unless_missing(self, make: Callable[[], T], otherwise: T) -> T:
        """What ``make`` gives; ``otherwise`` where it rests on a table that could not be read."""
        try:
            return make()
        except NotThere as error:
            self.missing.append(str(error))
            return otherwise

    def words(self, document: str, *where: Any) -> str:
        """The text at ``where`` in ``document``, rendered."""
        node = self.view.book.nodes[document].find(*where)
        try:
            words = Words(str(node.value or ""), node)
            hand = self.bench.text(words, document, where)
            context = {**self.context, **hand.context}
            show = printed(self.view.facts)
            made = self.unless_missing(lambda: render(words, context, filters(self.view.facts), show), "")
        except Fault as fault:
            self.faults.append(fault)
            return ""
        except Faults as faults:
            self.faults.extend(faults.found)
            return ""
        self.faults.extend(links_astray(words, made, self.view.book))
        self.faults.extend(unshown(words, made))
        self.led.extend((words.place(1, href), href) for href in hrefs(made) if "#" in href)
        return made

    def block(self, block: Block) -> Markup:
        """A block filled."""
        kind = pick(BLOCKS, BlockKind, block.kind)
        try:
            words = self.unless_missing(lambda: kind.fill(block.options, self.view), None)
        except (LookupError, ValueError) as error:  # what it asks for is not in the data, or cannot be drawn
            hint = "ask for rows that the table has, or take the block out"
            self.faults.append(Fault(block.place, str(error.args[0]), hint, "no-figures"))
            return Markup("")
        try:
            return (
                fill_block(self.view.book.root, block.kind, kind, words) if words is not None else Markup("")
            )
        except (Fault, Faults) as wrong:  # in the workspace's own template
            self.faults.extend(wrong.found if isinstance(wrong, Faults) else (wrong,))
            return Markup("")

    def first_figure_of(self, measure: str) -> str:
        """The anchor of the first figure on the page that will show ``measure``; "" if none does."""
        return self._figures.get(measure, "")

    def expect(self, block: Block) -> None:
        """Note which figure a block will make, so that text above it can link to it."""
        if pick(BLOCKS, BlockKind, block.kind).template != EXHIBIT:
            return
        for to, name, where in refs(block.options):
            if to == "measure":
                several = len(where) > 1  # one figure of several measures is named after its kind
                self._figures.setdefault(name, block.kind if several else f"{block.kind}-{name}")

    def anchor(self, title: str) -> str:
        """An id for a heading called ``title``: used once on the page, and by no figure that will come."""
        wanted, sheet = slug(title), self.view.sheet
        return sheet.new_name(f"{wanted}-part" if wanted in self._figures.values() else wanted)

    def seat(self, seat: str) -> str:
        """The title of a seat on the board; its id where there is no board."""
        board = self.view.book.board
        titles = {one.id: one.title for one in board.seats} if board else {}
        return titles.get(seat, seat)

    def group(self, address: str) -> str:
        """The title of a group of the board, from its address."""
        board, name = self.view.book.board, address.partition("/")[2]
        titles = {one.id: one.title for one in board.groups or ()} if board else {}
        return titles.get(name, address)

    def who(self, recommendation: Any) -> str:
        """Whom a recommendation asks, by the titles of the seats."""
        board = self.view.book.board
        seats = {seat.id: seat for seat in board.seats} if board else {}
        asked = [
            f"{seats[one].title}, {seats[one].org}" if one in seats else one for one in recommendation.asks
        ]
        owner = recommendation.owned_by or recommendation.within or ""
        return "; ".join([*asked, *([f"owned by {owner}"] if owner else [])])

    def page(self, path: str, title: str, description: str, markdown: str, nav: tuple[str, ...] = ()) -> Page:
        """The page, with all that its sheet has gathered."""
        sheet = self.view.sheet
        return Page(path, title, description, markdown, nav, dict(sheet.slots), sheet.all_downloads())
