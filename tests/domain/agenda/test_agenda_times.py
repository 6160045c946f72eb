from datetime import date, datetime, time, timedelta

import pytest

from organizer.domain.agenda.times import DayMark, Span, day_of, is_time, minutes_of, number_of, span_of, without_times
from organizer.domain.agenda.words import sounds_like_break


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("09:00-10:30", Span(540, 630)),
        ("9.00–10.30", Span(540, 630)),
        ("9:00 AM - 10:30 AM", Span(540, 630)),
        ("2:00 – 3:30 pm", Span(840, 930)),
        ("10am-11am", Span(600, 660)),
        ("9-10:30", Span(540, 630)),
        ("14h00", Span(840)),
        ("14.00 Uhr", Span(840)),
        ("上午9:00-10:30", Span(540, 630)),
        ("下午2:00-3:30", Span(840, 930)),
        ("９：00～10：30".replace("９", "9"), Span(540, 630)),
        ("9点30分", Span(570)),
        ("22:30-00:30", Span(1350, 1470)),
        ("24:30", Span(1470)),
        ("12:30 – 14:00 Lunch", Span(750, 840)),
        (time(9, 5), Span(545)),
        (datetime(2026, 9, 26, 14, 15), Span(855)),
        (timedelta(hours=10), Span(600)),
        (0.375, Span(540)),
        ("120 min", None),
        ("To be announced", None),
        ("1. Opening", None),
        ("25:99", None),
        (None, None),
        (17, None),
    ],
)
def test_times_as_people_write_them(cell: object, expected: Span | None) -> None:
    assert span_of(cell) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Saturday, 26 September 2026 · 9月26日 星期六", DayMark(on=date(2026, 9, 26))),
        ("2026-09-26", DayMark(on=date(2026, 9, 26))),
        ("2026年9月26日", DayMark(on=date(2026, 9, 26))),
        ("26.09.2026", DayMark(on=date(2026, 9, 26))),
        ("26/09/2026", DayMark(on=date(2026, 9, 26))),
        ("9/26/2026", DayMark(on=date(2026, 9, 26))),
        ("September 26, 2026", DayMark(on=date(2026, 9, 26))),
        ("1er mars 2026", DayMark(on=date(2026, 3, 1))),
        (datetime(2026, 9, 26), DayMark(on=date(2026, 9, 26))),
        ("Sat 26 Sep", DayMark(month_and_day=(9, 26))),
        ("9月26日（星期六）", DayMark(month_and_day=(9, 26))),
        ("26.9.", DayMark(month_and_day=(9, 26))),
        ("Day 2", DayMark(number=2)),
        ("第二天", DayMark(number=2)),
        ("Samstag", DayMark(weekday=5)),
        ("周日", DayMark(weekday=6)),
        ("May the force be with us", None),
        ("31.02.2026", None),
        ("Saturday, 31 February", None),
        ("2月30日 星期六", None),
        ("29 February", DayMark(month_and_day=(2, 29))),
        ("Mars rover", None),
        ("", None),
    ],
)
def test_days_as_people_write_them(cell: object, expected: DayMark | None) -> None:
    assert day_of(cell) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (45, 45), ("90 min", 90), ("1 h 30 min", 90), ("1:30", 90), ("2 hours", 120), ("40分钟", 40), (time(0, 25), 25),
        (timedelta(minutes=50), 50), (0.0625, 90), ("long", None), ("", None), (0, None), (True, None),
    ],
)  # fmt: skip
def test_lengths(cell: object, expected: int | None) -> None:
    assert minutes_of(cell) == expected  # type: ignore[arg-type]


def test_what_is_left_of_a_heading_without_its_time() -> None:
    assert without_times("12:30 – 14:00  Lunch · 午餐") == "Lunch · 午餐"
    assert without_times("10:00 " + "- " * 100_000 + "Lunch" + " -" * 100_000) == "Lunch"
    assert without_times("a" + " -" * 100_000 + "!") == "a" + " -" * 100_000 + "!"


def test_a_link_with_figures_is_no_time() -> None:
    assert not is_time("papers/2020.emnlp-main.188.pdf and more")
    assert is_time("14.00 Uhr")


@pytest.mark.parametrize("title", ["Lunch", "Lunch · 午餐", "Coffee break", "茶歇", "Mittagspause", "Tea & coffee"])
def test_titles_of_breaks(title: str) -> None:
    assert sounds_like_break(title)


@pytest.mark.parametrize("title", ["Investor breakfast", "Lunch seminar on patents", "Breaking news", "Teamwork", ""])
def test_titles_that_only_sound_a_little_like_breaks(title: str) -> None:
    assert not sounds_like_break(title)


def test_the_first_whole_number_of_a_cell() -> None:
    cells = (120, 119.6, "1,200 seats", "none", None, "9" * 10_000, float("inf"), float("nan"), 1e300)
    assert [number_of(cell) for cell in cells] == [120, 120, 1_200, None, None, None, None, None, None]


def test_a_cell_of_blank_lines_has_no_time() -> None:
    assert span_of("\n" * 200_000 + "10:30") == Span(630)


@pytest.mark.parametrize("blank", [" ", "\n", "\t ", "\u3000"])
def test_blanks_before_and_after_a_time_are_gone_through_once(blank: str) -> None:
    """So many that trying each run from each of its places would not end."""
    run = blank * 200_000
    assert without_times(f"{run}Lunch{run}12:30{run}") == "Lunch"
    assert without_times(f"Lunch{run}break") == f"Lunch{run}break"
    assert without_times(f"上午{run}9{run}Lunch{run}10:00") == f"上午{run}9{run}Lunch"
    assert not is_time(run)
