"""What our own sheets call the columns of the programme; every screen calls the same fields so."""

from organizer.domain.agenda.words import AgendaField
from organizer.domain.sheets.export_base import UID_HEADER
from organizer.i18n import _

NOTE = "note"
"""The key of the column that is written and not read: what staff note of a session stays in the event."""


def programme_headers() -> dict[str, str]:
    """The headers by their keys, in the order of the columns; the import reads every one but the note's."""
    return {
        AgendaField.DAY: _("Day"),
        AgendaField.START: _("Start"),
        AgendaField.END: _("End"),
        AgendaField.DURATION: _("Minutes"),
        AgendaField.ROOM: _("Room"),
        AgendaField.LEVEL: _("Level"),
        AgendaField.TITLE: _("Title"),
        AgendaField.SECOND_TITLE: _("Second title"),
        AgendaField.ACTIVITY: _("Activity"),
        AgendaField.TRACK: _("Track"),
        AgendaField.KIND: _("Kind"),
        AgendaField.LANGUAGE: _("Language"),
        AgendaField.SPEAKERS: _("Speakers"),
        AgendaField.CHAIR: _("Chair"),
        AgendaField.PANELISTS: _("Panelists"),
        AgendaField.INTERPRETERS: _("Interpreters"),
        AgendaField.INTERPRETED: _("Interpreted into"),
        AgendaField.EXPECTED: _("Expected"),
        AgendaField.STATE: _("State"),
        AgendaField.DESCRIPTION: _("Description"),
        NOTE: _("Note for staff"),
        AgendaField.CODE: _("Session code"),
        AgendaField.UID: UID_HEADER,
    }
