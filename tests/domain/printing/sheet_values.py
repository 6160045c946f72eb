"""People, meetings and a kit for tests of sheets."""

from organizer.domain.printing.badges.people import Occasion
from organizer.domain.printing.days import Name
from organizer.domain.printing.faces import Box, Face, Instruction, Placed, Turn, Words
from organizer.domain.printing.sheet_orders import Languages, PaperSize
from organizer.domain.printing.sheets.guests import Guest
from organizer.domain.printing.sheets.kit import Kit
from organizer.domain.printing.sheets.slips import Meeting, Party
from organizer.domain.printing.sheets.wording import Wording
from tests.domain.printing.badge_values import RULER, one_square

EVENT = Occasion("Technology Exchange 2026", "2026 国际技术交流大会", "Beijing", "26–27 September 2026")
DAY, ROOM = Name("Saturday", "星期六"), Name("Hall A", "主会场")
LI = Guest(1, Name("李峰", "Li Feng"), Name("Qihang", "启航"), category=Name("Guest", "嘉宾"), code="7K2M9XQP")
ROSSI = Guest(2, Name("Elena Rossi"), Name("Politecnico di Milano"), category=Name("Speaker", "演讲嘉宾"))
MEETING = Meeting(
    9,
    0,
    DAY,
    840,
    860,
    "Weld seams",
    (Party(LI.name, LI.organization, 1), Party(ROSSI.name, ROSSI.organization, 2)),
    Name("Table 3", "3 号桌"),
    ROOM,
)


def kit(languages: Languages = Languages.BOTH, *, size: PaperSize = PaperSize.A4) -> Kit:
    """In English and Chinese, on upright paper."""
    return Kit(RULER, one_square, Wording(("en", "zh"), languages), *size.sides)


def words(face: Face) -> list[Words]:
    """The lines of text on a face, as they stand on their own part of it."""
    return [each for each in face.flat() if isinstance(each, Words)]


def turned(instruction: Instruction) -> tuple[Turn, Box]:
    """How a part of a face is turned, and where the sheet's area lies that its own corner spans, 100 µm wide."""
    assert isinstance(instruction, Placed)
    step = {Turn.NONE: 100, Turn.HALF: -100}[instruction.turn]
    x, y = sorted((instruction.x, instruction.x + step))[0], sorted((instruction.y, instruction.y + step))[0]
    return instruction.turn, Box(x, y, 100, 100)
