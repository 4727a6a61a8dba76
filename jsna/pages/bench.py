"""The claims of one page: each judged for the page's area, told at its place, and kept as a finding."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jsna.findings.claims.family import CANNOT, CHANGED, EXPIRED, HOLDS, UNSUPPORTED
from jsna.findings.claims.grammar import understood
from jsna.findings.claims.setting import setting_of
from jsna.findings.claims.terms import Unsound
from jsna.findings.claims.verdict import Verdict, finding, judge
from jsna.findings.standing import NotThere
from jsna.model.wording import listed, near
from jsna.pages.claims import OPTIONS, Written, claims_in
from jsna.pages.doubt import marked
from jsna.pages.narrative import Words
from jsna.pages.prose.held import held_tag, held_text, predicate_at
from jsna.pages.prose.texts import Text
from jsna.pages.view import View
from jsna.problems import Fault, Place

_HOW = {
    UNSUPPORTED: "rewrite the sentence and its claim, or give other words after {% else %}",
    CHANGED: "the opposite holds now; rewrite the sentence and its claim",
    CANNOT: "write a claim that these data can test, or let the edition accept it with a reason",
    EXPIRED: "read the sentence again, and set a later day",
}


@dataclass(frozen=True)
class Bench:
    """Judges the claims of one page; what is wrong with them is added to ``faults``."""

    view: View
    faults: list[Fault]
    _texts: dict[tuple[Any, ...], "Hand"] = field(default_factory=dict)

    def message(self, chapter: str, number: int) -> Verdict | None:
        """The verdict on a key message's claim; None where the claim is at fault."""
        book = self.view.book
        said = book.chapters[chapter].key_messages[number]
        node = book.nodes[chapter].find("key_messages", number)
        say, place = node.find("say"), node.find("claim").place
        words = Words(str(say.value or ""), say)
        if not self._worded(Text(chapter, (), words, said.claim), place):
            return None
        address = self.address_of(chapter, said.id or f"summary-{number + 1}")
        return self.judge(said.claim, place, address, chapter)

    def headline(self) -> Verdict | None:
        """The verdict on the home page's headline; None where it claims nothing, or is at fault."""
        edition = self.view.book.edition
        if edition.headline is None or edition.headline.claim is None:
            return None
        node = self.view.book.nodes[edition.id].find("headline")
        say, place = node.find("say"), node.find("claim").place
        words = Words(str(say.value or ""), say)
        if not self._worded(Text(edition.id, (), words, edition.headline.claim, whole=True), place):
            return None
        return self.judge(edition.headline.claim, place, f"{edition.id}/headline", edition.id)

    def text(self, words: Words, document: str, where: tuple[Any, ...]) -> "Hand":
        """The claims inside a text, as its template asks for them."""
        hand = Hand(self, words, document, claims_in(words.text), self._numbering(document, where))
        self._texts[document, *where] = hand
        hand.check()
        return hand

    def told(self, document: str, *where: Any) -> list[Verdict]:
        """The verdicts on the claims of a text that has been written, in their order."""
        hand = self._texts.get((document, *where))
        return [one for one in hand.verdicts.values() if one is not None] if hand else []

    def judge(
        self,
        predicate: str,
        place: Place,
        address: str,
        document: str,
        until: date | None = None,
        foreseen: bool = False,
    ) -> Verdict | None:
        """The verdict on a claim, told as a warning unless it holds or its failure is ``foreseen``."""
        view, today = self.view, self.view.book.today
        setting = view.found.once(
            "setting", lambda: setting_of(view.book.edition, view.places, view.book)
        ).at(view.area)
        key = ("claim", predicate, view.area)
        try:
            verdict: Verdict = view.found.once(key, lambda: judge(predicate, setting, view.found))
        except NotThere:
            return None  # its table could not be read, and that has been told
        except Unsound as error:
            self.faults.append(_fault(place, error))
            return None
        chapter = view.book.chapters.get(document)
        verdict = verdict.expired(until, today, "its day")
        verdict = verdict.expired(chapter.next_review if chapter else None, today, "the chapter's review")
        where = {"file": place.file, "place": str(place)}
        view.found.say(f"claim|{address}", finding(address, view.area, verdict, **where))
        if verdict.word != HOLDS and not (foreseen and verdict.word == UNSUPPORTED):
            said = f"{verdict.word}: '{verdict.claim.text}' ({verdict.because})"
            self.faults.append(Fault(place, said, _HOW[verdict.word], "claim", "warning"))
        return verdict

    def _worded(self, text: Text, place: Place) -> bool:
        """Whether the text's own claim is one; its sentence's words are held against it."""
        try:
            claim = understood(text.claim)
        except Unsound as error:
            self.faults.append(_fault(place, error))
            return False
        self.faults.extend(held_text(text, claim))
        return True

    def _numbering(self, document: str, where: tuple[Any, ...]) -> Callable[[int], str]:
        """The address of the text's first, second … claim."""
        chapter = self.view.book.chapters.get(document)
        if chapter is None or where[:1] != ("sections",):
            part = "-".join(map(str, where))
            return lambda number: self.address_of(document, f"{part}-{number}")
        role = chapter.sections[where[1]].role
        before = sum(
            len(claims_in(one.text or "")) for one in chapter.sections[: where[1]] if one.role == role
        )
        before += len(chapter.key_messages) if role == "summary" else 0
        return lambda number: self.address_of(document, f"{role}-{before + number}")

    def address_of(self, document: str, part: str) -> str:
        """The address of a claim, with the page's area where there is a page for each."""
        chapter = self.view.book.chapters.get(document)
        own = f"{document}/{self.view.area}" if chapter is not None and chapter.for_each else document
        return f"{own}/{part}"


@dataclass(frozen=True)
class Hand:
    """The claims of one text while its template is filled."""

    bench: Bench
    words: Words
    document: str
    written: tuple[Written, ...]
    address: Callable[[int], str]
    verdicts: dict[int, Verdict | None] = field(default_factory=dict)

    @property
    def context(self) -> Mapping[str, Callable[..., Any]]:
        """What the template may call."""
        return {"claim_is_kept": self.is_kept, "claim_said": self.said}

    def check(self) -> None:
        """Find what is wrong with claims whether or not they will be printed."""
        for one in self.written:
            self.bench.faults.extend(self._options(one))
            try:
                claim = understood(one.predicate)
            except Unsound as error:
                self.bench.faults.append(_fault(self.place(one), error))
                self.verdicts[one.number] = None
            else:
                self.bench.faults.extend(held_tag(self.words, one, claim))

    def _options(self, one: Written) -> Iterator[Fault]:
        for name, value in one.options.items():
            place = self.words.place(one.line, name)
            if name not in OPTIONS:
                hint = near(name, OPTIONS) or f"a claim may have {listed(OPTIONS)}"
                yield Fault(place, f"no option called '{name}'", hint, "unknown-field")
            elif name == "until" and self._until(one) is None:
                hint = "write year-month-day, as 2026-03-31"
                yield Fault(place, f"'{value}' is not a date", hint, "wrong-type")

    def place(self, one: Written) -> Place:
        """Where a claim's predicate begins."""
        return predicate_at(self.words, one)

    def verdict(self, number: int) -> Verdict | None:
        """The verdict on the text's claim of that number."""
        if number not in self.verdicts:
            one = self.written[number - 1]
            own = one.options.get("id")
            address = self.bench.address_of(self.document, str(own)) if own else self.address(number)
            self.verdicts[number] = self.bench.judge(
                one.predicate, self.place(one), address, self.document, self._until(one), one.has_else
            )
        return self.verdicts[number]

    def is_kept(self, number: int) -> bool:
        """Whether the author's own sentence is printed, and not the other wording."""
        verdict = self.verdict(number)
        return not (self.written[number - 1].has_else and verdict is not None and verdict.word == UNSUPPORTED)

    def said(self, number: int, caller: Callable[[], str]) -> str:
        """The author's sentence, marked where the claim does not hold."""
        return marked(caller(), self.verdict(number))

    def _until(self, one: Written) -> date | None:
        try:
            return date.fromisoformat(str(one.options["until"])) if "until" in one.options else None
        except ValueError:
            return None


def _fault(place: Place, error: Unsound) -> Fault:
    return Fault(place, error.message, error.hint, error.code)
