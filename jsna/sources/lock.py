"""data.lock: what every data file was when it was last accepted, so that no file changes unseen.

One JSON file beside the data, sorted, the same bytes for the same tables; nothing here opens a data file.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from jsna.problems import Fault, Place
from jsna.sources.table import Table
from jsna.whole import write_whole

LOCK = "data/data.lock"
SNAPSHOTS = ".jsna/snapshots"  # accepted files by their hash, so that old values can be told from new ones


@dataclass(frozen=True, slots=True)
class Locked:
    """One data file: the hash of its bytes, its rows, its own headings."""

    file: str
    sha256: str
    rows: int
    columns: tuple[str, ...]


def locked(tables: Iterable[Table]) -> dict[str, Locked]:
    """What each of ``tables`` is now, by id."""
    return {one.id: Locked(one.file, one.sha256, one.read, one.header) for one in tables}


def read_lock(root: Path) -> dict[str, Locked]:
    """What was accepted, by id of table; nothing where there is no lock.  Raises Fault for a damaged one."""
    path = root / LOCK
    if not path.is_file():
        return {}
    try:
        made = json.loads(path.read_text(encoding="utf-8"))
        return {str(id_): _locked(**one) for id_, one in made.items()}
    except (ValueError, TypeError, AttributeError):
        hint = "delete it: the next build writes it again"
        raise Fault(Place(LOCK), "this lock cannot be read", hint, "lock") from None


def _locked(file: str, sha256: str, rows: int, columns: list[str]) -> Locked:
    return Locked(str(file), str(sha256), int(rows), tuple(map(str, columns)))


def compare(accepted: Mapping[str, Locked], now: Mapping[str, Locked]) -> list[Fault]:
    """A warning for each table of ``now`` that is not what was accepted: what is most telling about it."""
    pairs = [(id_, accepted[id_], now[id_]) for id_ in sorted(now) if id_ in accepted]
    return [
        Fault(Place(is_.file), _changed(was, is_), _meant(id_), "data-changed", "warning")
        for id_, was, is_ in pairs
        if was != is_
    ]


def _meant(table: str) -> str:
    return f"see what changed, and record it: jsna refresh --accept {table}"


def _changed(was: Locked, is_: Locked) -> str:
    gone = [name for name in was.columns if name not in is_.columns]
    new = [name for name in is_.columns if name not in was.columns]
    if is_.rows < was.rows:
        return f"{is_.rows} rows, {was.rows} recorded"
    if gone:
        return f"column '{gone[0]}' is recorded and not there" + (f"; '{new[0]}' is new" if new else "")
    if is_.rows > was.rows:
        return f"{is_.rows - was.rows} more rows than the {was.rows} recorded"
    return (
        f"other columns than those recorded: '{new[0]}' is new" if new else "other bytes than those recorded"
    )


def write_lock(root: Path, accepted: Mapping[str, Locked], now: Mapping[str, Locked]) -> bool:
    """Record the tables of ``now`` that ``accepted`` does not have; True where the file changed."""
    body = lock_bytes({**now, **accepted})
    path = root / LOCK
    if path.is_file() and path.read_bytes() == body:
        return False
    write_whole(path, body)
    return True


def lock_bytes(accepted: Mapping[str, Locked]) -> bytes:
    """The file that records ``accepted``."""
    whole = {id_: asdict(one) for id_, one in accepted.items()}
    return (json.dumps(whole, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def keep_accepted(root: Path, accepted: Mapping[str, Locked]) -> None:
    """Keep a copy of every file that is still what was accepted.  Raises OSError."""
    for one in accepted.values():
        path, kept = root / one.file, root / SNAPSHOTS / one.sha256
        if kept.is_file() or not path.is_file():
            continue
        body = path.read_bytes()
        if hashlib.sha256(body).hexdigest() == one.sha256:
            write_whole(kept, body)
