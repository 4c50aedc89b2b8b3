"""English as tired people type it: each pair is what a reader would write from the note."""

from __future__ import annotations

import re
from typing import Any

import pytest


def told(write: Any, note: str, **wishes: Any) -> str:
    text = str(write(note, **{"fidelity": "facts", "language": "en", **wishes}).text)
    return re.sub(r"^(?:Today there (?:was|were)|The day held|Today brought)", "There was", text)


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        # a thing and what it does or what was done to it
        ("boiler dripping again", "The boiler was dripping again."),
        ("buttons sewn on", "The buttons were sewn on."),
        ("binding done", "Binding was done."),
        ("dentist booked for 4pm", "The dentist was booked for 4pm."),
        ("train KX 12 delayed", "Train KX 12 was delayed."),
        ("Ana on leave", "Ana was on leave."),
        ("train back packed", "The train back was packed."),
        ("tapas place, too loud", "The tapas place was too loud."),
        ("auntie's toast, far too long", "Auntie's toast was far too long."),
        # subjects with what they lack
        ("landlord finally fixed the sink", "My landlord finally fixed the sink."),
        ("curry was too hot", "The curry was too hot."),
        ("mom lost keys", "Mom lost her keys."),
        ("Rex (cat) ate a moth", "Rex (cat) ate a moth."),
        ("pair programmed with Ola", "I pair programmed with Ola."),
        ("merge conflict from hell", "There was a merge conflict from hell."),
        # plans
        ("retro friday", "I have a retro on Friday."),
        ("postmortem thurs", "There is a postmortem on Thursday."),
        ("gym sunday 9am", "I am going to the gym on Sunday at 9am."),
        ("also found a fork", "I also found a fork."),
        ("also ring school", "I also need to ring school."),
        ("plans: call Ana, text Bo about friday", "I will call Ana. I will text Bo about Friday."),
        ("plumber can come at 8", "The plumber can come at 8."),
        # times and amounts
        ("landed 6am", "I landed at 6am."),
        ("power cut 7 till 9:30", "There was a power cut from 7 until 9:30."),
        ("late 25 mins", "I was 25 mins late."),
        ("stood whole way", "I stood the whole way."),
        ("groceries 54.20", "Groceries came to 54.20."),
        ("swim 40 lengths", "I swam 40 lengths."),
        ("2 loads of laundry", "I did 2 loads of laundry."),
        ("6 months of work", "It was 6 months of work."),
        ("11 degrees", "It was 11 degrees."),
        ("best scone ever", "I had the best scone ever."),
        ("best view ever", "It was the best view ever."),
        ("gran's 90th", "It was gran's 90th."),
        ("5% discount", "There was a 5% discount."),
        ("7:15 alarm", "There was a 7:15 alarm."),
        ("walked bike 3 miles", "I walked my bike 3 miles."),
        ("hiked up Ben Nevis, 10 mi", "I hiked up Ben Nevis, 10 mi."),
        ("exam in 2 weeks", "I have an exam in 2 weeks."),
        ("passport back in 10 days", "My passport is back in 10 days."),
        ("drinks with next door", "I had drinks with next door."),
        # what is told of several, of names, of a compound
        ("2 viewings, all awful", "I had 2 viewings, and they were all awful."),
        ("one had no windows", "One had no windows."),
        ("Zoom call was chaos", "The Zoom call was chaos."),
        ("clean up took ages", "The clean up took ages."),
        ("stag do planning", "There was stag do planning."),
        ("baby up every hour", "The baby was up every hour."),
        ("Raj out till weds", "Raj was out until Wednesday."),
        ("bus on time for once", "The bus was on time for once."),
        ("Tilly's maths project", "There was Tilly's maths project."),
        ("ate fish fingers", "I ate fish fingers."),
        ("not speaking", "I was not speaking."),
        ("lay awake for hours", "I lay awake for hours."),
        ("cycle to work", "I cycled to work."),
        ("too much wine", "There was too much wine."),
        ("buyer haggled but nice guy", "The buyer haggled but was a nice guy."),
        ("mould everywhere", "There was mould everywhere."),
        ("skating competition", "There was a skating competition."),
        ("bit noisy", "It was a bit noisy."),
        ("uncle bill cooked pasta", "Uncle bill cooked pasta."),
        ("K2 in the fog", "K2 was in the fog."),
        ("Ola 3rd in relay", "Ola was 3rd in relay."),
        ("drinks on the boss", "The drinks were on the boss."),
        ("charger at work", "My charger was at work."),
        ("carrots coming up", "The carrots were coming up."),
        ("commute hell", "The commute was hell."),
        ("wrong size", "It was the wrong size."),
        ("best biscuit", "It was the best biscuit."),
        ("guilty", "I felt guilty."),
        ("seen at 10:05", "I was seen at 10:05."),
        ("garage says friday", "The garage says Friday."),
        ("hallway smells weird", "The hallway smells weird."),
        ("test results: 72, 68", "The test results were 72 and 68."),
        ("rent £900 each", "My rent was £900 each."),
        ("£40 after discount", "It came to £40 after discount."),
        ("pace 5:40", "My pace was 5:40."),
        ("honey and lemon", "There was honey and lemon."),
        ("guitar lesson 4", "I had guitar lesson 4."),
        ("1 hr wait", "There was a 1 hr wait."),
        ("booked salon for sat", "I booked the salon for Saturday."),
        ("recital on friday 2pm", "I have a recital on Friday at 2pm."),
        ("exam tomorrow. ask about parking", "I have an exam tomorrow. I need to ask about parking."),
        ("ran errands: bank, library", "I ran errands: the bank and the library."),
        ("called mom, she laughed\nwatched the game", "I called mom. She laughed, and I watched the game."),
        ("plan in place", "The plan was in place."),
        ("plan to sleep", "I plan to sleep."),
        ("code review at 3", "I had a code review at 3."),
        ("early home", "I was home early."),
        ("water 14 degrees", "The water was 14 degrees."),
        ("car smells like wet dog", "My car smells like a wet dog."),
        ("paid invoice #204", "I paid invoice #204."),
        ("rebooked the dentist", "I rebooked the dentist."),
        ("still progress", "There was still progress."),
        ("heater broke", "The heater broke."),
        ("legs like lead", "My legs were like lead."),
        ("plant (Gerald) happier", "The plant (Gerald) was happier."),
        ("me too", "Me too."),
        ("half day", "It was a half day."),
        ('landlord "looking into it"', 'My landlord said "looking into it".'),
        ("5 months waiting", "It was 5 months of waiting."),
        ("brought cat to vet, 11 lbs", "I brought the cat to the vet, 11 lbs."),
        ("call mum back. pay the fine", "I need to call my mum back. I need to pay the fine."),
        ("could've been a call", "It could have been a call."),
        ("snowed in", "I was snowed in."),
        ("nurse patient", "The nurse was patient."),
        ("accountant on leave", "The accountant was on leave."),
        ("open evening fri 6:30", "I have an open evening on Friday at 6:30."),
        ("need: milk, eggs. cancel gym", "I need milk and eggs. I need to cancel the gym."),
    ],
)
def test_a_rough_note_told_in_full(note: str, sentence: str, write: Any) -> None:
    assert told(write, note) == sentence


def test_things_after_something_are_counted(write: Any) -> None:
    for seed in range(6):
        assert " was ice" not in told(write, "slept in. ice lollies after", seed=seed)


def test_a_feeling_follows_no_deed(write: Any) -> None:
    for seed in range(6):
        text = told(write, "drafted a letter. hated every word", fidelity="natural", seed=seed)
        assert "hated" in text
        assert not re.search(r"(?:Then|After that|And then) I hated", text)


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("Long walk with Anna", "I went for a long walk with Anna."),
        ("Three meetings, tired.", "I had three meetings, and I was tired."),
        ("Two interviews today", "I had two interviews today."),
        ("Coffee with May", "I had coffee with May."),
        ("Met Rose at Costa", "I met Rose at Costa."),
    ],
)
def test_the_capital_that_a_phone_puts_at_the_head_of_a_note_is_no_name(write: Any, note: str, sentence: str) -> None:
    assert told(write, note) == sentence
