"""Columns that hold nothing but yes and no, in whatever language, and their values in one spelling."""

from collections.abc import Callable, Iterable

from organizer.domain.folding import fold
from organizer.domain.imports.cleaning import Column
from organizer.domain.words import answers, yes_and_no


def are_answers(texts: Iterable[str]) -> bool:
    """Whether all of them say yes or no. Figures alone could count something, and “none” say that there is nothing."""
    said = {folded: answers().get(folded) for folded in map(fold, texts)}
    return None not in said.values() and any(yes and not word.isdecimal() for word, yes in said.items())


def in_one_spelling(language: str) -> Callable[[Column], Column]:
    """What writes every yes and no as ``language`` does; any other text stays."""
    yes, no = yes_and_no(language)
    words = {None: "", True: yes, False: no}

    def spelled(text: str) -> str:
        return words[answers().get(fold(text))] or text

    return lambda column: [spelled(text) if text else "" for text in column]


def is_same_answer(one: str, other: str) -> bool:
    """Whether both are words for yes, or both for no."""
    meant = answers().get(fold(one))
    return meant is not None and meant == answers().get(fold(other))
