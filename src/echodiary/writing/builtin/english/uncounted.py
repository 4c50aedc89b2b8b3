"""Nouns that take no "a": data."""

from __future__ import annotations

from echodiary.writing.wording import word_set

UNCOUNTED = word_set(
    "clay kale damp mould mold fizz prosecco "
    "duty litter construction motivation inspiration meditation information education transportation "
    "procrastination attention "
    "sunburn dust sand mud glaze wool ink glue wood metal glass plastic cotton silk leather paint blood "
    "sweat regret guilt "
    "grief rage shame envy pride relief joy love hate fear courage patience laughter applause silence chaos "
    "drama gossip "
    "nonsense bliss peace spreadsheet-time butter sugar flour salt pepper oil honey jam garlic ginger basil mint "
    "lettuce "
    "spinach corn pasta meat beef pork lamb sourdough yoghurt granola hummus vinegar soap shampoo sunscreen "
    "makeup jewelry "
    "jewellery luggage mail post gas petrol fuel smoke steam ice frost mist lightning electricity wifi software "
    "code data "
    "spam tv radio netflix youtube twitter email-spam pilates zumba ballet jazz hiphop poetry prose fiction "
    "english latin "
    "algebra calculus chem bio physics econ law medicine philosophy overtime childcare daycare babysitting "
    "kindness justice "
    "freedom privacy nostalgia insomnia acne eczema asthma flu covid progress homework housework paperwork teamwork "
    "air energy work news progress advice luck food homework feedback hair weather traffic sleep vibes "
    "money time fun "
    "company coffee tea bread rice skin light water stuff vision research attendance health"
)
