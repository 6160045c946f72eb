"""Undo and redo in the designer: a stack of documents."""

from dataclasses import dataclass, replace

from organizer.domain.printing.designs.document import Document

DEEPEST = 500
"""So many steps are remembered."""


@dataclass(frozen=True, slots=True)
class Step:
    """What was done, in words, and the document on its other side."""

    label: str
    document: Document


@dataclass(frozen=True, slots=True)
class DesignHistory:
    """What was, what is, and what was taken back; the nearest last.

    ``run`` names what was done: steps of one run, such as an arrow key held down, are taken back together.
    """

    now: Document
    past: tuple[Step, ...] = ()
    future: tuple[Step, ...] = ()
    run: str = ""

    def then(self, document: Document, label: str, run: str = "") -> "DesignHistory":
        """Another document after the one there is."""
        if document == self.now:
            return self
        past = self.past if run and run == self.run else (*self.past, Step(label, self.now))[-DEEPEST:]
        return DesignHistory(document, past, (), run)

    def back(self) -> "DesignHistory":
        """One step taken back; the same where there is none."""
        if not self.past:
            return self
        *past, step = self.past
        return DesignHistory(step.document, tuple(past), (*self.future, Step(step.label, self.now)))

    def forth(self) -> "DesignHistory":
        """One step done again; the same where there is none."""
        if not self.future:
            return self
        *future, step = self.future
        return DesignHistory(step.document, (*self.past, Step(step.label, self.now)), tuple(future))

    def rested(self) -> "DesignHistory":
        """The same, but what comes next begins a run of its own."""
        return replace(self, run="")

    @property
    def undo_label(self) -> str:
        """What would be taken back; empty where nothing is."""
        return self.past[-1].label if self.past else ""

    @property
    def redo_label(self) -> str:
        """What would be done again; empty where nothing is."""
        return self.future[-1].label if self.future else ""
