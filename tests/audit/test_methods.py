"""What a method says of a withheld count: some are used only for few events, some only for many."""

import pytest

from tests.audit.sites import download, row, said, site


@pytest.mark.parametrize(
    ("persons", "method", "found"),
    [
        ("11", "rate with Byar limits", "Female, 65 and over (falls): the withheld count is 10 or 11"),
        ("2", "rate with exact Poisson limits", ""),
        ("11", "not available", ""),
    ],
)
def test_a_method_for_ten_events_and_more_says_that_a_withheld_count_is_no_less(
    tmp_path, persons, method, found
):
    body = download(
        row("ash", persons), row("ash", "", "Female", method=method), row("ash", "", "Male"),
        row("elm", "30"), row("elm", "18", "Female"), row("elm", "12", "Male"),
    )  # fmt: skip
    told = "\n".join(said(site(tmp_path, {"2026/falls.csv": body})))
    assert (f"ash, 2024, {found}\n" in told) == bool(found)
    assert ("whose method is for 10 and more," in told) == bool(found)
