"""``jsna verify``: Say whether every published byte is what it was."""

from pathlib import Path

import click

from jsna.cli.options import ROOT


@click.command()
@click.argument("site", required=False, type=click.Path(path_type=Path))
@ROOT
def verify(site: Path | None, root: Path) -> None:
    """Compare every file of SITE (the workspace's own where none is named) with what was published.

    Each file that was changed, is missing or was added is named, and the exit
    status is 1. SITE may be a copy fetched from where readers see it; --root
    is the workspace whose published/ folder it is compared with as well.
    """
    from jsna.cli import progress
    from jsna.site.verify import verify as compare

    place = site or root / "site"
    if not place.is_dir():
        said = "build a site first, or name the folder of one (all its editions are verified)"
        raise click.UsageError(f"there is no folder {place}; {said}")
    name = "site" if site is None else site.as_posix().rstrip("/") or site.as_posix()
    with progress.bar("Verifying") as tell:
        found = compare(place, root, name, tell)
    for one in found:
        click.echo(str(one))
    if found:
        click.echo(f"{len(found)} file{'' if len(found) == 1 else 's'} not as published")
        raise SystemExit(1)
    click.echo(f"every file in {place} is as it was published")


KIND = verify
