"""Whether an archive holds what its manifest says, and nothing that could harm where it is unpacked.

Looks at the archive's own list of files; not one of them is read.
"""

import zipfile
from pathlib import PurePosixPath

from jsna.site.manifest import NAME, Manifest


def sound(packed: zipfile.ZipFile, manifest: Manifest, size: int) -> bool:
    """Whether ``packed``, a file of ``size`` bytes, holds each file of ``manifest`` once, and no other.

    Nothing in it is compressed, so it cannot grow beyond its size.
    """
    entries = packed.infolist()
    names = [entry.filename for entry in entries]
    return (
        sorted(names) == sorted({*manifest.files, NAME})
        and all(inside(name) for name in names)
        and all(entry.compress_type == zipfile.ZIP_STORED for entry in entries)
        and sum(entry.file_size for entry in entries) <= size
    )


def inside(name: str) -> bool:
    """Whether a file called ``name`` stays in the folder that it is put into, on every system."""
    return not ({"\\", ":"} & set(name) or name.startswith("/") or ".." in PurePosixPath(name).parts)
