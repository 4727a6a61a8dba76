"""The report as one page for the steering group: plain HTML that needs nothing beside it, and no script."""

import json
from html import escape
from pathlib import Path

from jsna.model.periods import in_words, read_period
from jsna.refresh.atomic import replace_whole
from jsna.refresh.phrases import HEADINGS, Item, Part, headline, parts, summary
from jsna.refresh.report import Report
from jsna.refresh.staging import FOLDER

NAME = "refresh-report.html"
_STYLE = """
body { font-family: Arial, sans-serif; line-height: 1.5; color: #0b0c0c; background: #fff;
  max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.8rem; }
h2 { font-size: 1.3rem; margin-top: 2rem; border-top: 2px solid #0b0c0c; padding-top: .5rem; }
li { margin-bottom: .6rem; } .more { display: block; color: #484949; }
a { color: #1a65a6; } a:focus, [tabindex]:focus { outline: 3px solid #0b0c0c; outline-offset: 2px; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: bold; padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; }
tr { border-bottom: 1px solid #b1b4b6; }
"""


def keep(root: Path, report: Report) -> Path:
    """Write the page and its JSON beside the workspace's other kept things; returns where the page is.

    A report that tells of new data also stays under a name of its own.  Raises OSError.
    """
    folder = root / FOLDER
    made = html(report).encode()
    plain = (json.dumps(report.plain(), indent=1, ensure_ascii=False) + "\n").encode()
    replace_whole(folder / "refresh-report.json", plain)
    replace_whole(folder / NAME, made)
    if report.is_new and not report.dry_run:
        name = _free(folder / "reports", report.today.isoformat(), plain)
        replace_whole(folder / "reports" / f"{name}.json", plain)
        replace_whole(folder / "reports" / f"{name}.html", made)
    return folder / NAME


def _free(folder: Path, day: str, body: bytes) -> str:
    """A name for a report of ``day`` that no other report has."""
    number, name = 1, day
    while (folder / f"{name}.json").is_file() and (folder / f"{name}.json").read_bytes() != body:
        number += 1
        name = f"{day}-{number}"
    return name


def html(report: Report) -> str:
    """The page."""
    day = in_words(read_period(report.today.isoformat()))
    title = f"What the refresh of {day} changed"
    said = parts(report)
    body = [f"<h1>{escape(title)}</h1>", f"<p>{escape(headline(report))}</p>"]
    body += [f"<p>{escape(sentence)}</p>" for sentence in summary(report)]
    if len(said) > 1:
        links = "".join(
            f'<li><a href="#part-{n}">{escape(_titled(part))}</a></li>' for n, part in enumerate(said, 1)
        )
        body.append(f'<nav aria-label="Parts of this report"><ul>{links}</ul></nav>')
    body += [_section(number, part) for number, part in enumerate(said, 1)]
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{chr(10).join(body)}\n</main>\n</body>\n</html>\n"
    )


def _titled(part: Part) -> str:
    return f"{part.title}: {part.size:,}"


def _section(number: int, part: Part) -> str:
    id_ = f"part-{number}"
    made = [f'<section aria-labelledby="{id_}">', f'<h2 id="{id_}">{escape(_titled(part))}</h2>']
    if part.items:
        made += ["<ul>", *(_item(item) for item in part.items), "</ul>"]
    if part.rows:
        made.append(_table(part))
    return "\n".join([*made, "</section>"])


def _item(item: Item) -> str:
    more = "".join(f'<span class="more">{escape(one)}</span>' for one in item.more)
    return f"<li>{escape(item.said)}{more}</li>"


def _table(part: Part) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in HEADINGS)
    rows = "\n".join(_row(row) for row in part.rows)
    title = escape(part.title)
    return (
        f'<div class="wide" role="region" aria-label="Table: {title}" tabindex="0"><table>\n'
        f"<caption>{title}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table></div>"
    )


def _row(row: tuple[str, ...]) -> str:
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
    return f'<tr><th scope="row">{escape(row[0])}</th>{cells}</tr>'
