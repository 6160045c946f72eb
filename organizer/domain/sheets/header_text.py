"""Headers made comparable: without numbering, case, accents, width, punctuation and look-alike letters."""

import re
from functools import lru_cache

from organizer.domain.folding import fold, latin_look

_NUMBERING = re.compile(
    r"^\s*(?:q?\d{1,3}|[(（]\d{1,3}[)）]|[一二三四五六七八九十]{1,3})\s*(?:[、.．)）:：]\s*|\s+(?=[A-Z]))",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_APOSTROPHE = re.compile(r"(?<=[\u0400-\u052f])['’ʼ](?=[\u0400-\u052f])")  # a letter of Ukrainian words, no end of one
_NO_WORD = re.compile(r"[^\w#]+|_+")
WIDE = re.compile(r"[\u0e00-\u0e7f\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Scripts that are written without spaces, or as if without them."""


def without_numbering(header: str) -> str:
    """``1、姓名`` and ``Q3. Name`` without what only counts the questions."""
    return _NUMBERING.sub("", header.strip(), count=1)


def key(text: str) -> str:
    """A header as one run of letters and digits: ``E-Mail`` and ``e mail`` are the same."""
    return plain_words(text).replace(" ", "")


@lru_cache(maxsize=4096)
def plain_words(text: str) -> str:
    """Folded words with single spaces and no punctuation but ``#``."""
    split = _CAMEL.sub(" ", _APOSTROPHE.sub("", text))
    return _NO_WORD.sub(" ", fold(latin_look(split))).strip()
