"""``jsna refresh``: Bring tables up to date."""

import json
from pathlib import Path

import click

from jsna.cli.options import ROOT, TODAY, day, need_workspace
from jsna.cli.report import tell_faults


@click.command()
@click.argument("tables", nargs=-1, metavar="[TABLE]...")
@click.option("--accept", multiple=True, metavar="TABLE", help="Take changes that were stopped for review.")
@click.option("--dry-run", is_flag=True, help="Fetch and report, and change nothing.")
@click.option(
    "--patience",
    type=click.FloatRange(min=1),
    metavar="SECONDS",
    help="Wait so long for one address.  [default: 300]",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@ROOT
@TODAY
def refresh(
    tables: tuple[str, ...],
    accept: tuple[str, ...],
    dry_run: bool,
    patience: float | None,
    form: str,
    root: Path,
    today: str | None,
) -> None:
    """Fetch new data for TABLE (all where none is named); say what changed, and which claims broke."""
    from jsna.cli import progress
    from jsna.problems import Fault, Faults
    from jsna.refresh.patience import Patience
    from jsna.refresh.refresh import UnknownTable
    from jsna.refresh.refresh import refresh as work
    from jsna.refresh.telling import told

    need_workspace(root)
    waits = Patience() if patience is None else Patience(whole=patience, silence=min(15.0, patience))
    try:
        with progress.bar("Refreshing") as tell:
            report, page = work(root, tables, day(today), accept, dry_run, waits, tell)
    except UnknownTable as error:
        raise click.UsageError(str(error)) from None
    except (Fault, Faults) as error:
        tell_faults(error.found if isinstance(error, Faults) else (error,), form)
        raise SystemExit(1) from None
    except OSError as error:
        said = f"{error.filename or root}: {error.strerror}; the old data stay"
        raise click.ClickException(f"{said}; run jsna refresh again to finish what was begun") from None
    except KeyboardInterrupt:
        raise click.ClickException(
            "stopped; the old data stay, and what came is kept for the next run"
        ) from None
    if form == "json":
        click.echo(json.dumps(report.plain(), indent=2, ensure_ascii=False))
    else:
        click.echo(told(report, page.as_posix()))
    raise SystemExit(1 if report.faults else 0)


KIND = refresh
