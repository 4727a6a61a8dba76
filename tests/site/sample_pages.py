"""Seven pages in the manner of the real ones, each component at least once."""

from jsna.pages.page import Download, Page
from tests.site.sample_marks import chip, key, ruler, shape, shapes, small_map, spark, two_widths

CHECKED = "<p><span class='jn-check'><b>✓ Checked</b> against data to 30 April 2026.</span></p>"
MARGIN = (
    f'{CHECKED}<p><strong>How to read it.</strong> The pale band is the 95% range.</p>'
    '<p>Source: National Child Measurement Programme</p>'
    '<p>Download: <a href="edition:downloads/obesity.csv">numbers (CSV, 1 kB)</a></p>'
)  # fmt: skip
DOWNLOAD = Download("downloads/obesity.csv", b"year,value\n2024/25,17.4\n")


def table(
    caption: str, note: str, heads: list[tuple[str, bool]], rows: list[list[str]], stack: bool = True
) -> str:
    side = {True: ' class="n"', False: ""}
    top = "".join(f'<th scope="col"{side[n]}>{head}</th>' for head, n in heads)
    body = ""
    for first, *rest in rows:
        if not rest:
            body += f'<tr class="g"><th scope="colgroup" colspan="{len(heads)}">{first}</th></tr>'
            continue
        cells = "".join(
            f'<td{side[n]} data-h="{h}">{cell}</td>' for (h, n), cell in zip(heads[1:], rest, strict=True)
        )
        body += f'<tr><th scope="row">{first}</th>{cells}</tr>'
    return (
        f'<div class="jn-tablebox" role="region" aria-label="Table: {caption}" tabindex="0">'
        f'<table class="jn-table{" jn-stack" if stack else ""}"><caption>{caption}<span>{note}</span></caption>'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def figure(name: str, title: str, sub: str) -> str:
    return (
        f'<figure class="jn-fig" id="fig-{name}"><div class="jn-row"><div><h3>{title}</h3><p class="sub">{sub}</p>'
        f'<div class="jn-slot" id="slot-{name}"></div></div><div class="jn-margin">{MARGIN}</div></div></figure>\n'
    )


def picture(name: str) -> str:
    numbers = table(
        f"Numbers of {name}", "Per cent.", [("School year", False), ("Sampleton", True), ("95% limits", True), ("England", True)],
        [["2023/24", "17.6", "16.4 to 18.9", "22.1"], ["2024/25", "17.4", "16.2 to 18.7", "22.2"]], stack=False,
    )  # fmt: skip
    return f"{two_widths(name)}<details><summary>Show the numbers</summary>{numbers}</details>"


def ledger_row(number: str, what: str, title: str, says: str, verdict: str, word: str, trend: str) -> str:
    line = (
        f'<div class="l">{ruler(verdict, 110, 60)}<span>England 22.2%</span></div>'
        if verdict != "none"
        else ""
    )
    return (
        f'<li><div class="jn-num">{number}<small>{what}</small></div><div><h3>{title}</h3><p>{says}</p></div>'
        f'<div class="v">{chip(verdict, word)}{line}<div class="l">{spark([20, 18, 20, 17, 19, 18, 17, 17])}<span>{trend}</span></div></div></li>'
    )


WARDS = "".join(f'<li><a href="edition:places/oldfield.md">Ward {n}</a></li>' for n in range(1, 22))
HOME = f"""<div class="jn-home jn-hero" markdown><div markdown>
<p class="jn-eyebrow">Sampleton Joint Strategic Needs Assessment, edition 2026</p>

# Sampleton is as healthy as England, or healthier. Not everyone shares in it.

<p class="jn-lead">What people here need, what already helps, and what the health and wellbeing board has agreed to change.</p>
<p><strong>13 headline measures compared with England</strong></p>
<ul class="jn-tally"><li class="b">{shapes("better", 5)}<span><b>5</b> better</span></li><li class="m">{shapes("similar", 8)}<span><b>8</b> similar</span></li><li class="w"><span><b>None</b> worse</span></li></ul>
<p class="jn-small">Data to 30 April 2026. Next edition June 2027. <a href="edition:changes.md">What changed since 2025</a>. “Similar” means not statistically different.</p>
</div><section class="jn-find" aria-labelledby="find-my-area"><h2 id="find-my-area">Find my area</h2><div class="jn-slot" id="slot-map"></div>
<ul class="jn-key"><li><span class="jn-sw jn-sw--3"></span>Most deprived</li><li><span class="jn-sw jn-sw--2"></span>Middle</li><li><span class="jn-sw jn-sw--1"></span>Least</li></ul>
<details><summary>Choose from 21 wards</summary><ul class="jn-wardlist">{WARDS}</ul></details></section></div>

## Five things that matter most

<ol class="jn-ledger">
{ledger_row("28.6%", "of Year 6 children, most deprived fifth", "Children in the poorest fifth of Sampleton are more than twice as likely to live with obesity", "28.6% of Year 6 children there, against 12.8% in the least deprived fifth (2020/21 to 2024/25). In England as a whole it is 22.2%.", "worse", "Worse than England", "All Sampleton, no clear change")}
{ledger_row("10.4", "years", "Men in the poorest areas can expect ten fewer years of life", "The gap between the most and least deprived areas, 2022 to 2024.", "none", "Not compared: no range published", "Rolling years: not tested for trend")}
{ledger_row("90.6%", "of children aged 2", "Fewer two-year-olds are protected against measles", "One MMR dose, 2024/25, down from 93.0% the year before.", "better", "Better than England", "Falling since 2017/18")}
{ledger_row("17.0%", "of adults on GP lists", "More adults have a diagnosis of depression than in England", "17.0% in 2024/25, against 14.3%. More diagnosis can mean more illness, better finding, or both.", "higher", "Higher than England", "Rising here and in England")}
</ol>

<p class="jn-small">Chosen by the board's steering group from 41 measures. In each small chart the solid line is Sampleton, the dashed line England.</p>

## Read by stage of life

<div class="jn-cols">
<div class="jn-course"><h3>Starting well</h3><p class="jn-small">Birth to 19</p><ul><li><a href="edition:needs/weight.md">Healthy weight in children</a></li><li><a href="edition:needs/weight.md">Ready for school</a></li></ul></div>
<div class="jn-course"><h3>Living well</h3><p class="jn-small">20 to 64</p><ul><li><a href="edition:needs/weight.md">Smoking</a></li></ul></div>
<div class="jn-course"><h3>Ageing well</h3><p class="jn-small">65 and over</p><ul><li><a href="edition:needs/weight.md">Falls</a></li></ul></div>
<div class="jn-course"><h3>All ages</h3><p class="jn-small">Everyone</p><ul><li><a href="edition:places/oldfield.md">21 ward profiles</a></li></ul></div>
</div>

## For the board

<div class="jn-cols jn-cols--2">
<div class="jn-panel"><h3>What changed since 2025</h3><ul><li><b>2 sentences changed meaning</b>: adult inactivity and women’s life expectancy are now better than England.</li><li><b>38 numbers moved</b>, and their meaning holds.</li></ul><p><a href="edition:changes.md">Everything that changed</a></p></div>
<div class="jn-panel"><h3>What the board must decide</h3><ul><li>{chip("change", "Change course")} First MMR dose: no answer for 21 days</li><li>{chip("act", "Act")} Care homes rated good or outstanding</li></ul><p><a href="edition:strategy/signals.md">Signals for the board</a></p></div>
</div>
"""


def message(say: str, kind: str, proof: str) -> str:
    return f'<li class="jn-row"><div class="say">{say}</div><div class="jn-margin"><p class="jn-check{kind}">{proof}</p></div></li>'


CHAPTER = f"""<p class="jn-eyebrow">Starting well</p>

# Healthy weight in children

<p class="jn-lead">Which children in Sampleton grow up above a healthy weight, and what would help?</p>

<dl class="jn-front"><div><dt>Status</dt><dd>✓ Approved, version 2.1</dd></div><div><dt>Data to</dt><dd>30 April 2026</dd></div><div><dt>Written by</dt><dd>Public health intelligence</dd></div><div><dt>Reviewed by</dt><dd>School nursing lead</dd></div><div><dt>Next review</dt><dd>April 2027</dd></div></dl>
<details><summary>Full front sheet: owner, sign-off, history, contact</summary><p>Owner: public health team. Endorsed by the children’s partnership, 12 May 2026.</p></details>

## Key messages

<ol class="jn-keys">
{message("<strong>About one in six Year 6 children in Sampleton lives with obesity.</strong> That is lower than in England, and has shown no clear change in ten years.", "", '<b>✓ Checked</b> against data to 30 April 2026. 17.4% (16.2 to 18.7), England 22.2%. <a href="#fig-obesity">See the numbers</a>')}
{message("<strong>One ward stands out.</strong> Oldfield (27.0%) is the only ward worse than England.", " jn-check--moved", '<b>↻ Numbers moved</b>, meaning holds. Was 27.8% in edition 2025. <a href="#fig-obesity">See the numbers</a>')}
{message("<strong>For some groups we cannot say.</strong> Numbers for White Irish children are too small to publish safely.", " jn-check--cannot", "<b>◻ Cannot be checked</b>: withheld [c]. Accepted by the director of public health, with a reason.")}
</ol>

<div class="jn-note"><p><strong>What we need from the board:</strong> agree who leads weight support in Oldfield, and by when. <a href="#what-we-recommend">Go to the recommendations</a></p></div>

## At a glance

<div class="jn-slot" id="slot-glance"></div>
<p class="jn-small">On each line the upright tick is England and the shape is Sampleton. In the small charts the solid line is Sampleton and the dashed line England.</p>

## The level of need here

{figure("obesity", "Obesity in Year 6 is below England and not clearly changing", "Children in Year 6 living with obesity, Sampleton and England, 2014/15 to 2024/25")}
{figure("steps", "Each step up in deprivation brings more obesity", "Children in Year 6 living with obesity, by deprivation fifth of Sampleton, five years to 2024/25")}

## What people told us

<div class="jn-row"><div><blockquote class="jn-quote">“There is nowhere safe to kick a ball after four o’clock in winter.”</blockquote><p class="jn-small">Parent, drop-in, 14 people said this</p><p><strong>You said:</strong> letters home about weight felt like blame. <strong>We did:</strong> the school nursing team rewrote the letter with parents (March 2026).</p></div><div class="jn-margin"><p>Example conversation: 96 people, 4 sites.</p></div></div>

## What we recommend

<div class="jn-slot" id="slot-recommend"></div>

## Data and methods

<div class="jn-row"><div><p class="jn-prose">Comparison: Fingertips method 1 (95% limits). Trend: recent-trend test on five yearly values.</p></div><div class="jn-margin"><p><strong>Marks.</strong> [c] withheld to protect people. [x] not available. [e] estimated. [r] revised.</p></div></div>
"""
GLANCE = table(
    "Six measures of healthy weight", "Sampleton and England, latest period. [c] withheld to protect people, [x] not available.",
    [("Measure", False), ("Sampleton", True), ("England", True), ("Compared", False), ("Against England", False), ("Trend", False), ("Since 2014/15", False)],
    [
        ["Obesity, Year 6<small>ages 10 to 11, 2024/25</small>", "17.4%", "22.2%", chip("better", "Better"), ruler("better", 40, 90), "No clear change", spark([18, 19, 18, 19, 18, 18, 18, 17])],
        ["Obesity, Year 6, most deprived fifth<small>2020/21 to 2024/25</small>", "28.6%", "22.2%", chip("worse", "Worse"), ruler("worse", 120, 80), "One period", "[x]"],
        ["Tooth decay at 5<small>2023/24</small>", "25.1%", "22.4%", chip("similar", "Similar"), ruler("similar", 95, 80), "Too few points", spark([8, 18, 20, 12, 8, 9, 8, 8])],
        ["Obesity, Year 6, White Irish children<small>2018/19 to 2022/23</small>", '<span class="jn-mark">[c]</span>', "20.1%", chip("none", "Not compared"), '<span class="jn-small">not drawn: withheld</span>', "[c]", "[c]"],
    ],
)  # fmt: skip
RECOMMEND = table(
    "Recommendations", "Each has an owner, a date and a measure. Example text.",
    [("What", False), ("Who leads", False), ("By", False), ("How we will know", False), ("Status", False)],
    [
        ["Offer family weight support in Oldfield", "Director of public health", "March 2027", "Year 6 obesity, most deprived fifth", chip("act", "Not yet taken up")],
        ["Open school halls after hours, October to March", "Director of children’s services", "October 2026", "Halls open, by ward", chip("course", "Taken up")],
        ["Ask families about the new letter", "Healthwatch Sampleton", "December 2026", "Answers by group", chip("early", "Too early")],
    ],
)  # fmt: skip
WARD = f"""<div class="jn-hero jn-hero--ward" markdown><div markdown>
<p class="jn-eyebrow">Ward profile, E05000001</p>

# Oldfield

<p class="jn-lead">10,859 people live here. It has the highest child obesity in Sampleton, and more sports places for each person than any other ward.</p>
<p class="jn-small">Edition 2026, data to 30 April 2026.</p>
</div><div class="jn-slot" id="slot-locator"></div></div>

## How this ward compares

<div class="jn-slot" id="slot-spine"></div>

## What helps near here

<div class="jn-cols jn-cols--3">
{"".join(f'<div class="jn-asset"><p class="jn-small">{kind}</p><h3>Oldfield {kind}</h3><p>Central Road, Oldfield</p><p>Monday to Friday, 9am to 5pm</p><p class="jn-small">Checked: date not recorded</p></div>' for kind in ("library", "community hub", "leisure centre", "pharmacy"))}
</div>
"""
ENDS = '<span class="jn-ends"><span>Worse</span><span>Sampleton</span><span>Better</span></span>'
SPINE = table(
    "Oldfield against the other wards", "Centre line: Sampleton. Pale bar: all wards. Shape: this ward.",
    [("Measure", False), ("Ward", True), ("Sampleton", True), ("Compared", False), ("Among the 21 wards", False), ("Rank, 1 is highest", False)],
    [
        ["Health and income"],
        ["Obesity, Year 6<small>3 years to 2024/25, %</small>", "27.0", "17.8", chip("worse", "Worse than England"), ruler("worse", 20, 70), "1 of 21"],
        ["Obesity, Reception<small>3 years to 2024/25, %</small>", "9.6", "6.6", chip("similar", "Similar to England"), ruler("similar", 25, 70), "1 of 21"],
    ],
)  # fmt: skip
SIGNAL_CARDS = "".join(
    f'<li class="jn-signal jn-signal--{kind}">{chip(kind, word)}<h3>{what}</h3><span class="jn-num">{value}</span>'
    f'<p class="jn-small">2024/25, path 93.5%</p><p>Behind its path for 2 years. The plan as it stands will not get there.</p></li>'
    for kind, word, what, value in (
        ("change", "Change course", "First MMR dose by age 2", "90.6%"), ("act", "Act", "Care homes rated good or outstanding", "75.4%"),
        ("turning", "Turning", "Children in care who saw a dentist", "88%"), ("course", "On course", "Broad-spectrum antibiotics", "8.0%"),
    )
)  # fmt: skip
SIGNALS = f"""# Signals for the board

<p class="jn-lead">Two of four outcomes need the board this quarter. One has had no answer for 21 days.</p>
<div class="jn-note jn-note--example"><p><strong>This page is an example.</strong> The targets, paths, dates and answers are made up.</p></div>

<h2 class="jn-h2plain" id="four">Four outcomes</h2>
<ul class="jn-signals">{SIGNAL_CARDS}</ul>

## What the board does and does not do

<div class="jn-cols jn-cols--2"><div><h3>We do</h3><p>Agree the joint strategy.</p></div><div><h3>We do not</h3><p>Run services.</p></div></div>
"""
CHANGES = f"""<p class="jn-eyebrow">Edition 2026 against edition 2025</p>

# What changed since 2025

<p class="jn-lead">Two sentences changed meaning.</p>

## Corrections

<div class="jn-note jn-note--warn"><p><strong>14 March 2026.</strong> Edition 2025 said that 26.0% of 5 year olds had tooth decay. The right figure was 25.1%.</p></div>

{key([("better", "Better (12 wards)"), ("similar", "Similar (8)"), ("worse", "Worse (1)")])}

<p>Measures marked {shape("none")} are not compared.</p>
"""
ABOUT = "# About this assessment\n\n<p class='jn-lead'>What this is and how it was made.</p>\n\n## How to read it\n\nWords.\n"

PAGES = (
    Page("index.md", "Sampleton", "What people here need.", HOME, ("Sampleton today",), {"map": small_map()}),
    Page(
        "needs/weight.md", "Healthy weight in children", "Children above a healthy weight.", CHAPTER, ("Needs", "Starting well"),
        {"glance": GLANCE, "obesity": picture("obesity"), "steps": picture("steps"), "recommend": RECOMMEND}, (DOWNLOAD,),
    ),
    Page("places/oldfield.md", "Oldfield", "Profile of Oldfield.", WARD, ("Places", "Places"), {"locator": small_map(), "spine": SPINE}),
    Page("strategy/signals.md", "Signals for the board", "What needs the board.", SIGNALS, ("What we will change",)),
    Page("changes.md", "What changed", "What changed since 2025.", CHANGES, ("What changed",)),
    Page("data/about.md", "About this assessment", "What this is.", ABOUT, ("Data and methods",)),
    Page("data/accessibility.md", "Accessibility", "How accessible this site is.", "# Accessibility\n\nWords.\n"),
)  # fmt: skip
