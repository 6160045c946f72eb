"""What a column's header means, whoever exported it and in whatever language.

The words are data (``resources/headers.toml``). A header is folded, tried whole and in parts, without polite words and
without the word for the attendee, then by the concepts in it (:mod:`organizer.domain.sheets.header_concepts`), and at
last compared roughly; the result is a score from 0 to 1 for each field.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from organizer.domain.folding import fold
from organizer.domain.sheets.header_concepts import concept_scores
from organizer.domain.sheets.header_text import WIDE, key, plain_words, without_numbering
from organizer.domain.sheets.workbook import Field
from organizer.resources import resource

_WHOLE = 0.97
_SERIAL = 0.8  # a mere number of the line; a column that says whose number it is comes first
_ATTENDEE = 0.02  # a column about the attendee wins against the same word alone
_STRIPPED = 0.96
_PART = 0.9
_FIRST_PART = 0.82
_OUTSIDE_BRACKETS = 0.95
_ROUGHLY = 0.7
_SOMEBODY_ELSE = 0.6
_ADDRESS = 14  # columns of an address, each part of a name among them

_LONGEST = 300  # characters of a header

LEAST = 0.4
"""A lower score says nothing."""

_BRACKETS = re.compile(r"[(（\[【<][^)）\]】>]*[)）\]】>]")
_PARTS = re.compile(r"[/／|\n\r:：・]")


class ProgrammeField(StrEnum):
    """What a column of an agenda can mean, as far as telling agendas from people sheets needs it."""

    TITLE = "title"
    START = "start"
    END = "end"
    DAY = "day"
    ROOM = "room"
    SPEAKER = "speaker"
    DURATION = "duration"
    TRACK = "track"


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """``whole``: folded header to its fields; the phrases are folded too, the longest first."""

    whole: dict[str, tuple[Field, ...]]
    modifiers: dict[str, frozenset[str]]
    programme: dict[str, ProgrammeField]
    noise: tuple[str, ...]
    attendee: tuple[str, ...]
    other: tuple[str, ...]
    booking: tuple[str, ...]
    tax: frozenset[str]
    titles: frozenset[str]
    nothing: frozenset[str]
    serial: frozenset[str]
    totals: tuple[str, ...]
    status: dict[str, str]


Scores = dict[Field, float]
_BOOKED = frozenset(
    {Field.ORDER_ID, Field.REGISTERED_AT, Field.STATUS, Field.CATEGORY, Field.TICKET_ID, Field.POSITION}
)


@cache
def _vocabulary() -> _Vocabulary:
    with resource("headers.toml").open("rb") as file:
        data = tomllib.load(file)
    return _Vocabulary(
        whole=_whole(data["fields"]),
        modifiers=_modifiers(attendee=data["attendee"], stop=[*data["other"], *data["noise"]]),
        programme={key(word): ProgrammeField(name) for name, words in data["programme"].items() for word in words},
        noise=_phrases(data["noise"]),
        attendee=_phrases(data["attendee"]),
        other=_phrases(data["other"]),
        booking=_phrases(data["booking"]),
        tax=frozenset(map(key, data["tax"])),
        titles=frozenset(data["titles"]),
        nothing=frozenset(map(key, data["nothing"])),
        serial=frozenset(map(key, data["serial"])),
        totals=_phrases(data["totals"]),
        status={fold(word): status for status, words in data["status"].items() for word in words},
    )


def _whole(fields: dict[str, Any]) -> dict[str, tuple[Field, ...]]:
    found: dict[str, list[Field]] = {}
    for name, entry in fields.items():
        for word in entry["exact"]:
            fields_of_word = found.setdefault(key(word), [])
            if Field(name) not in fields_of_word:
                fields_of_word.append(Field(name))
    return {word: tuple(fields_of_word) for word, fields_of_word in found.items()}


def _modifiers(**words: list[str]) -> dict[str, frozenset[str]]:
    """Single words that say whose a column is, as concepts."""
    return {plain_words(word): frozenset({concept}) for concept, texts in words.items() for word in texts}


def _phrases(texts: list[str]) -> tuple[str, ...]:
    return tuple(sorted({plain_words(text) for text in texts}, key=len, reverse=True))


@lru_cache(maxsize=4096)
def field_scores(header: str) -> Scores:
    """How well ``header`` fits each field that it fits at all, 0 to 1."""
    text = without_numbering(header)
    if not key(text) or len(text) > _LONGEST or key(text) in _vocabulary().nothing:
        return {}
    whole = _whole_scores(text, _SERIAL if numbers_lines(text) else _WHOLE)
    scores: Scores = dict(whole)
    for reading, weight in _readings(text):
        _merge(scores, _whole_scores(reading, weight))
    if not whole:
        _merge(scores, concept_scores(text, _vocabulary().modifiers))
        if (outside := _BRACKETS.sub(" ", text)) != text:
            _merge(scores, _weighed(concept_scores(outside, _vocabulary().modifiers)))
    return scores if whole else _worth_it(_for_somebody_else(text, scores))


def near_scores(header: str) -> Scores:
    """The same, and where nothing is known of a header by the nearest one that is: a slip of the hand."""
    text = without_numbering(header)
    if key(text) in _vocabulary().nothing:
        return {}
    return field_scores(header) or (_for_somebody_else(text, _rough_scores(text)) if len(text) <= _LONGEST else {})


def numbers_lines(header: str) -> bool:
    """Whether ``header`` says no more than that there is a number in each line: “No.”, “序号”."""
    return key(header) in _vocabulary().serial


def _readings(text: str) -> Iterator[tuple[str, float]]:
    """The header without what says nothing, and its parts."""
    plain = plain_words(text)
    if ":" not in text and "：" not in text:  # what stands before a colon is not part of the same words
        yield _without(plain, _vocabulary().noise), _STRIPPED
        yield from _about_attendee(plain)
    outside = _BRACKETS.sub(" ", text)
    parts = [part for part in _PARTS.split(outside) if part.strip()]
    for part in [outside, *parts]:
        if part != text:
            weight = _FIRST_PART if len(parts) > 1 and part is parts[0] else _PART
            yield part, weight
            yield _without(plain_words(part), _vocabulary().noise), weight - 0.02
            yield from ((reading, weight * share) for reading, share in _about_attendee(plain_words(part)))


def _about_attendee(plain: str) -> Iterator[tuple[str, float]]:
    bare = _without(plain, _vocabulary().noise)
    stripped = _without(bare, _vocabulary().attendee)
    if stripped != bare and not numbers_lines(stripped):  # an attendee's number is no number of the line
        yield bare, _WHOLE + _ATTENDEE
        yield stripped, _STRIPPED + _ATTENDEE


def _without(plain: str, phrases: tuple[str, ...]) -> str:
    """The words without those phrases; Latin ones as whole words anywhere, others at the beginning. Never empty."""
    rest = f" {plain} "
    for phrase in phrases:
        if WIDE.search(phrase):
            begun = rest.strip()
            rest = (
                f" {begun.removeprefix(phrase).removeprefix('的')} "
                if begun.startswith(phrase) and begun != phrase
                else rest
            )
        elif f" {phrase} " in rest:
            rest = rest.replace(f" {phrase} ", " ")
    return " ".join(rest.split()) or plain


def _whole_scores(text: str, weight: float) -> Scores:
    return dict.fromkeys(_vocabulary().whole.get(key(text), ()), weight)


def _worth_it(scores: Scores) -> Scores:
    return {field: score for field, score in scores.items() if score >= LEAST}


def _weighed(scores: Scores) -> Scores:
    return {field: score * _OUTSIDE_BRACKETS for field, score in scores.items()}


def _rough_scores(text: str) -> Scores:
    """By the nearest word: a header with a slip of the hand."""
    wanted = key(text)
    if len(wanted) < 5:
        return {}
    from rapidfuzz import fuzz, process  # only headers that nothing else explains need it

    match = process.extractOne(wanted, _vocabulary().whole.keys(), scorer=fuzz.ratio, score_cutoff=88)
    return dict.fromkeys(_vocabulary().whole[match[0]], _ROUGHLY * match[1] / 100) if match else {}


def _for_somebody_else(text: str, scores: Scores) -> Scores:
    """Less for ``Invoice address: name``, which is not the attendee's, and ``Order name``; not for ``Order date``."""
    plain = f" {plain_words(text)} "
    if _says(plain, _vocabulary().other):
        return {field: score * _SOMEBODY_ELSE for field, score in scores.items()}
    if _says(plain, _vocabulary().booking):
        return {field: score * (1.0 if field in _BOOKED else _SOMEBODY_ELSE) for field, score in scores.items()}
    return scores


def payers_columns(texts: Sequence[str]) -> frozenset[int]:
    """Columns of a payer's address that only repeat the attendee's headers, as in what pretix exported for years.

    They stand before the payer's tax number: “… Country | … | Name | Country | VAT ID”.
    """
    keys = [key(without_numbering(text)) for text in texts]
    end = next((column for column, each in enumerate(keys) if each in _vocabulary().tax), 0)
    return frozenset(each for each in range(max(0, end - _ADDRESS), end) if keys[each] in keys[:each])


def _says(plain: str, phrases: tuple[str, ...]) -> bool:
    return any(phrase in plain if WIDE.search(phrase) else f" {phrase} " in plain for phrase in phrases)


def _merge(scores: Scores, more: Scores) -> None:
    for field, score in more.items():
        scores[field] = max(score, scores.get(field, 0.0))


def programme_field(header: str) -> ProgrammeField | None:
    """The column of an agenda that ``header`` names."""
    words = _vocabulary().programme
    text = without_numbering(header)
    if len(text) > _LONGEST:
        return None
    for reading in (text, _BRACKETS.sub(" ", text), *_PARTS.split(text)):
        if found := words.get(key(reading)):
            return found
    return None


def is_title(text: str) -> bool:
    """Whether the text is a courtesy or academic title, or several."""
    return all(word.rstrip(".").lower() in _vocabulary().titles for word in text.split())


def status_words() -> dict[str, str]:
    """Folded words of status columns to the words of RegistrationStatus."""
    return _vocabulary().status


def begins_total(text: str) -> bool:
    """Whether the text begins as the rows below a table do: totals, signatures, remarks."""
    plain = f"{plain_words(text)} "
    return any(plain.startswith(word if WIDE.search(word) else f"{word} ") for word in _vocabulary().totals)


def header_share(head: str) -> float:
    """The best line's share of cells that are known headers, 0 to 1; for telling one decoding from another."""
    return max((_line_share(line) for line in head.splitlines()[:6]), default=0.0)


def _line_share(line: str) -> float:
    cells = [cell.strip(' "') for cell in re.split(r"[,;\t|]", line)]
    known = sum(1 for cell in cells if cell and key(without_numbering(cell)) in _vocabulary().whole)
    return known / len(cells)
