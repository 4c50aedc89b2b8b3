"""Mishaps, pains, losses and bad news by their words, and what was achieved: which closings fit a memo."""

from __future__ import annotations

import re

_TROUBLES = re.compile(
    r"실패|불합격|탈락|낙방|광탈|떨어[졌짐지]|차[였임]|거절|거부|해고|실직|망[함했친쳤]|폭망|사고|고장|"
    r"펑크|견인|긁[힘혔]|파손|깨[졌짐]|터[졌짐]|잃[어었음]|분실|도난|도둑|누수|정전|단수|물바다|벌금|"
    r"과태료|딱지|연체|텅장|빈털터리|빚|증발|손실|손해|폭락|급락|물림|물렸|마이너스|적자|-\d+(?:\.\d+)? ?%|"
    r"지각|연착|지연|결항|취소|막차 놓|놓[쳤침]|까먹|깜빡|밀[렸림]|미뤄|싸[움웠]|다[툼퉜퉈]|말다툼|이별|"
    r"헤어|읽씹|차단|권태기|잠수|바람맞|혼[났남]|욕[먹을]|진상|컴플레인|클레임|민원|갑질|오류|에러|장애|"
    r"버그|롤백|rollback|hotfix|bug|outage|다래끼|출혈|시림|몸살|감기|장염|독감|코로나|식중독|결막염|염증|"
    r"고열|열 ?(?:나|남|3[89])|3[89](?:\.\d)?도|아[프팠픔파]|통증|두통|치통|복통|생리통|편두통|다[치침쳤]|"
    r"삐끗|접질|넘어[졌짐]|부러|골절|깁스|응급|입원|수술|발치|토[함했]|설사|체[함했]|배탈|시큰|욱신|뻐근|"
    r"얼얼|쓰[림렸라]|칼칼|디스크|기일|장례|부고|빈소|돌아가[셨시]|제사|한숨|눈물|울[었음컥]|속상|짜증|"
    r"빡[침쳤]|개빡|열받|우울|현타|번아웃|월요병|걱정|불안|무[섭서]|외[롭로]|서운|서러|미안|후회|스트레스|"
    r"불면|못 ?[자잤잠]|설[쳤침]|졸[려림음]|피곤|지[침쳤]|야근|철야|밤샘|복귀|진이 빠|기 ?빨|미세먼지|폭염|"
    r"한파|층간소음|ㅠ|ㅜ|따[가갑]"
)
_ACHIEVED = re.compile(
    r"(?<!불)합격|붙었|붙음|통과|성공|완주|완독|1등|일등|우승|금메달|만점|신기록|승진|해냈|해냄|칭찬|당첨|취업|졸업|완성|이겼|이김|PR|자격증"
)


def achieved(memo: str) -> bool:
    """Return whether a memo tells of something achieved."""
    return bool(_ACHIEVED.search(memo))


def troubled(memo: str) -> bool:
    """Return whether a memo tells of a mishap, a loss, a pain or bad news."""
    return bool(_TROUBLES.search(memo))
