"""What a session itself lacks, and how it stands in its day and beside its track."""

from collections.abc import Iterable, Iterator

from organizer.domain.programme.words import RoleKind, SessionState, span
from organizer.domain.schedule.conflict_values import Conflict, Level, Rule, Words
from organizer.domain.schedule.grid import Card
from organizer.domain.schedule.norms import Book, Scope, norm
from organizer.domain.schedule.pairs import Pair
from organizer.i18n import _


@norm(Rule.OUTSIDE_DAY, Scope.PLACE, level=Level.WARNING, title=lambda: _("Outside the event's hours"))
def outside_day(book: Book, cards: Iterable[Card]) -> Iterator[Conflict]:
    """Before the event opens or after it closes; a day may close after midnight."""
    opens, closes = book.opens, book.closes
    for card in cards:
        placement = card.placement
        if placement is not None and (placement.start < opens or placement.start + card.duration > closes):
            about = f"s{card.id}:d{placement.day}"
            yield book.conflict(Rule.OUTSIDE_DAY, (_outside_day, opens, closes), about, sessions=(card.id,))


def _outside_day(opens: int, closes: int) -> tuple[str, str]:
    return _("It is outside the event's hours, {hours}.").format(hours=span(opens, closes)), _("outside the day")


@norm(Rule.OVER_BREAK, Scope.PLACE, level=Level.WARNING, title=lambda: _("On a break or a blocker"))
def over_break(book: Book, cards: Iterable[Card]) -> Iterator[Conflict]:
    """Time in which no session should stand in that room."""
    if not book.pauses:
        return
    for card in cards:
        placement = card.placement
        if placement is None:
            continue
        end = placement.start + card.duration
        for pause in book.pauses.get(placement.day, ()):
            if pause.start < end and pause.meets(placement, card.duration):
                words: Words = (_over_break, pause.title, pause.start, pause.end)
                yield book.conflict(Rule.OVER_BREAK, words, f"s{card.id}:b{pause.id}", sessions=(card.id,))


def _over_break(title: str, start: int, end: int) -> tuple[str, str]:
    return _("It stands on “{title}”, {hours}.").format(title=title, hours=span(start, end)), _("on a break")


@norm(Rule.TALKS_TOO_LONG, Scope.CONTENT, level=Level.WARNING, title=lambda: _("Talks longer than their session"))
def talks_too_long(book: Book, cards: Iterable[Card]) -> Iterator[Conflict]:
    """The talks of a session need more time than it has."""
    for card in cards:
        if card.talks and (needed := sum(each.duration for each in card.talks)) > card.duration:
            words: Words = (_talks_too_long, needed, card.duration)
            yield book.conflict(Rule.TALKS_TOO_LONG, words, f"s{card.id}", sessions=(card.id,))


def _talks_too_long(needed: int, has: int) -> tuple[str, str]:
    text = _("Its talks need {needed} minutes, it has {duration}.").format(needed=needed, duration=has)
    return text, _("talks too long")


@norm(Rule.EMPTY, Scope.CONTENT, level=Level.OFF, title=lambda: _("Nobody and nothing in a session"))
def empty(book: Book, cards: Iterable[Card]) -> Iterator[Conflict]:
    """A session without talks in which nobody has anything to do."""
    for card in cards:
        if not card.talks and all(each.role is RoleKind.AUDIENCE for each in card.people):
            yield book.conflict(Rule.EMPTY, (_empty,), f"s{card.id}", sessions=(card.id,))


def _empty() -> tuple[str, str]:
    return _("It has no talks, and nobody speaks in it."), _("empty")


@norm(Rule.NO_CHAIR, Scope.CONTENT, level=Level.CHECK, title=lambda: _("Talks without a chair"))
def no_chair(book: Book, cards: Iterable[Card]) -> Iterator[Conflict]:
    """A session of several talks that nobody chairs."""
    chair = RoleKind.CHAIR
    for card in cards:
        if len(card.talks) > 1 and chair not in [each.role for each in card.people]:
            yield book.conflict(Rule.NO_CHAIR, (_no_chair, len(card.talks)), f"s{card.id}", sessions=(card.id,))


def _no_chair(talks: int) -> tuple[str, str]:
    return _("It has {count} talks and no chair.").format(count=talks), _("no chair")


@norm(Rule.UNCONFIRMED, Scope.CONTENT, level=Level.CHECK, title=lambda: _("Unconfirmed"))
def unconfirmed(book: Book, cards: Iterable[Card]) -> Iterator[Conflict]:
    """On the schedule, and somebody has still to say yes."""
    tentative = SessionState.TENTATIVE
    for card in cards:
        if card.state is tentative:
            yield book.conflict(Rule.UNCONFIRMED, (_unconfirmed,), f"s{card.id}", sessions=(card.id,))


def _unconfirmed() -> tuple[str, str]:
    return _("It is not confirmed yet."), _("unconfirmed")


@norm(Rule.INTERPRETER_MISSING, Scope.CONTENT, level=Level.WARNING, title=lambda: _("Interpreter missing"))
def interpreter_missing(book: Book, cards: Iterable[Card]) -> Iterator[Conflict]:
    """A language into which a session is interpreted and nobody does it; whose language nobody said covers any one."""
    for card in cards:
        if not card.interpreted:
            continue
        here = [each.language.casefold() for each in card.people if each.role is RoleKind.INTERPRETER]
        missing = [each for each in card.interpreted if each.casefold() not in here]
        missing = missing[here.count("") :]
        if missing:
            words: Words = (_interpreter_missing, tuple(missing))
            yield book.conflict(Rule.INTERPRETER_MISSING, words, f"s{card.id}", sessions=(card.id,))


def _interpreter_missing(languages: tuple[str, ...]) -> tuple[str, str]:
    text = _("It has no interpreter for: {languages}.").format(languages=", ".join(languages))
    return text, _("no interpreter")


@norm(Rule.SAME_TRACK, Scope.TRACK, level=Level.OFF, title=lambda: _("Same track in parallel"))
def same_track(book: Book, pair: Pair) -> Conflict | None:
    """Two sessions of a track at once."""
    words: Words = (_same_track, *pair.titles, *pair.hours)
    return book.conflict(Rule.SAME_TRACK, words, pair.key, sessions=pair.sessions)


def _same_track(first: str, second: str, *hours: int) -> tuple[str, str]:
    text = _("“{first}” and “{second}” are of one track, {hours}.")
    return text.format(first=first, second=second, hours=span(*hours)), _("track clash")
