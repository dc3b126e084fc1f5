"""What a speaker does with the content: sentences of our own, of each stance."""

from __future__ import annotations

import pytest

import quotes

DENIALS = {
    "Marta Kovel denied that the bridge had been closed for repairs.": "denies",
    "Marta Kovel has repeatedly dismissed suggestions that the bridge is unsafe.": "denies",
    "Marta Kovel rejects any claim that the bridge will close in May.": "denies",
    "Marta Kovel disputed that the bridge was built of cheap steel.": "denies",
    "Marta Kovel ruled out that the bridge would close before winter.": "denies",
    "Marta Kovel pushed back against reports that the bridge was sinking.": "denies",
    "Marta Kovel does not accept that the bridge was badly built.": "denies",
    "Marta Kovel would not say whether the bridge would open again.": "declines",
    "Marta Kovel refused to say who had paid for the bridge.": "declines",
    "Marta Kovel declined to comment on whether the bridge was insured.": "declines",
    "Marta Kovel said the firm had no comment on the bridge.": "declines",
    "Marta Kovel said she would not immediately comment on the bridge.": "declines",
    "Marta Kovel would neither confirm nor deny that the bridge had been sold.": "declines",
    "Marta Kovel asked whether the bridge had been paid for.": "asks",
    "Marta Kovel wondered how the bridge could have been paid for.": "asks",
    "Marta Kovel doubts that the bridge will ever open again.": "doubts",
    "Marta Kovel is not convinced that the bridge will open again.": "doubts",
    "Marta Kovel does not believe that the bridge will open again.": "doubts",
    "Marta Kovel branded as false a report that the bridge had been sold.": "denies",
    "Marta Kovel called reports that the bridge had been sold nonsense.": "denies",
    "Marta Kovel said there was no truth in reports that the bridge had been sold.": "denies",
}

OTHERS = {
    "Marta Kovel called the report that the bridge was safe a great help.": "asserts",
    "Marta Kovel neither confirmed nor denied that the bridge had been sold.": "unsaid",
    "Marta Kovel insisted on Monday that no bolt had been stolen.": "asserts",
    '"Who paid for the bridge?" Marta Kovel asked.': "asks",
    '"Is it open?" Marta Kovel said.': "asks",
    '"It is closed," Marta Kovel said. "Who would cross it?"': "asserts",
    '"If it is closed," Marta Kovel said, "who would cross it?"': "asks",
    "Marta Kovel demanded to know who had paid for the bridge.": "asks",
    "Marta Kovel asked drivers to stay away from the bridge.": "orders",
    "Marta Kovel told drivers to stay away from the bridge.": "orders",
    "Marta Kovel told drivers that the bridge was closed.": "asserts",
    "Marta Kovel warned drivers not to cross the bridge.": "orders",
    "Marta Kovel warned that the bridge might fall.": "asserts",
    "Marta Kovel called for an inquiry into the bridge.": "orders",
    "Marta Kovel urged the council to close the bridge.": "orders",
    "Marta Kovel called the bridge a disgrace to the town.": "asserts",
    "Marta Kovel told a driver to leave the bridge.": "orders",
    "Marta Kovel told residents of the valley to stay away from the bridge.": "orders",
    "Marta Kovel told reporters of plans to close the bridge.": "asserts",
    "Marta Kovel told the paper the mayor's plan to close the bridge would fail.": "asserts",
    "Marta Kovel wants drivers to stay away from the bridge.": "orders",
    "Marta Kovel wanted to know whether the bridge had been sold.": "asks",
    "Marta Kovel pressed the mayor on whether the bridge had been sold.": "asks",
    "Marta Kovel admitted that the bridge had cost too much.": "concedes",
    "Marta Kovel conceded that the bridge was late.": "concedes",
    "Marta Kovel did not say when the bridge would open.": "unsaid",
    "Marta Kovel never claimed that the bridge was safe.": "unsaid",
    "Marta Kovel will announce on Monday that the bridge is open.": "unsaid",
    "Marta Kovel might say that the bridge is open.": "unsaid",
    "Marta Kovel would have said that the bridge was open.": "unsaid",
    "Marta Kovel is expected to tell the council that the bridge is open.": "unsaid",
    "Marta Kovel stopped short of saying that the bridge was open.": "unsaid",
    "If Marta Kovel says that the bridge is open, drivers will cross it.": "unsaid",
    "There is no evidence that Marta Kovel said the bridge was open.": "unsaid",
    "There is no credible record of Marta Kovel saying the bridge was open.": "unsaid",
    "No record shows that Marta Kovel said the bridge was open.": "unsaid",
    "It is not true that Marta Kovel said the bridge was open.": "unsaid",
    "Rumours that Marta Kovel said “the bridge is open” are false.": "unsaid",
    "A doctored video shows Marta Kovel saying that the bridge was open.": "unsaid",
    "At no point did Marta Kovel say that the bridge was open.": "unsaid",
    "Did Marta Kovel say “the bridge is open”?": "unsaid",
    "It is as if Marta Kovel had said the bridge was open.": "unsaid",
    "Marta Kovel should have said that the bridge was open.": "unsaid",
    "There is new evidence that Marta Kovel said the bridge was open.": "asserts",
    "It is true that Marta Kovel said the bridge was open.": "asserts",
    "No driver left, and Marta Kovel said the bridge was open.": "asserts",
    "As mayor, Marta Kovel said the bridge was open.": "asserts",
    "In a false start, Marta Kovel said the bridge was open.": "asserts",
    "Marta Kovel falsely claimed that the bridge was open.": "asserts",
    "Marta Kovel was wrongly jailed, she said.": "asserts",
    "The alarm was false and Marta Kovel said the bridge was open.": "asserts",
    "The satire magazine said the bridge was open.": "asserts",
    "Reports that Marta Kovel said the warning was false spread fast.": "asserts",
    "Marta Kovel was misquoted as saying the bridge was open.": "unsaid",
    "A fake video shows Marta Kovel as saying the bridge was open.": "unsaid",
    "Claims that Marta Kovel said “the bridge is open” are untrue.": "unsaid",
    "The words “the bridge is open” were never spoken by Marta Kovel.": "unsaid",
    "A forged letter from Marta Kovel said the bridge was open.": "unsaid",
    "No record exists of Marta Kovel saying “the bridge is open.”": "unsaid",
    "A long letter from Marta Kovel said the bridge was open.": "asserts",
    "Marta Kovel objected: “The bridge is open.”": "asserts",
    "Marta Kovel did not rule out a sale: “The bridge is open.”": "asserts",
    "“The bridge is open,” Marta Kovel disagreed.": "asserts",
    "Marta Kovel denied saying: “The bridge is open.”": "denies",
    "Marta Kovel never said: “The bridge is open.”": "unsaid",
    "Marta Kovel did not deny that the bridge had been sold.": "unsaid",
    "Marta Kovel could not resist saying that the bridge was open.": "asserts",
    "Marta Kovel not only said that the bridge was open.": "asserts",
    "Marta Kovel does not doubt that the bridge is open.": "asserts",
    '"You will see," Marta Kovel would say, "that the bridge is safe."': "asserts",
    "Reports that the bridge was sinking were denied by its owner, Marta Kovel, on Monday.": "denies",
}


@pytest.mark.parametrize(("sentence", "stance"), (DENIALS | OTHERS).items())
def test_stance(sentence: str, stance: str) -> None:
    found = quotes.attribute(sentence).quotes
    assert found, "nothing is said"
    assert {quote.stance for quote in found} == {stance}


def test_stances_of_a_conversation() -> None:
    turns = ("Ana Roe: Did you close it too late?", "Ben Ito: I closed it at noon.")
    text = "\n\n".join((*turns, "Ana Roe: Who told you?", "Ben Ito: Nobody did."))
    assert [quote.stance for quote in quotes.attribute(text).quotes] == ["asks", "asserts", "asks", "asserts"]


def test_an_announcement_is_told_by_its_subject() -> None:
    text = "Marta Kovel is mayor. She is expected to tell the council that the bridge is open."
    quote = quotes.attribute(text).quotes[-1]
    assert quote.cue and quote.cue.of(text) == "is expected to tell"
    assert (quote.speaker, quote.text) == ("marta-kovel", "the bridge is open")


def test_indirect_speech_is_shown_without_its_that() -> None:
    assert (
        quotes.attribute("Marta Kovel said that the bridge was open.").quotes[0].text == "the bridge was open"
    )
    assert (
        quotes.attribute("Marta Kovel said that was wrong of him.").quotes[0].text == "that was wrong of him"
    )


def test_who_falsely_claims_that_another_said_it_claims_it_and_the_other_said_nothing() -> None:
    found = quotes.attribute("Posts falsely claimed that Marta Kovel said “the bridge is open”.")
    assert {quote.speaker: quote.stance for quote in found.quotes} == {
        "posts": "asserts",
        "marta-kovel": "unsaid",
    }
