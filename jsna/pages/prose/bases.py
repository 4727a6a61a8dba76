"""A rate that an author works out: its two numbers must count the same people."""

from collections.abc import Iterator, Mapping

from jsna.model.measures import Measure
from jsna.pages.prose.stretches import Token, prose
from jsna.pages.prose.texts import Text
from jsna.problems import Fault


def two_bases(text: Text, measures: Mapping[str, Measure]) -> Iterator[Fault]:
    """A fault for each rate of ``text`` whose count and denominator rest on different people."""
    read = prose(text.words.text)
    for one in read.expressions if read else ():
        for place, token in enumerate(one.tokens):
            if token.text != "/" or token.kind != "operator":
                continue
            above = _basis(one.tokens[:place][::-1], measures)
            below = _basis(one.tokens[place + 1 :], measures)
            if above and below and above != below:
                said = f"this rate has {below} people under {above} cases"
                node = text.words.node
                yield Fault(node.spot(token.at), said, "give both the same basis", "two-bases")


def _basis(tokens: tuple[Token, ...], measures: Mapping[str, Measure]) -> str:
    """Whom the first measure of ``tokens`` counts; "" where they name none."""
    names = (token.text.replace("_", "-") for token in tokens if token.kind == "name")
    return next((measures[name].basis for name in names if name in measures), "")
