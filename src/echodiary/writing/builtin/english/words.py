"""What the writer knows of English words: data, no rules."""

from __future__ import annotations

# Function words only: what a memo shortens of its own nouns stays as it is typed.
SHORT_FORMS = {
    "w/": "with", "w/o": "without", "b/c": "because", "bc": "because", "&": "and",
    "tmrw": "tomorrow", "tmr": "tomorrow", "rn": "right now", "tho": "though",
}  # fmt: skip
FULL_FORMS = (
    ("can't", "cannot"), ("won't", "will not"), ("n't", " not"), ("i'm", "I am"), ("i've", "I have"),
    ("i'll", "I will"), ("i'd", "I would"), ("it's", "it is"), ("that's", "that is"),
    ("we're", "we are"), ("they're", "they are"), ("gonna", "going to"), ("wanna", "want to"),
)  # fmt: skip

LEADS = frozenset((
    "so", "really", "very", "too", "super", "pretty", "just", "finally", "also", "then", "still",
    "almost", "never", "totally", "kinda", "today", "tonight", "yesterday", "again", "barely",
    "only", "even", "later", "afterwards", "suddenly", "quickly", "always", "but", "and", "yet",
))  # fmt: skip
BEFORE_SUBJECT = frozenset((
    "so", "finally", "then", "today", "tonight", "yesterday", "later", "afterwards", "suddenly", "but",
    "and", "yet",
))  # fmt: skip
SUBJECTS = frozenset((
    "i", "we", "he", "she", "they", "it", "you", "there", "this", "that", "everyone", "everything",
    "nobody", "nothing", "someone", "something",
))  # fmt: skip
DETERMINERS = frozenset((
    "a", "an", "the", "my", "our", "his", "her", "their", "your", "its", "this", "that", "some", "another",
))  # fmt: skip
AUXILIARIES = frozenset((
    "am", "is", "are", "was", "were", "be", "has", "have", "had", "do", "does", "did", "can", "could",
    "will", "would", "should", "must", "may", "might", "don't", "didn't", "wasn't", "isn't", "aren't",
    "weren't", "can't", "couldn't", "won't", "wouldn't", "hasn't", "haven't", "hadn't", "doesn't",
    "shouldn't", "i'm", "it's", "i've", "i'll", "i'd", "that's", "he's", "she's", "we're", "they're",
))  # fmt: skip
PREPOSITIONS = frozenset((
    "with", "without", "at", "in", "on", "to", "for", "from", "about", "after", "before", "by", "of",
    "near", "around", "during", "until", "because", "again", "together", "alone", "today", "all",
))  # fmt: skip
SUBORDINATORS = frozenset(("when", "because", "if", "although", "though", "while", "after", "since"))
FEELINGS = frozenset((
    "tired", "happy", "sad", "exhausted", "anxious", "stressed", "sick", "hungry", "proud", "excited",
    "bored", "sleepy", "late", "nervous", "angry", "lonely", "grateful", "relieved", "calm", "overwhelmed",
    "worried", "annoyed", "sore", "content", "hopeful", "drained", "frustrated", "embarrassed", "busy",
    "thankful", "disappointed", "surprised", "confused", "upset", "scared", "restless", "homesick",
))  # fmt: skip
IT_WAS = frozenset((
    "rainy", "sunny", "cloudy", "windy", "snowy", "hot", "cold", "humid", "foggy", "freezing", "great",
    "awful", "lovely", "delicious", "fun", "boring", "okay", "ok", "fine", "good", "nice", "terrible",
    "amazing", "awesome", "hard", "quiet", "chaotic", "worth",
))  # fmt: skip
WEATHER_VERBS = frozenset(("rain", "snow", "pour", "drizzle", "hail"))
GO_ING = frozenset((
    "running", "shopping", "swimming", "hiking", "jogging", "dancing", "camping", "fishing", "skiing",
    "climbing", "cycling", "bowling", "surfing",
))  # fmt: skip
LASTING = frozenset(("take", "cost", "last"))
# Verbs that people note in the base form about themselves; another base form may be an order.
EVERYDAY = frozenset((
    "go", "see", "meet", "eat", "cook", "work", "walk", "run", "call", "buy", "watch", "play", "visit",
    "clean", "study", "write", "finish", "take", "get", "make", "do", "feel", "sleep", "wake", "drink",
    "bake", "drive", "swim", "talk", "try", "start", "miss", "lose", "find", "come", "leave", "have",
    "hang", "help", "fix", "learn", "pay", "order", "send", "submit", "oversleep", "cry", "laugh", "fail",
    "pass", "forget", "remember", "return", "stay", "practice", "attend", "join", "text", "book", "fight",
))  # fmt: skip
SAME_IN_THE_PAST = frozenset(("read", "put", "cut", "hit", "set", "let", "quit", "hurt", "shut", "split"))
MEALS = frozenset((
    "brunch",  # codespell:ignore brunch
    "breakfast", "lunch", "dinner", "coffee", "tea", "drinks", "dessert",
))  # fmt: skip
FOODS = frozenset((
    "soup", "pizza", "pasta", "ramen", "salad", "sushi", "curry", "tacos", "burger", "sandwich", "cake",
    "toast", "noodles", "rice", "kimchi", "bibimbap", "chicken", "steak", "pancakes", "beer", "wine",
    "ice cream", "cookies", "cereal", "yogurt", "bagel", "croissant", "latte", "espresso", "pho", "fries",
    *MEALS,
))  # fmt: skip
PLACES = frozenset((
    "dentist", "doctor", "library", "gym", "park", "office", "bank", "airport", "beach", "museum", "mall",
    "hospital", "pharmacy", "supermarket", "cafe", "café", "cinema", "zoo", "pool", "market", "bakery",
    "hairdresser", "vet", "bookstore", "aquarium", "theater", "theatre", "clinic", "lake",
))  # fmt: skip
RIDES = frozenset(("bus", "train", "taxi", "subway", "tram", "ferry", "metro", "flight", "plane"))
HAD_A = frozenset((
    "call", "walk", "run", "nap", "chat", "meeting", "date", "fight", "talk", "workout", "haircut",
    "checkup", "interview", "test", "exam", "class", "lesson", "swim", "bath", "party", "headache",
    "cold", "fever", "migraine", "appointment", "presentation", "standup", "picnic", "barbecue", "rehearsal",
))  # fmt: skip
FUTURE = frozenset(("tomorrow", "tmrw", "next", "tonight"))

POSITIVE = frozenset((
    "happy", "proud", "excited", "grateful", "relieved", "calm", "great", "good", "lovely", "fun", "better",
    "delicious", "amazing", "awesome", "nice", "won", "passed", "laughed", "content", "hopeful", "love",
    "loved", "enjoyed", "thankful", "promoted", "celebrated",
))  # fmt: skip
NEGATIVE = frozenset((
    "sad", "anxious", "stressed", "sick", "angry", "lonely", "awful", "worse", "late", "missed", "failed",
    "lost", "overslept", "cried", "fight", "overwhelmed", "worried", "annoyed", "upset", "hurt", "terrible",
    "nervous", "frustrated", "disappointed", "broke", "forgot", "rejected", "argued",
))  # fmt: skip
WEARY = frozenset(("tired", "exhausted", "sleepy", "drained", "overtime", "busy", "sore"))
