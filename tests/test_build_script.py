"""``build.py`` on a machine that lacks something, and the parts that it is made of."""

import errno
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from build import too_old
from groundwork import browser, environment, install, story, trouble
from tests.beside import ROOT

OLD_PYTHONS = [
    path
    for version in ("2.7", "3.6", "3.8", "3.10")
    for path in sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))[:1]
]
ALONE = ("PIP_", "CHROMIUM", "PYTHON", "VIRTUAL_ENV", "COV_")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project's door, groundwork and locks in a fresh folder: all that a first run needs."""
    folder = tmp_path / "a fresh copy"
    for name in ("groundwork", "locks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "build.py", folder)
    return folder


def run_in(
    folder: Path, *arguments: str, python: str | Path = sys.executable, **settings: str
) -> subprocess.CompletedProcess[str]:
    """``build.py`` run in ``folder`` with nothing of this machine's settings but ``settings``."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ALONE)}
    return subprocess.run(
        [python, "build.py", *arguments], cwd=folder, capture_output=True, text=True, check=False,
        env={**kept, "PIP_CONFIG_FILE": os.devnull, **settings},
    )  # fmt: skip


def test_an_old_python_is_told_what_is_needed():
    assert too_old((3, 9, 18)) == (
        "build.py needs Python 3.11 or newer; this is Python 3.9.18\n"
        "    install a newer one from python.org and run build.py with it, for example: python3.13 build.py\n"
    )


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 2), (4, 0, 0)])
def test_a_python_that_is_new_enough_is_told_nothing(version: tuple[int, int, int]):
    assert too_old(version) == ""


@pytest.mark.parametrize("python", OLD_PYTHONS, ids=lambda path: path.parent.parent.name)
def test_a_python_too_old_to_run_it_can_still_read_the_message(python: Path, copy: Path):
    ended = run_in(copy, python=python)
    said = too_old(tuple(int(part) for part in python.parent.parent.name.split(".")))
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", said)


def test_without_a_network_it_says_so_and_leaves_nothing_that_is_believed(copy: Path):
    ended = run_in(copy, PIP_INDEX_URL="http://127.0.0.1:9", PIP_RETRIES="1", PIP_NO_CACHE_DIR="1")
    assert ended.stderr == (
        "build.py: the package index could not be reached\n"
        "    check the network and run the same command again; what was already fetched is not fetched twice\n"
    )
    assert ended.returncode == 1
    assert environment.read_stamp(copy / ".venv") == {}


def test_help_waits_for_no_package(copy: Path):
    ended = run_in(copy, "--help")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, story.USAGE, "")
    assert not (copy / ".venv").exists()


def test_a_python_without_venv_is_told_which_package_to_install(copy: Path):
    without = "import sys; sys.modules['ensurepip'] = None; sys.argv = ['build.py']; import runpy; "
    without += "runpy.run_path('build.py', run_name='__main__')"
    ended = subprocess.run(
        [sys.executable, "-c", without], cwd=copy, capture_output=True, text=True, check=False
    )
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert (ended.returncode, ended.stderr) == (
        1,
        "build.py: this Python came without the part that makes virtual environments\n"
        f"    on Debian or Ubuntu: sudo apt install python{version}-venv; then run the same command again\n",
    )


def stand_in(root: Path) -> Path:
    """A ``.venv`` in ``root`` that starts: this Python under its name, with no stamp."""
    python = environment.python_in(root / ".venv")
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    return python


@pytest.mark.skipif(os.name == "nt", reason="Windows makes no links for everybody")
def test_what_was_installed_is_used_again(tmp_path: Path):
    shutil.copytree(ROOT / "locks", tmp_path / "locks")
    python = stand_in(tmp_path)
    environment.write_stamp(tmp_path / ".venv", environment.locked(tmp_path))
    assert environment.python_with("test", tmp_path) == python


def test_a_stamp_says_what_was_written(tmp_path: Path):
    environment.write_stamp(tmp_path, {"run": "abc"})
    assert environment.read_stamp(tmp_path) == {"run": "abc"}
    assert [path.name for path in tmp_path.iterdir()] == [environment.STAMP]


@pytest.mark.parametrize("text", ["", "{", "[]", '"run"', "\x00"])
def test_a_damaged_stamp_says_nothing(text: str, tmp_path: Path):
    (tmp_path / environment.STAMP).write_text(text, encoding="utf-8")
    assert environment.read_stamp(tmp_path) == {}


def test_a_python_that_is_gone_does_not_start(tmp_path: Path):
    assert not environment.starts(tmp_path / "python")


def test_another_lock_has_another_digest(tmp_path: Path):
    (tmp_path / "locks").mkdir()
    (tmp_path / "locks" / "run.txt").write_text("a==1\n", encoding="utf-8")
    before = environment.locked(tmp_path)
    (tmp_path / "locks" / "run.txt").write_text("a==2\n", encoding="utf-8")
    assert before.keys() == {"run"}
    assert environment.locked(tmp_path) != before


def test_the_project_is_found_by_a_relative_path(tmp_path: Path):
    packages = tmp_path / ".venv" / "lib" / "python3.11" / "site-packages"
    packages.mkdir(parents=True)
    environment.lead_to(tmp_path, tmp_path / ".venv")
    (written,) = packages.glob("*.pth")
    way = written.read_text(encoding="ascii").strip()
    assert (packages / way).resolve() == tmp_path.resolve()


def test_other_peoples_packages_are_kept_out(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    assert "PYTHONPATH" not in environment.clean()


def test_a_log_is_told_every_tenth_package():
    screen = io.StringIO()
    output = [f"Collecting package{number}==1.0\n" for number in range(1, 21)]
    output += ["  Downloading x.whl\n", "Installing collected packages: a, b\n"]
    assert install.follow(output, 20, screen) == "".join(output)
    assert (
        screen.getvalue()
        == "  10 of 20  package10\n  20 of 20  package20\n  all here; putting them in place\n"
    )


def test_a_terminal_sees_one_line_that_changes():
    screen = io.StringIO()
    screen.isatty = lambda: True  # type: ignore[method-assign]
    install.follow(["Collecting mkdocs-material==9.8.2\n", "Processing /wheels/pandas-3.whl\n"], 2, screen)
    shown = [
        f"  {taken} of 2  {name}".ljust(install.WIDTH)
        for taken, name in ((1, "mkdocs-material"), (2, "pandas"))
    ]
    assert screen.getvalue() == f"\r{shown[0]}\r{shown[1]}\r{' ' * install.WIDTH}\r"


def test_the_packages_of_a_lock_are_counted():
    assert (
        install.packages_in("a==1 \\\n    --hash=sha256:0\nb-c==2 ; x == 'y' \\\n    --hash=sha256:1\n") == 2
    )


# what pip says, and what we say of it
SAID = [
    ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "the disk is full"),
    ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] self signed", "the package index could not be trusted: your network seems to open secure connections on the way"),
    ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "a package is not the one that was locked, so nothing was installed"),
    ("ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 407", "the network's proxy refused the connection to the package index"),
    ("NewConnectionError: Failed to establish a new connection: [Errno -2] Name or service not known\nERROR: No matching distribution found for numpy==2.4.6", "the package index could not be reached"),
    ("PermissionError: [WinError 5] Access is denied: 'numpy'", "a file could not be written"),
]  # fmt: skip


@pytest.mark.parametrize(("output", "message"), SAID)
def test_what_pip_says_is_put_in_plain_words(output: str, message: str):
    assert trouble.from_output(output).message == message


def test_a_package_that_is_not_there_is_named():
    said = trouble.from_output("ERROR: No matching distribution found for numpy==9.9 (from -r run.txt)")
    assert said.message.startswith("the package index has no ready-made numpy==9.9 for Python 3.")


def test_words_that_nobody_foresaw_are_passed_on():
    assert str(trouble.from_output("one\nsomething odd\n")) == (
        "build.py: the packages could not be installed\n    pip's last words:\n    one\n    something odd"
    )


def test_a_full_disk_is_told_as_one(tmp_path: Path):
    full = OSError(errno.ENOSPC, "No space left on device")
    assert str(trouble.from_error(full, tmp_path / ".venv")) == (
        "build.py: the disk is full\n    make about 2 GB of room and run the same command again"
    )


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path):
    refused = PermissionError(errno.EACCES, "Permission denied")
    assert str(trouble.from_error(refused, tmp_path / ".venv")) == (
        "build.py: .venv could not be made: Permission denied\n"
        f"    check that {tmp_path} can be written to, close programs that use .venv, and try again"
    )


def program(folder: Path, name: str, status: int = 0) -> Path:
    """A program called ``name`` that ends with ``status``."""
    path = folder / name
    path.write_text(f"#!/bin/sh\nexit {status}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.skipif(os.name == "nt", reason="the stand-ins for a browser are shell scripts")
class TestFindingABrowser:
    def test_the_one_that_is_named_comes_first(self, tmp_path: Path):
        named = program(tmp_path, "mine")
        program(tmp_path, "chromium")
        assert browser.find({"CHROMIUM": str(named), "PATH": str(tmp_path)}) == str(named)

    def test_one_on_the_path_is_found(self, tmp_path: Path):
        assert browser.find({"PATH": str(tmp_path)}) == "" or sys.platform == "darwin"
        assert browser.find({"PATH": str(program(tmp_path, "google-chrome").parent)}) == str(
            tmp_path / "google-chrome"
        )

    def test_one_that_does_not_start_is_passed_over(self, tmp_path: Path):
        program(tmp_path, "chromium", status=1)
        works = program(tmp_path, "chromium-browser")
        assert browser.find({"PATH": str(tmp_path)}) == str(works)

    def test_one_that_is_named_and_does_not_start_is_refused(self, tmp_path: Path):
        with pytest.raises(trouble.Trouble) as caught:
            browser.find({"CHROMIUM": "/no/such/browser", "PATH": str(program(tmp_path, "chromium").parent)})
        assert str(caught.value) == (
            "build.py: CHROMIUM is '/no/such/browser', and no browser starts there\n"
            "    set it to a browser's path, or unset it"
        )


def test_the_way_to_the_site_is_told(tmp_path: Path):
    site = tmp_path / "site"
    assert story.how_to_look(site, "python3") == (
        f"\nThe site is in {site}\n"
        "Look at it:  python3 -m http.server --directory site   then open http://localhost:8000/\n"
        f"or open {site.as_uri()}/index.html"
    )


def test_how_to_look_leads_to_the_newest_edition_draft_or_not(tmp_path: Path):
    site = tmp_path / "site"
    site.mkdir()
    versions = [{"version": "2026", "aliases": []}, {"version": "2025", "aliases": ["latest"]}]
    (site / "versions.json").write_text(json.dumps(versions), encoding="utf-8")
    assert story.how_to_look(site, "python3") == (
        f"\nThe site is in {site}\n"
        "Look at it:  python3 -m http.server --directory site   then open http://localhost:8000/2026/\n"
        f"or open {site.as_uri()}/2026/index.html"
    )


@pytest.mark.parametrize(
    ("module", "status"), [("import sys; sys.exit(7)", 7), ("import os; os.kill(os.getpid(), 9)", 137)]
)
def test_an_exit_status_passes_through(module: str, status: int, tmp_path: Path):
    (tmp_path / "ends.py").write_text(module, encoding="utf-8")
    if os.name == "nt" and status > 128:
        status = 9  # Windows knows no signals
    assert story.run(Path(sys.executable), ["ends"], tmp_path, environment.clean()) == status


def test_the_script_uses_only_what_comes_with_python():
    code = "import sys, groundwork.story; print(sorted({name.split('.')[0] for name in sys.modules}))"
    ended = subprocess.run(
        [sys.executable, "-IS", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(json.loads(ended.stdout.replace("'", '"')))
    assert loaded - set(sys.stdlib_module_names) == {"__main__", "groundwork"}
