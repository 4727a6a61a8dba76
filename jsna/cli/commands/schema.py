"""``jsna schema``: Write the JSON Schema of every document."""

from pathlib import Path

import click


@click.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
def schema(folder: Path | None) -> None:
    """Write the JSON Schema of every document, for editors: to FOLDER, or to the screen."""
    import json

    from jsna.model.schema import schema as made

    text = json.dumps(made(), indent=2, sort_keys=True, ensure_ascii=False)
    if folder is None:
        click.echo(text)
        return
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "jsna.schema.json"
    target.write_text(text + "\n", encoding="utf-8", newline="\n")
    click.echo(str(target))
    click.echo(
        f'    in VS Code: "yaml.schemas": {{"{target.as_posix()}": ["chapters/**/*.yml", "data/*.yml"]}}'
    )


KIND = schema
