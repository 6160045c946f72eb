"""How things are named on the command line: by id, title, name or code, in any case; times as people write them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from organizer.domain.folding import fold
from organizer.errors import BadInput, NotFound
from organizer.i18n import _

_START = re.compile(r"(?:(?P<date>\d{4}-\d\d-\d\d)[T ]|(?P<day>\d{1,2}) )?(?P<hour>\d{1,2}):(?P<minute>\d\d)")


@dataclass(frozen=True, slots=True)
class Named:
    """Something that can be named: ``names`` are its titles, names and codes."""

    id: int
    names: Sequence[str]


def find_one(wanted: str, candidates: Iterable[Named]) -> int:
    """The id of the one that is called ``wanted``: exactly so, else whatever the case and the width of the letters.

    Raises NotFound, BadInput when several are.
    """
    known = list(candidates)
    found = [each.id for each in known if wanted and wanted in each.names]
    if not found and (form := fold(wanted)):
        found = [each.id for each in known if form in map(fold, each.names)]
    if len(found) > 1:
        ids = ", ".join(map(str, found))
        raise BadInput(_("“{name}” is the name of several; use an id instead: {ids}.").format(name=wanted, ids=ids))
    if not found and wanted.isdecimal():
        found = [each.id for each in known if each.id == int(wanted)]
    if not found:
        raise NotFound(_unknown(wanted, [name for each in known for name in each.names if name]))
    return found[0]


def _unknown(wanted: str, names: list[str]) -> str:
    near = get_close_matches(wanted, names, n=3, cutoff=0.6)
    if near:
        nearest = ", ".join(f"“{name}”" for name in near)
        return _("There is no “{name}”. Did you mean {nearest}?").format(name=wanted, nearest=nearest)
    return _("There is no “{name}”; write its id, title, name or code.").format(name=wanted)


def parse_start(text: str, *, first: date | None, days: int, day: int | None) -> tuple[int, int]:
    """A start as (day counted from 0, minutes since its midnight).

    ``2026-11-05 10:30``, ``2 10:30`` on the second day, or ``10:30`` on ``day`` (or the event's only one). Hours from
    24 on are after midnight but belong to the evening before. Raises BadInput.
    """
    told = _START.fullmatch(text.strip())
    if not told or int(told["minute"]) > 59 or int(told["hour"]) > 35:
        raise BadInput(_("“{text}” is no start; write 10:30, 2026-11-05 10:30 or 2 10:30.").format(text=text))
    start = int(told["hour"]) * 60 + int(told["minute"])
    meant = _day(told, first) if told["date"] or told["day"] else (0 if days == 1 else day)
    if meant is None:
        raise BadInput(_("Say on which day: 2026-11-05 10:30, or 2 10:30 on the second day."))
    if not 0 <= meant < days:
        raise BadInput(_("“{text}” is outside the event, which has {days} days.").format(text=text, days=days))
    return meant, start


def _day(told: re.Match[str], first: date | None) -> int:
    if told["day"]:
        return int(told["day"]) - 1
    if first is None:
        raise BadInput(_("The event has no date yet; write 2 10:30 for the second day."))
    try:
        return (date.fromisoformat(told["date"]) - first).days
    except ValueError as error:
        raise BadInput(_("There is no day {date}.").format(date=told["date"])) from error
