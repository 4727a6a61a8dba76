"""What the files of a pack may be called, on every system alike.

Names in, Faults out; nothing here opens a file.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from jsna.model.characters import device
from jsna.problems import Fault, Place

FOLDERS = ("chapters", "data", "templates")
ENDINGS = frozenset((".csv", ".geojson", ".j2", ".json", ".md", ".parquet", ".xlsx", ".yaml", ".yml"))
MANIFEST = "pack.json"
_TOP = (MANIFEST, "README.md")
_NOT_ON_WINDOWS = frozenset('<>:"|?*\\')
_LONGEST = 200  # characters of a whole name, so that there is room for the folder that it goes into


def shown(name: str) -> str:
    """``name`` as a message may show it: on one line, and not for ever."""
    plain = "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in name)
    return plain if len(plain) <= 80 else f"{plain[:80]}..."


def spot(pack: str, name: str) -> Place:
    """The place of the file ``name`` in the pack."""
    return Place(pack, cell=shown(name))


def name_faults(pack: str, names: Iterable[str]) -> Iterator[Fault]:
    """A Fault for each of ``names`` that no pack may hold, and for each that meets another."""
    files: dict[str, str] = {}  # each name as the least of systems reads it
    folders: dict[str, str] = {}
    for name in names:
        wrong = _wrong(name)
        if wrong is not None:
            yield Fault(spot(pack, name), *wrong, "pack")
            continue
        key, above = _same(name), [_same(str(folder)) for folder in PurePosixPath(name).parents]
        met = [files.get(key), folders.get(key), *(files.get(folder) for folder in above)]
        other = next((one for one in met if one not in (None, name)), None)
        if other is not None:
            said = f"same name as {shown(other)} on some systems"
            yield Fault(spot(pack, name), said, "rename one of them", "pack")
        files.setdefault(key, name)
        folders.update(dict.fromkeys(above, name))


def _wrong(name: str) -> tuple[str, str] | None:
    """What is wrong with one name, and what to do; None where nothing is."""
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or name.startswith(("/", "\\")) or (len(parts[0]) == 2 and parts[0][1] == ":"):
        return "leaves the pack", "a name begins with chapters/, data/ or templates/"
    if len(name) > _LONGEST or not all(_usable(part) for part in name.split("/")):
        return "a file name that cannot be used", "use letters, digits, - and _"
    if PurePosixPath(name).suffix.lower() not in ENDINGS:
        return "packs hold text and data only", f"a file ends in one of {' '.join(sorted(ENDINGS))}"
    if name in _TOP:
        return None
    if parts[0] not in FOLDERS or len(parts) < 2 or (parts[0] == "templates") != name.endswith(".j2"):
        return (
            "packs hold text and data only",
            "documents in chapters/, tables in data/, .j2 files in templates/",
        )
    return None


def _usable(part: str) -> bool:
    """Whether every system can have a file or folder called ``part``."""
    return (
        bool(part)
        and part.isprintable()
        and not _NOT_ON_WINDOWS & set(part)
        and part[0] not in "-. "
        and part[-1] not in ". "
        and not device(part.split(".")[0])
    )


def _same(name: str) -> str:
    """``name`` as a system reads it that knows neither capitals nor ways to write an accent."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", name).casefold())
