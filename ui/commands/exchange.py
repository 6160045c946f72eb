"""``export``: what leaves the event as a file."""

from argparse import Namespace
from pathlib import Path

from organizer.i18n import _
from ui.commands.console import Console, Result, Verbs, add_verb
from ui.commands.opening import opened

PARTS = ("people", "programme", "grid", "all")


def add(verbs: Verbs) -> None:
    """The verbs of exchange with other programs."""
    parser = add_verb(verbs, "export", _("write people, programme or the grid to a file"), export)
    parser.add_argument("event", metavar=_("EVENT"))
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=_("its ending says the format"))
    parser.add_argument("--what", choices=PARTS, default="all", help=_("everything unless told"))


def export(arguments: Namespace, console: Console) -> Result:
    """Write a part of the event in the format that the file's ending names."""
    from organizer.services import exports

    with opened(arguments.event) as workspace:
        made = exports.export(workspace, arguments.file, exports.What(arguments.what), console.progress())
    lines = [f"{name}: {count}" for name, count in made.rows.items()]
    return Result(
        {"file": str(made.path), "rows": made.rows}, "\n".join([_("Wrote {file}.").format(file=made.path), *lines])
    )
