from organizer.domain.schedule.day_grid import Area, Entry, lay_out


def _at(title: str, start: int, end: int, room: int | None = 0, color: int | None = 0) -> Entry:
    return Entry(title, start, end, room, (), color)


def _picture(rooms: int, sessions: list[Entry], pauses: list[Entry]) -> list[str]:
    """The grid as text: a letter for each cell."""
    grid = lay_out(rooms, sessions, pauses)
    cells = [["·"] * sum(grid.lanes) for _ in grid.times]
    for area in grid.areas:
        for row in range(area.row, area.last_row + 1):
            for column in range(area.column, area.last_column + 1):
                assert cells[row][column] == "·", "areas must not overlap"
                cells[row][column] = area.entry.title
    return ["".join(row) for row in cells]


def test_an_empty_day_has_its_rooms_and_no_rows() -> None:
    grid = lay_out(2, [])
    assert (grid.lanes, grid.times, grid.areas) == ((1, 1, 0), (), ())


def test_time_goes_down_in_steps_that_fit_everything() -> None:
    grid = lay_out(1, [_at("a", 540, 600), _at("b", 610, 660)])
    assert grid.times == tuple(range(540, 660, 10))
    assert grid.areas[1] == Area(_at("b", 610, 660), 7, 0, 11, 0)


def test_rooms_are_side_by_side_and_a_break_spans_them() -> None:
    sessions = [_at("a", 540, 600), _at("b", 540, 570, 1)]
    assert _picture(2, sessions, [_at("x", 600, 630, None, None)]) == ["ab", "a·", "xx", "··"]


def test_a_break_goes_around_what_stands_in_it() -> None:
    sessions = [_at("a", 540, 570), _at("b", 540, 660, 1)]
    assert _picture(3, sessions, [_at("x", 570, 660, None, None)]) == ["ab·", "xbx", "xbx", "xbx"]


def test_a_break_of_one_room_stays_in_it() -> None:
    assert _picture(2, [_at("a", 540, 600)], [_at("x", 540, 600, 1, None)]) == ["ax", "ax"]


def test_what_overlaps_in_a_room_stands_side_by_side() -> None:
    sessions = [_at("a", 540, 600), _at("b", 570, 630), _at("c", 600, 660), _at("d", 540, 660, 1)]
    assert _picture(2, sessions, []) == ["a·d", "abd", "cbd", "c·d"]


def test_sessions_without_a_room_come_last() -> None:
    assert _picture(1, [_at("a", 540, 600), _at("b", 540, 600, None)], []) == ["ab", "ab"]


def test_crooked_times_touch_as_they_do_in_time() -> None:
    sessions = [_at("a", 541, 553), _at("b", 553, 557), _at("c", 557, 558)]
    picture = _picture(1, sessions, [])
    assert [each for each in "abc" if each in "".join(picture)] == ["a", "b", "c"]


def test_a_day_may_pass_midnight() -> None:
    assert lay_out(1, [_at("a", 1380, 1500)]).times == (1380, 1410, 1440, 1470)
