"""Why a row of an agenda cannot be taken, in a sentence."""

from organizer.domain.programme.words import state_words
from organizer.i18n import _


def no_day(text: str) -> str:
    """A day that no calendar has."""
    return _("“{text}” is not a day.").format(text=text)


def no_time(text: str) -> str:
    """A time that no clock shows."""
    return _("“{text}” is not a time.").format(text=text)


def no_state(text: str) -> str:
    """A word that says of no session how sure it is."""
    words = ", ".join(state_words().values())
    return _("“{text}” is no state of a session; there are: {words}.").format(text=text, words=words)


def ends_before_it_begins(hours: int) -> str:
    """A span that could only go on until the next day."""
    return _("It ends before it begins; past midnight it would last {hours} hours.").format(hours=hours)
