"""What the process of ``test_killed`` does until it is killed."""

import os
import random

from sqlalchemy import delete, insert, select, update

from organizer.services.workspace import Workspace
from organizer.storage import tables


def write_for_ever(address: str, seed: int, report: int) -> None:
    """Write random operations, small and large, undo some, and report each id to a file descriptor."""
    chance = random.Random(seed)
    workspace = Workspace.open(address)
    while True:
        _write(workspace, chance)
        if workspace.last_operation is not None:
            os.write(report, f"{workspace.last_operation}\n".encode())


def _write(workspace: Workspace, chance: random.Random) -> None:
    person = tables.person
    if workspace.undo_label and chance.random() < 0.2:
        workspace.undo()
        return
    with workspace.operation("Write") as db:
        ids = list(db.scalars(select(person.c.id)))
        if ids and chance.random() < 0.5:
            db.execute(update(person).values(name=f"name {chance.random()}").where(person.c.id == chance.choice(ids)))
        elif ids and chance.random() < 0.3:
            db.execute(delete(person).where(person.c.id == chance.choice(ids)))
        else:
            db.execute(
                insert(person), [{"name": "王" * chance.randrange(1, 50)} for _ in range(chance.randrange(1, 40))]
            )
