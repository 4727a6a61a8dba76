"""Which published counts a stranger takes for the sum of which."""

from tests.audit.sites import download, row, said, site


def test_a_locality_is_not_taken_for_the_sum_of_all_wards_where_a_place_is(tmp_path):
    wards = (row("E05000001", ""), row("E05000002", "36"), row("E05000003", ""), row("E05000004", "40"))
    whole = (row("loc-north", "82"), row("E08000001", "94"))
    assert said(site(tmp_path, {"2026/downloads/falls.csv": download(*wards, *whole)})) == []


BY_CAUSE = "measure,area,period,category_type,category,count,denominator,reason,protected_by"


def by_cause(area: str, people: int, *counts: str) -> list[str]:
    """Deaths of every cause, of hearts, lungs and falls among the same ``people``; "" is withheld."""
    causes = [",", "cause,hearts", "cause,lungs", "cause,falls"]
    shown = [f"{count},{people}," if count else ",,withheld" for count in counts]
    return [
        f"deaths,{area},2024,{cause},{one},fewer than 5 withheld"
        for cause, one in zip(causes, shown, strict=True)
    ]


def test_people_who_may_die_of_each_cause_are_not_added_up(tmp_path):
    rows = [
        *by_cause("E08000001", 9000, "90", "40", "30", "20"),
        *by_cause("E05000001", 900, "18", "", "", "11"),
    ]
    body = "\n".join([BY_CAUSE, *rows]) + "\n"
    assert said(site(tmp_path, {"2026/downloads/deaths.csv": body})) == []


def test_wards_are_not_added_up_to_a_locality_that_is_known_to_be_made_of_two_of_them(tmp_path):
    wards = (row("E05000001", ""), row("E05000002", "36"), row("E05000003", ""), row("E05000004", "9"))
    kinds = "code,parent,level\nE05000001,loc-north,ward\nE05000002,loc-north,ward\n"
    downloads = {"2026/falls.csv": download(*wards, row("loc-north", "46")), "2026/areas.csv": kinds}
    assert [line.splitlines()[0] for line in said(site(tmp_path, downloads))] == [
        "2026/falls.csv:3:1: E05000001, 2024, Persons, 65 and over (falls): the withheld count is 10 exactly"
    ]
