"""What is different between two versions of the programme, as a workbook or as plain text to send around."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import Connection, select

from organizer.domain.programme.words import as_date
from organizer.domain.schedule.change_words import ChangeLine, as_text, change_lines, counted, person_lines
from organizer.domain.schedule.grid import Snapshot
from organizer.domain.schedule.releases import Comparison, compare
from organizer.files.writing.book_parts import Column, TableSheet
from organizer.i18n import _
from organizer.storage import tables
from organizer.storage.release_rows import edition, read_document, released
from organizer.storage.session_rows import day_words

PersonLine = tuple[int, str, ChangeLine]


@dataclass(frozen=True, slots=True)
class ChangeList:
    """What is different, ready to be written: what it is about, and lines per session and per person."""

    title: str
    lines: tuple[ChangeLine, ...]
    people: tuple[PersonLine, ...]
    addresses: Mapping[int, str]

    def sheets(self) -> list[TableSheet]:
        """A sheet of sessions and one of people."""
        return [_sessions(self.lines), _people(self.people, self.addresses)]

    def text(self) -> list[str]:
        """Lines of plain text."""
        return list(as_text(self.title, self.lines, self.people))


def change_list(db: Connection, since: int, until: int | None) -> ChangeList:
    """What is different since a release: now, or in the release ``until``. NotFound when one was removed."""
    found = compare(edition(released(db, since)), edition(read_document(db) if until is None else released(db, until)))
    setting = Snapshot(start_date=as_date(db.scalar(select(tables.event.c.start_date)) or ""))
    day = partial(day_words, setting)
    title = _title(db, since, until, found)
    return ChangeList(title, change_lines(found, day), person_lines(found, day), _addresses(db))


def _title(db: Connection, since: int, until: int | None, found: Comparison) -> str:
    release = tables.release.c
    rows = db.execute(select(release.id, release.name, release.at))
    names = {id: f"“{name}” ({datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M})" for id, name, at in rows}
    if until is None:
        return _("What is different now since {release}: {what}").format(release=names[since], what=counted(found))
    text = _("What is different in {other} since {release}: {what}")
    return text.format(other=names[until], release=names[since], what=counted(found))


def _sessions(lines: tuple[ChangeLine, ...]) -> TableSheet:
    columns = [Column(each) for each in (_("Session"), _("What"), _("Before"), _("After"))]
    return TableSheet(_("Sessions"), columns, [(each.title, each.what, each.before, each.after) for each in lines])


def _people(lines: tuple[PersonLine, ...], addresses: Mapping[int, str]) -> TableSheet:
    heads = (_("Person"), _("Email"), _("Session"), _("What"), _("Before"), _("After"))
    rows = [
        (name, addresses.get(person, ""), each.title, each.what, each.before, each.after)
        for person, name, each in lines
    ]
    return TableSheet(_("People"), [Column(each) for each in heads], rows)


def _addresses(db: Connection) -> dict[int, str]:
    person = tables.person.c
    return dict(db.execute(select(person.id, person.email).where(person.email != "")).all())
