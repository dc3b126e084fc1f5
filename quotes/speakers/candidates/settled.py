"""Settled: who is meant where the text itself tells, so that nobody else is compared."""

from __future__ import annotations

from quotes.speakers.candidates.attributive import whose_words
from quotes.speakers.candidates.ongoing import goes_on, heard_again, just_told_of
from quotes.speakers.candidates.worded import (
    at_end,
    called_they,
    goes_by,
    identified,
    in_office,
    joined,
    named_behind,
    of_letters,
    of_so_many,
    of_two,
    parent,
    press,
)
from quotes.speakers.entities.entity import Entity
from quotes.speakers.implied.dialogue import in_turn
from quotes.speakers.implied.onstage import named_above, named_below
from quotes.speakers.implied.witnesses import reader, witness
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene import businesses
from quotes.speakers.scene.again import adds, just_heard
from quotes.speakers.scene.called import called
from quotes.speakers.scene.families import of_family
from quotes.speakers.scene.holders import holder
from quotes.speakers.scene.initialled import initialled
from quotes.speakers.scene.interviews import interviewed
from quotes.speakers.scene.labelled import in_stand, labelled
from quotes.speakers.scene.leads import named_below_lead
from quotes.speakers.scene.named_later import named_later, named_next
from quotes.speakers.scene.opposed import other_of_two
from quotes.speakers.scene.profiles import told_of
from quotes.speakers.scene.scene import Scene
from quotes.speakers.scene.self_named import self_named
from quotes.speakers.scene.sorts import in_person, only_one
from quotes.speakers.scene.unveiled import unveiled

__all__ = ["settled"]


def settled(scene: Scene, mention: Mention, content: Content) -> Entity | None:
    """Who alone can be meant, None where that has to be weighed."""
    if mention.kind == "name":
        return _named(scene, mention, content)
    return (
        whose_words(scene, mention)
        or of_so_many(scene, mention)
        or at_end(scene, mention)
        or identified(scene, mention)
        or initialled(scene, mention)
        or labelled(scene, mention)
        or self_named(scene, mention)
        or of_two(scene, mention)
        or parent(scene, mention)
        or of_family(scene, mention)
        or witness(scene, mention)
        or reader(scene, mention)
        or just_heard(scene, mention)
        or adds(scene, mention)
        or _asked(scene, mention)
        or named_behind(scene, mention, content)
        or in_turn(scene, mention, content)
        or press(scene, mention)
        or called_they(scene, mention)
        or heard_again(scene, mention)
        or joined(scene, mention, content)
        or of_letters(scene, mention)
        or in_office(scene, mention)
        or holder(scene, mention)
        or goes_by(scene, mention)
        or goes_on(scene, mention)
        or named_later(scene, mention)
        or named_next(scene, mention, content)
        or named_below_lead(scene, mention, content)
        or unveiled(scene, mention, content)
        or told_of(scene, mention, content)
        or just_told_of(scene, mention, content)
        or businesses.told_of(scene, mention, content)
        or other_of_two(scene, mention)
        or in_person(scene, mention)
        or only_one(scene, mention)
        or called(scene, mention)
        or named_above(scene, mention, content)
        or named_below(scene, mention, content)
    )


def _named(scene: Scene, mention: Mention, content: Content) -> Entity | None:
    """The same of a mention by name, of which the other rules tell nothing."""
    return (
        initialled(scene, mention)
        or labelled(scene, mention)
        or of_two(scene, mention)
        or witness(scene, mention)
        or reader(scene, mention)
        or press(scene, mention)
        or joined(scene, mention, content)
        or of_letters(scene, mention)
        or goes_on(scene, mention)
    )


def _asked(scene: Scene, mention: Mention) -> Entity | None:
    """Who was asked last, where "the reply" says who speaks; whom the author or an interview hears."""
    if mention.kind == "nothing" and mention.noun == "interview":
        return in_stand(scene, mention.first) or interviewed(scene, mention.first)
    if mention.kind != "nothing" or not scene.turns:
        return None
    last = scene.turns[-1]
    return last.addressee if mention.noun == "reply" else last.entity if mention.noun == "answer" else None
