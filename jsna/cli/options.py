"""Options that commands share, and what they mean."""

import os
from datetime import date, datetime
from pathlib import Path

import click

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The workspace: the folder with chapters/ and data/.  [default: this folder]",
)
TODAY = click.option(
    "--today", "today", default=None, metavar="DATE", help="Stand in for today, as 2026-03-31."
)
FORMAT = click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text")


def need_workspace(root: Path) -> None:
    """Raises UsageError where ``root`` is not a workspace."""
    if not (root / "chapters").is_dir():
        raise click.UsageError(
            f"{root} has no chapters/ folder; go to a workspace, or make one with: jsna init DIR"
        )


def need_sound_epoch() -> None:
    """Raises UsageError where SOURCE_DATE_EPOCH is not a number of seconds.

    A build takes its day from the edition and not from there, so that it gives the same bytes.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is not None and not (epoch.isascii() and epoch.isdigit()):
        raise click.UsageError(
            f"SOURCE_DATE_EPOCH '{epoch}' is not a number of seconds; unset it, or write seconds since 1970"
        )


def day(text: str | None) -> date:
    """The day that ``--today`` names, or today.  Raises UsageError for what is not a date."""
    if text is None:
        return date.today()
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise click.UsageError(f"'{text}' is not a date; write it as 2026-03-31") from None
