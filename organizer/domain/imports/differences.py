"""When a sheet says something else about a known person than the event does, and not only in another spelling."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from organizer.domain.folding import fold
from organizer.domain.imports.cleaning import DayOrder, clean_instant, cleaner, text_column
from organizer.domain.imports.people_columns import STORED
from organizer.domain.imports.same_words import same_word
from organizer.domain.imports.yes_or_no import is_same_answer
from organizer.domain.names.likeness import read_alike
from organizer.domain.names.organizations import organization_key
from organizer.domain.names.people import in_natural_order, name_key
from organizer.domain.people.identity import Identity, identify, phone_key
from organizer.domain.sheets.workbook import Field

_NAME, _SECOND, _EMAIL, _PHONE, _UID, _CODE, _TICKET = map(
    STORED.index,
    (Field.NAME, Field.SECOND_NAME, Field.EMAIL, Field.PHONE, Field.UID, Field.CODE, Field.TICKET_ID),
)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody in the event. ``values`` in the order of STORED; ``fields``: the custom ones as JSON text.

    ``organizations`` and ``categories`` are all names of the person's organization and category, as keys.
    ``timezone``: the event's, in which a time without a zone is meant. ``note``: what was written of the person.
    """

    id: int
    values: tuple[str, ...]
    organizations: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    fields: str = "{}"
    timezone: str = ""
    note: str = ""

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
    if label not in _FIELDS and is_same_answer(new, old):
        return False
    judge = _JUDGES.get(label)
    return judge is None or judge(new, old, person)


def _cleaned(label: str, old: str) -> str:
    """What the import would make of a value that was typed into the event."""
    field = Field(label) if label in _FIELDS else None
    (value,) = cleaner(field, (old,))(text_column((old,)))
    return in_natural_order(value) if field is Field.NAME else value


def _name_differs(new: str, _old: str, person: KnownPerson) -> bool:
    names = [name for name in person.values[:2] if name]
    return name_key(new) not in map(name_key, names) and not any(read_alike(new, name) for name in names)


def is_unsaid_reading(new: str, person: KnownPerson) -> bool:
    """Whether a sheet has somebody's name in a second script, in which the event does not have it yet."""
    return not person.values[_SECOND] and read_alike(new, person.values[_NAME])


def _part_differs(new: str, old: str, person: KnownPerson) -> bool:
    """A part of the name in the other script of somebody with two names is no correction."""
    words = set(name_key(new).split())
    of_other_name = old and new.isascii() != old.isascii() and any(words <= _words(name) for name in person.values[:2])
    return name_key(new) != name_key(old) and not of_other_name and not read_alike(new, old)


def _words(name: str) -> set[str]:
    return set(name_key(name).split())


def _second_name_differs(new: str, old: str, person: KnownPerson) -> bool:
    """The two languages may stand the other way round."""
    return not old or _name_differs(new, old, person)


def _organization_differs(new: str, _old: str, person: KnownPerson) -> bool:
    return organization_key(new) not in person.organizations


def _category_differs(new: str, _old: str, person: KnownPerson) -> bool:
    return fold(new) not in person.categories and same_word(Field.CATEGORY, new) not in person.categories


def _diet_differs(new: str, old: str, _person: KnownPerson) -> bool:
    return same_word(Field.DIET, new) != same_word(Field.DIET, old)


def _phone_differs(new: str, old: str, _person: KnownPerson) -> bool:
    return phone_key(new) != phone_key(old) or not phone_key(new)


def _instant_differs(new: str, old: str, person: KnownPerson) -> bool:
    """A time without a zone is the event's own; one that was written to the minute says nothing of seconds."""
    one, other = clean_instant(new, DayOrder.UNKNOWN), clean_instant(old, DayOrder.UNKNOWN)
    if one.endswith(_ZONE) != other.endswith(_ZONE):
        one, other = (_here(text, person.timezone) for text in (one, other))
    one, other = instant_key(one), instant_key(other)
    to_the_minute = one.endswith(":00") or other.endswith(":00")
    return one != other and not (to_the_minute and one[:16] == other[:16] and len(one) == len(other))


def _here(text: str, timezone: str) -> str:
    """An instant in UTC as the clocks of a time zone show it; any other text as it is."""
    try:
        zone = ZoneInfo(timezone)
        return datetime.fromisoformat(text).astimezone(zone).replace(tzinfo=None).isoformat() if _ZONE in text else text
    except (ValueError, OverflowError, KeyError, OSError):  # no instant, no zone, or a system without zones
        return text


def instant_key(text: str) -> str:
    """The instant without its zone and an empty clock: workbooks know neither."""
    return clean_instant(text, DayOrder.UNKNOWN).removesuffix(_ZONE).removesuffix("T00:00:00")


_ZONE = "+00:00"
_FIELDS = frozenset(Field)
_SPELLED = frozenset({Field.NAME, Field.SECOND_NAME, Field.LAST_NAME, Field.FIRST_NAME})
_JUDGES: dict[str, Callable[[str, str, KnownPerson], bool]] = {
    Field.UID: lambda _new, _old, _person: False,
    Field.NAME: _name_differs,
    Field.SECOND_NAME: _second_name_differs,
    Field.LAST_NAME: _part_differs,
    Field.FIRST_NAME: _part_differs,
    Field.ORGANIZATION: _organization_differs,
    Field.CATEGORY: _category_differs,
    Field.EMAIL: lambda new, old, _person: new.lower() != old.lower(),
    Field.PHONE: _phone_differs,
    Field.DIET: _diet_differs,
    Field.REGISTERED_AT: _instant_differs,
    Field.ARRIVAL: _instant_differs,
    Field.DEPARTURE: _instant_differs,
}
