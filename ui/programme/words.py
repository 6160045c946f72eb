"""The programme in words."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale

from organizer.domain.agenda.own_headers import programme_headers
from organizer.domain.programme.outline import ItemKind, Place
from organizer.domain.programme.words import ActivityKind, clock
from organizer.domain.schedule.moments import DAY
from organizer.i18n import _


def item_word(kind: ItemKind) -> str:
    """What a line is."""
    return {ItemKind.ACTIVITY: _("Activity"), ItemKind.SESSION: _("Session"), ItemKind.TALK: _("Talk")}[kind]


def new_title(kind: ItemKind) -> str:
    """What something new is called until it has a name."""
    words = {
        ItemKind.ACTIVITY: _("New activity"),
        ItemKind.SESSION: _("New session"),
        ItemKind.TALK: _("New talk"),
    }
    return words[kind]


def activity_words() -> dict[str, str]:
    """The kinds of activities."""
    return {
        ActivityKind.CEREMONY: _("Ceremony"),
        ActivityKind.ROADSHOW: _("Roadshow"),
        ActivityKind.EXCHANGE: _("Exchange"),
        ActivityKind.FORUM: _("Forum"),
        ActivityKind.MATCHMAKING: _("Matchmaking"),
        ActivityKind.CONSULTATION: _("Consultation"),
        ActivityKind.SOCIAL: _("Social"),
        ActivityKind.OTHER: _("Other"),
    }


def field_word(word: str) -> str:
    """The name of a field of the details."""
    return _("Host") if word == "host" else programme_headers()[word]


def minutes(duration: int) -> str:
    """``90 min``; ``9 h 30`` from four hours on."""
    if duration < 4 * 60:
        return _("{minutes} min").format(minutes=duration)
    hours, rest = divmod(duration, 60)
    return (
        _("{hours} h {minutes:02d}").format(hours=hours, minutes=rest) if rest else _("{hours} h").format(hours=hours)
    )


def day_word(day: date) -> str:
    """``Sat 26 Sep``."""
    return QLocale().toString(QDate(day.year, day.month, day.day), _("ddd d MMM"))


def place_text(place: Place | None, days: Sequence[date]) -> str:
    """``Sat 26 Sep 10:30 · Hall A``; by the calendar: half past midnight is on the next day."""
    if place is None:
        return ""
    if place.day is None or place.start is None:
        return " · ".join(filter(None, (_("not scheduled"), place.room)))
    number = place.day + place.start // DAY
    day = day_word(days[0] + timedelta(number)) if days else _("day {number}").format(number=number + 1)
    return " · ".join(filter(None, (f"{day} {clock(place.start)}", place.room)))
