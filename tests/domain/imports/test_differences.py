import pytest

from organizer.domain.imports.differences import KnownPerson, differs
from organizer.domain.imports.people_columns import STORED
from organizer.domain.imports.same_words import other_word, same_word
from organizer.domain.sheets.workbook import Field


def a_known(zone: str = "Asia/Shanghai", **values: str) -> KnownPerson:
    return KnownPerson(1, tuple(values.get(field.value, "") for field in STORED), timezone=zone)


@pytest.mark.parametrize(
    ("new", "old", "different"),
    [
        ("2026-08-09T17:19:37", "2026-08-09T09:19:37Z", False),
        ("2026-08-09T17:19:00", "2026-08-09T09:19:37Z", False),
        ("2026-08-09T09:19:37", "2026-08-09T09:19:37Z", True),
        ("2026-08-09T09:19:37+00:00", "2026-08-09T17:19:37", False),
        ("2026-08-09T17:20:00", "2026-08-09T17:19:37", True),
        ("2026-08-09", "2026-08-09T00:00:00", False),
        ("soon", "2026-08-09T09:19:37Z", True),
    ],
)
def test_a_time_without_a_zone_is_the_events_own(new: str, old: str, *, different: bool) -> None:
    assert differs(Field.REGISTERED_AT, new, old, a_known(), exactly=False) is different


def test_without_a_known_zone_times_are_compared_as_they_are_written() -> None:
    assert differs(Field.ARRIVAL, "2026-08-09T17:19:37", "2026-08-09T09:19:37Z", a_known(zone="Nowhere"), exactly=False)


@pytest.mark.parametrize(
    ("label", "new", "different"),
    [
        (Field.SECOND_NAME, "박명자", False),
        (Field.SECOND_NAME, "박영자", True),
        (Field.LAST_NAME, "Park", False),
        (Field.LAST_NAME, "Pak", True),
        (Field.LAST_NAME, "명자", True),
        (Field.FIRST_NAME, "Myeongja", False),
    ],
)
def test_the_names_of_two_languages_may_stand_the_other_way_round(label: Field, new: str, *, different: bool) -> None:
    person = a_known(name="박명자", second_name="Park Myeongja", last_name="박", first_name="명자")
    old = person.values[STORED.index(label)]
    assert differs(label, new, old, person, exactly=False) is different


def test_a_word_of_another_language_is_no_change() -> None:
    assert not differs(Field.DIET, "素食", "vegetarian", a_known(), exactly=False)
    assert differs(Field.DIET, "清真", "vegetarian", a_known(), exactly=False)


def test_words_that_mean_one_thing_are_one() -> None:
    assert (
        same_word(Field.CATEGORY, "演讲嘉宾")
        == same_word(Field.CATEGORY, "SPEAKER")
        == same_word(Field.CATEGORY, "Referentin")
    )
    assert same_word(Field.CATEGORY, "Volunteer crew") == "volunteer crew"
    assert (other_word(Field.CATEGORY, "演讲嘉宾"), other_word(Field.CATEGORY, "Referentin")) == ("Speaker", "演讲嘉宾")
    assert other_word(Field.CATEGORY, "Early bird") == ""
