"""The words of the programme: what stands on the schedule and who does what in it.

Times of the schedule are pairs: ``day`` counts from 0 at the event's first day, ``start`` is minutes since that
day's midnight and may pass 1,440 for what begins after midnight but belongs to the evening before.
"""

from datetime import date
from enum import StrEnum

from organizer.i18n import _


class BreakKind(StrEnum):
    """Time in which no session should stand."""

    BREAK = "break"
    """Attendees see it."""
    BLOCKER = "blocker"
    """Only staff see it."""


class SessionState(StrEnum):
    """How sure it is that a session takes place; the words of RFC 5545, 3.8.1.11."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    """It may stand on the schedule, and somebody has still to say yes."""
    CANCELLED = "cancelled"
    """It takes up nobody's time and no room."""


def state_words() -> dict[SessionState, str]:
    """Each state in a word."""
    return {
        SessionState.CONFIRMED: _("Confirmed"),
        SessionState.TENTATIVE: _("Unconfirmed"),
        SessionState.CANCELLED: _("Cancelled"),
    }


class OrderKind(StrEnum):
    """What must hold between two sessions."""

    BEFORE = "before"
    """The one is over when the other begins."""
    SAME_DAY = "same-day"
    NOT_PARALLEL = "not-parallel"


class RoleKind(StrEnum):
    """What a person does in a session or a talk."""

    SPEAKER = "speaker"
    CHAIR = "chair"
    PANELIST = "panelist"
    INTERPRETER = "interpreter"
    AUDIENCE = "audience"


def role_words() -> dict[RoleKind, str]:
    """Each role in a word."""
    return {
        RoleKind.SPEAKER: _("Speaker"),
        RoleKind.CHAIR: _("Chair"),
        RoleKind.PANELIST: _("Panelist"),
        RoleKind.INTERPRETER: _("Interpreter"),
        RoleKind.AUDIENCE: _("Audience"),
    }


class ActivityKind(StrEnum):
    """What an activity is for."""

    CEREMONY = "ceremony"
    ROADSHOW = "roadshow"
    EXCHANGE = "exchange"
    FORUM = "forum"
    MATCHMAKING = "matchmaking"
    CONSULTATION = "consultation"
    SOCIAL = "social"
    OTHER = "other"


def clock(start: int) -> str:
    """Minutes since midnight as a person reads them: ``510`` is ``08:30``; 1,470 is ``00:30``."""
    return f"{start // 60 % 24:02d}:{start % 60:02d}"


def span(start: int, end: int) -> str:
    """A stretch of time as a person reads it: ``10:30–12:00``."""
    return f"{clock(start)}–{clock(end)}"


def as_date(text: str) -> date | None:
    """The event's first day as it is kept; None where nobody said one."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
