"""What the review of a programme says of what is new."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from organizer.services.programme_imports import plan_programme
from organizer.services.workspace import Workspace
from ui.imports.programme_intake import programme_review


def test_the_review_says_when_and_where_each_new_session_will_be(
    qtbot: QtBot,  # noqa: ARG001 - dates are worded in the language of the program
    workspace: Workspace,
    tmp_path: Path,
) -> None:
    path = tmp_path / "agenda.csv"
    path.write_text(
        "Day,Start,End,Room,Title,Kind\n"
        "2026-09-26,10:00,11:00,Hall B,Opening,Forum\n"
        ",,,,A sensor,Talk\n"
        "2026-09-26,11:00,11:30,All rooms,Coffee,Break\n"
        "2026-09-27,23:00,00:30,,Party,Social\n"
        ",TBA,,Hall A,Some day,Forum\n"
    )
    review = programme_review(plan_programme(workspace, path))
    assert {row.cells[0]: row.why for row in review.rows} == {
        "Opening": "Sat 26 Sep 10:00–11:00 · Hall B",
        "A sensor": "",
        "Coffee": "Sat 26 Sep 11:00–11:30",
        "Party": "Sun 27 Sep 23:00–00:30",
        "Some day": "not scheduled · Hall A",
    }
