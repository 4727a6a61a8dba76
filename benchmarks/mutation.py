"""Small mistakes put into the disclosure room on purpose: the tests of the room must notice each.

    python benchmarks/mutation.py 40        forty mistakes, drawn at random, always the same
    python benchmarks/mutation.py 40 pool   in one file only

A mistake turns one comparison round, one + into -, one number into the next, or
one and into or.  Ends with 1 where a mistake passed unnoticed; each is named.
"""

import ast
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOM, TESTS = "jsna/disclosure", "tests/disclosure"
SEED, PATIENCE = 7, 600  # seconds that the tests of one mistake may take: one that never ends is noticed too
TURNED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Add: ast.Sub, ast.Sub: ast.Add,
    ast.And: ast.Or, ast.Or: ast.And, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


def main() -> int:
    """Makes the mistakes one by one; 1 where one passed."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    word = sys.argv[2] if len(sys.argv) > 2 else ""
    files = sorted(path for path in (ROOT / ROOM).glob("*.py") if word in path.stem)
    every = [(path, at) for path in files for at in range(len(list(_places(ast.parse(_text(path))))))]
    drawn = random.Random(SEED).sample(every, min(number, len(every)))
    passed = 0
    with tempfile.TemporaryDirectory() as folder:
        for part in ("jsna", "tests", "pyproject.toml", "groundwork"):
            copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
            copy(ROOT / part, Path(folder) / part)
        for path, at in drawn:
            mistaken, said = _mistaken(_text(path), at)
            noticed = _noticed(Path(folder), path.relative_to(ROOT), mistaken)
            print(f"{'noticed' if noticed else 'PASSED '}  {path.stem}: {said}", flush=True)
            passed += not noticed
    print(f"{len(drawn)} mistakes of {len(every)} possible ones, {passed} passed unnoticed")
    return min(passed, 1)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _places(tree: ast.AST) -> Iterator[tuple[ast.AST, str, int]]:
    """Where a mistake can be made: the node, its field, and which of several operators."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            yield from ((node, "ops", place) for place, one in enumerate(node.ops) if type(one) in TURNED)
        elif isinstance(node, ast.BinOp | ast.BoolOp) and type(node.op) in TURNED:
            yield node, "op", 0
        elif isinstance(node, ast.Constant) and type(node.value) is int:
            yield node, "value", 0


def _mistaken(text: str, at: int) -> tuple[str, str]:
    """The text with the mistake numbered ``at``, and where and what it is."""
    tree = ast.parse(text)
    node, name, place = list(_places(tree))[at]
    before = ast.unparse(node)
    if name == "ops":
        node.ops[place] = TURNED[type(node.ops[place])]()
    elif name == "op":
        node.op = TURNED[type(node.op)]()
    else:
        node.value += 1
    return ast.unparse(tree), f"line {node.lineno}: {before} became {ast.unparse(node)}"


def _noticed(folder: Path, file: Path, text: str) -> bool:
    whole = _text(folder / file)
    (folder / file).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-n", "0", "-x", "-q", "-p", "no:cacheprovider", TESTS]
    try:
        ended = subprocess.run(command, cwd=folder, capture_output=True, timeout=PATIENCE, check=False)
        return ended.returncode != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        (folder / file).write_text(whole, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
