"""Who can reach what supports a chapter, how evenly, and what losing one asset would leave.

Two-step floating catchment areas over the register, the travel times and the people in need.
"""

from dataclasses import dataclass

import pandas as pd

from jsna.findings.register import NoTable, Supports, supporting, table_that_holds
from jsna.findings.standing import Found
from jsna.model.book import Book
from jsna.statistics.methods import concentration_index, slope_index_of_inequality
from jsna.statistics.methods.access import estimate, supply_ratios

EVEN = 0.02  # ours: within this of 0, access is called even
WORSE, BETTER, ALIKE = "worse", "better", "even"


@dataclass(frozen=True, slots=True)
class Reach:
    """What the areas of a travel table reach of the assets that support ``chapter``.

    ``pairs``: area, asset, minutes, people, supply, one row a pair.  ``areas``: area,
    people, value (supply for every 100 people within ``limit`` minutes), nearest (minutes),
    reached (assets), decile (NaN where not known), old (share of value, 0 to 1, from assets
    not checked in time).  ``people``: whom it counts, in words.  ``unit``: of the
    supply.  ``uncounted``: assets without a capacity or travel times, which are left out.
    """

    chapter: str
    limit: float
    people: str
    unit: str
    pairs: pd.DataFrame
    areas: pd.DataFrame
    stale: tuple[str, ...]
    uncounted: tuple[str, ...]
    tables: tuple[str, ...]

    @property
    def mean(self) -> float:
        """Supply reached for every 100 people, over all of them."""
        people = self.areas["people"]
        return float((self.areas["value"] * people).sum() / people.sum())

    @property
    def index(self) -> float:
        """The concentration index: above 0 favours the least deprived; NaN without deciles."""
        ranked = self.areas.dropna(subset=["decile"])
        if ranked["decile"].nunique() < 2 or len(ranked) < len(self.areas):
            return float("nan")
        frame = ranked.rename(columns={"decile": "rank", "people": "denominator"})
        return float(concentration_index.estimate(frame[["rank", "denominator", "value"]])["value"].iloc[0])

    @property
    def evenness(self) -> str:
        """worse, better or even for the most deprived; "" where it cannot be known."""
        index = self.index
        if index != index:
            return ""
        return WORSE if index > EVEN else BETTER if index < -EVEN else ALIKE

    @property
    def slope(self) -> float:
        """The slope index of inequality; NaN for fewer than 5 deprivation groups."""
        ranked = self.areas.dropna(subset=["decile"])
        if ranked["decile"].nunique() < 5:
            return float("nan")
        frame = ranked.rename(columns={"decile": "quantile", "people": "denominator"})
        asked = frame[["quantile", "denominator", "value"]].assign(error=1.0)
        return float(slope_index_of_inequality.estimate(asked)["value"].iloc[0])

    def without(self, asset: str) -> "Reach":
        """The same if ``asset`` were gone.  Raises KeyError for one that is not counted."""
        if asset not in set(self.pairs["asset"]):
            raise KeyError(asset)
        return _reach(self, self.pairs[self.pairs["asset"] != asset])

    def none_left(self, asset: str) -> float:
        """How many of the people have something within the limit now, and nothing without ``asset``."""
        after = self.without(asset).areas.set_index("area")["reached"].reindex(self.areas["area"]).fillna(0)
        lost = (self.areas["reached"].to_numpy() > 0) & (after.to_numpy() == 0)
        return float(self.areas["people"][lost].sum())

    def within(self, minutes: float) -> float:
        """The share, in per cent, of the people whose nearest asset is at most ``minutes`` away."""
        people = self.areas["people"]
        return float(100 * people[self.areas["nearest"] <= minutes].sum() / people.sum())


def reach(book: Book, found: Found, chapter: str, limit: float | None = None, need: bool = True) -> Reach:
    """The reach of what supports ``chapter``, worked out once an edition.

    ``limit`` in minutes (None: the card's).  ``need``: count those in need where the
    population table counts the chapter's, else all residents.  Raises NoTable where a
    table, a number or a travel time that it rests on is missing or withheld.
    """
    key = ("reach", chapter, limit, need)
    made: Reach = found.once(key, lambda: _of(book, found, chapter, limit, need))
    return made


def _of(book: Book, found: Found, chapter: str, limit: float | None, need: bool) -> Reach:
    support = supporting(book, found, chapter)
    travel = table_that_holds(book, found, "travel", "travel times")
    people, whom, population = _people(book, found, chapter, need)
    counted, uncounted = _counted(support, travel.frame)
    if counted.empty:
        raise NoTable(f"no asset that supports {chapter} has a capacity and travel times")
    units = counted["unit"].astype("str").unique()
    if len(units) > 1:
        raise NoTable(f"access to {chapter} mixes '{units[0]}' and '{units[1]}'")
    times = travel.frame[travel.frame["asset"].isin(counted["id"])][["area", "asset", "minutes"]]
    supply = counted.set_index("id")["capacity"].astype("float64")
    pairs = times.assign(people=times["area"].map(people), supply=times["asset"].map(supply))
    missing = pairs[pairs["people"].isna()]["area"].drop_duplicates().tolist()
    if missing:
        raise NoTable(f"the number of people in {missing[0]} is missing or withheld")
    deciles = _deciles(book, found)
    frame = pd.DataFrame({"area": sorted(set(pairs["area"]))})
    start = Reach(
        chapter,
        float(book.cards[travel.id].limit) if limit is None else float(limit),
        whom,
        str(units[0]),
        pairs.reset_index(drop=True),
        frame.assign(decile=frame["area"].map(deciles).astype("float64")),
        support.stale,
        uncounted,
        (support.table.id, travel.id, population),
    )
    return _reach(start, start.pairs)


def _reach(about: Reach, pairs: pd.DataFrame) -> Reach:
    """``about`` worked out for ``pairs``."""
    every = about.areas[["area", "decile"]]
    people = about.pairs.drop_duplicates("area").set_index("area")["people"]
    if pairs.empty:
        nothing = every.assign(people=every["area"].map(people), value=0.0, nearest=float("inf"), reached=0)
        return _with(about, pairs, nothing.assign(old=0.0))
    try:
        made = estimate(pairs, about.limit)
        shares = supply_ratios(pairs, about.limit).set_index("asset")["value"]
    except ValueError as error:
        raise NoTable(str(error)) from None
    near = pairs[(pairs["minutes"] <= about.limit) & pairs["asset"].isin(about.stale)]
    old = near["asset"].map(shares).groupby(near["area"]).sum()
    share = (made["area"].map(old).fillna(0.0) / made["value"]).where(made["value"] > 0, 0.0)
    return _with(about, pairs, made.assign(old=share).merge(every, on="area"))


def _with(about: Reach, pairs: pd.DataFrame, areas: pd.DataFrame) -> Reach:
    return Reach(
        about.chapter,
        about.limit,
        about.people,
        about.unit,
        pairs,
        areas.sort_values(["decile", "area"], kind="stable").reset_index(drop=True),
        about.stale,
        about.uncounted,
        about.tables,
    )


def _counted(support: Supports, travel: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Assets with a capacity and travel times, and the names of the others."""
    frame = support.frame
    capacity = frame["capacity"].astype("float64") if "capacity" in frame else pd.Series(dtype="float64")
    ready = frame["id"].isin(travel["asset"]) & capacity.reindex(frame.index).notna()
    return frame[ready], tuple(frame["name"][~ready].astype("str"))


def _people(book: Book, found: Found, chapter: str, need: bool) -> tuple["pd.Series[float]", str, str]:
    """People by area, whom they are in words, and the table."""
    table = table_that_holds(book, found, "population", "people by area")
    wanted = need and "need" in table.frame and book.cards[table.id].need == chapter
    column = "need" if wanted else "resident"
    sums = table.frame.groupby("area")[column].agg(lambda part: part.sum(skipna=False))
    return sums.astype("float64"), "people in need" if wanted else "residents", table.id


def _deciles(book: Book, found: Found) -> "pd.Series[float]":
    """The deprivation decile of each area, 1 the most deprived."""
    areas = table_that_holds(book, found, "areas", "areas").frame
    if "imd_decile" not in areas or "code" not in areas:
        return pd.Series(dtype="float64")
    return areas.set_index("code")["imd_decile"].astype("float64")
