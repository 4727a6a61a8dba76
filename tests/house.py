"""The plan of the house, and what a file may not do in it.

Each check takes the text of one file and its path under ``jsna/`` and gives
sentences: what is wrong, with the line.  ``test_house.py`` asks them of every
file, and of files that are wrong on purpose.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import PurePosixPath

# Lowest first: a room knows only itself and those before it.  What it may import from other people follows.
ROOMS: dict[str, frozenset[str]] = {
    "problems": frozenset(),
    "registry": frozenset(),
    "whole": frozenset(),
    "zips": frozenset(),
    "cache": frozenset(),
    "model": frozenset({"yaml", "pydantic", "pydantic_core"}),
    "sources": frozenset({"numpy", "pandas", "duckdb", "python_calamine", "pyarrow"}),
    "statistics": frozenset({"numpy", "pandas", "scipy"}),
    "disclosure": frozenset({"numpy", "pandas", "highspy"}),
    "findings": frozenset({"pandas"}),
    "charts": frozenset({"matplotlib", "afcharts", "numpy", "pandas", "pydantic"}),
    "pages": frozenset({"jinja2", "markupsafe", "markdown_it", "nh3", "pandas", "pydantic"}),
    "site": frozenset({"gptables"}),
    "build": frozenset(),
    "audit": frozenset({"numpy", "pandas", "python_calamine"}),
    "publish": frozenset(),
    "packs": frozenset(),
    "fleet": frozenset({"dask", "distributed"}),
    "refresh": frozenset({"httpx"}),
    "start": frozenset({"yaml"}),
    "kinds": frozenset(),
    "check": frozenset(),
    "desk": frozenset({"watchfiles"}),
    "cli": frozenset({"click", "rich"}),
    "__main__": frozenset(),
}
ALSO = {"site/engine.py": frozenset({"mkdocs"})}  # the one file that knows MkDocs
NETWORK = {"socket", "ssl", "ftplib", "smtplib", "httpx", "requests", "urllib3", "socketserver", "xmlrpc"}
NETWORK_PARTS = {"urllib.request", "urllib.robotparser", "http.client", "http.server"}
LISTENS = {"desk": {"http.server", "socketserver"}}  # the author's preview, on this machine only
MADE_IN = {"SafeTable": "disclosure", "Finding": "findings", "Figure": "charts", "Page": "pages"}
NAMELESS = re.compile(r"(util|utils|helper|helpers|common|base|manager|managers|misc)", re.IGNORECASE)
MACHINE = re.compile(r"(?<![\w.~)}>/])/(?:work|root|home|Users|tmp|opt|mnt)/\w+|\bC:\\")
LONGEST_FILE, LONGEST_FUNCTION = 250, 40


def room_of(path: str) -> str:
    """The room of a file by its path under ``jsna/``: its first folder, or its own name."""
    return PurePosixPath(path).parts[0].removesuffix(".py")


def faults(path: str, text: str) -> list[str]:
    """Everything that the house forbids in one Python file."""
    if path == "__init__.py":
        return [*size(path, text), *machine_paths(path, text)]
    if room_of(path) not in ROOMS:
        return [f"{path}:1: the plan has no room called '{room_of(path)}'"]
    tree = ast.parse(text)
    checks = (imports, makers, swallowed, long_functions, unsaid_encodings)
    found = [f"{path}:{line}: {what}" for check in checks for line, what in check(path, tree)]
    return [*found, *size(path, text), *machine_paths(path, text)]


def imported(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """Each imported module, wherever the import stands: (line, dotted name, the name it is given here)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name, name.asname or name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = "." * node.level + (node.module or "")
            yield from (
                (node.lineno, f"{start}.{name.name}", name.asname or name.name) for name in node.names
            )
        elif isinstance(node, ast.Call) and called(node) in {"import_module", "__import__"} and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield node.lineno, first.value, first.value


def imports(path: str, tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Imports from a higher room, of another room's package, of the network, of pyplot; relative ones."""
    room = room_of(path)
    order = list(ROOMS)
    below = set(order[: order.index(room) + 1])
    for line, name, _ in imported(tree):
        first, _, rest = name.partition(".")
        if not first:
            yield line, "an import says its whole path, from jsna on"
        elif first == "jsna" and rest and rest.split(".")[0] in set(order) - below:
            yield line, f"{room} does not know {rest.split('.')[0]}, which is above it"
        elif reaches_out(name) and room != "refresh" and not reaches_out(name) & LISTENS.get(room, set()):
            yield line, f"only refresh may open a connection, and this imports {name}"
        elif "pyplot" in name.split("."):
            yield line, "figures are drawn without pyplot"
        elif foreign(first) and first not in ROOMS[room] | ALSO.get(path, frozenset()):
            yield line, f"{room} does not use {first}"


def foreign(package: str) -> bool:
    """Whether ``package`` is somebody else's: not ours and not Python's own."""
    return package != "jsna" and package not in sys.stdlib_module_names


def reaches_out(name: str) -> set[str]:
    """The modules that open connections among those that a dotted name goes through."""
    parts = name.split(".")
    return ({parts[0]} & NETWORK) | ({".".join(parts[:2])} & NETWORK_PARTS)


def called(node: ast.Call) -> str:
    """The last part of the name of what is called."""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def makers(path: str, tree: ast.AST) -> Iterator[tuple[int, str]]:
    """A type made outside the room that makes it, under its own or another name."""
    room = room_of(path)
    elsewhere = {name: home for name, home in MADE_IN.items() if home != room}
    for line, name, here in imported(tree):
        last = name.rsplit(".", 1)[-1]
        if name.startswith("jsna.") and last in elsewhere and here != last:
            yield line, f"{last} keeps its name"
    order = list(ROOMS)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if called(node) in elsewhere:
            yield node.lineno, f"{called(node)} is made in {elsewhere[called(node)]}/ and nowhere else"
        keywords = {keyword.arg for keyword in node.keywords}
        if (
            called(node) == "replace"
            and "frame" in keywords
            and order.index(room) > order.index("disclosure")
        ):
            yield node.lineno, "what disclosure/ let out keeps its rows: no replace(..., frame=...)"


def swallowed(path: str, tree: ast.AST) -> Iterator[tuple[int, str]]:
    """An except that catches everything; only one that undoes and passes everything on is let be."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.walk(node.type) if node.type else ()
            names = {getattr(part, "id", getattr(part, "attr", "")) for part in caught}
            passed_on = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
            if names - {""} == {"BaseException"} and passed_on:
                continue
            if node.type is None or names & {"Exception", "BaseException"}:
                yield node.lineno, "an except says what it expects"


def long_functions(path: str, tree: ast.AST) -> Iterator[tuple[int, str]]:
    """A function that does more than one job."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield node.lineno, f"{node.name} is {lines} lines long; {LONGEST_FUNCTION} is the most"


def unsaid_encodings(path: str, tree: ast.AST) -> Iterator[tuple[int, str]]:
    """A text file read or written in whatever encoding the machine prefers."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and opens_text(node)):
            continue
        if not any(keyword.arg in {"encoding", None} for keyword in node.keywords):
            yield node.lineno, f'{called(node)} names its encoding: encoding="utf-8"'


def opens_text(node: ast.Call) -> bool:
    """Whether a call reads or writes a file as text: read_text, write_text, open(FILE), PATH.open()."""
    of_a_path = isinstance(node.func, ast.Attribute)
    if called(node) in {"read_text", "write_text"}:
        return of_a_path and len(node.args) <= (called(node) == "write_text")
    if called(node) != "open":
        return False
    modes = [keyword.value for keyword in node.keywords if keyword.arg == "mode"] + node.args[
        not of_a_path :
    ][:1]
    mode = modes[0].value if modes and isinstance(modes[0], ast.Constant) else "" if modes else "r"
    return re.fullmatch(r"[rwxat+]+", str(mode)) is not None


def size(path: str, text: str) -> list[str]:
    """A file that holds more than one idea, or has no name of its own."""
    parts = [part.removesuffix(".py") for part in PurePosixPath(path).parts]
    found = [
        f"{path}:1: '{part}' names nothing; say what is in it" for part in parts if NAMELESS.fullmatch(part)
    ]
    lines = text.count("\n")
    return [*found, f"{path}:1: {lines} lines; {LONGEST_FILE} is the most"] if lines > LONGEST_FILE else found


def machine_paths(path: str, text: str) -> list[str]:
    """A path of somebody's machine, in any kind of text."""
    lines = enumerate(text.splitlines(), start=1)
    return [
        f"{path}:{at}: a path of one machine: {seen[0]}"
        for at, line in lines
        if (seen := MACHINE.search(line))
    ]
