"""The words about people and what they bring."""

from enum import StrEnum


class RegistrationStatus(StrEnum):
    """Where a registration stands."""

    CONFIRMED = "confirmed"
    PENDING = "pending"
    CANCELLED = "cancelled"


class ScanVerdict(StrEnum):
    """What the desk says of a badge that is scanned; also the word for it on the command line."""

    VALID = "valid"
    ALREADY_USED = "already-used"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class ProjectStatus(StrEnum):
    """Where an application stands."""

    APPLIED = "applied"
    SELECTED = "selected"
    RESERVE = "reserve"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class MatchStatus(StrEnum):
    """Where the pairing of a need and an offer stands."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class MeetingKind(StrEnum):
    """Two parties at a table, or a party at an expert's desk."""

    MEETING = "meeting"
    CONSULTATION = "consultation"
