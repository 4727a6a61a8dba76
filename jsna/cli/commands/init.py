"""``jsna init``: Start a workspace."""

from collections.abc import Callable
from pathlib import Path

import click

from jsna.cli.report import stop


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--pack",
    "pack",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Start from a pack that others made with: jsna pack.",
)
def init(folder: Path, pack: Path | None) -> None:
    """Start a working small JSNA in FOLDER."""
    from jsna.start import NotEmpty, start, start_from

    try:
        made = start(folder) if pack is None else _unpacked(pack, folder, start_from)
    except NotEmpty as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"{folder} cannot be made ({error.strerror or error})") from None
    click.echo(f"{made} files written to {folder}\n    next: cd {folder} && jsna build")


def _unpacked(pack: Path, folder: Path, start_from: Callable[[Path, Path], int]) -> int:
    from jsna.problems import Faults

    try:
        return start_from(pack, folder)
    except Faults as faults:
        stop(faults.found, "Nothing was unpacked.")


KIND = init
