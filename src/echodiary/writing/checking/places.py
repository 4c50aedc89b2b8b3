"""Kinds of places and of people: words that mean the same, in both languages, and what implies them. Data.

A group is written `word word …`; a draft may use any word of it if the memo has any word of it, or one after the bar.
"""

from __future__ import annotations

from echodiary.writing.wording import word_set

PLACES = (
    "카페 커피숍 커피전문점 찻집 스타벅스 cafe café coffee-shop coffeehouse starbucks | 커피 coffee latte",
    "병원 의원 응급실 진료실 hospital clinic emergency-room er | 의사 진료 수술 치과 입원 doctor surgery "
    "dentist nurse dr",
    "치과 dentist dentist's | 이빨 충치 cavity",
    "약국 pharmacy drugstore | 약 pills prescription",
    "회사 사무실 직장 오피스 office workplace | 출근 퇴근 야근 회의 팀장 부장 과장 대리 상사 업무 보고서 "
    "work meeting boss overtime manager mtg standup interview colleague deploy",
    "학교 교실 캠퍼스 대학교 대학 school campus classroom university college | 수업 시험 과제 선생님 교수 "
    "강의 class exam homework professor lecture",
    "도서관 library",
    "서점 책방 bookshop bookstore",
    "공원 park",
    "편의점 convenience-store",
    "마트 슈퍼 슈퍼마켓 supermarket grocery-store tesco | 장보기 장 groceries",
    "시장 market",
    "백화점 쇼핑몰 mall department-store",
    "은행 bank",
    "우체국 post-office",
    "미용실 이발소 salon barber hairdresser barbershop | 머리 파마 염색 haircut",
    "헬스장 체육관 gym | 운동 헬스 workout treadmill",
    "수영장 pool swimming-pool | 수영 swim swam",
    "영화관 극장 cinema theater theatre movies | 영화 movie film musical",
    "박물관 미술관 museum gallery | 전시 exhibition",
    "공항 airport | 비행기 flight plane",
    "역 기차역 지하철역 정거장 station | 지하철 기차 전철 ktx train subway metro",
    "정류장 bus-stop | 버스 bus",
    "터미널 terminal",
    "바다 바닷가 해변 해수욕장 beach seaside sea | 파도 waves",
    "강 강가 한강 river riverside",
    "산 산속 등산로 mountain mountains trail | 등산 hike hiking hiked",
    "호텔 숙소 모텔 펜션 hotel hostel airbnb guesthouse",
    "식당 음식점 맛집 레스토랑 restaurant diner | 뷔페 식사 외식 dinner lunch",
    "술집 호프집 포차 bar pub | 술 맥주 소주 회식 beer drinks",
    "빵집 베이커리 bakery | 빵 bread",
    "꽃집 florist",
    "교회 성당 church cathedral | 예배 미사",
    "절 사찰 temple",
    "놀이공원 놀이터 playground amusement-park",
    "동물원 zoo", "수족관 아쿠아리움 aquarium",
    "운동장 경기장 stadium field",
    "옥상 rooftop", "베란다 발코니 balcony", "마당 정원 garden yard backyard", "지하실 basement",
    "주차장 parking-lot garage",
    "부엌 주방 kitchen | 요리 설거지 cooked cook dishes", "거실 living-room", "화장실 bathroom | 샤워 shower",
    "노래방 karaoke", "찜질방 사우나 목욕탕 sauna spa", "피시방 pc방", "오락실 arcade", "세탁소 laundromat",
    "경찰서 police-station", "소방서 fire-station", "법원 court", "구청 시청 동사무소 주민센터 city-hall",
    "숲 숲속 forest woods", "호수 lake", "섬 island", "다리 bridge", "탑 tower", "광장 square plaza", "골목 alley",
    "농장 farm", "성 castle", "항구 부두 harbor harbour port pier", "등대 lighthouse", "폭포 waterfall",
    "장례식장 funeral-home | 장례식 funeral", "예식장 결혼식장 wedding-hall | 결혼식 wedding",
)  # fmt: skip
NAMED_PLACES = word_set(
    "서울 부산 대구 인천 광주 대전 울산 세종 수원 성남 용인 고양 부천 안양 안산 화성 평택 의정부 춘천 강릉",
    "원주 속초 청주 충주 천안 전주 군산 목포 여수 순천 포항 경주 구미 안동 창원 진주 통영 거제 제주 제주도",
    "서귀포 홍대 신촌 강남 이태원 명동 종로 잠실 성수동 성수 을지로 압구정 건대 여의도 판교 분당 일산 해운대",
    "광안리 남산 북한산 설악산 한라산 지리산 한국 일본 중국 미국 영국 프랑스 독일 이탈리아 스페인 태국 베트남",
    "대만 호주 캐나다 도쿄 오사카 교토 후쿠오카 삿포로 베이징 상하이 홍콩 타이베이 방콕 하노이 다낭 싱가포르",
    "런던 파리 베를린 로마 뉴욕 유럽",
)
ENGLISH_PLACES = word_set(
    "london paris berlin rome madrid lisbon porto vienna prague amsterdam brussels dublin edinburgh glasgow oxford",
    "cambridge manchester liverpool brighton bristol leeds york boston chicago seattle portland austin denver miami",
    "toronto vancouver montreal sydney melbourne tokyo osaka kyoto seoul busan jeju incheon daegu taipei hongkong",
    "singapore bangkok hanoi delhi mumbai cairo istanbul athens oslo stockholm copenhagen helsinki budapest warsaw",
    "england scotland wales ireland france spain italy germany portugal greece japan korea china vietnam thailand",
    "canada mexico brazil europe asia africa america brooklyn manhattan hawaii california texas florida",
)
PEOPLE = (
    "엄마 어머니 어머님 mom mum mommy mother mum's mummy | 부모 부모님 parents",
    "아빠 아버지 아버님 dad daddy father | 부모 부모님 parents",
    "부모님 부모 parents | 엄마 아빠 mom dad mother father",
    "할머니 grandma grandmother granny nana | 외할머니",
    "할아버지 grandpa grandfather | 외할아버지",
    "언니 누나 sister sis | 자매 형제",
    "오빠 형 형님 brother bro | 형제",
    "동생 남동생 여동생 brother sister sibling | 형제 자매",
    "남편 신랑 husband hubby | 부부 배우자",
    "아내 와이프 부인 wife | 부부 배우자",
    "남자친구 남친 boyfriend bf", "여자친구 여친 girlfriend gf",
    "아들 son | 아이 애기 아기 애들", "딸 daughter | 아이 애기 아기 애들",
    "아이 아이들 애기 아기 애들 아가 baby kid kids child children toddler | 아들 딸 son daughter",
    "친구 친구들 동기 friend friends buddy pal bestie",
    "선배 senior", "후배",
    "이모 고모 숙모 aunt auntie", "삼촌 외삼촌 이모부 고모부 uncle", "사촌 cousin", "조카 nephew niece",
    "시어머니 장모님 mother-in-law", "시아버지 장인어른 father-in-law",
    "팀장 팀장님 부장 부장님 과장 과장님 대리 대리님 상사 사수 차장 차장님 이사님 boss manager supervisor",
    "사장 사장님 ceo owner", "동료 직원 colleague coworker co-worker teammate | 팀 team",
    "선생님 교수님 교수 teacher professor prof tutor | 의사",
    "의사 의사선생님 doctor doctor's dr physician | 병원 hospital 선생님",
    "간호사 nurse", "이웃 옆집 윗집 아랫집 neighbor neighbour neighbors neighbours", "집주인 landlord landlady",
    "기사님 운전기사 기사 driver | 택시 버스 taxi bus uber", "손님 고객 customer client guest", "아저씨",
    "아주머니 아줌마", "할아버님",
    "트레이너 코치 코치님 강사 강사님 trainer coach instructor | pt 피티 수업 레슨 선생님 lesson class",
    "점원 알바생 종업원 waiter waitress barista cashier clerk", "룸메이트 룸메 roommate flatmate",
)  # fmt: skip
KOREAN_SURNAMES = "김이박최정강조윤장임한오서신권황안송류홍전고문손양배백허남심노하곽성차주우구"


def _groups(table: tuple[str, ...]) -> list[tuple[frozenset[str], frozenset[str]]]:
    groups = []
    for row in table:
        said, _, implied = row.partition("|")
        groups.append((_phrases(said), _phrases(implied)))
    return groups


def _phrases(text: str) -> frozenset[str]:
    # A mother-in-law keeps its hyphens; a coffee-shop is written in two words as well.
    return frozenset(form for word in text.split() for form in {word, word.replace("-", " ")})


PLACE_GROUPS = _groups(PLACES)
PEOPLE_GROUPS = _groups(PEOPLE)
ALL_PEOPLE = frozenset(word for group, _ in PEOPLE_GROUPS for word in group)
