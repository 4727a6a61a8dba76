"""Cut publications short, each at another step, and look whether anything that was published changed.

``python -m tests.site.crashes FOLDER`` cuts at every step there is, about two thousand times (ten
minutes); ``FOLDER WORK HOW FIRST EVERY`` at some of them.  What it saw is printed as JSON.
A step is a file or folder in the workspace that is opened, made, moved, listed or taken away.

WORK: ``whole`` (pages made, kept, put in the site) or ``kept`` (only kept and put in the site).
HOW: ``kill`` (SIGKILL) or ``full`` (the step fails: the disk is full).
"""

import errno
import json
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from jsna.problems import Fault, Faults
from jsna.site.archive import keep
from jsna.site.manifest import files_in, manifest_of, write_manifest
from jsna.site.publish import Keeper, publish, restore
from jsna.site.verify import verify
from tests.site import sample

STEPS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.listdir", "os.scandir"}
DONE, REFUSED, BROKEN, UNHURT, TOLD = range(5)  # done before that step; done although that step failed
NAMES = {  # told: refused for what followed from it, such as a page that could not be listed
    DONE: "done", REFUSED: "refused", UNHURT: "unhurt", TOLD: "told", -signal.SIGKILL: "killed",
}  # fmt: skip


def published(root: Path, name: str, cut_off: str, day: str) -> None:
    """Publish the three small pages as edition ``name``."""
    book = sample.book(root, name, cut_off, day)
    keeper = Keeper(keep=lambda made, manifest: keep(root, made, manifest) and None)
    kept = {"facts": [], "findings": [], "corrections": []}
    publish(sample.small(), kept, book, root, keeper=keeper)


def whole(root: Path) -> None:
    """Publish edition 2026."""
    published(root, "2026", "2026-04-30", "2026-06-10")


def kept(root: Path) -> None:
    """Publish edition 2026 from a folder that is made already."""
    made = root / "made"
    manifest = manifest_of(made, "2026", "JSNA", "published", "2026-04-30", "2026-06-10")
    keep(root, made, manifest)
    restore(sample.book(root, "2026", "2026-04-30", "2026-06-10"), root)


WORK: dict[str, Callable[[Path], None]] = {"whole": whole, "kept": kept}


def prepared(folder: Path) -> Path:
    """A workspace in which edition 2025 is published, and a folder from which 2026 can be."""
    root = sample.workspace(folder / "before")
    made = root / "made"
    (made / "needs").mkdir(parents=True)
    for name in ("index.html", "404.html", "needs/smoking.html"):
        (made / name).write_text(f"<h1>{name}</h1>\n", encoding="utf-8")
    for name in ("2025", "2026"):
        manifest = manifest_of(made, name, "JSNA", "published", f"{name}-04-30", f"{name}-06-10")
        write_manifest(manifest, made)
        if name == "2025":
            keep(root, made, manifest)
    restore(sample.book(root), root)
    return root


def cut(work: Callable[[], None], inside: Path, at: int, how: str) -> int:
    """The exit status of ``work`` in a process of its own that is cut short at step ``at``."""
    child = os.fork()
    if child == 0:
        status = BROKEN
        try:
            status = _child(work, str(inside), at, how)
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _child(work: Callable[[], None], inside: str, at: int, how: str) -> int:
    steps = 0

    def hook(event: str, words: tuple[object, ...]) -> None:
        nonlocal steps
        if event in STEPS and any(str(word).startswith(inside) for word in words[:2]):
            steps += 1
            if steps == at:
                HOW[how]()

    sys.addaudithook(hook)
    try:
        work()
    except (Fault, Faults, OSError) as error:
        plain = any(words in str(error) for words in ("the disk is full", "No space left on device"))
        return REFUSED if plain else TOLD
    return DONE if steps < at else UNHURT


def _killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _full() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


HOW: dict[str, Callable[[], None]] = {"kill": _killed, "full": _full}


def bytes_of(root: Path) -> dict[str, bytes]:
    """Every byte of edition 2025, where it is kept and where readers see it."""
    folders = [root / "site/2025", *(root / "published").glob("2025.*")]
    names = [
        path for folder in folders for path in ([folder] if folder.is_file() else sorted(folder.rglob("*")))
    ]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in names if path.is_file()}


def wrong_after(root: Path, before: dict[str, bytes]) -> list[str]:
    """What may not be after a publication was cut short."""
    found = [name for name, body in bytes_of(root).items() if before.get(name) != body]
    found += [name for name in before if not (root / name).is_file()]
    record, site = (root / "published/2026.json").is_file(), root / "site"
    found += [str(one) for one in verify(site, root, "site") if not (record and one.path == "site/2026")]
    if (site / "2026").is_dir() and not record:
        found.append("an edition is in the site that was not published")
    return found


def rounds(folder: Path, work: str, how: str, first: int, every: int) -> dict[str, object]:
    """Cut at step ``first``, then ``every`` further, until the work is done before it is cut."""
    start = prepared(folder)
    before, seen, wrong, at = bytes_of(start), Counter[str](), list[str](), first
    while not seen["done"] and seen["broken"] < 20:
        root = folder / "round"
        shutil.copytree(start, root, symlinks=True)
        status = cut(lambda root=root: WORK[work](root), root, at, how)
        seen[NAMES.get(status, "broken")] += 1
        wrong += [f"step {at}: {one}" for one in wrong_after(root, before)]
        wrong += [f"step {at}: afterwards: {one}" for one in _afterwards(root, before)]
        shutil.rmtree(root)
        at += every
    return {"rounds": seen.total(), "seen": dict(sorted(seen.items())), "wrong": wrong}


def _afterwards(root: Path, before: dict[str, bytes]) -> list[str]:
    """What is wrong after the next one has gone through: nothing may be left behind."""
    book = sample.book(root, "2026", "2026-04-30", "2026-06-10")
    if not (root / "published/2026.json").is_file():
        kept(root)
    restore(book, root)
    found = [str(one) for one in verify(root / "site", root, "site")]
    found += [name for name, body in before.items() if (root / name).read_bytes() != body]
    names = [*files_in(root / "site"), *files_in(root / "published")]
    return found + [name for name in names if name.startswith((".tmp", ".old"))]


def main(folder: Path, *chosen: str) -> None:
    """Do what the command line asks for."""
    every_one = [(work, how, "1", "1") for work in WORK for how in HOW]
    for work, how, first, every in [chosen] if chosen else every_one:
        made = rounds(folder / f"{work}-{how}", work, how, int(first), int(every))
        sys.stdout.write(json.dumps({"work": work, "how": how, **made}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
