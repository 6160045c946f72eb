"""Pairs made one where pairs hang together: three records of one person, four spellings of one organization."""

from collections.abc import Iterable, Iterator, Mapping


def merges(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What ``pairs`` (the id that stays, the id that goes) come to, one after the other.

    Whoever has gone already stands for whom it went into; what is one by then is left out.
    """
    heirs: dict[int, int] = {}
    for pair in pairs:
        keep, drop = (_heir(heirs, id) for id in pair)
        if keep != drop:
            heirs[drop] = keep
            yield keep, drop


def _heir(heirs: Mapping[int, int], id: int) -> int:
    while id in heirs:
        id = heirs[id]
    return id
