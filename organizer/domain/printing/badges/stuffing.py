"""In which order badges lie when they are put into envelopes, what lies between them, and in which parcels they go."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from organizer.domain.names.readings import letter_of, looked_for
from organizer.domain.printing.choices import Between, Order
from organizer.domain.printing.faces import EM, Face, Ruler, Weight, Words
from organizer.errors import RuleViolation
from organizer.i18n import _, ngettext

_INK = "#1b2330"
_NO_DESK = "#"
_RANGE = re.compile("[A-Z](-[A-Z])?")


@dataclass(frozen=True, slots=True)
class Envelope:
    """What somebody is sorted by."""

    person: int
    name: str
    second_name: str = ""
    organization: str = ""
    code: str = ""
    category: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """How badges are laid: ``parcels`` of about the same number, each with a cover sheet; 1: no cover.

    ``letters``: instead, a parcel for each range such as ``A-F``, as the desks are marked; whose letter is in none of
    them is in one more at the end. ``apart``: each parcel is a file or a job of its own.
    """

    order: Order = Order.NAME
    between: Between | None = None
    parcels: int = 1
    letters: tuple[str, ...] = ()
    apart: bool = False

    def __post_init__(self) -> None:
        """Raises RuleViolation."""
        if self.parcels < 1:
            raise RuleViolation(_("There is at least one parcel."))
        for each in self.letters:
            if not _RANGE.fullmatch(each) or each[0] > each[-1]:
                text = _("“{range}” is no range of letters; write them as A-F,G-M,N-Z.")
                raise RuleViolation(text.format(range=each))
        for before, after in pairwise(sorted(self.letters)):
            if after[0] <= before[-1]:
                text = _("“{before}” and “{after}” overlap: a letter belongs to one desk.")
                raise RuleViolation(text.format(before=before, after=after))


@dataclass(frozen=True, slots=True)
class Parcel:
    """What goes to one desk; ``number`` counts from 1, ``letters`` are those of the desk where it has any."""

    number: int
    total: int
    envelopes: tuple[Envelope, ...]
    letters: str = ""

    @property
    def name(self) -> str:
        """In a file's name: the desk's letters, else its number."""
        return _("other") if self.letters == _NO_DESK else self.letters or str(self.number)


def in_order(envelopes: Iterable[Envelope], order: Order) -> list[Envelope]:
    """Sorted; who lacks what is sorted by comes last, and of the same value the names decide."""
    asked = _KEYS[order]

    def key(each: Envelope) -> tuple[bool, bool, str, str, int]:
        value = asked(each)
        reading = looked_for(value)
        return not value, letter_of(reading) == "#", reading, looked_for(each.name), each.person

    return sorted(envelopes, key=key)


_KEYS: Mapping[Order, Callable[[Envelope], str]] = {
    Order.NAME: lambda each: each.name,
    Order.SECOND_NAME: lambda each: each.second_name or each.name,
    Order.ORGANIZATION: lambda each: each.organization,
    Order.CODE: lambda each: each.code,
    Order.CATEGORY: lambda each: each.category,
    Order.COUNTRY: lambda each: each.country,
}


def parcels(envelopes: Sequence[Envelope], plan: Plan) -> tuple[Parcel, ...]:
    """The sorted envelopes in parcels: by letters, else even ones, which differ by at most one; no parcel is empty."""
    if plan.letters:
        return _by_letters(envelopes, plan)
    total = max(1, min(plan.parcels, len(envelopes)))
    size, more = divmod(len(envelopes), total)
    starts = [number * size + min(number, more) for number in range(total + 1)]
    return tuple(
        Parcel(number, total, tuple(envelopes[start:end])) for number, (start, end) in enumerate(pairwise(starts), 1)
    )


def _by_letters(envelopes: Sequence[Envelope], plan: Plan) -> tuple[Parcel, ...]:
    piles: dict[str, list[Envelope]] = {each: [] for each in (*plan.letters, _NO_DESK)}
    for envelope in envelopes:
        first = _letter(envelope, plan)
        piles[next((each for each in plan.letters if each[0] <= first <= each[-1]), _NO_DESK)].append(envelope)
    full = [(letters, pile) for letters, pile in piles.items() if pile]
    return tuple(Parcel(number, len(full), tuple(pile), letters) for number, (letters, pile) in enumerate(full, 1))


def _letter(envelope: Envelope, plan: Plan) -> str:
    """Under which the name is looked for."""
    name = envelope.second_name or envelope.name if plan.order is Order.SECOND_NAME else envelope.name
    return letter_of(looked_for(name))


def label_of(envelope: Envelope, plan: Plan) -> str:
    """What the separating sheet before somebody says."""
    if plan.between is Between.CATEGORY:
        return envelope.category or "—"
    return _letter(envelope, plan)


def stuffed(envelopes: Iterable[Envelope], plan: Plan) -> Iterator[int | tuple[str, ...] | Parcel]:
    """The people in order, each parcel before those in it, and between them what separating sheets say.

    With separating sheets by category, or by letter where names do not rule, the badges are sorted by that first.
    """
    ordered = in_order(envelopes, plan.order)
    if plan.between is not None:
        ordered.sort(key=lambda each: (label_of(each, plan) in "#—", label_of(each, plan)))
    for parcel in parcels(ordered, plan):
        if plan.parcels > 1 or plan.letters:
            yield parcel
        for label, group in groupby(parcel.envelopes, key=lambda each: label_of(each, plan)):
            if plan.between is not None:
                yield (label,)
            yield from (each.person for each in group)


def cover(parcel: Parcel) -> tuple[str, ...]:
    """The lines of a parcel's cover sheet: which it is, from whom to whom, and how many."""
    count = len(parcel.envelopes)
    first, last = (parcel.envelopes[place] for place in (0, -1)) if count else (Envelope(0, ""), Envelope(0, ""))
    named = _("Parcel {number} of {total}").format(number=parcel.number, total=parcel.total)
    return (
        f"{named}: {parcel.letters}" if parcel.letters else named,
        first.name if first == last else f"{first.name} – {last.name}",
        ngettext("{n} badge", "{n} badges", count).format(n=f"{count:,}"),
    )


def sheet(lines: Sequence[str], size: tuple[int, int], ruler: Ruler) -> Face:
    """A separating or a cover sheet as large as a badge: its lines below each other, the first the largest."""
    width, height = size
    words, y = [], height // 3
    for number, text in enumerate(lines):
        wished = height // 5 if len(lines) == 1 else height // (9 if number == 0 else 16)
        advance = ruler.width(text, Weight.BOLD) or 1
        letters = min(wished, width * 8 // 10 * EM // advance)
        y += letters
        x = (width - advance * letters // EM) // 2
        words.append(Words(text, x, y, letters, Weight.BOLD, _INK))
        y += height // 40
    return Face(width, height, (), tuple(words))
