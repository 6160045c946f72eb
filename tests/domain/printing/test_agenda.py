from dataclasses import replace

import pytest

from organizer.domain.printing.agenda import compose_agenda
from organizer.domain.printing.badges.composing import ProblemKind
from organizer.domain.printing.days import Name, Session, Talk
from organizer.domain.printing.printouts import Printout
from organizer.domain.printing.sheet_orders import PaperSize
from organizer.errors import NotFound
from tests.domain.printing.badge_values import RULER
from tests.domain.printing.day_values import CLINIC, COFFEE, FORUM, HALL, OPENING, days, words

LONG = replace(FORUM, talks=tuple(Talk(Name(f"Talk {number}"), 630, 640) for number in range(60)))


def agenda(*sessions: Session) -> Printout:
    return compose_agenda(days(*sessions, breaks=(COFFEE,)), PaperSize.A4.sides, RULER)


def test_it_says_everything_in_the_order_of_time() -> None:
    (page,) = agenda(CLINIC, OPENING, FORUM).pages
    said = [each.text for each in words(page)]
    assert said[:4] == ["Technology Exchange · 技术交流", "Saturday, 26 September · 9月26日", *said[2:4]]
    assert said[2:4] == ["26–27 September 2026 · Beijing", "Page 1 of 1"]
    assert said[4:] == [
        *("Saturday, 26 September", "9月26日"),
        *("09:00", "–10:00", "Opening", "开幕式", "Hall A · 主会场 — Chips 芯片"),
        *("Chair: Li Feng 李峰 (Qihang)", "Elena Rossi (Politecnico)"),
        *("10:00", "–10:30", "Coffee · 茶歇"),
        *("10:30", "–12:00", "Clinic", "Hall A · 主会场 — Health"),
        *("10:30", "–11:30", "Forum", "Salon — Health", "10:30", "A new sensor", "Elena Rossi (Politecnico)"),
    ]


def test_it_counts_what_has_no_time() -> None:
    printout = agenda(OPENING)
    assert (printout.title, printout.asked, printout.skipped, printout.problems) == ("Agenda", 2, 1, ())


def test_a_session_that_goes_on_on_the_next_page_is_named_there_again() -> None:
    first, second = agenda(LONG).pages
    assert "Forum" in [each.text for each in words(first)]
    assert [each.text for each in words(second)][4:7] == ["10:30", "–11:30", "Forum (continued)"]
    talks = [each.text for page in (first, second) for each in words(page) if each.text.startswith("Talk")]
    assert talks == [f"Talk {number}" for number in range(60)]


def test_a_long_title_takes_more_lines_and_nothing_is_cut() -> None:
    title = "On the influence of very many words " * 8
    (page,) = agenda(replace(OPENING, title=Name(title))).pages
    assert title.strip() in " ".join(each.text for each in words(page))


def test_a_character_that_no_font_has_is_told() -> None:
    (problem,) = agenda(replace(OPENING, title=Name("Snow ☃"))).problems
    assert (problem.subject.session, problem.kind) == (1, ProblemKind.MISSING_GLYPH)


def test_a_session_without_a_room_says_so() -> None:
    (page,) = agenda(replace(OPENING, room=None, track=None)).pages
    assert "No room yet" in page.words()


def test_an_event_without_times_has_no_agenda() -> None:
    with pytest.raises(NotFound):
        compose_agenda(days(), PaperSize.A4.sides, RULER)


def test_rooms_of_a_break_are_named_where_it_is_not_everywhere() -> None:
    (page,) = compose_agenda(days(breaks=(replace(COFFEE, rooms=(HALL,)),)), PaperSize.LETTER.sides, RULER).pages
    assert "Hall A · 主会场" in page.words()
    assert (page.width, page.height) == (215_900, 279_400)
