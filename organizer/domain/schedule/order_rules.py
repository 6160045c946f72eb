"""What must hold between two sessions: one before the other, on the same day, not at the same time."""

from organizer.domain.schedule.conflict_values import Conflict, Level, Rule, Words
from organizer.domain.schedule.grid import OrderRule
from organizer.domain.schedule.moments import DAY, Filed
from organizer.domain.schedule.norms import Book, Scope, norm
from organizer.i18n import _


@norm(Rule.BEFORE, Scope.ORDER, level=Level.WARNING, title=lambda: _("One session before another"))
def before(book: Book, order: OrderRule, one: Filed, other: Filed) -> Conflict | None:
    """The first one is over when the other begins."""
    return None if one[1] <= other[0] else _broken(book, Rule.BEFORE, _before, order, one, other)


def _before(first: str, second: str) -> tuple[str, str]:
    return _("“{first}” should be over before “{second}” begins.").format(first=first, second=second), _("order")


@norm(Rule.SAME_DAY, Scope.ORDER, level=Level.WARNING, title=lambda: _("Two sessions on one day"))
def same_day(book: Book, order: OrderRule, one: Filed, other: Filed) -> Conflict | None:
    """Both stand on one day of the event; what is after midnight belongs to the evening before."""
    if _day(one) == _day(other):
        return None
    return _broken(book, Rule.SAME_DAY, _same_day, order, one, other)


def _day(each: Filed) -> int:
    placement = getattr(each[2], "placement", None)
    return placement.day if placement is not None else each[0] // DAY


def _same_day(first: str, second: str) -> tuple[str, str]:
    return _("“{first}” and “{second}” should be on one day.").format(first=first, second=second), _("another day")


@norm(Rule.NOT_PARALLEL, Scope.ORDER, level=Level.WARNING, title=lambda: _("Two sessions not at the same time"))
def not_parallel(book: Book, order: OrderRule, one: Filed, other: Filed) -> Conflict | None:
    """They share no time."""
    if one[1] <= other[0] or other[1] <= one[0]:
        return None
    return _broken(book, Rule.NOT_PARALLEL, _not_parallel, order, one, other)


def _not_parallel(first: str, second: str) -> tuple[str, str]:
    return _("“{first}” and “{second}” should not be parallel.").format(first=first, second=second), _("parallel")


def _broken(book: Book, rule: Rule, tell: object, order: OrderRule, one: Filed, other: Filed) -> Conflict:
    words: Words = (tell, one[2].title, other[2].title)  # type: ignore[assignment]
    return book.conflict(rule, words, f"o{order.id}", sessions=(one[2].id, other[2].id))
