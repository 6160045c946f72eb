"""Door signs, seats, slips, certificates, forms, lists: what each says, and where."""

from dataclasses import replace

import pytest

from organizer.domain.printing.days import Name
from organizer.domain.printing.faces import Face, Fill, Words
from organizer.domain.printing.pieces import PieceKind, Subject
from organizer.domain.printing.sheet_orders import Languages, PaperSize, SheetKind
from organizer.domain.printing.sheets.attendees import AttendeeList, draw_attendees
from organizer.domain.printing.sheets.certificates import Certificate
from organizer.domain.printing.sheets.door_signs import DoorSign, SessionSign, Shown
from organizer.domain.printing.sheets.kinds import draw, sides_of
from organizer.domain.printing.sheets.pack import PackPart, bind_pack
from organizer.domain.printing.sheets.seats import ReservedSeat
from organizer.domain.printing.sheets.slips import Party
from organizer.domain.printing.sheets.walk_in import WalkIn
from tests.domain.printing.day_values import CHIPS
from tests.domain.printing.sheet_values import DAY, EVENT, LI, MEETING, ROOM, ROSSI, kit, words

CHAIR = Name("Li Feng", "李峰")
OPENING = Shown(540, 600, Name("Opening", "开幕式"), (CHAIR,), CHIPS)
NAME = Name("Technology Exchange 2026", "2026 国际技术交流大会")
SIGN = DoorSign(4, ROOM, 0, DAY, NAME, (OPENING,))


def long_day(count: int) -> DoorSign:
    """A session every ten minutes."""
    shown = [replace(OPENING, start=480 + 10 * each, title=Name(f"Session {each}")) for each in range(count)]
    return replace(SIGN, sessions=tuple(shown))


def test_a_door_sign_says_room_day_and_every_session_with_time_chair_and_track() -> None:
    (page,) = draw(SheetKind.DOOR_SIGNS, [SIGN], kit())
    wanted = ["Hall A", "主会场", "09:00", "–10:00", "Opening", "开幕式", "Chips 芯片", "Saturday · 星期六"]
    assert [text for text in wanted if text not in page.words()] == []
    assert any("Li Feng 李峰" in text for text in page.words())


def test_the_room_is_the_largest_and_a_title_is_read_from_three_metres() -> None:
    """A letter of 6 mm em is read from three metres (ISO 7010 gives letters 1/300 to 1/200 of the distance)."""
    (page,) = draw(SheetKind.DOOR_SIGNS, [SIGN], kit())
    sizes = {each.text: each.size for each in words(page)}
    assert max(sizes.values()) == sizes["Hall A"] > 30_000
    assert sizes["Opening"] >= 9_000


@pytest.mark.parametrize("size", [PaperSize.A4, PaperSize.LETTER])
def test_a_day_of_sixty_sessions_goes_on_on_more_signs_and_none_is_lost(size: PaperSize) -> None:
    pages = draw(SheetKind.DOOR_SIGNS, [long_day(60)], kit(size=size))
    said = [text for page in pages for text in page.words() if text.startswith("Session ")]
    assert said == [f"Session {each}" for each in range(60)]
    assert ["Hall A" in page.words() for page in pages] == [True] * len(pages)
    assert max(each.baseline for page in pages for each in words(page)) < size.sides[1] - 10_000


def test_a_day_of_several_signs_fills_all_of_them_with_letters_as_large_as_go() -> None:
    """One session more than a sheet holds must not stand alone on the next."""
    pages = draw(SheetKind.DOOR_SIGNS, [long_day(18)], kit())
    counts = [sum(text.startswith("Session ") for text in page.words()) for page in pages]
    assert (len(counts), sum(counts)) == (2, 18)
    assert min(counts) > 5
    assert min(each.size for page in pages for each in words(page) if each.text.startswith("Session ")) >= 5_200


def test_in_one_language_the_other_is_nowhere() -> None:
    (page,) = draw(SheetKind.DOOR_SIGNS, [SIGN], kit(Languages.SECOND))
    said = " ".join(page.words())
    assert ("主会场" in said, "Hall A" in said, "Opening" in said) == (True, False, False)


def test_a_session_sign_names_who_speaks() -> None:
    sign = SessionSign(7, ROOM, DAY, NAME, OPENING, (Name("Elena Rossi"),))
    (page,) = draw(SheetKind.SESSION_SIGNS, [sign], kit())
    wanted = ["Hall A", "09:00–10:00", "Opening", "Elena Rossi"]
    assert [text for text in wanted if text not in page.words()] == []


def test_many_who_speak_stand_on_more_lines_before_they_stand_in_small_letters() -> None:
    """Twenty names once stood in letters of 3 mm on a sign with half of it empty."""
    speakers = tuple(Name(f"Speaker {each}", "演讲人") for each in range(20))
    sign = SessionSign(7, ROOM, DAY, NAME, OPENING, speakers)
    (page,) = draw(SheetKind.SESSION_SIGNS, [sign], kit())
    assert min(each.size for each in words(page) if "Speaker" in each.text) >= 5_000


def test_a_sign_is_a_piece_of_its_room_and_day() -> None:
    piece = SIGN.piece
    assert (piece.what, piece.subject) == (PieceKind.DOOR_SIGN, Subject(room=4, day=0))
    assert piece.title == "the door sign of Hall A on day 1"
    later = replace(SIGN, sessions=(replace(OPENING, start=550),))
    assert later.piece.digest != piece.digest
    assert replace(SIGN, sessions=(replace(OPENING, track=replace(CHIPS, color=8)),)).piece == piece  # the same ink


def test_two_seats_lie_on_a_sheet() -> None:
    (page,) = draw(SheetKind.SEATS, [ReservedSeat(LI), ReservedSeat(ROSSI)], kit(Languages.FIRST))
    tops = {each.text: each.baseline for each in words(page)}
    assert tops["李峰"] < 297_000 // 2 < tops["Elena Rossi"]
    assert page.words().count("RESERVED") == 2


def test_each_party_has_a_slip_that_names_the_other() -> None:
    (page,) = draw(SheetKind.MEETING_SLIPS, [MEETING], kit())
    left = [each.text for each in words(page) if each.x < 105_000]
    right = [each.text for each in words(page) if each.x >= 105_000]
    for said in (left, right):
        wanted = [
            "14:00–14:20",
            "Table 3",
            "3 号桌",
            "Hall A",
            "Saturday",
            "Weld seams",
            "李峰 Li Feng",
            "Elena Rossi",
        ]
        assert [text for text in wanted if text not in said] == []
    assert left.index("李峰 Li Feng") < left.index("Elena Rossi")
    assert right.index("Elena Rossi") < right.index("李峰 Li Feng")


def test_an_expert_is_met_but_gets_no_slip() -> None:
    consultation = replace(MEETING, parties=MEETING.parties[:1], expert=Party(Name("Dr Kim")))
    (page,) = draw(SheetKind.MEETING_SLIPS, [consultation], kit())
    assert (page.words().count("Dr Kim"), page.words().count("Table 3")) == (1, 1)


def test_a_certificate_lies_and_has_a_line_to_sign() -> None:
    certificate = Certificate(LI, NAME, "Beijing", Name("26–27 September 2026", "2026年9月26日至27日"))
    at = kit()
    at.width, at.height = sides_of(SheetKind.CERTIFICATES, PaperSize.A4.sides)
    (page,) = draw(SheetKind.CERTIFICATES, [certificate], at)
    assert (page.width, page.height) == (297_000, 210_000)
    wanted = ["李峰", "Li Feng", "Qihang · 启航", NAME.first, NAME.second]
    assert [text for text in wanted if text not in page.words()] == []
    assert any("Signature" in text for text in page.words())
    assert "26–27 September 2026 · 2026年9月26日至27日 · Beijing" in page.words()


def test_certificates_of_an_event_lie_on_each_other_but_for_the_name() -> None:
    at = kit()
    at.width, at.height = sides_of(SheetKind.CERTIFICATES, PaperSize.A4.sides)
    made = [Certificate(guest, NAME, "Beijing", Name("26–27 September 2026")) for guest in (LI, ROSSI)]
    pages = draw(SheetKind.CERTIFICATES, made, at)
    both = set(pages[0].words()) & set(pages[1].words())
    assert both > {NAME.first, NAME.second, "26–27 September 2026 · Beijing"}
    places = [[(each.text, each.baseline, each.size) for each in words(page) if each.text in both] for page in pages]
    assert places[0] == places[1]


def test_a_walk_in_form_has_a_square_for_each_category() -> None:
    form = WalkIn(NAME, tuple(Name(f"Category {each}") for each in range(10)))
    (page,) = draw(SheetKind.WALK_IN, [form, form], kit())
    assert [page.words().count(f"Category {each}") for each in range(10)] == [2] * 10
    squares = [each for each in page.own if isinstance(each, Fill) and each.box.width == each.box.height == 250]
    assert squares == []  # frames are lines, not dots


def test_the_list_of_attendees_has_a_heading_for_each_letter_and_repeats_its_columns() -> None:
    people = tuple(replace(ROSSI, id=n, name=Name(f"{'AB'[n > 40]}nna {n:03d}")) for n in range(80))
    pages = list(draw_attendees(AttendeeList(EVENT, people), kit()))
    assert [text for page in pages for text in page.words() if text in ("A", "B")] == ["A", "B"]
    assert [sum(text.startswith("Code") for text in page.words()) for page in pages] == [1] * len(pages)
    assert sum(text.startswith(("Anna", "Bnna")) for page in pages for text in page.words()) == 80


def test_the_cover_says_when_the_pack_was_made_and_on_which_pages_its_parts_are() -> None:
    blank = Face(210_000, 297_000, (), ())
    parts = [PackPart("People", (blank,) * 3), PackPart("Nothing", ()), PackPart("Agenda", (blank,))]
    cover, *pages = bind_pack(parts, EVENT, "2026-09-26 08:15", kit())
    assert len(pages) == 4
    said = cover.words()
    assert "Made 2026-09-26 08:15" in said
    assert [text for text in said if text in ("People", "Nothing", "Agenda") or text.startswith("page")] == [
        *("People", "pages 2–4"),
        *("Agenda", "page 5"),
    ]


def test_a_missing_letter_is_told_with_its_person() -> None:
    at = kit()
    draw(SheetKind.SEATS, [ReservedSeat(replace(LI, name=Name("Li ☃")))], at)
    assert [(each.subject.person, each.name) for each in at.problems] == [(1, "Li ☃")]


def test_a_very_long_name_is_made_smaller_and_then_told() -> None:
    at, name = kit(), "Wolfgang Amadeus " * 12
    (page,) = draw(SheetKind.SEATS, [ReservedSeat(replace(LI, name=Name(name)))], at)
    assert {each.subject.person for each in at.problems} == {1}
    assert max(each.x + len(each.text) * each.size // 2 for each in words(page) if "Wolfgang" in each.text) <= 210_000
    assert all(isinstance(each, Words | Fill) for each in page.own)
