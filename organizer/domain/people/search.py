"""Search as you type over any substring of what is known of a person.

Everything is normalized into text blocks that ``str.find`` runs through: letters without case, marks or width, Chinese
names by their pinyin and its initials, phone numbers as digits. A block holds some hundred people, a line each, so that
an edited person costs one block and not the whole text; what is in Latin letters stands apart from what is not, since
CPython keeps text without wide characters in one byte a character and finds in it twice as fast.
Measured in docs/performance.md.
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress, islice, pairwise, repeat
from operator import contains

from organizer.domain.names.readings import organization_spellings, spellings
from organizer.progress import Progress

BLOCK = 512
"""People in one block: few enough that an edit is cheap, many enough that most words need few steps."""

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789@.-"
"""What is looked up rather than searched when it is typed alone."""

_PLAIN = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "’": "'"}
    | {chr(katakana): chr(katakana - 0x60) for katakana in range(0x30A1, 0x30F7)}
)
_WIDE = re.compile(r"[^\x00-\x7f]+")
_NO_DIGIT = re.compile(r"\D+")
_NO_LETTER = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"[\d+().\-/]*\d[\d+().\-/]*")


@dataclass(frozen=True, slots=True)
class Searched:
    """What is searched of one person.

    ``names``: every name of the person; ``organizations``: every name of the organization.
    """

    id: int
    names: tuple[str, ...]
    organizations: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""
    code: str = ""


def fold(text: str) -> str:
    """The text without what a hurried typist leaves out: case, marks, full width, the kind of kana."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
    return "".join(each for each in apart if not unicodedata.combining(each))


def words(text: str) -> tuple[str, ...]:
    """What was typed, as words that must all be found.

    A number loses its punctuation, as numbers do in the lines; an address is its two sides, each with the ``@``.
    """
    return tuple(word for each in fold(text).split() for word in _sides(each))


def lines(person: Searched) -> tuple[str, str]:
    """What is the person's alone as two lines, the Latin one and the wide one."""
    parts = [_NO_DIGIT.sub("", person.phone), *_code(person.code), _sides(fold(person.email))[0]]
    for name in person.names:
        parts += _name(name)
    return _two(parts)


def groups(person: Searched) -> tuple[tuple[str, str], tuple[str, str]]:
    """What the person shares with others, the organization and the domain of the address, each as two lines."""
    return _organization(person.organizations), _two(_sides(fold(person.email))[1:])


def matches(person: Searched, typed: Sequence[str]) -> bool:
    """Whether every one of the words is found in the person."""
    texts = [text for pair in (lines(person), *groups(person)) for text in pair]
    return all(any(word in text for text in texts) for word in typed)


def _sides(word: str) -> tuple[str, ...]:
    if _NUMBER.fullmatch(word):
        return (_NO_DIGIT.sub("", word),)
    local, at, domain = word.partition("@")
    return tuple(each for each in (local + at, at + domain) if len(each) > 1) if at and word != at else (word,)


def _two(parts: Iterable[str]) -> tuple[str, str]:
    said = dict.fromkeys(part for part in parts if part)
    return "\t".join(map(_latin, said)), "\t".join(part for part in said if not part.isascii())


@lru_cache(maxsize=50_000)
def _organization(names: tuple[str, ...]) -> tuple[str, str]:
    return _two([part for name in names for part in (" ".join(fold(name).split()), *organization_spellings(name))])


def _latin(part: str) -> str:
    return part if part.isascii() else _WIDE.sub(" ", part).strip()


def _name(name: str) -> list[str]:
    folded = " ".join(fold(name).split())
    squeezed = [folded.replace(" ", "")] if " " in folded else []
    return [folded, *squeezed, *spellings(name)] if folded else []


def _code(code: str) -> tuple[str, ...]:
    folded = fold(code)
    bare = _NO_LETTER.sub("", folded)
    return (folded,) if bare == folded else (folded, bare)


Groups = tuple[int, int]
"""The numbers of somebody's organization and of the domain of the address."""

_Known = tuple[int, tuple[str, str], Groups]


class _Block:
    """The lines of some people that stand one after the other, as two texts, and the groups they belong to."""

    __slots__ = ("_latin", "_latin_ends", "_letters", "_rows", "_wide", "_wide_ends", "ids", "members")

    def __init__(self, ids: list[int], rows: list[tuple[str, str]], members: list[Groups]) -> None:
        latin, wide = [each for each, _ in rows], [each for _, each in rows]
        self.ids, self.members = ids, members
        self._rows: dict[int, array[int]] = {}  # a group's number -> the rows of its people
        for row, numbers in enumerate(members):
            for number in numbers:
                # Arrays, since the garbage collector need not look into them: lists cost pauses of 50 ms.
                self._rows.setdefault(number, array("H")).append(row)
        self._latin, self._latin_ends = "\n".join(latin), _ends(latin)
        self._wide, self._wide_ends = "\n".join(wide), _ends(wide)
        # A single letter is in most lines: finding it one by one would take longer than any word.
        self._letters = {each: bytes(map(contains, latin, repeat(each))) for each in LETTERS}

    def rows(self) -> list[tuple[str, str]]:
        """What the block was made of; a pair for each of the ids, whatever is in the texts."""
        return list(zip(_apart(self._latin, self._latin_ends), _apart(self._wide, self._wide_ends), strict=True))

    def find(self, typed: Sequence[tuple[str, frozenset[int]]]) -> list[int]:
        """Who has all the words, each given with the groups that hold it."""
        found = b"\1" * len(self.ids)
        for word, holding in typed:
            marks = self._own(word)
            here = holding & self._rows.keys()
            if here and (not marks or 0 in marks):
                marks = self._with_members(marks, here)
            if not marks:
                return []
            found = _both(found, marks)
        return list(compress(self.ids, found))

    def _own(self, word: str) -> bytes:
        """A byte a line, 1 where the word is in it; nothing when it is in none."""
        if word in self._letters:
            return self._letters[word]
        return (
            _marks(self._latin, self._latin_ends, word) if word.isascii() else _marks(self._wide, self._wide_ends, word)
        )

    def _with_members(self, marks: bytes, groups: Iterable[int]) -> bytes:
        """The marks, and 1 for whoever belongs to one of the groups."""
        more = bytearray(marks or len(self.ids))
        for number in groups:
            for row in self._rows[number]:
                more[row] = 1
        return bytes(more)


def _ends(rows: list[str]) -> list[int]:
    return list(accumulate(len(each) + 1 for each in rows))


def _apart(text: str, ends: list[int]) -> list[str]:
    return [text[start : end - 1] for start, end in pairwise([0, *ends])]


def _marks(text: str, ends: list[int], word: str) -> bytes:
    """Go from one line that holds the word to the next."""
    find = text.find
    row, at = 0, find(word)
    if at < 0:
        return b""
    marks = bytearray(len(ends))
    while at >= 0:
        row = bisect_right(ends, at, row)
        marks[row] = 1
        at = find(word, ends[row])
    return bytes(marks)


class SearchIndex:
    """All people of an event, found by any words as they are typed.

    Built by :func:`build_index`, outside the window's thread when there are many; afterwards kept up by :meth:`put`
    and :meth:`remove`, each of which touches one block.
    """

    def __init__(self) -> None:
        self._blocks: list[_Block] = []
        self._groups: dict[tuple[str, str], int] = {}  # lines shared by people -> the group's number

    def __len__(self) -> int:
        return sum(len(block.ids) for block in self._blocks)

    def find(self, text: str) -> list[int]:
        """The ids of the people in whom every word of the text is found, in the order in which they were put."""
        return [each for part in self.search(text) for each in part]

    def search(self, text: str) -> Iterator[list[int]]:
        """The same, block by block, for who wants to show the first ones at once; of what is known now."""
        # The longest word is likely in the fewest lines: the others need no look where it is not.
        typed = list(map(self._asked, sorted(words(text), key=len, reverse=True)))
        return (block.find(typed) for block in tuple(self._blocks))

    def put(self, person: Searched) -> None:
        """Take in a person, or what is new of one already known, who keeps the place."""
        for number, block in enumerate(self._blocks):
            if person.id in block.ids:
                self._blocks[number] = self._changed(block, block.ids.index(person.id), person)
                return
        self.extend([person])

    def remove(self, ids: Iterable[int]) -> None:
        """Forget the people with these ids; unknown ones are ignored."""
        gone = frozenset(ids)
        before, self._blocks = self._blocks, []
        for block in before:
            if gone.isdisjoint(block.ids):
                self._blocks.append(block)
            else:
                self._append([each for each in self._people(block) if each[0] not in gone])

    def extend(self, people: Sequence[Searched]) -> None:
        """Take in people who are not known yet, after all others."""
        new = [(each.id, lines(each), self._numbers(each)) for each in people]
        if self._blocks and len(self._blocks[-1].ids) < BLOCK:
            new = [*self._people(self._blocks.pop()), *new]
        for at in range(0, len(new), BLOCK):
            self._append(new[at : at + BLOCK])

    def _append(self, people: list[_Known]) -> None:
        """Nobody makes no block: every block has somebody in it."""
        if people:
            self._blocks.append(_Block(*(list(each) for each in zip(*people, strict=True))))

    def _people(self, block: _Block) -> list[_Known]:
        return list(zip(block.ids, block.rows(), block.members, strict=True))

    def _changed(self, block: _Block, place: int, person: Searched) -> _Block:
        rows, members = block.rows(), list(block.members)
        rows[place], members[place] = lines(person), self._numbers(person)
        return _Block(block.ids, rows, members)

    def _numbers(self, person: Searched) -> Groups:
        organization, domain = groups(person)
        number = self._groups.setdefault
        return number(organization, len(self._groups)), number(domain, len(self._groups))

    def _asked(self, word: str) -> tuple[str, frozenset[int]]:
        """The word with the groups in whose lines it is."""
        which = 0 if word.isascii() else 1
        return word, frozenset(number for texts, number in self._groups.items() if word in texts[which])


def _both(one: bytes, other: bytes) -> bytes:
    """1 where both are; bytes that are missing count as 0."""
    both = int.from_bytes(one, "little") & int.from_bytes(other, "little")
    return both.to_bytes(len(one), "little")


def build_index(people: Iterable[Searched], progress: Progress | None = None) -> SearchIndex:
    """The index of the people, found in their order. Asks ``progress`` after each block. Raises Cancelled."""
    told = progress or Progress()
    index = SearchIndex()
    rest = iter(people)
    done = 0
    while part := list(islice(rest, BLOCK)):
        index.extend(part)
        done += len(part)
        told.step(done, 0)
    return index
