"""What no claim and no measure stands behind: typed numbers, words that say which way, how much or why."""

import re
from collections.abc import Callable, Container, Iterator

from jsna.findings.claims.grammar import known
from jsna.findings.claims.lexicon import Word, words_in
from jsna.findings.claims.wording import instead, overstated
from jsna.pages.claims import Written, claims_in
from jsna.pages.prose.numbers import Typed, backed, typed_numbers
from jsna.pages.prose.stretches import Expression, Prose, Stretch, Token, prose
from jsna.pages.prose.texts import Text
from jsna.pages.sentences import first_sentence
from jsna.problems import Fault, Place

TYPED, UNBOUND, CAUSAL = "typed-number", "unbound-word", "causal-word"
CODES = (TYPED, UNBOUND, CAUSAL)  # warnings in a draft; none may be left when an edition is published
_IN_A_TITLE = "a title says what a claim of its chapter says; leave it out, or write the claim"
Suggest = Callable[[str, Text], str]  # a number as typed, and where -> the template that prints it, or ""


def unbound(text: Text, suggest: Suggest, measures: Container[str]) -> Iterator[Fault]:
    """A warning for each number and word of ``text`` that nothing stands behind, at its own place."""
    read = prose(text.words.text)
    if read is None:
        return
    scan = _Scan(text, read, suggest, measures)
    if len(scan.claims) != len(read.predicates):
        return  # its claims cannot be read, which is told when it is filled
    yield from scan.numbers()
    yield from scan.words()
    yield from scan.expressions()


class _Scan:
    """One text and what stands behind each of its letters."""

    def __init__(self, text: Text, read: Prose, suggest: Suggest, measures: Container[str]) -> None:
        self.text, self.read, self.suggest, self.measures = text, read, suggest, measures
        self.claims: tuple[Written, ...] = claims_in(text.words.text)
        self.own = own_sentence(text, read)
        self.places = text.words.node.spots()

    def numbers(self) -> Iterator[Fault]:
        """Typed numbers that are not those of the claim round them."""
        named = [span for name in _names_with_digits(self.read) for span in _spans(name, self.read.text)]
        for typed in typed_numbers(self.read.text):
            in_a_name = any(start <= typed.at < end for start, end in named)
            if not in_a_name and not backed(typed.text, self._predicates(typed.at)):
                yield self._typed(typed)

    def words(self) -> Iterator[Fault]:
        """Words outside all claims; those inside are held against their claim when it is judged."""
        for one in words_in(self.read.text):
            stretch = self.read.stretch(one.at)
            within = self._behind(stretch, one.at) or (stretch.otherwise and one.kind != "causal")
            if not within and not self._told(one):
                yield self._unbound(one, one.at)

    def expressions(self) -> Iterator[Fault]:
        """Numbers and words that are printed as they were typed between the braces."""
        fixed = _fixed(self.read.expressions)
        for one in self.read.expressions:
            if one.printed and not _bound(one, fixed) and not _sourced(one):
                for token in _literals(one, fixed):
                    yield from self._literal(token)

    def _literal(self, token: Token) -> Iterator[Fault]:
        if token.kind in ("integer", "float"):
            yield self._typed(Typed(token.text, token.at))
            return
        for typed in typed_numbers(token.text):
            yield self._typed(Typed(typed.text, token.at + typed.at))
        for one in words_in(token.text[1:-1]):
            yield self._unbound(one, token.at + 1 + one.at)

    def _behind(self, stretch: Stretch, at: int) -> bool:
        return bool(stretch.claim and not stretch.otherwise) or self.own[0] <= at < self.own[1]

    def _told(self, word: Word) -> bool:
        """Whether a claim of the document says what a word of a title says."""
        return any(
            all(said.at != word.at for said in overstated(self.read.text, claim, cited=False))
            for claim in map(known, self.text.told or ())
            if claim is not None and word.kind != "causal"
        )

    def _predicates(self, at: int) -> str:
        """The claims round the letter at ``at``, in words."""
        stretch = self.read.stretch(at)
        said = [self.text.claim] if self.own[0] <= at < self.own[1] else list(self.text.told or ())
        if stretch.claim and not stretch.otherwise and stretch.claim <= len(self.claims):
            said.append(self.claims[stretch.claim - 1].predicate)
        return " ".join(said)

    def _about(self) -> str:
        """The measure that the text is probably about: the first that it names."""
        claims = (known(said.predicate) for said in self.claims)
        named = [name.replace("_", "-") for one in self.read.expressions for name in _names(one.tokens)]
        found = [*named, *(claim.measure for claim in claims if claim)]
        return next((name for name in found if name in self.measures), "MEASURE")

    def _spot(self, at: int) -> Place:
        """The place of the letter at ``at``, as near as can be told."""
        return self.places[at] if at < len(self.places) else self.text.words.node.place

    def _typed(self, typed: Typed) -> Fault:
        use = self.suggest(typed.text, self.text)
        shown = " ".join(typed.text.split())
        hint = f"take it from a measure, or name its source: {{{{ '{shown}' | said_by('SOURCE') }}}}"
        hint = f"use {use} so that it cannot go stale" if use else hint
        hint = _IN_A_TITLE if self.text.told is not None else hint
        place = self._spot(typed.at)
        return Fault(place, f"'{shown}' is typed", hint, TYPED, "warning")

    def _unbound(self, one: Word, at: int) -> Fault:
        kind, word, place = one.kind, " ".join(one.word.split()), self._spot(at)
        source = f"{{{{ '{word}' | said_by('SOURCE') }}}}"
        if self.text.told is not None:
            code = CAUSAL if kind == "causal" else UNBOUND
            return Fault(place, f"no claim stands behind '{word}'", _IN_A_TITLE, code, "warning")
        if kind == "causal":
            hint = f"name the source: {source}, or cite= in a claim; or change the words"
            return Fault(place, f"'{word}' says why and names no source", hint, CAUSAL, "warning")
        if kind == "stable":
            said, hint = f"'{word}' is what no test can show", "say that no clear trend is seen, in a claim"
            return Fault(place, said, hint, UNBOUND, "warning")
        claim = instead(one, self._about())
        hint = f'write it in a claim, as {{% claim "{claim}" %}}, or name its source: {source}'
        return Fault(place, f"no claim stands behind '{word}'", hint, UNBOUND, "warning")


def own_sentence(text: Text, read: Prose) -> tuple[int, int]:
    """Where the sentence begins and ends that the text's own claim stands behind; (0, 0) for none."""
    if not text.claim:
        return 0, 0
    said = read.text.strip()
    start = read.text.find(said)
    return start, start + len(said if text.whole else first_sentence(said)[0])


def _names_with_digits(read: Prose) -> set[str]:
    """The groups that a text asks for by name: "50 hours or more"."""
    strings = (token.text[1:-1] for one in read.expressions for token in one.tokens if token.kind == "string")
    return {said for said in strings if re.search(r"\d", said) and re.search(r"[A-Za-z]{2}", said)}


def _spans(name: str, text: str) -> list[tuple[int, int]]:
    pattern = r"\s+".join(map(re.escape, name.split()))
    return [found.span() for found in re.finditer(pattern, text, re.IGNORECASE)]


_KNOWN = {"and", "or", "not", "in", "is", "if", "else", "true", "false", "none", "True", "False", "None"}


def _names(tokens: tuple[Token, ...]) -> list[str]:
    """The names that an expression looks up: not filters, parts or keywords of a call."""
    found = []
    for place, token in enumerate(tokens):
        before = tokens[place - 1].text if place else ""
        after = tokens[place + 1].text if place + 1 < len(tokens) else ""
        if token.kind == "name" and before not in ("|", ".") and after != "=" and token.text not in _KNOWN:
            found.append(token.text)
    return found


def _fixed(expressions: tuple[Expression, ...]) -> dict[str, tuple[Token, ...]]:
    """The names that ``set`` and ``for`` give to what was typed, with the tokens of that."""
    fixed: dict[str, tuple[Token, ...]] = {}
    for one in expressions:
        if one.word not in ("set", "for") or len(one.tokens) < 4:
            continue
        given = one.tokens[3:]
        if all(name in fixed for name in _names(given)):
            fixed[one.tokens[1].text] = tuple(_within(given, fixed))
    return fixed


def _within(tokens: tuple[Token, ...], fixed: dict[str, tuple[Token, ...]]) -> Iterator[Token]:
    for token in tokens:
        yield from fixed.get(token.text, (token,)) if token.kind == "name" else (token,)


def _bound(one: Expression, fixed: dict[str, tuple[Token, ...]]) -> bool:
    return any(name not in fixed for name in _names(one.tokens))


def _sourced(one: Expression) -> bool:
    return any(token.kind == "name" and token.text == "said_by" for token in one.tokens)


def _literals(one: Expression, fixed: dict[str, tuple[Token, ...]]) -> Iterator[Token]:
    """The typed values of an expression, without those that only tell a filter what to do."""
    for token in _within(one.tokens, fixed):
        if token.text == "|" and token.kind == "operator":
            return
        if token.kind in ("integer", "float", "string"):
            yield token
