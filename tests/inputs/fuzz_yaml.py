"""Documents broken at random: each is understood or told, soon, and in little memory.

The whole run::

    python -m tests.inputs.fuzz_yaml 100000
"""

import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from jsna.model.book import read_book
from jsna.model.nodes import compose
from jsna.model.people import emails
from jsna.model.shelf import MODELS
from jsna.model.understand import understand
from jsna.problems import Fault, Faults, errors
from tests.beside import ROOT
from tests.workspace import TODAY, small

SLOWEST, MOST_MEMORY = 1.0, 2_000_000_000  # seconds of processor time a document; bytes of the whole run
EVERY = 50  # of so many documents, one is read within a whole workspace
SIGNS = [
    ":", ": ", "- ", "#", " #", "&a ", "*a", "!!set ", "!x ", "|", ">", "|2", "{", "}", "[", "]", ",", '"', "'", "\\", "%", "@", "`",
    "\t", "\n", "\n\n", "---\n", "...\n", "? ", "<<: ", "\u00a0", "\u2028", "\x07", "\u202e", "\ud83d", "\U0001f600", "é", "{{", "}}",
    "{%", "%}", "0", "-1", "1e999", ".nan", "no", "null", "~", "2026-02-30", "9" * 30, "x" * 300, "\\ud800", "a@b.example", "../", "%s",
]  # fmt: skip


def originals() -> list[str]:
    """Every document of this repository: chapters, cards, the starter and the blanks."""
    places = ("chapters", "data", "jsna/starter", "jsna/blanks")
    return [
        file.read_text(encoding="utf-8") for place in places for file in sorted((ROOT / place).rglob("*.yml"))
    ]


def documents(count: int, seed: int = 1) -> Iterator[str]:
    """``count`` documents, the same for the same ``seed``: most of them real ones broken, the rest made up."""
    chance, real = random.Random(seed), originals()
    for number in range(count):
        yield made_up(chance) if number % 4 == 3 else broken(chance.choice(real), chance)


def broken(text: str, chance: random.Random) -> str:
    """``text`` with a few things in it changed."""
    if len(text) > 4000 and chance.random() < 0.8:  # a part of it says as much, sooner
        start = chance.randrange(len(text) - 2000)
        text = text[: text.find("\nkind:") + 200] + text[start : start + 2000]
    for _ in range(chance.randint(1, 6)):
        text = chance.choice(WAYS)(text, chance)
    return text


def _insert(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(SIGNS) + text[at:]


def _delete(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + text[at + chance.randint(1, 12) :]


def _line(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    way = chance.randrange(4)
    if way == 0:
        lines[one] = " " * chance.randint(1, 7) + lines[one].lstrip()
    elif way == 1:
        lines[one], lines[other] = lines[other], lines[one]
    elif way == 2:
        lines.insert(one, lines[other])
    else:
        del lines[one]
    return "\n".join(lines)


def _value(text: str, chance: random.Random) -> str:
    """The value of one field exchanged for another kind of thing."""
    lines = text.split("\n")
    fields = [number for number, line in enumerate(lines) if ": " in line]
    if fields:
        one = chance.choice(fields)
        name = lines[one].partition(": ")[0]
        lines[one] = f"{name}: {flow(chance, 3)}"
    return "\n".join(lines)


def _again(text: str, chance: random.Random) -> str:
    """A piece many times over."""
    at = chance.randint(0, len(text))
    piece = text[at : at + chance.randint(1, 20)]
    return text[:at] + piece * chance.choice((2, 10, 400)) + text[at:]


WAYS: list[Callable[[str, random.Random], str]] = [_insert, _insert, _delete, _line, _value, _again]


def made_up(chance: random.Random) -> str:
    """A document made from the grammar of YAML alone."""
    lines = [f"kind: {chance.choice([*MODELS, 'chaptr', '[x]', ''])}"]
    names = [name for model, _ in MODELS.values() for name in model.model_fields]
    lines += [f"{chance.choice(names)}: {flow(chance, 5)}" for _ in range(chance.randint(1, 12))]
    return "\n".join(lines)


def flow(chance: random.Random, depth: int) -> str:
    """A value on one line, lists and fields within one another."""
    way = chance.random()
    if depth and way < 0.2:
        return "[" + ", ".join(flow(chance, depth - 1) for _ in range(chance.randint(0, 3))) + "]"
    if depth and way < 0.4:
        names = ["id", "say", "text", "role", "show", "series", "part", "a", "1", ""]
        inside = (f"{chance.choice(names)}: {flow(chance, depth - 1)}" for _ in range(chance.randint(0, 3)))
        return "{" + ", ".join(inside) + "}"
    words = ["x", "smoking", "2026", "2026-01-31", "5", "3.5", "true", '"a b"', "'c'", "", "{{ x.latest }}"]
    return chance.choice(words) if way < 0.85 else chance.choice(SIGNS).replace("\n", " ")


def outcome(text: str) -> str:
    """What becomes of a document: ``understood`` or ``told``.  Nothing else may be raised."""
    node, wrong = compose(text, "chapters/a.yml")
    if node is None:
        assert errors(wrong)
        return "told"
    wrong += emails(node)
    kind = node.child("kind")
    model, rules = MODELS.get(str(kind.value) if kind else "", (None, None))
    if model is None:
        return "told"
    try:
        document = understand(node, model)
    except Faults as faults:
        wrong += faults.found
    else:
        wrong += rules.alone(document, node, TODAY)
    assert all(isinstance(one, Fault) and str(one) for one in wrong)
    return "told" if errors(wrong) else "understood"


def in_a_workspace(text: str, root: Path) -> None:
    """The document as a chapter and as a card of a small workspace, linked with all others."""
    for file in ("chapters/needs/smoking.yml", "data/adult-smoking.yml"):
        path = root / file
        kept = path.read_bytes()
        path.write_bytes(text.encode("utf-8", errors="surrogatepass"))
        book = read_book(root, None, TODAY)
        assert all(str(one) for one in book.faults)
        path.write_bytes(kept)


def run(count: int, seed: int, root: Path) -> tuple[Counter[str], float]:
    """What became of ``count`` documents, and the seconds of the slowest."""
    became: Counter[str] = Counter()
    slowest = 0.0
    for number, text in enumerate(documents(count, seed)):
        began = time.process_time()
        try:
            became[outcome(text)] += 1
            if number % EVERY == 0:
                in_a_workspace(text, root)
        except BaseException as error:
            error.add_note(f"document {number} of seed {seed}: {text[:600]!r}")
            raise
        slowest = max(slowest, time.process_time() - began)
    return became, slowest


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        became, slowest = run(int(sys.argv[1]), 1, small(Path(folder)))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    sys.stdout.write(f"{dict(became)}; slowest {slowest:.2f} s; {memory / 1e6:.0f} MB\n")
    sys.exit(slowest > SLOWEST or memory > MOST_MEMORY)
