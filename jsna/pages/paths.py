"""Where each page stands in the site, and how other pages link to it."""

PARTS = {  # the parts of an edition: folder, and the word in the menu
    "needs": "Needs",
    "places": "Places",
    "assets": "What we have",
    "strategy": "What we will change",
    "board": "Who decides",
    "data": "Data and methods",
}
HOME, SOURCES, ABOUT, GLOSSARY = "index.md", "data/sources.md", "data/about.md", "data/methods.md"
ACCESSIBILITY = "data/accessibility.md"
CALENDAR, CHANGES = "data/calendar.md", "changes.md"
CORRECTIONS = "corrections.md"


def page_path(part: str, document: str, area: str = "") -> str:
    """The docs path of a document's page: ``needs/smoking.md``, ``places/wards/E05015244.md``."""
    return f"{part}/{document}/{area}.md" if area else f"{part}/{document}.md"


def to(path: str, anchor: str = "") -> str:
    """The address to write for a link to a page or download of the same edition."""
    return f"edition:{path}" + (f"#{anchor}" if anchor else "")
