"""``jsna init``: Start a workspace."""

from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Start a working small JSNA in FOLDER."""
    from jsna.start import NotEmpty, start

    try:
        made = start(folder)
    except NotEmpty as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{made} files written to {folder}\n    next: cd {folder} && jsna build")


KIND = init
