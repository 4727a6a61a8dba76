"""A CSV file at an address, taken as it is."""

from jsna.refresh.origin import Asking, Origin, download


async def fetch(asking: Asking) -> bytes:
    """The bytes at the card's address."""
    return await download(asking, asking.settings.url, "CSV")


KIND = Origin(
    says="A CSV file at an address.",
    fetch=fetch,
    example='{from: csv, url: "https://data.example.org/file.csv"}',
)
