"""One mistake on a card is one error, however many sentences speak of its measure."""

from pathlib import Path

import pytest

from tests.workspace import drafted, rewritten, said, small


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "better: lower",
            "better: lowr",
            "data/adult-smoking.yml:12:9: better cannot be 'lowr'\n    did you mean 'lower'?",
        ),
        (
            "basis: resident\n",
            "",
            "data/adult-smoking.yml:1:1: a table that holds an indicator needs 'basis'",
        ),
        (
            "statistic: proportion",
            "\tstatistic: proportion",
            "data/adult-smoking.yml:10:1: this line is indented with a tab\n    use spaces",
        ),
    ],
)
def test_a_mistake_on_a_card_is_told_once(old: str, new: str, told: str, tmp_path: Path):
    root = small(tmp_path)
    rewritten(root, "data/adult-smoking.yml", old, new)
    assert said(drafted(root)) == [told]
