"""Writes docs/voices.md: every persona template on five memos, in each language, by the built-in writer."""

from datetime import date, timedelta
from pathlib import Path

from echodiary.features.personas.gallery import templates
from echodiary.writing.builtin.writer import compose
from echodiary.writing.request import Fidelity, Language, Length, Memo, MemoKind, Voice, WritingRequest

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "voices.md"
FIRST_DAY = date(2026, 7, 1)
HEAD = """# Every persona template on five memos

Made by `make voices` (scripts/voices.py) with the built-in writer, `natural`, medium; not edited by hand.
Sentences in *italics* were added by the writer, everything else rests on the memo.
"""
KO, EN = Language.KO, Language.EN
VOICES = {language: tuple(one.form.as_voice() for one in templates(language)) for language in Language}
MEMOS: dict[Language, tuple[Memo, ...]] = {
    KO: (
        Memo(MemoKind.TEXT, "회의 3개 하고 너무 힘들었음. 저녁에 엄마랑 통화. 기분 좋아짐"),
        Memo(MemoKind.KEYWORDS, keywords=("비", "카페", "지민", "파스타", "늦잠")),
        Memo(MemoKind.TEXT, "면접 봤는데 망한 듯. '왜 이직하세요' 질문에 버벅댐. 집 오는 길에 붕어빵 2천원어치"),
        Memo(MemoKind.TEXT, "아침 6시 러닝 7km. 무릎 살짝 아픔. 내일은 쉬자"),
        Memo(MemoKind.TEXT, "애기 첫 걸음마!! 영상 찍음. 남편이 울었음 ㅋㅋ"),
    ),
    EN: (
        Memo(MemoKind.TEXT, "had coffee w/ Tom. rained all day. finished chapter 3, tired but happy"),
        Memo(MemoKind.KEYWORDS, keywords=("dentist", "bus 42", "library", "soup")),
        Memo(MemoKind.TEXT, 'interview went ok i think. they asked "why us?" and i froze. drinks after w/ Priya'),
        Memo(MemoKind.TEXT, "7am run 5k, 28:40, new PB!! knee a bit sore. rest day tomorrow"),
        Memo(MemoKind.TEXT, "baby's first steps!! husband filmed it, i missed it, was in the shower :("),
    ),
}


def draft(memo: Memo, voice: Voice, day: date) -> str:
    """Return a draft in Markdown; what was added stands in italics."""
    request = WritingRequest(
        memo, voice, voice.language, length=Length.MEDIUM, fidelity=Fidelity.NATURAL, entry_date=day
    )
    paragraphs = compose(request).paragraphs
    return "\n>\n> ".join(
        " ".join(f"*{sentence.text}*" if sentence.added else sentence.text for sentence in sentences)
        for sentences in paragraphs
    )


def page() -> str:
    """Return the whole page."""
    parts = [HEAD]
    for language in Language:
        parts.append(f"## {'한국어' if language is KO else 'English'}\n")
        for number, memo in enumerate(MEMOS[language]):
            parts.append(f"### {memo.as_text()}\n")
            day = FIRST_DAY + timedelta(days=number)
            for voice in VOICES[language]:
                about = ", ".join((voice.speech_level.value, *voice.traits))
                parts.append(f"**{voice.name}** ({about})\n\n> {draft(memo, voice, day)}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"wrote {PAGE}")
