"""What every chart may be told."""

from typing import Literal

from pydantic import Field

from jsna.charts.palette import Verdict
from jsna.model.options import Options

Better = Literal["higher", "lower", "neither"]
Start = float | Literal["auto"]


class ChartOptions(Options):
    """The options that all charts share.

    ``about`` is what is measured, in words that follow "chart of", such as
    "smoking at delivery".  ``unit`` is "%", "£", or words such as "years" or
    "per 100,000".  ``by`` is the column whose values are the keys of ``names``,
    ``order``, ``focus`` and ``verdicts``.  ``ours`` and ``comparator`` are
    values of the column ``area``; "" for none.  ``each`` is what the keys are
    called together, such as "wards".
    """

    about: str = ""
    unit: str = ""
    decimals: int | None = Field(default=None, ge=0, le=6)
    by: str = "area"
    ours: str = ""
    comparator: str = ""
    names: dict[str, str] = Field(default_factory=dict)
    order: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    verdicts: dict[str, Verdict] = Field(default_factory=dict)
    better: Better = "neither"
    each: str = "areas"

    def named(self, key: str) -> str:
        """What ``key`` is called."""
        return self.names.get(key, key)
