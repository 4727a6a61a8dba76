"""How a page shows what became of a claim: a mark in the text where it does not hold, a line in the margin.

Always in words; colour only adds to them.
"""

from collections.abc import Iterable, Iterator
from html import escape

from markupsafe import Markup

from jsna.findings.claims.family import CANNOT, CHANGED, EXPIRED, MOVED, UNSUPPORTED
from jsna.findings.claims.verdict import Verdict
from jsna.pages.view import View
from jsna.pages.words import period_of

_SAID = {
    UNSUPPORTED: "no longer supported by the data",
    CHANGED: "the data now say the opposite",
    CANNOT: "could not be checked",
    EXPIRED: "not checked since it was last reviewed",
}
_LINES = {
    UNSUPPORTED: "✗ No longer supported",
    CHANGED: "✗ The opposite holds now",
    CANNOT: "◻ Cannot be checked",
    EXPIRED: "◻ Check out of date",
}
# Letters that no font has: they go through Markdown as text, and become spans after it.
_FAILED, _CANNOT, _WHY, _END = "\ue000", "\ue001", "\ue002", "\ue003"
_SPANS = {
    _FAILED: '<span class="jn-claim jn-claim--failed">',
    _CANNOT: '<span class="jn-claim jn-claim--cannot">',
    _WHY: '<span class="jn-claim-why">',
    _END: "</span>",
}


def marked(sentence: str, verdict: Verdict | None) -> str:
    """An author's ``sentence``, in Markdown, marked where its claim does not hold."""
    if verdict is None or verdict.holds:
        return sentence
    why = f"{_WHY} [{_SAID[verdict.word]}]{_END}"
    if "\n\n" in sentence.strip():  # a span cannot hold paragraphs
        return f"{sentence.rstrip()}{why}"
    return f"{_FAILED if verdict.failed else _CANNOT}{sentence.rstrip()}{why}{_END}"


def as_spans(html: str) -> str:
    """The marks of ``marked`` as HTML."""
    for letter, span in _SPANS.items():
        html = html.replace(letter, span)
    return html


def check_lines(verdicts: Iterable[Verdict | None], view: View) -> list[Markup]:
    """What the margin says of ``verdicts``, each thing once."""
    return list(dict.fromkeys(line for one in verdicts if one is not None for line in _lines(one, view)))


def _lines(verdict: Verdict, view: View) -> Iterator[Markup]:
    if verdict.holds:
        said = f'<span class="jn-check"><b>✓ Checked</b> against {_data(verdict, view)}.</span>'
        yield Markup(said + _rank(verdict) + _moved(verdict, view))
    else:
        because = escape(verdict.because)
        accepted = (
            escape(f" {verdict.accepted[:1].upper()}{verdict.accepted[1:]}") if verdict.accepted else ""
        )
        said = f"<b>{_LINES[verdict.word]}</b>: {because}.{accepted}"
        yield Markup(f'<span class="jn-check jn-check--cannot">{said}</span>')


def _moved(verdict: Verdict, view: View) -> str:
    """What the last edition showed, where a number is not what it was."""
    if verdict.before is None or verdict.word != MOVED:
        return ""
    said = []
    for one in verdict.before.moved:
        whose = f"{view.name(one.area)} " if one.area and one.area != view.area else ""
        what = "" if one.area else f"{one.what} "
        was_in, now_in = (f" in {year}" if year else "" for year in (one.was_in, one.now_in))
        said.append(f"{whose}{what}was {one.was}{was_in}, now {one.now}{now_in}")
        view.facts.said_by(one.was, f"edition {verdict.before.edition}")
    return escape(f" Since the {verdict.before.edition} edition the meaning holds: {'; '.join(said)}.")


def _data(verdict: Verdict, view: View) -> str:
    if not verdict.readings:
        return "the data of this edition"
    first = verdict.readings[0]
    return f"data for {escape(period_of(view.measure(first.measure), first.period))}"


def _rank(verdict: Verdict) -> str:
    """How far the limits leave a rank open."""
    numbers = verdict.numbers or {}
    if verdict.claim.family != "rank" or "rank_from" not in numbers:
        return ""
    first, last, size = (numbers[name] for name in ("rank_from", "rank_to", "of"))
    if first == last:
        return ""
    return f" Rank {numbers['rank']} of {size}; by its limits it may be {first} to {last}."
