from datetime import date

from jsna.pages.words import day, month


def test_a_day_and_a_month_are_english_words():
    assert (day(date(2026, 8, 20)), month(date(2026, 8, 20))) == ("20 August 2026", "August 2026")
    assert (day(None), month(None)) == ("", "")
