"""Have the example's own decision approve exactly what is published, and publish it."""

import shutil
from datetime import date
from pathlib import Path

from groundwork.edition_2025.documents import Rules, read, write
from groundwork.edition_2025.workspace import YEAR


def publish_in(folder: Path, rules: Rules) -> None:
    """Publish the edition of the workspace ``folder``, which then keeps it under published/.

    Raises Faults where something is wrong in it, or a gate is shut.
    """
    from jsna.build import draft
    from jsna.publish.content import content_of
    from jsna.publish.publish import publish

    day = date.fromisoformat(rules["published"])
    name = rules["decision"]["id"]
    decision = folder / "chapters" / "decisions" / f"{name}.yml"
    edition = next((folder / "chapters").rglob(f"{YEAR}.yml"))
    write(edition, {**read(edition), "approved_by": name})
    content = content_of(draft(folder, YEAR, day), folder)
    write(decision, {**read(decision), "approves": [{"of": YEAR, "content": f"sha256:{content}"}]})
    publish(folder, YEAR, day)


def keep(folder: Path, published: Path) -> list[Path]:
    """Copy what the workspace ``folder`` published to the folder ``published``; returns the files there.

    Raises FileExistsError where one of them is there already with other bytes.
    """
    published.mkdir(exist_ok=True)
    made = []
    for file in sorted((folder / "published").glob(f"{YEAR}.*")):
        target = published / file.name
        if target.exists() and target.read_bytes() != file.read_bytes():
            raise FileExistsError(f"{target.name} is published already and would not be the same")
        if not target.exists():
            shutil.copy(file, target)
        made.append(target)
    return made
