"""``screenshots``: every page as a picture, without a screen."""

import re
import sys
from argparse import ArgumentTypeError, Namespace
from pathlib import Path

from organizer.i18n import LANGUAGES, _
from ui.commands.console import Console, Result, Verbs, add_verb


def add(verbs: Verbs) -> None:
    """The verbs that show the window."""
    parser = add_verb(verbs, "screenshots", _("render every page without a screen, as PNG"), screenshots)
    parser.add_argument("event", metavar=_("EVENT"))
    parser.add_argument("folder", metavar=_("DIR"), type=Path)
    parser.add_argument("--size", type=_size, default=(1440, 900), help=_("in pixels, 1440x900 unless told"))
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--language", choices=tuple(LANGUAGES), default="en")


def _size(text: str) -> tuple[int, int]:
    told = re.fullmatch(r"(\d{3,5})x(\d{3,5})", text)
    if not told:
        raise ArgumentTypeError(_("“{text}” is no size; write it like 1440x900").format(text=text))
    return int(told[1]), int(told[2])


def screenshots(arguments: Namespace, _console: Console) -> Result:
    """One PNG a page, and one of the welcome screen."""
    from PySide6.QtCore import qInstallMessageHandler

    from organizer.services.outputs import refuse_folder
    from ui.screenshots import render_all

    refuse_folder(arguments.folder)
    qInstallMessageHandler(_tell)
    files = render_all(
        arguments.event, arguments.folder, size=arguments.size, look=arguments.theme, language=arguments.language
    )
    return Result({"files": [str(each) for each in files]}, "\n".join(map(str, files)))


def _tell(_kind: object, _context: object, text: str) -> None:
    """Pass on what Qt says, except what it says of every window without a screen."""
    if "propagateSizeHints" not in text:
        print(text, file=sys.stderr)
