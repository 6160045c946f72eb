"""The words for fields of agendas and for groups of rows."""

from organizer.domain.agenda.own_headers import programme_headers
from organizer.domain.agenda.words import AgendaField
from organizer.domain.imports.outcomes import Group
from organizer.i18n import _, ngettext
from ui.widgets.labels import Tone


def agenda_words() -> dict[str, str]:
    """What the fields of an agenda are called on screen."""
    explained = {
        AgendaField.START: _("Start, or the time"),
        AgendaField.LEVEL: _("Level: session, talk or break"),
    }
    return {field: (programme_headers() | explained)[field] for field in AgendaField}


def group_word(group: Group, count: int = 1) -> str:
    """The word on a chip, and beside a number."""
    return {
        Group.NEW: ngettext("new", "new", count),
        Group.UPDATED: ngettext("updated", "updated", count),
        Group.UNCHANGED: ngettext("unchanged", "unchanged", count),
        Group.CONFLICTING: _("to decide"),
        Group.REJECTED: ngettext("rejected", "rejected", count),
        Group.REMOVED: _("missing"),
    }[group]


def group_look(group: Group) -> tuple[Tone, str]:
    """The tone and the icon of a group."""
    looks: dict[Group, tuple[Tone, str]] = {
        Group.NEW: ("ok", "add"),
        Group.UPDATED: ("accent", "edit"),
        Group.UNCHANGED: ("muted", "check"),
        Group.CONFLICTING: ("warn", "question"),
        Group.REJECTED: ("bad", "refused"),
        Group.REMOVED: ("muted", "remove"),
    }
    return looks[group]


def confidence_look(confidence: float) -> tuple[str, Tone, str]:
    """The word, the tone and the icon for how sure a guess is (0 to 1)."""
    if confidence >= 0.85:
        return _("sure"), "ok", "check"
    if confidence >= 0.5:
        return _("probably"), "accent", "info"
    return _("a guess"), "warn", "question"
