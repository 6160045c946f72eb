"""The words of the command line themselves."""

import sys
from argparse import ArgumentParser, _SubParsersAction
from pathlib import Path

import pytest

from organizer import __version__, i18n
from tests.cli.command import failed, organizer
from ui import cli

VERBS = [
    *("new", "sample", "info", "verify", "backup", "import", "export", "check", "move", "print", "find"),
    *("history", "undo", "redo", "screenshots", "self-test"),
]


def verbs() -> dict[str, ArgumentParser]:
    """The parser of each verb."""
    actions = cli.parser()._actions
    return dict(next(each.choices for each in actions if isinstance(each, _SubParsersAction)))


def test_these_are_the_verbs() -> None:
    assert list(verbs()) == VERBS


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself_and_answers_in_json(verb: str) -> None:
    parser = verbs()[verb]
    text = parser.format_help()
    assert "--json" in text
    assert parser.description
    assert all(each.help or each.choices or each.metavar for each in parser._actions)


@pytest.mark.parametrize("language", list(i18n.LANGUAGES))
def test_help_can_be_written_in_every_language(language: str) -> None:
    i18n.set_language(language)
    try:
        assert all(each.format_help() for each in verbs().values())
    finally:
        i18n.set_language("en")


def test_the_version_is_told() -> None:
    assert organizer("--version").out == f"organizer {__version__}\n"


@pytest.mark.parametrize(
    "words",
    [("improt", "a.organizer"), ("--frobnicate",), ("info",), ("move", "a.organizer", "1"), ("new", "a.organizer")],
    ids=" ".join,
)
def test_wrong_usage_is_one_line_that_says_where_help_is(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = organizer(*words, cwd=tmp_path)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "--help” says more." in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_no_verb_and_no_file_does_not_open_the_window(tmp_path: Path) -> None:
    done = organizer("forum.organizer", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a screen of their own")
def test_without_a_display_the_window_is_refused_in_a_sentence() -> None:
    words = ("env", "-u", "DISPLAY", "-u", "WAYLAND_DISPLAY", "-u", "QT_QPA_PLATFORM")
    assert "no display" in failed(organizer(before=words))
