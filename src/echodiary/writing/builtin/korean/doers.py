"""Who does it: a person that a note names without a particle."""

from __future__ import annotations

from echodiary.writing.builtin.korean.clause import Edit
from echodiary.writing.builtin.korean.kinds import ACTS
from echodiary.writing.builtin.korean.lexicon import FIXED, PEOPLE, TIMES
from echodiary.writing.builtin.korean.phonology import particle_after
from echodiary.writing.builtin.korean.phrase import Eojeol, Phrase
from echodiary.writing.builtin.korean.verbs import verb_of_kind

_QUOTATION = frozenset("'\"“‘「")
_FOR_PETS = frozenset(("카페", "호텔", "병원", "공원", "놀이터", "미용", "유치원"))
_HUMBLE = ("드리", "여쭙", "뵙")  # said of me to them: 엄마 가게 도와드림
_TAKES_PERSON = frozenset(
    ("만나", "보", "모시", "데리", "부르", "돕", "그립", "찾", "뵙", "뵈", "안", "업", "기다리", "생각나", "닮")
)
_GOING = frozenset(("가", "오", "다녀오", "나가", "들어가", "들어오", "돌아오", "도착"))
_HEARSAY = frozenset(("ᆫ대", "는대", "대", "래", "ᆫ대요", "는대요", "대요", "래요", "ᆫ단다", "는단다", "단다"))
_ELDERS = frozenset((
    "엄마", "아빠", "어머니", "아버지", "할머니", "할아버지", "외할머니", "외할아버지", "시어머니", "시아버지",
    "장모", "장인", "이모", "고모", "삼촌",
    "오빠", "언니", "누나", "형", "선배", "팀장", "과장", "부장", "사장", "남편", "친구", "이웃", "남친", "여친",
))  # fmt: skip
_YOUNG = frozenset(
    (
        "강아지",
        "고양이",
        "동생",
        "조카",
        "아들",
        "딸",
        "아이",
        "아기",
        "애기",
        "후배",
        "손자",
        "손녀",
        "여동생",
        "남동생",
    )
)
# What is a person's own: 할머니 댁에 가심 is not said of her.
_OF_THEM = frozenset((
    "댁", "집", "말씀", "말", "생각", "생신", "생일", "얼굴", "목소리", "손", "덕분", "때문", "전화", "선물", "옆",
    "앞", "곁", "대신", "모습", "병실", "병원", "산소", "제사", "기일", "가게", "차", "방", "품", "사진", "뒤",
    "이름", "번호", "성격", "잔소리", "취향", "솜씨", "손맛", "편", "말투",
))  # fmt: skip
_PLACES_OF_THEM = frozenset(("댁", "병실", "산소"))
GROUPS = frozenset((
    "애", "팀원", "사람", "학생", "손님", "직원", "회원", "식구", "가족", "친척", "어른", "아줌마", "아저씨", "엄마",
    "이웃",
    "꼬마", "남자", "여자", "멤버", "부모", "제자", "환자", "어르신", "고객", "알바", "길냥이", "냥이", "새끼",
    "형제", "자매",
))  # fmt: skip
_LIKING = frozenset(
    ("좋아하", "사랑하", "아끼", "싫어하", "즐기", "다니", "살", "쓰", "부르", "보내", "만들", "키우", "기다리")
)
_ALONE = frozenset((
    "빵터지", "터지", "나가", "자", "울", "웃", "떠들", "뛰", "놀", "싸우", "신나", "아프", "넘어지", "일어나", "깨",
    "삐지",
    "놀라", "토하", "졸", "쉬", "모이", "헤어지", "늦", "조용하", "난리나", "다치", "크", "자라", "앉", "눕",
))  # fmt: skip
_OF_THINGS = frozenset(
    ("끝나", "나오", "취소되", "잡히", "낫", "좋아지", "나빠지", "내리", "오르", "떨어지", "되", "없", "있")
)
_BODILY = frozenset(("보채", "칭얼대", "칭얼거리", "토하", "옹알이하", "뒤집", "기침하", "코골"))
_CARING = frozenset((
    "재우", "씻기", "먹이", "입히", "데리", "데려가", "데려오", "데려다주", "태우", "맡기", "혼내", "돌보", "깨우",
    "안아주", "업",
    "달래", "달래주", "안", "업어주", "눕히", "앉히", "벗기", "갈아입히", "토닥이", "토닥", "챙기", "야단치", "꾸짖",
    "칭찬하",
))  # fmt: skip
_SAYING = frozenset(("고", "라고", "이라고", "다고"))


def doer(phrase: Phrase, index: int) -> Edit | None:
    """아이 '재밌었다'고 함 -> 아이가 …, 부장님 노래 부르심 -> 부장님이 …: who says, or is honoured, is the subject."""
    person = phrase.eojeols[index]
    several = person.last.form == "들" and person.morphs[0].form in PEOPLE | GROUPS
    if not (person.last.form in PEOPLE or person.last.form in {"님", "씨"} or several):
        return None
    after = phrase.eojeols[index + 1]
    if _is_no_doer(phrase, person, after):
        return None
    if _is_honoured(phrase, index) or _did_then(phrase, index):
        return Edit(person.end, person.end, particle_after(person.text, "이"))
    both = after.is_bare_noun and after.text in PEOPLE  # 엄마 아빠 싸우심
    if both or _has_subject(phrase, index):
        return None
    if _was_sent(phrase, index):
        return Edit(person.end, person.end, particle_after(person.text, "을"))
    if _did_it_by_oneself(phrase, index):
        return Edit(person.end, person.end, particle_after(person.text, "이"))
    if _took_care_of(phrase, index):
        return Edit(person.end, person.end, particle_after(person.text, "을"))
    if _did_chore(phrase, index) or _gave(phrase, index):
        return Edit(person.end, person.end, particle_after(person.text, "이"))
    if _was_given(phrase, index):
        return Edit(person.end, person.end, "에게")
    says = after.text[0] in _QUOTATION and any(morph.form in _SAYING for morph in phrase.morphs)
    later = [morph for morph in phrase.morphs if morph.start >= person.end]
    taken = any(morph.base == "JKS" for morph in later) or any(morph.base == "ETM" for morph in later)
    goes_on = (after.is_bare_noun and after.text not in {"이름", "별명", "번호"}) or (
        after.last.base in {"JKO", "JKB", "JX"} and after.morphs[0].form not in _OF_THEM
    )
    honoured = goes_on and not taken and any(morph.form == "시" and morph.base == "EP" for morph in later)
    says = says or (phrase.morphs[-1].form in _HEARSAY and not _happened_to_a_thing(phrase, index))
    felt = index == len(phrase.eojeols) - 2 and any(morph.base in {"VA", "XSA"} for morph in after.morphs)
    return Edit(person.end, person.end, particle_after(person.text, "이")) if says or honoured or felt else None


def _is_no_doer(phrase: Phrase, person: Eojeol, after: Eojeol) -> bool:
    """강아지 카페: one word; 엄마 김장 도와드림: said of me; 할머니 댁에: a place."""
    if after.morphs[0].form in _PLACES_OF_THEM and (after.last.base == "JKB" or after.is_bare_noun):
        return True
    whole = person.text in {"강아지", "고양이"} and after.morphs[0].form in _FOR_PETS
    return (
        whole
        or person.text == "다들"
        or any(morph.base in {"VV", "VX"} and morph.form.endswith(_HUMBLE) for morph in phrase.morphs)
    )


def _is_honoured(phrase: Phrase, index: int) -> bool:
    """할머니 노래하심: the verb that follows honours."""
    person, after = phrase.eojeols[index : index + 2]
    honoured = any(morph.form == "시" and morph.base == "EP" for morph in after.morphs)
    takes = after.morphs[0].form in _TAKES_PERSON
    return honoured and _is_bare(person) and not takes and not _has_subject(phrase, index)


def _happened_to_a_thing(phrase: Phrase, index: int) -> bool:
    """막내 콩이 수술 잘 끝났대: it is the thing that is over."""
    verb = phrase.eojeols[-1].morphs[0].form
    before = [eojeol for eojeol in phrase.eojeols[index + 1 : -1] if eojeol.last.base != "MAG"]
    return verb in _OF_THINGS and bool(before) and before[-1].is_bare_noun


def _did_it_by_oneself(phrase: Phrase, index: int) -> bool:
    """애들 밖에 못 나감, 팀원들 빵 터짐, 아빠 좋아하던 막걸리: a verb that somebody does without an object."""
    verb = _deed_after(phrase, index + 1)
    if verb is None or not _is_bare(phrase.eojeols[index]):
        return False
    if verb.morphs[0].form in _LIKING and any(morph.base == "ETM" for morph in verb.morphs):
        return True
    couple = index > 0 and phrase.eojeols[index - 1].text in PEOPLE
    several = phrase.eojeols[index].last.form == "들" or couple
    alone = index == 0 and not any(morph.base == "JKS" for morph in phrase.morphs)
    if alone and any(morph.form in _BODILY for morph in phrase.eojeols[-1].morphs):
        return True  # 애기 예방접종 맞고 밤새 보챔
    return several and (verb.morphs[0].form in _ALONE or verb.morphs[0].form in _GOING)


def _has_subject(phrase: Phrase, index: int) -> bool:
    """시어머니가 또 둘째 얘기: who speaks is named already."""
    for eojeol in reversed(phrase.eojeols[:index]):
        if eojeol.last.base in {"EC", "EF", "ETN"}:
            return False
        if eojeol.last.tag == "JKS":
            return True
    return False


def _was_sent(phrase: Phrase, index: int) -> bool:
    """아들 군대 보냄: whom, and where to."""
    place, verb = phrase.eojeols[index + 1], phrase.eojeols[index + 2 : index + 3]
    if not verb or not place.is_bare_noun or verb[0].morphs[0].form not in {"보내", "데려다주", "맡기"}:
        return False
    kind = verb_of_kind(place.text)
    return place.text in {"군대", "유학", "학원", "캠프"} or (kind is not None and kind.stem == "가")


def _took_care_of(phrase: Phrase, index: int) -> bool:
    """애들 재움, 아기 씻김: whom one looks after."""
    verb = _deed_after(phrase, index + 1)
    return verb is not None and _is_bare(phrase.eojeols[index]) and verb.morphs[0].form in _CARING


def _is_bare(person: Eojeol) -> bool:
    return person.last.base in {"NNG", "NNP", "XSN"}


def _did_chore(phrase: Phrase, index: int) -> bool:
    """남편 설거지 함, 아들 게임만 함: whose chore it is does it."""
    after = phrase.eojeols[index + 1]
    chore = (
        after.morphs[0].form if len(after.morphs) > 1 and after.last.form in {"만", "도", "은", "는"} else after.text
    )
    verb = _deed_after(phrase, index + 2)
    return chore in ACTS and verb is not None and verb.morphs[0].form in {"하", "시작하"}


def _gave(phrase: Phrase, index: int) -> bool:
    """오빠 용돈 줌: elders give."""
    person = phrase.eojeols[index]
    return _gives(phrase, index) and (person.text in _ELDERS or person.text.endswith("님"))


def _was_given(phrase: Phrase, index: int) -> bool:
    """강아지 간식 줌, 동생 용돈 줌: the young are given."""
    return _gives(phrase, index) and phrase.eojeols[index].text in _YOUNG


def _gives(phrase: Phrase, index: int) -> bool:
    """Whether a thing and a verb of giving follow, and nobody else is named."""
    after, verb = phrase.eojeols[index + 1], _deed_after(phrase, index + 2)
    if verb is None or not after.is_bare_noun or after.text in PEOPLE or index:
        return False
    given = verb.morphs[0].form in {"주", "건네"} or any(
        morph.base == "VX" and morph.form == "주" for morph in verb.morphs
    )
    return given and verb is phrase.eojeols[-1]


def _deed_after(phrase: Phrase, position: int) -> Eojeol | None:
    for eojeol in phrase.eojeols[position:]:
        if eojeol.last.base != "MAG":
            return eojeol
    return None


def _did_then(phrase: Phrase, index: int) -> bool:
    """애기 새벽 3시에 깨서: a person, a time or a manner, and what the person did."""
    between = 0
    for eojeol in phrase.eojeols[index + 1 :]:
        if _is_adverbial(eojeol) or _is_way(phrase, eojeol):
            between += 1
            continue
        first = eojeol.morphs[0]
        does = first.base in {"VV", "VA"} or any(morph.base in {"XSV", "XSA", "VCP"} for morph in eojeol.morphs)
        return bool(between) and does and first.form not in _TAKES_PERSON | _CARING
    return False


def _is_way(phrase: Phrase, eojeol: Eojeol) -> bool:
    """엄마 병원 감: a bare noun before going is where to."""
    after = next((other for other in phrase.eojeols if other.start > eojeol.start), None)
    if not eojeol.is_bare_noun or after is None or after.morphs[0].form not in _GOING:
        return False
    kind = verb_of_kind(eojeol.text)
    unknown = kind is None and eojeol.text not in FIXED and after.morphs[0].form != "오"
    return unknown or (kind is not None and kind.stem == "가")


def _is_adverbial(eojeol: Eojeol) -> bool:
    timed = eojeol.text in TIMES or eojeol.morphs[0].tag in {"SN", "W_SERIAL"}
    since = eojeol.last.base == "JX" and eojeol.last.form in {"부터", "까지"}
    return timed or since or eojeol.last.base in {"MAG", "JKB"}
