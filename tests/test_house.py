"""The plan of the house is kept, and each check of it can fail."""

from pathlib import Path

import pytest

from tests.beside import ROOT
from tests.house import faults, machine_paths

JSNA = ROOT / "jsna"
CODE = sorted(path.relative_to(JSNA).as_posix() for path in JSNA.rglob("*.py"))
TEXTS = sorted(
    path.relative_to(JSNA).as_posix()
    for path in JSNA.rglob("*")
    if path.suffix in {".css", ".html", ".j2", ".js", ".json", ".md", ".svg", ".txt", ".yml"}
)

UNSAID = "an except says what it expects"
KEEPS_ROWS = "what disclosure/ let out keeps its rows: no replace(..., frame=...)"

# a file that is wrong on purpose, and what is said of it
WRONG = [
    ("model/a.py", "import jsna.charts.figure\n", "1: model does not know charts, which is above it"),
    ("model/a.py", "from jsna import pages\n", "1: model does not know pages, which is above it"),
    ("charts/a.py", "if 1:\n    from jsna.pages import page\n", "2: charts does not know pages, which is above it"),
    ("problems.py", "from jsna.registry import pick\n", "1: problems does not know registry, which is above it"),
    ("build.py", "from jsna.cli import main\n", "1: build does not know cli, which is above it"),
    ("pages/a.py", "from ..model import book\n", "1: an import says its whole path, from jsna on"),
    ("pages/a.py", "import matplotlib\n", "1: pages does not use matplotlib"),
    ("cache.py", "import yaml\n", "1: cache does not use yaml"),
    ("findings/a.py", "from numpy.typing import ArrayLike\n", "1: findings does not use numpy"),
    ("model/a.py", "from pandas import DataFrame\n", "1: model does not use pandas"),
    ("site/a.py", "import mkdocs.config\n", "1: site does not use mkdocs"),
    ("build.py", "import rich\n", "1: build does not use rich"),
    ("site/a.py", 'import importlib\nimportlib.import_module("mkdocs")\n', "2: site does not use mkdocs"),
    ("sources/a.py", "import socket\n", "1: only refresh may open a connection, and this imports socket"),
    ("cli.py", "import httpx\n", "1: only refresh may open a connection, and this imports httpx"),
    (
        "sources/a.py",
        "from urllib.request import urlopen\n",
        "1: only refresh may open a connection, and this imports urllib.request.urlopen",
    ),
    ("desk/a.py", "import socket\n", "1: only refresh may open a connection, and this imports socket"),
    ("charts/a.py", "from matplotlib import pyplot as plt\n", "1: figures are drawn without pyplot"),
    ("charts/a.py", "import matplotlib.pyplot\n", "1: figures are drawn without pyplot"),
    ("pages/a.py", "safe = SafeTable(1)\n", "1: SafeTable is made in disclosure/ and nowhere else"),
    ("charts/a.py", "safe.SafeTable()\n", "1: SafeTable is made in disclosure/ and nowhere else"),
    ("pages/a.py", "Finding()\n", "1: Finding is made in findings/ and nowhere else"),
    ("pages/a.py", "Figure()\n", "1: Figure is made in charts/ and nowhere else"),
    ("site/a.py", "Page()\n", "1: Page is made in pages/ and nowhere else"),
    ("pages/a.py", "from jsna.disclosure.safe import SafeTable as Table\n", "1: SafeTable keeps its name"),
    ("pages/a.py", "replace(safe, frame=raw)\n", f"1: {KEEPS_ROWS}"),
    ("model/a.py", "try:\n    f()\nexcept Exception:\n    pass\n", f"3: {UNSAID}"),
    ("model/a.py", "try:\n    f()\nexcept:\n    pass\n", f"3: {UNSAID}"),
    ("model/a.py", "try:\n    f()\nexcept (ValueError, BaseException):\n    pass\n", f"3: {UNSAID}"),
    ("site/a.py", "try:\n    f()\nexcept Exception:\n    raise\n", f"3: {UNSAID}"),
    ("model/a.py", "x = 1\n" * 251, "1: 251 lines; 250 is the most"),
    ("model/a.py", "def f():\n" + "    x = 1\n" * 40, "1: f is 41 lines long; 40 is the most"),
    ("model/utils.py", "", "1: 'utils' names nothing; say what is in it"),
    ("charts/common/a.py", "", "1: 'common' names nothing; say what is in it"),
    ("odds.py", "", "1: the plan has no room called 'odds'"),
    ("model/a.py", "path.read_text()\n", '1: read_text names its encoding: encoding="utf-8"'),
    ("model/a.py", "path.write_text(words)\n", '1: write_text names its encoding: encoding="utf-8"'),
    ("model/a.py", 'open(path, "w")\n', '1: open names its encoding: encoding="utf-8"'),
    ("model/a.py", 'path.open("a")\n', '1: open names its encoding: encoding="utf-8"'),
    ("model/a.py", 'DATA = "/home/ann/data"\n', "1: a path of one machine: /home/ann"),
    ("model/a.py", 'DATA = r"C:\\data"\n', "1: a path of one machine: C:\\"),
]  # fmt: skip

# what each room may do
RIGHT = [
    (
        "model/a.py",
        "import re\nfrom jsna.problems import Fault\nfrom jsna.model.nodes import Node\nimport yaml\n",
    ),
    ("sources/a.py", "import duckdb\nfrom jsna.model.book import Book\nfrom urllib.parse import quote\n"),
    ("disclosure/a.py", "from jsna.disclosure.safe import SafeTable\nSafeTable(1)\n"),
    ("disclosure/a.py", "from dataclasses import replace\nreplace(safe, frame=kept)\n"),
    ("findings/a.py", "from jsna.disclosure.safe import SafeTable\nFinding()\n"),
    (
        "charts/a.py",
        "from matplotlib.figure import Figure as Canvas\nimport pydantic, pandas, numpy\nFigure()\n",
    ),
    ("pages/a.py", "from jsna.charts.figure import Figure\nPage()\nreplace(page, title='x')\n"),
    ("site/engine.py", "import mkdocs.commands.build\n"),
    ("refresh/a.py", "import httpx, socket\n"),
    ("desk/a.py", "from http.server import HTTPServer\nfrom jsna.build import build\n"),
    ("cli.py", "import click, rich\nfrom jsna import build, desk\n"),
    ("__main__.py", "from jsna.cli import main\n"),
    ("__init__.py", '"""Where the toolkit begins."""\n'),
    ("model/a.py", "try:\n    f()\nexcept (ValueError, OSError):\n    pass\n"),
    ("site/a.py", "try:\n    f()\nexcept BaseException:\n    undo()\n    raise\n"),
    ("model/a.py", "x = 1\n" * 250),
    ("model/a.py", "def f():\n" + "    x = 1\n" * 39),
    (
        "model/a.py",
        'path.read_text(encoding="utf-8")\nopen(path, "rb")\npath.open("rb")\nwebbrowser.open(address)\n',
    ),
    ("model/a.py", 'WEB = "https://example.org/home/page"\n'),
]


def test_the_whole_house_is_read():
    assert {"problems.py", "disclosure/safe.py", "charts/figure.py"} <= set(CODE)


@pytest.mark.parametrize("path", CODE)
def test_a_file_keeps_to_the_plan(path: str):
    assert faults(path, (JSNA / path).read_text(encoding="utf-8")) == []


def test_no_template_or_style_names_a_machine():
    texts = {path: (JSNA / path).read_text(encoding="utf-8") for path in TEXTS}
    assert [found for path, text in texts.items() for found in machine_paths(path, text)] == []


@pytest.mark.parametrize(("path", "text", "said"), WRONG)
def test_a_file_that_is_wrong_on_purpose_is_caught(path: str, text: str, said: str, tmp_path: Path):
    planted = tmp_path / path
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.write_text(text, encoding="utf-8")
    read = planted.relative_to(tmp_path).as_posix()
    assert faults(read, planted.read_text(encoding="utf-8")) == [f"{path}:{said}"]


@pytest.mark.parametrize(("path", "text"), RIGHT)
def test_what_a_room_may_do_is_left_alone(path: str, text: str):
    assert faults(path, text) == []
