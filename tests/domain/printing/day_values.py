"""Days for tests: two rooms, a break over both, sessions of two tracks, talks."""

from organizer.domain.printing.badges.people import Occasion
from organizer.domain.printing.days import Break, Day, Days, Grid, Name, Part, Session, Talk, Tile
from organizer.domain.printing.faces import Face, Fill, Words
from organizer.domain.printing.tracks import TrackMark
from organizer.domain.programme.words import RoleKind

HALL, SALON = Name("Hall A", "主会场"), Name("Salon")
CHIPS, HEALTH = TrackMark("Chips", "芯片", 0, 0), TrackMark("Health", "", 1, 1)
CHAIR = Part(Name("Li Feng", "李峰"), "Qihang", RoleKind.CHAIR)
SPEAKER = Part(Name("Elena Rossi"), "Politecnico")
OPENING = Session(1, Name("Opening", "开幕式"), 540, 600, HALL, CHIPS, (CHAIR, SPEAKER))
FORUM = Session(2, Name("Forum"), 630, 690, SALON, HEALTH, (), (Talk(Name("A new sensor"), 630, 650, (SPEAKER,)),))
CLINIC = Session(3, Name("Clinic"), 630, 720, HALL, HEALTH)
COFFEE = Break(Name("Coffee", "茶歇"), 600, 630)


def days(*sessions: Session, breaks: tuple[Break, ...] = ()) -> Days:
    """One day with these sessions, each in its room's column."""
    rooms = list(dict.fromkeys(each.room for each in sessions if each.room)) or [HALL]
    tiles = [Tile(each, each.start, each.end, *(rooms.index(each.room or HALL),) * 2) for each in sessions]
    tiles += [Tile(each, each.start, each.end, 0, len(rooms) - 1) for each in breaks]
    everything = (*sessions, *breaks)
    first = min((each.start for each in everything), default=540) // 60 * 60
    last = -(-max((each.end for each in everything), default=600) // 60) * 60
    grid = Grid(tuple((room, 1) for room in rooms), first, last, tuple(tiles))
    day = Day(0, Name("Saturday, 26 September", "9月26日"), sessions, breaks, grid)
    occasion = Occasion("Technology Exchange", "技术交流", "Beijing", "26–27 September 2026")
    return Days(occasion, [day] if everything else [], len(sessions) + 1, 1)


def words(face: Face) -> list[Words]:
    """The lines of text on a face."""
    return [each for each in (*face.fixed, *face.own) if isinstance(each, Words)]


def fills(face: Face, color: str) -> list[Fill]:
    """The boxes of one colour."""
    return [each for each in face.own if isinstance(each, Fill) and each.color == color]
