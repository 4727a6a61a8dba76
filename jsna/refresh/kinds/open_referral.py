"""Services of an Open Referral UK feed, every page of it, as one list."""

import json
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from jsna.refresh.origin import Asking, Origin, download
from jsna.refresh.web import Refused
from jsna.sources.kinds.open_referral import LISTS

MOST_PAGES = 2_000


async def fetch(asking: Asking) -> bytes:
    """The feed as it came where it has one page, else the services of all of its pages under ``contents``."""
    address = asking.settings.url
    body = await download(asking, address, "JSON")
    first = _read(body)
    pages = _whole(first, "total_pages")
    if pages <= 1:
        _refuse_fewer(_services(first), first)
        return body
    if pages > MOST_PAGES:
        raise Refused(
            f"{pages:,} pages came, {MOST_PAGES:,} are the most", "ask for fewer areas", "too-large"
        )
    services = _services(first)
    for number in range(2, pages + 1):
        page = _read(await download(asking, _page(address, number), "JSON"))
        if _whole(page, "total_pages") != pages:
            raise Refused("the feed changed while it was read", "try again", "changing")
        services += _services(page)
    _refuse_fewer(services, first)
    return (json.dumps({"contents": services}, ensure_ascii=False, indent=1) + "\n").encode()


def _read(body: bytes) -> Any:
    try:
        return json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Refused("the JSON that came is broken or cut short", "try again later", "json") from None


def _services(page: Any) -> list[Any]:
    if isinstance(page, dict):
        page = next((page[name] for name in LISTS if isinstance(page.get(name), list)), page)
    if not isinstance(page, list):
        raise Refused("no list of services came", f"it is looked for under {', '.join(LISTS)}", "json")
    return list(page)


def _whole(page: Any, name: str) -> int:
    value = page.get(name) if isinstance(page, dict) else None
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _refuse_fewer(services: list[Any], first: Any) -> None:
    """Raises Refused where the feed says that it has more services, or gives one twice."""
    promised = _whole(first, "total_items")
    if promised and promised != len(services):
        raise Refused(f"{len(services):,} of {promised:,} services came", "try again later", "cut-short")
    twice = _twice([one.get("id") for one in services if isinstance(one, dict)])
    if twice is not None:
        raise Refused(
            f"service '{twice}' came twice", "the feed changed while it was read; try again", "changing"
        )


def _twice(ids: list[Any]) -> Any:
    seen: set[str] = set()
    for one in map(str, ids):
        if one in seen and one != "None":
            return one
        seen.add(one)
    return None


def _page(address: str, number: int) -> str:
    parts = urlsplit(address)
    asked = [
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name != "page"
    ]
    return urlunsplit(parts._replace(query=urlencode([*asked, ("page", str(number))])))


KIND = Origin(
    says="Services of an Open Referral UK feed, every page of it.",
    fetch=fetch,
    example='{from: open-referral, url: "https://services.example.org/api/services"}',
)
