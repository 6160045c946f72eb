"""What can be done with what is selected: once for the keys, the buttons and the menu."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from organizer.domain.printing.designs import edits, ordering, placing
from organizer.domain.printing.designs.arranging import Axis, Edge, align, align_to_badge, distribute, units
from organizer.domain.printing.designs.clipboard import ASIDE, MIME, copied, pasted, restyled
from organizer.domain.printing.designs.guides import clear_guides, move_guide, remove_guide
from organizer.domain.printing.designs.ordering import Order
from organizer.i18n import _
from ui.printing.designer.editing import Edit, Editing

MakeEdit = Callable[[Editing], Edit]
"""An edit for what is selected now."""


@dataclass(frozen=True, slots=True)
class Act:
    """``keys`` as in QKeySequence; ``needs``: so many elements (a group is one) must be selected.

    ``or_guide``: a guide that is taken does as well; ``grouped``: one of a group must be selected.
    """

    words: Callable[[], str]
    icon: str
    do: Callable[[Editing], object]
    keys: str = ""
    needs: int = 1
    or_guide: bool = False
    grouped: bool = False


def can_do(act: Act, editing: Editing) -> bool:
    """Whether enough is selected."""
    if act.or_guide and editing.guide is not None:
        return True
    if act.grouped and not any(each.group for each in editing.chosen):
        return False
    return len(editing.selection) >= act.needs if act.needs < 2 else _count(editing) >= act.needs


def _count(editing: Editing) -> int:
    return len(units(editing.document, editing.selection))


def _step(words: Callable[[], str], icon: str, edit: MakeEdit, keys: str = "", needs: int = 1) -> Act:
    """An act that is one step of the template, called as the act is."""
    return Act(words, icon, lambda editing: editing.change(words(), edit(editing)), keys, needs)


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
    editing.change(_("Cut"), _removed(editing))


def paste(editing: Editing) -> None:
    """Put on this side what is on the clipboard."""
    editing.change(_("Paste"), partial(pasted, text=_clip(), side=editing.own_side), select_new=True)


def paste_style(editing: Editing) -> None:
    """Let what is selected look like what is on the clipboard."""
    editing.change(_("Paste the style"), partial(restyled, ids=editing.selection, text=_clip()))


def _clip() -> str:
    data = QGuiApplication.clipboard().mimeData()
    return bytes(data.data(MIME).data()).decode(errors="replace") if data.hasFormat(MIME) else data.text()


def duplicate(editing: Editing) -> None:
    """Put a copy of what is selected beside it."""
    ids = editing.selection
    editing.change(_("Duplicate"), lambda it: edits.duplicate(it, ids, right=ASIDE, down=ASIDE), select_new=True)


def delete(editing: Editing) -> None:
    """Take away what is selected, or the guide that is taken."""
    if (guide := editing.guide) is not None:
        editing.change(_("Take the guide away"), partial(remove_guide, axis=guide[0], at=guide[1]))
    else:
        editing.change(_("Delete"), _removed(editing))


def _removed(editing: Editing) -> Edit:
    return partial(edits.remove, ids=editing.selection)


# -- changes -----------------------------------------------------------------------------------------------------------


def _lock(editing: Editing) -> Edit:
    """Lock what is selected; unlock it where all of it is locked."""
    locked = not all(each.locked for each in editing.chosen)
    return partial(edits.set_locked, ids=editing.selection, locked=locked)


def _group(editing: Editing) -> Edit:
    return partial(edits.group, ids=editing.selection)


def _ungroup(editing: Editing) -> Edit:
    return partial(edits.ungroup, ids=editing.selection)


def _reorder(order: Order) -> MakeEdit:
    return lambda editing: partial(ordering.reorder, ids=editing.selection, order=order)


def _align(edge: Edge) -> MakeEdit:
    """On a line of each other or of the badge, as the editing says."""
    return lambda editing: partial(align_to_badge if editing.to_badge else align, ids=editing.selection, edge=edge)


def _spread(axis: Axis) -> MakeEdit:
    return lambda editing: partial(distribute, ids=editing.selection, axis=axis)


def nudge(editing: Editing, right: int, down: int) -> None:
    """Move what is selected a little, or the guide that is taken."""
    if (guide := editing.guide) is not None:
        _nudge_guide(editing, *guide, by=right if guide[0] is Axis.DOWN else down)
        return
    ids = editing.selection
    editing.change(_("Move"), partial(placing.move, ids=ids, right=right, down=down), run="nudge")


def _nudge_guide(editing: Editing, axis: Axis, at: int, *, by: int) -> None:
    length = editing.document.size[0 if axis is Axis.DOWN else 1]
    new = min(max(at + by, 0), length)
    editing.change(_("Guide"), partial(move_guide, axis=axis, old=at, new=new), run="nudge")
    editing.follow_guide((axis, new))


def hide(editing: Editing) -> None:
    """Do not show what is selected while designing."""
    editing.set_hidden(editing.selection, hidden=True)


ALIGN = (
    _step(lambda: _("Align left edges"), "align-left", _align(Edge.LEFT)),
    _step(lambda: _("Align centres"), "align-center", _align(Edge.CENTER)),
    _step(lambda: _("Align right edges"), "align-right", _align(Edge.RIGHT)),
    _step(lambda: _("Align upper edges"), "align-top", _align(Edge.TOP)),
    _step(lambda: _("Align middles"), "align-middle", _align(Edge.MIDDLE)),
    _step(lambda: _("Align lower edges"), "align-bottom", _align(Edge.BOTTOM)),
    _step(lambda: _("Equal gaps across"), "spread-across", _spread(Axis.ACROSS), needs=3),
    _step(lambda: _("Equal gaps down"), "spread-down", _spread(Axis.DOWN), needs=3),
)
ORDER = (
    _step(lambda: _("To the front"), "to-front", _reorder(Order.FRONT), "Ctrl+Shift+]"),
    _step(lambda: _("Forward"), "raise", _reorder(Order.FORWARD), "Ctrl+]"),
    _step(lambda: _("Backward"), "lower", _reorder(Order.BACKWARD), "Ctrl+["),
    _step(lambda: _("To the back"), "to-back", _reorder(Order.BACK), "Ctrl+Shift+["),
)
TOGETHER = (
    _step(lambda: _("Group"), "group", _group, "Ctrl+G", needs=2),
    replace(_step(lambda: _("Ungroup"), "ungroup", _ungroup, "Ctrl+Shift+G"), grouped=True),
    _step(lambda: _("Lock or unlock"), "lock", _lock, "Ctrl+L"),
    Act(lambda: _("Hide while designing"), "hide", hide, "H"),
)
COPIES = (
    Act(lambda: _("Cut"), "", cut, "Ctrl+X"),
    Act(lambda: _("Copy"), "copy", copy, "Ctrl+C"),
    Act(lambda: _("Paste"), "", paste, "Ctrl+V", needs=0),
    Act(lambda: _("Paste the style"), "", paste_style, "Ctrl+Shift+V"),
    Act(lambda: _("Duplicate"), "", duplicate, "Ctrl+D"),
    Act(lambda: _("Delete"), "delete", delete, "Del", or_guide=True),
    Act(lambda: _("Select everything"), "", Editing.select_all, "Ctrl+A", needs=0),
)
GUIDES = (Act(lambda: _("Clear guides"), "", lambda it: it.change(_("Clear guides"), clear_guides), needs=0),)
ALL: tuple[tuple[Act, ...], ...] = (COPIES, ORDER, TOGETHER, ALIGN, GUIDES)

NUDGES: Mapping[str, int] = {"": 100, "Shift+": 1_000, "Ctrl+": 10_000}
"""Micrometres that an arrow key moves what is selected, by the key held with it."""
