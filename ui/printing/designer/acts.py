"""What can be done with what is selected: once for the keys, the buttons and the menu."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from organizer.domain.printing.designs import edits
from organizer.domain.printing.designs.arranging import Axis, Edge, align, align_to_badge, distribute, units
from organizer.domain.printing.designs.clipboard import ASIDE, MIME, copied, pasted
from organizer.domain.printing.designs.edits import Order
from organizer.i18n import _
from ui.printing.designer.editing import Editing


@dataclass(frozen=True, slots=True)
class Act:
    """``keys`` as in QKeySequence; ``needs``: so many elements (a group is one) must be selected."""

    words: Callable[[], str]
    icon: str
    do: Callable[[Editing], object]
    keys: str = ""
    needs: int = 1


def can_do(act: Act, editing: Editing) -> bool:
    """Whether enough is selected."""
    return len(editing.selection) >= act.needs if act.needs < 2 else _count(editing) >= act.needs


def _count(editing: Editing) -> int:
    return len(units(editing.document, editing.selection))


# -- copies ------------------------------------------------------------------------------------------------------------


def copy(editing: Editing) -> None:
    """Put what is selected on the clipboard."""
    if not editing.selection:
        return
    text, data = copied(editing.kept, editing.selection), QMimeData()
    data.setData(MIME, text.encode())
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def cut(editing: Editing) -> None:
    """Put what is selected on the clipboard and take it away."""
    copy(editing)
    delete(editing)


def paste(editing: Editing) -> None:
    """Put on this side what is on the clipboard."""
    data = QGuiApplication.clipboard().mimeData()
    text = bytes(data.data(MIME).data()).decode(errors="replace") if data.hasFormat(MIME) else data.text()
    editing.change(partial(pasted, text=text, side=editing.own_side), select_new=True)


def duplicate(editing: Editing) -> None:
    """Put a copy of what is selected beside it."""
    ids = editing.selection
    editing.change(lambda it: edits.duplicate(it, ids, right=ASIDE, down=ASIDE), select_new=True)


def delete(editing: Editing) -> None:
    """Take away what is selected."""
    ids = editing.selection
    editing.change(lambda it: edits.remove(it, ids))


# -- changes -----------------------------------------------------------------------------------------------------------


def toggle_lock(editing: Editing) -> None:
    """Lock what is selected; unlock it where all of it is locked."""
    ids = editing.selection
    locked = not all(each.locked for each in editing.chosen)
    editing.change(lambda it: edits.set_locked(it, ids, locked=locked))


def group(editing: Editing) -> None:
    """Let what is selected stay together."""
    ids = editing.selection
    editing.change(lambda it: edits.group(it, ids))


def ungroup(editing: Editing) -> None:
    """Let each go on its own."""
    ids = editing.selection
    editing.change(lambda it: edits.ungroup(it, ids))


def reorder(order: Order) -> Callable[[Editing], object]:
    """Bring what is selected above or below others."""
    return lambda editing: editing.change(lambda it: edits.reorder(it, editing.selection, order))


def align_on(edge: Edge) -> Callable[[Editing], object]:
    """Bring what is selected on a line, of each other or of the badge as the editing says."""

    def do(editing: Editing) -> None:
        aligned = align_to_badge if editing.to_badge else align
        editing.change(lambda it: aligned(it, editing.selection, edge))

    return do


def spread(axis: Axis) -> Callable[[Editing], object]:
    """Make the gaps between what is selected equal."""
    return lambda editing: editing.change(lambda it: distribute(it, editing.selection, axis))


def nudge(editing: Editing, right: int, down: int) -> None:
    """Move what is selected a little."""
    ids = editing.selection
    editing.change(lambda it: edits.move(it, ids, right=right, down=down), run="nudge")


def hide(editing: Editing) -> None:
    """Do not show what is selected while edits."""
    editing.hide(editing.selection)


ALIGN = (
    Act(lambda: _("Align left edges"), "align-left", align_on(Edge.LEFT)),
    Act(lambda: _("Align centres"), "align-center", align_on(Edge.CENTER)),
    Act(lambda: _("Align right edges"), "align-right", align_on(Edge.RIGHT)),
    Act(lambda: _("Align upper edges"), "align-top", align_on(Edge.TOP)),
    Act(lambda: _("Align middles"), "align-middle", align_on(Edge.MIDDLE)),
    Act(lambda: _("Align lower edges"), "align-bottom", align_on(Edge.BOTTOM)),
    Act(lambda: _("Equal gaps across"), "spread-across", spread(Axis.ACROSS), needs=3),
    Act(lambda: _("Equal gaps down"), "spread-down", spread(Axis.DOWN), needs=3),
)
ORDER = (
    Act(lambda: _("To the front"), "to-front", reorder(Order.FRONT), "Ctrl+Shift+]"),
    Act(lambda: _("Forward"), "raise", reorder(Order.FORWARD), "Ctrl+]"),
    Act(lambda: _("Backward"), "lower", reorder(Order.BACKWARD), "Ctrl+["),
    Act(lambda: _("To the back"), "to-back", reorder(Order.BACK), "Ctrl+Shift+["),
)
TOGETHER = (
    Act(lambda: _("Group"), "group", group, "Ctrl+G", needs=2),
    Act(lambda: _("Ungroup"), "ungroup", ungroup, "Ctrl+Shift+G"),
    Act(lambda: _("Lock or unlock"), "lock", toggle_lock, "Ctrl+L"),
    Act(lambda: _("Hide while designing"), "hide", hide, "H"),
)
COPIES = (
    Act(lambda: _("Cut"), "", cut, "Ctrl+X"),
    Act(lambda: _("Copy"), "copy", copy, "Ctrl+C"),
    Act(lambda: _("Paste"), "", paste, "Ctrl+V", needs=0),
    Act(lambda: _("Duplicate"), "", duplicate, "Ctrl+D"),
    Act(lambda: _("Delete"), "delete", delete, "Del"),
    Act(lambda: _("Select everything"), "", Editing.select_all, "Ctrl+A", needs=0),
)
ALL: tuple[tuple[Act, ...], ...] = (COPIES, ORDER, TOGETHER, ALIGN)

NUDGES: Mapping[str, int] = {"": 500, "Shift+": 5_000, "Ctrl+": 100}
"""Micrometres that an arrow key moves what is selected, by the key held with it."""
