"""The door itself: each command is one file of ``commands/``, imported when it is asked for.

Nothing heavy is imported until a command needs it, so that ``--help`` answers at once.
"""

import io
import sys

import click

from jsna import __version__
from jsna.registry import kinds_in, names_in

COMMANDS = "jsna.cli.commands"


class Commands(click.Group):
    """The commands that the folder holds."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return names_in(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return kinds_in(COMMANDS, click.Command).get(cmd_name)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="jsna")
def main() -> None:
    """Write, refresh and publish a Joint Strategic Needs Assessment from plain files."""
    for stream in (sys.stdout, sys.stderr):
        if sys.platform == "win32" and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # messages hold names as people write them
