"""Who was heard in a conversation, beside their share of the people."""

from dataclasses import dataclass

from jsna.disclosure.safe import SafeTable


@dataclass(frozen=True, slots=True)
class Heard:
    """A group: people heard, their share of all who were heard, and of all people (0 to 1)."""

    group: str
    heard: float
    share: float
    share_of_people: float


def who_was_heard(responses: SafeTable, engagement: str) -> list[Heard]:
    """The groups of ``engagement``, everybody last."""
    rows = responses.where(engagement=engagement).frame
    everybody = rows.loc[rows["group"] == "All", "heard"]
    whole = float(everybody.iloc[0]) if len(everybody) else float("nan")
    made = [
        Heard(group, heard, heard / whole, share)
        for group, heard, share in zip(
            rows["group"].astype(str).tolist(),
            rows["heard"].astype(float).tolist(),
            rows["share_of_people"].astype(float).tolist(),
            strict=True,
        )
    ]
    return sorted(made, key=lambda one: one.group == "All")
