"""The template that is being designed: the document, what was before, what is selected. Writes nothing itself."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal

from organizer.domain.printing.badges.templates import parse_template
from organizer.domain.printing.designs.arranging import Axis
from organizer.domain.printing.designs.document import Document, Item, Reverse, Side, design_of, new_ids
from organizer.domain.printing.designs.edits import with_groups
from organizer.domain.printing.designs.guides import guides
from organizer.domain.printing.designs.history import DesignHistory
from organizer.domain.printing.designs.placing import bounds
from organizer.domain.printing.faces import Box
from organizer.errors import BadInput
from organizer.i18n import _

Edit = Callable[[Document], Document]


class Editing(QObject):
    """What canvas, panel and list show and change.

    A draft is what a drag would make; it is tried out before it is kept, and given up without a trace.
    """

    changed = Signal()
    """The document or the draft is another one."""
    selected = Signal()
    """Something else is selected, or another side is shown."""
    refused = Signal(str)
    """A change cannot be: the sentence says why."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = DesignHistory(document)
        self._draft: Document | None = None
        self._saved = document
        self.selection: frozenset[int] = frozenset()
        self.hidden: frozenset[int] = frozenset()
        """What is not shown while designing; it is printed all the same."""
        self._guide: tuple[Axis, int] | None = None
        self.side = Side.FRONT
        self.to_badge = False
        """Whether elements are aligned to the badge and not to each other."""
        self.seen = Box(0, 0, *document.size)
        """The part of the badge that is seen: what is new comes into it."""

    # -- the document --------------------------------------------------------------------------------------------------

    @property
    def document(self) -> Document:
        """What is shown: the draft, else what was made last."""
        return self._draft or self._history.now

    @property
    def kept(self) -> Document:
        """What was made last, whatever is being tried out."""
        return self._history.now

    @property
    def drafting(self) -> bool:
        """Whether a draft is shown."""
        return self._draft is not None

    @property
    def dirty(self) -> bool:
        """Whether there is something that was not saved."""
        return design_of(self.kept) != design_of(self._saved)

    @property
    def undo_label(self) -> str:
        """What would be taken back; empty where nothing is."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str:
        """What would be done again; empty where nothing is."""
        return self._history.redo_label

    def change(self, label: str, edit: Edit, *, run: str = "", select_new: bool = False) -> bool:
        """Make an edit one step called ``label``; steps of one run are taken back together.

        False when it was refused, and why is told. With ``select_new`` what is new is selected.
        """
        before = self.kept
        if reason := self.attempt(label, edit, run=run):
            self.refused.emit(reason)
        elif select_new and (made := new_ids(before, self.kept)):
            self.select(made)
        return not reason

    def attempt(self, label: str, edit: Edit, *, run: str = "") -> str:
        """Make an edit one step; why it cannot be, else nothing."""
        try:
            after = edit(self.kept)
            if after is not self.kept:
                parse_template(design_of(after))
        except BadInput as reason:
            self.give_up()
            return str(reason)
        self._go(self._history.then(after, label, run))
        return ""

    def try_out(self, document: Document) -> None:
        """Show what a drag would make."""
        self._draft = document
        self.changed.emit()

    def keep(self, label: str) -> None:
        """Make the draft a step."""
        draft = self._draft
        if draft is not None:
            self.change(label, lambda _before: draft)

    def give_up(self) -> None:
        """Forget the draft."""
        if self._draft is not None:
            self._draft = None
            self.changed.emit()

    def undo(self) -> None:
        """Take the last step back."""
        self._go(self._history.back())

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        self._go(self._history.forth())

    def replace(self, document: Document) -> None:
        """Show what the event's file says now, as a step that can be taken back."""
        label = _("What the event says now")
        self._saved = document
        self.select(())
        self._go(self._history.then(document, label))

    def was_saved(self, document: Document) -> None:
        """Remember what the event's file says."""
        self._saved = document
        self.changed.emit()

    def _go(self, history: DesignHistory) -> None:
        self._history, self._draft = history, None
        if self.side is Side.BACK and history.now.reverse is Reverse.NONE:
            self.side = Side.FRONT
            self.select(())
        gone = self.selection - history.now.by_id.keys()
        if gone:
            self.select(self.selection - gone)
        self.changed.emit()

    def align_to_badge(self, *, wanted: bool) -> None:
        """Align to the badge from now on, or to each other."""
        self.to_badge = wanted

    # -- the selection -------------------------------------------------------------------------------------------------

    def select(self, ids: Iterable[int]) -> None:
        """Select these, with all that is grouped with them."""
        self._select(with_groups(self.document, frozenset(ids)))

    def select_within(self, ids: Iterable[int]) -> None:
        """Select exactly these, although they may be parts of groups."""
        self._select(frozenset(ids))

    def toggle(self, id: int) -> None:
        """Add an element and its group to the selection, or take them from it."""
        whole = with_groups(self.document, [id])
        self._select(self.selection - whole if id in self.selection else self.selection | whole)

    def select_all(self) -> None:
        """Select everything on this side that may be taken."""
        self._select(frozenset(each.id for each in self.takeable))

    def select_next(self, step: int) -> bool:
        """Select the element after (or before) the selected one; False at the end."""
        order = [each.id for each in self.takeable]
        chosen = [place for place, id in enumerate(order) if id in self.selection]
        start = (chosen[-1] if step > 0 else chosen[0]) if chosen else (-1 if step > 0 else len(order))
        if not 0 <= start + step < len(order):
            return False
        self.select_within([order[start + step]])
        return True

    def show_side(self, side: Side) -> None:
        """Design the other side."""
        if side is not self.side:
            self.side, self.selection, self._guide = side, frozenset(), None
            self._history = self._history.rested()
            self.selected.emit()

    def set_hidden(self, ids: Iterable[int], *, hidden: bool) -> None:
        """Do not show these while designing, or show them again."""
        self.hidden = self.hidden | frozenset(ids) if hidden else self.hidden - frozenset(ids)
        self._select(self.selection - self.hidden)
        self.changed.emit()

    def select_guide(self, guide: tuple[Axis, int]) -> None:
        """Take a guide, and no element."""
        self.selection, self._guide = frozenset(), guide
        self._history = self._history.rested()
        self.selected.emit()

    def follow_guide(self, guide: tuple[Axis, int]) -> None:
        """The guide that is taken lies here now."""
        self._guide = guide
        self.changed.emit()

    @property
    def guide(self) -> tuple[Axis, int] | None:
        """The guide that is taken: along which axis, and where."""
        taken = self._guide
        return taken if taken is not None and taken[1] in guides(self.document, taken[0]) else None

    def _select(self, ids: frozenset[int]) -> None:
        if ids != self.selection or self._guide is not None:
            self.selection, self._guide = ids, None
            self._history = self._history.rested()
            self.selected.emit()

    # -- what is there -------------------------------------------------------------------------------------------------

    @property
    def own_side(self) -> Side:
        """Whose elements are changed: a back that is like the front shows those of the front."""
        return self.document.own_side(self.side)

    @property
    def items(self) -> tuple[Item, ...]:
        """What stands on the side that is designed."""
        return self.document.items(self.own_side)

    @property
    def takeable(self) -> tuple[Item, ...]:
        """What the mouse and Tab can take: neither hidden nor locked."""
        return tuple(each for each in self.items if not each.locked and each.id not in self.hidden)

    @property
    def chosen(self) -> tuple[Item, ...]:
        """What is selected."""
        return self.document.chosen(self.selection)

    @property
    def bounds(self) -> Box | None:
        """The box around what is selected."""
        several = self.chosen
        return bounds(each.box for each in several) if several else None

    def item_at(self, x: int, y: int, reach: int) -> Item | None:
        """The uppermost element at a place; thin ones are taken from as far as ``reach``."""
        return next((each for each in reversed(self.takeable) if _holds(each.box, x, y, reach)), None)

    def within(self, frame: Box) -> frozenset[int]:
        """What lies in a frame as a whole."""
        return frozenset(each.id for each in self.takeable if frame.holds(each.box))


def _holds(box: Box, x: int, y: int, reach: int) -> bool:
    across = reach if box.width < 2 * reach else 0
    down = reach if box.height < 2 * reach else 0
    return box.x - across <= x < box.x + box.width + across and box.y - down <= y < box.y + box.height + down
