import pytest

from jsna.statistics.differences import error_of, limits_between, newcombe_limits

# Newcombe (1998), table II, method 10
PUBLISHED = [
    (56, 70, 48, 80, 0.0524, 0.3339),
    (9, 10, 3, 10, 0.1705, 0.8090),
    (10, 10, 0, 20, 0.6791, 1.0000),
    (0, 10, 0, 20, -0.1611, 0.2775),
]


@pytest.mark.parametrize(("count", "denominator", "other", "its_denominator", "lower", "upper"), PUBLISHED)
def test_limits_agree_with_newcombe(count, denominator, other, its_denominator, lower, upper):
    made = newcombe_limits(count, denominator, other, its_denominator)
    assert made == pytest.approx((lower, upper), abs=5e-5)


def test_a_difference_of_estimates_has_the_error_of_both():
    lower, upper = limits_between(2.0, error_of(8.04, 11.96), error_of(0, 0))
    assert (float(lower), float(upper)) == pytest.approx((0.040036, 3.959964), abs=1e-6)


def test_limits_the_wrong_way_round_are_refused():
    with pytest.raises(ValueError, match="^an upper limit must not be below its lower limit$"):
        error_of(2, 1)
