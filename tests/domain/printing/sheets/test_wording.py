"""In which languages a sheet speaks, and what of a value is told to the ledger."""

import pytest

from organizer import i18n
from organizer.domain.printing.days import Name
from organizer.domain.printing.pieces import told
from organizer.domain.printing.sheet_orders import Languages
from organizer.domain.printing.sheets.door_signs import Shown
from organizer.domain.printing.sheets.wording import Wording, joined
from tests.domain.printing.day_values import CHIPS
from tests.domain.printing.sheet_values import EVENT

TABLE = i18n.translator("zh_CN")("Table")
SHOWN = Shown(540, 600, Name("Opening", "开幕式"), (Name("Li Feng", "李峰"), Name("Rossi")), CHIPS)


@pytest.mark.parametrize("window", ["en", "zh_CN"])
def test_a_sheet_speaks_the_languages_of_the_event_and_not_that_of_the_window(window: str) -> None:
    i18n.set_language(window)
    assert Wording(("en", "zh")).say("table") == Name("Table", TABLE)
    assert Wording(("zh", "")).say("table") == Name(TABLE)


def test_a_language_without_a_catalogue_speaks_english_once() -> None:
    assert Wording(("de", "fr")).say("table") == Name("Table")
    assert Wording(("zh-Hant-TW", "ja")).say("table") == Name(TABLE, "Table")


@pytest.mark.parametrize(
    ("wanted", "titles", "chairs", "track"),
    [
        (Languages.BOTH, "Opening · 开幕式", ["Li Feng · 李峰", "Rossi"], ("Chips", "芯片")),
        (Languages.SIDES, "Opening · 开幕式", ["Li Feng · 李峰", "Rossi"], ("Chips", "芯片")),
        (Languages.FIRST, "Opening", ["Li Feng", "Rossi"], ("Chips", "")),
        (Languages.SECOND, "开幕式", ["李峰", "Rossi"], ("芯片", "")),
    ],
)
def test_everything_in_a_value_is_in_the_wanted_languages(
    wanted: Languages, titles: str, chairs: list[str], track: tuple[str, str]
) -> None:
    picked = Wording(("en", "zh"), wanted).pick(SHOWN)
    assert joined(picked.title) == titles
    assert [joined(each) for each in picked.chairs] == chairs
    assert (picked.track.name, picked.track.second_name) == track
    assert (picked.start, picked.end) == (540, 600)


def test_the_event_is_named_in_the_wanted_language_too() -> None:
    picked = Wording(("en", "zh"), Languages.SECOND).pick(EVENT)
    assert (picked.event, picked.second_event, picked.place) == ("2026 国际技术交流大会", "", "Beijing")


def test_what_is_told_are_texts_as_they_are_set_numbers_and_how_many_there_are() -> None:
    names = (2, "Li Feng", "李峰", 2, "Rossi", "")
    assert list(told(SHOWN)) == [540, 600, 2, "Opening", "开幕式", 2, *names, 4, "Chips", "芯片", CHIPS.ink, 0]
    assert list(told(Name(" Opening  of\u200b it", "Opening"))) == [2, "Opening of it", "Opening"]
    assert list(told(Name("Same", "Same"))) == [2, "Same", ""]
    assert list(told(((1,), ()))) != list(told(((), (1,))))


def test_what_is_neither_text_nor_number_is_not_told_in_silence() -> None:
    with pytest.raises(TypeError):
        list(told((1.5,)))
