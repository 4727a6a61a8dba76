"""A file that a person puts into data/incoming/, under the name that the card gives."""

from jsna.refresh.origin import Asking, Origin
from jsna.refresh.web import Refused


async def fetch(asking: Asking) -> bytes | None:
    """The bytes of the incoming file; None where there is none."""
    path = asking.incoming / asking.card.file
    if path.is_symlink():
        raise Refused("the incoming file is a link to another file", "put the file itself there", "link")
    try:
        body = path.read_bytes() if path.is_file() else None
    except OSError as error:
        raise Refused(f"the incoming file cannot be read ({error.strerror})", "close it", "read") from None
    if body == b"":
        raise Refused("the incoming file is empty", "save it again", "empty")
    return body


KIND = Origin(says="A file that a person puts into data/incoming/.", fetch=fetch, example="{from: dropped}")
