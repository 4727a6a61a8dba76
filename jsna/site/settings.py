"""The workspace's mkdocs.yml: the name and the looks of the site, plain enough for another engine to read.

Says what is wrong in it, at its line; nothing here runs it.
"""

from pathlib import Path

from jsna.model.nodes import Node, read_yaml
from jsna.problems import Fault, Faults, Place

NAME = "mkdocs.yml"
PLAIN = "take it out, so that each build gives the same bytes and other engines can read the file"


def site_name(settings: Path) -> str:
    """What ``settings`` calls the site.  Raises Faults as ``checked`` does."""
    return str(checked(settings).find("site_name").value)


def checked(settings: Path) -> Node:
    """The file ``settings``, which has a name and no plugin but search.  Raises Fault or Faults otherwise."""
    if not settings.is_file():
        raise Fault(Place(NAME), "there is no mkdocs.yml", "the site's name and colours belong in it")
    node = read_yaml(settings.read_text(encoding="utf-8"), NAME)
    wrong = [
        Fault(place, f"the site has no plugin but search, so not '{name}'", PLAIN)
        for name, place in _more(node)
    ]
    name = node.child("site_name")
    if name is None or not name.value:
        wrong.insert(0, Fault(node.at(), "'site_name' is missing", "as in site_name: Trafford JSNA"))
    if wrong:
        raise Faults(wrong)
    return node


def _more(node: Node) -> list[tuple[str, Place]]:
    """What ``node`` asks for beyond a plain site, and where."""
    plugins = node.child("plugins")
    named = [pair for one in (plugins.each() if plugins else ()) for pair in _names(one)]
    hooks = [("hooks", node.keys["hooks"])] if node.child("hooks") else []
    return [(name, place) for name, place in named if name != "search"] + hooks


def _names(plugin: Node) -> list[tuple[str, Place]]:
    """A plugin's name and place, whether it has options or not."""
    return list(plugin.keys.items()) or [(str(plugin.value), plugin.place)]
