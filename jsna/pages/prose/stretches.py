"""An author's text with its templates taken out, letter for letter, and what each part of it stands in."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError
from jinja2.lexer import get_lexer

PRINTED = "\ufffc"  # stands for every letter of a printed value
_LEXER = get_lexer(Environment(autoescape=False))
_OPENS = {"if", "for", "claim", "call", "filter", "macro", "block", "with", "autoescape", "set"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words from ``start`` to ``end``; ``claim`` is the number of the claim round them, 0 for none.

    ``otherwise``: they are the claim's other wording.
    """

    start: int
    end: int
    claim: int
    otherwise: bool


@dataclass(frozen=True, slots=True)
class Token:
    """One token of an expression: its kind, its text, and where it begins."""

    kind: str
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Expression:
    """What stands between braces: printed ({{ }}), or a statement ({% %})."""

    printed: bool
    tokens: tuple[Token, ...]

    @property
    def word(self) -> str:
        """The first word of a statement."""
        return self.tokens[0].text if self.tokens and not self.printed else ""


@dataclass(frozen=True, slots=True)
class Prose:
    """``text`` is as long as the template: blanks for statements, PRINTED for each printed value."""

    text: str
    stretches: tuple[Stretch, ...]
    expressions: tuple[Expression, ...]
    predicates: tuple[int, ...]  # where the predicate of the first, second … claim begins

    def stretch(self, at: int) -> Stretch:
        """What the letter at ``at`` stands in."""
        place = bisect_right([one.start for one in self.stretches], at) - 1
        return self.stretches[place] if place >= 0 else Stretch(at, at, 0, False)

    def sentence(self, claim: int, otherwise: bool = False) -> tuple[int, int]:
        """Where the words of a claim begin and end; both 0 where it has none."""
        own = [one for one in self.stretches if (one.claim, one.otherwise) == (claim, otherwise)]
        return (own[0].start, own[-1].end) if own else (0, 0)


@lru_cache(maxsize=2048)
def prose(template: str) -> Prose | None:
    """``template`` as prose; None where it cannot be read, which is told when it is filled."""
    work = _Reader(template)
    try:
        for start, kind, text in _tokens(template):
            work.take(start, kind, text)
    except TemplateSyntaxError:
        return None
    return Prose(
        "".join(work.letters), tuple(work.stretches), tuple(work.expressions), tuple(work.predicates)
    )


def _tokens(template: str) -> Iterator[tuple[int, str, str]]:
    """Every token with the place where it begins."""
    at = 0
    for _, kind, text in _LEXER.tokeniter(template, None):
        found = template.find(text, at)
        at = at if found < 0 else found
        yield at, kind, text
        at += len(text)


@dataclass(slots=True)
class _Reader:
    """Takes tokens one by one."""

    template: str
    letters: list[str] = field(init=False)
    stretches: list[Stretch] = field(default_factory=list)
    expressions: list[Expression] = field(default_factory=list)
    predicates: list[int] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    opened: list[list[object]] = field(default_factory=list)  # [word, number of the claim, in its else]
    begun: int = 0

    def __post_init__(self) -> None:
        self.letters = [letter if letter.isspace() else " " for letter in self.template]

    def take(self, start: int, kind: str, text: str) -> None:
        """One token that begins at ``start``."""
        if kind == "data":
            self.letters[start : start + len(text)] = text
            self.stretches.append(Stretch(start, start + len(text), *self._claim()))
        elif kind in ("variable_begin", "block_begin"):
            self.tokens, self.begun = [], start
        elif kind == "variable_end":
            end = start + len(text)
            self.letters[self.begun : end] = PRINTED * (end - self.begun)
            self.expressions.append(Expression(True, tuple(self.tokens)))
        elif kind == "block_end":
            self.expressions.append(Expression(False, tuple(self.tokens)))
            self._statement(self.tokens)
        elif kind != "whitespace":
            self.tokens.append(Token(kind, text, start))

    def _claim(self) -> tuple[int, bool]:
        inner = [one for one in self.opened if one[0] == "claim"]
        return (int(str(inner[-1][1])), bool(inner[-1][2])) if inner else (0, False)

    def _statement(self, tokens: list[Token]) -> None:
        word = tokens[0].text if tokens else ""
        if word.startswith("end") and self.opened:
            self.opened.pop()
        elif word == "else" and self.opened:
            self.opened[-1][2] = True
        elif word == "claim":
            self.predicates.append(tokens[1].at if len(tokens) > 1 else tokens[0].at)
            self.opened.append([word, len(self.predicates), False])
        elif word in _OPENS and not (word == "set" and any(one.text == "=" for one in tokens)):
            self.opened.append([word, 0, False])
