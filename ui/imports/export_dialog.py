"""What leaves the event, as what kind of file, and where to."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit

from organizer.domain.sheets.export_choice import EVERYBODY
from organizer.errors import OrganizerError
from organizer.i18n import _, ngettext, paragraph
from organizer.progress import Progress
from ui import dialogs, theme
from ui.imports.people_choice import LABELS, PeopleChoiceBox
from ui.widgets.buttons import button, primary
from ui.widgets.labels import label

if TYPE_CHECKING:
    from organizer.services.exports import Exported
    from organizer.services.workspace import Workspace
    from ui.shell import Shell


def start_export(workspace: "Workspace", shell: "Shell", selected: Sequence[int] = ()) -> "ExportDialog":
    """Ask what to write where, and write it; the people who are ``selected`` may be the only ones."""
    dialog = ExportDialog(workspace, shell, selected)
    dialog.open()
    return dialog


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: ``encoding`` is for text files."""

    ending: str
    words: str
    encoding: str = "utf-8-sig"


class ExportDialog(dialogs.Dialog):
    """Everything is chosen beforehand: Enter writes a workbook beside the event."""

    def __init__(self, workspace: "Workspace", shell: "Shell", selected: Sequence[int] = ()) -> None:
        super().__init__(shell.dialog_parent(), _("Export"), width=560)
        from organizer.services.exports import What, offer

        self._workspace, self._shell = workspace, shell
        self.what = QComboBox()
        self.what.setAccessibleName(_("What"))
        for what in What:
            self.what.addItem(_words()[what], what)
        self.what.setCurrentIndex(self.what.findData(What.ALL))
        self.what.currentIndexChanged.connect(self._offer_formats)
        self.people = PeopleChoiceBox(offer(workspace), selected)
        self.format = QComboBox()
        self.format.setAccessibleName(_("Kind of file"))
        self.format.currentIndexChanged.connect(self._name_file)
        self.place = QLineEdit(str(self._suggestion()))
        self.place.setAccessibleName(_("File"))
        self.place.textEdited.connect(self._judge)
        self.explanation, self.problem = label("", "muted", wrap=True), label("", "bad", wrap=True)
        self._lay_out()
        self.add_button(button(_("Cancel")), self.reject)
        self.export_button = primary(_("Export"), "export")
        self.add_button(self.export_button, self.export)
        self._offer_formats()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.LARGE_GAP)
        grid.setVerticalSpacing(theme.GAP)
        place = QHBoxLayout()
        place.setSpacing(theme.SMALL_GAP)
        place.addWidget(self.place, 1)
        choose = button(_("Choose…"), "folder")
        choose.clicked.connect(self._choose)
        place.addWidget(choose)
        for row, text in enumerate((_("What"), _("As"), _("File"))):
            grid.addWidget(label(text, "muted"), row, 0)
        grid.addWidget(self.what, 0, 1)
        grid.addWidget(self.format, 1, 1)
        grid.addLayout(place, 2, 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, theme.px(LABELS))
        self.column.addWidget(label(_("Export"), "title"))
        self.column.addLayout(grid)
        self.column.addWidget(self.explanation)
        self.column.addWidget(self.people)
        self.column.addWidget(self.problem)
        self.problem.hide()

    @property
    def path(self) -> Path:
        """Where the file will be."""
        return Path(self.place.text().strip()).expanduser()

    def _suggestion(self) -> Path:
        """Beside the event's file, else among the user's documents."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        event = self._workspace.path
        return (event.with_suffix(".xlsx") if event else Path(documents) / "event.xlsx").absolute()

    @Slot()
    def _offer_formats(self) -> None:
        """Only the kinds that fit what is exported."""
        from organizer.services.exports import ENDINGS, What

        what = What(str(self.what.currentData()))
        self.people.setVisible(what is What.PEOPLE)
        before = self.format.currentText()
        self.format.blockSignals(True)
        self.format.clear()
        for each in _formats():
            if each.ending in ENDINGS[what]:
                self.format.addItem(each.words, each)
        self.format.setCurrentIndex(max(0, self.format.findText(before)))
        self.format.blockSignals(False)
        self.explanation.setText(_explanations()[what])
        self._name_file()
        self._fit()

    def _fit(self) -> None:
        """As high as what is asked now, and no higher than the window around it."""
        self.column.activate()
        around, wanted = self.parentWidget(), self.sizeHint().height()
        room = around.height() if around is not None else wanted
        self.resize(self.width(), max(self.minimumSizeHint().height(), min(wanted, room)))

    @Slot()
    def _name_file(self) -> None:
        """The ending follows the kind of file."""
        chosen = self.format.currentData()
        if chosen is not None and self.place.text().strip():
            self.place.setText(str(self.path.with_suffix(chosen.ending)))
        self._judge()

    @Slot()
    def _judge(self) -> None:
        self._show_problem("")
        self.export_button.setEnabled(bool(self.place.text().strip()))
        if self.path.exists():
            self._note(_("“{name}” is there already and will be replaced.").format(name=self.path.name))

    def _note(self, text: str) -> None:
        self.problem.setProperty("role", "warn")
        self._say(text)

    def _show_problem(self, text: str) -> None:
        self.problem.setProperty("role", "bad")
        self._say(text)

    def _say(self, text: str) -> None:
        self.problem.style().polish(self.problem)
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    @Slot()
    def _choose(self) -> None:
        chosen = self.format.currentData()
        kinds = f"{chosen.words} (*{chosen.ending})"
        path = dialogs.choose_new_file(self, _("Export"), kinds, str(self.path))
        if path is not None:
            self.place.setText(str(path))
            self._judge()

    @Slot()
    def export(self) -> None:
        """Write the file as a job; what goes wrong is said in place."""
        from organizer.services import exports

        workspace, path, what = self._workspace, self.path, exports.What(str(self.what.currentData()))
        encoding = exports.Encoding(self.format.currentData().encoding)
        people = self.people.choice() if what is exports.What.PEOPLE else EVERYBODY

        def work(progress: Progress) -> "Exported":
            return exports.export(workspace, path, what, progress, people=people, encoding=encoding)

        self.setEnabled(False)
        title = _("Exporting to “{name}”").format(name=path.name)
        self._shell.jobs.start(work, self._done, title, failed=self._failed, over=self._is_over)

    def _is_over(self) -> None:
        self.setEnabled(True)

    def _done(self, exported: "Exported") -> None:
        self.accept()
        rows = sum(exported.rows.values())
        text = ngettext("{rows:,} row written to {path}", "{rows:,} rows written to {path}", rows)
        self._shell.toast(text.format(rows=rows, path=exported.path))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, OrganizerError):
            self._shell.present(error)
        else:
            self._show_problem(str(error))


def _formats() -> tuple[Format, ...]:
    return (
        Format(".xlsx", _("Excel workbook (.xlsx)")),
        Format(".csv", _("CSV for Excel, UTF-8 (.csv)")),
        Format(".csv", _("CSV for older programs in China, GB18030 (.csv)"), "gb18030"),
        Format(".xml", _("Schedule XML of frab (.xml)")),
        Format(".ics", _("Calendar (.ics)")),
        Format(".html", _("Page for phones, without a network (.html)")),
        Format(".json", _("JSON for programs (.json)")),
    )


def _words() -> dict[str, str]:
    return {
        "all": _("Everything"),
        "people": _("People"),
        "arrivals": _("Arrivals and departures"),
        "programme": _("Programme"),
        "schedule": _("Programme for the public"),
        "sessions": _("Sessions and their people"),
        "grid": _("Schedule grid"),
        "template": _("Blank sheet for people"),
    }


def _explanations() -> dict[str, str]:
    back = _("Change cells and import it again: only what changed is updated.")
    return {
        "all": paragraph([_("People, programme and the grid of each day as sheets of one file."), back]),
        "people": paragraph([_("Everybody with all fields, one row each."), back]),
        "arrivals": _("Who comes when, leaves when and stays where, the first to come first."),
        "sessions": _("A row for each person of each session and talk: speakers, chairs, audience."),
        "template": _("To send around: headers with notes, lists to choose from and an example that nobody imports."),
        "programme": paragraph([_("Sessions in the order of time, talks and speakers below them."), back]),
        "schedule": _("For websites, apps and phones: without blockers and without what is cancelled."),
        "grid": _("A sheet a day that looks like the board: rooms across, time downwards, for printing and mailing."),
    }
