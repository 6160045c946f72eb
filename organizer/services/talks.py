"""The talks inside a session: their order and their lengths."""

from collections.abc import Sequence

from sqlalchemy import select, update

from organizer.errors import BadInput, NotFound
from organizer.i18n import _
from organizer.services.workspace import Workspace
from organizer.storage import tables
from organizer.storage.session_rows import title_of


def arrange_talks(workspace: Workspace, session: int, talks: Sequence[tuple[int, int]]) -> None:
    """Put the talks of a session in this order, each with its minutes; those that are not named come after them.

    Raises BadInput for a talk without a minute, NotFound when one of them is not in the session any more.
    """
    if any(minutes <= 0 for _talk, minutes in talks):
        raise BadInput(_("A talk must last at least a minute."))
    with workspace.reading() as db:
        label = _("Arrange the talks of “{title}”").format(title=title_of(db, session))
    talk = tables.talk
    with workspace.operation(label) as db:
        order = select(talk.c.id).where(talk.c.session_id == session).order_by(talk.c.position, talk.c.id)
        here = list(db.scalars(order))
        lengths = dict(talks)
        if not lengths.keys() <= set(here):
            raise NotFound(_("One of these talks is not in the session any more."))
        for position, id in enumerate([*lengths, *(each for each in here if each not in lengths)]):
            values = {"position": position} | ({"duration": lengths[id]} if id in lengths else {})
            db.execute(update(talk).where(talk.c.id == id).values(**values))
