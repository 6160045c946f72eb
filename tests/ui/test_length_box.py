"""A length is typed as people write it, whatever the window's language, and is never shortened."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets import length_box
from ui.widgets.length_box import LengthBox


@pytest.fixture(autouse=True)
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said below the field."""
    said: list[str] = []
    window = SimpleNamespace(showText=lambda _place, text, _field: said.append(text))
    monkeypatch.setattr(length_box, "QToolTip", window)
    return said


@pytest.fixture
def box(qtbot: QtBot) -> LengthBox:
    """From half a millimetre to three centimetres."""
    made = LengthBox("Gap", least=500, most=30_000)
    qtbot.addWidget(made)
    return made


def give(box: LengthBox, typed: str) -> None:
    box.selectAll()
    QTest.keyClicks(box, typed)


@pytest.mark.parametrize("language", ["en", "zh_CN", "de", "fr"])
@pytest.mark.parametrize(
    ("typed", "length"),
    [
        ("12,5", 12_500),
        ("12.5", 12_500),
        (",75", 750),
        ("8", 8_000),
        ("1,2 cm", 12_000),
        ("72pt", 25_400),
    ],
)
def test_comma_and_point_are_both_the_decimal_mark(box: LengthBox, language: str, typed: str, length: int) -> None:
    box.setLocale(QLocale(language))
    box.setPrefix("Gap ")
    give(box, typed)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert (box.length(), box.problem()) == (length, "")


def test_a_method_of_input_gives_a_wide_comma(box: LengthBox) -> None:
    box.lineEdit().setText("12，5 mm")
    box.interpretText()
    assert box.length() == 12_500


def test_what_is_out_of_range_stays_as_it_is_typed_and_is_said_until_it_is_left(
    qtbot: QtBot, box: LengthBox, told: list[str]
) -> None:
    box.show_length(5_000)
    give(box, "400")
    assert (box.text(), box.length()) == ("400 mm", 5_000)
    assert box.problem() == box.accessibleDescription() == "It is 0.5 to 30 mm."
    assert box.property("invalid") == "true"
    qtbot.waitUntil(lambda: told == [box.problem()])
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert (box.text(), box.problem(), box.property("invalid")) == ("5 mm", "", "")


def test_what_is_too_little_is_said_when_it_is_left(qtbot: QtBot, box: LengthBox, told: list[str]) -> None:
    box.show_length(5_000)
    give(box, "0.2")
    assert (box.property("invalid") or "", told) == ("", [])
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: told == ["It is 0.5 to 30 mm."])
    assert box.length() == 5_000


def test_no_letter_comes_into_a_length(box: LengthBox) -> None:
    box.show_length(5_000)
    give(box, "1x2")
    assert box.text() == "12 mm"


def test_needless_zeros_are_not_shown(box: LengthBox) -> None:
    box.show_length(7_250)
    assert box.text() == "7.25 mm"
    box.show_length(10_000)
    assert box.text() == "10 mm"
