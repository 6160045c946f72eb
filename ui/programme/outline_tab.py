"""The tab of the programme itself: the tree, what is done with its lines, and their details."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from organizer.domain.programme.outline import NEW, Item, ItemKind, Key, every, filtered, neighbour, with_new
from organizer.i18n import _, ngettext
from organizer.services import programme, rooms, schedule
from ui import theme
from ui.programme.details import ItemForm
from ui.programme.model import ABOVE, OutlineModel
from ui.programme.tree import OutlineView
from ui.programme.words import new_title
from ui.schedule.past import Deed, ask_about_past
from ui.widgets.bars import Bar
from ui.widgets.buttons import button
from ui.widgets.empty import EmptyState
from ui.widgets.labels import label
from ui.widgets.menus import passing_menu

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace
    from ui.shell import Shell

TABLES = ("activity", "session", "talk", "role", "track", "room", "event")
SMALL = 60
"""Lines up to which all activities are open at first."""


@dataclass(slots=True)
class _New:
    """A line that is being typed: it is written down with its title, as one step."""

    kind: ItemKind
    parent: int | None
    title: str = ""
    """What was typed; empty as long as nothing is kept."""

    @property
    def above(self) -> Key | None:
        """The line that holds it."""
        holder = ABOVE[self.kind]
        return (holder, self.parent) if holder and self.parent is not None else None


class OutlineTab(QWidget):
    """Activities, sessions and talks."""

    def __init__(self, workspace: "Workspace", shell: "Shell", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self._items: tuple[Item, ...] = ()
        self._text = ""
        self._open: set[Key] | None = None
        self._new: _New | None = None
        self._late = False
        """Whether the programme has changed while a title was typed."""
        self._forms: dict[ItemKind, ItemForm] = {}
        self.model = OutlineModel(self)
        self.model.edited.connect(self._edit)
        self.model.moved.connect(self.move_line)
        self.tree = OutlineView(self.model)
        self.tree.setAccessibleName(_("Programme"))
        self.tree.wanted.connect(self.show_details)
        self._closing = QTimer(self, singleShot=True, interval=0)  # the tree cannot change before its editor is gone
        self._closing.timeout.connect(self._typed)
        self.tree.typed.connect(self._closing.start)
        self.tree.menu_wanted.connect(self._show_menu)
        self.tree.selectionModel().selectionChanged.connect(self._selected)
        self._lay_out()
        self._follow = QTimer(self, singleShot=True, interval=60)
        self._follow.timeout.connect(self._show_current)
        for keys, act in self._keys():
            QShortcut(QKeySequence(keys), self.tree, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(act)

    def _keys(self) -> list[tuple[str, Callable[[], None]]]:
        return [
            ("Delete", self.remove_selected),
            ("Ctrl+D", self.duplicate_current),
            ("Alt+Up", self.move_up),
            ("Alt+Down", self.move_down),
        ]

    def _lay_out(self) -> None:
        self._views = QStackedWidget()
        for each in (self.tree, self._empty(), self._nothing()):
            self._views.addWidget(each)
        self._side = QStackedWidget()
        self._side.setFixedWidth(theme.px(320))
        self._side.hide()
        column = QVBoxLayout()
        column.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.GAP)
        column.setSpacing(theme.GAP)
        column.addWidget(self._views, 1)
        column.addWidget(self._foot())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(column, 1)
        row.addWidget(self._side)

    def _empty(self) -> EmptyState:
        text = _(
            "Activities hold sessions, sessions hold talks. Import the agenda that you have, "
            "or add the first activity; what you make here is put into rooms on the schedule."
        )
        imported, added = button(_("Import…"), "import"), button(_("Add activity"), "add")
        imported.clicked.connect(self._import)
        added.clicked.connect(self.add_activity)
        return EmptyState("programme", _("There is no programme yet"), text, imported, added)

    def _nothing(self) -> EmptyState:
        return EmptyState(
            "search", _("Nothing is found"), _("Titles in both languages, tracks and rooms are searched.")
        )

    def _foot(self) -> Bar:
        self._chosen = label("", "small")
        self._copy = button(_("Duplicate"), "copy", tip=_("Copy it with all below it (Ctrl+D)"))
        self._copy.clicked.connect(self.duplicate_current)
        self._delete = button(_("Delete"), "delete", tip=_("Delete what is selected with all below it (Del)"))
        self._delete.clicked.connect(self.remove_selected)
        self._details = button(_("Details"), "edit", tip=_("What is said of it, and who takes part (Enter)"))
        self._details.clicked.connect(self.show_details)
        foot = Bar(self._chosen)
        foot.row.setSpacing(theme.SMALL_GAP)
        foot.row.addStretch(1)
        for each in (self._details, self._copy, self._delete):
            foot.add_action(each)
        self._say_selected()
        return foot

    # -- what is shown -------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the programme; what was open and selected stays so. While a title is typed nothing moves below it."""
        self._late = self.tree.is_typed_in()
        if self._late:
            return
        self._items = programme.outline(self._workspace)
        self._show()
        form = self._form()
        if form and not form.dirty:
            form.reload()
        elif form:
            form.show_people()

    def search(self, text: str) -> None:
        """Show what is found, and what holds it."""
        if bool(text) and not self._text:
            self._open = self.tree.open_keys()
        self._text = text
        self._show()
        if text:
            self.tree.expandAll()
        elif self._open is not None:
            self.tree.open_these(self._open)

    def count(self) -> str:
        """How many sessions and talks are shown, in words."""
        kinds = [item.kind for item in every(filtered(self._items, self._text))]
        sessions, talks = kinds.count(ItemKind.SESSION), kinds.count(ItemKind.TALK)
        return " · ".join(
            (
                ngettext("{count:,} session", "{count:,} sessions", sessions).format(count=sessions),
                ngettext("{count:,} talk", "{count:,} talks", talks).format(count=talks),
            )
        )

    def _show(self) -> None:
        first = self.model.rowCount() == 0
        selected, opened = self.tree.selected(), self.tree.open_keys()
        shown = filtered(self._items, self._text)
        if self._new:
            shown = with_new(shown, self._new.kind, new_title(self._new.kind), self._new.above)
        if self.model.set_items(shown, rooms.event_days(self._workspace)):
            self.tree.open_these(self._first_open() if first else opened)
            self.tree.select(selected)
        self._views.setCurrentIndex(0 if shown else 2 if self._text else 1)
        self._say_selected()

    def _first_open(self) -> set[Key]:
        lines = list(every(self._items))
        return {item.key for item in lines if item.kind is ItemKind.ACTIVITY and len(lines) <= 10 * SMALL}

    def show_line(self, key: Key) -> None:
        """Bring a line into view and select it."""
        self.tree.select([key])

    @Slot()
    def _selected(self) -> None:
        self._say_selected()
        if self._side.isVisible():
            self._follow.start()

    def _say_selected(self) -> None:
        count = len(self.tree.selected())
        said = ngettext("{count:,} selected", "{count:,} selected", count).format(count=count)
        self._chosen.setText(" · ".join(filter(None, (self.count(), said if count else ""))))
        for each in (self._details, self._copy, self._delete):
            each.setEnabled(count > 0)

    # -- details -------------------------------------------------------------------------------------------------------

    def _form(self) -> ItemForm | None:
        """The details that are shown."""
        form = self._side.currentWidget()
        return form if isinstance(form, ItemForm) and self._side.isVisible() else None

    @Slot()
    def show_details(self) -> None:
        """Open the details of the current line and go there."""
        key = self.tree.current()
        if key and self.leave():
            self._side.show()
            self._open_form(key).focus("title")

    @Slot()
    def _show_current(self) -> None:
        key, form = self.tree.current(), self._form()
        if not key or not form or form.key == key:
            return
        if form.leave():
            self._open_form(key)
        elif form.key:
            self.tree.select([form.key])

    def _open_form(self, key: Key) -> ItemForm:
        kind, id = key
        if kind not in self._forms:
            self._forms[kind] = ItemForm(kind, self._workspace, self._shell)
            self._forms[kind].closed.connect(self._close)
            self._side.addWidget(self._forms[kind])
        self._side.setCurrentWidget(self._forms[kind])
        self._forms[kind].show_item(id)
        return self._forms[kind]

    @Slot()
    def _close(self) -> None:
        self._side.hide()
        self.tree.setFocus()

    def leave(self) -> bool:
        """Write down what was typed; False when that cannot be."""
        form = self._form()
        return form is None or form.leave()

    # -- what is done --------------------------------------------------------------------------------------------------

    @Slot()
    def add_activity(self) -> None:
        """A new activity at the end."""
        self._add(ItemKind.ACTIVITY, None)

    @Slot()
    def add_session(self) -> None:
        """A new session in the activity of the current line."""
        self._add(ItemKind.SESSION, self._above(ItemKind.ACTIVITY))

    @Slot()
    def add_talk(self) -> None:
        """A new talk in the session of the current line."""
        session = self._above(ItemKind.SESSION)
        if session is None:
            self._shell.toast(_("Choose the session that the talk belongs to."))
            return
        self._add(ItemKind.TALK, session)

    def _add(self, kind: ItemKind, parent: int | None) -> None:
        if not self.leave():
            return
        self._new = _New(kind, parent)
        self._show()
        self.tree.select([(kind, NEW)])
        self.tree.rename((kind, NEW))

    @Slot()
    def _typed(self) -> None:
        """The editor is gone: write down what is new, and show what has changed meanwhile."""
        self._write_new()
        if self._late:
            self.reload()

    def _write_new(self) -> None:
        """Add the line that was typed; without a title, or after Esc, it goes again."""
        new, self._new = self._new, None
        if new is None:
            return
        id = None
        if new.title:
            id = self._shell.run_quietly(lambda: programme.add(self._workspace, new.kind, new.title, parent=new.parent))
        if id is None:
            self._show()
        else:
            self.tree.select([(new.kind, id)])

    def _above(self, kind: ItemKind) -> int | None:
        """The line of the kind that holds the current line, or is it."""
        index = self.tree.currentIndex()
        while index.isValid():
            key = self.model.key_at(index)
            if key and key[0] is kind:
                return key[1]
            index = index.parent()
        return None

    @Slot()
    def duplicate_current(self) -> None:
        """Copy the current line with all below it."""
        key = self.tree.current()
        if key and self.leave():
            id = self._shell.run(lambda: programme.duplicate(self._workspace, *key))
            if id is not None:
                self.tree.select([(key[0], id)])

    @Slot()
    def remove_selected(self) -> None:
        """Delete what is selected; lines below a selected one go with it. Where one has begun, that is asked first."""
        keys = self.tree.selected()
        if keys:
            lines = every(tuple(each for each in every(self._items) if each.key in keys))
            sessions = dict.fromkeys(each.id for each in lines if each.kind is ItemKind.SESSION)
            act = partial(self._shell.run, partial(programme.remove, self._workspace, keys))
            ask_about_past(self._shell, schedule.snapshot(self._workspace), sessions, deed=Deed.DELETE, act=act)

    @Slot()
    def move_up(self) -> None:
        """Put the current line before the one above it, or into what is above."""
        self._step(-1)

    @Slot()
    def move_down(self) -> None:
        """Put the current line after the one below it, or into what is below."""
        self._step(1)

    def _step(self, step: int) -> None:
        key = self.tree.current()
        target = neighbour(self._items, key, step) if key and not self._text else None
        if key and target:
            self.move_line(key, *target)

    @Slot(object, object, int)
    def move_line(self, key: Key, parent: int | None, place: int) -> None:
        """Put a line somewhere else."""
        kind, id = key
        self._shell.run_quietly(lambda: programme.move(self._workspace, kind, id, parent=parent, place=place))
        self.tree.select([key])

    @Slot(object, str, str)
    def _edit(self, key: Key, word: str, text: str) -> None:
        kind, id = key
        if self._new and id == NEW:
            self._new.title = (
                text.strip()
            )  # written when the editor has closed: a tree cannot change while it is typed in
            return
        self._shell.run_quietly(lambda: programme.change(self._workspace, kind, id, {word: text}))

    @Slot()
    def _import(self) -> None:
        self._shell.import_file()

    @Slot(object)
    def _show_menu(self, place: QPoint) -> None:
        menu = passing_menu(self)
        chosen = self.tree.current() is not None
        for text, act, needs_line in (
            (_("Details (Enter)"), self.show_details, True),
            (_("Add session"), self.add_session, False),
            (_("Add talk"), self.add_talk, True),
            (_("Move up (Alt+Up)"), self.move_up, True),
            (_("Move down (Alt+Down)"), self.move_down, True),
            (_("Duplicate (Ctrl+D)"), self.duplicate_current, True),
            (_("Delete (Del)"), self.remove_selected, True),
        ):
            menu.addAction(text, act).setEnabled(chosen or not needs_line)
        menu.popup(place)
