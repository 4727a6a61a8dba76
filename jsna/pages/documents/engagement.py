"""A conversation's page: what was asked, what people said, what was done, and who was not heard."""

from markupsafe import Markup

from jsna.pages.documents.plain import Part, part, plain_page
from jsna.pages.kind import BLOCKS, BlockKind
from jsna.pages.kinds.voices import Voices
from jsna.pages.links import linked
from jsna.pages.page import Page
from jsna.pages.plan import Plan, Planned
from jsna.pages.templates import fill_block
from jsna.pages.words import day, listed
from jsna.pages.writer import Writer
from jsna.registry import pick

_STAGES = {
    "shaping": "Shaping ideas",
    "choosing": "Choosing between options",
    "checking": "Checking whether it works",
}


def engagement_page(page: Planned, plan: Plan, writer: Writer) -> Page:
    """The page of the engagement that ``page`` plans."""
    view = writer.view
    talk = view.book.engagements[page.document]
    kind = pick(BLOCKS, BlockKind, "voices")
    said = fill_block(view.book.root, "voices", kind, kind.fill(Voices(voices=talk.id), view))
    front = [
        ("Stage", _STAGES[talk.stage]),
        ("Opened", day(talk.opened)),
        ("Closed", day(talk.closed)),
        ("Ways", listed(list(talk.ways))),
    ]
    parts = [
        Part("You said, we did", Markup(said)),
        part("What it is about", [linked(address, view.book) for address in talk.about]),
    ]
    return plain_page(page, writer, "Conversation", talk.title, talk.asked, front, parts)
