"""Forms: words at the left, fields at the right, on one line each."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QDateTimeEdit, QFormLayout, QWidget

from ui import theme


def form_layout(rows: Iterable[tuple[str, QWidget]]) -> QFormLayout:
    """A form of ``(word, field)``; the word is the field's accessible name too."""
    form = QFormLayout()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    form.setHorizontalSpacing(theme.LARGE_GAP)
    form.setVerticalSpacing(theme.SMALL_GAP)
    for word, field in rows:
        field.setAccessibleName(word)
        form.addRow(word, field)
        if isinstance(field, QAbstractSpinBox):
            inset(field)
        form.labelForField(field).setMinimumHeight(theme.px(theme.CONTROL_HEIGHT))
    return form


def inset(field: QAbstractSpinBox) -> None:
    """Set a number's or a time's text off from the border as in other fields: Qt takes no padding from styles there."""
    if not (isinstance(field, QDateTimeEdit) and field.calendarPopup()):
        field.lineEdit().setTextMargins(theme.px(9), 0, 0, 0)
