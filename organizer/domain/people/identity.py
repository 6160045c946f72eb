"""Whether a row of a sheet is somebody who is known already.

Never by the e-mail address alone: students share one, platforms give the payer's, some give none. A registration's own
number comes first, then a name (in either language) together with an e-mail address, a telephone number or an
organization. What can be read both ways is doubtful, and a person decides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import NamedTuple

from organizer.domain.names.likeness import Likeness, likeness, name_forms, read_alike
from organizer.domain.names.people import name_key
from organizer.memory import let_go

_HOUSEHOLD = 3  # people of one address or number; more of them are an office
_TAIL = 8  # digits of a telephone number that two ways to write it have in common


class Identity(NamedTuple):
    """What tells one person from another; made by :func:`identify`.

    ``id`` is a person's id, or the negative number of an earlier row of the same sheet. ``marks`` are each name with
    each thing that makes a namesake the same person; ``said`` says which kinds of such things there are, as bits.
    A named tuple, which is made three times as fast as a frozen dataclass: there is one for each of 100,000 rows.
    """

    id: int
    names: tuple[str, ...]
    keys: tuple[str, ...]
    marks: tuple[str, ...]
    said: int
    email: str
    phone: str
    uid: str
    code: str
    ticket_id: str


def identify(
    id: int,
    names: tuple[str, ...],
    *,
    email: str = "",
    phone: str = "",
    organizations: Sequence[str] = (),
    uid: str = "",
    code: str = "",
    ticket_id: str = "",
) -> Identity:
    """Somebody's identity; what is empty was not said. ``organizations`` are keys of all its names."""
    email, number = email.lower(), phone_key(phone) if phone else ""
    said = what_is_said(organizations, email, number)
    keys = (name_key(names[0]),) if len(names) == 1 else tuple({*map(name_key, names)})
    marks = [organization_mark(key, each) for key in keys for each in organizations]
    for key in keys:
        if email:
            marks.append(f"{key}\te{email}")
        if number:
            marks.append(f"{key}\tp{number}")
    return Identity(id, names, keys, tuple(marks), said, email, number, uid, code.upper(), ticket_id)


def what_is_said(organizations: object, email: object, number: object) -> int:
    """Which of the things that tell namesakes apart are known of somebody, as bits."""
    return (1 if organizations else 0) | (2 if email else 0) | (4 if number else 0)


def organization_mark(name: str, organization: str) -> str:
    """A name in an organization as one text; both are keys."""
    return f"{name}\to{organization}"


class Doubt(StrEnum):
    """Why a row cannot be given to anybody without asking."""

    OTHER_NAME_SAME_NUMBER = "other-name-same-number"
    SAME_NAME_OTHER_CONTACT = "same-name-other-contact"
    SAME_NAME_NOTHING_ELSE = "same-name-nothing-else"
    SAME_CONTACT_OTHER_NAME = "same-contact-other-name"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who a row is: ``known`` is sure, ``candidates`` with a ``doubt`` are not, neither is somebody new.

    ``exactly``: found by our own id, so that even the spelling of the name may be corrected.
    """

    known: int | None = None
    doubt: Doubt | None = None
    candidates: tuple[int, ...] = ()
    exactly: bool = False


_NEW = Verdict()


def phone_key(phone: str) -> str:
    """The last digits, which two ways to write one number have in common; empty for fewer than five."""
    if phone.isdecimal():
        return phone[-_TAIL:] if len(phone) >= 5 else ""
    digits = "".join(filter(str.isdecimal, phone.partition(",")[0].partition("x")[0]))
    return digits[-_TAIL:] if len(digits) >= 5 else ""


class _Index:
    """Ids by a text; most texts have one, which spares a list for each of hundreds of thousands."""

    def __init__(self) -> None:
        self.first: dict[str, int] = {}
        self._more: dict[str, list[int]] = {}

    def add(self, text: str, id: int) -> None:
        if self.first.setdefault(text, id) != id:
            self._more.setdefault(text, []).append(id)

    def let_go(self) -> None:
        let_go(self.first)

    def get(self, text: str) -> list[int]:
        return [self.first[text], *self._more.get(text, ())] if text in self.first else []


class Register:
    """Everybody known, found by each thing that tells people apart. Grows while a sheet is read."""

    def __init__(self, people: Iterable[Identity] = (), *, shared_emails: frozenset[str] = frozenset()) -> None:
        self.shared_emails = shared_emails
        """Addresses, in lower case, that are a payer's or an office's, given for several people."""
        self._people: dict[int, Identity] = {}
        self._uids: dict[str, int] = {}
        self._codes: dict[str, int] = {}
        self._tickets = _Index()
        self._emails = _Index()
        self._phones = _Index()
        self._named = _Index()  # by a name and one thing more
        self._reticent = _Index()  # by a name and which things are said at all
        for person in people:
            self.add(person)

    def add(self, person: Identity) -> None:
        """Take somebody in."""
        id = person.id
        self._people[id] = person
        if person.uid:
            self._uids[person.uid] = id
        if person.code:
            self._codes[person.code] = id
        if person.ticket_id:
            self._tickets.add(person.ticket_id, id)
        if person.email:
            self._emails.add(person.email, id)
        if person.phone:
            self._phones.add(person.phone, id)
        for key in person.keys:
            self._reticent.add(f"{key}\t{person.said}", id)
        for mark in person.marks:
            self._named.add(mark, id)

    def owner_of(self, code: str) -> int | None:
        """Whose badge has that code."""
        return self._codes.get(code.upper())

    def is_shared(self, email: str) -> bool:
        """Whether an address is a payer's or an office's, given for several people."""
        return email.lower() in self.shared_emails

    def let_go(self) -> None:
        """Forget everybody, a piece at a time; the register cannot be used afterwards."""
        let_go(self._people)
        for index in (self._tickets, self._emails, self._phones, self._named, self._reticent):
            index.let_go()

    def who(self, row: Identity) -> Verdict:
        """Who ``row`` is among those known."""
        if row.uid and row.uid in self._uids:
            return Verdict(self._uids[row.uid], exactly=True)
        return self._by_number(row) or self._by_name(row) or self._by_contact(row) or _NEW

    def _by_number(self, row: Identity) -> Verdict | None:
        """By the badge's code or the registration's number, when the name does not speak against it."""
        code = self._codes.get(row.code) if row.code else None
        owners = [code] if code else self._tickets.get(row.ticket_id) if row.ticket_id else []
        if not owners:
            return None
        same = [owner for owner in owners if self._same_name(row, owner)]
        if len(same) == 1:
            return Verdict(same[0])
        if len(owners) > 1:
            return None  # a number that several have is no registration's own
        return Verdict(doubt=Doubt.OTHER_NAME_SAME_NUMBER, candidates=(owners[0],))

    def _same_name(self, row: Identity, other: int) -> bool:
        return not set(row.keys).isdisjoint(self._people[other].keys)

    def _by_name(self, row: Identity) -> Verdict | None:
        known = self._named.first
        found = [id for mark in row.marks if mark in known for id in self._named.get(mark)]
        if not found:
            return self._silent_namesakes(row)
        grades = [(_agreement(row, self._people[id]), id) for id in sorted(set(found))]
        sure = tuple(id for grade, id in grades if grade is _Agreement.SURE)
        if sure:
            return Verdict(sure[0]) if len(sure) == 1 else Verdict(doubt=Doubt.SEVERAL, candidates=sure)
        return Verdict(doubt=Doubt.SAME_NAME_OTHER_CONTACT, candidates=tuple(id for _, id in grades))

    def _silent_namesakes(self, row: Identity) -> Verdict | None:
        """People of that name of whom nothing is known that could be compared: one bare name is another's."""
        texts = [f"{key}\t{said}" for key in row.keys for said in _NOTHING_IN_COMMON[row.said]]
        silent = [id for text in texts if text in self._reticent.first for id in self._reticent.get(text)]
        if not silent:
            return None
        if not row.said and len(set(silent)) == 1:
            return Verdict(silent[0])
        return Verdict(doubt=Doubt.SAME_NAME_NOTHING_ELSE, candidates=tuple(sorted(set(silent))))

    def _by_contact(self, row: Identity) -> Verdict | None:
        """Another name, but the same address or number: the same person where one name is the other's reading.

        Doubtful when the names could be one person's, or when both address and number are the same.
        """
        owners = {id: _likeness(row, self._people[id]) for id in self._reached(row)}
        sure = [id for id, alike in owners.items() if alike >= Likeness.READ_ALIKE]
        if len(sure) == 1:
            return Verdict(sure[0])
        doubtful = sure or [id for id, alike in owners.items() if alike or self._both(row, id)]
        return Verdict(doubt=Doubt.SAME_CONTACT_OTHER_NAME, candidates=tuple(sorted(doubtful))) if doubtful else None

    def _reached(self, row: Identity) -> set[int]:
        """Who has the row's address or number, where few have it."""
        found: set[int] = set()
        for text, index in ((row.email, self._emails), (row.phone, self._phones)):
            if text and text in index.first and text not in self.shared_emails:
                owners = index.get(text)
                found.update(owners if len(owners) <= _HOUSEHOLD else ())
        return found

    def _both(self, row: Identity, id: int) -> bool:
        other = self._people[id]
        return row.email == other.email and row.phone == other.phone != ""


def _likeness(one: Identity, other: Identity) -> Likeness:
    return likeness(tuple(map(name_forms, one.names)), tuple(map(name_forms, other.names)))[0]


_NOTHING_IN_COMMON = [[other for other in range(8) if not other & said] for said in range(8)]


class _Agreement(Enum):
    """What address, number and organization say about two people of one name."""

    SURE = 1
    MIXED = 2


def _agreement(row: Identity, other: Identity) -> _Agreement:
    """Two namesakes who have at least one thing in common; the organization alone does not outweigh another address."""
    email = _compare(row.email, other.email)
    phone = _compare(row.phone, other.phone)
    return _Agreement.SURE if email or phone or (email is None and phone is None) else _Agreement.MIXED


def _compare(one: str, other: str) -> bool | None:
    return one == other if one and other else None


def shared_emails(people: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Addresses that different people give: a payer's, a secretary's. Pairs are (e-mail, name)."""
    first: dict[str, str] = {}
    names: dict[str, set[str]] = {}
    for email, name in people:
        if email:
            address = email.lower()
            before = first.setdefault(address, name)
            if before != name:
                names.setdefault(address, {before}).add(name)
    let_go(first)
    return frozenset(email for email, each in names.items() if _unlike(each))


def _unlike(names: Iterable[str]) -> bool:
    """Whether at least two of the names have no word in common, and none is the other's reading."""
    listed = [(name, set(name_key(name).split())) for name in list(names)[:20]]
    return any(
        one.isdisjoint(other) and not read_alike(name, other_name)
        for index, (name, one) in enumerate(listed)
        for other_name, other in listed[:index]
    )
