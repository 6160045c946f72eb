"""What versions and scenarios have in common: what was kept is listed, and one is compared with now or with another."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from organizer.i18n import _
from ui import theme
from ui.rereading import Rereading
from ui.versions.kept import KeptList
from ui.versions.name_and_note import NameAndNote
from ui.widgets.bars import Bar
from ui.widgets.buttons import Button, button
from ui.widgets.header import PageHeader
from ui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from ui.shell import Shell

PAGE = "schedule"
"""The page in whose place what was kept is shown."""
NOW = 0
"""In the choice of what is compared: the event as it stands."""


class KeptView(QWidget):
    """A list at the left, and at the right what is different in the chosen one.

    Whoever inherits gives the header, the body and what stands there while nothing was kept (`lay_out`), and says what
    is read (`reload`), shown (`show_chosen`) and asked for by Enter and Del in the list (`edit`, `delete`).
    ``entities``: what it is about; while it is seen, it is read again when one of them changes.
    """

    def __init__(self, shell: "Shell", name: str, entities: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.shell = shell
        self.kept = KeptList(name)
        self.other = QComboBox()
        self.other.setAccessibleName(_("Compared with"))
        self.other.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.other.setMinimumContentsLength(10)
        self.said, self.note = ElidedLabel("", "strong"), ElidedLabel("", "muted")
        self.back = button(_("Back to the schedule"), "left", shortcut="Esc")
        self.edit_button = button(_("Rename…"), "edit", tip=_("Change name and note (F2 in the list)"))
        self.stack = QStackedWidget()
        self.rereading = Rereading(self, shell, self.reload, touching=tuple(entities))

    def stand(self) -> None:
        """Show the view in the place of the schedule."""
        self.shell.stand_in(PAGE, self)
        self.kept.setFocus()

    def lay_out(self, header: PageHeader, body: QWidget, empty: QWidget) -> None:
        """Put the parts in their places, and listen to them."""
        for each in (body, empty):
            self.stack.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self.stack, 1)
        self.setFocusProxy(self.kept)
        self.back.clicked.connect(lambda: self.shell.give_back(PAGE))
        self.kept.chosen.connect(self._chosen)
        self.kept.wanted.connect(self.edit)
        self.kept.unwanted.connect(self.delete)
        self.other.activated.connect(self.compare)

    def beside(self, shown: QWidget, bar: Bar) -> QWidget:
        """The body: the list, and beside it the question, what is shown, and the bar."""
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(theme.MARGIN, theme.LARGE_GAP, theme.MARGIN, theme.GAP)
        row.setSpacing(theme.MARGIN)
        row.addWidget(self.kept)
        right = QVBoxLayout()
        right.setSpacing(theme.GAP)
        right.addLayout(self._question())
        right.addWidget(shown, 1)
        right.addWidget(bar)
        row.addLayout(right, 1)
        return made

    def _question(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.SMALL_GAP)
        row.addWidget(self.said, 1)
        row.addWidget(label(_("Compared with"), "muted"))
        row.addWidget(self.other)
        return row

    def bar(self, acts: Mapping[Button, Callable[[], object]]) -> Bar:
        """The note of the chosen one, Rename, and what else can be done with it."""
        row = Bar(self.note)
        row.row.setStretch(0, 1)
        row.row.setSpacing(theme.SMALL_GAP)
        for each, act in {self.edit_button: self.edit, **acts}.items():
            each.clicked.connect(act)
            row.add_action(each)
        return row

    # -- what whoever inherits says ------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read what was kept."""
        raise NotImplementedError

    def names(self) -> Mapping[int, str]:
        """What was kept, by id."""
        raise NotImplementedError

    def compare(self) -> None:
        """Find and show what is different in the chosen one."""
        raise NotImplementedError

    def edit(self) -> None:
        """Ask for another name and note."""
        raise NotImplementedError

    def delete(self) -> None:
        """Forget the chosen one."""
        raise NotImplementedError

    # -- reading -------------------------------------------------------------------------------------------------------

    @Slot(object)
    def _chosen(self, _id: object) -> None:
        """Offer all others for a comparison; what it was compared with stays."""
        before, chosen = self.other.currentData(), self.kept.current()
        self.other.clear()
        self.other.addItem(_("Now"), NOW)
        for id, name in self.names().items():
            if id != chosen:
                self.other.addItem(name, id)
        self.other.setCurrentIndex(max(0, self.other.findData(before)))
        self.compare()

    # -- acts ----------------------------------------------------------------------------------------------------------

    def show_on_schedule(self, session: int) -> None:
        """Go back to the schedule, to this session."""
        self.shell.give_back(PAGE)
        self.shell.show_page(PAGE).show_session(session)  # type: ignore[attr-defined]

    def ask_to_rename(self, now: tuple[str, str], text: str, describe: Callable[[str, str], object]) -> None:
        """Ask for another name and note than ``now``; ``text`` says what stays, ``describe`` writes them."""
        name, note = now
        title = _("Rename “{name}”").format(name=name)
        dialog = NameAndNote(self.shell.dialog_parent(), title, text, verb=_("Save"), name=name, note=note)
        dialog.given.connect(lambda *given: self.shell.run(lambda: describe(*given)))
        dialog.open()
