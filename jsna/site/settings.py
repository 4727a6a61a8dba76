"""The workspace's mkdocs.yml: the name and the looks of the site, plain enough for another engine to read.

Says what is wrong in it, at its line; nothing here runs it.
"""

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from jsna.model.characters import text_of
from jsna.model.nodes import Node, read_yaml
from jsna.model.value import found
from jsna.model.wording import listed, near
from jsna.problems import Fault, Faults, Place

NAME = "mkdocs.yml"
MISSING = "no-settings"
FIELDS = ("theme", "extra", "validation")
# What MkDocs may be told, but for plugins of others.
SETTINGS = (
    "copyright", "dev_addr", "docs_dir", "draft_docs", "edit_uri", "edit_uri_template", "exclude_docs",
    "extra", "extra_css", "extra_javascript", "extra_templates", "hooks", "markdown_extensions",
    "mdx_configs", "nav", "not_in_nav", "plugins", "remote_branch", "remote_name", "repo_name", "repo_url",
    "site_author", "site_description", "site_dir", "site_name", "site_url", "strict", "theme",
    "use_directory_urls", "validation", "watch",
)  # fmt: skip
PLAIN = "take it out, so that each build gives the same bytes and other engines can read the file"


def site_name(settings: Path, otherwise: str = "") -> str:
    """What ``settings`` calls the site; ``otherwise`` without them.  Raises Faults as ``checked`` does."""
    if otherwise and not settings.is_file():
        return otherwise
    return str(checked(settings).find("site_name").value)


def site_url(settings: Path) -> str:
    """The address of the site as ``settings`` has it; "" where it has none."""
    url = checked(settings).child("site_url") if settings.is_file() else None
    return str(url.value or "") if url is not None else ""


def site_path(settings: Path) -> str:
    """Where on its host the site stands, by ``site_url``: ``/jsna``, or "" for the top."""
    url = checked(settings).child("site_url") if settings.is_file() else None
    return urlsplit(str(url.value or "")).path.rstrip("/") if url is not None else ""


def checked(settings: Path) -> Node:
    """The file ``settings``, which has a name and no plugin but search.  Raises Fault or Faults otherwise."""
    if not settings.is_file():
        raise Fault(
            Place(NAME),
            "there is no mkdocs.yml",
            "the site's name and colours belong in it",
            MISSING,
            "warning",
        )
    node = _read(settings)
    wrong = [*_unknown(node), *_not_fields(node)]
    wrong += [
        Fault(place, f"the site has no plugin but search, so not '{name}'", PLAIN)
        for name, place in _more(node)
    ]
    name = node.child("site_name")
    if name is None or not name.value:
        wrong.insert(0, Fault(node.at(), "'site_name' is missing", "as in site_name: Trafford JSNA"))
    if wrong:
        raise Faults(wrong)
    return node


def _read(settings: Path) -> Node:
    """The file, or what is wrong in it, with what to do for this file."""
    try:
        return read_yaml(text_of(settings, NAME), NAME)
    except Faults as faults:
        hint = "begin with site_name: and the name of the site"
        raise Faults(
            replace(one, hint=hint) if one.code == "no-fields" else one for one in faults.found
        ) from None


def _unknown(node: Node) -> list[Fault]:
    """A Fault for each setting that no maker of sites has."""
    return [
        Fault(
            place,
            f"no setting called '{name}'",
            near(name, SETTINGS) or f"the settings are {listed(SETTINGS)}",
            "unknown-field",
        )
        for name, place in node.keys.items()
        if name not in SETTINGS
    ]


def _not_fields(node: Node) -> list[Fault]:
    """A Fault for each setting that must hold fields and holds something else."""
    parts = [(name, node.child(name)) for name in FIELDS]
    hints = {"theme": "write theme: {name: material}"}
    return [
        Fault(
            part.place,
            f"{name} holds fields, {found(part.value)}",
            hints.get(name, f"indent the lines under {name}:, each with a name"),
            "wrong-type",
        )
        for name, part in parts
        if part is not None and isinstance(part.value, str | tuple)
    ]


def _more(node: Node) -> list[tuple[str, Place]]:
    """What ``node`` asks for beyond a plain site, and where."""
    plugins = node.child("plugins")
    named = [pair for one in (plugins.each() if plugins else ()) for pair in _names(one)]
    hooks = [("hooks", node.keys["hooks"])] if node.child("hooks") else []
    return [(name, place) for name, place in named if name != "search"] + hooks


def _names(plugin: Node) -> list[tuple[str, Place]]:
    """A plugin's name and place, whether it has options or not."""
    return list(plugin.keys.items()) or [(str(plugin.value), plugin.place)]
