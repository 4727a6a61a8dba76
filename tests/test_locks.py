"""The locks say exactly what is installed, and agree with ``pyproject.toml``."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.beside import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUNTIME = PROJECT["dependencies"]
WANTED = {"run": RUNTIME, "test": RUNTIME + PROJECT["optional-dependencies"]["test"]}
LOCKS = {name: (ROOT / "locks" / f"{name}.txt").read_text(encoding="utf-8") for name in WANTED}
ENTRY = re.compile(
    r"^(?P<name>[\w.-]+)==(?P<version>[\w.]+)(?: ; [^\\\n]+)? \\\n(?P<hashes>(?:    --hash=\S+(?: \\)?\n)+)",
    re.M,
)


def versions(lock: str) -> dict[str, str]:
    """Each package of a lock with its version."""
    return {entry["name"]: entry["version"] for entry in ENTRY.finditer(LOCKS[lock])}


@pytest.mark.parametrize("lock", WANTED)
def test_a_lock_holds_packages_with_their_hashes_and_nothing_else(lock: str):
    assert ENTRY.sub("", LOCKS[lock]) == ""


@pytest.mark.parametrize("lock", WANTED)
def test_a_package_is_locked_in_one_version_for_every_python(lock: str):
    names = [entry["name"] for entry in ENTRY.finditer(LOCKS[lock])]
    assert names == sorted(set(names))


@pytest.mark.parametrize("lock", WANTED)
def test_every_hash_is_a_sha256(lock: str):
    hashes = [
        digest
        for entry in ENTRY.finditer(LOCKS[lock])
        for digest in re.findall(r"--hash=(\S+)", entry["hashes"])
    ]
    assert [digest for digest in hashes if not re.fullmatch(r"sha256:[0-9a-f]{64}", digest)] == []


@pytest.mark.parametrize("lock", WANTED)
def test_a_lock_names_no_address_and_no_folder(lock: str):
    assert re.findall(r"[a-z]+://\S+|@ |\S*/\S*|--(?!hash)\S+", LOCKS[lock]) == []


@pytest.mark.parametrize("lock", WANTED)
def test_a_lock_has_what_the_project_asks_for(lock: str):
    have = versions(lock)
    wanted = [Requirement(text) for text in WANTED[lock]]
    missing = [
        str(want) for want in wanted if have.get(canonicalize_name(want.name), "") not in want.specifier
    ]
    assert missing == []


def test_the_test_lock_holds_the_run_lock():
    assert versions("run").items() <= versions("test").items()


def test_every_dependency_of_the_design_is_asked_for_by_name():
    names = {Requirement(text).name for text in RUNTIME}
    assert {"mkdocs", "mkdocs-material", "afcharts", "highspy", "nh3"} <= names


def test_mkdocs_stays_below_its_next_major_version():
    (mkdocs,) = [Requirement(text) for text in RUNTIME if Requirement(text).name == "mkdocs"]
    assert "1.6.1" in mkdocs.specifier
    assert "2.0" not in mkdocs.specifier
