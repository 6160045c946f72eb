"""Which titles no font of this computer can print."""

from collections.abc import Iterator

from organizer.domain.printing.badges.composing import ProblemKind
from organizer.domain.printing.days import Days, Name
from organizer.domain.printing.faces import Ruler
from organizer.domain.printing.pieces import Subject
from organizer.domain.printing.printouts import SheetProblem
from organizer.domain.printing.text_fitting import clean
from organizer.i18n import _


def missing_letters(days: Days, ruler: Ruler) -> Iterator[SheetProblem]:
    """A problem for each text of a session with a character that no font has."""
    sentence = _("No font on this computer has “{missing}” of “{text}”.")
    for session in (session for day in days.days for session in day.sessions):
        people = (*session.people, *(each for talk in session.talks for each in talk.people))
        names: list[Name] = [session.title, *(talk.title for talk in session.talks), *(each.name for each in people)]
        texts = [text for name in names for text in (name.first, name.second)] + [each.organization for each in people]
        for text in map(clean, texts):
            if missing := ruler.missing(text):
                said = sentence.format(missing=missing, text=text)
                yield SheetProblem(Subject(session=session.id), session.title.first, ProblemKind.MISSING_GLYPH, said)
