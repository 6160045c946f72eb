"""A printer is measured on the ruled page, and from then on prints where it should: with printers that are off."""

import threading
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from organizer.domain.printing.faces import INCH, Box, Face
from organizer.domain.printing.paper.imposition import Imposition, Paper, impose
from organizer.domain.printing.paper.printer_profiles import NO_DRIFT, UNSCALED, Drift, Measured, Profile, drift_of
from organizer.domain.printing.paper.ruled_page import ruled_page
from organizer.domain.printing.paper.stock_catalogue import stock_named
from organizer.progress import Progress
from tests.ui.printing.sheet_rendering import DOTS, GREYS, Page, grey_face, pages
from ui.printing.drawing.fonts import Typeface
from ui.printing.drawing.painter import FacePainter
from ui.printing.drawing.pdf import write_sheets
from ui.printing.drawing.sheets import Sheets
from ui.printing.printers.printer import profile_for
from ui.printing.printers.profile_dialog import ProfileDialog, drift_words
from ui.printing.printers.trays import tray_of, trays_of, use_tray
from ui.printing.stock.preferences import keep_profile, profile_of
from ui.window import MainWindow

A4 = (210_000, 297_000)
NEAR = 100


@dataclass(frozen=True)
class Printer:
    """Puts what is at c on the page at shift + scale × c on the paper; each side in its own way."""

    front: Drift
    back: Drift

    def puts(self, side: int, x: float, y: float) -> tuple[float, float]:
        drift = (self.front, self.back)[side]
        return drift.x + x * drift.across / UNSCALED, drift.y + y * drift.down / UNSCALED


CROOKED = Printer(Drift(1_500, -900, 1_003_000, 996_500), Drift(-2_100, 600, 1_003_000, 998_000))


def drawn(sheets: Sheets, typeface: Typeface, folder: Path) -> list[Page]:
    path = folder / "sheets.pdf"
    write_sheets(sheets, path, FacePainter(typeface), Progress(), title="Sheets")
    return pages(path)


def lines(page: Page) -> tuple[list[float], list[float]]:
    """Where dark lines cross a row and a column that nothing else crosses; micrometres."""
    row = page.pixels[(page.height - 300) * page.width :][: page.width]
    column = page.pixels[page.width - 300 :: page.width]
    return _centres(row), _centres(column)


def _centres(dots: bytes) -> list[float]:
    dark = [at for at, grey in enumerate(dots) if grey < 128]
    groups = [[dark[0]]]
    for at in dark[1:]:
        groups[-1].append(at) if at == groups[-1][-1] + 1 else groups.append([at])
    return [(group[0] + group[-1] + 1) / 2 * INCH / DOTS for group in groups]


def by_ruler(printer: Printer, side: int, page: Page) -> tuple[Measured, Measured]:
    """A, B, C and D as somebody reads them off the paper, to a tenth of a millimetre."""
    xs, ys = lines(page)
    left, right = (printer.puts(side, x, 0)[0] for x in xs)
    upper, lower = (printer.puts(side, 0, y)[1] for y in ys)
    return _read(left, right), _read(upper, lower)


def _read(first: float, second: float) -> Measured:
    return Measured(round(first / 100) * 100, round((second - first) / 100) * 100)


def two_sided(imposition: Imposition, faces: list[Face], profile: Profile) -> Sheets:
    return Sheets(imposition, faces, faces, profile)


def test_a_crooked_printer_is_measured_and_set_straight(typeface: Typeface, tmp_path: Path) -> None:
    ruled = ruled_page(*A4, "Front")
    test = drawn(two_sided(impose(Paper(), *A4), [ruled], Profile()), typeface, tmp_path)
    found = [by_ruler(CROOKED, side, page) for side, page in enumerate(test)]
    profile = Profile(*(drift_of(*A4, across=across, down=down) for across, down in found))

    stock = stock_named("Avery L4785")
    imposition = impose(Paper(stock), 80_000, 50_000)
    faces = [grey_face(80_000, 50_000, GREYS[number % 4]) for number in range(10)]
    for side, page in enumerate(drawn(two_sided(imposition, faces, profile), typeface, tmp_path)):
        for number, place in enumerate((imposition.places, imposition.backs)[side]):
            x, y = at_page(CROOKED, side, place.x, place.y)
            box = page.box(Box(round(x), round(y), 80_000, 50_000), GREYS[number % 4], (2,))
            left, top = CROOKED.puts(side, box.x, box.y)
            right, bottom = CROOKED.puts(side, box.x + box.width, box.y + box.height)
            off = left - place.x, top - place.y, right - place.x - 80_000, bottom - place.y - 50_000
            assert max(map(abs, off)) <= 2 * NEAR  # a tenth by the ruler, a tenth by the dots


def at_page(printer: Printer, side: int, x: float, y: float) -> tuple[float, float]:
    """Where on the page something must be for this printer to put it at (x, y)."""
    drift = (printer.front, printer.back)[side]
    return (x - drift.x) * UNSCALED / drift.across, (y - drift.y) * UNSCALED / drift.down


def test_the_ruled_page_has_its_lines_where_they_are_measured(typeface: Typeface, tmp_path: Path) -> None:
    (page,) = drawn(Sheets(impose(Paper(), *A4), [ruled_page(*A4, "Front")]), typeface, tmp_path)
    xs, ys = lines(page)
    assert xs == pytest.approx([20_000, 190_000], abs=50)
    assert ys == pytest.approx([20_000, 277_000], abs=50)


def test_a_file_is_never_set_straight(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    keep_profile(printer.printerName(), "Auto", Profile(Drift(1_000)))
    assert profile_for(printer) == Profile()


def test_a_printer_that_no_queue_knows_has_the_usual_trays(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    assert list(trays_of(printer).items())[:2] == [("Auto", "Automatic"), ("OnlyOne", "Upper tray")]
    use_tray(printer, "Envelope")
    assert tray_of(printer) == "Envelope"


def test_trays_that_qt_knows_of_stand_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    source, printer = QPrinter.PaperSource, QPrinter(QPrinter.PrinterMode.HighResolution)
    monkeypatch.setattr(printer, "supportedPaperSources", lambda: [source.Manual, source.Auto], raising=False)
    monkeypatch.setattr("ui.printing.printers.trays.takes_files", lambda _printer: False)
    assert trays_of(printer) == {"Auto": "Automatic", "Manual": "Manual feed"}


# -- the dialog --------------------------------------------------------------------------------------------------------


@pytest.fixture
def dialog(qtbot: QtBot) -> ProfileDialog:
    window = MainWindow()
    qtbot.addWidget(window)
    made = ProfileDialog(window, window, A4)
    made.printers.clear()
    made.printers.addItem("Laser")
    made.show()
    ready(qtbot, made)
    return made


def ready(qtbot: QtBot, dialog: ProfileDialog) -> None:
    """The printer has said which trays it has."""
    qtbot.waitUntil(lambda: not dialog._shell.jobs.running)


def test_printers_are_asked_for_their_trays_beside_the_window(
    qtbot: QtBot, dialog: ProfileDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    late, trays = threading.Event(), dialog.trays

    def asked(printer: str) -> dict[str, str]:
        if printer == "Far away":
            assert late.wait(20)
        return {printer: printer}

    monkeypatch.setattr("ui.printing.printers.profile_dialog.trays_of", asked)
    monkeypatch.setattr(dialog, "_printer", dialog.printers.currentText)
    dialog.printers.addItem("Far away")
    dialog.printers.setCurrentText("Far away")
    assert (trays.count(), trays.isEnabled(), dialog._save.isEnabled()) == (0, False, False)
    dialog.printers.setCurrentText("Laser")
    qtbot.waitUntil(lambda: trays.currentData() == "Laser")
    late.set()
    ready(qtbot, dialog)
    assert (trays.currentData(), trays.isEnabled(), dialog._save.isEnabled()) == ("Laser", True, True)
    dialog.reject()


def test_who_closes_the_dialog_waits_for_no_answer(
    qtbot: QtBot, dialog: ProfileDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    late, shell = threading.Event(), dialog._shell
    monkeypatch.setattr("ui.printing.printers.profile_dialog.trays_of", lambda _printer: {"late": str(late.wait(20))})
    dialog._ask_trays()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    late.set()
    qtbot.waitUntil(lambda: not shell.jobs.running)


def test_the_ruled_page_is_printed_from_the_tray_that_the_printer_is_asked_for_beside_the_window(
    qtbot: QtBot, dialog: ProfileDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    used: list[tuple[str, bool]] = []

    def use(_printer: QPrinter, tray: str) -> None:
        used.append((tray, threading.current_thread() is threading.main_thread()))

    monkeypatch.setattr("ui.printing.printers.profile_dialog.use_tray", use)
    monkeypatch.setattr("ui.printing.printers.profile_dialog.print_faces", lambda *_sheets, **_how: 2)
    dialog.trays.setCurrentIndex(dialog.trays.findData("Manual"))
    dialog.print_page()
    ready(qtbot, dialog)
    assert used == [("Manual", False)]
    dialog.reject()


def test_two_numbers_in_each_direction_are_kept_for_the_printer_and_its_tray(dialog: ProfileDialog) -> None:
    dialog.trays.setCurrentIndex(dialog.trays.findData("Manual"))
    dialog.fields["front", "A"].setValue(21)
    dialog.fields["front", "B"].setValue(170.17)
    dialog.fields["back", "C"].setValue(19.5)
    assert "Front: 0.98 mm to the right, 0 mm down, width 100.10 %" in dialog._found.text()
    assert "Back: 0 mm to the right, 0.5 mm up" in dialog._found.text()
    dialog._save.click()
    kept = profile_of("Laser", "Manual")
    assert kept == Profile(Drift(980, 0, 1_001_000), Drift(0, -500))
    assert profile_of("Laser", "Auto") == Profile()


def test_what_was_measured_is_shown_again_and_can_be_forgotten(dialog: ProfileDialog) -> None:
    keep_profile("Laser", "Auto", Profile(Drift(980, 0, 1_001_000)))
    dialog.trays.setCurrentIndex(1)  # not measured: as the tray that the printer takes by itself
    assert (dialog.fields["front", "A"].value(), dialog.fields["front", "B"].value()) == (21, 170.17)
    dialog._straight.click()
    assert profile_of("Laser", "OnlyOne") == Profile()
    assert profile_of("Laser", "Lower") == Profile(Drift(980, 0, 1_001_000))


def test_the_tray_that_is_taken_by_itself_is_forgotten_as_well(qtbot: QtBot, dialog: ProfileDialog) -> None:
    keep_profile("Laser", "Auto", Profile(Drift(980, 0, 1_001_000)))
    dialog._ask_trays()
    ready(qtbot, dialog)
    assert (dialog.fields["front", "A"].value(), dialog.fields["front", "B"].value()) == (21, 170.17)
    dialog._straight.click()
    assert profile_of("Laser", "Auto") == Profile()


def test_a_slip_of_the_ruler_is_said_and_not_kept(dialog: ProfileDialog) -> None:
    dialog.fields["front", "B"].setValue(17)
    assert "Look at the ruler again" in dialog._problem.text()
    dialog._save.click()
    assert profile_of("Laser", "Auto") == Profile()
    dialog.reject()


def test_a_computer_without_printers_says_so(dialog: ProfileDialog) -> None:
    dialog.printers.clear()
    assert not dialog._test.isEnabled()
    assert "knows no printer" in dialog._problem.text()
    dialog.reject()


def test_a_straight_side_is_called_so() -> None:
    assert drift_words("Front", NO_DRIFT) == "Front: straight"
