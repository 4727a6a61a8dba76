"""The door: what a person may ask for at the command line."""

from jsna.cli.commands import main

__all__ = ["main"]
