"""How days and places are called on the board."""

from PySide6.QtCore import QDate, QLocale

from organizer.domain.programme.words import clock
from organizer.domain.schedule.grid import Placement, Severity, Snapshot
from organizer.i18n import _, ngettext


def day_name(snapshot: Snapshot, day: int, *, brief: bool = False) -> str:
    """A day as the tabs name it: “Sat 26 Sep”, in brief “Sat 26”, or “Day 2” where the event has no date."""
    date = snapshot.date_of(day)
    if date is None:
        return _("Day {number}").format(number=day + 1)
    return QLocale().toString(QDate(date.year, date.month, date.day), _("ddd d") if brief else _("ddd d MMM"))


def room_name(snapshot: Snapshot, room: int | None) -> str:
    """The room's name, or that there is none."""
    found = snapshot.room_by_id.get(room) if room is not None else None
    return found.name if found else _("No room")


def place_name(snapshot: Snapshot, placement: Placement) -> str:
    """“Hall A, 10:30”."""
    return f"{room_name(snapshot, placement.room)}, {clock(placement.start)}"


def counted(severity: Severity, count: int) -> str:
    """“1 error”, “3 warnings”."""
    if severity is Severity.ERROR:
        return ngettext("{count} error", "{count} errors", count).format(count=count)
    if severity is Severity.WARNING:
        return ngettext("{count} warning", "{count} warnings", count).format(count=count)
    return _("{count} to check").format(count=count)
