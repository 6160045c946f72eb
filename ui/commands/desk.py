"""``find``: what the desk asks."""

from argparse import Namespace

from organizer.errors import BadInput
from organizer.i18n import _
from ui.commands.console import Console, Result, Verbs, add_verb, columns
from ui.commands.opening import opened

_WIDEST = 40  # of a terminal's columns, so that one odd name does not push everything else away; JSON has it all


def add(verbs: Verbs) -> None:
    """The verbs of the desk."""
    parser = add_verb(verbs, "find", _("find people by any part of name, organization, e-mail, phone or code"), find)
    parser.add_argument("event", metavar=_("EVENT"))
    parser.add_argument("text", metavar=_("TEXT"), nargs="+")


def find(arguments: Namespace, _console: Console) -> Result:
    """The people in whom every word is found."""
    from organizer.services import people

    text = " ".join(arguments.text)
    if not text.strip():
        raise BadInput(_("Say what to look for."))
    with opened(arguments.event) as workspace:
        found = people.find(workspace, text)
    keys = ("id", "name", "second_name", "organization", "category", "code")
    document = {"people": [{key: getattr(each, key) for key in keys} for each in found]}
    rows = [[getattr(each, key) for key in keys] for each in found]
    return Result(document, columns(rows, widest=_WIDEST) or _("Nobody is found."))
