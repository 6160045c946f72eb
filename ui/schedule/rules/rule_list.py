"""Every rule of the schedule with how much it weighs and its limit; each change is one step of the history."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from organizer.domain.schedule.grid import Level, Rule
from organizer.domain.schedule.norms import Unit, level_words
from organizer.i18n import _
from organizer.services import schedule_rules
from organizer.services.schedule_rules import RuleRow
from ui import icons, theme
from ui.shell import Shell
from ui.widgets.buttons import button, icon_button
from ui.widgets.forms import inset
from ui.widgets.labels import label
from ui.widgets.scrolling import scrolling

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace

LARGEST = 24 * 60
ICONS: dict[Level, tuple[str, icons.Tone]] = {
    Level.OFF: ("hide", "muted"),
    Level.CHECK: ("info", "accent"),
    Level.WARNING: ("warning-filled", "warn"),
    Level.ERROR: ("error-filled", "bad"),
    Level.REFUSED: ("forbidden", "bad"),
}


class RuleLine:
    """The editors of one rule."""

    def __init__(self, row: RuleRow) -> None:
        self.row = row
        title = row.norm.title()
        self.title = label(title, wrap=True)
        self.level = QComboBox()
        self.level.setAccessibleName(_("How much “{rule}” weighs").format(rule=title))
        for level, words in level_words().items():
            icon, tone = ICONS[level]
            self.level.addItem(icons.icon(icon, tone), words, level)
        refused = _("An error that no move may bring about")
        self.level.setItemData(self.level.findData(Level.REFUSED), refused, Qt.ItemDataRole.ToolTipRole)
        self.limit: QSpinBox | None = None
        if row.norm.limit is not None:
            self.limit = QSpinBox(maximum=LARGEST)
            self.limit.setSuffix(_(" min") if row.norm.unit is Unit.MINUTES else _(" times"))
            self.limit.setAccessibleName(_("Limit of “{rule}”").format(rule=title))
            inset(self.limit)
        self.usual = icon_button("undo", _("“{rule}” as usual").format(rule=title))
        policy = self.usual.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.usual.setSizePolicy(policy)
        self.show(row)

    def show(self, row: RuleRow) -> None:
        """Show what the event makes of the rule now."""
        self.row = row
        self.level.setCurrentIndex(self.level.findData(row.setting.level))
        if self.limit is not None:
            self.limit.setValue(row.setting.limit or 0)
            self.limit.setEnabled(row.setting.level is not Level.OFF)
        self.usual.setVisible(row.changed)

    def said(self) -> tuple[Level, int | None]:
        """What is chosen; no limit where it is the program's."""
        limit = self.limit.value() if self.limit is not None else None
        return Level(self.level.currentData()), None if limit == self.row.norm.limit else limit


class RuleList(QWidget):
    """All rules below one another."""

    def __init__(self, workspace: "Workspace", shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self.lines: dict[Rule, RuleLine] = {}
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, theme.GAP, 0)
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(theme.TIGHT)
        grid.setColumnStretch(0, 1)
        for number, row in enumerate(schedule_rules.rules(workspace)):
            self._add(grid, number, RuleLine(row))
        self.reset = button(_("All as usual"), "undo", tip=_("Let every rule be as the program has it"))
        self.reset.clicked.connect(self._reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(scrolling(inside), 1)
        column.addWidget(self.reset, alignment=Qt.AlignmentFlag.AlignLeft)
        self._show_reset()

    def _add(self, grid: QGridLayout, number: int, line: RuleLine) -> None:
        rule = line.row.norm.rule
        self.lines[rule] = line
        line.level.activated.connect(partial(self._say, rule))
        line.usual.clicked.connect(partial(self._usual, rule))
        line.level.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line.level.setFixedWidth(theme.px(148))
        grid.addWidget(line.title, number, 0)
        if line.limit is not None:
            line.limit.setFixedWidth(theme.px(108))
            line.limit.editingFinished.connect(partial(self._say, rule))
            grid.addWidget(line.limit, number, 1)
        grid.addWidget(line.level, number, 2)
        grid.addWidget(line.usual, number, 3)

    def reload(self) -> None:
        """Show what the event makes of the rules now."""
        for row in schedule_rules.rules(self._workspace):
            self.lines[row.norm.rule].show(row)
        self._show_reset()

    def finish(self) -> None:
        """Write down a limit that was typed and not left yet."""
        for rule in self.lines:
            self._say(rule)

    def _show_reset(self) -> None:
        self.reset.setEnabled(any(each.row.changed for each in self.lines.values()))

    def _say(self, rule: Rule, _place: int = 0) -> None:
        line = self.lines[rule]
        level, limit = line.said()
        now = line.row.setting
        if (level, limit) != (now.level, None if now.limit == line.row.norm.limit else now.limit):
            self._shell.run_quietly(lambda: schedule_rules.set_rule(self._workspace, rule, level, limit))

    def _usual(self, rule: Rule) -> None:
        self._shell.run_quietly(lambda: schedule_rules.reset_rule(self._workspace, rule))

    @Slot()
    def _reset(self) -> None:
        self._shell.run_quietly(lambda: schedule_rules.reset_rules(self._workspace))
