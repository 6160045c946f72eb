"""A sheet is wrong when it would be printed otherwise, and only then: digests against the faces themselves."""

import random

import pytest
from sqlalchemy import Connection, Table, insert, select, update

from organizer.domain.printing.faces import Face
from organizer.domain.printing.pieces import PieceKind, Subject
from organizer.domain.printing.sheet_orders import PaperSize
from organizer.domain.printing.sheets.desk import Desk
from organizer.domain.printing.sheets.kinds import draw, sides_of
from organizer.domain.printing.sheets.wording import Wording
from organizer.services.printing.sheets import ASKED
from organizer.services.printing.source import EVERYTHING, read_source
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.domain.printing.badge_values import RULER, one_square
from tests.services.test_sheets import Event

pytestmark = pytest.mark.keeps_undo_to_itself

EDITS, SEED = 60, 20260926
Known = dict[tuple[PieceKind, Subject], tuple[str, tuple[Face, ...]]]

TEXTS = {
    tables.person: ("name", "second_name", "job_title", "note", "code", "email"),
    tables.session: ("title", "second_title", "note", "description", "language"),
    tables.talk: ("title", "second_title"),
    tables.room: ("name", "second_name"),
    tables.track: ("name", "second_name"),
    tables.category: ("name", "second_name"),
    tables.organization: ("name", "second_name", "website"),
    tables.meeting: ("title",),
    tables.table: ("name", "second_name"),
    tables.event: ("name", "second_name", "place"),
}
NUMBERS = {
    tables.session: ("start", "duration", "expected"),
    tables.talk: ("duration",),
    tables.room: ("capacity",),
    tables.track: ("color",),
    tables.meeting: ("start", "duration"),
    tables.duty: ("start", "duration"),
}


@pytest.fixture
def event(workspace: Workspace) -> Event:
    """With a track, a meeting at a table and a duty."""
    made = Event(workspace)
    with workspace.operation("More") as db:
        track = db.execute(insert(tables.track).values(name="Chips", color=1).returning(tables.track.c.id)).scalar_one()
        db.execute(update(tables.session).values(track_id=track))
        db.execute(insert(tables.table).values(id=1, name="Table 3", room_id=made.salon, expert_id=made.kim))
        db.execute(insert(tables.meeting).values(id=1, title="Weld seams", table_id=1, day=0, start=840, uid="m"))
        db.execute(insert(tables.party).values(meeting_id=1, person_id=made.li))
        db.execute(insert(tables.party).values(meeting_id=1, person_id=made.rossi))
        duty = {"person_id": made.guest, "title": "Door", "day": 1, "start": 480, "duration": 60, "uid": "d"}
        db.execute(insert(tables.duty).values(**duty))
    return made


def printed(workspace: Workspace) -> Known:
    """Every sheet of the event by what it is of, with its digest and as it would be drawn."""
    with workspace.reading() as db:
        source = read_source(db)
    found: Known = {}
    for kind, asked in ASKED.items():
        width, height = sides_of(kind, PaperSize.A4.sides)
        for facts in asked(source, EVERYTHING).facts:
            desk = Desk(RULER, one_square, Wording(source.programme.languages), width, height)
            piece = facts.piece
            assert piece is not None
            found[piece.what, piece.subject] = (piece.digest, draw(kind, [facts], desk))
    return found


def edit(workspace: Workspace, chance: random.Random) -> str:
    """Change one thing by chance; what was changed."""
    do = chance.choice([_text, _text, _text, _number, _number, _role, _move, _cancel])
    with workspace.operation("Edit") as db:
        return do(db, chance)


def _row(db: Connection, table: Table, chance: random.Random) -> int:
    return chance.choice(list(db.scalars(select(table.c.id).order_by(table.c.id))))


def _text(db: Connection, chance: random.Random) -> str:
    table = chance.choice(list(TEXTS))
    column, row = chance.choice(TEXTS[table]), _row(db, table, chance)
    value = f"{chance.choice(['Alpha', 'Beta', '甲', ' Gamma '])}{chance.randrange(50)}"
    db.execute(update(table).where(table.c.id == row).values({column: value}))
    return f"{table.name}.{column} {row} = {value}"


def _number(db: Connection, chance: random.Random) -> str:
    table = chance.choice(list(NUMBERS))
    column, row = chance.choice(NUMBERS[table]), _row(db, table, chance)
    current = db.execute(select(table).where(table.c.id == row)).one()._mapping
    if column == "start" and current["start"] is None:
        return "nothing"
    value = chance.choice([1, 8, 9]) if column == "color" else 5 * chance.randrange(2, 200)
    db.execute(update(table).where(table.c.id == row).values({column: value}))
    return f"{table.name}.{column} {row} = {value}"


def _role(db: Connection, chance: random.Random) -> str:
    row = _row(db, tables.role, chance)
    kind = chance.choice(["speaker", "chair", "panelist", "interpreter", "audience"])
    db.execute(update(tables.role).where(tables.role.c.id == row).values(kind=kind))
    return f"role {row} = {kind}"


def _move(db: Connection, chance: random.Random) -> str:
    row, room = _row(db, tables.session, chance), _row(db, tables.room, chance)
    place = {"room_id": room, "day": chance.randrange(2), "start": 30 * chance.randrange(16, 36)}
    db.execute(update(tables.session).where(tables.session.c.id == row).values(**place))
    return f"session {row} to {place}"


def _cancel(db: Connection, chance: random.Random) -> str:
    row, state = _row(db, tables.session, chance), chance.choice(["confirmed", "cancelled", "tentative"])
    db.execute(update(tables.session).where(tables.session.c.id == row).values(state=state))
    return f"session {row} is {state}"


def test_after_every_edit_the_sheets_with_another_digest_are_those_that_look_otherwise(event: Event) -> None:
    chance = random.Random(SEED)
    before = printed(event.workspace)
    for _number_of_edit in range(EDITS):
        what = edit(event.workspace, chance)
        after = printed(event.workspace)
        both = before.keys() & after.keys()
        told = {key for key in both if before[key][0] != after[key][0]}
        seen = {key for key in both if before[key][1] != after[key][1]}
        assert told == seen, what
        before = after
