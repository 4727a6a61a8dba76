"""How small numbers are protected, as an author writes it: a rule by its name, or a rule in full.

Nothing here protects anything, and nothing knows which rule is the stricter; that is the disclosure room's.
"""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Discriminator, PlainValidator, Tag, WithJsonSchema

from jsna.model.bounds import no_less
from jsna.model.options import Number, Options, Refused, Whole, Words, YesNo
from jsna.model.value import found
from jsna.model.wording import listed, near

LOCAL = (
    "hes-1-7-round5", "ons-deaths-lt3", "ons-health-lt3", "ons-health-lt5", "lt5",
    "opensafely-le7-round5", "lt10", "acro",
)  # fmt: skip
PUBLISHED, SOURCE, CELL_KEY = "published", "source", "cell-key"
BY_PRODUCER = (PUBLISHED, SOURCE, CELL_KEY)  # its producer has protected it already
OFF = ("off", "none", "no", "false", "0", "-1")  # understood, so that the site's rule can refuse it


def _one_of(known: tuple[str, ...], let_pass: tuple[str, ...] = ()) -> Callable[[object], str]:
    """A reader of one of ``known``; of ``let_pass`` too, which no schema offers."""

    def take(value: object) -> str:
        if not isinstance(value, str):
            raise Refused(
                "wrong-type", f"the name of a rule is wanted, {found(value)}; write lt5, without [ ]"
            )
        text = value.strip()
        if text not in (*known, *let_pass):
            if text in BY_PRODUCER:
                hint = f"write a rule for the tables that say nothing: {listed(known, 'or')}"
                raise Refused("unknown-word", f"'{text}' withholds nothing; {hint}")
            hint = near(text, known) or f"write {listed(known, 'or')}"
            raise Refused("unknown-word", f"no disclosure rule is called '{text}'; {hint}")
        return text

    return take


def _range(value: tuple[int, ...]) -> tuple[int, ...]:
    if len(value) != 2 or not 0 <= value[0] <= value[1]:
        raise Refused("wrong-value", "a range is wanted; write the lowest and the highest count, as [1, 4]")
    return value


def _share(value: float) -> float:
    if not 0 < value <= 100:
        raise Refused("wrong-value", f"{value:g} is no percentage; write more than 0 and at most 100")
    return value


_FOR_CARDS = (*BY_PRODUCER, *LOCAL)
RuleName = Annotated[str, PlainValidator(_one_of(LOCAL)), WithJsonSchema({"enum": list(LOCAL)})]
CardRuleName = Annotated[
    str, PlainValidator(_one_of(_FOR_CARDS, OFF)), WithJsonSchema({"enum": list(_FOR_CARDS)})
]
Percent = Annotated[Number, AfterValidator(_share)]
NotNegative = Annotated[Whole, no_less(0, "the fewest events, as 10")]
RoundTo = Annotated[Whole, no_less(1, "1 to show counts as they are, or 5")]


class Policy(Options):
    """Counts of 1 to ``smallest`` - 1 are withheld, the rest rounded to ``round_to``."""

    smallest: Annotated[Whole, no_less(2, "the smallest count that is shown, as 5, or nothing is withheld")]
    round_to: RoundTo
    because: Words


class CardPolicy(Policy):
    """The same on a card, where the site's own rule says what is too weak."""

    smallest: Whole


class Named(Options):
    """A rule by its name, and why it was chosen."""

    policy: RuleName
    because: Words


class CardNamed(Named):
    """A rule by its name on a card."""

    policy: CardRuleName


class Dominance(Options):
    """The ``n`` largest contributors may not make up more than ``k`` per cent of a sum."""

    n: Annotated[Whole, no_less(1, "how many contributors, as 2")]
    k: Percent


class Written(Options):
    """A rule in full; ``withhold``: the lowest and the highest count that is withheld."""

    withhold: Annotated[tuple[Whole, ...], AfterValidator(_range)]
    round: RoundTo = 1
    zeros: Literal["shown", "withheld"] = "shown"
    rule_public: YesNo = True
    min_rate_count: NotNegative = 0
    min_standardised_count: NotNegative = 0
    need: Annotated[Whole, no_less(3, "how many values a withheld count must keep, 3 or more")] = 3
    everyone: YesNo = False
    dominance: Dominance | None = None
    p_percent: Percent | None = None
    because: Words


def _form(value: Any) -> str:
    if isinstance(value, Named) or (isinstance(value, dict) and "policy" in value):
        return "named"
    if isinstance(value, Written) or (isinstance(value, dict) and value.keys() & _IN_FULL):
        return "written"
    return "policy" if isinstance(value, dict | Policy) else "word"


_IN_FULL = set(Written.model_fields) - {"because"}
_WRITTEN = Annotated[Written, Tag("written")]
Floor = Annotated[
    Annotated[RuleName, Tag("word")]
    | Annotated[Policy, Tag("policy")] | Annotated[Named, Tag("named")] | _WRITTEN,
    Discriminator(_form),
]  # fmt: skip
Disclosure = Annotated[
    Annotated[CardRuleName, Tag("word")]
    | Annotated[CardPolicy, Tag("policy")] | Annotated[CardNamed, Tag("named")] | _WRITTEN,
    Discriminator(_form),
]  # fmt: skip
