import json
from datetime import date

import pytest

from jsna.build import draft
from jsna.findings.path import path_of, position
from jsna.findings.signals import NoSignal, signal
from jsna.model.periods import read_period
from jsna.statistics.prediction import prediction_interval, trend_interval
from tests.findings.neighbourhoods import FIGURES, drafted, place


def made_signal(folder, done=FIGURES, today=date(2026, 7, 1), **more):
    made = drafted(place(folder, done=done, **more), today)
    priority = made.book.priorities["more-checks"]
    return signal(made.book, made.found, priority, priority.outcomes[0])


SIGNALS = [
    (FIGURES[:12], "too early", None),
    ((*FIGURES[:12], 800), "on course", None),
    ((*FIGURES[:12], 610), "act", 30),
    ((*FIGURES[:12], 610, 615), "change course", 30),
    ((*FIGURES[:12], 500), "change course", 30),
    ((*FIGURES[:12], 630, 680), "act", 30),
]


@pytest.mark.parametrize(("done", "word", "unanswered"), SIGNALS)
def test_position_and_movement_give_the_signal(done, word, unanswered, tmp_path):
    made = made_signal(tmp_path, done)
    assert (made.signal, made.unanswered) == (word, unanswered)


def test_figures_that_should_have_come_are_overdue(tmp_path):
    made = made_signal(tmp_path, today=date(2027, 3, 1))
    assert (made.signal, made.overdue_after) == ("data overdue", date(2027, 1, 28))


def test_an_outcome_without_a_figure_where_it_starts_has_no_signal(tmp_path):
    early = (place.__defaults__ or ())[2].replace("from: {period: 2025-Q4}", "from: {period: 2022-Q4}")
    with pytest.raises(NoSignal, match=r"^done has no figure for 2022-Q4, where it starts$"):
        made_signal(tmp_path, priority=early)


@pytest.mark.parametrize(
    ("lower", "upper", "better", "word"),
    [(1, 2, "higher", "behind"), (1, 2, "lower", "ahead"), (4, 5, "higher", "ahead"), (4, 5, "lower", "behind"), (2, 4, "lower", "on path"), (3, 4, "higher", "on path")],
)  # fmt: skip
def test_a_position_is_that_of_the_whole_interval(lower, upper, better, word):
    assert position(lower, upper, 3, better) == word


def test_a_path_goes_straight_or_by_its_own_steps(tmp_path):
    steps = (place.__defaults__ or ())[2].replace(
        "to: {period: 2026-Q4, value: 80}",
        "to: {period: 2026-Q4, value: 80}, path: [{period: 2026-Q3, value: 65}]",
    )
    outcome = drafted(place(tmp_path, priority=steps)).book.priorities["more-checks"].outcomes[0]
    path = path_of(outcome, 62.0)
    asked = ("2025-Q4", "2026-Q1", "2026-Q3", "2026-Q4", "2027-Q2")
    assert [path.at(read_period(period)) for period in asked] == [62.0, 63.0, 65.0, 80.0, 80.0]


def test_a_prediction_interval_is_that_of_one_more_value():
    assert prediction_interval([1, 2, 3]) == pytest.approx((-2.968275, 6.968275), abs=1e-6)
    assert trend_interval([1, 2, 3, 4], 1) == pytest.approx((5.0, 5.0))
    with pytest.raises(ValueError, match=r"^a prediction needs at least 3 values$"):
        prediction_interval([1, 2])


def test_harrowmere_has_the_signal_that_is_expected(shared):
    expected = json.loads((shared / "harrowmere/expected.json").read_text(encoding="utf-8"))["outcome"]
    book = draft(shared / "harrowmere", None, date(2027, 5, 25), only_check=True)
    priority = book.book.priorities["blood-pressure"]
    made = signal(book.book, book.found, priority, priority.outcomes[0])
    for step, told in zip(made.steps, expected["values"][12:], strict=True):
        assert (step.period, step.position, step.behind, step.movement, step.signal) == (
            told["period"], told["position"], told["periods_behind"], told["movement"], told["signal"]
        )  # fmt: skip
        assert (step.value, step.lower, step.upper, step.path) == pytest.approx(
            (told["value"], told["lower"], told["upper"], told["path"])
        )
    curve = expected["curve"]
    assert made.curve is not None
    assert (made.curve.lower, made.curve.upper, made.curve.turned) == (
        pytest.approx(curve["prediction_lower"]), pytest.approx(curve["prediction_upper"]), curve["turned"]
    )  # fmt: skip
    assert (f"{made.at} {made.signal}", made.unanswered) == (expected["signal"], expected["unanswered_days"])
    assert made.overdue_after.isoformat() == expected["data_overdue_after"]
