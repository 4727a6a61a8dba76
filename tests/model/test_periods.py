"""Periods as people write them."""

from datetime import date

import pytest

from jsna.model.periods import in_words, read_period

# as written, first day, last day, rhythm, in words
READ = [
    ("2023", "2023-01-01", "2023-12-31", "year", "2023"),
    ("2022/23", "2022-04-01", "2023-03-31", "year", "April 2022 to March 2023"),
    ("2022-23", "2022-04-01", "2023-03-31", "year", "April 2022 to March 2023"),
    ("2022/2023", "2022-04-01", "2023-03-31", "year", "April 2022 to March 2023"),
    ("1999/00", "1999-04-01", "2000-03-31", "year", "April 1999 to March 2000"),
    ("2022 - 24", "2022-01-01", "2024-12-31", "years", "2022 to 2024"),
    ("2022 - 23", "2022-01-01", "2023-12-31", "years", "2022 to 2023"),
    ("2022-24", "2022-01-01", "2024-12-31", "years", "2022 to 2024"),
    ("2022 to 2024", "2022-01-01", "2024-12-31", "years", "2022 to 2024"),
    ("2020/21 - 24/25", "2020-04-01", "2025-03-31", "years", "April 2020 to March 2025"),
    ("2020/21 to 2024/25", "2020-04-01", "2025-03-31", "years", "April 2020 to March 2025"),
    ("2026-Q1", "2026-01-01", "2026-03-31", "quarter", "January to March 2026"),
    ("2026 Q4", "2026-10-01", "2026-12-31", "quarter", "October to December 2026"),
    ("2025/26 Q3", "2025-10-01", "2025-12-31", "quarter", "October to December 2025"),
    ("2025/26 Q4", "2026-01-01", "2026-03-31", "quarter", "January to March 2026"),
    ("2025-04", "2025-04-01", "2025-04-30", "month", "April 2025"),
    ("2024-02", "2024-02-01", "2024-02-29", "month", "February 2024"),
    ("Apr 2025", "2025-04-01", "2025-04-30", "month", "April 2025"),
    ("april 2025", "2025-04-01", "2025-04-30", "month", "April 2025"),
    ("Apr 2024 - Mar 2025", "2024-04-01", "2025-03-31", "year", "April 2024 to March 2025"),
    ("2021-03-21", "2021-03-21", "2021-03-21", "day", "21 March 2021"),
]

REFUSED = [
    ("soon", "'soon' is not a period; write it as 2025, 2024/25, 2026-Q1 or 2025-04"),
    ("2025-Q5", "'2025-Q5' is not a period; write it as 2025, 2024/25, 2026-Q1 or 2025-04"),
    ("2022/24", "'2022/24' is not one year; write 2022/23"),
    ("2011-12", "'2011-12' may be a month or a year; write Dec 2011, or 2011/12"),
    ("2024 to 2022", "'2024 to 2022' ends before it begins; write the earlier year first"),
    ("Foo 2024", "'Foo' is not a month; write it as Apr or April"),
    ("2021-02-30", "'2021-02-30' is not a day of the calendar; correct it"),
    ("2021-13", "'2021 to 2013' ends before it begins; write the earlier year first"),
]


@pytest.mark.parametrize(("text", "start", "end", "every", "words"), READ)
def test_a_period_has_its_days_and_its_words(text: str, start: str, end: str, every: str, words: str):
    period = read_period(text)
    assert (period.start, period.end) == (date.fromisoformat(start), date.fromisoformat(end))
    assert (period.every, in_words(period), str(period)) == (every, words, text)


@pytest.mark.parametrize(("text", "said"), REFUSED)
def test_what_is_no_period_is_refused_in_plain_words(text: str, said: str):
    with pytest.raises(ValueError) as caught:
        read_period(text)
    assert str(caught.value) == said
