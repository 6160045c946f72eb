"""The templates of badges on the page Print: begun from one of the program's, designed, copied, brought to files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QListView, QMenu, QStackedWidget, QVBoxLayout, QWidget

from organizer.domain.printing.badges.template_lines import TemplateLine
from organizer.domain.printing.badges.templates import blank_design, default_designs, parse_template
from organizer.i18n import _
from organizer.progress import Progress
from organizer.services.printing import templates
from ui import dialogs, theme
from ui.name_dialog import NameDialog
from ui.printing.badges.photos import choose_photos
from ui.printing.designer.designer import Designer, Stored
from ui.printing.designer.templates_model import CARD, CardDelegate, TemplateCard, TemplateModel
from ui.printing.designer.templates_reading import CardsRead, Categories, read_cards, read_names
from ui.printing.designer.words import design_word
from ui.printing.drawing.decoding import decode
from ui.printing.drawing.painter import FacePainter
from ui.rereading import JobRereading, Rereading
from ui.shell import Shell
from ui.widgets.bars import Bar
from ui.widgets.buttons import Button, button, primary
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader
from ui.widgets.labels import label
from ui.widgets.menus import passing_menu
from ui.widgets.table import frameless

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace

_TOUCHING = ("badge_template", "category_template", "category", "event")


class TemplatesPage(QWidget):
    """A card for each template; what is done is done with the chosen one."""

    def __init__(self, workspace: "Workspace", shell: Shell, what: QWidget) -> None:
        """``what`` stands beside the title: what else may be printed."""
        super().__init__()
        self._workspace, self._shell = workspace, shell
        self._categories: Categories = ()
        self._wanted: int | None = None  # what is chosen once it is there
        self.model = TemplateModel(self)
        self.list = _Cards()
        self.list.setModel(self.model)
        self._delegate = CardDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.buttons: dict[str, Button] = {}
        self._about = label("", "muted")
        self._middle = QStackedWidget()
        self._lay_out(what)
        self._connect()

    # -- building ------------------------------------------------------------------------------------------------------

    def _lay_out(self, what: QWidget) -> None:
        header = PageHeader(_("Print"))
        header.add_left(what)
        self.importing = button(_("Import…"), "import", tip=_("Take a template of this program, Indico or pretix"))
        self.new = primary(_("New template"), "add", tip=_("Begin with one of the program’s designs"))
        self.photos = button(_("Photos…"), "photo", tip=_("Take people’s photos from a folder"))
        for each in (self.photos, self.importing, self.new):
            header.add_right(each)
        first = primary(_("New template"), "add")
        first.clicked.connect(self._open_new)
        self._empty = EmptyState(
            "badge",
            _("No template of your own yet"),
            _("Badges are printed by the program’s own design. Begin with one of several sizes, and change it."),
            first,
        )
        self._middle.addWidget(self.list)
        self._middle.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self._bar())
        column.addWidget(self._middle, 1)
        self.setFocusProxy(self.list)

    def _bar(self) -> Bar:
        bar = Bar(self._about)
        bar.row.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, 0)
        bar.row.setSpacing(theme.SMALL_GAP)
        bar.row.addStretch(1)
        for key, icon, word, tip, act in self._acts():
            made = self.buttons[key] = button(word, icon, tip=tip)
            made.clicked.connect(act)
            bar.add_action(made)
        return bar

    def _acts(self) -> tuple[tuple[str, str, str, str, Callable[[], object]], ...]:
        return (
            ("design", "edit", _("Design"), _("Change the template (Enter)"), self.design_chosen),
            ("for", "people", _("For…"), _("Whose badges are printed by it"), self._open_choice),
            ("copy", "copy", _("Copy"), _("Make another one like it"), self._copy),
            ("rename", "tag", _("Rename…"), _("Call it otherwise (F2)"), self._rename),
            ("export", "export", _("Export…"), _("Write it into a file, with its pictures"), self._export),
            ("delete", "delete", _("Delete"), _("Delete the template (Del)"), self._delete),
        )

    def _connect(self) -> None:
        self.new.clicked.connect(self._open_new)
        self.importing.clicked.connect(self._import)
        self.photos.clicked.connect(lambda: choose_photos(self._shell, self._workspace))
        self.list.activated.connect(self.design_chosen)
        self.list.pressed_keys.update({Qt.Key.Key_F2: self._rename, Qt.Key.Key_Delete: self._delete})
        self.list.selectionModel().selectionChanged.connect(self._follow)
        Rereading(self, self._shell, self._show_names, touching=_TOUCHING)
        JobRereading(self, self._shell, self._reading, self._take, touching=_TOUCHING)
        self._follow()

    # -- reading -------------------------------------------------------------------------------------------------------

    def _show_names(self) -> None:
        """Say at once what there is and who has it; each looks as it did until it is composed anew."""
        cards, categories = read_names(self._workspace)
        before = {each.line.id: each.face for each in self.model.rows}
        self._show([replace(each, face=before.get(each.line.id)) for each in cards], categories)

    def _reading(self) -> Callable[[Progress], CardsRead]:
        """The templates, and one badge composed by each."""
        return partial(read_cards, self._workspace)

    def _take(self, read: CardsRead) -> None:
        images: dict[str, QImage] = {name: QImage.fromData(data) for name, data in read.pictures.items()}
        self._delegate.brush = FacePainter(read.typeface, images.get)
        self._show(read.cards, read.categories)

    def _show(self, cards: Sequence[TemplateCard], categories: Categories) -> None:
        chosen = self.chosen()
        wanted = self._wanted or (chosen.id if chosen else None)
        self._categories, self._wanted = categories, None
        self.model.show_rows(cards)
        self._middle.setCurrentIndex(0 if cards else 1)
        place = next((n for n, each in enumerate(cards) if each.line.id == wanted), 0)
        if cards:
            self.list.setCurrentIndex(self.model.index(place, 0))
        self._follow()

    def chosen(self) -> TemplateLine | None:
        """The chosen template."""
        card: TemplateCard | None = self.list.currentIndex().data(CARD)
        return card.line if card is not None else None

    @Slot()
    def _follow(self) -> None:
        line = self.chosen()
        self._about.setText(line.name if line else "")
        for each in self.buttons.values():
            each.setEnabled(line is not None)
            each.setVisible(bool(self.model.rows))

    # -- what is done --------------------------------------------------------------------------------------------------

    @Slot()
    def design_chosen(self) -> None:
        """Open the chosen template in the designer."""
        line = self.chosen()
        if line is not None:
            self.design(line.id, line.name)

    def design(self, id: int, name: str) -> Designer | None:
        """Open a template in the designer, which stands in for the page until it is left."""
        design = self._shell.run_quietly(lambda: self._sound(id))
        if design is None:
            return None
        stored = Stored(name, partial(self._sound, id), partial(self._write, id))
        made = Designer(self._workspace, self._shell, stored, design)
        made.closed.connect(self._leave_designer)
        self._shell.stand_in("print", made)
        made.canvas.setFocus()
        return made

    def _sound(self, id: int) -> Mapping[str, Any]:
        """The design as the event has it. Raises NotFound, BadInput: it cannot be understood, and so not designed."""
        design = templates.read_design(self._workspace, id)
        parse_template(design)
        return design

    def _write(self, id: int, design: Mapping[str, Any], pictures: Mapping[str, bytes]) -> None:
        templates.save_design(self._workspace, id, design, pictures=pictures)

    @Slot()
    def _leave_designer(self) -> None:
        dialogs.later(partial(self._shell.give_back, "print"))

    @Slot()
    def _open_new(self) -> None:
        menu = self.new_menu()
        menu.popup(self.new.mapToGlobal(self.new.rect().bottomLeft()))

    def new_menu(self) -> QMenu:
        """The program's designs, and an empty one."""
        menu = passing_menu(self)
        named = [{**design, "name": design_word(name)} for name, design in default_designs().items()]
        for design in (*named, {**blank_design(), "name": _("Empty")}):
            menu.addAction(str(design["name"]), partial(self.begin, design))
        return menu

    def begin(self, design: Mapping[str, Any]) -> None:
        """Make a template like this one and design it."""
        taken = {each.line.name for each in self.model.rows}
        wanted = str(design["name"])
        names = (wanted, *(f"{wanted} ({number})" for number in range(2, len(taken) + 3)))
        name = next(each for each in names if each not in taken)
        id = self._shell.run(lambda: templates.add_template(self._workspace, name, design))
        if id is not None:
            self._wanted = id
            self.design(id, name)

    @Slot()
    def _copy(self) -> None:
        if line := self.chosen():
            self._wanted = self._shell.run(lambda: templates.copy_template(self._workspace, line.id))

    @Slot()
    def _rename(self) -> None:
        line = self.chosen()
        if line is None:
            return
        dialog = NameDialog(self._shell.dialog_parent(), _("Rename the template"), _("What is it called?"), line.name)
        dialog.named.connect(lambda name: self.rename(line.id, name))
        dialog.open()

    def rename(self, id: int, name: str) -> None:
        """Call a template otherwise."""
        self._shell.run(lambda: templates.rename_template(self._workspace, id, name))

    @Slot()
    def _delete(self) -> None:
        if line := self.chosen():
            self._shell.run(lambda: templates.delete_template(self._workspace, line.id))

    @Slot()
    def _open_choice(self) -> None:
        at = self.buttons["for"]
        self.choice_menu().popup(at.mapToGlobal(at.rect().bottomLeft()))

    def choice_menu(self) -> QMenu:
        """The categories that may have the chosen template."""
        menu, line = passing_menu(self), self.chosen()
        if line is None:
            return menu
        everybody = menu.addAction(_("Everybody whose category has no other"))
        everybody.setCheckable(True)
        everybody.setChecked(line.is_default)
        everybody.setEnabled(not line.is_default)
        everybody.triggered.connect(partial(self._make_default, line.id))
        menu.addSeparator()
        for id, name in self._categories:
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(id in line.categories)
            action.triggered.connect(partial(self.choose_for, line.id, id))
        return menu

    def _make_default(self, id: int) -> None:
        self._shell.run(lambda: templates.make_default(self._workspace, id))

    def choose_for(self, id: int, category: int, chosen: bool = True) -> None:
        """Let a category have a template, or the default one again."""
        self._shell.run(lambda: templates.choose_template(self._workspace, [category], id if chosen else None))

    # -- files ---------------------------------------------------------------------------------------------------------

    @Slot()
    def _import(self) -> None:
        kinds = _("Badge templates (*.json)")
        path = dialogs.choose_file(self._shell.dialog_parent(), _("Import a badge template"), kinds)
        if path is not None:
            self.import_from(path)

    def import_from(self, path: Path) -> None:
        """Take the template in a file, and say what could not be taken."""

        def done(taken: templates.TakenTemplate) -> None:
            self._wanted = taken.id
            self._shell.announce()
            if taken.left_out:
                title = _("“{name}” was imported, but not all of it").format(name=taken.name)
                text = _("What follows is different here:")
                dialogs.message(self._shell.dialog_parent(), title, text, taken.left_out)

        work = partial(templates.import_template, self._workspace, path, decode=decode)
        self._shell.jobs.start(work, done, _("Importing a badge template"))

    @Slot()
    def _export(self) -> None:
        line = self.chosen()
        if line is None:
            return
        kinds = _("Badge templates (*.json)")
        path = dialogs.choose_new_file(
            self._shell.dialog_parent(), _("Export the template"), kinds, f"{line.name.replace('/', '-')}.json"
        )
        if path is not None:
            self.export_to(line.id, path)

    def export_to(self, id: int, path: Path) -> None:
        """Write a template into a file."""

        def write() -> bool:
            templates.export_template(self._workspace, id, path)
            return True

        if self._shell.run_quietly(write):
            self._shell.toast(_("The template is in “{name}”.").format(name=path.name))


class _Cards(QListView):
    """Cards in rows that fill the width."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed_keys: dict[int, Callable[[], object]] = {}
        self.setAccessibleName(_("Badge templates"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.GAP)
        self.setViewportMargins(theme.GAP, theme.SMALL_GAP, theme.GAP, theme.SMALL_GAP)
        self.setStyleSheet("background: transparent;")
        frameless(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt."""
        act = self.pressed_keys.get(event.key())
        if act is not None:
            act()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
