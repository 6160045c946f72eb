"""Blocks one below the other on as many pages as they need; lengths in micrometres.

What becomes of it is a Face for each page, drawn by the same painter as everything else on paper.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from organizer.domain.printing.faces import Box, Face, Instruction, moved


@dataclass(frozen=True, slots=True)
class Block:
    """What stands on one page as a whole, drawn from its own upper left corner.

    ``gap`` is left above it where something else is. With ``keep`` it is never the last on a page: what follows comes
    along. ``at_top`` makes what stands in its place where a page begins: it may say again to what it belongs.
    """

    height: int
    drawn: tuple[Instruction, ...]
    gap: int = 0
    keep: bool = False
    at_top: "Callable[[], Block] | None" = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """Blocks that begin on a page of their own; ``title`` is for the page's head."""

    title: str
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its size, and the ``frame`` that the blocks fill."""

    width: int
    height: int
    frame: Box


@dataclass(frozen=True, slots=True)
class Page:
    """A page before its head and foot are drawn; ``number`` counts from 1 over all chapters; ``begins`` the chapter."""

    chapter: str
    begins: bool
    number: int
    total: int
    drawn: tuple[Instruction, ...]


Furniture = Callable[[Page], Iterable[Instruction]]
"""Head and foot of a page, which may say how many pages there are."""


def flow(chapters: Sequence[Chapter], sheet: Sheet, furniture: Furniture) -> tuple[Face, ...]:
    """The chapters on pages. A block that is higher than the frame runs over its lower edge: make no such blocks."""
    filled = [
        (chapter, not number, blocks)
        for chapter in chapters
        for number, blocks in enumerate(_paged(chapter.blocks, sheet.frame.height))
    ]
    pages = [
        Page(chapter.title, begins, number, len(filled), tuple(_stacked(blocks, sheet.frame)))
        for number, (chapter, begins, blocks) in enumerate(filled, 1)
    ]
    return tuple(
        Face(
            sheet.width,
            sheet.height,
            (),
            (*furniture(page), *page.drawn),
            bookmark=page.chapter if page.begins else "",
        )
        for page in pages
    )


def _paged(blocks: Sequence[Block], height: int) -> Iterator[list[Block]]:
    """The blocks of each page; what is kept together goes to the next page as a whole, where it fits on one."""
    page: list[Block] = []
    for group in _groups(blocks):
        if page and _height([*page, *group]) > height:
            yield page
            page = []
        for block in group:  # one by one, because a group may be higher than a page
            if page and _height([*page, block]) > height:
                yield page
                page = []
            page.append(block if page or block.at_top is None else block.at_top())
    if page:
        yield page


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Blocks that stay on one page."""
    group: list[Block] = []
    for block in blocks:
        group.append(block)
        if not block.keep:
            yield group
            group = []
    if group:
        yield group


def _height(blocks: Sequence[Block]) -> int:
    return sum(each.height for each in blocks) + sum(each.gap for each in blocks[1:])


def _stacked(blocks: Sequence[Block], frame: Box) -> Iterator[Instruction]:
    y = frame.y
    for number, block in enumerate(blocks):
        y += block.gap if number else 0
        yield from (moved(each, frame.x, y) for each in block.drawn)
        y += block.height
