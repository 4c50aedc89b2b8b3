"""Closed classes and adjectives of English, as far as the writer knows them: data, no rules."""

from __future__ import annotations

from echodiary.writing.wording import word_set

SUBJECTS = word_set(
    "i we he she they it you there this that these those everyone everybody everything nobody nothing someone",
    "somebody something anyone i'm i've i'll i'd it's that's there's he's she's we're we've we'll they're they've",
    "you're it'll that'll what's who's",
)
OBJECTS = word_set("me him her us them it you myself himself herself themselves")
DETERMINERS = word_set(
    "a an the my our his her their your its this that these those some any no every each another both all half",
    "many much more most few several enough such what which whose lots plenty other",
)
BE = word_set("am is are was were be been being isn't aren't wasn't weren't")
AUXILIARIES = BE | word_set(
    "has have had do does did can could will would should must may might cannot shall",
    "don't didn't doesn't can't couldn't won't wouldn't hasn't haven't hadn't shouldn't mustn't needn't",
)
MODALS = word_set(
    "can could will would should must may might cannot can't couldn't won't wouldn't shouldn't mustn't shall"
)
PREPOSITIONS = word_set(
    "with without at in on to for from about after before by of near around during until till because into onto",
    "above below beneath among over under through between behind along past since like as than off up "
    "down out against across toward towards",
    "beside inside outside via per",
)
PARTICLES = word_set("up off out down on in over away back around together along by through")
CONJUNCTIONS = word_set("and but or so then because though although yet when while if that who which where unless")
SUBORDINATORS = word_set("when because if although though while after before since until till unless once as")
QUESTION_WORDS = word_set("why what how who where when which whose what's hows how's who's")
ADVERBS_INSIDE = word_set(
    "finally almost just never barely only even still also really totally kinda accidentally randomly somehow",
    "actually literally nearly nearly always mostly already hardly probably definitely honestly sorta quickly",
    "slowly quietly secretly officially simply already constantly briefly properly",
)
ADVERBS_OF_DEGREE = word_set(
    "wide so very really too super pretty quite rather totally kinda sorta extremely a-bit soo"
)
ADVERBS_FIRST = word_set(
    "today tonight yesterday later afterwards suddenly then anyway unfortunately luckily thankfully sadly",
    "hopefully maybe perhaps eventually meanwhile otherwise but and yet or plus surprisingly apparently instead so",
)
ADVERBS_LAST = word_set(
    "again today tonight yesterday tomorrow together alone too anyway though early late well all now lately",
    "everywhere here home twice once outside inside abroad online after afterwards",
)

FEELINGS = word_set(
    "tired happy sad exhausted anxious stressed sick hungry proud excited bored sleepy late nervous angry lonely",
    "grateful relieved calm overwhelmed worried annoyed sore content hopeful drained frustrated embarrassed busy",
    "thankful disappointed surprised confused upset scared restless homesick glad jealous guilty grumpy cranky moody",
    "tense irritated furious mad afraid terrified ashamed hurt heartbroken depressed down numb blah meh melancholy",
    "joyful cheerful ecstatic thrilled delighted optimistic inspired motivated energized refreshed rested relaxed",
    "peaceful satisfied pleased touched moved amazed impressed shocked stunned curious distracted unproductive",
    "productive focused hungover dizzy nauseous feverish achy stiff ill unwell healthy thirsty stuffed full broke",
    "awake asleep speechless emotional sentimental nostalgic determined burnt burned wiped knackered shattered",
    "beat groggy tipsy drunk sober single okay-ish alright early sunburnt sunburned soaked lucky blessed unlucky",
    "pregnant engaged married divorced sure certain ready able willing aware jittery giddy "
    "fidgety smug chuffed gutted hyped stoked pumped "
    "bummed wrecked zonked pooped weepy teary tearful",
    "free bloated congested jetlagged clumsy lazy impatient suspicious skeptical apprehensive uneasy",
)
STATES = word_set(
    "stuck locked lost invited promoted fired rejected accepted hired scolded praised ghosted woken trapped "
    "dumped laid seen robbed scammed snubbed",
    "bitten mugged diagnosed vaccinated dismissed ignored chosen elected selected grounded bullied shortlisted",
)
QUALITIES = word_set(
    "rainy sunny cloudy windy snowy hot cold humid foggy freezing warm chilly muggy mild stormy icy grey gray",
    "great awful lovely delicious fun boring okay ok fine good nice terrible amazing awesome hard quiet chaotic worth",
    "perfect weird strange crazy hectic beautiful gorgeous fantastic wonderful horrible intense interesting funny",
    "hilarious cute tasty yummy spicy salty sweet bland bitter gross disgusting exhausting stressful tiring relaxing",
    "refreshing frustrating annoying disappointing embarrassing exciting scary easy difficult tough long short slow",
    "fast loud crowded packed empty busy expensive cheap pricey overpriced free bad worse better best worst crap",
    "surreal magical special brilliant decent mediocre average solid rough brutal painful productive pleasant",
    "cozy cosy peaceful lively smooth awkward tense confusing surprising unfair fair heartwarming touching depressing",
    "emotional wild epic incredible unreal insane dull overdue late early bright dark ugly pretty sad dry wet",
    "slippery sticky dusty dirty clean fresh new old stale rotten ripe burnt raw undercooked overcooked lukewarm",
    "tbd tba pending due",
    "closed open full ready over done gone down broken cancelled canceled delayed postponed sold finished dead",
    "asleep awake alive missing useless useful helpful rude kind friendly mean sweet noisy silent flat tight loose",
    "big small tiny huge heavy light thick thin safe dangerous true false wrong right different same similar normal",
    "ordinary uneventful eventful memorable unforgettable impressive inspiring underwhelming overwhelming rewarding",
    "rammed heaving high low hit-and-miss soggy crispy "
    "satisfying comforting draining tedious pointless endless swollen itchy blocked stiff sore clear cloudless",
)
ADJECTIVES = FEELINGS | QUALITIES
PERSON_ONLY = FEELINGS - word_set("late early full busy down sore productive free cold stiff numb content calm lucky")

POSITIVE = word_set(
    "graduated adopted clapped nailed happy proud excited grateful relieved calm great good lovely fun "
    "better delicious amazing awesome nice won",
    "passed laughed content hopeful love loved enjoyed thankful promoted celebrated perfect beautiful gorgeous",
    "fantastic wonderful glad joyful cheerful thrilled delighted inspired refreshed rested relaxed relaxing peaceful",
    "satisfied brilliant tasty yummy cozy cosy hilarious funny cute sweet magical accepted hired engaged smiled",
    "hugged lucky blessed touched moved fixed finally best worth pretty sunny smooth recovered succeeded laughing",
    "smile proposed incredible epic heartwarming productive motivated impressed praised treat pleasant win",
)
NEGATIVE = word_set(
    "sad anxious stressed sick angry lonely awful worse missed failed lost overslept fight overwhelmed",
    "worried annoyed upset hurt terrible nervous frustrated disappointed broke forgot rejected argued horrible bad",
    "worst stolen fired dumped ghosted died depressed heartbroken guilty ashamed scared furious mad hate hated pain",
    "painful headache migraine fever ill unwell cancelled canceled delayed crashed yelled scolded embarrassed",
    "embarrassing stressful rude awkward homesick jealous rough brutal stuck bombed flunked spilled funeral miss",
    "stung hungover dizzy nauseous grumpy cranky irritated soaked regret flat bland gross panic argument",
)
WEARY = word_set(
    "tired exhausted sleepy drained overtime busy sore knackered shattered beat wiped exhausting tiring draining",
    "hectic groggy insomnia deadline deadlines burnout all-nighter jetlagged",
)
FUTURE = word_set("tomorrow next")
MONTHS = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun jul",
    "aug sep sept oct nov dec",
)
CALENDAR = word_set("monday tuesday wednesday thursday friday saturday sunday christmas halloween thanksgiving easter")
FULL_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
WEEKDAYS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
)
NUMBER_WORDS = word_set(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
    "eighteen nineteen twenty thirty forty fifty sixty ninety hundred couple dozen",
)
