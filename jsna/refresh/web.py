"""Ask an address until it gives a whole answer, or it is clear that it will not.

Knows HTTP, and neither a card nor a table.  An answer is taken only whole: its
length as announced, from the host that was asked, in one version.
"""

import asyncio
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx

from jsna import __version__
from jsna.model.refreshing import is_this_machine
from jsna.refresh.parts import Part, part_of
from jsna.refresh.patience import Patience, retry_after
from jsna.refresh.snapshots import Seen, Snapshots
from jsna.refresh.unpacking import unpacked

AGAIN = {408, 425, 429, 500, 502, 503, 504}
MOVED = {301, 302, 303, 307, 308}
MOST_MOVES = 5
_ASKING = {"User-Agent": f"jsna/{__version__}", "Accept-Encoding": "identity", "Accept": "*/*"}


class Refused(Exception):
    """No answer that can be used: what is wrong, and what to do."""

    def __init__(self, said: str, hint: str, code: str) -> None:
        self.said, self.hint, self.code = said, hint, code
        super().__init__(said)


class Again(Exception):
    """This try failed and another may not; ``wait`` = seconds that the server asks for."""

    def __init__(self, why: str, wait: float = 0.0) -> None:
        self.why, self.wait = why, wait
        super().__init__(why)


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole body, and how it is known; ``kind`` is its media type in small letters."""

    body: bytes
    kind: str = ""
    unchanged: bool = False  # the server says that it is the one that was seen last


@dataclass(frozen=True, slots=True)
class Web:
    """Asks addresses on behalf of the workspace at ``root``."""

    root: Path
    today: date
    patience: Patience

    async def get(self, address: str) -> Answer:
        """The body at ``address``.  Raises Refused."""
        outside = not is_this_machine(urlsplit(address).hostname or "")
        limits = httpx.Timeout(self.patience.silence, connect=self.patience.connect, pool=None)
        async with httpx.AsyncClient(
            trust_env=outside, follow_redirects=False, timeout=limits, headers=_ASKING
        ) as client:
            return await self._patiently(client, address)

    async def _patiently(self, client: httpx.AsyncClient, address: str) -> Answer:
        part, tried, last = part_of(self.root, address), 0, Again("it said nothing")
        try:
            async with asyncio.timeout(self.patience.whole):
                while tried < self.patience.tries:
                    if tried:
                        await asyncio.sleep(self.patience.wait(tried, last.wait))
                    tried += 1
                    got = await self._tried(client, address, part)
                    if isinstance(got, Answer):
                        return got
                    last = got
        except TimeoutError:
            last = Again(f"it took more than {self.patience.whole:g} seconds")
        raise _given_up(part, tried, last.why)

    async def _tried(self, client: httpx.AsyncClient, address: str, part: Part) -> "Answer | Again":
        """One try: a whole answer, or why another may do better.  Raises Refused."""
        try:
            return await self._once(client, address, part)
        except Again as again:
            return again
        except httpx.TimeoutException:
            return Again("it fell silent")
        except httpx.TransportError as error:
            return Again(_broken(error))
        except (httpx.InvalidURL, UnicodeError):
            raise Refused("this is not a web address", "correct it", "not-a-url") from None

    async def _once(self, client: httpx.AsyncClient, address: str, part: Part) -> Answer:
        seen = Snapshots(self.root).seen(address)
        asked = part.rest or (seen.conditions if seen else {})
        at = address
        for _ in range(MOST_MOVES + 1):
            async with client.stream("GET", at, headers=asked) as response:
                if response.status_code not in MOVED:
                    return await self._taken(response, address, part, seen)
                at = _moved(at, response.headers.get("location", ""))
        raise Refused(
            f"sent on more than {MOST_MOVES} times", "write the address where the file is", "redirect"
        )

    async def _taken(self, response: httpx.Response, address: str, part: Part, seen: Seen | None) -> Answer:
        status, kept = response.status_code, Snapshots(self.root)
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if status == 304 and seen is not None and not part.rest:
            return Answer(kept.body(seen.sha256) or b"", seen.kind, unchanged=True)
        if status == 416 or (status == 206 and not _goes_on(response, part)):
            part.forget()
            raise Again("what came first no longer fits what is there now")
        if status in AGAIN:
            raise Again(f"status {status}", retry_after(dict(response.headers)))
        if status not in (200, 206):
            raise Refused(*_status(status), code="status")
        if status == 200:
            part.begin(_mark(response), _length(response))
        await self._read(response, part)
        body, packing = part.body, response.headers.get("content-encoding", "identity").strip().lower()
        part.forget()
        if packing not in ("identity", ""):
            body = _unpacked(body, packing, self.patience.largest)
        marks = (_header(response, "etag"), _header(response, "last-modified"))
        kept.see(address, Seen(kept.keep(body), self.today.isoformat(), *marks, kind))
        return Answer(body, kind)

    async def _read(self, response: httpx.Response, part: Part) -> None:
        """The body into ``part``.  Raises Again where it is too short or slow, Refused where too large."""
        most = self.patience.largest
        if (part.total or 0) > most:
            part.forget()
            raise _too_large(most)
        clock, before = asyncio.get_running_loop().time, part.have
        began = clock()
        async for chunk in response.aiter_raw():
            if part.have + len(chunk) > most:
                part.forget()
                raise _too_large(most)
            part.add(chunk)
            taken = clock() - began
            if taken > self.patience.slow_after and part.have - before < self.patience.slowest * taken:
                raise Again("it came too slowly")
        if part.total is not None and part.have != part.total:
            raise Again("the answer broke off")


def _goes_on(response: httpx.Response, part: Part) -> bool:
    """Whether the bytes that come follow those of ``part``, of the same version of the same body."""
    span, _, total = response.headers.get("content-range", "").removeprefix("bytes ").partition("/")
    begins = span.partition("-")[0]
    same = part.mark in (response.headers.get("etag"), response.headers.get("last-modified"))
    whole = total == "*" or part.total is None or total == str(part.total)
    return bool(part.rest) and begins == str(part.have) and same and whole


def _mark(response: httpx.Response) -> str:
    """What the server knows this very body by; "" where it cannot be gone on with."""
    etag = _header(response, "etag")
    if response.headers.get("content-encoding", "identity") != "identity" or etag.startswith("W/"):
        return ""
    return etag or _header(response, "last-modified")


def _header(response: httpx.Response, name: str) -> str:
    """What the server says under ``name``; "" where it cannot be sent back, for it is no plain text."""
    said: str = response.headers.get(name, "")
    return said if said.isascii() else ""


def _length(response: httpx.Response) -> int | None:
    said = response.headers.get("content-length", "")
    return int(said) if said.isascii() and said.isdigit() else None


def _moved(at: str, to: str) -> str:
    """The address that ``at`` sends on to.  Raises Refused for another host, and for less safety."""
    there = urljoin(at, to)
    if not to:
        raise Refused("sent on to nowhere", "write the address where the file is", "redirect")
    old, new = urlsplit(at), urlsplit(there)
    if (old.scheme, old.netloc.lower()) != (new.scheme, new.netloc.lower()):
        where = f"{new.scheme}://{new.netloc}{new.path}"
        said = (
            "sent on to http://"
            if old.scheme == "https" and new.scheme == "http"
            else "sent on to another host"
        )
        raise Refused(said, f"it names {where}; if that is right, write it on the card", "redirect")
    return there


def _status(status: int) -> tuple[str, str]:
    if status in (404, 410):
        return f"withdrawn or moved: status {status}", "open the address; look for where it is now"
    if status in (401, 403, 407):
        return f"no entry: status {status}", "the address asks for a password, or turns programs away"
    if status in (204, 205):
        return "an empty answer came", "open the address; is the file still there?"
    return f"status {status} came", "open the address; ask whoever publishes the file"


def _unpacked(body: bytes, packing: str, most: int) -> bytes:
    try:
        return unpacked(body, packing, most)
    except ValueError as error:
        raise Refused(str(error), "ask whoever publishes the file", "packing") from None
    except OverflowError:
        raise _too_large(most) from None


def _too_large(most: int) -> Refused:
    return Refused(f"more than {most / 1e6:,.0f} MB", "ask for fewer areas or years", "too-large")


def _broken(error: httpx.TransportError) -> str:
    if isinstance(error, httpx.ProxyError):
        return f"the proxy says {error}" if str(error) else "the proxy does not answer"
    if isinstance(error, httpx.ConnectError):
        return "no connection could be made"
    return "the answer broke off"


def _given_up(part: Part, tries: int, last: str) -> Refused:
    """Some of the body came, or nothing at all."""
    again = "try again later: what came is kept" if part.mark else "try again later"
    many = f"{tries} tr{'y' if tries == 1 else 'ies'}"
    if part.have and part.total:
        return Refused(
            f"{part.have:,} of {part.total:,} bytes", f"after {many}: {last}; {again}", "cut-short"
        )
    if part.have:
        said = f"the answer broke off after {part.have:,} bytes"
        return Refused(said, f"after {many}: {last}; {again}", "cut-short")
    return Refused(f"no answer after {many}", f"the last time: {last}; {again}", "no-answer")
