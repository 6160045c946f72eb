"""After a hundred random edits the ledger says wrong of exactly those sheets that would look different now."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from sqlalchemy import Table, delete, insert, select, update

from organizer.domain.printing.badges.templates import default_design
from organizer.domain.printing.ledger import Fault
from organizer.domain.printing.pieces import PieceKind, Subject
from organizer.progress import Progress
from organizer.services import people
from organizer.services.printing import ledger
from organizer.services.printing.pieces import READERS, current
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import (
    a_break,
    a_category,
    a_person,
    a_role,
    a_room,
    a_session,
    a_talk,
    an_organization,
    make,
)
from tests.services.printed_faces import FACES

EDITS = 100
NAMES = ("王晓宇", "Elena Rossi", "Олена Шевченко", "佐藤 健", "Anna Schmidt", "María José", "李 明", "Bo")
TITLES = ("Opening", "Clean water", "量子计算", "Materials for batteries", "Lunch with poster walk")

pytestmark = pytest.mark.keeps_undo_to_itself  # marks are not on Ctrl+Z


@dataclass(frozen=True)
class Paper:
    """One sheet that lies somewhere: the ``number``-th that was printed, and what is on it."""

    number: int
    what: PieceKind
    subject: Subject
    face: object


class Conference:
    """An event that is printed and edited at random, and the pile of its paper."""

    def __init__(self, workspace: Workspace, seed: int) -> None:
        self.workspace, self.random = workspace, random.Random(seed)
        self.pile: list[Paper] = []
        self._printed = 0
        self._begin()

    def _begin(self) -> None:
        event = self.workspace
        rooms = [a_room(event, name, second_name=second) for name, second in (("A", "甲"), ("B2", ""), ("C", ""))]
        tracks = [make(event, tables.track, name=name, color=n, position=n) for n, name in enumerate(("Water", "AI"))]
        categories = [a_category(event, name, color=n) for n, name in enumerate(("Guest", "Speaker", "Press"))]
        homes = [an_organization(event, name, country="IT") for name in ("KPI", "Politecnico")]
        cast = [
            a_person(event, f"{self.random.choice(NAMES)} {n}", category_id=self.random.choice([*categories, None]))
            for n in range(16)
        ]
        for n, id in enumerate(cast):
            self._set(tables.person, id, organization_id=homes[n % 2])
        for day in (0, 1):
            a_break(event, "Coffee", day=day, start=630, duration=30)
            for n, room in enumerate(rooms):
                session = a_session(event, TITLES[n], room_id=room, day=day, start=540, track_id=tracks[n % 2])
                a_role(event, self.random.choice(cast), "chair", session_id=session)
                talk = a_talk(event, session, "A new sensor")
                a_role(event, self.random.choice(cast), talk_id=talk)

    # -- printing ------------------------------------------------------------------------------------------------------

    def print_all(self) -> None:
        """Print whatever there is."""
        with self.workspace.reading() as db:
            pieces = current(db)
        self._print(pieces)

    def print_some(self) -> None:
        """Print what is wrong of one kind."""
        kind = self.random.choice(list(READERS))
        wrongs = ledger.wrong(self.workspace, Progress())
        self._print([each.piece for each in wrongs if each.piece and each.what is kind])

    def _print(self, pieces: Any) -> None:
        ledger.mark_printed(self.workspace, pieces, Progress())
        faces = self.faces()
        replaced = {(each.what, each.subject) for each in pieces}
        self.pile = [each for each in self.pile if (each.what, each.subject) not in replaced]
        for each in pieces:
            self._printed += 1
            self.pile.append(Paper(self._printed, each.what, each.subject, faces[each.what][each.subject]))

    def faces(self) -> dict[PieceKind, Any]:
        return {kind: composed(self.workspace) for kind, composed in FACES.items()}

    def looked_at(self) -> set[tuple[int, Fault]]:
        """What somebody finds who prints everything again and lays it beside the pile."""
        faces, beside = self.faces(), defaultdict(list)
        for paper in self.pile:
            beside[paper.what, paper.subject].append(paper)
        return {found for (kind, subject), papers in beside.items() for found in _apart(papers, faces[kind], subject)}

    def listed(self) -> set[tuple[int, Fault]]:
        """What the ledger says; its rows are numbered as they were printed."""
        return {(each.mark.id, each.fault) for each in ledger.wrong(self.workspace, Progress())}

    # -- edits ---------------------------------------------------------------------------------------------------------

    def edit(self) -> None:
        """One edit at random."""
        self.random.choice(self._edits)()

    @property
    def _edits(self) -> list[Callable[[], object]]:
        one = self.random.choice
        return [
            lambda: self._change(tables.person, name=f"{one(NAMES)} {self.random.randrange(99)}"),
            lambda: self._change(tables.person, job_title=one(("Dean", "dean", ""))),
            lambda: self._change(tables.person, badge_name=one(("Bob", ""))),
            lambda: self._change(tables.person, kana=one(("サトウ", ""))),
            lambda: self._change(tables.person, diet=one(("vegetarian", "halal"))),
            lambda: self._change(tables.person, email="x@example.org"),
            lambda: self._change(tables.person, category_id=one([*self._ids(tables.category), None])),
            lambda: self._change(tables.person, organization_id=one([*self._ids(tables.organization), None])),
            lambda: self._change(tables.person, status=one(("confirmed", "confirmed", "cancelled"))),
            lambda: self._change(tables.organization, name=one(("VTT", "清华大学", "KPI"))),
            lambda: self._change(tables.organization, country=one(("JP", "IT", "CN"))),
            lambda: self._change(tables.category, color=self.random.randrange(4)),
            lambda: self._change(tables.category, second_name=one(("嘉宾", ""))),
            lambda: self._change(tables.room, second_name=one(("甲厅", "乙厅", ""))),
            lambda: self._change(tables.room, capacity=self.random.randrange(20, 200)),
            lambda: self._change(tables.track, color=self.random.randrange(4)),
            lambda: self._change(tables.track, second_name=one(("水", ""))),
            lambda: self._change(tables.session, title=one(TITLES)),
            lambda: self._change(tables.session, second_title=one(("开幕式", ""))),
            lambda: self._change(tables.session, note=one(("Bring water", ""))),
            lambda: self._change(tables.session, start=one((540, 600, 720)), day=one((0, 1))),
            lambda: self._change(tables.session, duration=one((60, 90))),
            lambda: self._change(tables.session, room_id=one(self._ids(tables.room))),
            lambda: self._change(tables.session, state=one(("confirmed", "confirmed", "cancelled"))),
            lambda: self._change(tables.session, track_id=one([*self._ids(tables.track), None])),
            lambda: self._change(tables.talk, title=one(("A pump", "A filter"))),
            lambda: self._change(tables.talk, duration=one((10, 15))),
            lambda: self._change(tables.role, person_id=one(self._ids(tables.person))),
            lambda: self._change(tables.pause, title=one(("Coffee", "Tea"))),
            lambda: self._change(tables.event, place=one(("Beijing", "Chengdu"))),
            self._design,
            self._merge,
            self._delete,
            self.print_some,
        ]

    def _design(self) -> None:
        """Another template, or the program's own again."""
        template = tables.badge_template
        with self.workspace.operation("Template") as db:
            db.execute(delete(template))
            if self.random.random() < 0.5:
                size = [90_000, self.random.choice((130_000, 140_000))]
                db.execute(insert(template).values(name="Own", is_default=1, design={**default_design(), "size": size}))

    def _merge(self) -> None:
        keep, drop = self.random.sample(self._ids(tables.person), 2)
        people.merge_people(self.workspace, keep, drop, {})
        self.pile = [
            replace(each, subject=replace(each.subject, person=keep)) if each.subject.person == drop else each
            for each in self.pile
        ]

    def _delete(self) -> None:
        table = self.random.choice((tables.person, tables.session, tables.talk, tables.role, tables.organization))
        if ids := self._ids(table):
            with self.workspace.operation("Delete") as db:
                db.execute(delete(table).where(table.c.id == self.random.choice(ids)))

    def _change(self, table: Table, **values: object) -> None:
        if ids := self._ids(table):
            self._set(table, self.random.choice(ids), **values)

    def _set(self, table: Table, id: int, **values: object) -> None:
        with self.workspace.operation("Change") as db:
            db.execute(update(table).where(table.c.id == id).values(**values))

    def _ids(self, table: Table) -> list[int]:
        with self.workspace.reading() as db:
            return list(db.scalars(select(table.c.id).order_by(table.c.id)))


def _apart(papers: list[Paper], faces: Any, subject: Subject) -> Iterator[tuple[int, Fault]]:
    """Of the paper of one subject that which is not as it would be printed now."""
    now = faces.get(subject)
    others = [each for each in papers if now is None or each.face != now]
    if now is not None and len(others) == len(papers):
        yield others.pop().number, Fault.CHANGED
    yield from ((each.number, Fault.GONE) for each in others)


def test_every_kind_of_paper_is_composed_here() -> None:
    assert set(FACES) == set(READERS)


@pytest.mark.parametrize("seed", range(4))
def test_the_list_of_wrong_sheets_is_what_printing_everything_again_finds(workspace: Workspace, seed: int) -> None:
    event = Conference(workspace, seed)
    event.print_all()
    assert event.listed() == event.looked_at() == set()
    found = 0
    for step in range(1, EDITS + 1):
        event.edit()
        if step % 20 == 0:
            listed = event.listed()
            assert listed == event.looked_at()
            found += len(listed)
    assert found > 20
