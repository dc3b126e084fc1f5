"""The rules of clauses, a table: patterns of source, verb and clause over the letters of ``lines``."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["BEFORE", "RELATIVE", "RULES", "SHOWN", "ClauseRule"]


_SPEECH = "SsUuDdTtQqkpa"
"""Letters of which each sentence has one that a rule matches, but those for any verb."""

_SAID, _TOLD_OF, _ANY = "DSsUu", "TtUu", ""


class ClauseRule(NamedTuple):
    """A pattern over lines with the groups ``source``, ``cue`` and ``content``; a sentence that it decides.

    before: the content is what stands before the match in its sentence. needs: letters of which each match
    has one; sentences without are passed over.
    """

    name: str
    pattern: str
    example: str
    before: bool = False
    needs: str = _SPEECH


_WHO = r"(?P<source>[NP])(?:(?:,[^,.\nSDTUV]{1,14}|,N?P[^,.\n]{1,20}){1,2},)?"
_VERB = r"(?P<cue>(?:[hm]r?)?[SsUu])"
_TOLD = r"(?P<cue>(?:[hm]r?)?[TtUu])"

_OF = r"(?:x|[xVstu]?[iA](?:x{1,2}i?)?)[NP]"
"""What follows a noun with a preposition or "and": briefed on the talks, of more than 6,000 people."""

_WHO_SAID = rf"(?P<source>[NP](?:{_OF}){{0,3}}(?:P[bhmV][^,.\nSsUuTt]{{0,6}}?)?)(?:,[^,.\n]{{1,14}},)?"

_TIME_AND_PLACE = r"(?:r|[iA]?x?N|ix?|w[qxQ][^,.\n]{1,8}){0,4}"
"""When, where or of what it was said: in Ostby on Monday, in 2018, when asked about the cost."""

RULES = (
    ClauseRule(
        "documents-show-clause",
        r"(?<=[\n,.])x?(?P<source>N(?:[xV]?i[NP]){0,2})r{0,2}(?P<cue>(?:[hm]r?)?[DSsUu])"
        r"(?P<content>k|(?:[NP]|[xA][xriN]{1,4}?)r?[VmhbS])",
        "An audit of the port by the state treasurer found the cranes had rusted.",
        needs=_SAID,
    ),
    ClauseRule(
        "documents-find-thing",
        r"(?<=[\n,.])x?(?P<source>N(?:[xV]?i[NP]){0,2})r{0,2}(?P<cue>(?:[hm]r?)?[Dd])(?P<content>N|x{1,4}(?=[.,\ni]))",
        "The audit of the port found three errors in May.",
        needs="Dd",
    ),
    ClauseRule(
        "source-cue-that",
        rf"{_WHO}r?(?P<cue>(?:[hm]r?)?[SsUuD])(?:r|i[NP]){{0,2}},?(?P<content>k)",
        "The envoy averred in Ostby that the border was open.",
        needs="k",
    ),
    ClauseRule(
        "apposition-cue-that",
        r",(?P<source>N),r?(?P<cue>(?:[hm]r?)?[SsUuD])(?P<content>k)",
        "One of these, Dr. Dina Peric, averred that nobody slept.",
        needs="k",
    ),
    ClauseRule(
        "source-told-that",
        rf"{_WHO}r?{_TOLD}(?:[NP]|i[NP]){{1,2}},?(?P<content>k)",
        "The smuggler informed the young men that a boat would leave.",
        needs="k",
    ),
    ClauseRule(
        "source-cue-clause",
        rf"{_WHO}r{{0,2}}{_VERB}(?P<content>(?:[NP]|[xA][xriN]{{1,4}}?)r?[Vmhb])",
        "The surveyors estimate the mammoth was thirty days old.",
        needs=_SAID,
    ),
    ClauseRule(
        "source-told-clause",
        rf"{_WHO}r?{_TOLD}[NP](?P<content>[NP]r?[Vmhb])",
        "The smuggler told the young men a boat would leave.",
        needs=_TOLD_OF,
    ),
    ClauseRule(
        "source-cue-doing",
        rf"{_WHO}r?(?P<cue>(?:[hm]r?)?[Ss])(?P<content>[xh])",
        "The firm denies having misdeclared a load.",
        needs=_SAID,
    ),
    ClauseRule(
        "source-doing-that",
        r"(?<=\n)(?P<source>[NP])r?(?:[hm]r?)?[VSTUDQ][^,.\n]{1,20},(?P<cue>x)(?P<content>k)",
        "The judge threw out the charge, ruling that the search was illegal.",
        needs="k",
    ),
    ClauseRule(
        "noun-by-source-that",
        r"(?<=[a-zA-Z])(?P<cue>N)i(?P<source>N(?:iN)?)(?P<content>k)",
        "The mayor rejected a claim by the envoy that the border was open.",
        needs="k",
    ),
    ClauseRule(
        "heard-from-that",
        r"(?P<cue>(?:[VSsx]N?|hN)i)(?P<source>N(?:,N|iN)?)(?:,[^,.\nSDTUV]{1,10})?,?(?P<content>k)",
        "The council heard testimony from a nurse, Dina Peric, that nobody slept.",
        needs="k",
    ),
    ClauseRule(
        "relative-source-cue",
        r"(?:(?P<content>[NP](?:iN){0,2}),?)?[kPx](?P<source>N(?:iN)?)r?(?P<cue>[SU])(?P<rest>[mVbh])",
        "The council adopted a plan that critics say would ruin the port.",
        needs=_SAID,
    ),
    ClauseRule(
        "view-is-that",
        r"(?P<source>N)(?:V?i(?P<behind>[NP])(?:V?i(?P<farther>[NP]))?)?(?:,[^,.\n]{1,14},)?(?P<cue>m?h?r{0,2}b)r?(?P<content>k)",
        "The warden's message to the traders is that nobody will pay.",
        needs="k",
    ),
    ClauseRule(
        "it-is-view-that",
        r"(?<=\n)P(?P<cue>m?h?r{0,2}b)(?P<source>N)(?P<content>k)",
        "It is the warden's contention that nobody will pay.",
        needs="k",
    ),
    ClauseRule(
        "voiced-that",
        r"(?P<source>N)(?P<cue>[hm]?r?b{1,2}r?[xstu])(?P<rest>(?:r|[iA]?[NP]|[iA]x){1,3}),?(?P<content>k)",
        "Concerns were raised at Monday's meeting that nobody would pay.",
        needs="k",
    ),
    ClauseRule(
        "put-to-that",
        rf"{_WHO}r?(?P<cue>h?pPi)(?:N|xx)(?P<content>k)",
        "Counsel put it to the tribunal that nobody had met.",
        needs="k",
    ),
    ClauseRule(
        "clause-source-cue",
        rf",{_WHO_SAID}r?(?P<cue>[hm]?r?[SsUuD])(?P<rest>{_TIME_AND_PLACE})(?=[.\n]|$)",
        "The bridge will close, the council confirmed on Monday.",
        before=True,
        needs=_SAID,
    ),
    ClauseRule(
        "clause-source-told",
        rf",{_WHO_SAID}r?(?P<cue>[hm]?r?[TtUu])(?P<told>[PN])(?P<rest>{_TIME_AND_PLACE})(?=[,.\n]|$)",
        "The bridge will close, an envoy told Wire News on Monday.",
        before=True,
        needs=_TOLD_OF,
    ),
    ClauseRule(
        "clause-cue-source",
        r",(?P<cue>[SU])(?P<source>N(?:xiN)?)(?=[,.\nixPB]|$)",
        "The bridge will close, says one lawyer who watched from afar.",
        before=True,
        needs=_SAID,
    ),
    ClauseRule(
        "clause-documents-show",
        r",(?P<source>N(?:[xV]?iN(?:xN)?){0,2})r?(?P<cue>D|hr?d)(?P<rest>(?:r|i[Nx])?)(?=[.\n]|$)",
        "Exports rose by a tenth in May, customs data showed.",
        before=True,
        needs="Dd",
    ),
    ClauseRule(
        "split-source-cue",
        r"(?<=\n)(?P<content>[^.\n]{1,40}),(?P<source>[NP](?:[xV]?iN){0,2})r?(?P<cue>[hm]?r?[SsUuDT])(?:i?[NP]){0,3},(?P<rest>[^.\n]+)",
        "The river, residents complain, has turned the colour of rust.",
    ),
    ClauseRule(
        "split-cue-source",
        r"(?<=\n)(?P<content>[^,.\n]{1,20}),(?P<cue>[SU])(?P<source>N)(?:,[^,.\n]{1,20})?,(?P<rest>[^.\n]+)",
        "Trade, reckons Dina Peric, who sells sardines, is down by half.",
    ),
    ClauseRule(
        "clause-source-cue-aside",
        rf",{_WHO_SAID}r?(?P<cue>[hm]?r?[SsUuD])(?P<rest>(?:r|[iA]?N){{0,2}}),",
        "The bread was in, Lopez remembers, when the roof fell.",
        before=True,
        needs=_SAID,
    ),
    ClauseRule(
        "source-asked",
        rf"{_WHO}r?(?P<cue>(?:[hm]r?)?[SsUuQq])[NP]?(?P<content>[wP])",
        "The alderman asked the envoy why the bridge was shut.",
    ),
    ClauseRule(
        "according-to-clause",
        r"(?:(?<=[\n.])|(?<=x)|(?<=x,))(?P<cue>ai)(?P<source>[NP])(?:[^,.\n]{0,8})"
        r"(?:,[^,.\nbhmSDTUVQ]{1,10})??,(?P<content>[NPxir])",
        "According to the coroner, the walker had slipped on the ice.",
        needs="a",
    ),
    ClauseRule(
        "what-called",
        r"P(?P<source>N)(?:,[^,.\n]{1,10},)?r?(?P<cue>(?:[hm]r?)?[VvxSs]i?)(?P<content>x{0,2}q+)",
        'The envoy defended what the alderman, a baker, had called "the worst deal in years".',
        needs=_ANY,
    ),
    ClauseRule(
        "source-denies",
        rf"{_WHO}r?(?P<cue>(?:[hm]r?)?[VSs])(?P<content>k?N)(?=[,.\n]|$)",
        "The warden refuted the charge.",
        needs=_ANY,
    ),
    ClauseRule(
        "source-orders",
        rf"{_WHO}r?(?P<cue>(?:[hmb]r?)?[VxSsTtUuQq]i?)(?P<content>[NP](?:iN){{0,2}}r?i)x",
        "The warden appealed to the traders to remain calm.",
        needs=_ANY,
    ),
    ClauseRule(
        "put-at",
        r"(?P<source>[NP](?:iN)?)(?:,[^,.\nSDTUV]{1,14},)?r?(?P<cue>h?[pS])"
        r"(?P<content>(?:[NP]|x{1,3})(?:i[Nx])?A[Nx]x?)",
        "The coroner put the number of dead at 14.",
        needs="A",
    ),
)

RELATIVE = "relative-source-cue"
"""The rule for what somebody says of a thing: a plan that | critics say | would ruin the port."""

BEFORE = frozenset(rule.name for rule in RULES if rule.before)
"""The rules for a clause before who says it."""

SHOWN = frozenset(rule.name for rule in RULES if "documents" in rule.name)
"""The rules for what documents show."""
