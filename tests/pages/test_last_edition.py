"""A claim beside the last edition, what an edition accepts, and how many comparisons a page makes."""

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from jsna.build import Draft, draft
from jsna.findings.comparators import method_for
from jsna.findings.comparisons import BY_95_LIMITS, BY_998_LIMITS, Comparisons
from jsna.model.measures import Measure
from jsna.site.archive import keep
from jsna.site.manifest import manifest_of, stable_json, write_manifest
from tests.workspace import TODAY, rewritten, said, small

TEXT = "chapters/needs/smoking.yml"
EDITION = "chapters/editions/2026.yml"
ROW = "northbrook,2025,Persons,18 and over,1056,8000"
CLAIM = '{% claim "adult-smoking is lower than england" %}'


def drafted(root: Path) -> Draft:
    return draft(root, None, TODAY, only_check=True)


def published(root: Path, edition: str, day: str, findings: Any = None) -> None:
    """Keep ``findings``, or what the workspace finds now, as a published edition."""
    folder = root / "made" / edition
    folder.mkdir(parents=True)
    said_then = drafted(root).found.said() if findings is None else findings
    (folder / "findings.json").write_bytes(stable_json(said_then))
    manifest = manifest_of(folder, edition, edition, "published", day, day)
    write_manifest(manifest, folder)
    keep(root, folder, manifest)


def claims(made: Draft) -> dict[str, tuple[str, Any]]:
    """Verdict and what was then, by address."""
    return {
        one.about: (one.verdict, one.evidence.get("then")) for one in made.found.said() if one.kind == "claim"
    }


def page(made: Draft) -> str:
    return next(one.markdown for one in made.composed.pages if one.path.endswith("smoking.md"))


def test_a_claim_whose_numbers_are_what_they_were_holds(tmp_path):
    root = small(tmp_path)
    published(root, "2025", "2025-07-01")
    verdict, then = claims(drafted(root))["smoking/level"]
    assert (verdict, then["edition"], then["verdict"], then["moved"]) == ("holds", "2025", "holds", [])


def test_a_claim_whose_numbers_moved_holds_and_says_what_they_were(tmp_path):
    root = small(tmp_path)
    published(root, "2025", "2025-07-01")
    rewritten(root, "data/adult-smoking.csv", ROW, ROW.replace("1056", "1000"))
    made = drafted(root)
    verdict, then = claims(made)["smoking/level"]
    assert verdict == "numbers changed, meaning holds"
    assert then["moved"] == [
        {"what": "adult-smoking", "area": "northbrook", "was": "13.2% (12.5 to 14.0)", "was_in": "2025",
         "now": "12.5% (11.8 to 13.2)", "now_in": "2025"},
    ]  # fmt: skip
    assert claims(made)["smoking/sex"][0] == "holds"
    assert said(made) == []
    assert [one for one in said(made, "warning") if "smoking.yml" in one and "claim" in one] == []
    assert (
        "Since the 2025 edition the meaning holds: was 13.2% (12.5 to 14.0) in 2025, now 12.5% (11.8 to 13.2) in 2025."
    ) in page(made)


def test_the_edition_that_is_replaced_is_the_last_one(tmp_path):
    root = small(tmp_path)
    published(root, "2024", "2024-07-01")
    rewritten(root, "data/adult-smoking.csv", ROW, ROW.replace("1056", "1000"))
    published(root, "2025", "2025-07-01")
    assert claims(drafted(root))["smoking/level"][0] == "holds"
    rewritten(root, EDITION, "cut_off:", 'replaces: "2024"\ncut_off:')
    verdict, then = claims(drafted(root))["smoking/level"]
    assert (verdict, then["edition"]) == ("numbers changed, meaning holds", "2024")


def test_another_claim_at_the_same_address_is_a_new_one(tmp_path):
    root = small(tmp_path)
    published(root, "2025", "2025-07-01")
    rewritten(root, TEXT, "claim: adult-smoking is falling", "claim: adult-smoking fell since 2021")
    assert claims(drafted(root))["smoking/trend"] == ("holds", None)


@pytest.mark.parametrize("findings", [[], [1, {}], [{"kind": "claim", "about": "smoking/level", "evidence": 3}],
    [{"kind": "claim", "about": "smoking/level", "evidence": {"claim": "adult-smoking is lower than england",
      "readings": [3, {"measure": "adult-smoking", "value": "x"}], "numbers": 4}}]])  # fmt: skip
def test_an_edition_of_another_make_stops_nothing(findings, tmp_path):
    root = small(tmp_path)
    published(root, "2025", "2025-07-01", findings)
    assert claims(drafted(root))["smoking/level"][0] == "holds"


def test_an_accepted_claim_is_no_warning_and_says_why(tmp_path):
    root = small(tmp_path)
    rewritten(root, TEXT, CLAIM, CLAIM.replace('england"', 'england", id="less", until="2026-06-30"'))
    assert [one for one in said(drafted(root), "warning") if "expired" in one] != []
    accepts = "accepts:\n  - {claim: smoking/less, verdict: expired, because: The survey is late., by: dph}\n"
    rewritten(root, EDITION, "cut_off:", f"{accepts}cut_off:")
    made = drafted(root)
    assert [one for one in said(made, "warning") if "expired" in one] == []
    finding = next(one for one in made.found.said() if one.about == "smoking/less")
    assert (finding.verdict, finding.evidence["accepted"]) == (
        "expired",
        "accepted by dph: The survey is late.",
    )
    assert "Accepted by dph: The survey is late.</span>" in page(made)


def test_a_page_says_how_many_comparisons_it_makes(tmp_path):
    made = drafted(small(tmp_path))
    finding = next(one for one in made.found.said() if one.kind == "comparisons")
    # the level beside England, men beside women, each sex beside England's; the trend
    assert finding.evidence["at_99.8_percent"] == 1
    wide = finding.evidence["at_95_percent"]
    assert finding.evidence["false_flags_expected"] == round(wide * 0.05 + 0.002, 3)
    assert f"This page makes {wide + 1} comparisons: {wide} by 95% limits and 1 by 99.8% limits." in page(
        made
    )


def test_what_is_shown_twice_is_compared_once():
    seen = Comparisons()
    for _ in range(2):
        seen.beside("smoking", 7, "E92000001")
        seen.trend("smoking", "E08000009")
    seen.beside("smoking", 8, "E92000001")
    assert (seen.counted(BY_95_LIMITS), seen.counted(BY_998_LIMITS)) == (2, 1)
    assert seen.expected == pytest.approx(0.102)


def test_many_comparisons_raise_many_false_flags():
    seen = Comparisons()
    for line in range(200):
        seen.beside("smoking", line, "E92000001")
    assert seen.in_words() == (
        "This page makes 200 comparisons: 200 by 95% limits. If nothing truly differed, chance alone would be "
        "expected to flag about 10 of them."
    )


LEVELS = {"w1": "ward", "w2": "ward", "E92000001": "country"}


@pytest.mark.parametrize(
    ("area", "against", "own", "method"),
    [
        ("w1", "w2", None, 12),
        ("w1", "E92000001", None, 1),
        ("E08000009", "E06000036", None, 12),
        ("w1", "w2", 5, 5),
        ("x", "y", None, 1),
    ],
)
def test_areas_of_one_level_are_compared_by_the_limits_of_both(area, against, own, method):
    said = {one.name: None for one in fields(Measure)}
    assert method_for(Measure(**{**said, "id": "m", "compare": own}), area, against, LEVELS) == method
