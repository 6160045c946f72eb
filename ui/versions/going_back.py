"""Says in plain sentences what going back to a version would change."""

from collections.abc import Iterable

from organizer.domain.schedule.change_words import counted_kinds
from organizer.domain.schedule.releases import ChangeKind, SessionChange
from organizer.i18n import _, ngettext, paragraph


def going_back(changes: Iterable[SessionChange], begun: str = "") -> str:
    """``changes``: from now to the version; ``begun`` says how many of the sessions have begun."""
    found = tuple(changes)
    rest = _("Talks and breaks become as they were too; sessions added since wait in the list. Undo takes it all back.")
    if not found:
        return paragraph([_("No session of the programme stands otherwise now."), rest])
    text = ngettext("{count} session changes: {how}.", "{count} sessions change: {how}.", len(found))
    how = _(", ").join(_phrase(kind, count) for kind, count in counted_kinds(found).items())
    return paragraph([text.format(count=len(found), how=how), begun, rest])


def _phrase(kind: ChangeKind, count: int) -> str:
    words = {
        ChangeKind.NEW: ngettext("{count} comes back", "{count} come back", count),
        ChangeKind.GONE: ngettext("{count} leaves the schedule", "{count} leave the schedule", count),
        ChangeKind.CANCELLED: ngettext("{count} is cancelled again", "{count} are cancelled again", count),
        ChangeKind.TIME: ngettext("{count} gets another time", "{count} get another time", count),
        ChangeKind.ROOM: ngettext("{count} another room", "{count} another room", count),
        ChangeKind.LENGTH: ngettext("{count} another length", "{count} another length", count),
        ChangeKind.RENAMED: ngettext("{count} its former title", "{count} their former titles", count),
        ChangeKind.TRACK: ngettext("{count} its former track", "{count} their former tracks", count),
        ChangeKind.TALKS: ngettext("{count} its former talks", "{count} their former talks", count),
        ChangeKind.PEOPLE: ngettext("{count} its former people", "{count} their former people", count),
    }
    return words[kind].format(count=count)
