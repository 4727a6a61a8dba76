"""``jsna kinds``: List what can be written."""

import click


@click.command()
def kinds() -> None:
    """List what can be written: documents, blocks, charts, file layouts and methods, each with an example."""
    from jsna.kinds import described

    click.echo(described())


KIND = kinds
