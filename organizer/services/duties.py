"""When people are here at all, and their duties at desks and doors."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from organizer.domain.programme.words import span
from organizer.domain.schedule.grid import Engagement, Hours
from organizer.errors import BadInput, NotFound, RuleViolation
from organizer.i18n import _
from organizer.services.workspace import Workspace
from organizer.storage import tables
from organizer.storage.bulk import insert_row

duty, person = tables.duty, tables.person


def add_duty(workspace: Workspace, new: Engagement) -> int:
    """Put somebody on duty as described (its id and the person's name count for nothing); returns the duty's id.

    Raises BadInput for one without a title or a minute, NotFound for a person who, RuleViolation for a day that, is not
    there.
    """
    with workspace.operation(_duty_label(workspace, new)) as db:
        return insert_row(db, duty, _values(db, new))


def change_duty(workspace: Workspace, changed: Engagement) -> None:
    """Let the duty of that id be as described: another time, person or desk. Raises as :func:`add_duty`."""
    with workspace.operation(_duty_label(workspace, changed)) as db:
        if not db.execute(update(duty).where(duty.c.id == changed.id).values(**_values(db, changed))).rowcount:
            raise NotFound(_("This duty does not exist any more."))


def remove_duty(workspace: Workspace, gone: Engagement) -> None:
    """Take somebody off a duty."""
    label = _("Remove the duty “{title}” of {person}").format(title=gone.title, person=_name(workspace, gone.person))
    with workspace.operation(label) as db:
        if not db.execute(delete(duty).where(duty.c.id == gone.id)).rowcount:
            raise NotFound(_("This duty does not exist any more."))


def set_availability(workspace: Workspace, who: int, hours: Sequence[Hours]) -> None:
    """Say when a person is here; no hours: whenever the event is. BadInput for hours that end before they begin."""
    if any(each.opens >= each.closes for each in hours):
        raise BadInput(_("Hours have to begin before they end."))
    of = tables.person_hours
    with workspace.operation(_("Hours of {person}").format(person=_name(workspace, who))) as db:
        known = {
            (row.day, row.opens, row.closes): row.id for row in db.execute(select(of).where(of.c.person_id == who))
        }
        wanted = {(each.day, each.opens, each.closes) for each in hours}
        for gone in known.keys() - wanted:
            db.execute(delete(of).where(of.c.id == known[gone]))
        for day, opens, closes in sorted(wanted - known.keys()):
            db.execute(insert(of).values(person_id=who, day=day, opens=opens, closes=closes))


def _values(db: Connection, new: Engagement) -> Mapping[str, Any]:
    if not new.title.strip():
        raise BadInput(_("A duty needs a title."))
    if new.duration <= 0:
        raise BadInput(_("A duty must last at least a minute."))
    if not 0 <= new.day < (db.scalar(select(tables.event.c.days)) or 1):
        raise RuleViolation(_("The event has no such day."))
    times = {"day": new.day, "start": new.start, "duration": new.duration}
    return {"person_id": new.person, "title": new.title.strip(), "room_id": new.room, **times}


def _duty_label(workspace: Workspace, new: Engagement) -> str:
    hours = span(new.start, new.start + new.duration)
    words = {"person": _name(workspace, new.person), "title": new.title, "hours": hours}
    return _("{person}: “{title}”, {hours}").format(**words)


def _name(workspace: Workspace, who: int) -> str:
    with workspace.reading() as db:
        name = db.scalar(select(person.c.name).where(person.c.id == who))
    if name is None:
        raise NotFound(_("This person does not exist any more."))
    return str(name)
