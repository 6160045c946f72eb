from datetime import date, datetime, time

import pytest

from organizer.domain.agenda.columns import AgendaField, agenda_tables, find_table, header_meaning
from organizer.domain.agenda.grids import find_grid, grids_in
from organizer.domain.agenda.lists import read_agenda, read_board
from organizer.domain.agenda.names import credits_in
from organizer.domain.programme.in_files import Programme
from organizer.domain.programme.words import BreakKind, RoleKind, SessionState, state_words
from organizer.domain.sheets.workbook import Cell, MergedRange, Sheet, Workbook
from organizer.i18n import set_language

DAY = date(2026, 9, 26)


def agenda(*rows: tuple[Cell, ...], merged: tuple[MergedRange, ...] = (), start_date: date | None = DAY) -> Programme:
    return read_agenda([find_table(Sheet("Agenda", rows, merged=merged))], start_date=start_date)


def placed(programme: Programme) -> list[tuple[str, int | None, int | None, int | None, str]]:
    return [(each.title, each.day, each.start, each.duration, each.room) for each in programme.sessions]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Title", AgendaField.TITLE), ("EventName", AgendaField.TITLE), ("中文标题", AgendaField.SECOND_TITLE),
        ("Room 会场", AgendaField.ROOM), ("会场 / Room", AgendaField.ROOM), ("Raum", AgendaField.ROOM),
        ("Uhrzeit", AgendaField.START), ("时间", AgendaField.START), ("Min.", AgendaField.DURATION),
        ("Speaker 2", AgendaField.SPEAKERS), ("主持人", AgendaField.CHAIR), ("Organizer ID", AgendaField.UID),
        ("Session chair", AgendaField.CHAIR), ("预计人数", AgendaField.EXPECTED),
    ],
)  # fmt: skip
def test_headers_in_many_languages(header: str, field: AgendaField) -> None:
    meaning = header_meaning(header)
    assert meaning is not None
    assert meaning[0] is field


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_our_own_words_for_states_are_read(language: str) -> None:
    set_language(language)
    rows = [(time(9), state, text) for state, text in state_words().items()]
    programme = agenda(("Start", "Title", "State"), *rows, (time(9), "Another's", "nearly"))
    set_language("en")
    assert [(each.title, each.state) for each in programme.sessions] == [
        *((state.value, state) for state in SessionState),
        ("Another's", None),
    ]


def test_a_plain_agenda() -> None:
    programme = agenda(
        ("Our conference",),
        ("Date", "Start", "End", "Room", "Title", "Speakers"),
        (DAY, time(9), time(10), "Hall A", "Opening", "王晓宇; Elena Rossi (Politecnico)"),
        (DAY, "22:30", "00:30", "Bar", "Night talk", ""),
        (datetime(2026, 9, 27), "9:00", "9:45", "Hall A", "Second day", None),
    )
    assert placed(programme) == [
        ("Opening", 0, 540, 60, "Hall A"),
        ("Night talk", 0, 1350, 120, "Bar"),
        ("Second day", 1, 540, 45, "Hall A"),
    ]
    assert (programme.start_date, programme.days, programme.rooms) == (DAY, 2, ("Hall A", "Bar"))
    assert [(each.name, each.organization) for each in programme.sessions[0].people] == [
        ("王晓宇", ""),
        ("Elena Rossi", "Politecnico"),
    ]


def test_day_headings_merged_times_talks_and_breaks() -> None:
    programme = agenda(
        ("Time", "Room", "Title", "标题", "Speakers", "Kind"),
        ("Saturday, 26 September",),
        ("09:00-10:30", "Hall A", "Roadshow", "路演", "", "Roadshow"),
        (None, "", "1. A sensor", "传感器", "李明", "Talk"),
        (None, "", "2. A battery", "", "Jari Korhonen", "Talk"),
        (None, "Hall B", "At the same time", "", "", "Forum"),
        ("10:30-11:00", "All rooms", "Coffee", "茶歇", "", "Break"),
        ("Day 2",),
        ("9:00-9:30", "Hall A", "Sunday", "", "", ""),
        ("To be scheduled",),
        ("", "", "Waiting", "", "", "Forum"),
        merged=(MergedRange(1, 0, 1, 5), MergedRange(2, 0, 5, 0)),
    )
    assert placed(programme) == [
        ("Roadshow", 0, 540, 90, "Hall A"),
        ("At the same time", 0, 540, 90, "Hall B"),
        ("Sunday", 1, 540, 30, "Hall A"),
        ("Waiting", None, None, None, ""),
    ]
    assert [(each.title, each.second_title) for each in programme.sessions[0].talks] == [
        ("A sensor", "传感器"),
        ("A battery", ""),
    ]
    (pause,) = programme.breaks
    assert (pause.title, pause.day, pause.start, pause.duration, pause.room) == ("Coffee", 0, 630, 30, "")


def test_rows_without_time_or_place_are_talks_of_the_session_above() -> None:
    programme = agenda(
        ("Time", "Room", "Title", "Speakers"),
        ("9:00-10:00", "Hall A", "Session one", ""),
        ("", "", "First paper", "Anna Schmidt"),
        ("10:00-10:30", "", "Coffee break", ""),
        ("10:30-11:00", "Hall A", "Session two", ""),
    )
    assert [each.title for each in programme.sessions] == ["Session one", "Session two"]
    assert [each.title for each in programme.sessions[0].talks] == ["First paper"]
    assert [each.title for each in programme.breaks] == ["Coffee break"]


def test_a_break_written_across_the_row_without_a_kind() -> None:
    programme = agenda(
        ("Time", "Room", "Title"),
        ("9:00-10:00", "Hall A", "Opening"),
        ("12:30-14:00", "Lunch", None),
        ("15:00 - 15:30 Coffee",),
    )
    assert [(each.title, each.start, each.duration) for each in programme.breaks] == [
        ("Lunch", 750, 90),
        ("Coffee", 900, 30),
    ]


def test_sessions_without_an_end_last_until_the_next_in_their_room_or_an_hour() -> None:
    programme = agenda(
        ("Start", "Room", "Title"), ("9:00", "A", "One"), ("9:15", "B", "Other room"), ("9:40", "A", "Two")
    )
    assert [each.duration for each in programme.sessions] == [40, 60, 60]


def test_titles_in_two_scripts_in_one_cell() -> None:
    programme = agenda(("Time", "Room", "Title"), ("9:00-10:00", "A", "Opening\n开幕式"))
    assert (programme.sessions[0].title, programme.sessions[0].second_title) == ("Opening", "开幕式")


def test_a_head_merged_over_several_columns_of_speakers() -> None:
    programme = agenda(
        ("Programme", None, None, "Vortragende", None),
        ("Ort", "Uhrzeit", "Titel", 1, 2),
        ("Rathaus", time(9), "Begrüßung", "Dieter Reiter, Oberbürgermeister", "Elke Löffler"),
        merged=(MergedRange(0, 3, 0, 4),),
    )
    assert len(programme.sessions[0].people) >= 2


def test_what_cannot_be_taken_says_why() -> None:
    programme = agenda(
        ("Time", "Room", "Title", "Speakers"), ("soon", "A", "When?", ""), ("9:00", "A", "", "Anna Schmidt; Jan Weber")
    )
    assert [(each.row, each.column, each.reason) for each in programme.rejected] == [
        (2, "Time", "“soon” is not a time."),
        (3, "Title", "It has no title."),
    ]


def test_days_without_dates_follow_their_order() -> None:
    programme = agenda(("Day", "Time", "Title"), ("Day 1", "9:00", "One"), ("Day 3", "9:00", "Three"), start_date=None)
    assert (programme.start_date, [each.day for each in programme.sessions]) == (None, [0, 2])


def test_weekdays_are_those_of_the_event() -> None:
    programme = agenda(("Day", "Time", "Title"), ("Sun", "9:00", "Second"), ("Sat", "9:00", "First"))
    assert [(each.title, each.day) for each in programme.sessions] == [("Second", 1), ("First", 0)]


def test_blockers_and_codes_of_our_own_export() -> None:
    programme = agenda(
        ("Day", "Start", "End", "Minutes", "Room", "Level", "Title", "Session code", "Organizer ID"),
        (DAY, time(8), time(9), 60, "Hall A", "blocker", "Set-up", "", ""),
        (DAY, time(9), time(10), 60, "Hall A", "session", "Opening", "S1", "abc"),
        (DAY, time(9), time(9, 10), 10, "Hall A", "talk", "Welcome", "", "def"),
        (None, None, None, 45, "", "session", "Waiting", "", "ghi"),
    )
    assert programme.breaks[0].kind is BreakKind.BLOCKER
    assert [(each.uid, each.code, each.day, each.duration) for each in programme.sessions] == [
        ("abc", "S1", 0, 60),
        ("ghi", "", None, 45),
    ]
    assert programme.sessions[0].talks[0].uid == "def"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("王晓宇、李明", ["王晓宇", "李明"]),
        ("Elena Rossi; Jari Korhonen", ["Elena Rossi", "Jari Korhonen"]),
        ("Elena Rossi, Jari Korhonen", ["Elena Rossi", "Jari Korhonen"]),
        ("Rossi, Elena", ["Rossi, Elena"]),
        ("Elena Rossi & Jari Korhonen", ["Elena Rossi", "Jari Korhonen"]),
        ("Elena Rossi (Milano; Torino)", ["Elena Rossi"]),
        ("liv (she/her)", ["liv (she/her)"]),
        ("–", []),
        ("-; Ania", ["-", "Ania"]),
    ],
)
def test_names_in_one_cell(text: str, names: list[str]) -> None:
    assert [each.name for each in credits_in(text, RoleKind.SPEAKER)] == names


def test_a_role_in_front_of_a_name() -> None:
    assert [(each.name, each.role) for each in credits_in("Chair: Elena Rossi\n李明", RoleKind.SPEAKER)] == [
        ("Elena Rossi", RoleKind.CHAIR),
        ("李明", RoleKind.SPEAKER),
    ]


def test_rooms_as_columns() -> None:
    board = Sheet(
        "Board",
        (
            ("Our conference · 2026-09-27", None, None, None),
            ("Time", "Hall A (420 seats)", "Hall B", None),
            (time(9), "Opening\n开幕式\n(Elena Rossi, 李明)", None, None),
            (time(9, 30), None, "Roadshow", "In the second lane\n09:30–09:50"),
            (time(10), None, None, None),
            ("10:30-11:00", "Coffee · 茶歇", None, None),
            (time(11), None, "Last", None),
        ),
        merged=(MergedRange(1, 2, 1, 3), MergedRange(2, 1, 3, 1), MergedRange(3, 2, 4, 2), MergedRange(5, 1, 5, 3)),
    )
    programme = read_board(grids_in([board]), start_date=DAY)
    assert placed(programme) == [
        ("Opening", 0, 540, 60, "Hall A"),
        ("Roadshow", 0, 570, 60, "Hall B"),
        ("In the second lane", 0, 570, 20, "Hall B"),
        ("Last", 0, 660, 60, "Hall B"),
    ]
    assert (programme.start_date, programme.places_only) == (date(2026, 9, 27), True)
    assert (programme.sessions[0].second_title, [each.name for each in programme.sessions[0].people]) == (
        "开幕式",
        ["Elena Rossi", "李明"],
    )
    (pause,) = programme.breaks
    assert (pause.title, pause.second_title, pause.start, pause.duration, pause.room) == ("Coffee", "茶歇", 630, 30, "")


def test_what_stands_at_no_time_or_day_of_a_board_is_rejected_with_the_reason() -> None:
    board = Sheet(
        "Board",
        (
            ("Time", "Hall A", "Hall B"),
            ("2026-09-27", None, None),
            ("09:00", "Opening", None),
            ("25:99", "Lost", "Lost too"),
            ("11:00–10:00", "Backwards", None),
            ("12:00", "Panel\n31:00–32:00", "Talk"),
            ("31/02/2026", None, None),
            ("09:00", "Nowhere", None),
            ("Day 2", None, None),
            ("09:00", "Found again", None),
            ("Slot 3", "Beside a word", None),
        ),
    )
    programme = read_board(grids_in([board]), start_date=DAY)
    assert [each.title for each in programme.sessions] == ["Opening", "Talk", "Found again", "Beside a word"]
    assert [(each.row, each.column, each.reason, each.sheet) for each in programme.rejected] == [
        (4, "Hall A", "“25:99” is not a time.", "Board"),
        (4, "Hall B", "“25:99” is not a time.", "Board"),
        (5, "Hall A", "It ends before it begins; past midnight it would last 23 hours.", "Board"),
        (6, "Hall A", "“31:00–32:00” is not a time.", "Board"),
        (8, "Hall A", "“31/02/2026” is not a day.", "Board"),
    ]


def test_a_table_is_no_board() -> None:
    assert find_grid(Sheet("X", (("Name", "E-mail"), ("Li", "li@example.org"), ("Wang", "")))) is None


def test_one_sheet_a_day_makes_one_programme() -> None:
    days = [
        Sheet(name, (("Time", "Room", "Title"), ("9:00-10:00", "Hall A", title)))
        for name, title in (("26 Sep", "First"), ("27 Sep", "Second"))
    ]
    tables = agenda_tables(Workbook("x.xlsx", "xlsx", tuple(days)))
    assert placed(read_agenda(tables, start_date=DAY)) == [
        ("First", 0, 540, 60, "Hall A"),
        ("Second", 1, 540, 60, "Hall A"),
    ]


def test_people_with_titles_and_rooms_are_no_agenda() -> None:
    people = Sheet(
        "People",
        (
            ("Name", "Title", "E-mail", "Phone", "Room", "Registered at"),
            ("Li Ming", "Dr", "li@example.org", "+49 1520 1234567", "17", datetime(2026, 8, 1, 9, 30)),
            ("Wang Na", "", "wang@example.org", "+49 1520 1234568", "18", datetime(2026, 8, 1, 10, 30)),
        ),
    )
    assert agenda_tables(Workbook("x.xlsx", "xlsx", (people,))) == ()


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        (("31/02/2026", "9:00", "10:00", None), "Day", "“31/02/2026” is not a day."),
        (("Saturday, 31 February", "9:00", "10:00", None), "Day", "“Saturday, 31 February” is not a day."),
        (("foo", "9:00", "10:00", None), "Day", "“foo” is not a day."),
        ((None, "2026-02-31 09:00", "10:00", None), "Day", "“2026-02-31 09:00” is not a day."),
        ((DAY, "25:99", None, None), "Start", "“25:99” is not a time."),
        ((DAY, "9:00", "25:99", None), "End", "“25:99” is not a time."),
        ((DAY, "11:00", "10:00", None), "End", "It ends before it begins; past midnight it would last 23 hours."),
        ((DAY, "11:00-10:00", "", None), "End", "It ends before it begins; past midnight it would last 23 hours."),
    ],
)
def test_days_and_times_that_cannot_be_are_said(cells: tuple[Cell, ...], column: str, reason: str) -> None:
    programme = agenda(
        ("Day", "Start", "End", "Minutes", "Room", "Title"),
        (DAY, "9:00", "10:00", None, "Hall A", "Fine"),
        (*cells, "Hall B", "Wrong"),
        (None, "11:00", "12:00", None, "Hall A", "Fine as well"),
    )
    assert placed(programme) == [("Fine", 0, 540, 60, "Hall A"), ("Fine as well", 0, 660, 60, "Hall A")]
    assert [(each.row, each.column, each.reason) for each in programme.rejected] == [(3, column, reason)]


def test_a_night_may_be_long_where_its_length_says_so_and_a_length_alone_is_one() -> None:
    programme = agenda(
        ("Day", "Start", "End", "Minutes", "Room", "Title"),
        (DAY, "20:00", "11:00", 900, "Bar", "Hack night"),
        (DAY, "11:00am", "3:00am", None, "Deck", "Pizza"),
        (DAY, "90 min", None, None, "Bar", "To be placed"),
        ("2", "9:00", "9:30", None, "Bar", "Second day"),
        ("TBA", "", "", None, "Bar", "Some day"),
    )
    assert programme.rejected == ()
    assert placed(programme) == [
        ("Hack night", 0, 1200, 900, "Bar"),
        ("Pizza", 0, 660, 960, "Deck"),
        ("To be placed", None, None, 90, "Bar"),
        ("Second day", 1, 540, 30, "Bar"),
        ("Some day", None, None, None, "Bar"),
    ]


def test_rows_below_a_heading_that_is_no_date_are_not_those_of_the_day_before() -> None:
    programme = agenda(
        ("Time", "Room", "Title"),
        ("26.09.2026",),
        ("9:00-10:00", "Hall A", "First"),
        ("31.09.2026",),
        ("9:00-10:00", "Hall A", "Never"),
        ("27.09.2026",),
        ("9:00-10:00", "Hall A", "Second"),
    )
    assert [(each.title, each.day) for each in programme.sessions] == [("First", 0), ("Second", 1)]
    assert [(each.row, each.reason) for each in programme.rejected] == [(5, "“31.09.2026” is not a day.")]
