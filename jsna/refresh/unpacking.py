"""Bodies that a server packs although it was not asked to."""

import zlib

_WINDOWS = {"gzip": 31, "x-gzip": 31, "deflate": 15}


def unpacked(body: bytes, packing: str, most: int) -> bytes:
    """``body`` as it was before it was packed.

    Raises ValueError for a packing that is not read or a damaged one, OverflowError above ``most`` bytes.
    """
    if packing not in _WINDOWS:
        raise ValueError(f"it came packed as {packing}, which is not read")
    work = zlib.decompressobj(_WINDOWS[packing])
    try:
        made = work.decompress(body, most + 1)
    except zlib.error:
        raise ValueError("it came packed, and the packing is damaged") from None
    if len(made) > most:
        raise OverflowError(most)
    if not work.eof:
        raise ValueError("it came packed, and the end is missing")
    return made
