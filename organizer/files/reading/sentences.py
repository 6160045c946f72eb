"""The sentences for what is wrong or odd about a file that was to be read."""

from pathlib import Path

from organizer.files.reading.messages import Fault, Finished, Note, Oddity, Thing
from organizer.i18n import _, ngettext

_USUAL_ENDINGS = {
    "csv": (".csv", ".tsv", ".txt", ".tab"),
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
    "xls": (".xls", ".xlt"),
    "xlsb": (".xlsb",),
    "ods": (".ods", ".ots"),
    "xml": (".xml",),
    "html": (".html", ".htm", ".mht", ".mhtml"),
}


def fault_sentence(fault: Fault, detail: str, name: str) -> str:
    """Why ``name`` cannot be read and what to do."""
    if fault is Fault.NOT_A_SHEET and detail:
        return _("“{name}” is {thing}, not a table. Ask for the sheet itself.").format(name=name, thing=_thing(detail))
    return _fault_text(fault).format(name=name, detail=detail)


def _thing(detail: str) -> str:
    match detail:
        case Thing.PICTURE:
            return _("a picture")
        case Thing.PDF:
            return _("a PDF document")
        case Thing.ARCHIVE:
            return _("an archive of packed files")
        case Thing.LETTER:
            return _("a text document")
        case Thing.EVENT:
            return _("an event of Organizer")
        case _:
            return _("a database")


def _fault_text(fault: Fault) -> str:
    match fault:
        case Fault.EMPTY:
            return _("“{name}” is empty. Ask for the file again.")
        case Fault.LOCK_FILE:
            return _("“{name}” only marks that a file is open elsewhere. Choose the file without “~$” in its name.")
        case Fault.PASSWORD_NEEDED:
            return _("“{name}” is protected by a password. Enter the password to read it.")
        case Fault.PASSWORD_WRONG:
            return _("The password does not open “{name}”. Try it again.")
        case Fault.PASSWORD_UNKNOWN:
            return _(
                "“{name}” is protected in a way that only its own program can open. Open it there and save it without "
                "the password."
            )
        case Fault.PASSWORD_OF_ODS:
            return _(
                "“{name}” is protected by a password that only LibreOffice and its like can take away. Open it there, "
                "save it under another name without “Save with password”, and import that."
            )
        case Fault.WEB_PAGE:
            return _("“{name}” is a web page without a table. Ask for the sheet itself.")
        case Fault.WORD_FILE:
            return _("“{name}” is a text document. Copy its table into a spreadsheet and save that as .xlsx.")
        case Fault.NUMBERS_FILE:
            return _("“{name}” is a Numbers document. Export it from Numbers as Excel or CSV.")
        case Fault.NOT_A_SHEET:
            return _("“{name}” is not a table. Choose an .xlsx, .xls, .ods or .csv file.")
        case _:
            return _more_fault_texts(fault)


def _more_fault_texts(fault: Fault) -> str:
    match fault:
        case Fault.NO_SHEETS:
            return _("“{name}” has no sheet with a table.")
        case Fault.TOO_LARGE:
            return _(
                "“{name}” needs more memory than a sheet of people ever does. Save only the table as CSV and try that."
            )
        case Fault.OPEN_QUOTE:
            return _(
                "In “{name}” the quotation mark in line {detail} is never closed. Correct that line and try again."
            )
        case Fault.FORBIDDEN_XML:
            return _("“{name}” holds instructions that no workbook needs and was not read. Save it again as .xlsx.")
        case Fault.DAMAGED_ROW:
            return _("“{name}” is damaged in row {detail}. Correct it in a spreadsheet program and save it again.")
        case Fault.DAMAGED_CELL:
            return _("“{name}” is damaged in cell {detail}. Correct it in a spreadsheet program and save it again.")
        case Fault.DAMAGED_XML:
            return _("“{name}” is damaged in line {detail}. Export the schedule again.")
        case Fault.NOT_A_SCHEDULE:
            return _(
                "“{name}” holds no schedule in a known form. Choose a schedule.xml or schedule.json, a calendar "
                "(.ics), or an export of Sessionize, Open Event or pretalx."
            )
        case Fault.DAMAGED_PROGRAMME:
            return _("“{name}” is damaged or not complete. Export the schedule again.")
        case Fault.ONLY_SPEAKERS:
            return _("“{name}” lists speakers, not sessions. Export the schedule and import that.")
        case Fault.MISSING_FILE:
            return _("“{name}” says nothing without “{detail}”. Put that file beside it and try again.")
        case Fault.UNREADABLE:
            return _("“{name}” cannot be read: {detail}. Copy it to this computer and try again.")
        case _:
            return _(
                "“{name}” is damaged or not complete. Open it in a spreadsheet program and save it again as .xlsx."
            )


def note_sentence(note: Note) -> str:
    """What is odd about a sheet that was read all the same."""
    return _note_text(note).format(count=note.count, places=_places(note))


def file_sentences(end: Finished, place: Path) -> tuple[str, ...]:
    """What is odd about the file itself."""
    if place.suffix.lower() not in _USUAL_ENDINGS.get(end.format, ()):
        return (_("Despite its name the file is {kind}.").format(kind=_kind(end.format)),)
    return ()


def _kind(format_: str) -> str:
    match format_:
        case "csv":
            return _("a text file (CSV)")
        case "html":
            return _("a web page")
        case "xml":
            return _("an XML spreadsheet of 2003")
        case _:
            return _("in the format .{ending}").format(ending=format_)


def _places(note: Note) -> str:
    more = " …" if note.count > len(note.places) else ""
    return ", ".join(note.places) + more


def _note_text(note: Note) -> str:
    match note.oddity:
        case Oddity.ERROR_CELLS:
            return ngettext(
                "{count} cell holds an error instead of a value and is read as empty: {places}.",
                "{count} cells hold an error instead of a value and are read as empty: {places}.",
                note.count,
            )
        case Oddity.NO_RESULTS:
            return _(
                "Formulas in the workbook have no stored result and are read as empty. "
                "Open it once in a spreadsheet program and save it."
            )
        case Oddity.FAR_CELLS:
            return _("Stray cells far from the table were left out.")
        case Oddity.HIDDEN_ROWS:
            return ngettext(
                "{count} row is hidden in the workbook and is read as well: {places}.",
                "{count} rows are hidden in the workbook and are read as well: {places}.",
                note.count,
            )
        case _:
            return _more_note_texts(note)


def _more_note_texts(note: Note) -> str:
    match note.oddity:
        case Oddity.CUT_TEXTS:
            return ngettext(
                "{count} text is longer than a cell can hold and was cut: {places}.",
                "{count} texts are longer than a cell can hold and were cut: {places}.",
                note.count,
            )
        case Oddity.LOST_DIGITS:
            return ngettext(
                "{count} number has lost digits in the program that wrote the file: {places}. Ask for it as text.",
                "{count} numbers have lost digits in the program that wrote the file: {places}. Ask for them as text.",
                note.count,
            )
        case Oddity.LOST_CHARACTERS:
            return ngettext(
                "{count} character could not be read, in row {places}.",
                "{count} characters could not be read, in the rows {places}.",
                note.count,
            )
        case Oddity.LONG_ROWS:
            return ngettext(
                "{count} row has more cells than the others: {places}.",
                "{count} rows have more cells than the others: {places}.",
                note.count,
            )
        case _:
            return ngettext(
                "{count} row has fewer cells than the others: {places}.",
                "{count} rows have fewer cells than the others: {places}.",
                note.count,
            )
