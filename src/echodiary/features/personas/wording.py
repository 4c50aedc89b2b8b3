"""How personas, their speech levels and colours are called in the language of the running request."""

from echodiary.features.personas.colours import Colour
from echodiary.features.personas.domain import Persona
from echodiary.web.i18n import gettext as _
from echodiary.writing.request import SpeechLevel

TRAITS_SHOWN = 2


def voice_of(persona: Persona) -> str:
    """A persona in one short line: 해요체 · 다정함, 느긋함."""
    return voice_line(persona.form.speech_level, persona.form.traits)


def voice_line(level: SpeechLevel, traits: tuple[str, ...]) -> str:
    """A speech level and the first traits in one short line."""
    return " · ".join(part for part in (speech_level(level), ", ".join(traits[:TRAITS_SHOWN])) if part)


def speech_level(level: SpeechLevel) -> str:
    """The name of a speech level."""
    return {
        SpeechLevel.PLAIN: _("Plain style"),
        SpeechLevel.POLITE: _("Polite style"),
        SpeechLevel.FORMAL: _("Formal style"),
        SpeechLevel.CASUAL: _("Casual style"),
        SpeechLevel.NOTE: _("Note style"),
    }[level]


def example_of(level: SpeechLevel) -> str:
    """A sentence in a speech level, so that nobody has to know its name."""
    return {
        SpeechLevel.PLAIN: _("It rained today."),
        SpeechLevel.POLITE: _("It rained today, you know."),
        SpeechLevel.FORMAL: _("Today, it was raining."),
        SpeechLevel.CASUAL: _("So it rained today."),
        SpeechLevel.NOTE: _("Rain today."),
    }[level]


def colour_name(colour: Colour) -> str:
    """The name of a colour."""
    return {
        Colour.CLAY: _("Clay"),
        Colour.MOSS: _("Moss"),
        Colour.SEA: _("Sea"),
        Colour.PLUM: _("Plum"),
        Colour.OCHRE: _("Ochre"),
        Colour.ROSE: _("Rose"),
        Colour.SLATE: _("Slate"),
        Colour.PINE: _("Pine"),
    }[colour]
