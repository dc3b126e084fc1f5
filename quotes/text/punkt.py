"""Punkt (Kiss and Strunk 2006) as NLTK has it, with parameters learned from news and the habits of news.

NLTK cuts: its tokenizer goes through the text, asks of each full stop whether it ends a sentence, and
makes the spans. Said here is what its classes let a language say: which marks may end a sentence and
what closes behind them, which words are titles and initials, and what is no sentence yet. Importing
it takes its time, so this module is imported when the first text is read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import regex

from quotes.resources import lexicon, path
from quotes.text.alone import alone
from quotes.text.patterns import later

with alone("nltk", "nltk.tokenize"):  # which import all the rest of NLTK, scipy too, for what we never use
    from nltk.tokenize.punkt import PunktLanguageVars, PunktParameters, PunktSentenceTokenizer, PunktToken

__all__ = ["NewsTokenizer", "parameters", "tokenizer"]

_END = regex.compile(
    r"""(?x) (?<![.?!…]) (?P<stop>[.?!…]++(?:\ [.…]++){0,3}+) (?P<close>["'”’»›)\]}]*+(?:\[\d{1,3}\])*+)
    (?= (?: \s++ | (?<=[…”]|…\.|\.\.\.)(?=["“‘(\[]*+\p{Lu}|―) | (?<=\p{L}.)(?=https?:|\#\p{Lu}) )
        (?P<next_tok> ["'“‘”’«»‹›„‚`(\[{]*+ (?: (?=https?:|pic\.twitter) | (?!\p{Ll}(?!\p{Lu})) )
            (?P<next> [\w$£€#@]? [\w'’&.-]{0,40} ) \S? ) )"""
)
"""A full stop or the like, what closes behind it, and the next word, which is not in lower case."""

_WORD_BEFORE = 40
"""Characters: no abbreviation and no number that matters is longer."""

_BEFORE_WORD = "\"'“”‘’«»‹›„‚([{`*@#&-–—"
_INITIALS = regex.compile(r"(?:\p{L}\.-?)*\p{L}\.")
_TIME = regex.compile(r"[ap]\.m\.", regex.IGNORECASE)
_BEHIND_TIME = later(
    r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?s?\b"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}*+"
    r"|(?:\p{Lu}\.){2,}|Eastern|Central|Mountain|Pacific|Atlantic|Greenwich|London|Standard|Daylight|Local|\p{Lu}{2,5}\b"
)
"""A day, a month or a time zone goes on with a time of day."""

_NO_SENTENCE = later(
    r"""(?x) \W*+ (?: \d{1,3} | \p{L} | [IVXivx]{1,5}     # the number of an item of a list
    | (?: (?: [Aa]t|[Bb]y|[Aa]bout|[Aa]round|[Bb]efore|[Aa]fter|[Ss]ince|[Uu]ntil|[Ff]rom|[Tt]o|[Oo]n|[Jj]ust
        |[Ss]hortly|[Ee]arly|[Bb]etween|[Aa]nd|\w+day|\d[\d:.]*+|[ap]\.m\. ),?\ ){1,6}+ [ap]\.m )"""
)
"""What stands alone before a full stop and is no sentence: 2. | At 5 a.m."""

_GOES_ON = later(r"[\w'’-]++ \p{Ll}")
"""A word and one in lower case behind it: of the two only the first may have the capital of a sentence."""

_BRACKETED = regex.compile(r"\((?:\p{Ll}{1,8}|R(?:et)?d?)$")
"""A word that brackets hold with its full stop is an abbreviation: Judge (ret.) Roe, (incl.), (Retd.)."""

_QUOTATION = frozenset("\"'”’»›")


class NewsVars(PunktLanguageVars):  # type: ignore[misc]
    """Which marks may end a sentence, and the contexts in which they may."""

    __slots__ = ()
    sent_end_chars = (".", "?", "!", "…")

    def period_context_re(self) -> regex.Pattern[str]:
        """A pattern with the groups that NLTK reads: it costs linear time whatever the text."""
        return _END


class NewsToken(PunktToken):  # type: ignore[misc]
    """A word with its marks. Initials are abbreviations: NLTK may end a sentence before a name like Brown."""

    __slots__ = ()
    is_initial = False


class NewsTokenizer(PunktSentenceTokenizer):  # type: ignore[misc]
    """NLTK's tokenizer of sentences for news. Decisions are remembered by the words that they are made of."""

    def __init__(self, parameters: PunktParameters) -> None:
        super().__init__(parameters, lang_vars=NewsVars(), token_cls=NewsToken)
        groups = lexicon("abbreviations")
        self._titles = groups["titles"] | groups["ranks"] | groups["initials"]
        self._decided = lru_cache(maxsize=50_000)(super().text_contains_sentbreak)

    def text_contains_sentbreak(self, text: str) -> bool:
        """Whether a sentence ends in a context, as NLTK decides it."""
        return bool(self._decided(text))

    def _match_potential_end_contexts(self, text: str) -> Iterator[tuple[regex.Match[str], str]]:
        """Where sentences may end, each with the words around: NLTK looks back for the one before by hand."""
        end = 0  # of the sentence before
        for match in self._lang_vars.period_context_re().finditer(text):
            context = self._context(text, match, end)
            if context:
                yield match, context
                if self.text_contains_sentbreak(context):
                    end = match.end()

    def _context(self, text: str, match: regex.Match[str], begin: int) -> str:
        """The words around a possible end of the sentence from ``begin``, empty where it is none."""
        start, stop, following = match.start(), match["stop"], match["next"] or "-"
        before = text[max(begin, start - _WORD_BEFORE) : start]
        if stop == ".":
            if start - begin < _WORD_BEFORE and _NO_SENTENCE.fullmatch(before.strip()):
                return ""
            if match["close"][:1] == ")" and _BRACKETED.search(before):
                return ""
            word = "".join(before.rsplit(None, 1)[-1:]).rsplit("/", 1)[-1]  # P/ | Brig. Gen. Ana Roe
            if _is_many(following) and _GOES_ON.match(text, match.start("next")):
                return f"! {following}"  # Morrow & Co. | Workers gathered; D.C. | Farmers blocked
            return f"{word.lstrip(_BEFORE_WORD)}. {following}"
        if stop[:2] == ".." or stop[0] == "…" or before[-1:].isspace():
            return f"... {following}"
        asks = _QUOTATION.intersection(match["close"]) and _asked().match(text, match.start("next_tok"))
        return "" if asks else f"{stop[0]} {following}"

    def _first_pass_annotation(self, aug_tok: PunktToken) -> None:
        """Take initials (J. or J.R.R.) for abbreviations too."""
        super()._first_pass_annotation(aug_tok)
        if aug_tok.sentbreak and _INITIALS.fullmatch(aug_tok.tok):
            aug_tok.sentbreak, aug_tok.abbr = None, True

    def _second_pass_annotation(self, aug_tok1: PunktToken, aug_tok2: PunktToken | None) -> str | None:
        """A title never ends a sentence; a time of day does, unless a day or time zone follows."""
        if aug_tok2 and aug_tok1.type_no_period in self._titles:
            aug_tok1.sentbreak = False
            return "title"
        if aug_tok2 and aug_tok2.first_upper and _TIME.fullmatch(aug_tok1.tok):
            aug_tok1.sentbreak = not _BEHIND_TIME.match(aug_tok2.tok)
            return "time of day"
        reason: str | None = super()._second_pass_annotation(aug_tok1, aug_tok2)
        return reason


@cache
def _is_many(word: str) -> bool:
    """Whether a word with a capital is a noun for many people, as "Workers", and not the first of a name."""
    lower = word.lower()
    return lower.endswith(("s", "men", "people")) and lower in lexicon("sources")["groups"] and word.istitle()


@cache
def _asked() -> regex.Pattern[str]:
    """Who asked, behind a question in quotation marks: Judge Roe asked | Roe, the mayor, asked."""
    verbs = "|".join(sorted(lexicon("sentences")["asking"]))
    return regex.compile(rf"(?:\p{{Lu}}[\w.'’-]{{0,30}}+,? ){{1,5}}(?:[^\"“”.?!\n]{{1,60}}?, )?(?:{verbs})\b")


def _text(name: str) -> str:
    return path(f"models/punkt/{name}").read_text(encoding="utf-8")


class _Contexts(dict[str, int]):
    """In which contexts words were seen, each looked up in the sorted rows when it is first asked for."""

    def __init__(self, rows: Sequence[str]) -> None:
        super().__init__()
        self._rows = rows

    def __missing__(self, word: str) -> int:
        at = bisect_left(self._rows, f"{word}\t")
        found, _, contexts = self._rows[at].partition("\t") if at < len(self._rows) else ("", "", "")
        self[word] = int(contexts) if found == word else 0
        return self[word]


@cache
def parameters() -> PunktParameters:
    """What ``training/sentences.py`` learned, from files in NLTK's own format, and what the lexicons say."""
    found = PunktParameters()
    found.abbrev_types = set(_text("abbrev_types.txt").splitlines())
    found.collocations = {tuple(line.split("\t")) for line in _text("collocations.tab").splitlines()}
    found.sent_starters = set(_text("sent_starters.txt").splitlines())
    found.ortho_context = _Contexts(_text("ortho_context.tab").splitlines())
    for group, entries in lexicon("abbreviations").items():
        if group == "before numbers":
            found.collocations.update((entry, "##number##") for entry in entries)
        else:
            found.abbrev_types.update(entries)
    found.sent_starters |= lexicon("sentences")["starters"]
    return found


@cache
def tokenizer() -> NewsTokenizer:
    """The tokenizer with the parameters that ship with the package."""
    return NewsTokenizer(parameters())
