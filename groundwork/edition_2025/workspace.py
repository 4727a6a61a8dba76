"""A workspace of the edition 2025, made from that of this repository."""

import shutil
from datetime import date
from pathlib import Path

from groundwork.edition_2025.cut import Cut, cut_tables, unsupported
from groundwork.edition_2025.documents import Rules, read, rewrite

RULES = Path(__file__).parent / "rules.yml"
YEAR = "2025"
COPIED = ("chapters", "data", "templates")


def rules() -> Rules:
    """What this edition says otherwise: with null where a field is taken out."""
    import yaml

    made = yaml.safe_load(RULES.read_text(encoding="utf-8"))
    assert isinstance(made, dict)
    return made


def make(repository: Path, folder: Path) -> list[Cut]:
    """Write the workspace of the edition 2025 into the empty ``folder``; what was cut comes back."""
    rule = rules()
    for name in COPIED:
        shutil.copytree(repository / name, folder / name)
    shutil.copy(repository / "mkdocs.yml", folder)
    gone = [*rule["tables_left_out"]]
    cards = [read(folder / "data" / f"{name}.yml") for name in gone]
    measures = [name for card in cards for name in (card["id"], *card.get("measures", {}))]
    cut = cut_tables(folder / "data", date.fromisoformat(rule["cut_off"]), gone)
    for register in sorted((folder / "data").glob("*.csv")):
        text = register.read_text(encoding="utf-8-sig")
        made = unsupported(text, rule["chapters_left_out"])
        if made != text:
            register.write_text(made, encoding="utf-8", newline="\n")
    rewrite(folder / "chapters", rule, measures, YEAR)
    return cut
