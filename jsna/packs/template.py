"""What a template that somebody else made may not do: print words as they are, reach inside, leave its place.

Text in, Faults out; the template is read and never run.
"""

from collections.abc import Iterator

from jsna.packs.names import shown
from jsna.pages.html_slips import html_faults
from jsna.pages.sandbox import not_for_packs
from jsna.problems import Fault, Place


def template_faults(pack: str, name: str, body: bytes) -> Iterator[Fault]:
    """What is wrong with the file ``name`` of the pack, if it is a template; of any other nothing."""
    if not name.endswith(".j2"):
        return
    file = f"{pack}:{shown(name)}"
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        yield Fault(
            Place(file, line),
            "this file is not UTF-8 text",
            "save it again with the encoding UTF-8",
            "encoding",
        )
        return
    lines = text.splitlines()
    for line, word, said in not_for_packs(text):
        written = lines[line - 1] if 0 < line <= len(lines) else ""
        yield Fault(
            Place(file, line, written.find(word) + 1 if word in written else 1), said, "take it out", "pack"
        )
    for word, said in html_faults(text):
        at = next((n for n, written in enumerate(lines, 1) if word in written), 1)
        column = lines[at - 1].find(word) + 1 if lines else 1
        yield Fault(
            Place(file, at, max(column, 1)), said.replace("in a template", "in a pack"), "take it out", "pack"
        )
