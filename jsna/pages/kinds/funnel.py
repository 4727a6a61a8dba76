"""A measure across areas of one level against the average of them all, with the limits of chance."""

from typing import Any

from pydantic import Field

from jsna.disclosure.safe import SafeTable
from jsna.findings.comparisons import BY_95_LIMITS
from jsna.findings.outliers import Outliers, outliers
from jsna.model.document import Selected
from jsna.model.options import Options, Text
from jsna.pages.exhibit import Exhibit, show
from jsna.pages.figures import common, numbers, short, subtitle
from jsna.pages.kind import EXHIBIT, BlockKind
from jsna.pages.kinds.compare import latest_of
from jsna.pages.numbers import count_in_words
from jsna.pages.quantities import decimals_of
from jsna.pages.refs import LevelName, MeasureId, keys_of
from jsna.pages.view import View
from jsna.pages.words import listed

FEW = 3  # areas that a title still names


class Funnel(Options):
    """One measure with counts and denominators, and a level of areas or ``neighbours``."""

    funnel: MeasureId
    level: LevelName
    for_: Selected | None = Field(None, alias="for")
    title: Text = ""
    read: Text = ""


def fill(options: Funnel, view: View) -> dict[str, Any]:
    """The funnel plot, its outliers named, and a table of every area."""
    measure = view.measure(options.funnel)
    rows, period = _rows(options, view)
    told = outliers(view.found, measure.id, rows)
    for area in told.verdicts:
        view.found.seen.note(BY_95_LIMITS, "funnel", measure.id, area)
    each = options.level if options.level.endswith("s") else f"{options.level}s"
    name = view.sheet.new_name(f"funnel-{measure.id}")
    asked = common(
        measure,
        view,
        rows,
        names={area: view.name(area) for area in rows.frame["area"]},
        each=each,
        whom=measure.of or "people",
        average=told.average,
        limits=told.limits,
        verdicts=told.verdicts,
        beyond=told.beyond,
    )
    picture = view.draw("funnel", name, asked, rows)
    verdicts = {
        int(line): _verdict(told, str(area))
        for line, area in zip(rows.frame.index, rows.frame["area"], strict=True)
    }
    made = Exhibit(
        name,
        options.title or f"{short(measure)}: {_message(told, view, each)}",
        subtitle(measure, [each.capitalize()], [period]),
        numbers(view, rows, short(measure), [("area", "Area")], verdicts),
        rows,
        [view.card(measure.id)],
        picture,
        options.read or _HOW,
        _found(told, view, rows),
    )
    return {"exhibit": show(view, made)}


def _rows(options: Funnel, view: View) -> tuple[SafeTable, str]:
    """The latest period of the level's areas, highest value first."""
    found, period = latest_of(options.funnel, options.level, keys_of(options.for_), view)
    return found.sorted_by("value", descending=True), period


def _message(told: Outliers, view: View, each: str) -> str:
    """ "Trafford and Bury beyond chance": those outside the outer limits; counts where they are many."""
    if not told.beyond:
        return f"{each} differ by no more than chance"
    if len(told.beyond) > FEW:
        return f"{count_in_words(len(told.beyond))} of {len(told.verdicts)} {each} beyond chance"
    return f"{listed([view.name(area) for area in told.beyond])} beyond chance"


def _verdict(told: Outliers, area: str) -> str:
    word = told.verdicts.get(area, "not compared")
    return f"{word}, beyond 99.8%" if area in told.beyond else word


def _found(told: Outliers, view: View, rows: SafeTable) -> str:
    """The average, how many lie beyond chance, and where this page's area stands."""
    now = view.last(rows)
    measure = view.measure(now.measure)
    average = view.worked_out(told.average, measure.unit, decimals_of(measure, told.average), rows)
    said = [f"The average of them all is {average}."]
    many, near = (
        len(told.verdicts),
        sum(one != "similar" for one in told.verdicts.values()) - len(told.beyond),
    )
    said.append(
        f"Of {many}, {count_in_words(len(told.beyond))} lie beyond the 99.8% limits "
        f"and {count_in_words(near)} more beyond the 95% limits."
    )
    if view.area in told.verdicts:
        word = told.verdicts[view.area]
        level = "99.8%" if view.area in told.beyond else "95%"
        place = "within the limits of chance" if word == "similar" else f"{word}, beyond the {level} limits"
        said.append(f"{view.name(view.area)} is {place}.")
    return " ".join(said)


_HOW = (
    "The fewer people, the further chance alone carries a figure from the average. "
    "Inside the dashed lines (95%) lie 19 of 20 areas that do not differ; "
    "inside the outer lines (99.8%) all but 2 of 1,000. ▲ better, ● similar, ▼ worse, ◆ higher or lower."
)
KIND = BlockKind(
    says="A measure across areas against their average, with the limits within which chance would keep them.",
    options=Funnel,
    fill=fill,
    template=EXHIBIT,
    example="funnel: smoking-at-delivery\nlevel: district\n",
)
