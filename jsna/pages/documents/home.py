"""The home page: one headline, the few things that matter most, and the way to everything else."""

from html import escape
from typing import Any

from markupsafe import Markup

from jsna.charts.figure import Figure
from jsna.charts.marks import ruler, shape
from jsna.findings.standing import NotThere, Standing
from jsna.model.edition import HomeMap
from jsna.pages.documents.chapter import COURSES
from jsna.pages.doubt import as_spans, marked
from jsna.pages.glance import kind_of, spark_of, spread_of, trend_words, verdict_chip, whom_beside
from jsna.pages.kinds.map import Map, map_options, map_rows
from jsna.pages.links import page_of, path_of
from jsna.pages.narrative import inline
from jsna.pages.numbers import count_in_words
from jsna.pages.page import Page
from jsna.pages.paths import ABOUT, HOME, SOURCES, to
from jsna.pages.plan import Plan
from jsna.pages.refs import keys_of
from jsna.pages.sentences import first_sentence
from jsna.pages.templates import fill_page
from jsna.pages.view import View
from jsna.pages.words import day
from jsna.pages.writer import Writer
from jsna.problems import Fault


def home_page(plan: Plan, writer: Writer) -> Page:
    """The first page of the edition."""
    view = writer.view
    edition = view.edition
    headline = (
        inline(writer.words(edition.id, "headline", "say")) if edition.headline else escape(edition.title)
    )
    headline = as_spans(marked(headline, writer.bench.headline()))
    markdown = fill_page(
        view.book.root,
        "home",
        edition=edition.title,
        headline=Markup(headline),
        lead=Markup(inline(writer.words(edition.id, "lead")) if edition.lead else ""),
        **_tally(plan, writer),
        against=view.name(view.comparator),
        cut_off=day(edition.cut_off),
        matters=[_row(number, writer) for number in _found(writer)],
        courses=_courses(plan, writer),
        parts=_others(plan, writer),
        find=_find_my_area(plan, writer),
        find_map=writer.unless_missing(lambda: _find_map(writer), Markup("")),
        about=to(ABOUT),
        sources=to(SOURCES),
    )
    place = edition.place.title if edition.place else view.name(edition.area)
    return writer.page(HOME, f"{place} today", edition.title, markdown)


def _find_map(writer: Writer) -> Markup:
    """The map beside the list of areas, with what it shows in words; the list is the control."""
    view = writer.view
    asked = view.edition.map
    if asked is None:
        return Markup("")
    try:
        picture = _home_map(asked, view)
    except NotThere:
        raise
    except (LookupError, ValueError) as error:  # rows or boundaries are missing, or cannot be drawn
        place = view.book.nodes[view.edition.id].find("map").place
        writer.faults.append(Fault(place, str(error.args[0]), "", "no-figures"))
        return Markup("")
    drawing = picture.narrow.replace("jn-narrow", "", 1)  # the panel is as narrow as a phone on every screen
    return Markup(f'<p class="jn-small">{escape(asked.title)}</p>{view.sheet.slot("find-map", drawing)}')


def _home_map(asked: HomeMap, view: View) -> Figure:
    """The map that the edition asks for.  Raises LookupError or ValueError, in plain words."""
    shown = Map.model_validate({"map": asked.measure, "level": asked.level})
    rows, _ = map_rows(asked.measure, asked.level, None, view)
    return view.draw("choropleth", "find-map", map_options(shown, rows, view), rows)


def _tally(plan: Plan, writer: Writer) -> dict[str, Any]:
    """How many measures at a glance are better, similar or worse, and of the others in words."""
    view = writer.view
    names = dict.fromkeys(name for page in plan.pages for name in _glance(page.document, writer))
    verdicts = [view.standing(name).verdict for name in names]
    judged = {kind: verdicts.count(kind) for kind in ("better", "similar", "worse")}
    neither = verdicts.count("higher") + verdicts.count("lower")
    others = {"higher or lower, where neither is better": neither}
    others["that could not be compared"] = len(verdicts) - sum(judged.values()) - neither
    return {
        "tally": [
            {"kind": kind, "count": count, "shape": Markup(shape(kind_of(kind)))}
            for kind, count in judged.items()
            if sum(judged.values())
        ],
        "others": [f"{count_in_words(count)} {words}" for words, count in others.items() if count],
    }


def _glance(document: str, writer: Writer) -> tuple[str, ...]:
    chapter = writer.view.book.chapters.get(document)
    return tuple(chapter.glance) if chapter is not None and not chapter.for_each else ()


def _found(writer: Writer) -> list[int]:
    """The numbers of the matters whose message and measure are there."""
    book = writer.view.book
    found = []
    for number, one in enumerate(writer.view.edition.matters):
        chapter, _, part = one.message.partition("/")
        messages = book.chapters[chapter].key_messages if chapter in book.chapters else ()
        if any(said.id == part for said in messages) and one.measure in book.measures:
            found.append(number)
    return found


def _row(number: int, writer: Writer) -> dict[str, Any]:
    view = writer.view
    one = view.edition.matters[number]
    chapter, _, part = one.message.partition("/")
    position = next(i for i, said in enumerate(view.book.chapters[chapter].key_messages) if said.id == part)
    first, rest = map(inline, first_sentence(writer.words(chapter, "key_messages", position, "say")))
    verdict = writer.bench.message(chapter, position)
    standing = view.found.standing(one.measure, one.area or view.area, view.comparator, keys_of(one.for_))
    there, path = whom_beside(standing, view.comparator, view), path_of(chapter, view.book)
    return {
        "number": view.shown(standing.now, unit=standing.measure.unit == "%"),
        "is": one.number_is,
        "title": Markup(as_spans(marked(first.removesuffix("."), verdict))),
        "rest": Markup(rest),
        "link": to(path, part) if path else to(HOME),
        "chip": Markup(verdict_chip(standing.verdict, there)),
        "line": Markup(_line(standing, writer)),
        "beside": f"{there} {view.shown(standing.beside)}" if standing.beside else "",
        "spark": Markup(_spark(standing, writer)),
        "trend": trend_words(standing.trend),
    }


def _line(standing: Standing, writer: Writer) -> str:
    now, beside = standing.now, standing.beside
    if now is None or beside is None or now.reason or beside.reason:
        return ""
    low, high = spread_of(standing, writer.view)
    return ruler(now.value, beside.value, low, high, kind_of(standing.verdict))


def _spark(standing: Standing, writer: Writer) -> str:
    view, name = writer.view, standing.measure.id
    if standing.now is None or standing.now.category:
        return ""  # the trend of a group would need every period of that group
    ours = view.found.readings(name, area=standing.now.area)
    theirs = view.found.readings(name, area=view.comparator)
    return spark_of(ours, theirs) if len(ours) >= 3 else ""


def _courses(plan: Plan, writer: Writer) -> list[dict[str, Any]]:
    """The chapters of need by stage of life."""
    book = writer.view.book
    pages = [page for page in plan.pages if page.part == "needs" and page.document in book.chapters]
    made = []
    for course, title in COURSES.items():
        links = [
            (book.chapters[page.document].title, to(page.path))
            for page in pages
            if book.chapters[page.document].course == course
        ]
        if links:
            made.append({"title": title, "links": links})
    return made


def _others(plan: Plan, writer: Writer) -> list[dict[str, Any]]:
    """The pages of the other parts, a list for each heading."""
    made: dict[str, list[tuple[str, str]]] = {}
    for page in plan.pages:
        chapter = writer.view.book.chapters.get(page.document)
        if page.part != "needs" and not (chapter is not None and chapter.for_each):
            title = page_of(page.document, writer.view.book).title
            made.setdefault(page.heading, []).append((title, to(page.path)))
    return [{"title": title, "links": links} for title, links in made.items()]


def _find_my_area(plan: Plan, writer: Writer) -> list[tuple[str, str]]:
    """The areas that have a page of their own, each once, by name."""
    view = writer.view
    chapters = view.book.chapters
    each = {
        page.area: page.path
        for page in reversed(plan.pages)  # of several profiles of an area the first is the one to find
        if page.document in chapters and chapters[page.document].for_each
    }
    return sorted((view.name(area), to(path)) for area, path in each.items())
