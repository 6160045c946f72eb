"""Writes an imported programme into the event, inside the operation of whoever calls."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from organizer.domain.imports.programme_credits import identity, same_roles
from organizer.domain.imports.programme_decision import Decided, Decision
from organizer.domain.imports.programme_standing import Names, Standing
from organizer.domain.programme.in_files import (
    BreakEntry,
    Credit,
    EntryKind,
    Programme,
    SessionEntry,
    TalkEntry,
    activities_of,
    rooms_of,
    tracks_of,
)
from organizer.domain.programme.words import RoleKind, SessionState
from organizer.i18n import _
from organizer.progress import Progress
from organizer.storage import tables
from organizer.storage.bulk import insert_row, insert_rows, next_id

_COLORS = 8  # of the theme, given to new tracks in turn
_USUAL = 60  # minutes of a session whose file says nothing


class ProgrammeWriter:
    """Carries out a decision inside an operation."""

    def __init__(self, db: Connection, standing: Standing, decision: Decision, progress: Progress) -> None:
        self._db = db
        self._standing = standing
        self._decision = decision
        self._progress = progress
        self._people: dict[str, int] = {}
        self._sessions: dict[int, int] = {}

    def write(self, programme: Programme) -> None:
        """Everything that does not wait for somebody to decide."""
        self._write_event()
        standing, wanted, base = self._standing, self._decision.wanted, self._decision.base or Programme()
        rooms = wanted("room", rooms_of(programme), before=rooms_of(base))
        tracks = wanted("track", tracks_of(programme), before=tracks_of(base))
        activities = wanted("activity", activities_of(programme), before=activities_of(base))
        self._rooms = self._ensure(tables.room, standing.rooms, rooms)
        self._tracks = self._ensure(tables.track, standing.tracks, tracks)
        self._activities = self._ensure(tables.activity, standing.activities, activities)
        self._add_people(self._decision.new_people)
        entries = self._decision.entries
        ready = [each for each in entries if each.is_written]
        ids = self._add_sessions([each for each in ready if each.kind is EntryKind.SESSION and each.id is None])
        ids |= {id(each.entry): each.id for each in entries if each.kind is EntryKind.SESSION and each.id is not None}
        self._sessions = ids
        self._add_talks([each for each in ready if each.kind is EntryKind.TALK and each.id is None], ids)
        self._add_breaks([each for each in ready if each.kind is EntryKind.BREAK and each.id is None])
        for done, each in enumerate(ready):
            self._progress.step(done, len(ready), _("Importing the programme"))
            if each.id is not None and each.differences:
                self._update(each, each.id)
        for gone in self._decision.removed:
            talks = gone.talks if gone.kind is EntryKind.SESSION else (gone.id,)
            self._db.execute(delete(tables.talk).where(tables.talk.c.id.in_(talks)))
            if gone.kind is EntryKind.SESSION:
                self._db.execute(delete(tables.session).where(tables.session.c.id == gone.id))

    def _write_event(self) -> None:
        if self._decision.event:
            self._db.execute(update(tables.event).values(**self._decision.event))

    def _ensure(self, table: Table, known: Names, names: Sequence[str]) -> dict[str, int | None]:
        """Add the rows that are missing; ids by name, None for the empty one."""
        position = self._next_position(table)
        ids: dict[str, int | None] = {name: known.get(name) for name in names}
        for number, name in enumerate(known.missing(names)):
            values: dict[str, Any] = {"name": name, "position": position + number}
            if table is tables.track:
                values["color"] = (position + number) % _COLORS
            made = insert_row(self._db, table, values)
            ids |= {each: made for each in names if Names([(0, (each,))]).get(name) == 0}
        return ids

    def _next_position(self, table: Table) -> int:
        newest = self._db.scalar(select(func.max(table.c.position)))
        return 0 if newest is None else newest + 1

    def _add_people(self, credits: Sequence[Credit]) -> None:
        organizations = self._organizations([each.organization for each in credits])
        first = next_id(self._db, tables.person)
        self._people = {identity(each): first + number for number, each in enumerate(credits)}
        columns = ("id", "uid", "name", "second_name", "organization_id")
        rows = (
            (
                first + number,
                each.uid or tables.new_uid(),
                each.name,
                each.second_name,
                organizations[each.organization],
            )
            for number, each in enumerate(credits)
        )
        insert_rows(self._db, tables.person, columns, rows, self._progress)

    def _organizations(self, names: Sequence[str]) -> dict[str, int | None]:
        """Ids by name; those that nobody knows are added."""
        organization = tables.organization.c
        rows = self._db.execute(
            select(organization.id, organization.name, organization.second_name, organization.aliases)
        )
        known = Names((row.id, (row.name, row.second_name, *(row.aliases or ()))) for row in rows)
        for name in known.missing(names):
            self._db.execute(insert(tables.organization).values(name=name))
        newest = self._db.execute(select(organization.id, organization.name).order_by(organization.id.desc()))
        added = Names((row.id, (row.name,)) for row in newest)
        return {name: known.get(name) or added.get(name) for name in names}

    def _add_sessions(self, new: Sequence[Decided]) -> dict[int, int]:
        """Insert sessions with their roles; ids by the identity of the entry."""
        first, position = next_id(self._db, tables.session), self._next_position(tables.session)
        ids = {id(each.entry): first + number for number, each in enumerate(new)}
        taken = {*self._db.scalars(select(tables.session.c.code)), *self._db.scalars(select(tables.session.c.uid))}
        values = [self._session_values(each.entry, taken) for each in new if isinstance(each.entry, SessionEntry)]
        rows = [{"id": first + number, "position": position + number, **each} for number, each in enumerate(values)]
        self._insert(tables.session, rows)
        self._add_roles([(each, "session_id", ids[id(each.entry)]) for each in new])
        return ids

    def _session_values(self, entry: SessionEntry, taken: set[str | None]) -> dict[str, Any]:
        """The columns; a source that gives its numbers anew does not take another session's name away."""
        code = entry.code if entry.code and entry.code not in taken else None
        uid = entry.uid if entry.uid and entry.uid not in taken else tables.new_uid()
        taken |= {code, uid}
        return {
            "uid": uid,
            "code": code,
            "title": entry.title,
            "second_title": entry.second_title,
            "activity_id": self._activities[entry.activity],
            "track_id": self._tracks[entry.track],
            "kind": entry.kind,
            "language": entry.language,
            "description": entry.description,
            "room_id": self._rooms[entry.room],
            "day": self._day(entry.day),
            "start": entry.start,
            "duration": entry.duration or _USUAL,
            "expected": entry.expected,
            "state": (entry.state or SessionState.CONFIRMED).value,
            "interpreted": tables.as_json(list(entry.interpreted)),
        }

    def _add_talks(self, new: Sequence[Decided], sessions: Mapping[int, int]) -> None:
        first = next_id(self._db, tables.talk)
        owned = [each for each in new if each.parent is not None and id(each.parent) in sessions]
        rows = [
            {
                "id": first + number,
                "uid": each.entry.uid or tables.new_uid(),
                "session_id": sessions[id(each.parent)],
                "title": each.entry.title,
                "second_title": each.entry.second_title,
                "language": each.entry.language,
                "description": each.entry.description,
                "duration": each.entry.duration or 10,
                "position": each.parent.talks.index(each.entry),
            }
            for number, each in enumerate(owned)
            if isinstance(each.entry, TalkEntry) and each.parent is not None
        ]
        self._insert(tables.talk, rows)
        self._add_roles([(each, "talk_id", first + number) for number, each in enumerate(owned)])

    def _add_breaks(self, new: Sequence[Decided]) -> None:
        first = next_id(self._db, tables.pause)
        entries = [each.entry for each in new if isinstance(each.entry, BreakEntry)]
        rows = [
            {
                "id": first + number,
                "kind": entry.kind.value,
                "title": entry.title,
                "second_title": entry.second_title,
                "day": self._day(entry.day),
                "start": entry.start,
                "duration": entry.duration,
                "all_rooms": int(self._rooms[entry.room] is None),
            }
            for number, entry in enumerate(entries)
        ]
        self._insert(tables.pause, rows)
        rooms = [(first + number, self._rooms[entry.room]) for number, entry in enumerate(entries)]
        self._insert(tables.break_room, [{"break_id": id, "room_id": room} for id, room in rooms if room is not None])

    def _add_roles(self, places: Iterable[tuple[Decided, str, int]]) -> None:
        rows = [
            {"kind": credit.role.value, "person_id": person, "session_id": None, "talk_id": None, "position": position}
            | {column: number}
            for each, column, number in places
            for position, (credit, person) in enumerate(self._resolved(each))
        ]
        self._insert(tables.role, rows)

    def _resolved(self, each: Decided, kinds: Collection[RoleKind] = tuple(RoleKind)) -> list[tuple[Credit, int]]:
        """Everybody once in each of the roles."""
        found: dict[tuple[str, int], Credit] = {}
        for credit, person in each.cast:
            if credit.role not in kinds:
                continue
            number = person if person is not None else self._people[identity(credit)]
            found.setdefault((credit.role.value, number), credit)
        return [(credit, number) for (_role, number), credit in found.items()]

    def _insert(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            insert_rows(self._db, table, list(rows[0]), (tuple(row.values()) for row in rows), self._progress)

    def _day(self, day: int | None) -> int | None:
        return None if day is None else day + self._decision.day_offset

    # -- what is there and changes ---------------------------------------------------------------------------------

    def _update(self, each: Decided, number: int) -> None:
        table = {
            EntryKind.SESSION: tables.session,
            EntryKind.TALK: tables.talk,
            EntryKind.BREAK: tables.pause,
        }[each.kind]
        values = self._changed(each)
        if values:
            self._db.execute(update(table).where(table.c.id == number).values(**values))
        self._recast(each, table, number)

    def _changed(self, each: Decided) -> dict[str, Any]:
        """The columns behind the differences, with the entry's values."""
        entry = each.entry
        values: dict[str, Any] = {}
        for label in (difference.label for difference in each.differences):
            match label:
                case "room" if isinstance(entry, SessionEntry):
                    values["room_id"] = self._rooms[entry.room]
                case "track" if isinstance(entry, SessionEntry):
                    values["track_id"] = self._tracks[entry.track]
                case "activity" if isinstance(entry, SessionEntry):
                    values["activity_id"] = self._activities[entry.activity]
                case "session" if isinstance(entry, TalkEntry) and each.parent is not None:
                    place = each.parent.talks.index(entry)
                    values |= {"session_id": self._sessions[id(each.parent)], "position": place}
                case "interpreted" if isinstance(entry, SessionEntry):
                    values["interpreted"] = list(entry.interpreted)
                case "time" if not isinstance(entry, TalkEntry):
                    values |= {"day": self._day(entry.day), "start": entry.start}
                case _ if hasattr(entry, label):
                    values[label] = getattr(entry, label)
        return values

    def _recast(self, each: Decided, table: Table, number: int) -> None:
        """Let go of those the file no longer names in a role, add those it names now."""
        role = tables.role.c
        place = role.session_id if table is tables.session else role.talk_id
        labels = {difference.label for difference in each.differences}
        for kind in [role for role in RoleKind if role.value in labels]:
            kinds = [each.value for each in same_roles(kind)]
            group = self._resolved(each, same_roles(kind))
            here = set(self._db.scalars(select(role.person_id).where(place == number, role.kind.in_(kinds))))
            gone = here - {person for _credit, person in group}
            self._db.execute(
                tables.role.delete().where(place == number, role.kind.in_(kinds), role.person_id.in_(gone))
            )
            for position, (credit, person) in enumerate(group):
                if person not in here:
                    values = {"kind": credit.role.value, "person_id": person, "position": position, place.name: number}
                    self._db.execute(insert(tables.role).values(**values))
