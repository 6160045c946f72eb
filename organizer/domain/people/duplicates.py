"""Who may be in the event twice: pairs of people who could be one, each with a score and the reasons in words.

The score is a sum of points for what two records have in common and against what contradicts (:data:`POINTS`), from 0
to 100. As everywhere nobody is known by the e-mail address alone, and what many share distinguishes nobody: a name that
a crowd has, a payer's address, the switchboard's number.

Not all pairs are compared. Points are such that no pair reaches :data:`LEAST` without one of these in common, by which
people are gathered first: a rare name or its reading; a common one and the organization; an address or a number of
their own; the organization and a word of the name. Tests hold the result equal to that of all pairs.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from organizer.domain.names.likeness import Likeness, NameForms, likeness, name_forms
from organizer.domain.names.people import is_wide
from organizer.i18n import _, ngettext
from organizer.memory import let_go
from organizer.progress import Progress

CROWD = 5
"""People up to whom a name is rare."""

OWN = 3
"""People up to whom an e-mail address or a telephone number is somebody's own: one person may be there three times."""

PLACEHOLDERS = 200
"""Of one organization and of one name (“Guest”, “N.N.”): so many are no duplicates, and all their pairs no help."""

LEAST = 45
"""The score from which on a pair is proposed."""

_UNSURE = 60
"""The most that a pair reaches whose names are not the same or nearly so: the rest is what a household shares."""

_STEP = 4_000  # people between two looks at Cancel
_PARTS = 16  # of the keys: one dictionary of them all would grow by 40 ms at a time in which no other thread runs


class Sign(StrEnum):
    """What two records have in common, and what contradicts."""

    SAME_NAME = "same-name"
    READ_ALIKE = "read-alike"
    MISTYPED = "mistyped"
    SHORTENED = "shortened"
    SAME_SOUND = "same-sound"
    CLOSE = "close"
    UNREADABLE = "unreadable"
    SHARED_WORD = "shared-word"
    OTHER_NAME = "other-name"
    COMMON_NAME = "common-name"
    ONE_WORD = "one-word"
    SAME_EMAIL = "same-email"
    SAME_PHONE = "same-phone"
    SHARED_EMAIL = "shared-email"
    SHARED_PHONE = "shared-phone"
    SAME_ORGANIZATION = "same-organization"
    PART_OF_ORGANIZATION = "part-of-organization"
    OTHER_EMAIL = "other-email"
    OTHER_PHONE = "other-phone"
    OTHER_ORGANIZATION = "other-organization"
    OTHER_COUNTRY = "other-country"


POINTS = {
    Sign.SAME_NAME: 50, Sign.READ_ALIKE: 50, Sign.MISTYPED: 35, Sign.SHORTENED: 30, Sign.SAME_SOUND: 20, Sign.CLOSE: 15,
    Sign.UNREADABLE: 0, Sign.SHARED_WORD: 0, Sign.OTHER_NAME: -60, Sign.COMMON_NAME: -20, Sign.ONE_WORD: -20,
    Sign.SAME_EMAIL: 40, Sign.SAME_PHONE: 40, Sign.SHARED_EMAIL: 0, Sign.SHARED_PHONE: 0,
    Sign.SAME_ORGANIZATION: 20, Sign.PART_OF_ORGANIZATION: 5,
    Sign.OTHER_EMAIL: -5, Sign.OTHER_PHONE: -10, Sign.OTHER_ORGANIZATION: -10, Sign.OTHER_COUNTRY: -10,
}  # fmt: skip
"""What each sign counts."""

_NAMES = {
    Likeness.SAME: Sign.SAME_NAME,
    Likeness.READ_ALIKE: Sign.READ_ALIKE,
    Likeness.MISTYPED: Sign.MISTYPED,
    Likeness.SHORTENED: Sign.SHORTENED,
    Likeness.SAME_SOUND: Sign.SAME_SOUND,
    Likeness.CLOSE: Sign.CLOSE,
    Likeness.UNREADABLE: Sign.UNREADABLE,
    Likeness.SHARED_WORD: Sign.SHARED_WORD,
    Likeness.OTHER: Sign.OTHER_NAME,
}


class Certainty(StrEnum):
    """The score in three steps."""

    SURE = "sure"
    LIKELY = "likely"
    POSSIBLE = "possible"


def certainty(score: int) -> Certainty:
    """How sure a score of 0 to 100 is."""
    if score >= 90:
        return Certainty.SURE
    return Certainty.LIKELY if score >= 70 else Certainty.POSSIBLE


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of one person; what is empty was not said.

    ``phone``: as :func:`organizer.domain.people.identity.phone_key` writes it; ``organizations``: the keys of all names
    of the organization; ``country``: an ISO code or what was typed.
    """

    id: int
    names: tuple[str, ...]
    email: str = ""
    phone: str = ""
    organizations: tuple[str, ...] = ()
    country: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two people who may be one, ``one`` the lower id. ``score``: LEAST to 100. ``signs``: those for it first."""

    one: int
    other: int
    score: int
    signs: tuple[Sign, ...]
    bearers: int = 0
    """How many have the name, where it is a common one."""


def find_duplicates(
    people: Sequence[Traits], apart: Container[tuple[int, int]] = frozenset(), progress: Progress | None = None
) -> tuple[Candidate, ...]:
    """All pairs who may be one person, the surest first; pairs ``apart`` (the lower id first) are known to be two.

    Takes some seconds for 100,000 people. Raises Cancelled.
    """
    crowd = Crowd(people, progress)
    judged = (crowd.judge(*pair) for pair in crowd.pairs() if pair not in apart)
    found = in_order(each for each in judged if each.score >= LEAST)
    crowd.let_go()
    return found


def in_order(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The surest first, then by id."""
    return tuple(sorted(candidates, key=lambda each: (-each.score, each.one, each.other)))


class Crowd:
    """Everybody, with what each has in common with whom."""

    def __init__(self, people: Sequence[Traits], progress: Progress | None = None) -> None:
        """Asks ``progress`` here and in :meth:`pairs`. Raises Cancelled."""
        self._people = {each.id: each for each in people}
        self._progress = progress or Progress()
        self._forms: dict[int, tuple[NameForms, ...]] = {}
        self._bearers: Counter[str] = Counter()
        for done, each in enumerate(people):
            forms = self._forms[each.id] = tuple(name_forms(name) for name in each.names if name)
            self._bearers.update({text for form in forms for text in (form.key, *form.sounds)})
            self._tell(done, _("Looking at the names …"))
        self._emails = Counter(each.email for each in people if each.email)
        self._phones = Counter(each.phone for each in people if each.phone)

    def _tell(self, done: int, text: str) -> None:
        if done % _STEP == 0:
            self._progress.step(done, len(self._people), text)

    # -- who is compared with whom -------------------------------------------------------------------------------------

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Every pair that has enough in common to be looked at, once, the lower id first."""
        met: defaultdict[int, set[int]] = defaultdict(set)  # the blocks in which each was paired so far
        for number, ids in enumerate(self._blocks()):
            if len(ids) > PLACEHOLDERS:
                continue
            for one, other in combinations(sorted(ids), 2):
                if met[one].isdisjoint(met[other]):
                    yield one, other
            for id in ids:
                met[id].add(number)
            self._progress.heed()
        let_go(met)

    def _blocks(self) -> list[list[int]]:
        """Those who have a key in common."""
        parts = [_Blocks() for _part in range(_PARTS)]
        for done, (id, person) in enumerate(self._people.items()):
            for key in self._keys(person):
                parts[hash(key) % _PARTS].add(key, id)
            self._tell(done, _("Comparing …"))
        for part in parts:
            let_go(part.first)
        return [block for part in parts for block in part.more.values()]

    def let_go(self) -> None:
        """Forget everybody, a piece at a time; it cannot be used afterwards."""
        for each in (self._people, self._forms, self._bearers, self._emails, self._phones):
            let_go(each)

    def _keys(self, person: Traits) -> set[tuple[str, ...]]:
        """The blocks that somebody belongs to."""
        keys: set[tuple[str, ...]] = set()
        for form in self._forms[person.id]:
            for text in {form.key, *form.sounds}:
                if self._bearers[text] <= CROWD:
                    keys.add(("name", text))
                else:
                    keys.update(("name at", text, each) for each in person.organizations)
            if not form.wide and len(form.words) > 1:
                words = [word for word in form.words if len(word) > 1]
                keys.update(("word at", word, each) for word in words for each in person.organizations)
        if 1 < self._emails[person.email] <= OWN:
            keys.add(("email", person.email))
        if 1 < self._phones[person.phone] <= OWN:
            keys.add(("phone", person.phone))
        return keys

    # -- what two say about each other ---------------------------------------------------------------------------------

    def judge(self, one: int, other: int) -> Candidate:
        """The two compared, whatever comes of it."""
        mine, yours = self._people[one], self._people[other]
        alike, text = likeness(self._forms[one], self._forms[other])
        common = self._bearers[text] if alike in (Likeness.SAME, Likeness.READ_ALIKE) else 0
        signs = [_NAMES[alike], *self._contacts(mine, yours), *_places(mine, yours)]
        if common > CROWD:
            signs.append(Sign.COMMON_NAME)
        elif alike is Likeness.SAME and any(_is_one_word(self._forms[each]) for each in (one, other)):
            signs.append(Sign.ONE_WORD)
        most = 100 if POINTS[signs[0]] >= POINTS[Sign.SHORTENED] else _UNSURE
        score = max(0, min(most, sum(POINTS[sign] for sign in signs)))
        ordered = tuple(sorted(signs, key=lambda sign: POINTS[sign] < 0))
        return Candidate(one, other, score, ordered, common if common > CROWD else 0)

    def _contacts(self, one: Traits, other: Traits) -> Iterator[Sign]:
        if one.email and other.email:
            shared = Sign.SAME_EMAIL if self._emails[one.email] <= OWN else Sign.SHARED_EMAIL
            yield shared if one.email == other.email else Sign.OTHER_EMAIL
        if one.phone and other.phone:
            shared = Sign.SAME_PHONE if self._phones[one.phone] <= OWN else Sign.SHARED_PHONE
            yield shared if one.phone == other.phone else Sign.OTHER_PHONE


class _Blocks:
    """Some of the blocks by their keys; of most keys there is but one bearer, who costs no list."""

    def __init__(self) -> None:
        self.first: dict[tuple[str, ...], int] = {}
        self.more: dict[tuple[str, ...], list[int]] = {}

    def add(self, key: tuple[str, ...], id: int) -> None:
        """Put somebody into the block of a key."""
        known = self.first.setdefault(key, id)
        if known != id:
            self.more.setdefault(key, [known]).append(id)


def _is_one_word(forms: Sequence[NameForms]) -> bool:
    """Whether somebody has but a first name or a nickname; one in Chinese characters is a whole name."""
    return all(not form.wide and len(form.words) < 2 for form in forms)


def _places(one: Traits, other: Traits) -> Iterator[Sign]:
    """Organization and country. Names of organizations in two scripts neither agree nor contradict."""
    mine, yours = one.organizations, other.organizations
    if mine and yours:
        if not set(mine).isdisjoint(yours):
            yield Sign.SAME_ORGANIZATION
        elif any(_is_part(a, b) or _is_part(b, a) for a in mine for b in yours):
            yield Sign.PART_OF_ORGANIZATION
        elif any(is_wide(a) == is_wide(b) for a in mine for b in yours):
            yield Sign.OTHER_ORGANIZATION
    if one.country and other.country and one.country != other.country:
        yield Sign.OTHER_COUNTRY


def _is_part(short: str, long: str) -> bool:
    """Whether one name continues the other: 清华大学 and 清华大学自动化系."""
    return len(short) >= 3 and long.startswith(short)


# -- words ------------------------------------------------------------------------------------------------------------


def reason(candidate: Candidate) -> str:
    """Why the two may be one, and what speaks against it, in words."""
    words = _words(candidate.bearers)
    return " · ".join(words[sign] for sign in candidate.signs)


def _words(bearers: int) -> dict[Sign, str]:
    common = ngettext("{count} person has this name", "{count} people have this name", bearers).format(count=bearers)
    return {
        Sign.SAME_NAME: _("same name"),
        Sign.READ_ALIKE: _("the same name in Chinese and as it is read"),
        Sign.MISTYPED: _("names a typing slip apart"),
        Sign.SHORTENED: _("one name shortens the other"),
        Sign.SAME_SOUND: _("other characters, read the same"),
        Sign.CLOSE: _("similar names"),
        Sign.UNREADABLE: _("names in two scripts"),
        Sign.SHARED_WORD: _("a part of the name in common"),
        Sign.OTHER_NAME: _("different names"),
        Sign.COMMON_NAME: common,
        Sign.ONE_WORD: _("only one word"),
        Sign.SAME_EMAIL: _("same e-mail address"),
        Sign.SAME_PHONE: _("same phone"),
        Sign.SHARED_EMAIL: _("an e-mail address that several share"),
        Sign.SHARED_PHONE: _("a phone that several share"),
        Sign.SAME_ORGANIZATION: _("same organization"),
        Sign.PART_OF_ORGANIZATION: _("one organization is part of the other"),
        Sign.OTHER_EMAIL: _("other e-mail addresses"),
        Sign.OTHER_PHONE: _("other phones"),
        Sign.OTHER_ORGANIZATION: _("other organizations"),
        Sign.OTHER_COUNTRY: _("other countries"),
    }
