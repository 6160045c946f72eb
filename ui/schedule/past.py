"""The past is protected on the day: what is done to a session that has begun asks first."""

from collections.abc import Callable, Iterable
from datetime import datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from organizer.domain.programme.words import clock
from organizer.domain.schedule.begun import begun_today
from organizer.domain.schedule.grid import Card, Snapshot
from organizer.i18n import _, ngettext, paragraph
from ui import dialogs

if TYPE_CHECKING:
    from ui.shell import Shell


class Deed(Enum):
    """What is about to be done."""

    MOVE = auto()
    RESIZE = auto()
    UNSCHEDULE = auto()
    DELETE = auto()


def ask_about_past(
    shell: "Shell", snapshot: Snapshot, sessions: Iterable[int], *, deed: Deed, act: Callable[[], object]
) -> None:
    """Call ``act``: at once where none of the sessions has begun, else when it is wanted all the same."""
    begun = begun_today(snapshot, sessions, shell.now())
    if begun:
        question, go_on = _words(len(begun))[deed]
        text = paragraph((_when(begun), question))
        dialogs.ask(shell.dialog_parent(), _title(begun), text, go_on=go_on, act=act)
    else:
        act()


def begun_words(snapshot: Snapshot, sessions: Iterable[int], now: datetime) -> str:
    """For a preview of what is done to many sessions: how many of them have begun; empty where none has."""
    count = len(begun_today(snapshot, sessions, now))
    text = ngettext("{count} of them has begun already.", "{count} of them have begun already.", count)
    return text.format(count=count) if count else ""


def _title(begun: tuple[Card, ...]) -> str:
    if len(begun) == 1:
        return _("“{title}” has begun").format(title=begun[0].title)
    return _("{count} of these sessions have begun").format(count=len(begun))


def _when(begun: tuple[Card, ...]) -> str:
    starts = [each.placement.start for each in begun if each.placement is not None]
    if len(starts) == 1:
        return _("It began at {time}.").format(time=clock(starts[0]))
    return _("The first of them began at {time}.").format(time=clock(min(starts)))


def _words(count: int) -> dict[Deed, tuple[str, str]]:
    """The question and the verb on the button."""
    return {
        Deed.MOVE: (ngettext("Move it all the same?", "Move them all the same?", count), _("Move")),
        Deed.RESIZE: (
            ngettext("Change its length all the same?", "Change their lengths all the same?", count),
            _("Change"),
        ),
        Deed.UNSCHEDULE: (
            ngettext("Put it back into the list all the same?", "Put them back into the list all the same?", count),
            _("Put back"),
        ),
        Deed.DELETE: (ngettext("Delete it all the same?", "Delete them all the same?", count), _("Delete")),
    }
