"""Preferences: kept, understood leniently, upgraded."""

import json
from pathlib import Path

import pytest

from organizer import preferences
from organizer.preferences import Preferences


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An own folder."""
    monkeypatch.setenv("ORGANIZER_HOME", str(tmp_path))
    return tmp_path


def test_without_a_file_everything_is_as_declared() -> None:
    assert preferences.load() == Preferences()


def test_what_is_changed_is_kept_and_the_rest_stays() -> None:
    preferences.change(theme="dark")
    preferences.change(desk="Desk 3")
    assert preferences.load() == Preferences(theme="dark", desk="Desk 3")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no JSON",
        "[]",
        "17",
        '{"theme": 3, "text_percent": 900, "recent": "x", "new": 1, "resolutions": {"roll": "fine"}}',
    ],
)
def test_what_is_not_understood_counts_as_not_set(home: Path, text: str) -> None:
    (home / "preferences.json").write_text(text, encoding="utf-8")
    assert preferences.load() == Preferences()


def test_one_bad_value_does_not_take_the_others_along(home: Path) -> None:
    (home / "preferences.json").write_text('{"theme": "pink", "desk": "入口"}', encoding="utf-8")
    assert preferences.load() == Preferences(desk="入口")


def test_the_latest_event_stands_first_once() -> None:
    for name in ("a", "b", "a"):
        preferences.remember(name)
    assert preferences.load().recent == ("a", "b")
    preferences.forget("a")
    assert preferences.load().recent == ("b",)


def test_only_so_many_events_are_remembered() -> None:
    for number in range(preferences.RECENT + 3):
        preferences.remember(str(number))
    assert len(preferences.load().recent) == preferences.RECENT


def test_the_file_says_its_version(home: Path) -> None:
    preferences.change(theme="light")
    assert json.loads((home / "preferences.json").read_text(encoding="utf-8"))["version"] == preferences.VERSION
    assert [each.name for each in home.iterdir()] == ["preferences.json"]


def test_paper_and_printers_are_kept_and_what_is_none_is_left_out(home: Path) -> None:
    preferences.change(stocks=({"name": "Ours"},), recent_stocks=("Ours",), printers={"Laser": {"Auto": {"front": {}}}})
    assert preferences.load().stocks == ({"name": "Ours"},)
    assert preferences.load().recent_stocks == ("Ours",)
    assert preferences.load().printers == {"Laser": {"Auto": {"front": {}}}}
    (home / "preferences.json").write_text('{"stocks": ["x"], "recent_stocks": 1, "printers": {"a": 3}}')
    assert preferences.load() == Preferences()
