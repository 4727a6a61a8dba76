"""Neighbourhoods (LSOAs) are those of the same census as the ones that the table of areas names."""

from collections.abc import Iterator

from jsna.problems import Fault
from jsna.sources.check import Around, Check, column_of_areas
from jsna.sources.table import INDICATORS, Table

_LAST_OF_2011 = "E01033768"  # codes above it are of LSOAs that the census of 2021 made new


def look(table: Table, around: Around) -> Iterator[Fault]:
    """One Fault where the table has some of our LSOAs, and codes of another census for the rest."""
    column = column_of_areas(table)
    ours = {code for code in around.named_areas() if code.startswith("E01")}
    here = {code for code in table.frame[column] if code.startswith("E01")} if column else set()
    unknown, absent = here - ours, ours - here
    if not (unknown and absent and here & ours):
        return
    if any(code > _LAST_OF_2011 for code in absent) and all(code <= _LAST_OF_2011 for code in here):
        census, other = 2021, 2011
    elif any(code > _LAST_OF_2011 for code in unknown) and all(code <= _LAST_OF_2011 for code in ours):
        census, other = 2011, 2021
    else:
        return
    said = f"{len(unknown)} of {len(here)} LSOAs are not in lookup {census}"
    hint = f"these are {other} codes, and the table of areas has those of {census}"
    yield Fault(table.place(1), said, hint, "lsoa-vintage")


KIND = Check("Neighbourhoods are of another census.", (*INDICATORS, "population"), look)
