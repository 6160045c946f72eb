"""Headers put together from words that are known: “Anmeldedatum”, “报名时间” and “data di iscrizione” are one thing.

The words are data (``resources/header_concepts.toml``): concepts such as *registering* and *when*, and for each field
the recipes of concepts that name it. What is left over of a header makes it less sure.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from organizer.domain.sheets.header_text import WIDE, key, plain_words
from organizer.domain.sheets.workbook import Field
from organizer.resources import resource

_ONE, _SEVERAL = 0.88, 0.92  # by how many concepts the recipe asks for
_ATTENDEES = 0.98  # a column about the attendee wins against the same thing alone
_BESIDE = 0.62  # for each concept that is not the field's
_UNKNOWN = (1.0, 0.75, 0.68, 0.6)  # by the number of words that say nothing known
_MOST_WORDS = 24
_ENDING, _STEM = 3, 4  # letters that inflection adds at most, and of the stem that it needs at least
_GLUE = ("", "s", "es", "n", "en", "e", "o")  # between the parts of a German, Dutch or Scandinavian compound

_RUNS = re.compile(rf"{WIDE.pattern}+|(?:(?!{WIDE.pattern})\S)+")

Concepts = frozenset[str]
_UNSAID: Concepts = frozenset()
_STRANGER, _STOP, _ATTENDEE = "stranger", "stop", "attendee"
_ELSEWHERE = frozenset({"stranger", "event", "evening"})  # said even where the word could be a mere particle


@dataclass(frozen=True, slots=True)
class _Words:
    """Folded words to their concepts: whole ones, stems that go on, ends of compounds, and runs of wide characters."""

    whole: Mapping[str, Concepts]
    stems: Mapping[str, Concepts]
    ends: Mapping[str, Concepts]
    wide: Mapping[str, Concepts]
    longest: int


@dataclass(frozen=True, slots=True)
class _Recipe:
    """``field`` is named where all of ``needs`` are said; ``beside`` may be said as well."""

    field: Field
    needs: Concepts
    beside: Concepts


def concept_scores(header: str, more: Mapping[str, Concepts]) -> dict[Field, float]:
    """How well a header fits each field by the concepts in it, 0 to 1. ``more``: further words to their concepts."""
    said = list(_said(header, more)) if len(header) <= 200 else []
    if not said or len(said) > _MOST_WORDS:
        return {}
    scores: dict[Field, float] = {}
    for recipe in _recipes():
        score = _score(recipe, said)
        if score > scores.get(recipe.field, 0.0):
            scores[recipe.field] = score
    return scores


def _score(recipe: _Recipe, said: list[Concepts]) -> float:
    if not recipe.needs <= frozenset().union(*said):
        return 0.0
    fitting = recipe.needs | recipe.beside
    rest = [word for word in said if word.isdisjoint(fitting) and (_STOP not in word or word & _ELSEWHERE)]
    if any(_STRANGER in word for word in rest):
        return 0.0
    unknown = sum(1 for word in rest if not word)
    beside = len(rest) - unknown + sum(1 for word in rest if word & _ELSEWHERE)
    score = _SEVERAL if len(recipe.needs) > 1 else _ONE
    if not rest and any(_ATTENDEE in word for word in said):
        return _ATTENDEES
    return score * _UNKNOWN[min(unknown, len(_UNKNOWN) - 1)] * float(_BESIDE**beside)


# -- words ------------------------------------------------------------------------------------------------------------


def _said(header: str, more: Mapping[str, Concepts]) -> Iterator[Concepts]:
    """The concepts that each word of the header can stand for; none for an unknown word."""
    wide = ""
    for run in _RUNS.findall(plain_words(header)):
        if WIDE.match(run):
            wide += run
            continue
        yield from _wide_concepts(wide, more)
        wide = ""
        said = _word_concepts(run)
        yield from (more[run] | said[0],) if run in more and len(said) == 1 else said
    yield from _wide_concepts(wide, more)


def _wide_concepts(text: str, more: Mapping[str, Concepts]) -> Iterator[Concepts]:
    """The longest known words one after the other; two characters between them count as an unknown word."""
    words = _words()
    at = unknown = 0
    while at < len(text):
        for length in range(min(words.longest, len(text) - at), 0, -1):
            part = text[at : at + length]
            if found := words.wide.get(part, _UNSAID) | more.get(part, _UNSAID):
                yield found
                at += length
                break
        else:
            unknown += 1
            at += 1
    yield from (_UNSAID for _word in range((unknown + 1) // 2))


@lru_cache(maxsize=4096)
def _word_concepts(word: str) -> tuple[Concepts, ...]:
    """The concepts of a word, or of the two words that it is made of."""
    words = _words()
    if found := words.whole.get(word):
        return (found,)
    for length in range(len(word) - 1, 2, -1):
        stem = words.stems.get(word[:length])
        if stem is None:
            continue
        for glue in _GLUE:
            if word.startswith(glue, length) and (end := words.ends.get(word[length + len(glue) :])):
                return stem, end
        if len(word) - length <= _ENDING and length >= _STEM:
            return (stem,)
    return (_UNSAID,)


# -- data -------------------------------------------------------------------------------------------------------------


@cache
def _data() -> dict[str, dict[str, str]]:
    with resource("header_concepts.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _words() -> _Words:
    groups: tuple[dict[str, Concepts], ...] = ({}, {}, {}, {})
    whole, stems, ends, wide = groups
    for concept, text in _data()["concepts"].items():
        for word in text.split():
            folded = key(word)
            for group in _places(word, folded, whole=whole, stems=stems, ends=ends, wide=wide):
                group[folded] = group.get(folded, _UNSAID) | {concept}
    return _Words(whole, stems, ends, wide, max(map(len, wide)))


def _places(word: str, folded: str, **groups: dict[str, Concepts]) -> Iterable[dict[str, Concepts]]:
    """Where a word of the data belongs by its dashes."""
    if WIDE.search(folded):
        return (groups["wide"],)
    if word.startswith("-"):
        return (groups["ends"],)
    if word.endswith("-"):
        return groups["whole"], groups["stems"], groups["ends"]
    return (groups["whole"],)


@cache
def _recipes() -> tuple[_Recipe, ...]:
    data = _data()
    everywhere = data["beside"]["all"].split()
    return tuple(
        _Recipe(
            Field(field), frozenset(needs.split()), frozenset([*everywhere, *data["beside"].get(field, "").split()])
        )
        for field, recipes in data["recipes"].items()
        for needs in recipes
    )
