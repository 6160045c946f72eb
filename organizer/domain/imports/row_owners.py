"""Who the rows of a people sheet are: somebody of the event, somebody of an earlier row, or somebody new."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from functools import cached_property
from operator import itemgetter

from organizer.domain.imports.differences import KnownPerson
from organizer.domain.imports.people_columns import STORED, Record
from organizer.domain.imports.people_plan import SharedAddress
from organizer.domain.imports.strangers import strangers
from organizer.domain.names.organizations import organization_key
from organizer.domain.people.identity import Identity, Register, Verdict, identify, shared_emails
from organizer.domain.sheets.workbook import Field
from organizer.memory import let_go
from organizer.progress import Progress, heeded

_TELLING = (
    Field.NAME, Field.SECOND_NAME, Field.EMAIL, Field.PHONE, Field.ORGANIZATION, Field.UID, Field.CODE, Field.TICKET_ID,
)  # fmt: skip
_NAME, _EMAIL, _UID = map(STORED.index, (Field.NAME, Field.EMAIL, Field.UID))
_NOBODY = Verdict()


class RowOwners:
    """Looks for the owners of ``records``, whose values stand in the order of ``labels``.

    Most rows say who they are by our own id, or have nothing in common with anybody. So nobody is taken into the
    register before a row comes that has to be looked for in it.
    """

    def __init__(
        self, labels: Sequence[str], records: Sequence[Record], people: Mapping[int, KnownPerson], progress: Progress
    ) -> None:
        self._labels = labels
        self._records = records
        self._people = people
        self._progress = progress
        places = {label: place for place, label in enumerate(labels)}
        self._telling = itemgetter(*(places.get(each, -1) for each in _TELLING))
        self._email = places.get(Field.EMAIL)
        self._name = places[Field.NAME]
        self._uid = places.get(Field.UID)
        known = people.values() if self._uid is not None else ()
        self._by_uid = {uid: person.id for person in known if (uid := person.values[_UID])}

    def who(self, record: Record) -> Verdict:
        """Who the row is among all who are known by now."""
        if record.row in self._strangers:
            return _NOBODY
        id = self._by_our_id(record)
        return self._register.who(self._identity_of(record)) if id is None else Verdict(id, exactly=True)

    def add(self, record: Record) -> None:
        """Take the row for somebody new, whom later rows may be."""
        if record.row not in self._strangers:
            self._register.add(self._identity_of(record))

    def owner_of(self, code: str) -> int | None:
        """Whose badge has that code."""
        return self._register.owner_of(code)

    def is_shared(self, email: str) -> bool:
        """Whether an address is a payer's or an office's, given for several people."""
        return email.lower() in self._shared_emails

    def shared_addresses(self) -> tuple[SharedAddress, ...]:
        """The addresses of several rows that are nobody's own, the most frequent first."""
        place, shared = self._email, self._shared_emails
        if place is None or not shared:
            return ()
        rows = Counter(email for record in self._records if (email := record.values[place].lower()) in shared)
        return tuple(SharedAddress(email, count) for email, count in rows.most_common() if count > 1)

    def let_go(self) -> None:
        """Forget everybody, a piece at a time; nobody can be looked for afterwards."""
        let_go(self._by_uid)
        if "_register" in vars(self):
            self._register.let_go()
            let_go(self._identities)

    def _by_our_id(self, record: Record) -> int | None:
        return None if self._uid is None else self._by_uid.get(record.values[self._uid])

    @cached_property
    def _identities(self) -> list[Identity]:
        return [person.identity() for person in heeded(self._people.values(), self._progress)]

    @cached_property
    def _strangers(self) -> Set[int]:
        """Rows that need not be looked for; not worth a look where the sheet is of people who are known."""
        unsaid = [record for record in self._records if self._by_our_id(record) is None]
        if 2 * len(self._people) >= len(unsaid):
            return frozenset()
        return strangers(self._labels, unsaid, self._identities, self._progress)

    @cached_property
    def _register(self) -> Register:
        return Register(heeded(self._identities, self._progress), shared_emails=self._shared_emails)

    @cached_property
    def _shared_emails(self) -> frozenset[str]:
        pairs = [(person.values[_EMAIL], person.values[_NAME]) for person in self._people.values()]
        if self._email is not None:
            pairs += [(record.values[self._email], record.values[self._name]) for record in self._records]
        found = shared_emails(heeded(pairs, self._progress))
        let_go(pairs)
        return found

    def _identity_of(self, record: Record) -> Identity:
        values = (*record.values, "")  # what the sheet does not have is read from the end
        name, second, email, phone, organization, uid, code, ticket = self._telling(values)
        return identify(
            -record.row,
            (name, second) if second else (name,),
            email=email,
            phone=phone,
            organizations=(organization_key(organization),) if organization else (),
            uid=uid,
            code=code,
            ticket_id=ticket,
        )
