"""A small place with assets, travel times, people in need and a promise, for tests of what follows from them.

Three neighbourhoods, two sites: T1 of the worked examples (supply 5 and 5, need 10, 10, 10, the middle one reaches both).
"""

from datetime import date
from pathlib import Path

from jsna.build import Draft, draft

TODAY = date(2026, 7, 1)
_CARD = """kind: table
id: {id}
holds: {holds}
title: {id}
file: {id}.csv
source: {{publisher: Northbrook Council, title: {id}, licence: OGL-3.0, retrieved: 2026-06-01}}
disclosure: published
{more}"""
_CHAPTER = """kind: chapter
id: checks
title: Health checks
area: place
course: living-well
owner: Public health team
authors: [Intelligence team]
reviewer: Public health consultant
contact: jsna@northbrook.example
status: draft
version: "1.0"
reviewed: 2026-06-01
next_review: 2027-06-01
question: Who can reach a health check?
key_messages:
{messages}
sections:
  - {{role: assets, title: Reach, show: {{access: assets, where: {{supports: checks}}}}}}
  - {{role: gaps, title: Gaps, show: [{{gaps: assets, where: {{supports: checks}}}}, {{reliance: assets, where: {{supports: checks}}}}]}}
  - {{role: outcomes, title: Signals, show: {{signals: more-checks}}}}
left_out: {{why: Short., risk: Short., need: Short., voices: Short., works: Short., future: Short., recommend: Short.}}
"""
_PRIORITY = """kind: priority
id: more-checks
title: More health checks
area: place
status: proposed
lead: dph
rests_on: {needs: [checks]}
outcomes:
  - {id: done, title: Checks done, measure: done, from: {period: 2025-Q4}, to: {period: 2026-Q4, value: 80}}
"""
_BOARD = """kind: board
id: board
title: Northbrook board
area: place
purpose: To agree what only we can change together.
seats:
  - {id: dph, title: Director of public health, org: Northbrook Council, statutory: dph}
  - {id: leader, title: Leader, org: Northbrook Council, statutory: councillor}
  - {id: dass, title: Director of adult services, org: Northbrook Council, statutory: dass}
  - {id: dcs, title: Director of children's services, org: Northbrook Council, statutory: dcs}
  - {id: icb, title: Place director, org: NHS Northbrook, statutory: icb}
  - {id: hw, title: Chair, org: Healthwatch Northbrook, statutory: healthwatch}
accountable: [{seat: dph, to: full council, for: health, how: report, every: year}]
remit: {does: [agree the strategy], does_not: [run services], reserved: {}}
principles: [Leaders come themselves.]
disagreements: [{stage: the seats meet, days: 14}]
"""
_EDITION = """kind: edition
id: "2026"
title: Northbrook 2026
area: place
compare_with: [place]
cut_off: 2026-06-30
status: draft
contents:
  - {part: needs, title: Living well, pages: [checks]}
  - {part: strategy, title: What we will change, pages: [more-checks]}
  - {part: board, title: Who decides, pages: [board]}
disclosure: {smallest: 5, round_to: 5, because: Council policy}
"""
AREAS = "code,name,level,parent,imd_decile\nplace,Northbrook,place,,\na,Abbey,lsoa,place,1\nb,Bank,lsoa,place,5\nc,Chapel,lsoa,place,10\n"
ASSETS = (
    "id,name,kind,holder,supports,area,lat,lon,capacity,unit,status,source,checked\n"
    "hub,Hub,community,association,checks,a,,,5,checks,open,council,2026-05-01\n"
    "surgery,Surgery,health,organisation,checks,c,,,5,checks,at risk,council,2026-05-01\n"
    "closed,Closed,health,organisation,checks,b,,,9,checks,closed,council,2026-05-01\n"
)
TRAVEL = "area,asset,minutes\na,hub,5\na,surgery,60\nb,hub,10\nb,surgery,10\nc,hub,70\nc,surgery,5\n"
PEOPLE = "area,resident,registered,need\na,40,40,10\nb,50,50,10\nc,60,60,10\n"
QUARTERS = [f"{year}-Q{quarter}" for year in (2023, 2024, 2025, 2026) for quarter in (1, 2, 3, 4)][:14]
FIGURES = (600, 620, 610, 630, 600, 620, 610, 630, 600, 620, 610, 630, 610, 615)
MESSAGES = (
    "2 assets support checks",
    "losing assets/hub leaves 10 people with none for checks",
    "done has no clear trend",
)


def place(
    folder: Path,
    messages: tuple[str, ...] = MESSAGES,
    done: tuple[int, ...] = FIGURES,
    priority: str = _PRIORITY,
    **tables: str,
) -> Path:
    """The workspace in ``folder``; ``tables`` take the place of the CSV of a table."""
    given = {"areas": AREAS, "assets": ASSETS, "travel": TRAVEL, "population": PEOPLE, **tables}
    rows = [f"place,{period},{count},1000" for period, count in zip(QUARTERS, done, strict=False)]
    given["done"] = "\n".join(["area,period,count,denominator", *rows]) + "\n"
    more = {
        "areas": "levels: [place, lsoa]\n", "travel": "limit: 30\n", "population": "need: checks\n", "assets": "",
        "done": "basis: resident\nstatistic: proportion\nbetter: higher\nevery: quarter\nunit: '%'\n",
    }  # fmt: skip
    (folder / "data").mkdir(parents=True)
    for name, text in given.items():
        holds = "indicator" if name == "done" else name
        (folder / f"data/{name}.csv").write_text(text, encoding="utf-8")
        card = _CARD.format(id=name, holds=holds, more=more[name])
        (folder / f"data/{name}.yml").write_text(card, encoding="utf-8")
    said = "\n".join(f"  - {{say: 'So it is, {n}.', claim: '{text}'}}" for n, text in enumerate(messages, 1))
    (folder / "chapters").mkdir()
    for name, text in {
        "checks": _CHAPTER.format(messages=said), "more-checks": priority, "board": _BOARD, "2026": _EDITION
    }.items():  # fmt: skip
        (folder / f"chapters/{name}.yml").write_text(text, encoding="utf-8")
    return folder


def drafted(root: Path, today: date = TODAY) -> Draft:
    """The draft of the place."""
    return draft(root, None, today)


def verdicts(made: Draft) -> dict[str, tuple[str, str]]:
    """For each claim its verdict and why."""
    claims = [one for one in made.found.said() if one.kind == "claim"]
    return {one.evidence["claim"]: (one.verdict, one.evidence["because"]) for one in claims}
