"""Names that come from data: they are words and nothing else, whatever signs they hold."""

import re


class Name(str):
    """The name of an area, a measure or a group of people, or a note, as it stands in the data."""

    __slots__ = ()

    def in_markdown(self) -> str:
        """The name on one line, so that nothing in it is taken for Markdown or HTML."""
        plain = re.sub(r"([\\`*_\[\]<|])", r"\\\1", " ".join(self.split()))
        return re.sub(r"&(?=#?\w+;)", "&amp;", plain).replace("{", "&#123;")
