"""Make the lexicon of sectors, from which side a source speaks: ``python -m training.sectors``.

From WordNet 3.0 (Debian's wordnet-base): a noun stands for what its most usual senses are kinds of, of a
person (a senator is a legislator) and of a body (a ministry is a department). Kept is what news uses: one
word that the training articles have, or that ends as professions do. What WordNet does not know, or takes
for something else first, is in the tables here.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

import regex

from quotes.resources import path
from training.wordnet import lines

__all__ = ["sectors"]

_WORD = regex.compile(r"[a-z]+(?:-[a-z]+)?")
_PROFESSION = regex.compile(r"[a-z]{4,}(?:ist|ician|grapher|keeper|worker|police(?:wo)?man)")
_SENSES = 2
"""So many of a noun's senses, the most usual ones, are looked at."""

_HEAD = """\
# From which side a source speaks, by nouns in lower case, singular: [roles: ...] of people and groups,
# [bodies: ...] in the names of bodies; [any: roles] may be of any sector and leave it to the body;
# [names only] of these tell something in a name alone (Acme Group), not before a role (group leader).
# Made by `python -m training.sectors`. WordNet 3.0 Copyright 2006 by Princeton University. All rights
# reserved; used by its licence: wordnet.princeton.edu/license-and-commercial-use
"""

_ROLES = {
    "politicians": "politician#1 politician#2 legislator#1 head_of_state#1 minister#2",
    "police and courts": "lawman#1 judge#1 prosecutor#1 magistrate#1 investigator#3",
    "officials": "bureaucrat#1 diplomat#1 official#1 executive#3 military_officer#1 serviceman#1",
    "experts and researchers": "scientist#1 scholar#1 academic#1 researcher#1 analyst#1 analyst#2 expert#1",
    "health": "health_professional#1 caregiver#1",
    "schools": "educator#1 student#1 schoolteacher#1 principal#2",
    "media": "journalist#1 broadcaster#1 editor#1",
    "advocates and unions": "reformer#1 activist#1 unionist#1 militant#1 worker#4 volunteer#2",
    "companies": "businessperson#1 business_executive#1 merchant#1 capitalist#2 owner#1",
    "religion": "spiritual_leader#1 religious#1",
    "arts and sports": "athlete#1 performer#1 artist#1 musician#1 writer#1 coach#1",
    "residents": "resident#1 citizen#1 neighbor#1 relative#1 victim#1 witness#1 witness#2 consumer#1 "
    "passenger#1 migrant#1 farmer#1 laborer#1 employee#1 child#1 sick_person#1 tenant#1",
}
"""The senses of WordNet that people of a sector are kinds of; of a word in two sectors the first counts."""

_BODIES = {
    "politicians": "party#1 legislature#1 parliament#1",
    "police and courts": "law_enforcement_agency#1 court#1 correctional_institution#1",
    "health": "hospital#1 medical_institution#1 clinic#3",
    "schools": "school#1",
    "media": "newspaper#1 newspaper#2 magazine#1 magazine#2 news_agency#1 broadcasting_station#1 "
    "broadcasting_company#1",
    "religion": "church#1 church#2 place_of_worship#1 denomination#1 diocese#1",
    "experts and researchers": "university#3 college#2 laboratory#1 think_tank#1 institute#1 observatory#1",
    "advocates and unions": "union#1 association#1 charity#1 foundation#2 reform_movement#1",
    "officials": "administrative_unit#1 government#1 government_department#1 military_unit#1 "
    "diplomatic_mission#1 military_service#1 bureau#1",
    "companies": "business#1 company#1 financial_institution#1 enterprise#2 chain#4 manufacturer#1",
    "arts and sports": "team#1 museum#1 theater#1 musical_organization#1",
}

_MORE = {
    "roles: politicians": (
        "assemblyman/assemblymember/assemblywoman/congressmember/council member/councillor/councilman/"
        "councilmember/councilor/councilwoman/defence secretary/defense secretary/deputy minister/"
        "education secretary/finance secretary/foreign secretary/gov/governor/health secretary/"
        "home secretary/interior secretary/lawmaker/leader of the opposition/member of congress/"
        "member of parliament/mep/minister/minister of state/mla/mp/opposition leader/party chairman/"
        "party leader/pm/premier/president/prime minister/rep/secretary of state/sen"
    ),
    "roles: police and courts": (
        "attorney general/chief inspector/chief justice/commissioner of police/constable/coroner/court/"
        "det/detective/district attorney/insp/juror/jury/justice/law enforcement/magistrate/police/"
        "police commissioner/police officer/policeman/policewoman/prosecutor/public defender/sergeant/"
        "sgt/sheriff/supt/trooper"
    ),
    "roles: officials": (
        "authority/brig/chief of staff/city manager/col/colonel/commander/commissioner/fire chief/"
        "firefighter/gen/general/government/lieutenant colonel/lt/major general/ministry/official/"
        "regulator/soldier/troop"
    ),
    "roles: experts and researchers": (
        "demographer/economist/engineer/expert/fellow/forecaster/historian/lecturer/pollster/postdoc/"
        "prof/professor/research fellow/researcher/scholar/scientist/senior fellow/technologist"
    ),
    "roles: health": (
        "caseworker/chief medical officer/doctor/epidemiologist/medic/medical director/midwife/nurse/"
        "paramedic/physician/psychiatrist/social worker/surgeon/virologist"
    ),
    "roles: schools": ("headteacher/principal/pupil/school superintendent/student/teacher"),
    "roles: media": (
        "anchor/blogger/columnist/editor-in-chief/media/news editor/outlet/photographer/podcaster/"
        "publisher/reporter"
    ),
    "roles: advocates and unions": (
        "activist/advocate/aid worker/campaigner/critic/organiser/organizer/protester/protestor/"
        "shop steward/trade unionist/union leader/volunteer"
    ),
    "roles: companies": (
        "airline/banker/business leader/business owner/ceo/cfo/chief executive/chief executive officer/"
        "chief financial officer/co-owner/company/developer/entrepreneur/farm manager/firm/"
        "founder and ceo/industry executive/industry leader/investor/managing director/owner/shareholder/"
        "shopkeeper/vendor"
    ),
    "roles: religion": ("ayatollah/bishop/imam/monk/mufti/nun/pastor/pope/priest/rabbi/religious leader"),
    "roles: arts and sports": (
        "actor/artist/athlete/author/batsman/captain of the team/chef/coach/composer/contestant/curator/"
        "dancer/designer/director of the film/filmmaker/footballer/goalie/goalkeeper/musician/novelist/"
        "olympic champion/player/playwright/poet/quarterback/singer/striker/writer"
    ),
    "roles: residents": (
        "boy/brother/bystander/child/commuter/customer/daughter/driver/elder/eyewitness/family/farmer/"
        "father/fisherman/girl/guide/homeowner/husband/immigrant/local/local resident/man/mother/"
        "neighbor/neighbour/onlooker/parent/passenger/patient/property owner/refugee/relative/renter/"
        "resident/shopper/sister/son/survivor/tourist/victim/viewer/villager/voter/widow/wife/witness/"
        "woman/worker"
    ),
    "bodies: politicians": (
        "assembly/bundestag/campaign/campaign committee/caucus/chamber of deputies/congress/"
        "democratic party/democrats/dnc/duma/gop/house of commons/house of representatives/knesset/"
        "labour/lok sabha/lower house/parliament/party/republican party/republicans/rnc/senate/tories/"
        "upper house"
    ),
    "bodies: police and courts": (
        "border patrol/constabulary/court/department of justice/district attorney/fbi/gendarmerie/"
        "interpol/justice department/law enforcement/police/police department/prison/prosecution/rcmp/"
        "scotland yard/sheriff/supreme court/tribunal"
    ),
    "bodies: officials": (
        "administration/african union/agency/air force/army/asean/authority/bank of england/board/bureau/"
        "cabinet/capitol/cdc/central bank/city/city council/coast guard/commission/council/county/"
        "department/directorate/downing street/embassy/eu/european union/fda/fed/federal reserve/"
        "fire brigade/fire department/first nation/first nations/food and agricultural/"
        "food and agriculture/forces/foreign office/government/guard/home office/imf/"
        "international labour organisation/international labour organization/kremlin/military/ministry/"
        "monetary fund/municipality/nasa/nation/nato/navy/office/opec/pentagon/reserve bank/secretariat/"
        "service/state department/task force/treasury/un/united nations/weather service/white house/"
        "working group/world bank/world food programme/world health/world health organization/"
        "world trade organization"
    ),
    "bodies: experts and researchers": (
        "academy of sciences/college/csiro/institute/institution/laboratory/observatory/research/"
        "research center/research centre/research group/research team/think tank/university"
    ),
    "bodies: health": (
        "clinic/health authority/health service/health system/hospital/medical association/"
        "medical center/medical centre"
    ),
    "bodies: schools": ("academy/high school/kindergarten/school/school board/school district"),
    "bodies: media": (
        "broadcaster/broadcasting/broadcasting corporation/broadcasting service/gazette/magazine/media/"
        "network/news/news agency/news organisation/news organization/newspaper/newsroom/press/radio/"
        "television/tv"
    ),
    "bodies: advocates and unions": (
        "aclu/advocacy/advocacy group/advocates/afl-cio/aid group/alliance/amnesty/association/"
        "campaign group/chamber of commerce/charity/coalition/doctors without borders/federation/"
        "foundation/front/fund/greenpeace/human rights group/initiative/interest group/league/"
        "lobby group/movement/naacp/ngo/non-profit/nonprofit/nra/organisation/organization/oxfam/"
        "planned parenthood/project/red cross/rights group/society/trade union/unicef/union/watch/"
        "watchdog/workers"
    ),
    "bodies: companies": (
        "ag/airline/airlines/airport/airways/amazon/apple/bank/bhd/boeing/bp/brothers/capital/co/company/"
        "corp/corporation/energy/exxon/facebook/firm/gmbh/google/group/holding/holdings/hotel/hotels/inc/"
        "industries/insurance/limited/llc/llp/ltd/meta/microsoft/motors/partners/pharmaceuticals/plc/pty/"
        "railway/restaurant/sa/shell/shop/startup/store/stores/studios/supermarket/systems/technologies/"
        "tesla/toyota/twitter/uber/volkswagen/wall street/walmart"
    ),
    "bodies: religion": ("archdiocese/church/diocese/mosque/parish/synagogue/temple/vatican"),
    "bodies: arts and sports": (
        "club/fc/film/football club/gallery/museum/olympic committee/orchestra/team/theater/theatre"
    ),
    "any: roles": (
        "adviser/advisor/agent/aide/ally/assistant/associate/attorney/author/boss/captain/chair/chairman/"
        "chairperson/chairwoman/chancellor/chief/co-director/co-founder/cofounder/colleague/commentator/"
        "consultant/contributor/coordinator/counsel/delegate/deputy/director/director general/employee/"
        "executive/executive director/expert witness/founder/friend/general secretary/governor/head/host/"
        "insider/lawyer/leader/manager/member/officer/operative/partner/people/person/president/producer/"
        "program director/representative/secretary/secretary general/secretary-general/somebody/someone/"
        "source/speaker/specialist/speechwriter/spokesman/spokesperson/spokeswoman/staff/staffer/"
        "strategist/supervisor/supporter/technician/those/veteran/vice chairman/vice president/"
        "vice-president/writer"
    ),
    "names only": (
        "ag/branch/brothers/business/capital/city/club/co/commerce/energy/enterprise/fc/film/front/group/"
        "holding/holdings/house/industry/initiative/media/network/news/partners/press/project/sa/service/"
        "systems/team/technologies/town/watch"
    ),
}
"""What the authors add, from general usage; it outranks WordNet."""

_NOT = frozenset(
    (
        "adult agent alto authority baby back baron battery bear black bobby bus captain cat center centre "
        "chair chief classic clerk closer comic command commissioner computer concern contact contingent "
        "corps counsel crazy crusader custom daily dame daniel defence devil dick division doc dominican don "
        "dry ds duo el elevated empire enemy english extra fed federal federalist fellowship fence fighter "
        "five fixture fodder forward gang general governor graduate green guard gunman hack hand head heavy "
        "hire holding home host hostess house incumbent indiana jacob johnny junior jury king lady lead "
        "leader letter line major marine master member metro metropolitan militant mineral minor minors "
        "mission mouth nick nine office officer ois order ordinary other pac panel paranoid party patrol "
        "personnel pop president press prince principal private pro producer professional provincial pursued "
        "queen reader rebel recruit regime regular religious rep representative reserves romantic savage "
        "scanner screw secretary senior servant set shooter silly sniper soviet speaker spoiler star station "
        "stock subject superior supporter tackle talent target territorial thrush track troops twin "
        "underground usa van vanguard veteran voice whip white who"
    ).split()
)
"""Nouns that say too little by themselves, unless the tables above have them."""


def sectors() -> dict[str, list[str]]:
    """The groups of the lexicon, each with its nouns, sorted."""
    added = {group: frozenset(words.split("/")) for group, words in _MORE.items()}
    news = set(json.loads(path("models/wordforms.json").read_text(encoding="utf-8"))["word"].split())
    found: dict[str, list[str]] = {}
    for sort, roots in (("roles", _ROLES), ("bodies", _BODIES)):
        own = frozenset().union(*(words for group, words in added.items() if group.startswith(sort)))
        free = added["any: roles"] if sort == "roles" else frozenset()
        by_word = _kinds(roots)
        for sector in roots:
            group = f"{sort}: {sector}"
            from_wordnet = {
                word
                for word, first in by_word.items()
                if first == sector and (word in news or _PROFESSION.fullmatch(word))
            }
            found[group] = sorted((from_wordnet - own - free - _NOT) | added.get(group, frozenset()))
    for group in ("any: roles", "names only"):
        found[group] = sorted(added[group])
    return found


def _kinds(roots: dict[str, str]) -> dict[str, str]:
    """The sector of each noun that is of one in its most usual senses."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for line in lines("data.noun"):
        fields = line.partition(" | ")[0].split()
        pointers = fields[5 + 2 * int(fields[3], 16) :]
        for sign, above in zip(pointers[::4], pointers[1::4], strict=False):
            if sign == "@":
                kinds[above].add(fields[0])
    senses = {}
    for line in lines("index.noun"):
        word, _, count, *rest = line.split()
        senses[word] = rest[-int(count) :]
    sector_of: dict[str, str] = {}
    for sector, words in roots.items():
        for root in words.split():
            word, _, number = root.partition("#")
            for synset in _below(senses[word][int(number) - 1], kinds):
                sector_of.setdefault(synset, sector)
    found = {}
    for word, own in senses.items():
        if _WORD.fullmatch(word):
            fitting = [sector_of[synset] for synset in own[:_SENSES] if synset in sector_of]
            if fitting:
                found[word] = fitting[0]
    return found


def _below(root: str, kinds: dict[str, set[str]]) -> Iterator[str]:
    seen, left = {root}, [root]
    while left:
        here = left.pop()
        yield here
        fresh = kinds.get(here, set()) - seen
        seen |= fresh
        left += sorted(fresh)


if __name__ == "__main__":
    text = _HEAD + "\n".join(f"[{group}]\n" + "\n".join(words) for group, words in sectors().items())
    path("lexicons/sectors.txt").write_text(text + "\n", encoding="ascii")
