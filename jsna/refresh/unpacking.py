"""Bodies that a server packs although it was not asked to."""

import gzip
import io
import zlib


def unpacked(body: bytes, packing: str, most: int) -> bytes:
    """``body`` as it was before it was packed.

    Raises ValueError for a packing that is not read or a damaged one, OverflowError above ``most`` bytes.
    """
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise ValueError(f"it came packed as {packing}, which is not read")
    try:
        made = _deflated(body, most) if packing == "deflate" else _pieces(body, most)
    except EOFError:
        raise ValueError("it came packed, and the end is missing") from None
    except (zlib.error, gzip.BadGzipFile):
        raise ValueError("it came packed, and the packing is damaged") from None
    if len(made) > most:
        raise OverflowError(most)
    return made


def _pieces(body: bytes, most: int) -> bytes:
    """What gzip packed, in one piece or several, one after the other."""
    with gzip.GzipFile(fileobj=io.BytesIO(body)) as packed:
        return packed.read(most + 1)


def _deflated(body: bytes, most: int) -> bytes:
    work = zlib.decompressobj()
    made = work.decompress(body, most + 1)
    if not work.eof and len(made) <= most:
        raise EOFError
    return made
