"""In which encoding a text file is written: marks and strict rules first, then what reads like a language.

A wrong guess between the old encodings is nearly always valid, so validity decides little: what decides is whether the
characters are frequent ones (``resources/encodings.toml``) and whether the first lines hold words that headers use.
"""

import codecs
import tomllib
from dataclasses import dataclass
from functools import cache

from organizer.domain.headers import header_share
from organizer.resources import resource

_SAMPLE = 1 << 18
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNDECODABLE = -2.0
_HEADER_WEIGHT = 2.0


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One old encoding: its frequent characters, and the lead bytes of its first level of ideographs or letters."""

    encoding: str
    common: frozenset[str]
    first_level: range

    def plausibility(self, text: str) -> float:
        """The mean over the characters beyond ASCII: 1.5 for a frequent one, 1 for the first level, little else."""
        beyond = [char for char in text if char > "\x7f"]
        return sum(map(self._weight, beyond)) / len(beyond) if beyond else 0.0

    def _weight(self, char: str) -> float:
        if char == "\ufffd":
            return _UNDECODABLE
        if char in self.common:
            return 1.5
        lead = char.encode(self.encoding, "replace")[0]
        if lead in self.first_level:
            return 1.0
        return 0.2 if char.isalnum() else 0.0


@cache
def _candidates() -> tuple[_Candidate, ...]:
    with resource("encodings.toml").open("rb") as file:
        data = tomllib.load(file)
    return tuple(
        _Candidate(name, frozenset(entry["common"]), range(*entry.get("first_level", [0, 0])))
        for name, entry in data.items()
    )


def guess_encoding(data: bytes) -> str:
    """The Python name of the encoding of ``data``; ``cp1252`` when nothing speaks for another."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[:_SAMPLE]
    return wide_encoding(sample) or _utf8(data) or _most_plausible(sample)


def wide_encoding(sample: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, by where the zero bytes of separators and line ends stand."""
    if b"\0" not in sample:
        return None
    for encoding, separators in (
        ("utf-32-le", (b",\0\0\0", b"\n\0\0\0")),
        ("utf-32-be", (b"\0\0\0,", b"\0\0\0\n")),
    ):
        if all(separator in sample for separator in separators):
            return encoding
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < 4 * min(even, odd) + 3:
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    return encoding if _decodes(sample[: len(sample) & ~1], encoding) else None


def _utf8(data: bytes) -> str | None:
    return "utf-8" if _decodes(data, "utf-8") else None


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(data)
    except UnicodeDecodeError:
        return False
    return True


def _most_plausible(sample: bytes) -> str:
    cut = sample.rfind(b"\n")
    sample = sample[:cut] if len(sample) == _SAMPLE and cut > 0 else sample
    return max(_candidates(), key=lambda candidate: _score(candidate, sample)).encoding


def _score(candidate: _Candidate, sample: bytes) -> float:
    text = sample.decode(candidate.encoding, "replace")
    return candidate.plausibility(text[:20_000]) + _HEADER_WEIGHT * header_share(text[:4_000])
