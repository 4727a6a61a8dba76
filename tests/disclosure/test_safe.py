from collections.abc import Sequence

import pandas as pd

from jsna.disclosure.safe import SafeTable

TABLE = SafeTable(
    "people",
    "population",
    pd.DataFrame(
        {"area": ["a", "a", "b"], "age": ["0-4", "5+", "0-4"], "resident": [1.0, 3.0, float("nan")]}
    ),
    "lt5",
)


def test_rows_are_chosen_by_one_value_or_by_any_of_several():
    assert len(TABLE.where(area="a").frame) == 2
    assert len(TABLE.where(area=["a", "b"], age="0-4").frame) == 2


def test_rows_are_sorted_and_cut():
    assert TABLE.sorted_by("age", descending=True).first(1).frame["age"].tolist() == ["5+"]


def test_rows_are_put_in_the_order_of_a_list_and_others_come_last():
    assert TABLE.ordered("area", ["b"]).frame["area"].tolist() == ["b", "a", "a"]


def test_tables_are_joined_with_both_policies():
    joined = SafeTable.joined("both", [TABLE, SafeTable("more", "population", TABLE.frame, "lt10")])
    assert (joined.id, len(joined.frame), joined.policy) == ("both", 6, "lt5, lt10")


def test_shares_are_of_all_and_missing_where_a_part_is_withheld():
    shares = TABLE.as_shares("resident", "area").frame["value"]
    assert shares.tolist()[:2] == [25.0, 75.0] and shares.isna().tolist() == [False, False, True]


def test_what_is_worked_out_of_safe_tables_keeps_their_policies_and_leaves_their_rows_alone():
    def halved(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
        frames[0]["resident"] = frames[0]["resident"] / 2
        return frames[0]

    before = TABLE.frame["resident"].tolist()
    made = SafeTable.worked_out("half", [TABLE, SafeTable("more", "population", TABLE.frame, "lt10")], halved)
    assert (made.id, made.holds, made.policy) == ("half", "worked out", "lt5, lt10")
    assert made.frame["resident"].tolist()[:2] == [one / 2 for one in before[:2]]
    assert TABLE.frame["resident"].tolist()[:2] == before[:2]
