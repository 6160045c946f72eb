"""Our own programme coming back: what was changed there, what here, and what on both sides.

The rows as they were exported travel in the workbook and are read by the same rules as the rows that come back, so that
nothing is a change but what somebody typed. Each label is then settled as :mod:`organizer.domain.imports.three_way`
does it: changed there alone is a difference, changed here alone is none, two changes are a clash.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date, time

from organizer.domain.agenda.columns import AgendaColumn, AgendaTable
from organizer.domain.agenda.lists import read_agenda
from organizer.domain.agenda.words import AgendaField
from organizer.domain.imports.people_plan import Difference
from organizer.domain.imports.programme_credits import ON_STAGE, identity, same_roles
from organizer.domain.imports.three_way import Merged, settle
from organizer.domain.programme.in_files import Programme, SessionEntry, TalkEntry
from organizer.domain.programme.words import RoleKind
from organizer.domain.sheets.workbook import Cell, Row, Sheet

_COLUMNS = (
    "title", "second_title", "kind", "language", "description", "activity", "track", "room", "duration", "expected",
    "state", "interpreted",
)  # fmt: skip
ALL_LABELS = frozenset({*_COLUMNS, "time", *(role.value for role in RoleKind)})
"""Everything that an entry can change."""


@dataclass(frozen=True, slots=True)
class ProgrammeBase:
    """The sessions and talks as they were exported, by uid; their days count as those of the file that comes back."""

    sessions: Mapping[str, SessionEntry] = field(default_factory=dict)
    talks: Mapping[str, TalkEntry] = field(default_factory=dict)
    parents: Mapping[str, str] = field(default_factory=dict)
    """The session of each talk."""

    @classmethod
    def of(cls, programme: Programme, days: int) -> "ProgrammeBase":
        """``days``: from the first day of the file that comes back to that of ``programme``."""
        sessions = {
            each.uid: each if each.day is None else replace(each, day=each.day + days) for each in programme.sessions
        }
        pairs = [(each.uid, talk) for each in programme.sessions for talk in each.talks]
        return cls(sessions, {talk.uid: talk for _, talk in pairs}, {talk.uid: session for session, talk in pairs})


def base_programme(
    columns: Mapping[str, Sequence[str]], fields: Set[AgendaField | None], start_date: date | None
) -> Programme:
    """The exported rows as a programme.

    ``columns``: texts by the words of AgendaField; ``fields``: what the file that comes back has a column for. What
    somebody has deleted there was not said then either.
    """
    known = [AgendaField(key) for key in columns if key in set(AgendaField) and AgendaField(key) in fields]
    headers = [AgendaColumn(place, each.value, each, 1.0) for place, each in enumerate(known)]
    rows: list[Row] = [tuple(each.value for each in known)]
    rows += zip(*([_cell(each, text) for text in columns[each.value]] for each in known), strict=True)
    return read_agenda([AgendaTable(Sheet("", rows), 0, tuple(headers))], start_date=start_date)


def _cell(field: AgendaField, text: str) -> Cell:
    """The cell behind its text in the base; what is none such, because somebody damaged it, stays a text."""
    try:
        match field:
            case AgendaField.DAY if not text.isdecimal():
                return date.fromisoformat(text)
            case AgendaField.START | AgendaField.END:
                return time.fromisoformat(text)
            case AgendaField.DAY | AgendaField.DURATION | AgendaField.EXPECTED:
                return int(text)
    except ValueError:  # “24:30” is no time of the clock, and empty is none either
        return text
    return text


def changed_labels(entry: SessionEntry | TalkEntry, before: SessionEntry | TalkEntry) -> frozenset[str]:
    """What somebody changed in the sheet since it was exported."""
    found = {each for each in _COLUMNS if getattr(entry, each, None) != getattr(before, each, None)}
    found |= {"time"} if _time(entry) != _time(before) else set()
    for role in RoleKind:
        kinds = same_roles(role)
        if _named(entry, kinds) != _named(before, kinds):
            found.add(role.value)
    return frozenset(found)


def _time(entry: SessionEntry | TalkEntry) -> tuple[int | None, int | None]:
    return (entry.day, entry.start) if isinstance(entry, SessionEntry) else (None, None)


def _named(entry: SessionEntry | TalkEntry, kinds: Set[RoleKind]) -> set[str]:
    return {identity(credit) for credit in entry.people if credit.role in kinds}


def merged(changed: Set[str], there: Iterable[Difference], here: Iterable[Difference]) -> Merged:
    """``there``: how the sheet differs from the event; ``here``: how what was exported does."""
    was = {_one_stage(each.label): each.new for each in here}
    return Merged.of(settle(each, was.get(_one_stage(each.label))) for each in there if each.label in changed)


def _one_stage(label: str) -> str:
    return RoleKind.SPEAKER.value if label in {role.value for role in ON_STAGE} else label
