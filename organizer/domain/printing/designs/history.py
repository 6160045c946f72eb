"""Undo and redo in the designer: a stack of documents."""

from dataclasses import dataclass, replace

from organizer.domain.printing.designs.document import Document

DEEPEST = 500
"""So many steps are remembered."""


@dataclass(frozen=True, slots=True)
class DesignHistory:
    """What was, what is, and what was taken back; the nearest last.

    ``run`` names what was done: steps of one run, such as an arrow key held down, are taken back together.
    """

    now: Document
    past: tuple[Document, ...] = ()
    future: tuple[Document, ...] = ()
    run: str = ""

    def then(self, document: Document, run: str = "") -> "DesignHistory":
        """Another document after the one there is."""
        if document == self.now:
            return self
        past = self.past if run and run == self.run else (*self.past, self.now)[-DEEPEST:]
        return DesignHistory(document, past, (), run)

    def back(self) -> "DesignHistory":
        """One step taken back; the same where there is none."""
        if not self.past:
            return self
        return DesignHistory(self.past[-1], self.past[:-1], (*self.future, self.now))

    def forth(self) -> "DesignHistory":
        """One step done again; the same where there is none."""
        if not self.future:
            return self
        return DesignHistory(self.future[-1], (*self.past, self.now), self.future[:-1])

    def rested(self) -> "DesignHistory":
        """The same, but what comes next begins a run of its own."""
        return replace(self, run="")
