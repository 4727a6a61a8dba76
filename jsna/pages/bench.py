"""The claims of one page: each judged for the page's area, told at its place, and kept as a finding."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from jsna.findings.claims.family import CANNOT, CHANGED, EXPIRED, UNSUPPORTED
from jsna.findings.claims.grammar import understood
from jsna.findings.claims.last import before, last_edition
from jsna.findings.claims.setting import Setting, setting_of
from jsna.findings.claims.terms import Unsound
from jsna.findings.claims.verdict import Verdict, finding, judge
from jsna.findings.standing import NotThere
from jsna.model.wording import listed, near
from jsna.pages.accepted import accepted_as, because
from jsna.pages.addresses import address, message_part, tag_part
from jsna.pages.budget import unclocked
from jsna.pages.claims import OPTIONS, Written, claims_in
from jsna.pages.doubt import marked
from jsna.pages.narrative import Words
from jsna.pages.prose.held import Held, predicate_at
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
    _addressed: dict[str, Place] = field(default_factory=dict)  # where the claim of each address stands

    def message(self, chapter: str, number: int) -> Verdict | None:
        """The verdict on a key message's claim; None where the claim is at fault."""
        book = self.view.book
        said = book.chapters[chapter].key_messages[number]
        node = book.nodes[chapter].find("key_messages", number)
        say, place = node.find("say"), node.find("claim").place
        text = Text(chapter, (), Words(str(say.value or ""), say), said.claim)
        part = message_part(book.chapters[chapter], number)
        return self._judge_own(text, place, address(book, chapter, self.view.area, part))

    def headline(self) -> Verdict | None:
        """The verdict on the home page's headline; None where it claims nothing, or is at fault."""
        edition = self.view.edition
        if edition.headline is None or edition.headline.claim is None:
            return None
        node = self.view.book.nodes[edition.id].find("headline")
        say, place = node.find("say"), node.find("claim").place
        text = Text(edition.id, (), Words(str(say.value or ""), say), edition.headline.claim, whole=True)
        return self._judge_own(text, place, f"{edition.id}/headline")

    def text(self, words: Words, document: str, where: tuple[Any, ...]) -> "Hand":
        """The claims inside a text, as its template asks for them."""
        hand = Hand(self, words, document, where, claims_in(words.text))
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
        about: str,
        document: str,
        until: date | None = None,
        foreseen: bool = False,
    ) -> Verdict | None:
        """The verdict on the claim whose address is ``about``.

        It is told as a warning unless it holds, the edition accepts it, or its failure is ``foreseen``.
        """
        view = self.view
        first = self._addressed.setdefault(about, place)
        if first != place:
            said = f"the claim {about} is already written on line {first.line}"
            self.faults.append(Fault(place, said, "give each claim its own id", "duplicate-id"))
            return None
        setting, key = self.setting(), ("claim", predicate, view.area)
        try:
            verdict: Verdict = view.found.once(key, lambda: judge(predicate, setting, view.found))
        except NotThere:
            return None  # its table could not be read, and that has been told
        except Unsound as error:
            self.faults.append(_fault(place, error))
            return None
        verdict = self._in_time(verdict, about, document, until)
        verdict.note(view.found.seen, view.area)
        where = {"file": place.file, "place": str(place)}
        view.found.say(f"claim|{about}", finding(about, view.area, verdict, **where))
        if not (verdict.holds or verdict.accepted or (foreseen and verdict.word == UNSUPPORTED)):
            said = f"{verdict.word}: '{verdict.claim.text}' ({verdict.because})"
            self.faults.append(Fault(place, said, _HOW[verdict.word], "claim", "warning"))
        return verdict

    def _in_time(self, verdict: Verdict, about: str, document: str, until: date | None) -> Verdict:
        """The verdict beside the last edition's; out of date where its day has passed; accepted or not."""
        view, today = self.view, self.view.book.today
        chapter = view.book.chapters.get(document)
        last = last_edition(view.found.earlier, view.edition.replaces)
        numbers = verdict.numbers or {}
        told = before(about, verdict.claim.text, verdict.readings, numbers, last, view.book.measures)
        verdict = verdict.beside(told).expired(until, today, "its day")
        verdict = verdict.expired(chapter.next_review if chapter else None, today, "the chapter's review")
        accepted = accepted_as(view.book, about, verdict.word)
        return replace(verdict, accepted=because(view.book, accepted)) if accepted else verdict

    def setting(self) -> Setting:
        """Where the page's claims are read."""
        view = self.view
        made: Setting = view.found.once("setting", lambda: setting_of(view.edition, view.places, view.book))
        return made.at(view.area)

    def held(self) -> Held:
        """What holds the page's sentences against their claims."""
        return Held(self.setting(), self.view.book.measures)

    def _judge_own(self, text: Text, place: Place, about: str) -> Verdict | None:
        """The verdict on the text's own claim, against which its sentence's words are held."""
        try:
            claim = understood(text.claim)
        except Unsound as error:
            self.faults.append(_fault(place, error))
            return None
        held = self.held()
        self.faults.extend(held.text(text, claim))
        verdict = self.judge(text.claim, place, about, text.document)
        self.faults.extend(held.text_beside(text, verdict))
        return verdict


@dataclass(frozen=True)
class Hand:
    """The claims of one text while its template is filled."""

    bench: Bench
    words: Words
    document: str
    where: tuple[Any, ...]
    written: tuple[Written, ...]
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
                self.bench.faults.extend(self.bench.held().tag(self.words, one, claim))

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
            with unclocked():
                self._judge(self.written[number - 1])
        return self.verdicts[number]

    def _judge(self, one: Written) -> None:
        view = self.bench.view
        part = tag_part(view.book, self.document, self.where, one)
        about = address(view.book, self.document, view.area, part)
        place, until = self.place(one), self._until(one)
        verdict = self.bench.judge(one.predicate, place, about, self.document, until, one.has_else)
        self.verdicts[one.number] = verdict
        self.bench.faults.extend(self.bench.held().tag_beside(self.words, one, verdict))

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
