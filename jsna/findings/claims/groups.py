"""The people a claim is about: an author's words for a sex, an age or a category, as columns and values."""

import re
from collections.abc import Iterable, Mapping

import pandas as pd

from jsna.findings.claims.terms import Unsound
from jsna.model.wording import near

SEXES: Mapping[str, str] = {
    **dict.fromkeys(("male", "males", "men", "boys", "m"), "male"),
    **dict.fromkeys(("female", "females", "women", "girls", "f"), "female"),
    **dict.fromkeys(("persons", "people", "all persons", "both sexes", "all"), "persons"),
}


def chosen_by(words: str, rows: pd.DataFrame, own: Mapping[str, str]) -> dict[str, str]:
    """``words`` as columns and values of ``rows`` (all rows of the measure); {} for no words.

    ``own`` is the card's selection: of two categories with one name, that of its own type is meant.
    Raises Unsound where no sex, age or category is called so.
    """
    if not words:
        return {}
    for made in (_category(words, rows, own), _age(words, rows), _sex_and_more(words, rows, own)):
        if made:
            return made
    known = [value for name in ("category", "age", "sex") for value in _values(rows, name)]
    hint = near(words, known) or f"it has {', '.join(known[:8])}"
    raise Unsound(f"{rows['measure'].iloc[0]} has no group '{words}'", hint, "no-group")


def _values(rows: pd.DataFrame, column: str) -> list[str]:
    return [value for value in rows[column].drop_duplicates().tolist() if value]


def _category(words: str, rows: pd.DataFrame, own: Mapping[str, str]) -> dict[str, str]:
    value = _same(words, _values(rows, "category"))
    if not value:
        return {}
    types = _values(rows[rows["category"] == value], "category_type")
    if own.get("category_type") in types:
        types = [own["category_type"]]
    return {"category": value, **({"category_type": types[0]} if len(types) == 1 else {})}


def _age(words: str, rows: pd.DataFrame) -> dict[str, str]:
    value = _same(_years(words.removeprefix("aged ")), _values(rows, "age"), _years)
    return {"age": value} if value else {}


def _sex_and_more(words: str, rows: pd.DataFrame, own: Mapping[str, str]) -> dict[str, str]:
    first, _, rest = words.partition(" ")
    wanted = SEXES.get(first.lower())
    sex = next((value for value in _values(rows, "sex") if SEXES.get(value.lower()) == wanted), "")
    if wanted is None or not sex:
        return {}
    if not rest:
        return {"sex": sex}
    more = _age(rest, rows) or _category(re.sub("^(in|of|from|with) ", "", rest), rows, own)
    return {"sex": sex, **more} if more else {}


def _same(words: str, values: Iterable[str], read: object = str.lower) -> str:
    """The one of ``values`` that reads like ``words``, whatever its capital letters."""
    wanted = read(words)  # type: ignore[operator]
    return next((value for value in values if read(value) == wanted), "")  # type: ignore[operator]


def _years(age: str) -> str:
    """An age for comparing: "18 to 64", "18-64 yrs" and "18–64 years" read alike."""
    made = re.sub(r"\s*(yrs?|years?)\b( old)?", "", age.lower()).replace(" and over", "+").strip()
    return re.sub(r"\s*(–|-|to)\s*", "-", made)
