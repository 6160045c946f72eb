"""Rows of a sheet that have nothing in common with anybody, so that nobody need be looked for: most of most sheets.

What counts is whatever :class:`organizer.domain.people.identity.Register` finds people by, a whole column at a time.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain

from organizer.domain.imports.people_columns import Record
from organizer.domain.names.organizations import organization_key
from organizer.domain.names.people import name_key
from organizer.domain.people.identity import Identity, organization_mark, phone_key, what_is_said
from organizer.domain.sheets.workbook import Field
from organizer.progress import Progress, heeded

_NAMES = (Field.NAME, Field.SECOND_NAME)
_TELLING = {*_NAMES, Field.EMAIL, Field.PHONE, Field.ORGANIZATION, Field.UID, Field.CODE, Field.TICKET_ID}


def strangers(
    labels: Sequence[str], records: Sequence[Record], known: Sequence[Identity], progress: Progress
) -> Set[int]:
    """The numbers of those rows. Raises Cancelled."""
    if not records:
        return frozenset()
    places = {label: place for place, label in enumerate(labels) if label in _TELLING}
    texts = {label: [record.values[place] for record in records] for label, place in places.items()}
    nothing = [""] * len(records)
    emails = [text.lower() for text in heeded(texts.get(Field.EMAIL, nothing), progress)]
    phones = [phone_key(text) for text in heeded(texts.get(Field.PHONE, nothing), progress)]
    codes = [text.upper() for text in texts.get(Field.CODE, nothing)]
    organizations = texts.get(Field.ORGANIZATION, nothing)
    said = list(map(what_is_said, organizations, emails, phones))
    familiar = {
        *_in_common(emails, (each.email for each in known)),
        *_in_common(phones, (each.phone for each in known)),
        *_in_common(codes, (each.code for each in known)),
        *_in_common(texts.get(Field.UID, nothing), (each.uid for each in known)),
        *_in_common(texts.get(Field.TICKET_ID, nothing), (each.ticket_id for each in known)),
    }
    keys = [name_key(text) for label in _NAMES if label in texts for text in heeded(texts[label], progress)]
    names = len(keys) // len(records)
    marks = _marks(keys, organizations * names, progress)
    namesakes = chain(
        _in_common(marks, (mark for each in known for mark in each.marks)),
        _silent(keys, said * names, known),
    )
    familiar.update(place % len(records) for place in namesakes)
    return {record.row for place, record in enumerate(records) if place not in familiar}


def _marks(keys: Sequence[str], organizations: Sequence[str], progress: Progress) -> list[str]:
    """Each name in its organization as one text; empty where one of the two is not said."""
    pairs = heeded(zip(keys, organizations, strict=True), progress)
    return [organization_mark(key, organization_key(text)) if key and text else "" for key, text in pairs]


def _silent(keys: Sequence[str], said: Sequence[int], known: Sequence[Identity]) -> Iterator[int]:
    """Places of names that come again where nothing else could be compared."""
    theirs = ((key, each.said) for each in known for key in each.keys)
    silent = _with_nothing_in_common([*zip(keys, said, strict=True), *theirs])
    if silent:
        yield from (place for place, key in enumerate(keys) if key in silent)


def _in_common(ours: Sequence[str], theirs: Iterable[str]) -> list[int]:
    """Places of texts that come several times, or that are among theirs as well."""
    common = {text for text, times in Counter(ours).items() if times > 1}.union(theirs)
    common.discard("")
    return [place for place, text in enumerate(ours) if text in common] if common else []


def _with_nothing_in_common(said: Iterable[tuple[str, int]]) -> set[str]:
    """Names of several people, two of whom may have said nothing that could be compared."""
    shared: dict[str, int] = {}
    found: set[str] = set()
    for key, bits in said:
        before = shared.get(key)
        shared[key] = bits if before is None else before & bits
        if before is not None and not before & bits:
            found.add(key)
    found.discard("")
    return found
