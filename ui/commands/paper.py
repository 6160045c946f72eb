"""``print``: what goes on paper."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from organizer.i18n import _
from ui.commands.console import Console, Result, Verbs, add_verb
from ui.commands.opening import opened

_SHOWN = 20  # problems told one by one; JSON has them all


def add(verbs: Verbs) -> None:
    """The verbs of paper."""
    parser = add_verb(verbs, "print", _("write badges to a PDF and mark them printed"), print_)
    parser.add_argument("event", metavar=_("EVENT"))
    parser.add_argument("file", metavar="OUT.pdf", type=Path)
    parser.add_argument("--what", choices=("badges",), default="badges")
    parser.add_argument("--stock", default="single", help=_("the paper: single (one a page), a4 or letter"))
    parser.add_argument("--template", help=_("the design’s name; the event’s default unless told"))
    parser.add_argument("--only", choices=("changed",), help=_("only badges that are new or changed since printed"))


def print_(arguments: Namespace, console: Console) -> Result:
    """Badges of all attendees, or of those whose badge is due."""
    from organizer.domain.printing.badge_runs import Wanted
    from ui.printing.command import print_badges

    with opened(arguments.event) as workspace:
        document = print_badges(
            workspace,
            arguments.file,
            console.progress(),
            wanted=Wanted(due=arguments.only == "changed"),
            stock=arguments.stock,
            template=arguments.template,
        )
    return Result(document, "\n".join(_lines(arguments.file, document)))


def _lines(file: Path, document: dict[str, Any]) -> list[str]:
    counts = _("{printed} printed on {pages} pages, {skipped} skipped, {duplicates} twice").format(**document)
    problems = [f"  {each['name']}: {each['text']}" for each in document["problems"]]
    more = [_("  … and {count} more").format(count=len(problems) - _SHOWN)] if len(problems) > _SHOWN else []
    return [f"{file}: {counts}", *problems[:_SHOWN], *more]
