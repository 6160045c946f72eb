"""The programme as everybody may see it: schedule files for other programs, calendars, and a page for phones."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, select

from organizer.domain.programme.in_files import Programme
from organizer.domain.programme.words import BreakKind, SessionState
from organizer.files.programmes.calendars import write_calendar
from organizer.files.programmes.frab_writer import write_schedule
from organizer.files.programmes.page_writer import Setting, Tongue, write_page
from organizer.files.programmes.schedule_json_writer import write_schedule_json
from organizer.i18n import catalogue_for, translator
from organizer.progress import Progress
from organizer.services.exports.calendar import appointments
from organizer.storage import tables
from organizer.storage.programme_rows import read_programme
from organizer.storage.revision_rows import read_revisions

ENDINGS = (".html", ".ics", ".xml", ".json")
"""The forms in which a programme is published."""


def write_public(db: Connection, path: Path, progress: Progress) -> int:
    """Write the programme in the form that the file's ending names; returns how many sessions and breaks it has.

    Raises BadInput while the event has no dates, FileTrouble, Cancelled.
    """
    programme = public_programme(read_programme(db))
    match path.suffix.lower():
        case ".xml":
            return write_schedule(path, programme, progress)
        case ".json":
            return write_schedule_json(path, programme, progress)
        case ".html":
            return write_page(path, programme, _setting(db), progress)
    found = appointments(programme, read_revisions(db))
    write_calendar(path, programme.name, found, datetime.now(UTC))
    return len(found)


def public_programme(programme: Programme) -> Programme:
    """Without what only the staff sees, and without what was cancelled."""
    return replace(
        programme,
        sessions=tuple(each for each in programme.sessions if each.state is not SessionState.CANCELLED),
        breaks=tuple(each for each in programme.breaks if each.kind is not BreakKind.BLOCKER),
    )


def _setting(db: Connection) -> Setting:
    """The event's languages with the page's words in them, and what rooms and tracks are called and look like."""
    event, room, track = tables.event.c, tables.room.c, tables.track.c
    *codes, second = db.execute(select(event.language, event.second_language, event.second_name)).one()
    tongues = tuple(Tongue(code, _words(translator(catalogue_for(code)))) for code in dict.fromkeys(codes) if code)
    rooms, tracks = (
        {name: other for name, other in db.execute(select(each.name, each.second_name)) if other}
        for each in (room, track)
    )
    return Setting(tongues, second, rooms, tracks, dict(db.execute(select(track.name, track.color)).all()))


def _words(_: Callable[[str], str]) -> dict[str, str]:
    return {
        "search": _("Search"),
        "skip": _("Skip to the programme"),
        "all_tracks": _("All tracks"),
        "all_rooms": _("All rooms"),
        "all_languages": _("All languages"),
        "plan": _("My plan"),
        "add": _("Add to my plan"),
        "days_label": _("Days"),
        "all_days": _("All days"),
        "now": _("Now"),
        "nothing": _("Nothing fits. Choose less."),
        "everything": _("Show everything"),
        "talks": _("Talks"),
        "chair": _("Chair"),
        "more": _("More"),
        "offline": _("This page works without a network. Your plan stays on this device."),
    }
