"""Work that makes very many small objects, without stopping the window's thread."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_PIECE = 2_000

_lock = threading.Lock()
_inside = 0


@contextmanager
def many_objects() -> Iterator[None]:
    """No collections inside; afterwards what was made is left out of all later ones.

    A collection looks at every container there is while no other thread runs: with the values of 100,000 rows that is
    a fifth of a second, again and again, in which the window stands still. What is made here are trees of values that
    go away by their reference counts; they are frozen (:func:`gc.freeze`) so that later collections pass them by.
    """
    global _inside
    with _lock:
        _inside += 1
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            if not _inside:
                gc.freeze()
                gc.enable()


def let_go(container: list[Any] | dict[Any, Any]) -> None:
    """Empty it a piece at a time: freeing the values of 100,000 people at once stops other threads for 0.1 s."""
    if isinstance(container, list):
        while container:
            del container[-_PIECE:]
    else:
        while container:
            container.popitem()
