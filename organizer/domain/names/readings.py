"""How names in Chinese characters are spelled in Latin letters, as somebody at a desk would type them.

The readings of single characters are pypinyin's; what those cannot know stands in the tables below: characters that
are read otherwise as a surname (《现代汉语词典》, 7th edition), in the middle of a common word, or in given names.
"""

import os
import re
from functools import lru_cache
from itertools import islice, product

from organizer.domain.folding import fold

SURNAMES = {
    "万俟": "mo qi", "尉迟": "yu chi", "单于": "chan yu", "长孙": "zhang sun", "澹台": "tan tai", "子车": "zi ju",
    "盖": "ge", "仇": "qiu", "单": "shan", "曾": "zeng", "翟": "zhai", "解": "xie", "区": "ou", "查": "zha",
    "朴": "piao", "缪": "miao", "员": "yun", "繁": "po", "重": "chong", "乐": "yue", "种": "chong", "洗": "xian",
    "秘": "bi", "折": "she", "覃": "qin", "召": "shao", "祭": "zhai", "能": "nai", "隗": "wei", "牟": "mu",
    "阚": "kan", "佴": "nai", "乜": "nie", "郇": "xun", "么": "yao", "卜": "bu", "都": "du", "郄": "qie",
    "萬俟": "mo qi", "尉遲": "yu chi", "單于": "chan yu", "澹臺": "tan tai", "單": "shan", "區": "ou", "繆": "miao",
    "樂": "yue", "員": "yun", "種": "chong", "蓋": "ge", "薄": "bo", "蔚": "yu", "逢": "pang", "圈": "juan",
    "句": "gou", "六": "lu", "黑": "he", "仉": "zhang", "佘": "she", "谌": "chen", "逄": "pang", "晟": "cheng",
}  # fmt: skip
"""Surname -> its reading as a surname."""

WORDS = {
    "重庆": "chong qing", "长春": "chang chun", "长沙": "chang sha", "长安": "chang an", "长江": "chang jiang",
    "厦门": "xia men", "银行": "yin hang", "成都": "cheng du", "首都": "shou du", "音乐": "yin yue",
    "会计": "kuai ji", "行业": "hang ye", "六安": "lu an", "大厦": "da sha", "长城": "chang cheng",
}  # fmt: skip
"""Common words in the names of organizations whose characters are read otherwise there."""

USUAL = {"长": "chang", "行": "hang", "厦": "xia", "都": "du", "重": "zhong", "调": "diao", "传": "chuan", "藏": "zang"}
"""Character -> its reading in the names of organizations."""

ALSO = {
    "乐": "yue", "行": "hang", "长": "chang", "重": "chong", "朝": "zhao", "晟": "sheng", "茜": "xi", "莘": "xin",
    "藏": "zang", "柏": "bo", "强": "jiang", "娜": "nuo", "靓": "liang", "曾": "ceng", "单": "dan", "翟": "di",
    "覃": "tan", "朴": "pu", "查": "cha", "解": "jie", "区": "qu", "缪": "mou", "牟": "mou", "盛": "cheng",
}  # fmt: skip
"""Character -> another reading that people give it in names."""

_SYLLABLE = (
    "(?:[bpmf](?:a|o|u|e|ai|ei|ao|ou|an|en|ang|eng|i|ie|iao|iu|ian|in|ing)"
    "|[dtnl](?:a|ai|ao|an|ang|e|ei|en|eng|ong|ou|u|uan|ui|un|uo|i|ia|ian|iang|iao|ie|in|ing|iu|v|ve|yu)"
    "|(?:[gkhrzcs]|[zcs]h)(?:a|ai|ao|an|ang|e|ei|en|eng|ong|ou|u|ua|uai|uan|uang|ui|un|uo)|(?:[rzcs]|[zcs]h)i"
    "|[jqx](?:i|ia|ian|iang|iao|ie|in|ing|iong|iu|u|uan|ue|un)|w(?:a|ai|an|ang|ei|en|eng|o|u)"
    "|y(?:a|an|ang|ao|e|i|in|ing|o|ong|ou|u|uan|ue|un)|[aeo]|ai|an|ang|ao|ei|en|er|ou)"
)
"""The syllables of Mandarin in Hanyu Pinyin (ISO 7098), ``ü`` as ``v``, ``u`` or ``yu``."""
_SYLLABLES, _ONE_SYLLABLE = re.compile(f"{_SYLLABLE}+"), re.compile(_SYLLABLE)
_LONGEST_WORD = 24  # letters: Zhuangzhuangzhuangzhuang. “Xian” is one syllable or two, so each doubles what is tried

_MOST = 4  # spellings of one name: more would only make everything match


@lru_cache(maxsize=50_000)
def spellings(name: str) -> tuple[str, ...]:
    """What may be typed for a name in Chinese characters: whole spellings, then initials; no spaces, no tones.

    A name without such characters has none. ``ü`` is spelled ``v``, ``u`` and ``yu``, as keyboards and passports do.
    """
    initials = ["".join(syllable[0] for syllable in each) for each in _syllables(name)]
    return tuple(dict.fromkeys((*whole_spellings(name), *initials)))


def whole_spellings(name: str) -> tuple[str, ...]:
    """The same without the initials."""
    whole = ["".join(each) for each in _syllables(name)]
    umlauts = [each.replace("v", other) for each in whole if "v" in each for other in ("u", "yu")]
    return tuple(dict.fromkeys(whole + umlauts))


def looked_for(name: str) -> str:
    """How a name is looked for from A to Z: in folded Latin letters, of Chinese characters their reading."""
    folded = fold(name)
    if not folded or "a" <= folded[0] <= "z":
        return folded
    return next(iter(whole_spellings(name)), folded)


def letter_of(reading: str) -> str:
    """Under which letter somebody looks for what is read so; ``#`` where it begins with none of A to Z."""
    letter = reading[:1].upper()
    return letter if "A" <= letter <= "Z" else "#"


def organization_spellings(name: str) -> tuple[str, ...]:
    """The same for an organization: one reading a character, so that people's names do not find it by chance."""
    characters = "".join(filter(is_chinese, name))
    syllables: list[str] = []
    while len(syllables) < len(characters):
        at = len(syllables)
        word = WORDS.get(characters[at : at + 2])
        syllables += word.split() if word else [USUAL.get(characters[at]) or _reading(characters[at])]
    return ("".join(syllables), "".join(each[0] for each in syllables)) if syllables else ()


def is_pinyin(word: str) -> bool:
    """Whether a folded Latin word may be spelled Chinese: nothing but syllables of Mandarin."""
    return len(word) <= _LONGEST_WORD and _SYLLABLES.fullmatch(word) is not None


def is_syllable(word: str) -> bool:
    """Whether it may be a single syllable, as most Chinese families are."""
    return _ONE_SYLLABLE.fullmatch(word) is not None


def _syllables(name: str) -> list[tuple[str, ...]]:
    """The name's readings, a syllable a character; none without Chinese characters."""
    characters = "".join(filter(is_chinese, name))
    return list(islice(product(*_readings(characters)), _MOST)) if characters else []


def is_chinese(character: str) -> bool:
    """Whether it is an ideograph (unified or compatibility)."""
    return "㐀" <= character <= "鿿" or "豈" <= character <= "﫿" or character >= "\U00020000"


def _readings(characters: str) -> list[tuple[str, ...]]:
    """The possible readings of each character."""
    known = SURNAMES.get(characters[:2]) or SURNAMES.get(characters[:1]) or ""
    found = [_with_other(reading, each) for reading, each in zip(known.split(), characters, strict=False)]
    return found + [_choices(each) for each in characters[len(found) :]]


def _choices(character: str) -> tuple[str, ...]:
    return _with_other(_reading(character), character)


def _with_other(reading: str, character: str) -> tuple[str, ...]:
    other = ALSO.get(character, reading)
    return (reading,) if other == reading else (reading, other)


@lru_cache(maxsize=30_000)
def _reading(character: str) -> str:
    """The usual reading of one character; a character nobody reads stands for itself."""
    # pypinyin's dictionary of phrases takes 40 MB and a quarter of a second, in which no other thread runs.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    from pypinyin import lazy_pinyin

    return lazy_pinyin(character)[0]
