"""What every option that an author writes has in common."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema


class Options(BaseModel):
    """Fields an author may write; a field it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
