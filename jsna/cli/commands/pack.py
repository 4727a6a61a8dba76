"""``jsna pack``: Pack a workspace for others."""

from datetime import date
from pathlib import Path

import click

from jsna.cli.options import need_workspace
from jsna.cli.report import stop


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("target", metavar="PACK.zip", type=click.Path(dir_okay=False, path_type=Path))
def pack(folder: Path, target: Path) -> None:
    """Pack the workspace in FOLDER for others: documents, published tables, templates."""
    from jsna.packs.write import write_pack
    from jsna.problems import Faults

    need_workspace(folder)
    try:
        made = write_pack(folder, target, date.today())
    except Faults as faults:
        stop(faults.found, "No pack was written.")
    except OSError as error:
        raise click.ClickException(f"{target} cannot be written ({error.strerror or error})") from None
    for name, why in made.left_out:
        click.echo(f"  left out: {name}: {why}")
    click.echo(f"{len(made.files)} files in {target}")
    click.echo(f"    others start from it with: jsna init DIR --pack {target.name}")


KIND = pack
