"""The panel, the list of elements and the bars: each field changes what it says, as one step."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QComboBox
from pytestqt.qtbot import QtBot

from organizer.domain.printing.designs.arranging import Axis
from organizer.domain.printing.designs.document import Reverse, Side, design_of
from organizer.domain.printing.designs.edits import set_keys, set_lines
from organizer.domain.printing.designs.guides import guides
from tests.ui.printing.designer.conftest import CODE, LEFT, LINE, NAME, PANEL, a_design, box
from ui.printing.designer.adding import NEW, add_menu, add_new
from ui.printing.designer.designer import Designer
from ui.printing.designer.panel.millimetres import Millimetres
from ui.window import MainWindow


def give(field: Millimetres, millimetres: float) -> None:
    """Type a number into a field and press Enter."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, f"{millimetres}")
    QTest.keyClick(field, Qt.Key.Key_Return)


def choose(field: QComboBox, data: object) -> None:
    place = field.findData(data)
    assert place >= 0
    field.setCurrentIndex(place)
    field.activated.emit(place)


def source(designer: Designer, id: int) -> dict[str, object]:
    return dict(designer.editing.kept.by_id[id].source)


def test_where_it_stands_is_shown_and_given_in_millimetres(designer: Designer) -> None:
    designer.editing.select([PANEL])
    place = designer.panel.place
    assert [each.value() for each in (place.left_box, place.top_box, place.width_box, place.height_box)] == [
        10.0,
        10.0,
        20.0,
        20.0,
    ]
    for field, value in ((place.left_box, 12.5), (place.top_box, 8), (place.width_box, 30), (place.height_box, 5.25)):
        give(field, value)
    assert box(designer, PANEL) == (12_500, 8_000, 30_000, 5_250)


def test_a_length_may_be_typed_in_other_units(designer: Designer) -> None:
    designer.editing.select([PANEL])
    field = designer.panel.place.width_box
    for typed, expected in (("72 pt", 25_400), ("1.5cm", 15_000), ("2in", 50_800), ("12.5 mm", 12_500), ("8", 8_000)):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert box(designer, PANEL)[2] == expected


def test_several_are_moved_and_stretched_as_one(designer: Designer) -> None:
    designer.editing.select([PANEL, CODE])
    give(designer.panel.place.left_box, 0)
    give(designer.panel.place.width_box, 35)
    assert (box(designer, PANEL)[0], box(designer, PANEL)[2]) == (0, 10_000)
    assert (box(designer, CODE)[0], box(designer, CODE)[2]) == (22_500, 12_500)


def test_turned(designer: Designer) -> None:
    designer.editing.select([NAME])
    choose(designer.panel.place.turn, 90)
    assert source(designer, NAME)["turn"] == 90
    choose(designer.panel.place.turn, 0)
    assert "turn" not in source(designer, NAME)


def test_the_text_is_followed_letter_by_letter_and_is_one_step(designer: Designer) -> None:
    designer.editing.select([NAME])
    line = designer.panel.text.text.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Dr {name}")
    assert source(designer, NAME)["text"] == "Dr {name}"
    assert "Dr Anna Schmidt" in designer.canvas.face.words()  # type: ignore[union-attr]
    designer.editing.undo()
    assert source(designer, NAME)["text"] == "{name}"


def test_an_unknown_field_is_said_beside_the_text_and_the_text_stays(designer: Designer, window: MainWindow) -> None:
    designer.editing.select([NAME])
    line = designer.panel.text.text.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "{nome}")
    assert line.text() == "{nome}"
    assert "nome" in designer.panel.text.problem.text()
    assert source(designer, NAME)["text"] == "{nome"
    assert window.toaster.text() == ""


def test_the_menu_of_fields_has_those_of_the_event(designer: Designer) -> None:
    designer.editing.select([NAME])
    text = designer.panel.text.text
    menu = text.make_menu()
    parts = {action.text(): action.menu() for action in menu.actions()}
    assert [action.text() for action in parts["Own fields"].actions()] == ["Diet\tvegan"]
    assert [each.text() for each in parts["Name"].actions()][:2] == [
        "Badge name, else name\tAnna Schmidt",
        "Name\tAnna Schmidt",
    ]
    text.line.setText("")
    parts["Own fields"].actions()[0].trigger()
    assert source(designer, NAME)["text"] == "{field:Diet}"
    menu.deleteLater()


def test_sizes_weight_rows_colour_and_capitals(designer: Designer) -> None:
    designer.editing.select([NAME])
    text = designer.panel.text
    for field, value in ((text.size_box, 7), (text.small, 5), (text.least, 2.5), (text.wide, 9.5), (text.gap, 0.8)):
        give(field, value)
    text.rows.setValue(2)
    text.tracking.setValue(-8)
    choose(text.weight, "bold")
    choose(text.align, "right")
    choose(text.anchor, "bottom")
    choose(text.color, "category")
    text.capitals.click()
    assert source(designer, NAME) == {
        **a_design()["elements"][1],
        **{
            "size": 7_000,
            "small": 5_000,
            "least": 2_500,
            "ideographic_size": 9_500,
            "gap": 800,
            "max_lines": 2,
            "tracking": -8,
        },
        **{"weight": "bold", "align": "right", "anchor": "bottom", "color": "category", "case": "upper"},
    }


def test_any_colour_may_be_typed_and_nonsense_is_not_taken(designer: Designer) -> None:
    designer.editing.select([CODE])
    field = designer.panel.code.color
    for typed, expected in (("#12AB34", "#12ab34"), ("nonsense", "#12ab34"), ("red", "red")):
        field.setFocus()
        field.lineEdit().selectAll()  # type: ignore[union-attr]
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert source(designer, CODE)["color"] == expected


def test_lines_of_a_text_are_added_carried_and_taken_away(designer: Designer) -> None:
    designer.editing.select([NAME])
    text = designer.panel.text
    text.more.click()
    assert (text.line, text.lines.count()) == (1, 2)
    text.text.line.selectAll()
    QTest.keyClicks(text.text.line, "{country}")
    text.up.click()
    assert [each["text"] for each in designer.editing.kept.by_id[NAME].lines] == ["{country}", "{name}"]
    text.less.click()
    assert [each["text"] for each in designer.editing.kept.by_id[NAME].lines] == ["{name}"]
    assert source(designer, NAME)["kind"] == "text"


def test_a_change_for_several_texts_is_one_for_every_line(designer: Designer) -> None:
    line = {"text": "{country}", "size": 3_000}
    designer.editing.change("Test", lambda it: set_lines(it, NAME, [line, line]))
    add_new(designer.editing, NEW["text"])
    (made,) = designer.editing.selection
    designer.editing.select([NAME, made])
    choose(designer.panel.text.color, "red")
    assert [each["color"] for each in designer.editing.kept.by_id[NAME].lines] == ["red", "red"]
    assert source(designer, made)["color"] == "red"


def test_a_shape_has_an_inside_or_an_outline_or_both(designer: Designer) -> None:
    designer.editing.select([PANEL])
    shape = designer.panel.shape
    choose(shape.outline, "red")
    give(shape.thickness, 0.5)
    give(shape.radius, 2)
    choose(shape.fill, "")
    assert source(designer, PANEL) == {
        "kind": "rectangle",
        "box": [10_000, 10_000, 20_000, 20_000],
        **{"outline": "red", "thickness": 500, "radius": 2_000},
    }
    choose(shape.outline, "")
    assert source(designer, PANEL)["color"] == "#000000"


def test_what_a_code_says_and_how(designer: Designer) -> None:
    designer.editing.select([CODE])
    code = designer.panel.code
    choose(code.symbology, "code128")
    code.text.line.setFocus()
    code.text.line.selectAll()
    QTest.keyClicks(code.text.line, "{code}{nobody}")
    assert source(designer, CODE)["symbology"] == "code128"
    assert "nobody" in code.problem.text()


def test_for_whom_it_is_there(designer: Designer) -> None:
    designer.editing.select([NAME])
    condition = designer.panel.condition.box
    choose(condition._key, "only")
    condition.choose("Press", True)
    assert source(designer, NAME)["only"] == ["Press"]
    assert designer.list.rows[2].condition == "Only for Press"
    assert "Anna Schmidt" not in designer.canvas.face.words()  # type: ignore[union-attr]
    choose(condition._key, "except")
    assert source(designer, NAME) == {**source(designer, NAME), "except": ["Press"]}
    assert "only" not in source(designer, NAME)
    menu = condition.make_menu()
    assert [(each.text(), each.isChecked()) for each in menu.actions()] == [("Guest", False), ("Press", True)]
    menu.deleteLater()


def test_it_may_be_there_only_where_something_is_said(designer: Designer) -> None:
    designer.editing.select([NAME])
    choose(designer.panel.condition.needed, "phone")
    assert source(designer, NAME)["when"] == "phone"
    assert "Anna Schmidt" not in designer.canvas.face.words()  # type: ignore[union-attr]
    choose(designer.panel.condition.needed, "field:Diet")
    assert "Anna Schmidt" in designer.canvas.face.words()  # type: ignore[union-attr]
    choose(designer.panel.condition.needed, "")
    assert "when" not in source(designer, NAME)


def test_a_colour_of_the_template_is_changed_wherever_it_is_used(designer: Designer) -> None:
    palette = designer.panel.sheet.palette_part
    assert list(palette.swatches) == ["ink", "red", "category 1", "category 2"]
    assert [each.accessibleName() for each in palette.swatches.values()] == ["ink", "red", "Press", "Guest"]
    menu = palette.make_menu("ink")
    for open_dialog, color in (
        (menu.actions()[0].trigger, "#224466"),
        (lambda: palette.swatches["category 2"].click(), "#883300"),
    ):
        open_dialog()
        (dialog,) = designer.window().findChildren(QColorDialog)
        dialog.setCurrentColor(QColor(color))
        dialog.accept()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    head = designer.editing.kept.head
    assert head["colors"] == {"ink": "#224466", "red": "#b3261e"}
    assert head["categories"] == ["#2457d6", "#883300"]
    designer.editing.undo()
    designer.editing.undo()
    assert not designer.editing.dirty
    menu.deleteLater()


def test_a_colour_is_added_renamed_and_deleted_and_what_shows_it_follows(designer: Designer) -> None:
    palette = designer.panel.sheet.palette_part
    palette.add_color("#00aa00")
    assert palette.swatches["colour 1"].hasFocus()
    palette.rename("ink", "night")
    assert (source(designer, NAME)["color"], source(designer, CODE)["color"]) == ("night", "night")
    menu = palette.make_menu("night")
    assert [each.text() for each in menu.actions()][2] == "Select the 2 elements that show it"
    palette.swatches["red"].setFocus()
    QTest.keyClick(palette.swatches["red"], Qt.Key.Key_Delete)
    assert source(designer, LINE)["color"] == "#b3261e"
    assert designer.editing.kept.head["colors"] == {"night": "#1b2330", "colour 1": "#00aa00"}
    menu.deleteLater()


def test_another_colour_is_chosen_in_a_dialog(designer: Designer) -> None:
    designer.editing.select([LINE])
    field = designer.panel.shape.fill
    place = field.count() - 1
    field.setCurrentIndex(place)
    field.activated.emit(place)
    (dialog,) = designer.window().findChildren(QColorDialog)
    assert dialog.currentColor().name() == "#b3261e"
    dialog.setCurrentColor(QColor("#00aa00"))
    dialog.accept()
    assert source(designer, LINE)["color"] == "#00aa00"


def test_where_there_is_little_room_elements_and_properties_stand_in_one_place(
    designer: Designer, qtbot: QtBot
) -> None:
    assert designer.list.isVisible()
    assert designer.panel.isVisible()
    assert not designer.elements_button.isVisible()
    designer.setFixedWidth(700)
    qtbot.waitUntil(lambda: (designer.list.isVisible(), designer.panel.isVisible()) == (False, True))
    designer.elements_button.click()
    assert (designer.list.isVisible(), designer.panel.isVisible()) == (True, False)
    assert (designer.tools.isVisible(), designer.acts_button.isVisible()) == (False, True)


def test_size_back_and_fold_of_the_badge(designer: Designer) -> None:
    sheet = designer.panel.sheet
    give(sheet.width_box, 105)
    give(sheet.height_box, 148)
    assert designer.editing.kept.size == (105_000, 148_000)
    assert not designer.below.sides.isVisible()
    choose(sheet.reverse, Reverse.OWN)
    assert designer.below.sides.isVisible()
    sheet.fold.click()
    assert design_of(designer.editing.kept)["fold"] is True
    QTest.mouseClick(designer.below.sides._group.button(1), Qt.MouseButton.LeftButton)
    assert designer.editing.side is Side.BACK
    assert designer.list.rows == ()
    add_new(designer.editing, NEW["photo"])
    assert [each["kind"] for each in design_of(designer.editing.kept)["back"]["elements"]] == ["photo"]
    choose(sheet.reverse, Reverse.NONE)
    assert designer.editing.side is Side.FRONT


def test_a_back_like_the_front_is_designed_with_it(designer: Designer) -> None:
    choose(designer.panel.sheet.reverse, Reverse.SAME)
    designer.editing.show_side(Side.BACK)
    designer.editing.select([PANEL])
    give(designer.panel.place.left_box, 0)
    assert box(designer, PANEL)[0] == 0


@pytest.mark.parametrize("kind", NEW)
def test_what_is_added_is_selected_and_covers_nothing(designer: Designer, kind: str) -> None:
    menu = add_menu(designer.editing, designer, lambda: None)
    place = [*NEW][:6].index(kind) if kind != "photo" else 7
    menu.actions()[place].trigger()
    (made,) = designer.editing.chosen
    assert made.kind == {"barcode": "code"}.get(kind, kind)
    assert [each.id for each in designer.editing.items if each is not made and each.box.meets(made.box)] == []
    menu.deleteLater()


def test_a_picture_is_put_on_the_badge_and_changed(
    designer: Designer, tmp_path: Path, window: MainWindow, qtbot: QtBot
) -> None:
    def read() -> None:
        qtbot.waitUntil(lambda: not window.jobs.running, timeout=20_000)

    for name, width in (("one.png", 40), ("two.jpg", 20)):
        image = QImage(width, 20, QImage.Format.Format_RGB32)
        image.fill("red")
        image.save(str(tmp_path / name))
    designer.pictures.add_file(tmp_path / "one.png")
    read()
    (made,) = designer.editing.chosen
    assert made.box.width == pytest.approx(2 * made.box.height, abs=2)
    first = made.source["asset"]
    designer.pictures.use_file(tmp_path / "two.jpg")
    read()
    assert designer.editing.chosen[0].source["asset"] != first
    assert set(designer.pictures.new) == {first, designer.editing.chosen[0].source["asset"]}
    (tmp_path / "three.png").write_text("no picture")
    designer.pictures.use_file(tmp_path / "three.png")
    read()
    assert "is no picture" in window.toaster.text()


def test_the_list_shows_the_uppermost_first_and_its_signs_hide_and_lock(designer: Designer) -> None:
    model = designer.list.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [row.name for row in designer.list.rows] == ["Line", "Badge code", "Name", "Rectangle"]
    for column in (1, 2):
        spot = designer.list.visualRect(model.index(3, column)).center()
        QTest.mouseClick(designer.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert designer.editing.hidden == {PANEL}
    assert source(designer, PANEL)["locked"] is True
    spot = designer.list.visualRect(model.index(2, 0)).center()
    QTest.mouseClick(designer.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert designer.editing.selection == {NAME}


def test_rows_are_dragged_to_another_place_as_one_step(designer: Designer) -> None:
    designer.editing.select([PANEL])  # the lowest, in the last row
    rows = designer.list
    place = QPointF(rows.visualRect(rows.model().index(0, 0)).bottomLeft())
    carried = rows.model().mimeData([rows.model().index(3, 0)])
    held = LEFT, Qt.KeyboardModifier.NoModifier
    rows.dropEvent(QDropEvent(place, Qt.DropAction.MoveAction, carried, *held))
    assert [each.id for each in designer.editing.kept.front] == [NAME, CODE, PANEL, LINE]
    designer.list.carry_to(4)
    assert [each.id for each in designer.editing.kept.front] == [PANEL, NAME, CODE, LINE]
    designer.editing.undo()
    designer.editing.undo()
    assert not designer.editing.undo_label


def test_a_group_is_one_row_above_its_elements_and_is_named_hidden_and_locked_as_one(
    designer: Designer, qtbot: QtBot
) -> None:
    designer.editing.select([PANEL, CODE])
    designer.tools.acts.of["group"].click()
    names = [row.name for row in designer.list.rows]
    assert names == ["Line", "Group 1 · 2", "Badge code", "Rectangle", "Name"]
    assert [row.inside for row in designer.list.rows] == [False, False, True, True, False]
    model = designer.list.model()
    for row, keys, expected in (
        (4, Qt.KeyboardModifier.NoModifier, {NAME}),
        (1, Qt.KeyboardModifier.NoModifier, {PANEL, CODE}),
        (2, Qt.KeyboardModifier.ControlModifier, {PANEL}),
        (1, Qt.KeyboardModifier.ControlModifier, {PANEL, CODE}),
        (1, Qt.KeyboardModifier.ControlModifier, set()),
    ):
        QTest.mouseClick(designer.list.viewport(), LEFT, keys, designer.list.visualRect(model.index(row, 0)).center())
        assert designer.editing.selection == expected
    model.setData(model.index(1, 0), "Corner")
    qtbot.waitUntil(lambda: designer.list.rows[1].name == "Corner · 2")
    assert source(designer, PANEL)["group"] == "Corner"
    for column in (1, 2):
        spot = designer.list.visualRect(model.index(1, column)).center()
        QTest.mouseClick(designer.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert designer.editing.hidden == {PANEL, CODE}
    assert [source(designer, each).get("locked") for each in (PANEL, CODE, NAME)] == [True, True, None]


def test_an_element_is_named_where_it_is_listed(designer: Designer, qtbot: QtBot) -> None:
    designer.list.setFocus()
    designer.editing.select([CODE])
    QTest.keyClick(designer.list, Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "Entrance")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: source(designer, CODE).get("name") == "Entrance")
    assert designer.editing.undo_label == "Rename"


def test_guides_are_given_in_millimetres(designer: Designer) -> None:
    part = designer.panel.sheet.guides
    assert not part.clear.isVisible()
    part.upright.click()
    assert part.fields[(Axis.DOWN, 45_000)].hasFocus()
    give(part.fields[(Axis.DOWN, 45_000)], 12.5)
    part.across.click()
    assert [guides(designer.editing.kept, axis) for axis in (Axis.DOWN, Axis.ACROSS)] == [(12_500,), (60_000,)]
    part.clear.click()
    assert "guides" not in designer.editing.kept.head
    designer.editing.undo()
    assert list(part.fields) == [(Axis.DOWN, 12_500), (Axis.ACROSS, 60_000)]


def test_a_name_is_given(designer: Designer) -> None:
    designer.editing.select([PANEL])
    designer.panel.name.name.setFocus()
    QTest.keyClicks(designer.panel.name.name, "Colour of the category")
    assert designer.list.rows[3].name == "Colour of the category"


def test_what_is_locked_is_not_changed_by_the_panel(designer: Designer) -> None:
    designer.editing.select([PANEL])
    designer.editing.change("Test", lambda it: set_keys(it, [PANEL], {"locked": True}))
    assert not designer.panel.place.isEnabled()


def test_align_and_distribute_by_the_buttons(designer: Designer) -> None:
    buttons = designer.tools.acts.of
    assert not buttons["align-left"].isEnabled()
    designer.editing.select([PANEL, CODE])
    assert buttons["align-left"].isEnabled()
    assert not buttons["spread-down"].isEnabled()
    buttons["align-left"].click()
    assert box(designer, CODE)[0] == 10_000
    designer.editing.select([PANEL, NAME, CODE])
    buttons["spread-down"].click()
    assert [box(designer, each)[1] for each in (PANEL, NAME, CODE)] == [10_000, 51_500, 85_000]
    designer.tools.to_badge.click()
    buttons["align-right"].click()
    assert [sum(box(designer, each)[::2]) for each in (PANEL, NAME, CODE)] == [90_000] * 3
