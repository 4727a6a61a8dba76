"""Where the first sentence of an author's text ends, and that sentence in bold.

It reads Markdown, before any HTML is made; what the text says is not its to know.
"""

import re

from jsna.pages.narrative import inline

_END = re.compile(r"[.?!][\"'”’)*_]*\s+(?=[^\sa-z])")
_SHORT = re.compile(r"(?:^|[\s(])(?:e\.g|i\.e|cf|vs|approx|incl|dr|mr|mrs|ms|st)\.$", re.IGNORECASE)
_CODE = re.compile(r"`[^`]*`")
_PAIRS = (("[", "]"), ("(", ")"), ("<", ">"))
_SIGNS = ("**", "*", "`")
_OPENS, _CLOSES = "\ue000\ue001\ue002", "\ue003"  # the marks of a claim that does not hold


def first_sentence(text: str) -> tuple[str, str]:
    """The first sentence of ``text`` in Markdown, and the rest; the rest is "" where there is one sentence.

    A sentence ends at a full stop, a question mark or an exclamation mark, but
    never within a link, a tag or an emphasis, nor after an abbreviation or before a small letter.
    """
    said = text.strip()
    for end in _END.finditer(said):
        first = said[: end.end()].rstrip()
        if not _SHORT.search(first) and _whole(first):
            return first, said[end.end() :]
    return said, ""


def bold_first(text: str) -> str:
    """``text`` as HTML, its first sentence in bold where the author has set nothing in bold."""
    whole = inline(text)
    if not whole or "<strong>" in whole:
        return whole
    first, rest = first_sentence(text)
    return f"<b>{inline(first)}</b> {inline(rest) if rest else ''}".strip()


def _whole(first: str) -> bool:
    """Whether everything that is opened in ``first`` is closed in it."""
    plain = _CODE.sub("", first)
    pairs = all(plain.count(opened) <= plain.count(closed) for opened, closed in _PAIRS)
    signs = all(plain.count(sign) % 2 == 0 for sign in _SIGNS)
    return pairs and signs and sum(map(plain.count, _OPENS)) == plain.count(_CLOSES)
