"""Templates broken at random: each is filled or told, soon, in a text and in a page.

The whole run::

    python -m tests.inputs.fuzz_templates 5000
"""

import random
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from jsna.model.value import Node
from jsna.pages.claims import claims_in
from jsna.pages.facts import Facts
from jsna.pages.filters import filters
from jsna.pages.narrative import TAGS, Words, html, names_in, render
from jsna.pages.printed import printed
from jsna.pages.quantities import Series
from jsna.pages.templates import fill_page
from jsna.pages.unshown import unshown
from jsna.problems import Fault, Faults, Place
from tests.workspace import drafted, small

SLOWEST, MOST_MEMORY = 6.0, 2_000_000_000  # seconds of processor time a template; bytes of the whole run
NAMES = {"E92000001": "England", "northbrook": "Northbrook"}
PIECES = [
    "Fewer adults smoke here. ", "{{ m.latest.value | percent }}", "{{ m.latest | with_interval }}", "{{ m.at('england').latest }}",
    "{% claim \"adult-smoking is falling\" %}It falls{% else %}It does not{% endclaim %}", "{% for q in m.series %}{{ q }} {% endfor %}",
    "{% if m.latest.value > 3 %}x{% endif %}", "{% set x = 'ab' %}", "{% set x = x + x %}", "{{ x }}", "{{ x | center(900) }}", "{{ [1, 2] | join(', ') }}",
    "{% macro f(n) %}{{ n }}{{ f(n) }}{% endmacro %}", "{{ f(1) }}", "{% for a in range(9999) %}", "{% endfor %}", "{{ 9 ** 9 ** 9 }}", "{{ x.__class__ }}",
    "{% include 'x' %}", "{% block b %}", "{{ self.b() }}", "{% endblock %}", "{% call f(1) %}{% endcall %}", "{% filter upper %}", "{% endfilter %}",
    "{% raw %}", "{% endraw %}", "{# ", " #}", "<script>", "</script>", "<b onclick=x>", "<!-- ", "[a](javascript:x)", "![](//x.example/y)", "{: style=x }",
    "## One\n", "#### Two\n", "| a | b |\n|---|---|\n| 1 | 2 |\n", "> > > > ", "* * * ", "[[[[", "``` \n", "**", "_", "&#0;", "\\", "]]>", "<?x ?>", "<!x>",
]  # fmt: skip
SIGNS = [
    *"{}%|()[].,'\"=<>*&#!~^+-/0 \n",
    "{{",
    "}}",
    "{%",
    "%}",
    " in ",
    " not ",
    " is ",
    " if ",
    "else",
    "none",
    "9" * 5000,
    "(" * 400,
]


def templates(count: int, seed: int) -> Iterator[str]:
    """``count`` templates, the same for the same ``seed``."""
    chance = random.Random(seed)
    for _ in range(count):
        text = "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 8)))
        for _ in range(chance.choice((0, 0, 1, 2, 4))):
            at = chance.randint(0, len(text))
            cut = chance.randint(0, 4)
            text = text[:at] + chance.choice(SIGNS) + text[at + cut :]
        yield text * chance.choice((1, 1, 1, 1, 1, 40))


class Reader(HTMLParser):
    """Reads what is shown as a browser would, and finds in it nothing but words, tables and links."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        for name, value in attrs:
            assert (tag, name) == ("a", "href"), (tag, name)
            scheme = re.match(r"[a-z][a-z0-9+.-]*:", str(value), re.IGNORECASE)
            assert scheme is None or scheme[0].lower() in ("https:", "mailto:", "edition:"), value

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def outcome(text: str, series: Series, root: Path) -> str:
    """What becomes of a template: ``filled`` or ``told``.  Nothing else may be raised."""
    words = Words(text, Node(Place("a.yml"), text))
    names_in(text), claims_in(text)
    facts = Facts("a.md", {})
    told = {"claim_is_kept": lambda number: number % 2 == 0, "claim_said": lambda number, caller: caller()}
    (root / "templates/t.md.j2").write_text(text, encoding="utf-8")
    try:
        fill_page(root, "t", m="words", title="Title")
    except (Fault, Faults) as wrong:
        _said(wrong)
    try:
        made = render(words, {"m": series, **told}, filters(facts), printed(facts))
    except (Fault, Faults) as wrong:
        return _said(wrong)
    assert all(str(one) for one in unshown(words, made))
    reader = Reader()
    reader.feed(html(made))
    reader.close()
    return "filled"


def _said(wrong: Fault | Faults) -> str:
    return "told" if str(wrong) else "silent"


def run(count: int, seed: int, folder: Path) -> tuple[Counter[str], float]:
    """What became of ``count`` templates, and the seconds of the slowest."""
    made = drafted(small(folder))
    series = Series(made.book.measures["adult-smoking"], "northbrook", made.found, NAMES)
    (folder / "templates").mkdir(exist_ok=True)
    became: Counter[str] = Counter()
    slowest = 0.0
    for number, text in enumerate(templates(count, seed)):
        began = time.process_time()
        try:
            became[outcome(text, series, folder)] += 1
        except BaseException as error:
            error.add_note(f"template {number} of seed {seed}: {text[:600]!r}")
            raise
        slowest = max(slowest, time.process_time() - began)
    return became, slowest


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        became, slowest = run(int(sys.argv[1]), 1, Path(folder))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    sys.stdout.write(f"{dict(became)}; slowest {slowest:.2f} s; {memory / 1e6:.0f} MB\n")
    sys.exit(slowest > SLOWEST or memory > MOST_MEMORY)
