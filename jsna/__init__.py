"""Write, refresh and publish a Joint Strategic Needs Assessment from plain files."""

__version__ = "0.1.0"
