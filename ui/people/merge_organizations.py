"""Several organizations become one: which name stays is chosen, the others are kept as its other names."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from organizer.domain.country_names import CountryNames
from organizer.domain.names.organizations import Organization
from organizer.i18n import _, current_language, ngettext
from ui import theme
from ui.dialogs import Dialog
from ui.people.words import kind_word
from ui.widgets.buttons import button, primary
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.scrolling import scrolling


class MergeOrganizationsDialog(Dialog):
    """One radio button an organization, the one with most people chosen."""

    def __init__(
        self, parent: QWidget, those: Sequence[Organization], merge: Callable[[int], object], *, names: CountryNames
    ) -> None:
        """``merge`` is called with the id of the one that stays."""
        super().__init__(parent, _("Merge organizations"), width=560)
        self._merge = merge
        intro = _(
            "Choose the name that stays. People, projects, needs, offers and meetings of all belong to the one "
            "organization; the other names are kept, and the next import finds it by each of them."
        )
        self.column.addWidget(label(intro, "muted", wrap=True))
        self.choice = QButtonGroup(self)
        self.column.addWidget(self._list(those, names), 1)
        self.add_button(button(_("Cancel")), self.reject)
        self.add_button(primary(_("Merge"), "merge"), self._accepted)
        self.choose(max(those, key=lambda each: (each.people, -each.id)).id)

    def _list(self, those: Sequence[Organization], names: CountryNames) -> QScrollArea:
        body = QWidget()
        body.setProperty("role", "page")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, theme.SMALL_GAP, theme.SMALL_GAP, 0)
        column.setSpacing(theme.TIGHT)
        for each in those:
            made = QRadioButton(" · ".join((each.name, each.second_name)) if each.second_name else each.name)
            made.setToolTip("\n".join(each.names))
            self.choice.addButton(made, each.id)
            below = ElidedLabel(details(each, names), "small")
            below.setContentsMargins(theme.px(24), 0, 0, theme.px(theme.SMALL_GAP))
            column.addWidget(made)
            column.addWidget(below)
        column.addStretch(1)
        scroll = scrolling(body)
        scroll.setHorizontalScrollBarPolicy(theme.NO_BAR)
        scroll.setMinimumHeight(min(body.sizeHint().height() + 4, theme.px(320)))
        return scroll

    def choose(self, id: int) -> None:
        """Let this one stay."""
        self.choice.button(id).setChecked(True)

    @Slot()
    def _accepted(self) -> None:
        self.accept()
        self._merge(self.choice.checkedId())


def details(each: Organization, names: CountryNames) -> str:
    """How many belong to it, what it is, where, and its other names, on one line."""
    people = ngettext("{count:,} person", "{count:,} people", each.people).format(count=each.people)
    country = names.shown(each.country, current_language())
    return " · ".join(filter(None, (people, kind_word(each.kind), country, *each.aliases)))
