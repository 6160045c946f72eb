"""The words for fields and groups of rows."""

from organizer.domain.agenda_words import AgendaField
from organizer.domain.plan_changes import Group
from organizer.domain.sheets import Field
from organizer.i18n import _, ngettext
from ui.widgets.labels import Tone


def field_word(field: str) -> str:
    """What a field is called on screen; the label of a custom field stays as it is."""
    return _words().get(field, field)


def _words() -> dict[str, str]:
    return {
        Field.NAME: _("Name"),
        Field.FIRST_NAME: _("First name"),
        Field.LAST_NAME: _("Last name"),
        Field.SECOND_NAME: _("Name in second language"),
        Field.KANA: _("Kana"),
        Field.BADGE_NAME: _("Badge name"),
        Field.TITLE: _("Salutation"),
        Field.JOB_TITLE: _("Job title"),
        Field.EMAIL: _("E-mail"),
        Field.PHONE: _("Phone"),
        Field.ORGANIZATION: _("Organization"),
        Field.COUNTRY: _("Country"),
        Field.CATEGORY: _("Category"),
        Field.REGISTERED_AT: _("Registered at"),
        Field.STATUS: _("Status"),
        Field.ORDER_ID: _("Order ID"),
        Field.TICKET_ID: _("Ticket ID"),
        Field.TICKET_SECRET: _("Ticket secret"),
        Field.POSITION: _("Position in the order"),
        Field.CODE: _("Badge code"),
        Field.CHECKED_IN: _("Checked in"),
        Field.CHECKED_IN_AT: _("Checked in at"),
        Field.DIET: _("Dietary requirements"),
        Field.ACCOMMODATION: _("Accommodation"),
        Field.ARRIVAL: _("Arrival"),
        Field.DEPARTURE: _("Departure"),
        Field.STUDENT_ID: _("Student ID"),
        Field.ID_CARD: _("Identity card"),
        Field.USER: _("User name"),
        Field.UID: _("Organizer ID"),
    }


def agenda_words() -> dict[str, str]:
    """What the fields of an agenda are called on screen."""
    return {
        AgendaField.DAY: _("Day"),
        AgendaField.START: _("Start, or the time"),
        AgendaField.END: _("End"),
        AgendaField.DURATION: _("Minutes"),
        AgendaField.ROOM: _("Room"),
        AgendaField.LEVEL: _("Level: session, talk or break"),
        AgendaField.TITLE: _("Title"),
        AgendaField.SECOND_TITLE: _("Title in second language"),
        AgendaField.ACTIVITY: _("Activity"),
        AgendaField.TRACK: _("Track"),
        AgendaField.KIND: _("Kind"),
        AgendaField.LANGUAGE: _("Language"),
        AgendaField.SPEAKERS: _("Speakers"),
        AgendaField.CHAIR: _("Chair"),
        AgendaField.PANELISTS: _("Panelists"),
        AgendaField.INTERPRETERS: _("Interpreters"),
        AgendaField.EXPECTED: _("Expected attendees"),
        AgendaField.DESCRIPTION: _("Description"),
        AgendaField.CODE: _("Session code"),
        AgendaField.UID: _("Organizer ID"),
    }


def group_word(group: Group, count: int = 1) -> str:
    """The word on a chip, and beside a number."""
    return {
        Group.NEW: ngettext("new", "new", count),
        Group.UPDATED: ngettext("updated", "updated", count),
        Group.UNCHANGED: ngettext("unchanged", "unchanged", count),
        Group.CONFLICTING: _("to decide"),
        Group.REJECTED: ngettext("rejected", "rejected", count),
    }[group]


def group_look(group: Group) -> tuple[Tone, str]:
    """The tone and the icon of a group."""
    looks: dict[Group, tuple[Tone, str]] = {
        Group.NEW: ("ok", "add"),
        Group.UPDATED: ("accent", "edit"),
        Group.UNCHANGED: ("muted", "check"),
        Group.CONFLICTING: ("warn", "question"),
        Group.REJECTED: ("bad", "refused"),
    }
    return looks[group]


def confidence_look(confidence: float) -> tuple[str, Tone, str]:
    """The word, the tone and the icon for how sure a guess is (0 to 1)."""
    if confidence >= 0.85:
        return _("sure"), "ok", "check"
    if confidence >= 0.5:
        return _("probably"), "accent", "info"
    return _("a guess"), "warn", "question"
