"""An Excel workbook at an address, taken as it is."""

from jsna.refresh.origin import Asking, Origin, download


async def fetch(asking: Asking) -> bytes:
    """The bytes at the card's address."""
    return await download(asking, asking.settings.url, "Excel")


KIND = Origin(
    says="An Excel workbook at an address.",
    fetch=fetch,
    example='{from: excel, url: "https://data.example.org/file.xlsx"}',
)
