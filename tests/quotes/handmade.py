"""An attributed document made by hand, with every field of the contract in use."""

from __future__ import annotations

from quotes.document import Affiliation, Article, AttributedDocument, Quote, Span, Speaker, Step

TEXT = (
    "\ufeffHarbour Plan Delayed\r\n\r\n"
    "“We will wait,” said Capt. Ana Brûlé, former head of the port of Ostby. “And then we build.\r\n\r\n"
    "“Nobody loses a berth.”\r\n\r\n"
    "She told the Herald that =dues= stay as they are. A union official feared the worst."
)


def at(words: str, after: int = 0) -> Span:
    """Where ``words`` first stand in TEXT, from ``after`` on."""
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


def handmade(id: str = "harbour") -> AttributedDocument:
    """Three quotes of two speakers: over two paragraphs, through a pronoun, of no speaker."""
    ana = Speaker(
        "ana-brule",
        "Ana Brûlé",
        "person",
        ("Brûlé",),
        (at("Ana Brûlé"), at("She")),
        (
            Affiliation("Capt.", "", "", *_offsets("Capt.")),
            Affiliation(
                "head", "port of Ostby", "Ostby", *_offsets("former head of the port of Ostby"), "former"
            ),
        ),
    )
    official = Speaker("union-official", "a union official", "unnamed", description="A union official")
    spans = (at("“We will wait,”"), Span(at("“And").start, at("berth.”").end))
    quotes = (
        Quote(
            id="q1",
            kind="direct",
            text="We will wait, And then we build. Nobody loses a berth.",
            speaker="ana-brule",
            spans=spans,
            quoted=spans,
            act="statement",
            mention=at("Capt. Ana Brûlé"),
            cue=at("said"),
            addressee=None,
            confidence=0.98,
            rule="quote-cue-source",
            evidence=(Span(spans[0].start, at("Ostby").end),),
        ),
        Quote(
            id="q2",
            kind="indirect",
            text="=dues= stay as they are",
            speaker="ana-brule",
            spans=(at("=dues= stay as they are"),),
            quoted=(),
            act="statement",
            mention=at("She"),
            cue=at("told"),
            addressee="the Herald",
            confidence=0.9,
            rule="models",
            steps=(Step("She", "Ana Brûlé", "nearest woman", *_offsets("Ana Brûlé")),),
        ),
        Quote(
            id="q3",
            kind="indirect",
            text="the worst",
            speaker=None,
            spans=(at("the worst"),),
            quoted=(),
            act="belief",
            mention=None,
            cue=at("feared"),
            addressee=None,
            confidence=0.31,
            rule="models",
        ),
    )
    article = Article.of(
        TEXT, id=id, title="Harbour Plan Delayed", published="2021-03-04", outlet="The Herald"
    )
    return AttributedDocument(article.document, (ana, official), quotes, TEXT)


def _offsets(words: str) -> tuple[int, int]:
    span = at(words)
    return span.start, span.end
