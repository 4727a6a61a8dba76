"""An engagement: we asked, you said, we did.

Its form and what can be checked in it alone; nothing here knows another document.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from jsna.model.document import Placed
from jsna.model.nodes import Node
from jsna.model.options import Address, Day, Id, Options, Text, Whole, Words, at_least
from jsna.model.wording import split
from jsna.problems import Fault

DAYS_TO_ANSWER = 90
LONGEST_QUOTE = 20  # words
FEWEST_PEOPLE = 5


class Did(Options):
    """What was answered, and when."""

    answer: Literal["yes", "partly", "no", "not yet"]
    on: Day
    text: Words | None = None
    changed: tuple[Address, ...] = ()
    by: Day | None = None


class Theme(Options):
    """What people said: ``count`` of them."""

    id: Id
    text: Words
    count: Whole
    quote: Words | None = None
    did: Did | None = None


class Engagement(Placed):
    """We asked, you said, we did."""

    called = "an engagement"
    kind: Literal["engagement"]
    about: Annotated[
        tuple[Address, ...],
        at_least(1, "an engagement needs to be about something; name a chapter, decision or priority"),
    ]
    stage: Literal["shaping", "choosing", "checking"]
    asked: Words
    opened: Day
    closed: Day
    ways: Annotated[tuple[Text, ...], at_least(1, "an engagement needs at least one way of asking")]
    heard: Id | None = None
    said: tuple[Theme, ...] = Field(())
    not_heard: Words | None = None


def alone(engagement: Engagement, node: Node, today: date) -> Iterator[Fault]:
    """What is wrong in ``engagement`` whatever the other documents say."""
    if engagement.closed < engagement.opened:
        said = f"closed {engagement.closed} is before opened {engagement.opened}; correct one of them"
        yield split(node.at(("closed",)), said, "dates")
    if engagement.heard is None:
        said = "nobody can see who was heard; name the table of responses under heard"
        yield split(node.at(), said, "no-responses", "warning")
    if engagement.not_heard is None:
        said = "nobody can see who was not reached; write it under not_heard"
        yield split(node.at(), said, "no-not-heard", "warning")
    passed = (today - engagement.closed).days
    if passed >= DAYS_TO_ANSWER and not engagement.said:
        said = f"closed {passed} days ago and no themes are written; say what people said"
        place = node.at(("said",)) if "said" in node.keys else node.at(("closed",))
        yield split(place, said, "no-themes", "warning")
    for number, theme in enumerate(engagement.said):
        yield from _theme(theme, node.find("said", number), passed)


def _theme(theme: Theme, node: Node, passed: int) -> Iterator[Fault]:
    if theme.count < 1:
        yield split(
            node.at(("count",)), f"'{theme.id}' was said by nobody; count people, or drop it", "count"
        )
    if theme.did is None and passed >= DAYS_TO_ANSWER:
        said = f"'{theme.id}' has had no answer for {passed} days; write it under did"
        yield split(node.at(), said, "unanswered", "warning")
    if theme.did and theme.did.answer == "no" and not theme.did.text:
        yield split(node.at(("did",)), "'no' needs text saying why", "no-reason")
    if theme.did and theme.did.answer == "not yet" and not theme.did.by:
        yield split(node.at(("did",)), "'not yet' needs by; write the day you will answer", "no-day")
    words = len((theme.quote or "").split())
    if theme.quote and (words > LONGEST_QUOTE or theme.count < FEWEST_PEOPLE):
        said = (
            f"a quote of {words} words, or from a group of fewer than {FEWEST_PEOPLE}, "
            "is too revealing; shorten or drop it"
        )
        yield split(node.at(("quote",)), said, "revealing-quote")
