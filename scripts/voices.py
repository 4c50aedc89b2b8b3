"""Writes docs/voices.md: six personas on five memos, in each language, by the built-in writer."""

from datetime import date, timedelta
from pathlib import Path

from echodiary.writing.builtin.writer import compose
from echodiary.writing.request import Fidelity, Language, Length, Memo, MemoKind, SpeechLevel, Voice, WritingRequest

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "voices.md"
FIRST_DAY = date(2026, 7, 1)
HEAD = """# Six personas on five memos

Made by `make voices` (scripts/voices.py) with the built-in writer, `natural`, medium; not edited by hand.
Sentences in *italics* were added by the writer, everything else rests on the memo.
"""
KO, EN = Language.KO, Language.EN
VOICES: dict[Language, tuple[Voice, ...]] = {
    KO: (
        Voice(
            "담담한 나",
            SpeechLevel.PLAIN,
            KO,
            traits=("차분함", "담백", "짧은 문장"),
            dont=("느낌표와 이모지를 쓰지 않는다",),
        ),
        Voice(
            "다정한 나",
            SpeechLevel.POLITE,
            KO,
            traits=("다정함", "작은 고마움"),
            writing_samples=("오늘은 하늘이 참 맑네요. 걷다 보니 마음이 놓이네요. 이런 날이 좋네요…",),
        ),
        Voice("정중한 나", SpeechLevel.FORMAL, KO, traits=("성실함", "진지함"), do=("반성으로 끝내기",)),
        Voice(
            "신난 나",
            SpeechLevel.CASUAL,
            KO,
            traits=("유쾌함", "장난기", "솔직함"),
            do=("느낌표 쓰기", "ㅋㅋ 쓰기"),
        ),
        Voice("메모하는 나", SpeechLevel.NOTE, KO, traits=("소심함",), do=("ㅠㅠ 쓰기",)),
        Voice("까칠한 나", SpeechLevel.PLAIN, KO, traits=("시니컬",), do=("길게 이어 쓴다",)),
    ),
    EN: (
        Voice(
            "Plain me",
            SpeechLevel.PLAIN,
            EN,
            traits=("calm", "short sentences"),
            dont=("No exclamation marks, no emoji",),
        ),
        Voice("Warm me", SpeechLevel.POLITE, EN, traits=("kind", "grateful for small things")),
        Voice("Formal me", SpeechLevel.FORMAL, EN, traits=("earnest", "thoughtful"), do=("end on a question",)),
        Voice("Chatty me", SpeechLevel.CASUAL, EN, traits=("passionate", "playful"), do=("use emoji",)),
        Voice("Notebook me", SpeechLevel.NOTE, EN, traits=("dry",)),
        Voice("Cynical me", SpeechLevel.PLAIN, EN, traits=("cynical",), do=("long sentences",)),
    ),
}
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
                about = ", ".join((voice.speech_level.value, *voice.traits, *voice.do, *voice.dont))
                parts.append(f"**{voice.name}** ({about})\n\n> {draft(memo, voice, day)}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"wrote {PAGE}")
