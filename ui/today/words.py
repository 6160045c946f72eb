"""What the first page says, as words."""

from datetime import date, datetime

from organizer.domain.changes import OperationKind
from organizer.domain.overview import EventCard, Latest, Moment, Phase, Standing
from organizer.domain.programme.words import clock, span
from organizer.i18n import _, ngettext


def day_name(day: date) -> str:
    """A date as a person says it: “Sat 26 Sep 2026”."""
    weekdays = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    months = (
        *(_("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun")),
        *(_("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec")),
    )
    # Translators: the parts of a date may change places.
    return _("{weekday} {day} {month} {year}").format(
        weekday=weekdays[day.weekday()], day=day.day, month=months[day.month - 1], year=day.year
    )


def where_we_stand(card: EventCard, moment: Moment, today: date) -> str:
    """When the event is, seen from today: “in 12 days · Sat 26 Sep 2026 · Beijing”."""
    return " · ".join(part for part in (_phase(card, moment, today), _first(card), card.place) if part)


def _phase(card: EventCard, moment: Moment, today: date) -> str:
    if card.first_day is None:
        return _("no date yet")
    if moment.phase is Phase.DURING:
        return _("day {n} of {days}").format(n=moment.day + 1, days=card.days)
    if moment.phase is Phase.AFTER:
        return _("the event is over")
    left = (card.first_day - today).days
    return ngettext("in {n} day", "in {n} days", left).format(n=left)


def _first(card: EventCard) -> str:
    return day_name(card.first_day) if card.first_day else ""


def rooms_heading(moment: Moment) -> str:
    """What the list of rooms shows: now and next while the event runs, else how its day begins."""
    if moment.phase is Phase.DURING:
        return _("Now and next · {time}").format(time=clock(moment.minute))
    if moment.phase is Phase.AFTER:
        return _("How the first day began")
    return _("How the first day begins")


def room_headings(moment: Moment) -> tuple[str, str, str]:
    """The columns of the list of rooms."""
    if moment.phase is Phase.DURING:
        return _("Room"), _("Now"), _("Next")
    return _("Room"), _("First"), _("Then")


def under(each: Standing) -> str:
    """The quiet line under a session's title."""
    return " · ".join(part for part in (span(each.start, each.end), each.second_title) if part)


def time_of(at: str, now: datetime) -> str:
    """An instant of the journal on this computer's clock; with the date when it was not today."""
    local = datetime.fromisoformat(at).astimezone()
    same_day = local.date() == now.astimezone().date()
    return f"{local:%H:%M}" if same_day else f"{local:%Y-%m-%d %H:%M}"


def step(each: Latest) -> str:
    """What an operation did; taking something back is told from doing it."""
    said = {OperationKind.UNDO: _("Undone: {what}"), OperationKind.REDO: _("Done again: {what}")}
    return said[each.kind].format(what=each.label) if each.kind in said else each.label
