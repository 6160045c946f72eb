"""What is read from the event for each kind of sheet, and what is counted."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.event import listen, remove

from organizer.domain.printing.pieces import PieceKind, Subject
from organizer.domain.printing.printouts import Printout
from organizer.domain.printing.reprints import stacks
from organizer.domain.printing.sheet_orders import Attendance, Languages, SheetKind, SheetOrder
from organizer.errors import NotFound
from organizer.progress import Progress
from organizer.services import people, schedule
from organizer.services.printing import ledger, pieces, printouts
from organizer.services.printing.choices import read_choices
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.domain.printing.badge_values import RULER
from tests.factories import (
    a_category,
    a_person,
    a_role,
    a_room,
    a_session,
    a_talk,
    an_organization,
    make,
)


class Event:
    """Two sessions in a hall on the first day, one in a salon on the second, one without a time, one cancelled."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.hall = a_room(workspace, "Hall A", second_name="主会场", equipment=["projector"])
        self.salon = a_room(workspace, "Salon")
        self.guests = a_category(workspace, "Guest", second_name="嘉宾")
        self.press = a_category(workspace, "Press")
        home = an_organization(workspace, "Qihang", second_name="启航")
        self.li = a_person(workspace, "李峰", second_name="Li Feng", organization_id=home, category_id=self.guests)
        self.rossi = a_person(workspace, "Elena Rossi", category_id=self.guests, code="7K2M9XQP")
        self.kim = a_person(workspace, "Kim Sujin")
        self.guest = a_person(workspace, "Noor Audience", category_id=self.press)
        place = {"room_id": self.hall, "day": 0, "duration": 60}
        self.opening = a_session(workspace, "Opening", second_title="开幕式", start=540, note="Red carpet", **place)
        needs = {"needs_equipment": ["projector", "piano"], "expected": 80}
        self.forum = a_session(workspace, "Forum", start=660, **place, **needs)
        self.closing = a_session(workspace, "Closing", room_id=self.salon, day=1, start=600, duration=30)
        self.waiting = a_session(workspace, "Waiting")
        a_session(workspace, "Cancelled", room_id=self.salon, day=0, start=600, duration=30, state="cancelled")
        self.talk = a_talk(workspace, self.forum, "A new sensor")
        a_role(workspace, self.li, "chair", session_id=self.opening)
        a_role(workspace, self.rossi, "speaker", talk_id=self.talk)
        a_role(workspace, self.rossi, "panelist", session_id=self.closing)
        a_role(workspace, self.kim, "interpreter", session_id=self.forum, language="zh")
        a_role(workspace, self.guest, "audience", session_id=self.forum)

    def printed(self, kind: SheetKind, **narrowed: object) -> Printout:
        """The sheets of a kind."""
        return printouts.compose(self.workspace, SheetOrder(kind, **narrowed), RULER)  # type: ignore[arg-type]

    def said(self, kind: SheetKind, **narrowed: object) -> str:
        """Everything on them."""
        return "\n".join(text for page in self.printed(kind, **narrowed).pages for text in page.words())


@pytest.fixture
def event(workspace: Workspace) -> Event:
    return Event(workspace)


def counts(printout: Printout) -> tuple[int, int, int, int]:
    """Asked, printed, skipped, repeated."""
    return printout.asked, printout.printed, printout.skipped, printout.repeated


def subjects(printout: Printout) -> list[Subject]:
    return [each.subject for each in printout.pieces]


def test_a_door_sign_for_each_room_and_day_on_which_something_is(event: Event) -> None:
    signs = event.printed(SheetKind.DOOR_SIGNS)
    assert counts(signs) == (4, 2, 2, 0)
    assert subjects(signs) == [Subject(room=event.hall, day=0), Subject(room=event.salon, day=1)]
    assert counts(event.printed(SheetKind.DOOR_SIGNS, day=0)) == (2, 1, 1, 0)
    assert subjects(event.printed(SheetKind.DOOR_SIGNS, room=event.salon)) == [Subject(room=event.salon, day=1)]


def test_on_public_sheets_interpreters_and_audience_are_not_named(event: Event) -> None:
    for kind in (SheetKind.DOOR_SIGNS, SheetKind.SESSION_SIGNS, SheetKind.AGENDA, SheetKind.TENTS, SheetKind.SEATS):
        said = event.said(kind)
        assert ("Kim Sujin" in said, "Noor Audience" in said) == (False, False), kind


def test_the_run_sheet_names_interpreters_equipment_and_the_note(event: Event) -> None:
    said = event.said(SheetKind.RUN_SHEETS, session=event.forum)
    wanted = ["Kim Sujin → Chinese / 中文", "projector, piano (not in this room)", "A new sensor", "Elena Rossi"]
    assert [text for text in wanted if text not in said] == []
    assert "Red carpet" in event.said(SheetKind.RUN_SHEETS, session=event.opening)
    assert counts(event.printed(SheetKind.RUN_SHEETS)) == (5, 3, 2, 0)


def test_tents_are_for_who_is_on_a_stage_each_once_in_the_order_of_the_sessions(event: Event) -> None:
    tents = event.printed(SheetKind.TENTS)
    assert counts(tents) == (3, 2, 0, 1)
    assert subjects(tents) == [Subject(person=event.li), Subject(person=event.rossi)]
    assert subjects(event.printed(SheetKind.TENTS, day=1)) == [Subject(person=event.rossi)]
    assert subjects(event.printed(SheetKind.NAME_PLATES, session=event.opening)) == [Subject(person=event.li)]
    assert subjects(event.printed(SheetKind.SEATS, category=event.press)) == [Subject(person=event.guest)]


def test_who_has_no_name_or_cancelled_is_skipped(event: Event) -> None:
    a_person(event.workspace, "", category_id=event.guests)
    a_person(event.workspace, "Gone Away", category_id=event.guests, status="cancelled")
    certificates = event.printed(SheetKind.CERTIFICATES, category=event.guests)
    assert counts(certificates) == (4, 2, 2, 0)
    assert subjects(certificates) == [Subject(person=event.rossi), Subject(person=event.li)]
    assert counts(event.printed(SheetKind.SIGN_IN)) == (5, 3, 2, 0)
    assert "Gone Away" not in event.said(SheetKind.SIGN_IN)
    assert [(each.name, each.kind) for each in certificates.left_out] == [
        ("", "missing-name"),
        ("Gone Away", "cancelled"),
    ]


def test_why_something_is_skipped_is_told(event: Event) -> None:
    sessions = [("Waiting", "no-time"), ("Cancelled", "cancelled")]
    for kind in (SheetKind.AGENDA, SheetKind.BOOKLET, SheetKind.RUN_SHEETS, SheetKind.SESSION_SIGNS):
        printed = event.printed(kind)
        assert sorted((each.name, each.kind) for each in printed.left_out) == sorted(sessions)
        assert printed.skipped == 2
    doors = event.printed(SheetKind.DOOR_SIGNS).left_out
    assert [(each.subject, each.text) for each in doors] == [
        (Subject(room=event.hall, day=1), "Nothing is in this room on day 2."),
        (Subject(room=event.salon, day=0), "Nothing is in this room on day 1."),
    ]
    nothing = event.printed(SheetKind.PERSONAL, people=(event.li, a_person(event.workspace, "Idle"))).left_out
    assert [(each.name, each.kind) for each in nothing] == [("Idle", "no-time")]


def test_the_list_of_a_category_says_so_and_is_no_piece_of_the_ledger(event: Event) -> None:
    sheet = event.printed(SheetKind.SIGN_IN, category=event.press)
    assert ("Press" in sheet.pages[0].words(), sheet.pieces) == (True, ())
    assert subjects(event.printed(SheetKind.SIGN_IN)) == [Subject()]
    assert subjects(event.printed(SheetKind.WALK_IN)) == [Subject()]


@pytest.mark.keeps_undo_to_itself  # marks are not on Ctrl+Z
def test_only_what_is_new_or_changed_is_printed_again(event: Event) -> None:
    signs = event.printed(SheetKind.DOOR_SIGNS)
    ledger.mark_printed(event.workspace, signs.pieces, Progress())
    again = event.printed(SheetKind.DOOR_SIGNS, due=True)
    assert (counts(again), again.pages, again.pieces) == ((4, 0, 4, 0), (), ())
    schedule.describe_session(event.workspace, event.closing, title="Awards", second_title="", duration=30)
    changed = event.printed(SheetKind.DOOR_SIGNS, due=True)
    assert (counts(changed), subjects(changed)) == ((4, 1, 3, 0), [Subject(room=event.salon, day=1)])
    assert counts(event.printed(SheetKind.SIGN_IN, due=True)) == (3, 3, 0, 0)
    ledger.mark_printed(event.workspace, event.printed(SheetKind.SIGN_IN).pieces, Progress())
    assert counts(event.printed(SheetKind.SIGN_IN, due=True)) == (3, 0, 3, 0)


@pytest.mark.keeps_undo_to_itself  # marks are not on Ctrl+Z
def test_of_posters_only_the_changed_day_is_printed_again(event: Event) -> None:
    ledger.mark_printed(event.workspace, event.printed(SheetKind.POSTER).pieces, Progress())
    assert event.printed(SheetKind.POSTER, due=True).pages == ()
    schedule.describe_session(event.workspace, event.closing, title="Awards", second_title="", duration=30)
    changed = event.printed(SheetKind.POSTER, due=True)
    assert (len(changed.pages), subjects(changed), counts(changed)) == (1, [Subject(day=1)], (5, 1, 4, 0))


@pytest.mark.keeps_undo_to_itself  # marks are not on Ctrl+Z
def test_of_the_agenda_only_the_pages_of_the_changed_day_are_printed_again(event: Event) -> None:
    whole = event.printed(SheetKind.AGENDA)
    assert subjects(whole) == [Subject(day=0), Subject(day=1)]
    ledger.mark_printed(event.workspace, whole.pieces, Progress())
    assert event.printed(SheetKind.AGENDA, due=True).pages == ()
    schedule.describe_session(event.workspace, event.closing, title="Awards", second_title="", duration=30)
    changed = event.printed(SheetKind.AGENDA, due=True)
    assert (subjects(changed), counts(changed)) == ([Subject(day=1)], (5, 1, 4, 0))
    assert changed.pages == event.printed(SheetKind.AGENDA).pages[1:]  # numbered as they were


@pytest.mark.keeps_undo_to_itself  # marks are not on Ctrl+Z
def test_what_became_wrong_is_printed_again_and_nothing_else(event: Event) -> None:
    workspace = event.workspace
    orders = [
        SheetOrder(SheetKind.DOOR_SIGNS),
        SheetOrder(SheetKind.CERTIFICATES),
        SheetOrder(SheetKind.SMALL_TENTS, category=event.guests, languages=Languages.SIDES),
        SheetOrder(SheetKind.PERSONAL),
        SheetOrder(SheetKind.SESSION_SIGN_IN),
        SheetOrder(SheetKind.POSTER),
    ]
    for order in orders:
        made = printouts.compose(workspace, order, RULER)
        ledger.mark_printed(workspace, made.pieces, Progress())
        assert made.again == ()
    people.update_person(workspace, event.li, {"name": "李凤"})
    wrongs = ledger.wrong(workspace, Progress())
    (stack,) = stacks(wrongs)
    assert [order.made for order in stack.orders] == [
        *("poster a4 both", "door-signs a4 both", "session-sign-in a4 both", "small-tents a4 sides"),
        *("personal a4 both", "certificates a4 both"),
    ]
    again = printouts.compose_together(workspace, stack.orders, RULER)
    assert (again.skipped, again.repeated, again.printed) == (0, 0, again.asked)
    assert set(again.pieces) == {each.piece for each in wrongs}
    assert {(page.width, page.height) for page in again.pages} == {(210_000, 297_000)}
    assert [page.bookmark for page in again.pages if page.bookmark] == [
        *("Poster", "Door signs", "Sign-in sheets of sessions", "Table tents", "Personal schedules"),
        "Certificates of attendance",
    ]
    ledger.mark_printed(workspace, again.pieces, Progress())
    assert ledger.wrong(workspace, Progress()) == ()
    assert printouts.compose_together(workspace, stack.orders, RULER).pages == ()


@pytest.mark.keeps_undo_to_itself  # marks are not on Ctrl+Z
def test_what_is_on_paper_just_so_is_told_apart(event: Event) -> None:
    first = event.printed(SheetKind.CERTIFICATES, category=event.press)
    ledger.mark_printed(event.workspace, first.pieces, Progress())
    everybody = event.printed(SheetKind.CERTIFICATES)
    assert (len(everybody.pieces), everybody.again) == (3, first.pieces)
    people.update_person(event.workspace, event.guest, {"name": "Noor"})
    assert event.printed(SheetKind.CERTIFICATES).again == ()


def test_sheets_are_for_the_people_who_were_chosen_and_no_others(event: Event) -> None:
    chosen = (event.kim, event.li)
    for kind in (SheetKind.TENTS, SheetKind.NAME_PLATES, SheetKind.SEATS, SheetKind.CERTIFICATES, SheetKind.PERSONAL):
        made = event.printed(kind, people=chosen, category=event.press)
        assert {each.person for each in subjects(made)} == set(chosen), kind
    gone = event.printed(SheetKind.TENTS, people=(event.li, 99))
    assert (subjects(gone), counts(gone)) == ([Subject(person=event.li)], (2, 1, 1, 0))


def test_slips_of_chosen_people_are_those_of_their_meetings(event: Event) -> None:
    workspace = event.workspace
    table = make(workspace, tables.table, name="Table 3", room_id=event.salon)
    meetings = [
        make(workspace, tables.meeting, title=title, table_id=table, day=0, start=840, duration=20)
        for title in ("Weld seams", "Pumps")
    ]
    for meeting, who in zip(meetings, (event.rossi, event.li), strict=True):
        make(workspace, tables.party, meeting_id=meeting, person_id=who)
    assert subjects(event.printed(SheetKind.MEETING_SLIPS, people=(event.li,))) == [Subject(meeting=meetings[1])]


def test_certificates_for_who_is_checked_in(event: Event) -> None:
    make(event.workspace, tables.custom_field, label="Checked in")
    came = a_person(event.workspace, "Ada", category_id=event.guests, fields={"Checked in": "Yes"})
    a_person(event.workspace, "Ben", category_id=event.guests, fields={"Checked in": "No"})
    assert read_choices(event.workspace).came
    checked_in = event.printed(SheetKind.CERTIFICATES, attendance=Attendance.CHECKED_IN)
    assert subjects(checked_in) == [Subject(person=came)]
    assert len(event.printed(SheetKind.CERTIFICATES).pieces) == 5


def test_nobody_is_known_to_have_come(event: Event) -> None:
    assert not read_choices(event.workspace).came
    with pytest.raises(NotFound):
        event.printed(SheetKind.CERTIFICATES, attendance=Attendance.CHECKED_IN)


def test_at_the_door_audience_and_stage_sign_and_interpreters_do_not(event: Event) -> None:
    said = event.said(SheetKind.SESSION_SIGN_IN, session=event.forum)
    names = ("Elena Rossi", "Noor Audience", "Kim Sujin")
    assert [name in said for name in names] == [True, True, False]
    assert counts(event.printed(SheetKind.SESSION_SIGN_IN, day=1)) == (1, 1, 0, 0)


def test_a_personal_schedule_has_sessions_talks_meetings_and_duties_with_rooms(event: Event) -> None:
    workspace = event.workspace
    table = make(workspace, tables.table, name="Table 3", room_id=event.salon)
    meeting = make(workspace, tables.meeting, title="Weld seams", table_id=table, day=0, start=840, duration=20)
    for who in (event.rossi, event.li):
        make(workspace, tables.party, meeting_id=meeting, person_id=who)
    make(workspace, tables.duty, person_id=event.rossi, title="Door of the hall", day=1, start=480, duration=60)
    schedule = event.printed(SheetKind.PERSONAL)
    assert counts(schedule) == (4, 4, 0, 0)
    page = schedule.pages[subjects(schedule).index(Subject(person=event.rossi))]
    wanted = ["A new sensor", "Forum", "Hall A · 主会场", "11:00", "Weld seams", "Table 3 — Salon", "Door of the hall"]
    assert [text for text in wanted if text not in page.words()] == []
    assert any("李峰" in text and "Qihang" not in text for text in page.words())
    titles = [text for text in page.words() if text in ("A new sensor", "Weld seams", "Door of the hall", "Closing")]
    assert titles == ["A new sensor", "Weld seams", "Door of the hall", "Closing"]


def test_an_interpreter_s_own_schedule_names_the_session(event: Event) -> None:
    schedule = event.printed(SheetKind.PERSONAL)
    page = schedule.pages[subjects(schedule).index(Subject(person=event.kim))]
    assert "Forum" in page.words()


def test_slips_are_of_meetings_that_have_a_time(event: Event) -> None:
    workspace = event.workspace
    expert = make(workspace, tables.table, name="Desk 1", expert_id=event.kim)
    placed = make(workspace, tables.meeting, title="Advice", table_id=expert, day=1, start=600)
    make(workspace, tables.party, meeting_id=placed, person_id=event.rossi)
    make(workspace, tables.meeting, title="Some time")
    slips = event.printed(SheetKind.MEETING_SLIPS)
    assert (counts(slips), subjects(slips)) == ((2, 1, 1, 0), [Subject(meeting=placed)])
    assert [text in slips.pages[0].words() for text in ("Elena Rossi", "Kim Sujin", "Desk 1")] == [True] * 3
    with pytest.raises(NotFound, match="No meeting has a time yet"):
        event.printed(SheetKind.MEETING_SLIPS, day=0)


def test_the_pack_is_of_today_and_says_when_it_was_made(event: Event) -> None:
    now = datetime(2026, 9, 27, 0, 30, tzinfo=UTC)  # half past eight on the second day in Shanghai
    pack = printouts.compose(event.workspace, SheetOrder(SheetKind.PAPER_PACK), RULER, now=now)
    said = "\n".join(text for page in pack.pages for text in page.words())
    assert "Made 2026-09-27 08:30" in said
    assert ("Closing" in said, "Opening" in said) == (True, False)
    assert counts(pack) == (3, 3, 0, 0)
    before = datetime(2026, 9, 1, tzinfo=UTC)
    whole = printouts.compose(event.workspace, SheetOrder(SheetKind.PAPER_PACK), RULER, now=before)
    everything = "\n".join(text for page in whole.pages for text in page.words())
    assert ("Closing" in everything, "Opening" in everything) == (True, True)


def test_an_empty_event_says_what_to_do_and_still_prints_forms_and_a_pack(workspace: Workspace) -> None:
    for kind in SheetKind:
        order = SheetOrder(kind, kind.sizes[0])
        if kind in (SheetKind.WALK_IN, SheetKind.SIGN_IN, SheetKind.PAPER_PACK):
            assert printouts.compose(workspace, order, RULER).pages
        else:
            with pytest.raises(NotFound):
                printouts.compose(workspace, order, RULER)


@pytest.mark.parametrize("narrowed", [{"room": 99}, {"session": 99}, {"category": 99}, {"day": 9}])
def test_what_is_not_there_any_more_is_refused(event: Event, narrowed: dict[str, int]) -> None:
    with pytest.raises(NotFound):
        event.printed(SheetKind.TENTS, **narrowed)


def test_the_pieces_that_could_be_printed_are_those_that_are(event: Event) -> None:
    """For each kind the ledger's current pieces hold what an order prints, whatever languages are chosen."""
    with event.workspace.reading() as db:
        current = set(pieces.current(db))
    for kind in (SheetKind.DOOR_SIGNS, SheetKind.SESSION_SIGNS, SheetKind.TENTS, SheetKind.NAME_PLATES):
        assert set(event.printed(kind).pieces) <= current
    for kind in (SheetKind.SEATS, SheetKind.PERSONAL, SheetKind.CERTIFICATES, SheetKind.SIGN_IN, SheetKind.RUN_SHEETS):
        assert set(event.printed(kind, languages=Languages.FIRST).pieces) <= current
    assert {each.what for each in current} >= set(PieceKind) - {PieceKind.MEETING_SLIP}


def test_choices_are_what_there_is(event: Event) -> None:
    choices = read_choices(event.workspace)
    assert [each.label for each in choices.rooms] == ["Hall A", "Salon"]
    assert [each.label for each in choices.sessions] == [
        *("1 · 09:00 · Opening", "1 · 11:00 · Forum", "2 · 10:00 · Closing", "Waiting", "Cancelled"),
    ]
    assert [each.id for each in choices.days] == [0, 1]
    assert [each.label for each in choices.categories] == ["Guest", "Press"]


def test_the_number_of_questions_does_not_grow_with_the_event(event: Event) -> None:
    workspace = event.workspace

    def questions() -> int:
        asked: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
            asked.append(statement)

        with workspace.reading() as db:
            engine = db.engine
        listen(engine, "before_cursor_execute", note)
        event.printed(SheetKind.PERSONAL)
        remove(engine, "before_cursor_execute", note)
        return len(asked)

    before = questions()
    for number in range(3):
        session = a_session(workspace, f"More {number}", room_id=event.salon, day=1, start=700 + number, duration=20)
        a_role(workspace, a_person(workspace, f"Person {number}", category_id=event.guests), session_id=session)
    assert questions() == before < 30
