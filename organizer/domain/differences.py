"""When a sheet says something else about a known person than the event does, and not only in another spelling."""

from collections.abc import Callable
from dataclasses import dataclass

from organizer.domain.cleaning import DayOrder, clean_instant, cleaner, text_column
from organizer.domain.folding import fold
from organizer.domain.identity import Identity, identify, phone_key
from organizer.domain.names import in_natural_order, name_key
from organizer.domain.organizations import organization_key
from organizer.domain.people_columns import STORED
from organizer.domain.sheets import Field

_NAME, _SECOND, _EMAIL, _PHONE, _UID, _CODE, _TICKET = map(
    STORED.index,
    (Field.NAME, Field.SECOND_NAME, Field.EMAIL, Field.PHONE, Field.UID, Field.CODE, Field.TICKET_ID),
)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody in the event. ``values`` in the order of STORED; ``fields``: the custom ones as JSON text.

    ``organizations`` and ``categories`` are all names of the person's organization and category, as keys.
    """

    id: int
    values: tuple[str, ...]
    organizations: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    fields: str = "{}"

    def identity(self) -> Identity:
        """What tells this person from others."""
        value = self.values
        return identify(
            self.id,
            (value[_NAME], value[_SECOND]) if value[_SECOND] else (value[_NAME],),
            email=value[_EMAIL],
            phone=value[_PHONE],
            organizations=self.organizations,
            uid=value[_UID],
            code=value[_CODE],
            ticket_id=value[_TICKET],
        )


def differs(label: str, new: str, old: str, person: KnownPerson, *, exactly: bool) -> bool:
    """Whether two unequal texts mean different things.

    ``exactly``: the person was found by our own id, so that another spelling of a name is a correction. What only
    differs because a sheet's values are cleaned (two spaces, “Germany” for DE) is the same.
    """
    if _cleaned(label, old) == new:
        return False
    if exactly and label in _SPELLED:
        return True
    judge = _JUDGES.get(label)
    return judge is None or judge(new, old, person)


def _cleaned(label: str, old: str) -> str:
    """What the import would make of a value that was typed into the event."""
    field = Field(label) if label in _FIELDS else None
    (value,) = cleaner(field, (old,))(text_column((old,)))
    return in_natural_order(value) if field is Field.NAME else value


def _name_differs(new: str, _old: str, person: KnownPerson) -> bool:
    return name_key(new) not in {name_key(name) for name in person.values[:2] if name}


def _part_differs(new: str, old: str, _person: KnownPerson) -> bool:
    return name_key(new) != name_key(old)


def _organization_differs(new: str, _old: str, person: KnownPerson) -> bool:
    return organization_key(new) not in person.organizations


def _category_differs(new: str, _old: str, person: KnownPerson) -> bool:
    return fold(new) not in person.categories


def _phone_differs(new: str, old: str, _person: KnownPerson) -> bool:
    return phone_key(new) != phone_key(old) or not phone_key(new)


def _instant_differs(new: str, old: str, _person: KnownPerson) -> bool:
    return instant_key(new) != instant_key(old)


def instant_key(text: str) -> str:
    """The instant without its zone and an empty clock: workbooks know neither."""
    return clean_instant(text, DayOrder.UNKNOWN).removesuffix("+00:00").removesuffix("T00:00:00")


_FIELDS = frozenset(Field)
_SPELLED = frozenset({Field.NAME, Field.SECOND_NAME, Field.LAST_NAME, Field.FIRST_NAME})
_JUDGES: dict[str, Callable[[str, str, KnownPerson], bool]] = {
    Field.UID: lambda _new, _old, _person: False,
    Field.NAME: _name_differs,
    Field.SECOND_NAME: _part_differs,
    Field.LAST_NAME: _part_differs,
    Field.FIRST_NAME: _part_differs,
    Field.ORGANIZATION: _organization_differs,
    Field.CATEGORY: _category_differs,
    Field.EMAIL: lambda new, old, _person: new.lower() != old.lower(),
    Field.PHONE: _phone_differs,
    Field.REGISTERED_AT: _instant_differs,
    Field.ARRIVAL: _instant_differs,
    Field.DEPARTURE: _instant_differs,
}
