"""The words of an edition by address, as their authors wrote them; a later edition compares its own.

Templates and not what they printed, so that a number that moves is not a change of wording.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import count

from jsna.model.book import Book, edition_of
from jsna.model.chapter import Chapter
from jsna.model.nodes import Node, Part

WORDY = frozenset("title question say text because does quote asked purpose not_heard lead expects".split())
WHOLE = ("left_out", "principles", "assumes", "remit", "said")  # every text below these is for readers
UNSAID = ("title", "corrections", "accepts")  # of an edition: other each year, or told elsewhere
CLAIM = re.compile(
    r"\{%-?\s*claim\s+(?P<head>.*?)-?%\}(?P<said>.*?)\{%-?\s*endclaim\s*-?%\}", re.DOTALL | re.IGNORECASE
)
_ID = re.compile(r"""\bid\s*=\s*["']([^"']+)["']""")
_PLACE = "{claim}"  # where a claim stands in the text around it


def words_of(book: Book, names: Mapping[str, str]) -> dict[str, str]:
    """Address → text, for the documents that the edition of ``book`` lists, its cards and itself.

    ``names``: areas by code.  A claim's sentence has the claim's own address;
    the text around it is ``chapter/sections/role-n``.
    """
    edition = edition_of(book)
    made = {f"edition/{name}": text for name, text in _walk(book.nodes[edition.id], UNSAID)}
    for document in (page for part in edition.contents for page in part.pages):
        if document in book.chapters:
            made |= _chapter(book.chapters[document], book.nodes[document])
        elif book.page(document) is not None:
            made |= {f"{document}/{name}": text for name, text in _walk(book.nodes[document])}
    for measure in book.measures.values():
        made |= {f"measures/{measure.id}/{name}": getattr(measure, name) for name in ("title", "short")}
    for card in book.cards.values():
        made |= {f"tables/{card.id}/title": card.title, f"tables/{card.id}/notes": " ".join(card.notes)}
    made |= {f"areas/{code}": name for code, name in names.items()}
    tidy = {name: " ".join(text.split()) for name, text in made.items()}
    return {name: text for name, text in tidy.items() if text}


def _walk(node: Node, unsaid: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Every text for readers in a document, by its way there; a list's item by its id."""
    for loc, one in node.scalars():
        names = [part for part in loc if isinstance(part, str)]
        wordy = names[-1] in (*WORDY, "summary_for_board") or names[0] in WHOLE
        if wordy and names[-1] != "id" and names[0] not in unsaid:
            yield "/".join(_way(node, loc)), str(one.value)


def _way(node: Node, loc: tuple[Part, ...]) -> Iterator[str]:
    for number, part in enumerate(loc):
        if isinstance(part, str):
            yield part
            continue
        own = node.find(*loc[: number + 1]).child("id")
        yield str(own.value) if own is not None and own.value else str(part + 1)


def _chapter(chapter: Chapter, node: Node) -> dict[str, str]:
    made = {
        f"{chapter.id}/{name}": text
        for name, text in _walk(node, ("key_messages", "sections", "corrections"))
    }
    for number, message in enumerate(chapter.key_messages, 1):
        made[f"{chapter.id}/{message.id or f'summary-{number}'}"] = message.say
    claims: dict[str, Iterator[int]] = {"summary": count(len(chapter.key_messages) + 1)}
    places: dict[str, Iterator[int]] = {}
    for section in chapter.sections:
        role = section.role
        own = f"{chapter.id}/sections/{role}-{next(places.setdefault(role, count(1)))}"
        numbers = claims.setdefault(role, count(1))
        made[f"{own}/title"] = section.title
        text = section.text or ""
        for claim in CLAIM.finditer(text):
            given, number = _ID.search(claim["head"]), next(numbers)
            made[f"{chapter.id}/{given[1] if given else f'{role}-{number}'}"] = claim["said"]
        made[own] = CLAIM.sub(_PLACE, text)
    return made
