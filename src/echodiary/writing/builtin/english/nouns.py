"""Everyday nouns: what one does with them, and which article they take. Data and look-up, no grammar."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from echodiary.writing.wording import word_set


class Kind(StrEnum):
    """What a bare noun of a memo most likely tells of."""

    FOOD = "food"
    PLACE = "place"
    OFFICE = "office"  # somebody one goes to: the dentist
    EVENT = "event"
    OUTING = "outing"  # one goes for it: a walk
    RIDE = "ride"
    TASK = "task"
    WEATHER = "weather"
    AILMENT = "ailment"
    PERSON = "person"
    ANIMAL = "animal"
    BODY = "body"
    FILM = "film"
    BOOK = "book"
    SOUND = "sound"
    GAME = "game"
    DAY = "day"
    THING = "thing"
    MASS = "mass"
    TEST = "test"
    READING = "reading"  # something measured: my weight


class Noun(NamedTuple):
    """`article`: "a", "the", "my" or none, as a memo leaves it out."""

    kind: Kind
    article: str


_TABLE: tuple[tuple[Kind, str, str], ...] = (
    (
        Kind.FOOD,
        "",
        "soup pizza pasta ramen salad sushi curry toast rice kimchi bibimbap chicken steak beer wine "
        "cereal yogurt pho "
        "ice-cream bread cheese fruit cake chocolate breakfast brunch lunch dinner supper coffee tea dessert water "
        "milk juice oatmeal porridge bacon ham fish salmon tofu tteokbokki samgyeopsal jjigae pie lasagna risotto "
        "ramyeon udon soba dumplings noodles fries pancakes waffles tacos eggs cookies drinks cocktails snacks "
        "spaghetti biryani samosas naan dal tagine lasagne ravioli carbonara "
        "gnocchi falafel hummus popcorn matcha boba soju makgeolli cocoa champagne whisky whiskey gin "
        "takeout takeaway leftovers barbecue bbq seafood stew chili nachos wings pretzels berries strawberries "
        "gimbap kimbap bulgogi tempura paella couscous guacamole sorbet gelato tiramisu watermelon "
        "potatoes vegetables veggies strawberries "
        "peaches mangoes mango grapes shrimp lobster crab brownies",  # codespell:ignore
    ),
    (
        Kind.FOOD,
        "a",
        "burger sandwich bagel croissant latte espresso cappuccino americano muffin donut doughnut wrap burrito "
        "smoothie cocktail milkshake salad-bowl banana apple orange brownie scone kebab omelette omelet hotdog taco "
        "macaron waffle pancake cookie mocha cortado frappe martini snack picnic-lunch baguette quesadilla egg",
    ),
    (
        Kind.PLACE,
        "the",
        "library gym park office bank airport beach museum mall hospital pharmacy supermarket cafe café cinema zoo "
        "pool market bakery bookstore bookshop aquarium theater theatre clinic lake post-office station river "
        "playground restaurant bar pub store shop grocery-store mountains mountain woods forest embassy "
        "laundromat shelter campus university lab studio court sea seaside pier harbour harbor gallery "
        "stadium arcade "
        "salon spa sauna temple square castle farm countryside city town village suburbs movies flea-market "
        "farmers-market butcher florist barber emergency-room er dmv waterfront rooftop garden kitchen balcony yard "
        "backyard attic basement garage porch lobby canteen cafeteria trail summit waterfall island",
    ),
    (Kind.PLACE, "a", "hotel hostel motel airbnb guesthouse cabin campsite"),
    (Kind.PLACE, "", "next-door home work school church college downtown uni bed"),
    (Kind.OFFICE, "the", "dentist doctor hairdresser vet optician physio therapist gp barber accountant tailor"),
    (
        Kind.EVENT,
        "a",
        "call meeting date chat fight talk workout haircut checkup check-up interview class lesson bath party "
        "appointment presentation picnic rehearsal shower lecture seminar workshop webinar concert "
        "gig festival wedding funeral conference reunion sleepover playdate retro review demo sync one-on-one 1:1 "
        "massage manicure facial audition recital match game-night nightmare dream argument conversation sleepless "
        "night-out barbecue-party baby-shower surprise night housewarming farewell ceremony tour session training "
        "operation mri scan x-ray vaccination deadline breakdown all-nighter sprint kickoff handover debate speech "
        "vaccine jab mtg appt one-to-one field-trip crisis panic-attack accident delay visit sale show "
        "viewing flat-viewing house-viewing "
        "parents-evening open-evening quiz-night stag-do hen-do "
        "performance parade ritual break vacation holiday "
        "video-call phone-call parent-teacher blind-date tasting brunch-date catch-up catchup debrief town-hall "
        "hackathon meetup road-trip getaway staycation snowball-fight lie-in",
    ),
    (
        Kind.EVENT,
        "",
        "study-group reading-group book-club standup stand-up therapy surgery physiotherapy chemo detention "
        "counseling counselling rehab",
    ),
    (Kind.OUTING, "a", "walk run jog hike swim drive ride stroll bike-ride trip picnic nap"),
    (Kind.RIDE, "the", "bus train subway tram ferry metro flight plane tube shuttle"),
    (Kind.RIDE, "a", "taxi cab uber lyft"),
    (
        Kind.TASK,
        "",
        "laundry yoga homework chores groceries pilates housework paperwork taxes errands cardio pushups push-ups "
        "squats dishes karaoke crossfit meditation overtime meal-prep",
    ),
    (
        Kind.WEATHER,
        "",
        "rain snow sunshine fog wind thunder hail sleet drizzle heat humidity sun lightning thunderstorms",
    ),
    (Kind.WEATHER, "a", "storm thunderstorm blizzard heatwave typhoon rainbow sunset sunrise"),
    (
        Kind.AILMENT,
        "a",
        "headache cold fever migraine toothache stomachache backache cough sore-throat hangover nosebleed rash",
    ),
    (Kind.AILMENT, "", "cramps insomnia allergies flu nausea jetlag chills hiccups heartburn"),
    (Kind.AILMENT, "the", "flu"),
    (Kind.PERSON, "", "nan gran mom mum mommy mummy dad daddy grandma grandpa granny nana papa mama auntie grandad"),
    (
        Kind.PERSON,
        "my",
        "sister brother wife husband boss manager roommate flatmate boyfriend girlfriend fiance fiancé "
        "fiancée fiancee "
        "daughter son aunt uncle cousin niece nephew grandmother grandfather mother father parents "
        "coworker coworkers "
        "colleague colleagues teammate professor prof advisor supervisor teacher classmate neighbor neighbour "
        "neighbors "
        "neighbours family team partner landlord mother-in-law father-in-law in-laws mentor coach bf gf therapist ex "
        "toddler tutor intern crush bestie grandson granddaughter",
    ),
    (Kind.PERSON, "a", "friend stranger client customer guy girl man woman lady kid child nurse waiter driver"),
    (Kind.PERSON, "the", "kids baby twins children nurses police plumber electrician principal ceo waitress"),
    (Kind.PERSON, "", "friends people everyone clients customers guests students"),
    (Kind.ANIMAL, "the", "dog cat puppy kitten hamster rabbit parrot"),
    (Kind.ANIMAL, "", "cats dogs puppies kittens birds swans penguins ducks bees ants pigeons seagulls squirrels"),
    (Kind.ANIMAL, "a", "squirrel bird spider mouse fox deer heron bee wasp owl hedgehog whale dolphin"),
    (
        Kind.BODY,
        "my",
        "knee back head feet foot legs leg arm arms shoulder shoulders neck tooth teeth stomach throat "
        "eyes eye hands "
        "hand finger ankle wrist skin hair nose ears ear hip heart muscles face nails toe thumb calves brain "
        "elbow jaw chest lungs voice",
    ),
    (Kind.FILM, "a", "movie film documentary series drama sitcom k-drama anime cartoon musical play"),
    (Kind.BOOK, "a", "book novel webtoon comic magazine poem paper manga"),
    (Kind.SOUND, "a", "podcast audiobook album playlist"),
    (Kind.GAME, "", "tennis soccer football basketball chess badminton golf volleyball baseball cricket minecraft"),
    (Kind.GAME, "the", "piano guitar violin drums cello flute ukulele"),
    (Kind.GAME, "", "board-games video-games scrabble catan mahjong darts pool-billiards squash"),
    (
        Kind.DAY,
        "",
        "birthday anniversary payday christmas easter halloween thanksgiving graduation monday tuesday wednesday "
        "thursday friday saturday sunday new-year's-eve first-day last-day day-off chuseok seollal prom weekend",
    ),
    (Kind.TEST, "the", "exam test quiz midterm final finals midterms exams driving-test"),
    (
        Kind.READING,
        "my",
        "pace average avg class-avg class-average "
        "weight blood-pressure bp temperature mood steps heartrate heart-rate pulse score grade sleep energy",
    ),
    (
        Kind.THING,
        "my",
        "keys phone wallet umbrella bag laptop homework thesis headphones passport glasses car bike "
        "bicycle room desk "
        "apartment flat resume résumé cv essay dissertation charger airpods coat jacket scarf shoes watch luggage "
        "suitcase id boarding-pass backpack computer screen password account rent salary visa plants vitamins "
        "meds medicine inbox diary gloves hat lease lunchbox sweater hoodie portfolio connection life schedule "
        "keyboard monitor "
        "homework-assignment",
    ),
    (
        Kind.THING,
        "the",
        "kitchen bathroom house living-room bedroom internet wifi power elevator lift heater heating ac "
        "washing-machine "
        "dishwasher fridge oven sink toilet roof floor floors windows door garbage trash bins bill bills report "
        "project "
        "server database bug pr tests code slides deck budget contract invoice proposal "
        "manuscript chapter score weather traffic-jam queue line news electricity light lights sky moon stars "
        "phone-bill "
        "stairs garden lawn driveway kettle stove tv couch sofa bed-sheets sheets blanket boiler printer "
        "package parcel delivery mail post water-bill rent-bill bus-stop stop curtains tap pipe leak road train-ride "
        "results result commute appointment-book train-station elevator-ride keynote website prototype "
        "presentation-slides wifi-router backlog ship washing hoover dryer",
    ),
    (
        Kind.THING,
        "a",
        "ticket fan deploy build release letter card cake-stand present gift dress shirt lamp plant tree "
        "flower bouquet "
        "sofa-bed book-case "
        "postcard email message text note list photo picture video song drawing painting poem-book "
        "scarf-knit sweater "
        "raise promotion job offer job-offer discount refund fine parking-ticket bonus idea plan question problem "
        "mistake decision breakthrough joke story secret compliment hug kiss smile seat table reservation "
        "lie promise "
        "blister bruise scratch cut scar splinter tattoo piercing camera tent helmet kite candle mug plate vase "
        "bookshelf chair mirror rug pillow mattress recipe puzzle trick chance bet race prize medal certificate "
        "power-cut power-outage blackout "
        "migraine-pill hole crack stain dent flat-tire flat-tyre puncture typo feature blog-post post chapter-draft",
    ),
    (
        Kind.MASS,
        "",
        "traffic work news weather money time sleep music progress feedback advice stuff fun peace quiet silence "
        "trouble noise drama gossip luck hope pain stress anxiety flowers photos pictures emails bugs presents "
        "clothes jeans socks boots gifts books lego cherry-blossoms leaves fireworks balloons research math maths "
        "physics chemistry biology history english spanish korean japanese french coding practice maintenance",
    ),
)
NOUNS: dict[str, Noun] = {}
for _kind, _article, _members in _TABLE:
    for _member in _members.split():
        NOUNS.setdefault(_member.replace("-", " "), Noun(_kind, _article))
        NOUNS.setdefault(_member, Noun(_kind, _article))

# With these before them, a few nouns stand alone: at home, in bed, by bus, in class.
NAMES_TOO = word_set(
    "tom bob don jay pete harry tony vic gus kay brad bart guy "
    "carol dale glen cliff heath reed ray dean earl gene jean melody harmony norm pat sue wade basil clay "
    "dot flora gale hazel",
    "josh ken lance laurel marina max miles nick opal poppy rod sage skip terry wren kit nova river brook "
    "willow jasmine sierra",
    "lily rose grace mark will hope faith joy ivy daisy dawn eve jack bill frank rob sandy olive ruby "
    "pearl iris violet amber",
    "robin art rich drew chase hunter mason jade holly heather ginger crystal penny victor autumn summer "
    "april june may sky",
)
ABSTRACT = word_set(
    "life love time work money school college fate karma luck nature history music art food sleep dinner lunch rent "
    "prod staging everyone people men women customers guests neighbors neighbours tickets prices"
)
BARE_AFTER = frozenset(
    f"{preposition} {noun}"
    for preposition, nouns in {
        "by": "bus train subway tram ferry metro plane car bike taxi phone email text mail post bicycle foot",
        "in": "class bed school court traffic town hospital line person",
        "after": "class work school dinner lunch breakfast",
        "before": "class bed work school dinner lunch",
        "to": "bed class work school town",
        "at": "home work school church sea night sunset sunrise",
        "from": "work school class home",
        "on": "time foot sale vacation holiday call duty tv video trial break leave",
        "of": "work time traffic people bed rain snow",
        "for": "work school class dinner lunch breakfast sale hire standup",
        "during": "class lunch dinner work",
        "off": "work school",
    }.items()
    for noun in nouns.split()
)
# A cake when one makes it, cake when one eats it.
WHOLE_WHEN_MADE = frozenset(("cake", "pie", "pizza", "lasagna"))
UNITS = word_set(
    "min mins minute minutes hr hrs hour hours h m s sec secs second seconds day days week weeks month months year "
    "years"
)
