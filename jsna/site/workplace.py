"""A place to build in, beside what it will take the place of, for one program at a time."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jsna.problems import Fault, Place
from jsna.site.lock import locked
from jsna.site.refusals import shown
from jsna.site.swap import bring_back


@contextmanager
def alone(site: Path, root: Path) -> Iterator[None]:
    """Hold the lock of the folder ``site``, cleared of what programs that died left there.

    Raises Fault where another program holds it.
    """
    site.mkdir(parents=True, exist_ok=True)
    try:
        with locked(site):
            bring_back(site)
            for left in [*site.glob(".tmp-*"), *site.glob(".old-*")]:
                _remove(left)
            yield
    except BlockingIOError:
        said = "another build is publishing here; nothing was changed"
        raise Fault(
            Place(shown(site, root)), said, "wait for it to end, or build elsewhere", "busy"
        ) from None


@contextmanager
def workplace(site: Path) -> Iterator[Path]:
    """A folder in ``site`` that is gone afterwards."""
    work = Path(tempfile.mkdtemp(prefix=".tmp-", dir=site))
    try:
        yield work
    finally:
        _remove(work)


def _remove(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
