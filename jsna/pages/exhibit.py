"""One exhibit: the message, the picture, how to read it, its numbers, its source and its downloads."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from jsna.charts.figure import Figure
from jsna.disclosure.safe import SafeTable
from jsna.model.card import Card
from jsna.pages.csv_out import as_csv
from jsna.pages.markup import link
from jsna.pages.numbers import size_in_words
from jsna.pages.paths import SOURCES, to
from jsna.pages.view import View


@dataclass(frozen=True, slots=True)
class Exhibit:
    """What one block shows.  ``numbers`` is the HTML of the table behind the picture."""

    name: str
    title: str
    subtitle: str
    numbers: str
    rows: SafeTable
    cards: Sequence[Card]
    figure: Figure | None = None
    read: str = ""
    found: str = ""  # what the numbers come to, beside the picture
    checked: str = ""


def show(view: View, exhibit: Exhibit) -> str:
    """The exhibit as HTML, its heavy parts in slots and its downloads offered."""
    sheet = view.sheet
    picture = _picture(exhibit)
    slot = sheet.slot(exhibit.name, picture + _numbers(exhibit))
    return (
        f'<figure class="jn-fig" id="{exhibit.name}"><div class="jn-row"><div>'
        f'<h4 class="jn-figtitle">{escape(exhibit.title)}</h4><p class="sub">{escape(exhibit.subtitle)}</p>'
        f'{slot}</div><div class="jn-margin">{_margin(view, exhibit)}</div></div></figure>'
    )


def _picture(exhibit: Exhibit) -> str:
    figure = exhibit.figure
    if figure is None:
        return ""
    return f'<div class="jn-wide">{figure.wide}</div><div class="jn-narrow">{figure.narrow}</div>'


def _numbers(exhibit: Exhibit) -> str:
    if exhibit.figure is None:
        return exhibit.numbers
    return f'<details class="jn-numbers"><summary>Show the numbers</summary>{exhibit.numbers}</details>'


def _margin(view: View, exhibit: Exhibit) -> str:
    parts = [f"<p>{exhibit.checked}</p>"] if exhibit.checked else []
    if exhibit.found:
        parts.append(f"<p><b>In numbers.</b> {escape(exhibit.found)}</p>")
    if exhibit.read:
        parts.append(f"<p><b>How to read it.</b> {escape(exhibit.read)}</p>")
    parts.append(_sources(_distinct(exhibit.cards)))
    parts.append(f"<p>Download: {', '.join(_downloads(view, exhibit))}</p>")
    return "".join(parts)


def _sources(cards: Sequence[Card]) -> str:
    """One or two sources in full; more by their titles alone, since each title leads to the rest."""
    if len(cards) < 3:
        return "".join(f"<p>{source(card)}</p>" for card in cards)
    titles = [link(to(SOURCES, card.id), card.source.title or card.title) for card in cards]
    return f"<p>Sources: {'; '.join(titles)}</p>"


def source(card: Card) -> str:
    """Source: publication from organisation, with the way to its card on the data page."""
    said = f"{card.source.title or card.title} from {card.source.publisher}"
    return f'Source: <a href="{to(SOURCES, card.id)}">{escape(said)}</a>'


def _downloads(view: View, exhibit: Exhibit) -> list[str]:
    numbers = view.sheet.offer(f"{exhibit.name}.csv", as_csv(view, exhibit.rows))
    made = [link(to(numbers.path), f"numbers (CSV, {size_in_words(len(numbers.body))})")]
    if exhibit.figure is not None:
        chart = view.sheet.offer(f"{exhibit.name}.svg", exhibit.figure.file.encode())
        made.append(link(to(chart.path), f"chart (SVG, {size_in_words(len(chart.body))})"))
    return made


def _distinct(cards: Sequence[Card]) -> list[Card]:
    return list({card.id: card for card in cards}.values())
