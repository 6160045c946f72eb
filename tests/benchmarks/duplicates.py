"""The finder of duplicates at 100,000: what it takes, against all pairs of fewer people, and what it finds.

    python -m tests.benchmarks.duplicates [COUNT]

CPU time of one process. The people are those of the page's benchmark, with twins planted among them of each kind that
comes in real sheets; a kind's share is that of its twins that are found. Pairs that were not planted are people of the
same name and organization, whom only somebody who knows them can tell apart. All pairs are compared on the first few.
"""

import csv
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import TypeVar

from organizer.domain.names.organizations import organization_key
from organizer.domain.names.readings import whole_spellings
from organizer.domain.people.duplicates import LEAST, Candidate, Crowd, Traits, find_duplicates, in_order
from organizer.domain.people.identity import phone_key
from organizer.domain.people.organization_duplicates import OrganizationTraits, find_organization_duplicates
from tests.benchmarks.people_page import write_sheet

T = TypeVar("T")
COUNT, FEW, TWINS = 100_000, (500, 1_000, 2_000), 400


def people(count: int) -> list[Traits]:
    """Those of the page's benchmark."""
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder, "people.csv")
        write_sheet(sheet, count)
        with sheet.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))[1:]
    return [
        Traits(id, (row[0],), row[3].lower(), phone_key(row[4]), (organization_key(row[1]),))
        for id, row in enumerate(rows, 1)
    ]


def _typo(one: Traits, chance: random.Random) -> Traits:
    """Two letters of the longest word exchanged."""
    word = max(one.names[0].split(), key=len)
    at = chance.randrange(1, len(word) - 1)
    wrong = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return replace(one, names=(one.names[0].replace(word, wrong),), email="", phone="")


def _read(one: Traits, _chance: random.Random) -> Traits:
    """The pinyin in one word, as a platform without spaces has it, with the same telephone number."""
    return replace(one, names=(whole_spellings(one.names[0])[0],), email="", organizations=())


def _swapped(one: Traits, _chance: random.Random) -> Traits:
    words = one.names[0].split()
    return replace(one, names=(" ".join(words[::-1]),), email=f"private.{one.email}", phone="")


def _bare(one: Traits, _chance: random.Random) -> Traits:
    return replace(one, email="", phone="")


def _initial(one: Traits, _chance: random.Random) -> Traits:
    first, *rest = one.names[0].split()
    return replace(one, names=(f"{first[0]}. {' '.join(rest)}",), phone="", organizations=())


KINDS: dict[str, tuple[bool, Callable[[Traits, random.Random], Traits]]] = {
    "pinyin, same phone": (True, _read),
    "Chinese name and organization only": (True, _bare),
    "swapped words, another address, same organization": (False, _swapped),
    "two letters exchanged, same organization": (False, _typo),
    "initial, same address": (False, _initial),
}
"""Whether the twin is of somebody with a Chinese name, and how the twin is written."""


def with_twins(some: Sequence[Traits], chance: random.Random) -> tuple[list[Traits], dict[tuple[int, int], str]]:
    """The people and their twins, and which pairs were planted."""
    made, planted = list(some), {}
    sources = {wide: [each for each in some if each.names[0].isascii() is not wide] for wide in (True, False)}
    for kind, (wide, write) in KINDS.items():
        fit = [each for each in sources[wide] if wide or len(each.names[0].split()) == 2]
        for one in chance.sample(fit, TWINS):
            twin = replace(write(one, chance), id=len(made) + 1)
            planted[one.id, twin.id] = kind
            made.append(twin)
    chance.shuffle(made)
    return made, planted


def all_pairs(some: Sequence[Traits]) -> tuple[Candidate, ...]:
    """What comparing everybody with everybody finds."""
    crowd = Crowd(some)
    judged = (crowd.judge(*pair) for pair in combinations(sorted(each.id for each in some), 2))
    return in_order(each for each in judged if each.score >= LEAST)


def timed(action: Callable[[], T]) -> tuple[float, T]:
    """Seconds of CPU time, and the answer."""
    begun = time.process_time()
    answer = action()
    return time.process_time() - begun, answer


def main() -> None:
    """Print the figures of docs/performance.md."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    everybody, planted = with_twins(people(count), random.Random(7))
    find_duplicates(everybody[:100])  # what is read once
    for few in FEW:
        slow, expected = timed(lambda few=few: all_pairs(everybody[:few]))
        quick, found = timed(lambda few=few: find_duplicates(everybody[:few]))
        assert found == expected
        print(f"{few:,} people: all pairs {slow:.2f} s, the finder {quick:.3f} s, ratio {slow / quick:,.0f}")
    seconds, found = timed(lambda: find_duplicates(everybody))
    print(f"{len(everybody):,} people: the finder {seconds:.2f} s, {1e6 * seconds / len(everybody):.0f} µs a person")
    hit = {(each.one, each.other) for each in found}
    for kind in KINDS:
        pairs = [pair for pair, each in planted.items() if each == kind]
        print(f"  {kind}: {sum(pair in hit for pair in pairs)} of {len(pairs)} found")
    print(f"  not planted: {len(hit - planted.keys())} pairs")
    names = sorted({each.organizations[0] for each in everybody if each.organizations})
    some = [OrganizationTraits(id, (name,)) for id, name in enumerate(names)]
    seconds, same = timed(lambda: find_organization_duplicates(some))
    print(f"{len(names):,} organizations: {seconds:.2f} s, {len(same)} pairs")


if __name__ == "__main__":
    main()
