"""Put a table's new file, card and lock entry in place: all of them, or none, whenever the program dies.

What is to be done is written down first, with the hash of every file before
and after; the bytes are kept as snapshots.  The next run finishes what it finds.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jsna.problems import Fault, Place
from jsna.refresh.atomic import hash_at, read_json, remove, replace_whole, write_json
from jsna.refresh.snapshots import Snapshots
from jsna.refresh.staging import FOLDER
from jsna.whole import tidy

JOURNAL = f"{FOLDER}/journal.json"


@dataclass(frozen=True, slots=True)
class Step:
    """One file that becomes another: hashes before and after, None for no file."""

    file: str
    before: str | None
    after: str | None


def replace_all(
    root: Path, table: str, files: Mapping[str, bytes], gone: Sequence[str], tell: Callable[[str], None]
) -> None:
    """``files`` (path: bytes) take the place of what is there; ``gone`` are taken away.  Raises OSError."""
    kept = Snapshots(root)
    steps = [Step(file, hash_at(root / file), kept.keep(body)) for file, body in files.items()]
    steps += [Step(file, hash_at(root / file), None) for file in gone]
    plain = [[step.file, step.before, step.after] for step in steps]
    tell(f"{table}: writing down what is to be done")
    write_json(root / JOURNAL, {"table": table, "steps": plain})
    _do(root, steps, lambda file: tell(f"{table}: {file}"))
    remove(root / JOURNAL)
    tell(f"{table}: done")


def finish(root: Path) -> str:
    """Finish what an interrupted run had begun; returns its table, "" for none.

    Raises Fault where a file was changed in between, so that nobody's work is lost.
    """
    if not (root / JOURNAL).is_file():
        return ""
    written = read_json(root / JOURNAL)
    try:
        table, steps = str(written["table"]), [Step(*one) for one in written["steps"]]
    except (KeyError, TypeError):
        hint = "delete it, and refresh again"
        raise Fault(
            Place(JOURNAL), "what an interrupted refresh left cannot be read", hint, "journal"
        ) from None
    for step in steps:
        now = hash_at(root / step.file)
        if now not in (step.before, step.after):
            said = f"this file was changed after the refresh of '{table}' was interrupted"
            hint = f"put it back as it was, or delete {JOURNAL} to give that refresh up"
            raise Fault(Place(step.file), said, hint, "journal")
    for folder in {(root / step.file).parent for step in steps}:
        tidy(folder)
    _do(root, steps, lambda file: None)
    remove(root / JOURNAL)
    return table


def _do(root: Path, steps: Sequence[Step], tell: Callable[[str], None]) -> None:
    kept = Snapshots(root)
    for step in steps:
        tell(step.file)
        if hash_at(root / step.file) == step.after:
            continue
        if step.after is None:
            remove(root / step.file)
            continue
        body = kept.body(step.after)
        if body is None:
            said = "the copy that an interrupted refresh had made is gone"
            raise Fault(Place(step.file), said, f"delete {JOURNAL}, and refresh again", "journal")
        replace_whole(root / step.file, body)
