"""What a terminal shows."""

import io

import pytest

from ui.commands.console import Console, bar, columns


class Terminal(io.StringIO):
    """A stream that somebody watches."""

    def isatty(self) -> bool:
        return True


def test_columns_align_with_chinese_characters_in_them() -> None:
    assert columns([(1, "张伟", "x"), (10, "Ann", "y")]) == "1   张伟  x\n10  Ann   y"


def test_columns_are_no_wider_than_asked() -> None:
    assert columns([("张伟伟", "x"), ("Annabel", "y"), ("Bela", "z")], widest=5) == "张伟…  x\nAnna…  y\nBela   z"


def test_no_rows_are_no_text() -> None:
    assert columns([]) == ""


def test_a_bar_shows_the_share() -> None:
    assert bar(1, 2, "Reading") == "Reading [" + "#" * 15 + "." * 15 + "] 50 %"


def test_a_bar_without_a_total_counts() -> None:
    assert bar(1234, 0, "Reading") == "Reading 1234"


def test_progress_is_drawn_for_a_terminal_after_a_while_and_taken_away_before_a_message() -> None:
    stream = Terminal()
    console = Console(stream, patience=0)
    console.progress().step(1, 2, "读取")
    console.note("Done.")
    line = bar(1, 2, "读取")
    assert stream.getvalue() == line + "\r" + " " * (len(line) + 2) + "\r" + "Done.\n"


def test_short_work_draws_nothing() -> None:
    stream = Terminal()
    Console(stream).progress().step(1, 2, "Reading")
    assert stream.getvalue() == ""


def test_a_pipe_gets_messages_only() -> None:
    stream = io.StringIO()
    console = Console(stream, patience=0)
    console.progress().step(1, 2, "Reading")
    console.note("Done.")
    assert stream.getvalue() == "Done.\n"


def test_ctrl_c_reaches_jobs_even_where_a_library_swallows_it() -> None:
    console = Console(io.StringIO())
    progress = console.progress()
    with pytest.raises(KeyboardInterrupt):
        console.interrupt(2, None)
    assert progress.cancelled
