"""What the name of an organization says about it."""

import re
from functools import lru_cache

from organizer.domain.folding import fold
from organizer.domain.people import OrganizationKind
from organizer.domain.words import organization_words

_NO_WORD = re.compile(r"[\s,.·・()（）&\-_/]+")


@lru_cache(maxsize=50_000)
def organization_key(name: str) -> str:
    """The same for spellings of one name: case, accents, width, punctuation."""
    return _NO_WORD.sub(" ", fold(name)).strip()


def organization_kind(name: str) -> OrganizationKind:
    """University, enterprise … by the words of the name; ``other`` where none says it."""
    folded = f" {fold(name)} "
    for kind, words in organization_words().items():
        if any((f" {word} " if word.isascii() and len(word) < 5 else word) in folded for word in words):
            return OrganizationKind(kind)
    return OrganizationKind.OTHER
