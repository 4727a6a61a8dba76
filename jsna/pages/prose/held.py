"""The words of a claim's sentence held against the claim, each at its own place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jsna.findings.claims.grammar import Claim
from jsna.findings.claims.named import elsewhere, other_area, other_sex
from jsna.findings.claims.setting import Setting
from jsna.findings.claims.sides import other_side
from jsna.findings.claims.terms import Subject, Unsound
from jsna.findings.claims.turned import turned_round
from jsna.findings.claims.verdict import Verdict
from jsna.findings.claims.wording import Overstated, directions, overstated
from jsna.model.measures import Measure
from jsna.pages.claims import Written
from jsna.pages.prose.dated import other_year
from jsna.pages.prose.scan import own_sentence
from jsna.pages.prose.stretches import prose
from jsna.pages.prose.texts import Text
from jsna.pages.slips import Words
from jsna.problems import Fault, Place, Severity
from jsna.sources.places import ENGLAND


@dataclass(frozen=True, slots=True)
class Held:
    """Holds sentences against claims on the page of one area."""

    setting: Setting
    measures: Mapping[str, Measure]

    def text(self, text: Text, claim: Claim) -> Iterator[Fault]:
        """What the sentence that a text's own claim stands behind says beyond it."""
        read = prose(text.words.text)
        if read is not None:
            start, end = own_sentence(text, read)
            yield from _faults(text.words, self._beyond(read.text[start:end], claim, cited=False), start)

    def tag(self, words: Words, one: Written, claim: Claim) -> Iterator[Fault]:
        """What the sentence inside a tag says beyond its claim, and the other wording of any direction."""
        read = prose(words.text)
        if read is None:
            return
        start, end = read.sentence(one.number)
        if not read.text[start:end].strip():
            hint = "write the sentence before {% endclaim %}, or take the claim out"
            yield Fault(predicate_at(words, one), "this claim has no sentence", hint, "empty-claim")
        cited = bool(str(one.options.get("cite") or "").strip())
        yield from _faults(words, self._beyond(read.text[start:end], claim, cited), start)
        start, end = read.sentence(one.number, otherwise=True)
        yield from _faults(words, directions(read.text[start:end]), start)

    def text_beside(self, text: Text, judged: Verdict | None) -> Iterator[Fault]:
        """What the sentence of a text's own claim says that the figures judged do not."""
        read = prose(text.words.text)
        if read is not None and judged is not None:
            yield from self._beside(text.words, own_sentence(text, read), judged)

    def tag_beside(self, words: Words, one: Written, judged: Verdict | None) -> Iterator[Fault]:
        """What the sentence inside a tag says that the figures judged do not."""
        read = prose(words.text)
        if read is not None and judged is not None:
            yield from self._beside(words, read.sentence(one.number), judged)

    def _beside(self, words: Words, span: tuple[int, int], judged: Verdict) -> Iterator[Fault]:
        claim, readings = judged.claim, judged.readings
        yield from other_year(words, span, readings)
        read, measure = prose(words.text), self.measures.get(claim.measure)
        if read is not None:
            sentence = read.text[slice(*span)]
            found = turned_round(sentence, claim, readings, measure.better if measure else "")
            yield from _faults(words, found, span[0])

    def _beyond(self, sentence: str, claim: Claim, cited: bool) -> Iterator[Overstated]:
        yield from overstated(sentence, claim, cited)
        measure = self.measures.get(claim.measure)
        own = (
            f"{measure.id.replace('-', ' ')} {measure.title} {measure.select.get('sex', '')}"
            if measure
            else ""
        )
        yield from other_sex(sentence, claim, own)
        subject = claim.parts.get("M")
        try:
            here = self.setting.code(subject.area if isinstance(subject, Subject) else "here")
            code = self.setting.code(claim.parts.get("AREA", "here"))
        except Unsound:
            return  # told when the claim is judged
        yield from other_side(sentence, claim, self.setting.name(here), measure.better if measure else "")
        names = {ENGLAND: "England"} | dict(self.setting.places.names)
        yield from other_area(sentence, claim, code, names)
        if isinstance(subject, Subject) and subject.area != "here":
            around = {code, ENGLAND, self.setting.here, self.setting.places.parents.get(here, "")}
            yield from elsewhere(sentence, here, around, names)


def predicate_at(words: Words, one: Written) -> Place:
    """Where the predicate of a tag begins."""
    read = prose(words.text)
    at = read.predicates[one.number - 1] if read and one.number <= len(read.predicates) else 0
    return words.node.spot(at)


def _faults(words: Words, found: Iterable[Overstated], start: int) -> Iterator[Fault]:
    for one in found:
        severity: Severity = "error" if one.plain else "warning"
        yield Fault(words.node.spot(start + one.at), one.message, one.hint, "overstated", severity)
