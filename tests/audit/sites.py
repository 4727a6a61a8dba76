"""Small sites made by hand, as a folder of editions."""

from collections.abc import Sequence
from pathlib import Path

from jsna.audit.audit import audit

HEAD = "measure,measure_title,unit,area,area_name,period,sex,age,count,denominator,value,lower,upper,reason,method,protected_by"
RULE = "fewer than 5 withheld"


def site(folder: Path, files: dict[str, str | bytes]) -> Path:
    """``files`` by their path, written under ``folder``."""
    for name, words in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(words if isinstance(words, bytes) else words.encode())
    return folder


def row(area: str, count: str, sex: str = "Persons", period: str = "2024", **more: str) -> str:
    """One line of a download: ``count`` is "" for a withheld one."""
    given = {
        "measure": "falls", "measure_title": "Falls", "unit": "%", "area": area, "area_name": area.title(),
        "period": period, "sex": sex, "age": "65 and over", "count": count,
        "reason": "" if count else "withheld", "method": "proportion with Wilson limits",
        "protected_by": RULE, **more,
    }  # fmt: skip
    return ",".join(given.get(head, "") for head in HEAD.split(","))


def download(*rows: str) -> str:
    """A CSV of ``rows``."""
    return "\n".join([HEAD, *rows]) + "\n"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], caption: str = "Falls") -> str:
    """A table as HTML, a row a line."""
    first = "".join(f"<th>{head}</th>" for head in heads)
    lines = ["".join(f"<td>{cell}</td>" for cell in cells) for cells in rows]
    body = "\n".join(f"<tr>{line}</tr>" for line in lines)
    return f"<table><caption>{caption}</caption>\n<tr>{first}</tr>\n{body}\n</table>\n"


def page(*parts: str) -> str:
    """A page of ``parts``."""
    return "<!doctype html><html><body>\n" + "\n".join(parts) + "\n</body></html>\n"


def said(folder: Path) -> list[str]:
    """What a reader with nothing but the files in ``folder`` is told, each fault in full."""
    return [str(fault) for fault in audit(folder).faults]
