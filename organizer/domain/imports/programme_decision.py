"""What becomes of each entry of an imported programme: the values between matching and writing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from organizer.domain.imports.people_plan import CellClash, Difference
from organizer.domain.imports.programme_credits import identity, same_roles
from organizer.domain.programme.in_files import BreakEntry, Credit, EntryKind, Programme, SessionEntry, TalkEntry

Entry = SessionEntry | TalkEntry | BreakEntry
Cast = tuple[tuple[Credit, int | None], ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """One entry and what becomes of it: new without ``id``; ``reason`` says why somebody must decide first."""

    entry: Entry
    id: int | None = None
    differences: tuple[Difference, ...] = ()
    reason: str = ""
    parent: SessionEntry | None = None
    cast: Cast = ()
    """Everybody credited, with the id of the person who is meant; None: somebody new, by :func:`identity`."""
    clashes: tuple[CellClash, ...] = ()
    """Of our own export: what was changed on both sides; nothing of the entry is written until it is decided."""
    gone: bool = False
    """Whether it was deleted from the event since it was exported, and nobody touched it in the sheet."""

    @property
    def is_written(self) -> bool:
        """Whether it waits for nobody and is wanted."""
        return not (self.reason or self.clashes or self.gone)

    def changes(self, label: str) -> bool:
        """Whether the label's value is written; of something new every one is."""
        return self.is_written and (self.id is None or any(each.label == label for each in self.differences))

    @property
    def kind(self) -> EntryKind:
        """Session, talk or break."""
        if isinstance(self.entry, SessionEntry):
            return EntryKind.SESSION
        return EntryKind.TALK if isinstance(self.entry, TalkEntry) else EntryKind.BREAK


@dataclass(frozen=True, slots=True)
class RemovedEntry:
    """A session or talk that was exported, or imported, and is no longer in the file; ``where``: room or session.

    ``changed_here``: it was changed in the event since. ``talks``: ids of the session's talks that are gone as well.
    """

    kind: EntryKind
    id: int
    title: str
    where: str
    changed_here: bool
    talks: tuple[int, ...] = ()

    @property
    def number(self) -> int:
        """Names it among all sessions and talks, from 2 on: in :attr:`Decisions.removed`."""
        return 2 * self.id + (self.kind is EntryKind.TALK)


@dataclass(frozen=True, slots=True)
class Decision:
    """What an import would do; ``event``: columns that change; ``base``: what our own export was.

    ``removed`` are proposals: whoever writes keeps those only that somebody confirmed.
    """

    entries: tuple[Decided, ...]
    event: Mapping[str, object]
    day_offset: int
    notes: tuple[str, ...]
    base: Programme | None = None
    removed: tuple[RemovedEntry, ...] = ()

    @property
    def new_people(self) -> tuple[Credit, ...]:
        """Everybody who is credited where something is written, and is not in the event."""
        found: dict[str, Credit] = {}
        for each in self.entries:
            for credit, person in each.cast:
                if person is None and any(each.changes(role.value) for role in same_roles(credit.role)):
                    found.setdefault(identity(credit), credit)
        return tuple(found.values())

    def wanted(self, label: str, told: Sequence[str], *, before: Sequence[str]) -> list[str]:
        """Of the names of rooms, tracks or activities that are ``told`` those that shall be there.

        What our own export told ``before`` may be called otherwise by now: only what an entry is moved to is wanted.
        """
        used = {getattr(each.entry, label, "") for each in self.entries if each.changes(label)}
        called = set(before) - used
        return [name for name in told if name not in called]
