"""Verbs as the writer knows them beyond what lemminflect tells: data, no rules."""

from __future__ import annotations

from echodiary.writing.wording import word_set

# Verbs that people note in the base form about themselves; another base form may be an order.
EVERYDAY = word_set(
    "go see meet eat cook work walk run call buy watch play visit clean study write finish take get make do feel",
    "sleep wake drink bake drive swim talk try start miss lose find come leave have hang help fix learn pay order",
    "send submit oversleep cry laugh fail pass forget return stay practice practise attend join text book fight read",
    "hit quit cut put skip ride hike jog dance sing paint draw knit garden pack unpack move ship deploy merge review",
    "debug code email reply wash iron fold vacuum mop feed pick drop grab catch spend save earn sell donate borrow",
    "lend listen chat wait rest relax nap stretch lift train teach present prepare plan organize organise tidy sort",
    "stop begin arrive reach break spill burn bike cycle climb fly travel celebrate argue apologize apologise hug",
    "kiss complain yell scream stream game scroll procrastinate reschedule cancel renew sign apply interview commute",
    "chase ring phone collect defrost check swap invite arrange post hoover restock refill",
    "chop bring give tell say ask think show hear wear tie sit stand lie dig plant water mow shovel decorate wrap",
)
# Verbs that are nouns as well, so that a word after them must show which they are.
ALSO_NOUNS = word_set(
    "work walk run call swim talk drive ride hike jog dance text book fight drink sleep chat rest nap stretch train",
    "present plan break burn bike cycle climb travel hug kiss stream game visit review code email reply iron "
    "drop catch",
    "water interview study practice commute paint wrap watch show stand move order start cook help cut hit laugh cry",
    "garden plant play return pass merge deploy ship chase ring phone check swap post plan email invite sort",
)
STATIVE = word_set("love hate hope need want wish think guess know wonder prefer believe suppose doubt agree mean")
STATIVE_BEFORE_PERSON = word_set("miss trust owe")
PLANS = word_set("need want have gotta must should will might may hope plan going gonna wanna shall ought")
NOW_ING = word_set("looking hoping planning going considering")
ACTING_UP = word_set(
    "leaking dripping beeping flickering buzzing crashing freezing rattling squeaking glitching lagging dying",
    "overheating smoking blinking ringing wobbling creaking whirring barking melting peeling tripping misbehaving",
)
BOOKED = word_set("booked paid ordered rescheduled cancelled canceled confirmed")
GO_ING = word_set(
    "running shopping swimming hiking jogging dancing camping fishing skiing climbing cycling bowling surfing",
    "kayaking snowboarding sightseeing biking skating bouldering sledding paddleboarding",
)
DO_ING = word_set(
    "reading cooking cleaning gardening painting studying knitting writing coding drawing baking ironing sewing",
    "journaling journalling meal-prepping crocheting stretching packing planning gaming",
)
WEATHER = word_set("rain snow pour drizzle hail storm thunder sleet")
# Verbs of which a memo leaves out "it": took 3 years, cost $5, tasted great.
OF_THINGS = word_set("cost last taste happen smell matter sound")
OF_THINGS_BEFORE_QUALITY = word_set("look turn end get become seem go come start stop feel run")
HELPED = word_set("help hurt work suck rock sting")
PUT_ON_ME = word_set("make give leave keep remind cheer drive let")
TOLD_ME = word_set("tell ask")
COOKED = word_set(
    "fried grilled mashed scrambled baked poached smoked iced burnt burned stuffed roasted boiled canned pickled",
    "dried frozen",
)
PASSIVE = word_set(
    "pushed bumped cancelled canceled delayed postponed closed broken stolen sold fixed done finished "
    "gone delivered shipped",
    "merged deployed signed washed packed cleaned submitted bought sent booked paid ordered repaired cooked approved",
    "rejected accepted rescheduled solved printed watered folded ironed baked moved cut burnt burned lost found",
    "damaged flooded scratched dented blocked locked stuck charged filled renewed installed updated painted",
    "published confirmed sewn hung framed denied declined extended fried ruined wasted vacuumed mopped frozen",
    "hacked towed",
)
SAME_IN_THE_PAST = word_set("read put cut hit set let quit hurt shut split cost spread beat bet cast")
# "meal prepped", "pair programmed": what stands before the verb is no subject.
BEFORE_VERBS = word_set("pair meal binge speed power stress rage batch deep doom house baby")
AFTER_NAMES = word_set("programmed prepped watched walked napped ate quit cooked cleaned scrolled sat coded")
PRESENT = word_set("smell hurt ache feel look want love hate need keep say think seem know like")
PRESENT_S = word_set(
    "says wants thinks loves likes hates needs knows keeps makes feels looks seems comes goes gets gives takes hurts",
    "means leaves starts moves turns lives misses sleeps sounds smells tastes helps asks tells still has does",
    "starts ends begins opens closes arrives aches stops matters sucks rocks lies sits stands eats drinks plays",
)
GETTING = word_set(
    "buy get order find need want make bake write draw knit plan book sign start have take give send see watch eat",
    "adopt rent schedule wear build design grab receive win cook bring hear attend join use try borrow sell",
)
HELD_STILL = word_set("feel think love hate need want have miss hope remember wonder know believe like")
