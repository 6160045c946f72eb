"""The ways to look at the schedule, behind one button: what columns are, how days and time run, what is hidden."""

from dataclasses import replace
from enum import Enum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QIcon
from PySide6.QtWidgets import QMenu, QWidget

from organizer.i18n import _
from ui import icons
from ui.name_dialog import NameDialog
from ui.schedule.arrangement import Arrangement, By
from ui.schedule.saved_views import SavedViews
from ui.widgets.buttons import Button


class Wish(Enum):
    """What an entry asks for that is no arrangement."""

    COLUMNS = 1
    NAME = 2
    HELP = 3


def by_words() -> dict[By, tuple[str, str]]:
    """What each kind of column is called, and its icon."""
    return {
        By.ROOM: (_("By room"), "room"),
        By.TRACK: (_("By track"), "tag"),
        By.ACTIVITY: (_("By activity"), "activity"),
        By.PERSON: (_("By person"), "people"),
        By.DAY: (_("Week"), "columns"),
    }


class ViewButton(Button):
    """Says how the schedule is arranged, and opens the menu that arranges it otherwise."""

    arranged = Signal(object)
    """Carries the Arrangement that was chosen."""
    choosing = Signal()
    """Rooms and tracks are to be chosen and ordered."""
    explaining = Signal()
    """What mouse and keys do is to be told."""

    def __init__(self, views: SavedViews, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._views = views
        self.setAutoDefault(False)
        self._arrangement = views.current
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self._menu.triggered.connect(self._chosen)
        self.setMenu(self._menu)
        self.show_arrangement(self._arrangement)

    def kept(self) -> Arrangement:
        """The arrangement in use when this event was last looked at."""
        return self._views.current

    def show_arrangement(self, arrangement: Arrangement) -> None:
        """Say which one is in use, and keep it for the next time."""
        self._arrangement = arrangement
        if arrangement != self._views.current:
            self._views.keep(arrangement)
        words, icon = (_("List"), "rows") if arrangement.listed else by_words()[arrangement.by]
        name = self._name()
        words = name or words
        hidden = len(arrangement.hidden_rooms) + len(arrangement.hidden_tracks)
        self.setIcon(icons.icon(icon))
        self.setText(_("{view}, {count} hidden").format(view=words, count=hidden) if hidden and not name else words)
        self.setToolTip(_("How the schedule is arranged"))
        self.setAccessibleName(_("View: {view}").format(view=self.text()))

    def _name(self) -> str | None:
        """The name of the arrangement in use."""
        return next((name for name, each in self._views.named.items() if each == self._arrangement), None)

    @Slot()
    def _fill(self) -> None:
        menu, now = self._menu, self._arrangement
        menu.clear()
        group = QActionGroup(menu)
        for number, (by, (words, icon)) in enumerate(by_words().items(), start=1):
            action = self._add(words, replace(now, by=by, listed=False), checked=now.by is by and not now.listed)
            action.setIcon(_mark(icon, chosen=action.isChecked()))
            action.setShortcut(f"Ctrl+Alt+{number}")
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # the page itself listens to the keys
            group.addAction(action)
        listed = self._add(_("List"), replace(now, listed=True), checked=now.listed)
        listed.setIcon(_mark("rows", chosen=now.listed))
        listed.setShortcut(f"Ctrl+Alt+{len(By) + 1}")
        listed.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        group.addAction(listed)
        menu.addSeparator()
        side = self._add(_("Days side by side"), replace(now, abreast=not now.abreast), checked=now.days_are_columns)
        side.setEnabled(now.by is not By.DAY and not now.listed)
        right = self._add(_("Time to the right"), replace(now, sideways=not now.sideways), checked=now.sideways)
        narrow = self._add(_("Narrow columns"), replace(now, narrow=not now.narrow), checked=now.narrow)
        for each in (right, narrow):
            each.setEnabled(not now.listed)
        menu.addSeparator()
        menu.addAction(icons.icon("hide"), _("Hide and order rooms and tracks…")).setData(Wish.COLUMNS)
        if now.hidden_rooms or now.hidden_tracks:
            everything = replace(now, hidden_rooms=frozenset(), hidden_tracks=frozenset())
            self._add(_("Show everything"), everything)
        self._add_named()
        self._add_help()

    def _add_named(self) -> None:
        menu, name = self._menu, self._name()
        menu.addSeparator()
        for each, arrangement in sorted(self._views.named.items()):
            self._add(each, arrangement, checked=each == name).setIcon(_mark("star", chosen=each == name))
        if name is None:
            menu.addAction(icons.icon("save"), _("Save this view…")).setData(Wish.NAME)
        else:
            menu.addAction(icons.icon("delete"), _("Forget “{name}”").format(name=name)).setData(name)

    def _add_help(self) -> None:
        self._menu.addSeparator()
        told = self._menu.addAction(icons.icon("keyboard"), _("Mouse and keys…"))
        told.setData(Wish.HELP)
        told.setShortcut("F1")
        told.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)

    def _add(self, words: str, arrangement: Arrangement, *, checked: bool | None = None) -> QAction:
        action = self._menu.addAction(words)
        action.setData(arrangement)
        if checked is not None:
            action.setCheckable(True)
            action.setChecked(checked)
        return action

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        meant = action.data()
        if isinstance(meant, Arrangement):
            self.arranged.emit(meant)
        elif isinstance(meant, str):
            self.forget(meant)
        elif isinstance(meant, Wish):
            self._fulfil(meant)

    def _fulfil(self, wish: Wish) -> None:
        if wish is Wish.COLUMNS:
            self.choosing.emit()
        elif wish is Wish.HELP:
            self.explaining.emit()
        else:
            self.ask_name()

    @Slot()
    def ask_name(self) -> None:
        """Ask under which name the arrangement in use is to be kept."""
        dialog = NameDialog(self.window(), _("Save this view"), _("It is kept on this computer, for this event."))
        dialog.named.connect(self._save)
        dialog.open()

    @Slot(str)
    def _save(self, name: str) -> None:
        self._views.save(name, self._arrangement)
        self.show_arrangement(self._arrangement)

    def forget(self, name: str) -> None:
        """Keep an arrangement no longer."""
        self._views.forget(name)
        self.show_arrangement(self._arrangement)


def _mark(icon: str, *, chosen: bool) -> QIcon:
    """An entry's icon, or a tick for the one in use: beside an icon Qt shows no tick."""
    return icons.icon("check", "accent") if chosen else icons.icon(icon)
