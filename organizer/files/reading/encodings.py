"""In which encoding a text file is written: marks and strict rules first, then what reads like a language.

A wrong guess between the old encodings is nearly always valid, so validity decides little: what decides is whether the
characters are frequent ones (``resources/encodings.toml``) and whether the first lines hold words that headers use.
"""

import codecs
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from organizer.domain.sheets.headers import header_share
from organizer.domain.sheets.workbook import Decoding
from organizer.resources import resource

_SAMPLE = 1 << 18
_WORD = re.compile(r"[^\W\d_]+")
_TURNS = re.compile(r"[a-zß-öø-ÿα-ωа-яё][A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁ]")
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNDECODABLE = -2.0
_HEADER_WEIGHT = 2.0
_BEST = 10.0
_HEADER = 4_000  # bytes in which header words are looked for
_PREVIEW_LINES = 4
_PREVIEW_WIDTH = 160


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One old encoding: its frequent characters, and the lead bytes of its first level of ideographs or letters.

    ``latin``: its words mix plain letters with others, which no word of another script does.
    """

    encoding: str
    common: frozenset[str]
    first_level: range
    latin: bool

    def plausibility(self, text: str) -> float:
        """The mean over the characters beyond ASCII: 1.5 for a frequent one, 1 for the first level, little else."""
        beyond = [char for char in text if char > "\x7f"]
        return sum(map(self._weight, beyond)) / len(beyond) if beyond else 0.0

    def coherence(self, text: str) -> float:
        """The share of letters beyond ASCII, 0 to 1, that stand in words as this script has them.

        Words begin or are in capitals; one that turns to capitals in its midst is a wrong reading (KOI8 as Windows).
        """
        right = letters = 0
        for word in _WORD.findall(text):
            beyond = sum(1 for char in word if char > "\x7f")
            mixed = beyond < len(word)
            letters += beyond
            if (mixed or len(word) < 3 if self.latin else not mixed) and not _TURNS.search(word):
                right += beyond
        return right / letters if letters else 0.0

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
        _Candidate(
            name, frozenset(entry["common"]), range(*entry.get("first_level", [0, 0])), entry.get("latin", False)
        )
        for name, entry in data.items()
    )


@dataclass(frozen=True, slots=True)
class Encoded:
    """How a text file is written: the Python name of the encoding, how many lines there are, about.

    ``decodings`` are empty where the bytes leave no doubt.
    """

    encoding: str
    lines: int
    decodings: tuple[Decoding, ...] = ()


def look_at_bytes(path: Path, wanted: str | None = None) -> Encoded:
    """Marks, UTF-8 and UTF-16 are decided; of anything else the likely encodings are ranked, and the first taken.

    ``wanted`` is taken instead whatever the bytes say; one that Python does not know is a LookupError.
    """
    looked = _look(path)
    decided = looked.decided()
    decodings = () if decided else _decodings(looked.sample)
    if wanted:
        codecs.lookup(wanted)
    return Encoded(wanted or decided or decodings[0].encoding, looked.lines, decodings)


@dataclass(slots=True)
class _Looked:
    """The whole file seen once: its beginning, and lines from anywhere with bytes beyond ASCII."""

    head: bytes
    sample: bytes
    lines: int
    utf8: bool

    def decided(self) -> str | None:
        """The encoding that marks and strict rules leave."""
        for mark, encoding in _MARKS:
            if self.head.startswith(mark):
                return encoding
        return wide_encoding(self.head) or ("utf-8" if self.utf8 else None)


def _look(path: Path) -> _Looked:
    decoder = codecs.getincrementaldecoder("utf-8")()
    head, beyond, lines, utf8 = b"", bytearray(), 0, True
    with path.open("rb") as file:
        while chunk := file.read(_SAMPLE):
            head = head or chunk
            lines += chunk.count(b"\n") or chunk.count(b"\r")
            if not chunk.isascii() and len(beyond) < _SAMPLE:
                beyond += b"\n".join(line for line in chunk.splitlines() if not line.isascii())[:_SAMPLE]
            if utf8:
                utf8 = _feed(decoder, chunk)
    first = head[:_HEADER].rpartition(b"\n")[0] or head[:_HEADER]
    return _Looked(head, first + b"\n" + bytes(beyond), lines or 1, utf8)


def _feed(decoder: codecs.IncrementalDecoder, chunk: bytes) -> bool:
    try:
        decoder.decode(chunk)
    except UnicodeDecodeError:
        return False
    return True


def _decodings(sample: bytes) -> tuple[Decoding, ...]:
    """Every way in which the bytes look different, the likeliest first."""
    scored = [(_nearly_utf8(sample), "utf-8"), *((_score(each, sample), each.encoding) for each in _candidates())]
    found: dict[tuple[str, ...], Decoding] = {}
    for score, encoding in sorted(scored, key=lambda each: -each[0]):
        preview = _preview(sample, encoding)
        if score > _UNDECODABLE / 2:
            found.setdefault(preview, Decoding(encoding, preview))
    return tuple(found.values())


def _nearly_utf8(sample: bytes) -> float:
    """The best of scores where a few bytes spoil what is UTF-8 otherwise (which never is by chance), else the worst."""
    text = sample.decode("utf-8", "replace")
    bad, good = text.count("\ufffd"), sum(1 for char in text if char > "\x7f" and char != "\ufffd")
    return _BEST if good >= 3 and good >= 4 * bad else _UNDECODABLE


def _preview(sample: bytes, encoding: str) -> tuple[str, ...]:
    """The header and some lines with characters in which the encodings differ."""
    text = sample.decode(encoding, "replace")
    first, *others = [line for line in text.splitlines() if line.strip()] or [""]
    telling = [line for line in others if not line.isascii()]
    lines = [first, *dict.fromkeys(line for line in telling if line != first)][:_PREVIEW_LINES]
    return tuple(line[:_PREVIEW_WIDTH] for line in lines)


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


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(data)
    except UnicodeDecodeError:
        return False
    return True


def _score(candidate: _Candidate, sample: bytes) -> float:
    text = sample.decode(candidate.encoding, "replace")
    some = text[:20_000]
    return candidate.plausibility(some) + candidate.coherence(some) + _HEADER_WEIGHT * header_share(text[:_HEADER])
