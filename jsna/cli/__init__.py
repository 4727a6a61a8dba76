"""The door: what a person may ask for at the command line."""

from jsna.cli.door import main

__all__ = ["main"]
