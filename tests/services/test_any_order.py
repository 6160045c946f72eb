"""Use cases, undo and redo in any order: what must hold always holds, and undoing everything gives back the start."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import select, text

from organizer.domain.programme.words import OrderKind, SessionState
from organizer.domain.schedule.fixes import fixes
from organizer.domain.schedule.grid import Engagement, EngagementKind, Hours, Level, Pause, Placement, Rule
from organizer.domain.schedule.releases import ChangeKind, SessionChange
from organizer.domain.schedule.timetable import ConflictIndex, conflicts
from organizer.errors import Refused, UndoConflict
from organizer.services import (
    arrangements,
    breaks,
    bulk_edit,
    duplicates,
    duties,
    organizations,
    people,
    releases,
    rooms,
    safekeeping,
    scenarios,
    schedule,
    schedule_rules,
    talks,
)
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.databases import dump
from tests.factories import a_category, a_person, a_role, a_room, a_session, a_talk

PICK = st.integers(min_value=0, max_value=11)
DAY = st.integers(min_value=0, max_value=1)
START = st.integers(min_value=0, max_value=100).map(lambda step: 7 * 60 + 10 * step)
# No shrinking: it takes minutes here; the steps that led to a failure are printed as they are.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
LENGTH = st.sampled_from([5, 20, 45, 90, 240])
NAME = st.sampled_from(["王晓宇", "Elena Rossi", "Олена Шевченко", "佐藤 健", 'O’Brien "Bob"', "a\\b\nc"])


class AnyOrder(RuleBasedStateMachine):
    """An event at which two people click about at random."""

    template: Path

    @initialize()
    def open_an_event(self):
        self.folder = Path(tempfile.mkdtemp())
        self.workspace = Workspace.open(str(shutil.copy(self.template, self.folder / "event.organizer")))
        self.first = dump(self.workspace)
        rooms = [a_room(self.workspace, name, capacity=n) for name, n in (("A", 20), ("B", None), ("C", 200))]
        a_category(self.workspace, "Guest")
        for number in range(4):
            session = a_session(self.workspace, f"Session {number}", expected=50 * number)
            talk = a_talk(self.workspace, session)
            person = a_person(self.workspace, f"Person {number}")
            a_role(self.workspace, person, session_id=session)
            a_role(self.workspace, person, talk_id=talk)
        schedule.move_session(self.workspace, 1, Placement(rooms[0], 0, 600))

    def teardown(self):
        if not hasattr(self, "workspace"):
            return
        last, steps = dump(self.workspace), 0
        assert safekeeping.verify(self.workspace) == ()
        while self.workspace.undo_label is not None:
            self.workspace.undo()
            steps += 1
        assert dump(self.workspace) == self.first
        for _ in range(steps):
            self.workspace.redo()
        assert dump(self.workspace) == last
        self.workspace.close()
        shutil.rmtree(self.folder)

    # -- what is true at any time -------------------------------------------------------------------------------------

    @invariant()
    def references_hold(self):
        with self.workspace.reading() as db:
            assert db.execute(text("PRAGMA foreign_key_check")).all() == []
            assert db.scalar(text("SELECT count(*) FROM current_operation")) == 0

    @invariant()
    def the_board_can_be_drawn(self):
        now = schedule.snapshot(self.workspace)
        rooms = {room.id for room in now.rooms}
        placed = [card for card in now.cards if card.placement]
        assert all(card.placement.room in (*rooms, None) for card in placed)
        assert sorted(c.key for c in ConflictIndex(now).conflicts()) == sorted(c.key for c in conflicts(now))

    @invariant()
    def every_code_is_given_once(self):
        with self.workspace.reading() as db:
            codes = list(db.scalars(select(tables.person.c.code).where(tables.person.c.code.is_not(None))))
        assert len(codes) == len(set(codes))

    # -- use cases ----------------------------------------------------------------------------------------------------

    def _one(self, table, pick):
        """One of the rows there are, or an id that is not there."""
        with self.workspace.reading() as db:
            ids = list(db.scalars(select(table.c.id).order_by(table.c.id)))
        return ids[pick % len(ids)] if ids and pick else 999

    def _try(self, action, *arguments, **named):
        before = dump(self.workspace)
        try:
            action(self.workspace, *arguments, **named)
        except Refused:
            assert dump(self.workspace) == before

    @rule(session=PICK, room=PICK, day=DAY, start=START)
    def move(self, session, room, day, start):
        target = Placement(self._one(tables.room, room), day, start)
        self._try(schedule.move_session, self._one(tables.session, session), target)

    @rule(session=PICK, room=PICK, day=DAY, start=START)
    def shift_following(self, session, room, day, start):
        target = Placement(self._one(tables.room, room), day, start)
        self._try(schedule.shift_following, self._one(tables.session, session), target)

    @rule(session=PICK, start=START, duration=LENGTH)
    def resize(self, session, start, duration):
        self._try(schedule.resize_session, self._one(tables.session, session), start=start, duration=duration)

    @rule(session=PICK)
    def unschedule(self, session):
        self._try(schedule.unschedule_session, self._one(tables.session, session))

    @rule(room=PICK, day=DAY, start=START, duration=LENGTH, title=NAME)
    def create(self, room, day, start, duration, title):
        target = Placement(self._one(tables.room, room), day, start)
        self._try(schedule.create_session_at, target, duration=duration, title=title)

    @rule(session=PICK, title=NAME, duration=LENGTH)
    def describe(self, session, title, duration):
        chosen = self._one(tables.session, session)
        self._try(schedule.describe_session, chosen, title=title, second_title="", duration=duration)

    @rule(session=PICK)
    def delete_session(self, session):
        self._try(schedule.delete_session, self._one(tables.session, session))

    @rule(session=PICK)
    def lock(self, session):
        self._try(schedule.lock_session, self._one(tables.session, session))

    @rule(session=PICK)
    def unlock(self, session):
        self._try(schedule.unlock_session, self._one(tables.session, session))

    @rule(pick=PICK)
    def accept_a_conflict(self, pick):
        found = conflicts(schedule.snapshot(self.workspace))
        if found:
            self._try(schedule.accept_conflict, found[pick % len(found)].key, "meant so")

    @rule(name=NAME, category=st.sampled_from(["", "Guest", "Press"]), organization=st.sampled_from(["", "VTT"]))
    def add_person(self, name, category, organization):
        self._try(people.add_person, {"name": name, "category": category, "organization": organization}, {"T恤": "L"})

    @rule(person=PICK, name=NAME, phone=st.sampled_from(["", "+86 138 0000 0000"]))
    def edit_person(self, person, name, phone):
        self._try(people.update_person, self._one(tables.person, person), {"name": name, "phone": phone})

    @rule(person=PICK, other=PICK)
    def delete_people(self, person, other):
        self._try(people.delete_people, {self._one(tables.person, person), self._one(tables.person, other)})

    @rule(keep=PICK, drop=PICK)
    def merge_people(self, keep, drop):
        self._try(people.merge_people, self._one(tables.person, keep), self._one(tables.person, drop), {})

    @rule(first=PICK, second=PICK, third=PICK)
    def merge_pairs(self, first, second, third):
        one, other, another = (self._one(tables.person, pick) for pick in (first, second, third))
        self._try(people.merge_pairs, [(one, other), (other, another)])

    @rule(one=PICK, other=PICK)
    def tell_people_apart(self, one, other):
        self._try(duplicates.tell_apart, [(self._one(tables.person, one), self._one(tables.person, other))])

    @rule(one=PICK, other=PICK, category=st.sampled_from(["", "Press"]), size=st.sampled_from(["", "M"]))
    def edit_many(self, one, other, category, size):
        ids = [self._one(tables.person, one), self._one(tables.person, other)]
        self._try(bulk_edit.edit_people, ids, {"category": category, "organization": "Vtt"}, {"T恤": size})

    @rule(name=st.sampled_from(["ETH Zürich", "ETHZ", "苏黎世联邦理工学院"]))
    def add_organization(self, name):
        self._try(people.add_person, {"name": "Anna", "organization": name})

    @rule(keep=PICK, drop=PICK)
    def merge_organizations(self, keep, drop):
        table = tables.organization
        self._try(organizations.merge_organizations, self._one(table, keep), [self._one(table, drop)])

    @rule(one=PICK, other=PICK)
    def tell_organizations_apart(self, one, other):
        table = tables.organization
        self._try(organizations.tell_apart, [(self._one(table, one), self._one(table, other))])

    # -- the rules and several sessions ------------------------------------------------------------------------------

    @rule(day=DAY, minutes=st.sampled_from([-30, 5, 45]), room=PICK)
    def delay(self, day, minutes, room):
        self._try(arrangements.delay, day, minutes, rooms=[self._one(tables.room, room)] if room % 2 else None)

    @rule(day=DAY, one=PICK, other=PICK)
    def rotate_rooms(self, day, one, other):
        self._try(arrangements.rotate_rooms, day, [self._one(tables.room, one), self._one(tables.room, other)])

    @rule(day=DAY, room=PICK, gap=st.sampled_from([0, 10]))
    def compact(self, day, room, gap):
        self._try(arrangements.compact, day, self._one(tables.room, room), gap=gap)

    @rule(session=PICK, room=PICK, day=DAY, start=START)
    def copy(self, session, room, day, start):
        target = Placement(self._one(tables.room, room), day, start) if room % 2 else None
        self._try(schedule.copy_session, self._one(tables.session, session), target)

    @rule(pick=PICK)
    def mend_a_conflict(self, pick):
        index = ConflictIndex(schedule.snapshot(self.workspace))
        found = [fix for conflict in index.conflicts()[:4] for fix in fixes(index, conflict)]
        if found:
            self._try(arrangements.apply_fix, found[pick % len(found)])

    @rule(session=PICK, state=st.sampled_from(SessionState))
    def set_state(self, session, state):
        self._try(arrangements.set_state, [self._one(tables.session, session)], state)

    @rule(session=PICK, minutes=LENGTH)
    def arrange_talks(self, session, minutes):
        chosen = self._one(tables.session, session)
        cards = schedule.cards(self.workspace, [chosen])
        talks_there = [(each.id, minutes) for card in cards for each in reversed(card.talks)]
        self._try(talks.arrange_talks, chosen, talks_there)

    @rule(room=PICK, day=DAY, start=START, duration=LENGTH, title=NAME)
    def create_break(self, room, day, start, duration, title):
        rooms = frozenset({self._one(tables.room, room)}) if room else None
        self._try(breaks.create_break, Pause(0, title, day, start, duration, rooms))

    @rule(pause=PICK, rooms=st.sets(PICK, max_size=3), day=DAY, start=START, duration=LENGTH)
    def change_break(self, pause, rooms, day, start, duration):
        over = frozenset(self._one(tables.room, each) for each in rooms) or None
        self._try(breaks.change_break, Pause(self._one(tables.pause, pause), "Coffee", day, start, duration, over))

    @rule(pause=PICK)
    def delete_break(self, pause):
        self._try(breaks.delete_break, self._one(tables.pause, pause))

    @rule(person=PICK, day=DAY, start=START, duration=LENGTH)
    def add_duty(self, person, day, start, duration):
        desk = Engagement(EngagementKind.DUTY, 0, "Desk", self._one(tables.person, person), "", day, start, duration)
        self._try(duties.add_duty, desk)

    @rule(person=PICK, days=st.sets(DAY))
    def set_availability(self, person, days):
        hours = [Hours(day, 540, 720) for day in days]
        self._try(duties.set_availability, self._one(tables.person, person), hours)

    @rule(chosen=st.sampled_from(Rule), level=st.sampled_from(Level), limit=st.sampled_from([None, 0, 20]))
    def set_rule(self, chosen, level, limit):
        self._try(schedule_rules.set_rule, chosen, level, limit)

    @rule(kind=st.sampled_from(OrderKind), one=PICK, other=PICK)
    def add_order(self, kind, one, other):
        sessions = self._one(tables.session, one), self._one(tables.session, other)
        self._try(schedule_rules.add_order, kind, *sessions)

    @rule(room=PICK)
    def remove_room(self, room):
        self._try(rooms.remove_room, self._one(tables.room, room))

    @rule(name=st.sampled_from(["v1", "v2"]))
    def release(self, name):
        self._try(releases.release, name)

    @rule(pick=PICK)
    def go_back(self, pick):
        chosen = self._one(tables.release, pick)
        self._try(releases.go_back, chosen)
        if chosen != 999:
            assert [each for each in releases.changes_since(self.workspace, chosen).changes if not _lost(each)] == []

    @rule(name=st.sampled_from(["Plan A", "Plan B"]))
    def keep_scenario(self, name):
        self._try(scenarios.keep_scenario, name)

    @rule(pick=PICK)
    def apply_scenario(self, pick):
        self._try(scenarios.apply_scenario, self._one(tables.scenario, pick))

    # -- undo ---------------------------------------------------------------------------------------------------------

    @rule()
    def undo(self):
        self._try(Workspace.undo)

    @rule()
    def redo(self):
        self._try(Workspace.redo)

    @rule()
    def undo_and_redo_is_nothing(self):
        before = dump(self.workspace)
        if self.workspace.undo_label is not None:
            self.workspace.undo()
            self.workspace.redo()
        assert dump(self.workspace) == before

    @rule(pick=PICK)
    def undo_one_step_somewhere(self, pick):
        """It works, or it is a conflict that touches nothing; bringing it back then gives the same event."""
        before = dump(self.workspace)
        with self.workspace.reading() as db:
            ids = list(db.scalars(select(tables.operation.c.id).order_by(tables.operation.c.id.desc())))
        try:
            self.workspace.undo_operation(ids[pick % len(ids)])
        except (UndoConflict, Refused):
            assert dump(self.workspace) == before
        else:
            self.workspace.redo()
            assert dump(self.workspace) == before


def _lost(change: SessionChange) -> bool:
    """Whether a room, a track or a person is gone since, so that going back cannot give it again."""
    return set(change.kinds) <= {ChangeKind.ROOM, ChangeKind.TRACK, ChangeKind.PEOPLE}


@pytest.mark.timeout(600)
def test_use_cases_undo_and_redo_in_any_order(template: Path):
    AnyOrder.template = template
    run_state_machine_as_test(AnyOrder, settings=settings(max_examples=20, stateful_step_count=30, phases=PHASES))
