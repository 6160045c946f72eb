"""Which organizations of an event may be one: spelled otherwise, translated, shortened, or of one domain.

Found by keys that two names of one organization have in common, each a block; nothing is compared all with all.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from organizer.domain.names.organization_spellings import (
    abbreviation,
    core,
    initials,
    known,
    meanings,
    tells_apart,
)
from organizer.domain.names.organizations import organization_key
from organizer.domain.names.people import is_wide
from organizer.domain.names.readings import is_pinyin
from organizer.i18n import _
from organizer.progress import Progress

LEAST = 50
"""The score from which on a pair is proposed."""

OWN = 4
"""Organizations up to which a mail domain is somebody's own, and no provider's."""

MANY = 200
"""Organizations of one key of which not all pairs are compared any more."""

_TYPED = range(8, 121)  # letters of a name in which one may be mistyped: each is left out once, which of a text is much
_STEP = 500


class OrganizationSign(StrEnum):
    """What two organizations have in common, and what contradicts."""

    SAME_NAME = "same-name"
    LEGAL_FORM = "legal-form"
    OTHER_LEGAL_FORM = "other-legal-form"
    KNOWN = "known"
    TRANSLATION = "translation"
    SAME_WORDS = "same-words"
    MISTYPED = "mistyped"
    CLOSE = "close"
    ABBREVIATION = "abbreviation"
    SAME_DOMAIN = "same-domain"
    OTHER_COUNTRY = "other-country"


_Sign = OrganizationSign
POINTS = {
    _Sign.SAME_NAME: 100, _Sign.LEGAL_FORM: 90, _Sign.KNOWN: 90, _Sign.OTHER_LEGAL_FORM: 60, _Sign.TRANSLATION: 75,
    _Sign.SAME_WORDS: 65, _Sign.MISTYPED: 60, _Sign.ABBREVIATION: 55, _Sign.CLOSE: 30, _Sign.SAME_DOMAIN: 50,
    _Sign.OTHER_COUNTRY: -30,
}  # fmt: skip
"""What each sign counts: of those about the names the highest, and of the domain beside a name the half."""


@dataclass(frozen=True, slots=True)
class OrganizationTraits:
    """What is compared of one organization.

    ``names``: the main one, then the second and all others; ``domains``: those from which its people write and its
    website's; ``people``: how many it has, so that the larger one stays.
    """

    id: int
    names: tuple[str, ...]
    country: str = ""
    domains: frozenset[str] = frozenset()
    people: int = 0


@dataclass(frozen=True, slots=True)
class OrganizationCandidate:
    """Two organizations that may be one; ``keep`` is the one with more people. ``score``: LEAST to 100."""

    keep: int
    drop: int
    score: int
    signs: tuple[OrganizationSign, ...]


def find_organization_duplicates(
    organizations: Sequence[OrganizationTraits],
    apart: Container[tuple[int, int]] = frozenset(),
    progress: Progress | None = None,
) -> tuple[OrganizationCandidate, ...]:
    """All pairs that may be one organization, the surest first.

    Pairs ``apart`` (the lower id first) are known to be two. Raises Cancelled.
    """
    by_id = {each.id: each for each in organizations}
    signs: defaultdict[tuple[int, int], set[OrganizationSign]] = defaultdict(set)
    for one, other, sign in _found(organizations, progress or Progress()):
        signs[min(one, other), max(one, other)].add(sign)
    judged = (_judge(by_id[pair[0]], by_id[pair[1]], said) for pair, said in signs.items() if pair not in apart)
    kept = (each for each in judged if each.score >= LEAST)
    return tuple(sorted(kept, key=lambda each: (-each.score, each.keep, each.drop)))


def _judge(one: OrganizationTraits, other: OrganizationTraits, said: set[OrganizationSign]) -> OrganizationCandidate:
    names = max((sign for sign in said if sign is not _Sign.SAME_DOMAIN), key=POINTS.__getitem__, default=None)
    signs: list[OrganizationSign] = [names] if names else []
    score = POINTS[names] if names else 0
    if _Sign.SAME_DOMAIN in said and (names or not _comparable(one, other)):
        signs.append(_Sign.SAME_DOMAIN)
        score += POINTS[_Sign.SAME_DOMAIN] // 2 if names else POINTS[_Sign.SAME_DOMAIN]
    if one.country and other.country and one.country != other.country:
        signs.append(_Sign.OTHER_COUNTRY)
        score += POINTS[_Sign.OTHER_COUNTRY]
    keep, drop = sorted((one, other), key=lambda each: (-each.people, each.id))
    return OrganizationCandidate(keep.id, drop.id, min(100, score), tuple(signs))


def _comparable(one: OrganizationTraits, other: OrganizationTraits) -> bool:
    """Whether both have a name in one script: then they are two houses of one domain, a university and its park."""
    scripts = [{is_wide(name) for name in each.names} for each in (one, other)]
    return not scripts[0].isdisjoint(scripts[1])


# -- what they have in common ------------------------------------------------------------------------------------------

_Pairs = Iterator[tuple[int, int, OrganizationSign]]


def _found(organizations: Sequence[OrganizationTraits], progress: Progress) -> _Pairs:
    blocks: defaultdict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    domains: defaultdict[str, list[int]] = defaultdict(list)
    for done, each in enumerate(organizations):
        for name in filter(None, each.names):
            for block in set(_blocks(name)):
                blocks[block].append((each.id, name))
        for domain in each.domains:
            domains[domain].append(each.id)
        if done % _STEP == 0:
            progress.step(done, len(organizations), _("Comparing …"))
    for (kind, _key), members in blocks.items():
        if 1 < len(members) <= MANY:
            yield from _of_block(kind, members)
    for ids in domains.values():
        if len(ids) <= OWN:
            yield from ((one, other, _Sign.SAME_DOMAIN) for one, other in combinations(ids, 2))


def _blocks(name: str) -> Iterator[tuple[str, str]]:
    """The keys under which a name meets others."""
    bare = core(name)
    yield "key", organization_key(name)
    yield "core", bare
    yield from (("meaning", each) for each in meanings(name) if each)
    yield from (("abbreviation", each) for each in (abbreviation(name), *initials(name)) if each)
    number = known(name)
    if number is not None:
        yield "known", str(number)
    if not is_wide(name) and len(bare) in _TYPED:
        yield "slip", bare
        yield from (("slip", bare[:at] + bare[at + 1 :]) for at in range(len(bare)))


def _of_block(kind: str, members: Sequence[tuple[int, str]]) -> _Pairs:
    for (one, name), (other, other_name) in combinations(members, 2):
        sign = _sign(kind, name, other_name) if one != other else None
        if sign:
            yield one, other, sign


def _sign(kind: str, name: str, other: str) -> OrganizationSign | None:
    match kind:
        case "key":
            return _Sign.SAME_NAME
        case "core":
            return _Sign.LEGAL_FORM if _is_bare(name) or _is_bare(other) else _Sign.OTHER_LEGAL_FORM
        case "known":
            return _Sign.KNOWN
        case "meaning" if core(name) != core(other) and not tells_apart(name, other):
            return _Sign.SAME_WORDS if is_wide(name) == is_wide(other) else _Sign.TRANSLATION
        case "abbreviation":
            return _Sign.ABBREVIATION if bool(abbreviation(name)) != bool(abbreviation(other)) else None
        case "slip":
            return _slip(core(name), core(other))
        case _:
            return None


def _is_bare(name: str) -> bool:
    """Whether a name says no legal form."""
    return core(name) == organization_key(name)


def _slip(one: str, other: str) -> OrganizationSign | None:
    """Whether a letter is wrong. Hunan and Henan are two provinces, No. 1 and No. 2 two hospitals."""
    from rapidfuzz.distance import OSA

    mine, yours = one.split(), other.split()
    wrong = [(a, b) for a, b in zip(mine, yours, strict=False) if a != b]
    if len(mine) != len(yours) or len(wrong) != 1 or OSA.distance(*wrong[0]) != 1:
        return None
    word, another = wrong[0]
    if min(len(word), len(another)) < 4 or not (word.isalpha() and another.isalpha()):
        return None
    return _Sign.CLOSE if is_pinyin(word) and is_pinyin(another) else _Sign.MISTYPED


# -- words ------------------------------------------------------------------------------------------------------------


def organization_reasons(signs: Iterable[OrganizationSign]) -> str:
    """Why two organizations may be one, in words."""
    words = {
        _Sign.SAME_NAME: _("same name"),
        _Sign.LEGAL_FORM: _("same name but for the legal form"),
        _Sign.OTHER_LEGAL_FORM: _("same name with another legal form"),
        _Sign.KNOWN: _("known to be one"),
        _Sign.TRANSLATION: _("one name translates the other"),
        _Sign.SAME_WORDS: _("same words"),
        _Sign.MISTYPED: _("names a typing slip apart"),
        _Sign.CLOSE: _("similar names"),
        _Sign.ABBREVIATION: _("one name is the initials of the other"),
        _Sign.SAME_DOMAIN: _("their people write from the same domain"),
        _Sign.OTHER_COUNTRY: _("other countries"),
    }
    return " · ".join(words[sign] for sign in signs)
