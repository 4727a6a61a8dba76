"""Methods are found again in the words that a value carries."""

from jsna.findings.method_names import methods_named


def test_a_method_is_known_by_the_words_of_its_values():
    words = ["as given", "value as given, limits of a proportion with Wilson limits", "not available"]
    assert methods_named(words) == ["as_given", "proportion"]


def test_the_longest_name_is_meant():
    assert methods_named(["directly standardised rate with Dobson limits"]) == ["directly_standardised_rate"]
