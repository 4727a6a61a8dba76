"""``jsna diff`` at the terminal: for a person, for a program, and when an edition is not there."""

import json

import pytest
from click.testing import CliRunner, Result

from jsna.cli import main


def run(*words: str) -> Result:
    made = CliRunner().invoke(main, ["diff", *words])
    assert made.exception is None or isinstance(made.exception, SystemExit), made.exception
    return made


@pytest.fixture(scope="module")
def told(six) -> str:
    made = run("2025", "2026", "--root", str(six))
    assert made.exit_code == 0
    return made.output


def test_counts_come_first_then_each_kind(told):
    assert told.startswith(
        "What changed from edition 2025 to edition 2026\n"
        "      0  meaning\n"
        "      0  sentences withdrawn\n"
        "      0  sentences new\n"
        "      3  moved, and the meaning holds\n"
        "      1  our correction\n"
        "      1  method or definition\n"
        "      1  boundary or population base\n"
        "      1  new period\n"
        "      1  revision by the producer\n"
        "      1  wording\n"
        "\n"
        "Our correction\n"
        "  smoking: was In 2022 it was 15.8%; now In 2022 it was 15.6%; Two figures had changed places, 3 numbers\n"
        "\n"
        "Method or definition\n"
    )


def test_the_last_lines_account_for_every_fact(told):
    old, new = told.rstrip().splitlines()[-2:]
    for line, edition in ((old, "2025"), (new, "2026")):
        before, _, after = line.partition(" = ")
        assert before.startswith(f"Facts of {edition}: ")
        parts = [int(part.strip().split(" ")[0].replace(",", "")) for part in after.split(" + ")]
        assert sum(parts) == int(before.rpartition(": ")[2].replace(",", ""))


def test_a_program_gets_the_same_as_json(six):
    made = json.loads(run("2025", "2026", "--format", "json", "--root", str(six)).output)
    assert [one["kind"] for one in made["changes"]] == [
        "our correction", "method or definition", "boundary or population base", "new period",
        "revision by the producer", "wording",
    ]  # fmt: skip
    assert made["old"] == {
        "edition": "2025",
        "title": "Northbrook Joint Strategic Needs Assessment 2025",
        "status": "published",
        "published": "2025-07-01",
    }
    revised = next(one for one in made["changes"] if one["kind"] == "revision by the producer")
    value = next(one for one in revised["numbers"] if one["field"] == "value")
    assert [(one["period"], one["shown"]) for one in (value["was"], value["now"])] == [
        ("2023", ["14.9%"]),
        ("2023", ["15.0%"]),
    ]
    assert [one["value"] for one in (value["was"], value["now"])] == pytest.approx([14.9, 15.0])
    assert made["facts"]["old"]["facts"] == sum(
        number for name, number in made["facts"]["old"].items() if name != "facts"
    )


def test_an_edition_and_itself_say_the_same(six):
    made = run("2026", "2026", "--root", str(six))
    assert made.exit_code == 0
    assert made.output.splitlines()[:2] == [
        "What changed from edition 2026 to edition 2026",
        "Nothing: the two editions say the same.",
    ]


def test_editions_that_are_not_there_are_all_told_with_the_nearest(six):
    made = run("205", "nothing", "--root", str(six))
    assert made.exit_code == 1
    assert made.output == (
        "published:1:1: edition '205' is neither published nor built here\n    did you mean '2025'?\n"
        "published:1:1: edition 'nothing' is neither published nor built here\n    there is 2025 and 2026\n"
        "2 errors, 0 warnings\nNothing was compared.\n"
    )


def test_an_archive_that_is_damaged_is_told(tmp_path, six):
    (tmp_path / "chapters").mkdir()
    (tmp_path / "published").mkdir()
    (tmp_path / "published/2025.zip").write_bytes(b"not an archive")
    made = run("published/2025.zip", str(six / "site/2026"), "--root", str(tmp_path))
    assert made.exit_code == 1
    assert made.output == (
        "published/2025.zip:1:1: this edition cannot be read\n    put it back from where it was kept\n"
        "1 error, 0 warnings\nNothing was compared.\n"
    )


def test_a_command_that_is_given_one_edition_is_wrong_usage():
    assert run("2025").exit_code == 2
