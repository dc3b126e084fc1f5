"""Verdicts on the sample article's quotes, and on their borders and combinations."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import quotes
from graphs.checks.checking import Check, check, check_items, summary
from graphs.checks.items import Item, items_of
from graphs.checks.judging.policies import VERDICTS, Policy
from graphs.checks.judging.verdicts import RULES
from graphs.checks.matching.alignment import align
from graphs.checks.matching.source import Source
from graphs.checks.matching.sources import Sources
from graphs.checks.matching.words import Claim
from quotes.document import Article, AttributedDocument
from tests.graphs.sample import said, sample

SHARED = Path(__file__).resolve().parents[4] / "shared"

AHMED, MUHAMMAD, ABDULLAH = "Faruq Ahmed", "Luqman Muhammad", "Khairuallah Abdullah"
KILLED = "We killed two of them and seized a lot of weapons after two hours of confrontation."
HIT = "The planes hit them about three times and forced them to disperse"
FLAGS = (
    "IS terrorists have raised their black flags in many villages and plains across the provincial borders"
)
FEW = "Some of those areas have not had many IS fighters since 2014."
MONEY = "IS uses money to buy the loyalty of villagers who have just returned to their homes"
MOVING = "IS militants have been moving into"
REFUSE = "Those who refuse to pledge loyalty, especially the village headmen, face torture and death."


def _check(
    speaker: str,
    quote: str,
    *documents: AttributedDocument,
    policy: str = "newsroom",
    document: str | None = None,
) -> Check:
    item = Item(1, speaker, quote, document)
    return check(item, Sources(documents or [sample()]), Policy.load(policy))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.verdict)
def test_every_rule_holds_for_its_example(rule: object) -> None:
    speaker, quote = rule.example  # type: ignore[attr-defined]
    assert _check(speaker, quote).verdict == rule.verdict  # type: ignore[attr-defined]


def test_the_table_has_every_verdict_from_the_most_severe_down() -> None:
    assert tuple(rule.verdict for rule in RULES) == VERDICTS[::-1]


@pytest.mark.parametrize(
    ("speaker", "quote", "verdict", "risk"),
    [
        (MUHAMMAD, KILLED, "verbatim", False),
        (AHMED, f"{FLAGS}. {FEW}", "verbatim", False),
        (ABDULLAH, REFUSE.upper(), "cosmetic", False),
        (AHMED, FEW.replace("IS fighters", "[Islamic State] fighters"), "bracketed", False),
        (ABDULLAH, REFUSE.replace(", especially the village headmen,", " ..."), "elided", False),
        (MUHAMMAD, "seized a lot of weapons", "truncated", True),
        (AHMED, FEW.replace("not ", ""), "altered", True),
        (MUHAMMAD, f"{KILLED} {HIT}.", "composite", False),
        (MUHAMMAD, "Peshmerga forces foiled a major IS attempt last week", "paraphrase", False),
        (AHMED, KILLED, "misattributed", False),
        (AHMED, "Militants pressure villagers", "unattributed", False),
        (ABDULLAH, "We will defend our villages to the last man.", "not-found", False),
    ],
)  # fmt: skip
def test_variants_of_the_sample(speaker: str, quote: str, verdict: str, risk: bool) -> None:
    found = _check(speaker, quote)
    assert found.verdict == verdict
    assert ("meaning-risk" in found.flags) == risk


@pytest.mark.parametrize(
    ("quote", "normalization"),
    [
        (f"“{FEW}”", ()),
        (FEW.replace(" ", "\u00a0", 2), ("unicode form",)),
        (FEW.replace(" ", "  ", 2), ("spaces",)),
        (f"{FLAGS}. {FEW}", ("interruption",)),
    ],
)
def test_normalization_is_named(quote: str, normalization: tuple[str, ...]) -> None:
    found = _check(AHMED, quote)
    assert (found.verdict, found.normalization) == ("verbatim", normalization)


@pytest.mark.parametrize(
    ("source", "report", "normalization"),
    [
        (
            'It is "Peña\'s war" \u2014 not ours.',
            "It is 'Pen\u0303a’s war' -- not ours.",
            {"unicode form", "quotation marks", "dashes"},
        ),
        ("We stay \u2026 for good.", "We stay ... for good.", {"unicode form"}),
    ],
)
def test_typography_is_verbatim(source: str, report: str, normalization: set[str]) -> None:
    document = said(f"“{source}” Ann Lee said.", (f"“{source}”", "Ann Lee"))
    found = _check("Ann Lee", report, document)
    assert found.verdict == "verbatim"
    assert set(found.normalization) == normalization


@pytest.mark.parametrize(
    ("speaker", "quote", "findings"),
    [
        (MUHAMMAD, "[The jets] hit them ... and forced them to disperse", ("bracketed", "elided")),
        (AHMED, "We killed two of them ... after two hours of confrontation.", ("misattributed", "elided")),
        (AHMED, KILLED.replace("seized", "burned"), ("misattributed", "altered")),
        (MUHAMMAD, "We killed two of them and burned a lot of weapons", ("altered", "truncated")),
        (MUHAMMAD, f"{MOVING} the four provinces", ("paraphrase", "altered", "truncated")),
        (AHMED, f"{MOVING} the three provinces", ("misattributed", "paraphrase", "truncated")),
    ],
)  # fmt: skip
def test_the_most_severe_verdict_wins_and_the_others_stay(
    speaker: str, quote: str, findings: tuple[str, ...]
) -> None:
    assert tuple(name for name in _check(speaker, quote).findings if name != "cosmetic") == findings


@pytest.mark.parametrize(
    ("quote", "verdict"),
    [
        ("It is a disatser", "altered"),
        ("a compete shambles", "altered"),
        ("We will stray", "not-found"),
        ("It is a dismaster", "altered"),
        ("It is a distiller", "not-found"),
        ("a complete bramble", "not-found"),
        ("It is a master", "not-found"),
    ],
)
def test_a_letter_changed_in_a_few_words(quote: str, verdict: str) -> None:
    text = "“It is a disaster,” Ann Lee said. “We will stay,” she said of “a complete shambles”. Bo Ek left."
    quoted = ("“It is a disaster,”", "“We will stay,”", "“a complete shambles”")
    document = said(text, *((words, "Ann Lee") for words in quoted))
    assert _check("Ann Lee", quote, document).verdict == verdict
    assert _check("Bo Ek", quote, document).verdict == "not-found"


@pytest.mark.parametrize(
    "quote",
    [
        HIT,
        f"{HIT}.",
        MONEY,
        FEW,
    ],
)
def test_whole_sentences_are_not_truncated(quote: str) -> None:
    speaker = {HIT: MUHAMMAD, f"{HIT}.": MUHAMMAD, MONEY: ABDULLAH, FEW: AHMED}[quote]
    assert "truncated" not in _check(speaker, quote).findings


def test_a_quoted_fragment_is_whole() -> None:
    quote = "are closely coordinating together to respond to any IS surprise attacks"
    assert _check(AHMED, quote).verdict == "verbatim"


def test_offsets_lead_to_the_source() -> None:
    found = _check(MUHAMMAD, "We killed two of them ... after two hours of confrontation.")
    assert found.found is not None
    text = sample().text or ""
    assert text[found.found.start : found.found.end] == found.found.text
    (gap,) = (change for change in found.changes if change.kind == "elided")
    assert [place.of(text) for place in gap.places] == [gap.source] == ["and seized a lot of weapons"]


def test_the_neighbours_of_a_truncated_quote_are_shown() -> None:
    found = _check(MUHAMMAD, "seized a lot of weapons")
    assert [change.source for change in found.changes] == [
        "We killed two of them and",
        "after two hours of confrontation",
    ]


@pytest.mark.parametrize(
    ("source", "report", "risk"),
    [
        ("We will never sell the harbour to them.", "We will sell the harbour to them.", "negation: never"),
        ("We do sell the harbour to strangers.", "We don't sell the harbour to strangers.", "negation: not"),
        ("The port may close by winter this year.", "The port will close by winter this year.", "modal: may"),
        ("The port closes if the strike goes on.", "The port closes as the strike goes on.", "condition: if"),
        ("All crews voted for the contract.", "Most crews voted for the contract.", "quantifier: all"),
        ("We lost 1,200 berths in that storm.", "We lost 1,300 berths in that storm.", "number: 1200"),
        ("Owners attacked the dockers at dawn.", "Dockers attacked the owners at dawn.", "order: owners"),
        ("The prices will rise in spring.", "The prices will fall in spring.", "opposite: fall"),
        ("The ruling on dues was legal.", "The ruling on dues was illegal.", "opposite: illegal"),
        ("Then Brule signed the letter to us.", "Then Okafor signed the letter to us.", "name: Okafor"),
        ("The dues go up, will they pay them?", "The dues go up, will they pay them.", "question: ?"),
    ],
)  # fmt: skip
def test_meaning_risk(source: str, report: str, risk: str) -> None:
    found = _check("Ann Lee", report, said(f'"{source}" Ann Lee said.', (f'"{source}"', "Ann Lee")))
    assert "meaning-risk" in found.flags
    assert risk in found.notes
    assert found.verdict in ("altered", "cosmetic")
    assert not found.passes


@pytest.mark.parametrize(
    ("source", "report"),
    [
        ("We do not sell the harbour to them.", "We don't sell the harbour to them."),
        ("The colour of the harbour has changed.", "The color of the harbour has changed."),
    ],
)
def test_house_style_is_cosmetic_where_the_policy_says_so(source: str, report: str) -> None:
    document = said(f'"{source}" Ann Lee said.', (f'"{source}"', "Ann Lee"))
    strict, lenient = (_check("Ann Lee", report, document, policy=name) for name in ("newsroom", "lenient"))
    assert (strict.verdict, strict.flags, strict.passes) == ("altered", (), False)
    assert (lenient.verdict, lenient.flags, lenient.passes) == ("cosmetic", (), True)


@pytest.mark.parametrize(
    ("source", "report"),
    [
        ("We lost twenty-five berths in the storm.", "We lost 25 berths in the storm."),
        ("The harbour costs ten percent more now.", "The harbour costs 10% more now."),
        ("It cost 1,000 crowns a berth that year.", "It cost one thousand crowns a berth that year."),
        ("The gates open at 9 a.m. on the quay.", "The gates open at 9am on the quay."),
        ("We saw a hundred and six boats in the harbour.", "We saw 106 boats in the harbour."),
        ("They spent $2 million on the harbour.", "They spent two million dollars on the harbour."),
        ("They spent two million dollars on it.", "They spent $2 million on it."),
        ("The harbour cost £3.5 billion in the end.", "The harbour cost 3.5 billion pounds in the end."),
        ("The old quay took 1.5 million bricks.", "The old quay took 1,500,000 bricks."),
        ("They paid €20 for a berth in the harbour.", "They paid twenty euros for a berth in the harbour."),
        ("We sorted 1,50,000 nets in the harbour.", "We sorted 150,000 nets in the harbour."),
        ("It cost Rs 5 crore to dredge the harbour.", "It cost ₹50,000,000 to dredge the harbour."),
        ("Two thirds of the herring never reach us.", "Two-thirds of the herring never reach us."),
        ("A third of the herring never reach us.", "One-third of the herring never reach us."),
        ("A hundred and fifty people sleep in that hall.", "150 people sleep in that hall."),
        ("We won 28-27 and I cannot feel my hand.", "We won 28–27 and I cannot feel my hand."),
        ("The quay is 6ft high and nobody climbs it.", "The quay is six feet high and nobody climbs it."),
        (
            "The quay is 5 km long and nobody walks it.",
            "The quay is five kilometres long and nobody walks it.",
        ),
        ("The gates open at 9.30am on the quay.", "The gates open at 9:30 a.m. on the quay."),
        ("We met on July 4th and never spoke again.", "We met on 4 July and never spoke again."),
        ("It was so in the 1990s on the old quay.", "It was so in the 1990's on the old quay."),
        (
            "It is 2½ times as heavy as the old crane.",
            "It is two and a half times as heavy as the old crane.",
        ),
    ],
)
def test_a_number_is_read(source: str, report: str) -> None:
    found = _check("Ann Lee", report, said(f'"{source}" Ann Lee said.', (f'"{source}"', "Ann Lee")))
    assert (found.verdict, found.flags, found.passes) == ("cosmetic", (), True)


@pytest.mark.parametrize(
    ("source", "report"),
    [
        ("The harbour grew by 3.5 percent a year.", "The harbour grew by 35 percent a year."),
        ("A berth costs $2.50 a night in winter.", "A berth costs $250 a night in winter."),
        ("It was -5 degrees in the harbour.", "It was 5 degrees in the harbour."),
        ("The gates open at 9 a.m. on the quay.", "The gates open at 9 p.m. on the quay."),
        ("Rents rose by 2 percentage points a year.", "Rents rose by 2 percent a year."),
        ("They paid two million dollars for the harbour.", "They paid two billion dollars for the harbour."),
        ("They paid $20 for a berth in the harbour.", "They paid €20 for a berth in the harbour."),
        ("We lost twenty-five berths in the storm.", "We lost twenty berths in the storm."),
        ("We sold hair worth 12 crore rupees.", "We sold hair worth 12 lakh rupees."),
        ("We won 3-2 on the last day of the year.", "We won 2-3 on the last day of the year."),
        ("The quay is 5 miles long and nobody walks it.", "The quay is 5 km long and nobody walks it."),
        ("The gates open at 9.30am on the quay.", "The gates open at 9.30pm on the quay."),
        ("It was minus 5 degrees in the harbour.", "It was 5 degrees in the harbour."),
        (
            "The bridge cost the city $2 million in May.",
            "The bridge cost the city two billion dollars in May.",
        ),
        ("The bridge cost the city $2 million in May.", "The bridge cost the city two million euros in May."),
    ],
)
def test_another_number_is_altered(source: str, report: str) -> None:
    found = _check("Ann Lee", report, said(f'"{source}" Ann Lee said.', (f'"{source}"', "Ann Lee")))
    assert (found.verdict, found.passes) == ("altered", False)
    assert "meaning-risk" in found.flags


@pytest.mark.parametrize(
    ("report", "verdict"),
    [
        ("up 15 or 16 points in June", "altered"),
        ("She is useless", "not-found"),
        ("it is now a coin to", "truncated"),
        ("and it is now a coin toss,", "truncated"),
    ],
)
def test_short_quotes(report: str, verdict: str) -> None:
    source = "She is up 5 or 6 points in June, and it is now a coin toss."
    found = _check("Ann Lee", report, said(f'"{source}" Ann Lee said.', (f'"{source}"', "Ann Lee")))
    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("policy", "passing"),
    [
        ("strict", {"verbatim"}),
        ("newsroom", {"verbatim", "cosmetic", "bracketed", "elided"}),
        ("lenient", {"verbatim", "cosmetic", "bracketed", "elided"}),
    ],
)
def test_what_passes(policy: str, passing: set[str]) -> None:
    items = [Item(n, *rule.example) for n, rule in enumerate(RULES)]
    checks = check_items(items, Sources([sample()]), Policy.load(policy))
    assert {found.verdict for found in checks if found.passes} == passing
    assert summary(checks) == dict.fromkeys(VERDICTS, 1)


ONE = said(
    '"The dues stay as they are," said Ann Lee.', ('"The dues stay as they are,"', "Ann Lee"), id="one"
)


def test_sources_that_disagree_on_the_speaker() -> None:
    other = said(
        '"The dues stay as they are," said Bo Falk.', ('"The dues stay as they are,"', "Bo Falk"), id="two"
    )
    found = _check("Ann Lee", "The dues stay as they are", ONE, other)
    assert (found.verdict, found.flags) == ("verbatim", ("conflicting-sources",))
    assert found.notes == ("two gives the words to Bo Falk",)


def test_sources_that_disagree_on_the_words() -> None:
    words = '"The dues never stay as they are,"'
    other = said(f"{words} said Ann Lee.", (words, "Ann Lee"), id="two")
    assert _check("Ann Lee", "The dues stay as they are", ONE, other).flags == ("conflicting-sources",)


def test_a_namesake_makes_the_speaker_ambiguous() -> None:
    text = '"The dues stay as they are," said Ann Lee. "They must go," said Bo Lee.'
    document = said(text, ('"The dues stay as they are,"', "Ann Lee"), ('"They must go,"', "Bo Lee"))
    assert _check("Lee", "The dues stay as they are", document).flags == ("ambiguous-speaker",)
    assert _check("Ann Lee", "The dues stay as they are", document).flags == ()


def test_a_speaker_who_only_quoted_somebody() -> None:
    text = "\"My captain said 'the port will never open again' and left,\" said Ann Lee."
    document = said(text, (text[: text.index(" said Ann")], "Ann Lee"))
    found = _check("Ann Lee", "the port will never open again", document)
    assert "second-hand" in found.flags
    assert not found.passes


def test_who_was_told_only_reported_it() -> None:
    found = check(
        Item(1, "VOA", "IS fighters are pressuring Sunni villagers to support their insurgent attacks"),
        Sources([sample()]),
        Policy.load(),
    )
    assert (found.verdict, "second-hand" in found.flags) == ("misattributed", True)


def test_pieces_of_several_articles() -> None:
    words = '"Nobody on these docks loses a berth this winter."'
    other = said(f"{words} Ann Lee said.", (words, "Ann Lee"), id="two")
    found = _check("Ann Lee", f"The dues stay as they are. {words}", ONE, other)
    assert found.verdict == "composite"
    assert found.found is not None
    assert [extract.document for extract in found.found.extracts] == ["one", "two"]


def test_an_article_that_hardly_shares_words_is_compared_only_where_no_other_has_them_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[str] = []

    def noted(claim: Claim, ids: Any, weights: Any, sources: Sequence[Source], *more: Any) -> Any:
        compared.append(" ".join(source.attributed.document.id for source in sources))
        return align(claim, ids, weights, sources, *more)

    monkeypatch.setattr("graphs.checks.checking.align", noted)
    other = quotes.attribute(Article.of('"My cats killed two of the mice," said Ana Roe.', id="mice"))
    assert _check(MUHAMMAD, KILLED, sample(), other).verdict == "verbatim"
    assert "mice" not in compared
    assert _check(MUHAMMAD, f"{KILLED} The mice ran.", sample(), other).verdict != "verbatim"
    assert "mice" in compared


def test_words_of_a_headline_are_no_part_of_the_quotation_below_it() -> None:
    text = (
        "Radio mast may hum again\n\n“The mast must come down before the storks return,” said Ida Roe.\n\n"
        "The firm left in 2009.\n"
    )
    source = quotes.attribute(Article.of(text, "mast"))
    found = _check("Ida Roe", "The mast may come down before the storks return.", source)
    assert (found.verdict, [(one.report, one.source) for one in found.changes]) == (
        "altered",
        [("may", "must")],
    )


def test_the_named_document_comes_first() -> None:
    again = said(
        '"The dues stay as they are," said Ann Lee.', ('"The dues stay as they are,"', "Ann Lee"), id="two"
    )
    found = _check("Ann Lee", "The dues stay as they are", ONE, again, document="two")
    assert found.found is not None
    assert (found.found.document, found.flags) == ("two", ())
    third = said("Rain fell on the harbour all day.", id="three")
    assert _check("Ann Lee", "The dues stay as they are", ONE, third, document="three").flags == (
        "other-document",
    )


def test_few_words_in_common_are_a_paraphrase_of_the_same_speaker_only() -> None:
    quote = "Villagers' loyalty is bought by IS with money when homes are returned to"
    assert _check(ABDULLAH, quote).verdict == "paraphrase"
    assert _check(AHMED, quote).verdict == "not-found"


@pytest.mark.parametrize("quote", ["", "...", "[sic]", "?", "\u202e", "a" * 5000])
def test_odd_quotes_are_not_found(quote: str) -> None:
    assert _check(AHMED, quote).verdict == "not-found"


def test_long_hostile_quotes_end() -> None:
    start = time.monotonic()
    for quote in ("[" * 3000, "[T]he " * 3000, "... " * 3000, FEW * 50, " - " * 5000, "." * 20000):
        _check(AHMED, quote)
    assert time.monotonic() - start < 60


def test_nothing_but_empty_sources() -> None:
    assert check(Item(1, AHMED, FEW), Sources([]), Policy.load()).verdict == "not-found"
    assert _check(AHMED, FEW, said("")).verdict == "not-found"


def test_a_source_without_text_is_refused() -> None:
    from dataclasses import replace

    with pytest.raises(ValueError, match="mosul-2017-06-26: its text is not at hand"):
        Sources([replace(sample(), text=None)])


@pytest.mark.corpora
@pytest.mark.skipif(not SHARED.is_dir(), reason="the corpora are not here (../shared)")
def test_planted_changes() -> None:
    from benchmarks.checks import measure

    scores = measure()
    assert scores.right >= 0.97
    assert scores.flagged == 1.0
    assert scores.verbatim == 0
    for verdict in VERDICTS:
        made = sum(count for (planted, _), count in scores.counts.items() if planted == verdict)
        given = sum(count for (_, got), count in scores.counts.items() if got == verdict)
        assert made >= 40
        assert min(scores.counts[verdict, verdict] / made, scores.counts[verdict, verdict] / given) >= 0.95, (
            verdict
        )


@pytest.mark.corpora
@pytest.mark.skipif(not SHARED.is_dir(), reason="the corpora are not here (../shared)")
def test_short_quotations() -> None:
    from benchmarks.gold import polnear_dev
    from benchmarks.short import WAYS, measure

    counts = measure(polnear_dev())
    mistyped, elsewhere = (
        Counter({verdict: count for (made, verdict), count in counts.items() if made == way}) for way in WAYS
    )
    assert mistyped["altered"] >= 0.8 * mistyped.total() > 0
    assert elsewhere["not-found"] == elsewhere.total() > 100


@pytest.mark.corpora
@pytest.mark.skipif(not SHARED.is_dir(), reason="the corpora are not here (../shared)")
@pytest.mark.parametrize("name", ["pages-dev", "world-dev", "polnear-dev"])
def test_our_own_attribution_accuses_nobody(name: str) -> None:
    from benchmarks.accusations import measure

    outcome = measure(name)
    given, right = outcome.misattributed
    assert outcome.share >= 95
    assert outcome.accusations <= 1
    assert right >= 0.97 * given


@pytest.mark.corpora
@pytest.mark.skipif(not SHARED.is_dir(), reason="the corpora are not here (../shared)")
@pytest.mark.parametrize("name", ["polnear-dev", "abc-dev-who", "styles-dev", "pages-dev"])
def test_every_article_passes_against_itself(name: str) -> None:
    from benchmarks.accuracy import SETS

    for article in quotes.attribute_all(map(quotes.read, SETS[name].files())):
        checks = check_items(items_of(article), Sources([article]), Policy.load())
        assert [(article.document.id, one.item.quote, one.verdict) for one in checks if not one.passes] == []
