"""What countries are called: the event's names before the usual ones, and every name that is shown is understood."""

import pytest
from babel import Locale

from organizer.domain.country_names import CountryNames, taken_name

NAMES = CountryNames({"CZ": {"en": "Czech Lands"}, "MO": {"en": "Macao, China", "zh": "中国澳门"}})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Czech Lands", "CZ"),
        ("czech  lands", "CZ"),
        ("Czechia", "CZ"),
        ("Macao, China", "MO"),
        ("China", "CN"),
        ("中国澳门", "MO"),
        ("Nowhere", "Nowhere"),
        ("", ""),
    ],
)
def test_the_events_names_are_understood_as_well_as_the_usual_ones(text: str, code: str) -> None:
    assert NAMES.code(text) == code


@pytest.mark.parametrize(
    ("country", "reader", "name"),
    [
        ("CZ", "en", "Czech Lands"),
        ("CZ", "zh_CN", "捷克"),
        ("MO", "zh_CN", "中国澳门"),
        ("IT", "zh_CN", "意大利"),
        ("IT", "de", "Italy"),
        ("Atlantis", "en", "Atlantis"),
        ("", "en", ""),
    ],
)
def test_a_country_is_shown_in_the_readers_language_if_the_event_speaks_it(
    country: str, reader: str, name: str
) -> None:
    assert NAMES.shown(country, reader) == name


@pytest.mark.parametrize(("first", "second"), [("en", "zh"), ("de", "fr"), ("ja", "ko"), ("es", "pt"), ("ru", "cs")])
def test_every_name_that_is_shown_comes_back_as_its_country(first: str, second: str) -> None:
    names = CountryNames(NAMES.given, (first, second))
    codes = [each for each in Locale.parse("en").territories if len(each) == 2 and each not in ("ZZ", "XA", "XB", "QO")]
    codes = [each for each in codes if each not in ("EU", "UN", "EZ")]
    shown = {(code, language): names.name(code, language) for code in codes for language in (first, second)}
    assert {each: names.code(name) for each, name in shown.items()} == {each: each[0] for each in shown}


@pytest.mark.parametrize(
    ("typed", "before", "kept"),
    [
        ("Czech Lands", "", "CZ"),
        ("Czech Lands", "CZ", "CZ"),
        ("Italy", "Italia", "Italia"),
        ("  Italy ", "DE", "IT"),
        ("", "DE", ""),
    ],
)
def test_what_is_typed_is_kept_as_a_code_and_what_is_one_country_is_not_touched(
    typed: str, before: str, kept: str
) -> None:
    assert NAMES.stored(typed, before) == kept


@pytest.mark.parametrize(
    ("names", "taken"),
    [
        ({"HK": {"en": "China"}}, ("China", "HK")),
        ({"HK": {"en": "Here"}, "MO": {"zh": "here"}}, ("here", "MO")),
        ({"HK": {"en": "Hong Kong, China", "zh": "香港"}}, None),
        ({"MO": {"en": "China (Macao)"}}, None),
    ],
)
def test_two_countries_never_have_one_name(names: dict[str, dict[str, str]], taken: tuple[str, str] | None) -> None:
    assert taken_name(names) == taken
