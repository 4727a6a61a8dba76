"""What people said, what was done about it, and who was heard."""

from typing import Any

from jsna.findings.heard import who_was_heard
from jsna.model.options import Options
from jsna.pages.kind import BlockKind
from jsna.pages.links import path_of
from jsna.pages.markup import Column, table
from jsna.pages.numbers import figure
from jsna.pages.paths import to
from jsna.pages.refs import EngagementId
from jsna.pages.view import View
from jsna.pages.words import day


class Voices(Options):
    """One conversation with residents."""

    voices: EngagementId


def fill(options: Voices, view: View) -> dict[str, Any]:
    """The conversation's question, themes with their answers, and who was heard."""
    talk = view.book.engagements[options.voices]
    path = path_of(talk.id, view.book)
    return {
        "title": talk.title,
        "asked": talk.asked,
        "when": f"{day(talk.opened)} to {day(talk.closed)}",
        "ways": ", ".join(talk.ways),
        "page": to(path) if path else "",
        "said": [_theme(theme) for theme in talk.said],
        "heard": _heard(talk, view),
        "not_heard": talk.not_heard or "",
        "own": view.facts.page == path,  # a link to a theme leads to its own page
    }


def _theme(theme: Any) -> dict[str, str]:
    did = theme.did
    made = {
        "id": theme.id,
        "text": theme.text,
        "count": figure(theme.count) if theme.count else "",
        "quote": theme.quote or "",
    }
    if did is None:
        return {**made, "answer": "", "did": "Not answered yet.", "by": ""}
    return {**made, "answer": did.answer, "did": did.text, "by": day(did.by) if did.by else ""}


def _heard(talk: Any, view: View) -> str:
    if not talk.heard:
        return ""
    rows = who_was_heard(view.table(talk.heard), talk.id)
    numbers = ("People heard", "Share of those heard", "Share of people here")
    columns = [Column("Group"), *(Column(head, True) for head in numbers)]
    cells = [
        (
            row.group,
            figure(row.heard),
            f"{figure(row.share * 100, 1)}%",
            f"{figure(row.share_of_people * 100, 1)}%",
        )
        for row in rows
    ]
    return table("Who we heard from", "", columns, cells, label=f"Who we heard from: {talk.title}")


TEMPLATE = """<div class="jn-voices">
<p><b>We asked:</b> {{ asked }}</p>
<p class="jn-small">{{ title }}. {{ when }}: {{ ways }}.
{% if page and not own %}<a href="{{ page }}">The whole conversation</a>{% endif %}</p>
{% if not said %}<p>No themes are written yet.</p>{% endif %}
{% for theme in said %}<div class="jn-said"{% if own %} id="{{ theme.id }}"{% endif %}>
{% if theme.quote %}<blockquote class="jn-quote">{{ theme.quote }}</blockquote>{% endif %}
<p><b>You said:</b> {{ theme.text }}
{% if theme.count %} <span class="jn-small">{{ theme.count }} people</span>{% endif %}</p>
<p><b>We did:</b> {{ theme.did }}
{% if theme.by %} <span class="jn-small">By {{ theme.by }}.</span>{% endif %}</p>
</div>{% endfor %}
{{ heard | safe }}
{% if not_heard %}<p><b>Who we did not hear:</b> {{ not_heard }}</p>{% endif %}
</div>
"""
KIND = BlockKind(
    says="What people told us, and what was done.",
    options=Voices,
    fill=fill,
    template=TEMPLATE,
    example="voices: bp-conversation\n",
)
