"""What the guided interview says, in both languages. Warm, short, 해요체."""

from __future__ import annotations

from echodiary.writing.interview.request import Topic
from echodiary.writing.request import Language, SpeechLevel

GREETING = {
    Language.KO: (
        "반가워요. 몇 마디 나누면서 일기를 써 줄 사람을 함께 만들어 볼게요. 순서는 상관없으니 생각나는 대로 "
        "말해 주세요."
    ),
    Language.EN: (
        "Hello. Let's find the person who will write your diary, in a few words. Any order is fine; say what "
        "comes to mind."
    ),
}
QUESTIONS: dict[Language, dict[Topic, str]] = {
    Language.KO: {
        Topic.PURPOSE: "누가 하루를 적어 주면 좋겠어요? ‘동네 책방 이모가 하루를 들어주듯이’처럼 편하게 말해 주세요.",
        Topic.LEVEL: (
            "말투는 어떤 게 좋으세요?\n1. 문어체 – 오늘은 비가 왔다.\n2. 해요체 – 오늘은 비가 왔어요.\n"
            "3. 합니다체 – 오늘은 비가 왔습니다.\n4. 반말 – 오늘 비 왔어.\n5. 음슴체 – 오늘 비 옴."
        ),
        Topic.CHARACTER: "어떤 성격이면 좋겠어요? ‘다정하고 느긋하게, 문장은 짧게’처럼 몇 마디면 돼요.",
        Topic.AVOID: "이것만은 하지 않았으면 하는 게 있나요? ‘이모지는 빼 줘’처럼요. 없으면 ‘없어’라고 하셔도 돼요.",
        Topic.NAME: "이 페르소나를 뭐라고 부를까요?",
        Topic.SAMPLE: (
            "닮고 싶은 글이 있으면 두세 문장만 붙여 주세요. 결이 더 살아나요. 없으면 ‘넘어가기’라고 해 주세요."
        ),
    },
    Language.EN: {
        Topic.PURPOSE: (
            "Who should write your days? For example: “like the woman from the bookshop, listening over tea”."
        ),
        Topic.LEVEL: (
            "Which way of speaking do you like?\n1. Plain – It rained today.\n2. Polite – It rained today, you know.\n"
            "3. Formal – Today, it was raining.\n4. Casual – So it rained today.\n5. Notes – Rain today."
        ),
        Topic.CHARACTER: "What is it like? A few words are enough: “warm and unhurried, short sentences”.",
        Topic.AVOID: "Is there anything it should never do? “No emoji”, for instance. If not, just say no.",
        Topic.NAME: "What shall we call this persona?",
        Topic.SAMPLE: "If there is writing it should sound like, paste two or three sentences. If not, say “skip”.",
    },
}
COMPLETE = {
    Language.KO: "이제 다 모였어요. 더 바꾸고 싶은 게 있으면 말해 주시고, 괜찮으면 ‘이대로 만들기’를 눌러 주세요.",
    Language.EN: "That is all I need. Say what you would still change, or press “Make it like this”.",
}
NAMELESS = {
    Language.KO: "이름만 비어 있어요. 떠오르면 말해 주세요. ‘이대로 만들기’를 누르고 나중에 지어도 괜찮아요.",
    Language.EN: (
        "Only the name is open. Tell me when one comes to mind, or press “Make it like this” and name it later."
    ),
}
TOO_LONG = {
    Language.KO: "이름은 {most}자까지 쓸 수 있어요. 조금 더 짧게 부르면 뭐가 좋을까요?",
    Language.EN: "A name can have {most} characters. What would be a shorter one?",
}
SKIPPED = {Language.KO: "네, 그건 비워 둘게요.", Language.EN: "Fine, we leave that open."}
UNREAD = {Language.KO: "네, 잘 들었어요.", Language.EN: "I see."}
NOTED = {Language.KO: "적어 뒀어요", Language.EN: "Noted"}
FIELD_NAMES: dict[Language, dict[str, str]] = {
    Language.KO: {
        "name": "이름",
        "description": "소개",
        "speech_level": "말투",
        "traits": "특징",
        "writing_samples": "닮을 글",
        "do": "지킬 것",
        "dont": "하지 않을 것",
        "language": "쓰는 언어",
    },
    Language.EN: {
        "name": "name",
        "description": "what it is like",
        "speech_level": "way of speaking",
        "traits": "traits",
        "writing_samples": "a sample of writing",
        "do": "what it does",
        "dont": "what it does not do",
        "language": "language",
    },
}
LEVEL_NAMES: dict[Language, dict[SpeechLevel, str]] = {
    Language.KO: {
        SpeechLevel.PLAIN: "문어체",
        SpeechLevel.POLITE: "해요체",
        SpeechLevel.FORMAL: "합니다체",
        SpeechLevel.CASUAL: "반말",
        SpeechLevel.NOTE: "음슴체",
    },
    Language.EN: {
        SpeechLevel.PLAIN: "plain",
        SpeechLevel.POLITE: "polite",
        SpeechLevel.FORMAL: "formal",
        SpeechLevel.CASUAL: "casual",
        SpeechLevel.NOTE: "notes",
    },
}
LANGUAGE_NAMES = {Language.KO: "한국어", Language.EN: "English"}


def greeting(language: Language) -> str:
    """What a chat begins with: a greeting and the first question."""
    return f"{GREETING[language]}\n\n{QUESTIONS[language][Topic.PURPOSE]}"
