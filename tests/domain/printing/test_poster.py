from dataclasses import replace

import pytest

from organizer.domain.printing.badges.composing import ProblemKind
from organizer.domain.printing.days import Name, Session
from organizer.domain.printing.faces import EM, Fill, Words
from organizer.domain.printing.paper.splitting import MARGIN, OVERLAP
from organizer.domain.printing.poster import NARROWEST, compose_poster, compose_split_poster
from organizer.domain.printing.printouts import Printout
from organizer.domain.printing.sheet_orders import PaperSize
from organizer.domain.printing.tracks import QUIET, tint
from organizer.errors import NotFound
from tests.domain.printing.badge_values import RULER
from tests.domain.printing.day_values import CHIPS, CLINIC, COFFEE, FORUM, HEALTH, OPENING, days, fills, words


def poster(*sessions: Session, size: PaperSize = PaperSize.A4) -> Printout:
    return compose_poster(days(*sessions, breaks=(COFFEE,)), size.sides, RULER)


def crowd(count: int) -> list[Session]:
    return [replace(OPENING, id=n, title=Name(f"Session {n}"), room=Name(f"Room {n}")) for n in range(count)]


def test_a_session_is_as_high_as_it_is_long_and_stands_under_its_room() -> None:
    (face,) = poster(OPENING, CLINIC, FORUM).pages
    (opening,), coffee = fills(face, tint(CHIPS)), fills(face, QUIET)[0]
    clinic, forum = fills(face, tint(HEALTH))
    minute = (clinic.box.height - forum.box.height) / 30
    assert forum.box.height == opening.box.height
    assert (clinic.box.y, clinic.box.x) == (forum.box.y, opening.box.x)
    assert clinic.box.y - opening.box.y == pytest.approx(90 * minute)
    assert forum.box.x - opening.box.x == pytest.approx(opening.box.width, abs=1_000)
    assert coffee.box.width == pytest.approx(2 * opening.box.width, abs=1_000)


def test_it_names_day_event_rooms_hours_and_tracks() -> None:
    said = poster(OPENING, FORUM).pages[0].words()
    expected = {"Saturday, 26 September", "9月26日", "Technology Exchange", "技术交流", "Hall A", "主会场", "Salon"}
    assert expected | {"09:00", "10:00", "11:00", "12:00", "Chips 芯片", "Health"} <= set(said)
    assert {"Opening", "开幕式", "09:00–10:00", "Li Feng, Elena Rossi", "Chips"} <= set(said)


@pytest.mark.parametrize("size", [PaperSize.A4, PaperSize.A3, PaperSize.A2])
def test_nothing_is_outside_the_paper(size: PaperSize) -> None:
    for face in poster(*crowd(9), CLINIC, size=size).pages:
        assert {face.width, face.height} == set(size.sides)
        for each in face.own:
            if isinstance(each, Words):
                assert each.x >= 0
                assert each.x + RULER.width(each.text, each.weight) * each.size // EM <= face.width
                assert each.size <= each.baseline <= face.height
            elif isinstance(each, Fill):
                assert each.box.x >= 0 <= each.box.y
                assert each.box.x + each.box.width <= face.width
                assert each.box.y + each.box.height <= face.height


def test_more_rooms_than_can_be_read_are_on_several_posters() -> None:
    pages = poster(*crowd(24)).pages
    shown = [[each for each in page.words() if each.startswith("Room")] for page in pages]
    assert shown == [[f"Room {n}" for n in range(start, start + 8)] for start in (0, 8, 16)]
    assert "9月26日 · part 2 of 3" in pages[1].words()
    assert all(each.box.width > NARROWEST - 1_000 for page in pages for each in fills(page, tint(CHIPS)))


def test_a_long_title_becomes_smaller_and_is_cut_with_a_warning_only_then() -> None:
    assert poster(OPENING).problems == ()
    short = replace(OPENING, title=Name("A very long title " * 90), end=OPENING.start + 10)
    printout = poster(short, CLINIC)
    assert {(each.subject.session, each.kind) for each in printout.problems} == {(1, ProblemKind.CUT)}
    (cut,) = (each for each in words(printout.pages[0]) if each.text.endswith("…"))
    assert cut.size == 1_800


def test_large_paper_has_large_letters() -> None:
    sizes = [
        max(each.size for each in words(poster(OPENING, size=size).pages[0]) if each.text == "Opening")
        for size in (PaperSize.A4, PaperSize.A2)
    ]
    assert sizes[1] == 2 * sizes[0]


def test_an_event_without_times_has_no_poster() -> None:
    with pytest.raises(NotFound):
        compose_poster(days(), PaperSize.A4.sides, RULER)


# -- on several sheets -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rooms", "size", "sheet", "count"),
    [
        (2, PaperSize.A3, (297_000, 210_000), 2),  # upright, two lying sheets below each other
        (9, PaperSize.A3, (210_000, 297_000), 2),  # lying, two upright sheets side by side
        (2, PaperSize.A2, (210_000, 297_000), 4),
        (9, PaperSize.A2, (297_000, 210_000), 4),
    ],
)
def test_a_poster_is_split_over_sheets_of_a4(rooms: int, size: PaperSize, sheet: tuple[int, int], count: int) -> None:
    pages = compose_split_poster(days(*crowd(rooms)), size.sheets, RULER).pages
    assert [(page.width, page.height) for page in pages] == [sheet] * count
    assert {page.window for page in pages} != {None}


def test_neighbours_show_the_same_strip() -> None:
    """What begins at x on the left sheet begins on the right one a window's width less the overlap further left."""
    left, right = compose_split_poster(days(*crowd(9)), PaperSize.A3.sheets, RULER).pages
    step = left.width - 2 * MARGIN - OVERLAP
    both = set(fills(left, tint(CHIPS))) & {
        replace(each, box=replace(each.box, x=each.box.x + step)) for each in fills(right, tint(CHIPS))
    }
    assert both
    every = {text for page in (left, right) for text in page.words()}
    assert {f"Session {number}" for number in range(9)} <= every
    assert "Row 1 of 1, column 2 of 2" in " ".join(right.words())
