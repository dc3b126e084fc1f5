"""Affiliations: what an article states about a person, pattern by pattern."""

from __future__ import annotations

import pytest

from quotes.document import Affiliation
from quotes.names.recognition import marked
from quotes.speakers.affiliations.page import Page
from quotes.speakers.affiliations.statements import affiliations, described, distinct
from quotes.speakers.entities.entities import entities
from quotes.text.analysis import analyse


def stated(text: str, surname: str = "Lopez") -> list[Affiliation]:
    """What a text states about the person with a surname."""
    reading = analyse(text)
    found = entities(reading, marked([reading])[0], ())
    person = next(entity for entity in found.all if entity.kind == "person" and surname in entity.words)
    return distinct(affiliations(Page.of(reading, found), person))


CASES = {
    "title": ("Sen. Maria Lopez spoke on Monday.", [("Sen.", "", "")]),
    "two titles": (
        "The biologist Dr. Maria Lopez spoke on Monday.",
        [("biologist", "", "")],
    ),
    "title of three words": (
        "Secretary of State Maria Lopez flew to Paris.",
        [("Secretary of State", "", "")],
    ),
    "place before a title": ("Vermont Gov. Maria Lopez spoke on Monday.", [("Gov.", "", "Vermont")]),
    "organization before a role": (
        "White House press secretary Maria Lopez spoke on Monday.",
        [("press secretary", "White House", "")],
    ),
    "whose attorney": ("The plea came from Maria Lopez, the man's attorney.", [("man's attorney", "", "")]),
    "portfolio before a name": (
        "The minister of foreign affairs Maria Lopez spoke.",
        [("minister of foreign affairs", "", "")],
    ),
    "field of an office": (
        "Maria Lopez, vice-president for Student Affairs at Bari University, spoke.",
        [("vice-president for Student Affairs", "Bari University", "")],
    ),
    "expert on a country": ("The China specialist Maria Lopez spoke.", [("China specialist", "", "")]),
    "made by oneself": ("Maria Lopez proclaimed herself president.", [("president", "", "")]),
    "made by others": ("The board hired Maria Lopez as manager.", [("manager", "", "")]),
    "made by a body": ("Acme Corp has hired Maria Lopez as manager.", [("manager", "Acme Corp", "")]),
    "made behind an apposition": (
        "Acme Corp has named Maria Lopez, a nurse since May, as its manager.",
        [("nurse", "", ""), ("manager", "Acme Corp", "")],
    ),
    "succeeds": ("Maria Lopez succeeds Ben Roe as head of Acme Bank.", [("head", "Acme Bank", "")]),
    "succeeded by": ("Ben Roe was succeeded by Maria Lopez as mayor of Bari.", [("mayor", "", "Bari")]),
    "takes over": ("Maria Lopez takes over as mayor of Bari.", [("mayor", "", "Bari")]),
    "respectively": (
        "Ben Roe and Maria Lopez are, respectively, mayor of Bari and head of Acme Bank.",
        [("head", "Acme Bank", "")],
    ),
    "respectively behind": (
        "Maria Lopez and Ben Roe, the mayor of Bari and the head of Acme Corp respectively, left.",
        [("mayor", "", "Bari")],
    ),
    "of a body in small letters": (
        "Maria Lopez of the state weather bureau spoke.",
        [("", "state weather bureau", "")],
    ),
    "of no body": ("Maria Lopez of the old school spoke.", []),
    "accused of": ("Ben Roe accused Maria Lopez of the city council.", []),
    "office with its field": (
        "Director of operations Maria Lopez spoke.",
        [("Director of operations", "", "")],
    ),
    "chair in a subject": (
        "Maria Lopez, Chair in Trauma Surgery, University of Keston, spoke.",
        [("Chair in Trauma Surgery", "University of Keston", "")],
    ),
    "speaks for a body in small letters": (
        "The state electoral commission spokesman Maria Lopez spoke.",
        [("spokesman", "state electoral commission", "")],
    ),
    "body of bodies": (
        "The railway workers’ union’s director, Maria Lopez, spoke.",
        [("director", "railway workers’ union", "")],
    ),
    "captain of a club": ("The St Helens captain Maria Lopez spoke.", [("captain", "St Helens", "")]),
    "plays for a country": ("The Ghana forward Maria Lopez spoke.", [("forward", "Ghana", "")]),
    "of a team": ("Maria Lopez, captain of Glamorgan, spoke.", [("captain", "Glamorgan", "")]),
    "from a country": ("Kenyan striker Maria Lopez spoke.", [("striker", "", "Kenyan")]),
    "a player's coach": (
        "“He is fit,” said Ben Poe’s coach, Maria Lopez.",
        [("Ben Poe’s coach", "", "")],
    ),
    "owner in a place": ("The Texas shop owner Maria Lopez spoke.", [("shop owner", "", "Texas")]),
    "police chief": ("The Texas police chief Maria Lopez spoke.", [("police chief", "", "Texas")]),
    "used to run": ("Maria Lopez, who used to run Acme Bank, spoke.", [("", "Acme Bank", "")]),
    "two posts": (
        "Maria Lopez, director at Acme Bank and Leeds resident, spoke.",
        [("director", "Acme Bank", ""), ("resident", "", "Leeds")],
    ),
    "another's post": ("Maria Lopez spoke before the mayor of Bari, Ben Roe, came.", []),
    "seen as": ("Maria Lopez saw Ben Roe, a nurse, as a manager.", []),
    "made by nobody": ("Maria Lopez as manager was a surprise to those who had hired", []),
    "made another": ("Maria Lopez hired Ben Roe as manager.", []),
    "address alone": ("Dr. Maria Lopez spoke on Monday.", [("Dr.", "", "")]),
    "two roles joined": (
        "Farmer and campaigner Maria Lopez spoke.",
        [("Farmer", "", ""), ("campaigner", "", "")],
    ),
    "two titles joined": (
        "Former Ohio Gov. and Republican vice presidential candidate Maria Lopez spoke.",
        [("Gov.", "", "Ohio"), ("Republican vice presidential candidate", "", "")],
    ),
    "office with prepositions": (
        "Special Assistant to the Prime Minister on Relief Maria Lopez spoke.",
        [("Special Assistant to the Prime Minister on Relief", "", "")],
    ),
    "address behind a role": ("Water Secretary Dr. Maria Lopez spoke.", [("Water Secretary", "", "")]),
    "portfolios": (
        "Maria Lopez, minister for health, housing and the arts, spoke.",
        [("minister for health, housing and the arts", "", "")],
    ),
    "portfolios before": (
        "This was said by the minister of labour, industrial relations and employment, Maria Lopez.",
        [("minister of labour, industrial relations and employment", "", "")],
    ),
    "field of a professor": (
        "Maria Lopez, Professor of Economics at Leeds University, spoke.",
        [("Professor of Economics", "Leeds University", "")],
    ),
    "role of several": ("The anchors Joe Carp and Maria Lopez spoke.", [("anchor", "", "")]),
    "examples of several": (
        "Advisers such as Joe Carp and Maria Lopez spoke.",
        [("Adviser", "", "")],
    ),
    "participle behind an apposition": (
        "Maria Lopez, a tailor working in Bari, spoke.",
        [("tailor", "", "")],
    ),
    "one in full and one short": (
        "Gov. Maria Lopez spoke. Lopez, the governor, left.",
        [("Gov.", "", "")],
    ),
    "an acronym and its words": (
        "Maria Lopez, director of the Bari Rural Health Organization, spoke. Lopez, BRHO director, left.",
        [("director", "Bari Rural Health Organization", "")],
    ),
    "an office in letters": ("Maria Lopez MP spoke.", [("MP", "", "")]),
    "an acronym in brackets": (
        "Bari Group chief executive officer (CEO) Maria Lopez spoke.",
        [("chief executive officer", "Bari Group", "")],
    ),
    "given to somebody else": ("A donor to Sen. Maria Lopez spoke.", [("Sen.", "", "")]),
    "number of several": ("Two other analysts, Joe Carp and Maria Lopez, spoke.", [("analyst", "", "")]),
    "one of many": (
        "Maria Lopez is one of the organizers of the fair.",
        [("one of the organizers of the fair", "", "")],
    ),
    "runs a business": ("Maria Lopez, who runs the bakery, spoke.", [("runs the bakery", "bakery", "")]),
    "runs a part": (
        "Maria Lopez, who runs the front of the house, spoke.",
        [("runs the front of the house", "", "")],
    ),
    "runs a part of a body": (
        "Maria Lopez, who runs the lead clinic at Hurley Hospital, spoke.",
        [("runs the lead clinic", "Hurley Hospital", "")],
    ),
    "owns by her name": (
        "Maria Lopez, who owns Lopez Hardware, spoke.",
        [("owns Lopez Hardware", "Lopez Hardware", "")],
    ),
    "for a field": (
        "Maria Lopez, vice president for government relations, spoke.",
        [("vice president for government relations", "", "")],
    ),
    "lives in": ("Maria Lopez, who lives in Paris, spoke.", [("", "", "Paris")]),
    "is from": ("Maria Lopez is from the Farmers Union.", [("", "Farmers Union", "")]),
    "place in brackets": ("Sen. Maria Lopez (Sydney) spoke.", [("Sen.", "", "Sydney")]),
    "party at the very end": ("We met Rep. Maria Lopez, R-Ohio.", [("Rep.", "R", "Ohio")]),
    "apposition behind": (
        "Maria Lopez, director of the Institute for Rural Health, spoke.",
        [("director", "Institute for Rural Health", "")],
    ),
    "age before an apposition": ("Maria Lopez, 44, a teacher from Ohio, spoke.", [("teacher", "", "Ohio")]),
    "two roles in an apposition": (
        "Maria Lopez, a lawyer and spokeswoman for the Farmers Union, spoke.",
        [("lawyer", "", ""), ("spokeswoman", "Farmers Union", "")],
    ),
    "apposition before": (
        "The union's president, Maria Lopez, spoke on Monday.",
        [("president", "union", "")],
    ),
    "relative clause": ("Maria Lopez, who leads the Farmers Union, spoke.", [("", "Farmers Union", "")]),
    "works for": ("Maria Lopez, who works for the Sierra Club, spoke.", [("", "Sierra Club", "")]),
    "predicate": ("Maria Lopez is a nurse. She lives here.", [("nurse", "", "")]),
    "from an organization": (
        "Maria Lopez from the Farmers Union says prices fell.",
        [("", "Farmers Union", "")],
    ),
    "possessor": ("Dairy Australia's Maria Lopez says prices fell.", [("", "Dairy Australia", "")]),
    "party and state": ("Rep. Maria Lopez (D-Calif.) spoke.", [("Rep.", "D", "Calif.")]),
    "state in brackets": ("Sen. Maria Lopez (Vt.) spoke.", [("Sen.", "", "Vt.")]),
    "behind brackets": (
        "Rep. Maria Lopez (D-Ohio), chairwoman of the Budget Committee, spoke.",
        [("Rep.", "D", "Ohio"), ("chairwoman", "Budget Committee", "")],
    ),
    "courtesy title is no role": ("Mrs. Maria Lopez spoke on Monday.", []),
    "rival is no role": ("Her rival Maria Lopez spoke on Monday.", []),
    "adjectives are no part of a name": (
        "Maria Lopez, head of the centrist Tax Policy Center, spoke.",
        [("head", "Tax Policy Center", "")],
    ),
    "what happened when is no part of a name": (
        "Maria Lopez, who served as director for the Security Council under President Ana Roe, spoke.",
        [("director", "Security Council", "")],
    ),
    "name with a preposition": (
        "Maria Lopez, a fellow at the Center for American Progress, spoke.",
        [("fellow", "Center for American Progress", "")],
    ),
    "somebody else's role": ("A former campaign worker for Mrs. Maria Lopez spoke.", []),
    "a noun that only WordNet has": ("The falconer Maria Lopez spoke.", [("falconer", "", "")]),
    "a noun that no list has": (
        "Maria Lopez, a Cork-based live streamer, spoke.",
        [("live streamer", "", "Cork")],
    ),
    "heads any body": ("Maria Lopez, who heads the harbour office, spoke.", [("head", "harbour office", "")]),
    "works nights at": (
        "Maria Lopez, who works nights at the Rungis market, spoke.",
        [("", "Rungis market", "")],
    ),
    "compared with": ("Like any bus driver, Maria Lopez spoke.", []),
    "lady is courtesy": ("Lady Maria Lopez spoke.", []),
    "of a place": ("The tourist, Maria Lopez, of Bari, spoke.", [("tourist", "", ""), ("", "", "Bari")]),
    "a role with a role behind it": (
        "Personal trainer and media personality Maria Lopez spoke.",
        [("Personal trainer", "", ""), ("media personality", "", "")],
    ),
    "two roles before a comma": (
        "Assistant director and regional head for Africa, Maria Lopez, spoke.",
        [("Assistant director", "", ""), ("regional head", "", "Africa")],
    ),
    "who without a comma": ("Maria Lopez who is also a geologist spoke.", [("geologist", "", "")]),
    "was without an article": (
        "Maria Lopez, who was press secretary to the mayor, spoke.",
        [("press secretary to the mayor", "", "")],
    ),
    "form of address between": (
        "Former deputy president Tan Sri Maria Lopez spoke.",
        [("Former deputy president", "", "")],
    ),
    "form of address behind a place": (
        "Special envoy to Chad Dr. Maria Lopez spoke.",
        [("Special envoy", "", "Chad")],
    ),
    "rival with a title": ("His rival Sen. Maria Lopez spoke.", [("Sen.", "", "")]),
    "year is no part of a role": (
        "Maria Lopez, an aide in 2008 and now a teacher, spoke.",
        [("aide", "", ""), ("teacher", "", "")],
    ),
    "to be a role": (
        "Before the first woman is to be president, Maria Lopez said, men must listen.",
        [],
    ),
    "end of another clause": ("During a row over a new mayor, Maria Lopez spoke.", []),
    "several others": ("Pressed by the moderators, Maria Lopez spoke.", []),
    "town and party": ("Maria Lopez, a Nairobi lawyer, spoke.", [("lawyer", "", "Nairobi")]),
    "works at a hospital": (
        "Maria Lopez, a nurse at Mercy Hospital in Dayton, spoke.",
        [("nurse", "Mercy Hospital", "Dayton")],
    ),
    "two bodies": (
        "Tradewell Ltd and Farmfresh Ltd chairman Maria Lopez spoke.",
        [("chairman", "Tradewell Ltd", ""), ("", "Farmfresh Ltd", "")],
    ),
    "home and role": (
        "Maria Lopez, of the Reno Institute and a member of the panel, spoke.",
        [("", "Reno Institute", ""), ("member", "panel", "")],
    ),
    "elected": ("Maria Lopez, who was elected mayor in 2010, spoke.", [("mayor", "", "")]),
    "since when is no place": (
        "Maria Lopez was appointed chief executive of Acme Corp. in May.",
        [("chief executive", "Acme Corp.", "")],
    ),
    "what somebody was as": (
        "Maria Lopez stepped down as leader of the Workers Party.",
        [("leader", "Workers Party", "")],
    ),
    "as of another": ("Maria Lopez described him as a liar.", []),
    "a role and a name between": ("A teacher named Maria Lopez spoke.", [("teacher", "", "")]),
    "opening mark behind an apposition": (
        "Maria Lopez, host of the show “The Hire,” spoke.",
        [("host", "The Hire", "")],
    ),
    "title behind another phrase": (
        "The pivot to Asia and Secretary Lopez were praised.",
        [("Secretary", "", "")],
    ),
    "subject of a new clause": ("On Monday in the town of Lopez, the mayor spoke. Maria Lopez listened.", []),
    "place before an office with portfolios": (
        "It was said by Ugandan Minister for Gender, Labour, and Social Development, Maria Lopez.",
        [("Minister for Gender, Labour, and Social Development", "", "Ugandan")],
    ),
    "list before an office": (
        "Maria Lopez, the business, energy and industrial strategy secretary, spoke.",
        [("business, energy and industrial strategy secretary", "", "")],
    ),
    "participle before a role": (
        "Maria Lopez, a retired general and former supreme allied commander of NATO forces, spoke.",
        [("retired general", "", ""), ("former supreme allied commander", "NATO forces", "")],
    ),
    "one of those who do it": (
        "Maria Lopez, one of the contributors to the debate, spoke.",
        [("one of the contributors to the debate", "", "")],
    ),
    "party in brackets": ("Maria Lopez (Greens): “Open the windows.”", [("", "Greens", "")]),
    "party and ward": ("Councilwoman Maria Lopez, D-Ward 5, spoke.", [("Councilwoman", "D", "Ward 5")]),
    "hired as": (
        "Maria Lopez, who was hired as a film producer, spoke.",
        [("film producer", "", "")],
    ),
    "grew up in": ("Maria Lopez grew up in Bari and likes it.", [("", "", "Bari")]),
    "those who are led": ("Maria Lopez, who coaches Polish runner Ana Roe, spoke.", []),
    "several are": (
        "Ana Roe and Maria Lopez are students at Oxley College.",
        [("student", "Oxley College", "")],
    ),
    "several behind a dash": (
        "Three county judges - Ana Roe and Maria Lopez among them - spoke.",
        [("county judge", "", "")],
    ),
    "first name alone": (
        "A home health aide who asked to be identified only by her maiden name, Maria Lopez, spoke.",
        [("home health aide", "", "")],
    ),
    "covers for": (
        "Maria Lopez, who covers chips for the firm TechVista, spoke.",
        [("", "TechVista", "")],
    ),
    "what came after": (
        "Maria Lopez, who took over as director after her father died, spoke.",
        [("director", "", "")],
    ),
    "works with one hand": ("Maria Lopez works from home with one hand.", []),
    "kin and work": (
        "Maria Lopez, the great-great-granddaughter of a settler, spoke. Maria Lopez, a potter, left.",
        [("potter", "", "")],
    ),
    "who is asked": ("The mayor has asked City Auditor Maria Lopez to look.", [("Auditor", "City", "")]),
    "what a body is": (
        "Maria Lopez of the Farm Project, an advocacy group in Ames, spoke.",
        [("", "Farm Project", "")],
    ),
    "owns a number": ("Maria Lopez, who owns 60 units, spoke.", []),
    "taught for years": ("Maria Lopez taught third grade for 38 years.", []),
    "role taken for an adverb": ("So said sophomore Maria Lopez.", [("sophomore", "", "")]),
    "host of a show": (
        "Maria Lopez, host of Channel Six's “Dawn Patrol,” spoke.",
        [("host", "Dawn Patrol", "")],
    ),
    "adviser to somebody": (
        "Maria Lopez, an adviser to Joe Roe, spoke.",
        [("adviser", "Joe Roe", "")],
    ),
    "associate professor": (
        "Associate Professor Maria Lopez of the University of Norvik spoke.",
        [("Associate Professor", "University of Norvik", "")],
    ),
    "role tagged as a verb": (
        "New South Wales farmer Maria Lopez spoke.",
        [("farmer", "", "New South Wales")],
    ),
    "from a kind of firm": ("Maria Lopez from commodity trader Plum Hill, spoke.", [("", "Plum Hill", "")]),
    "of the group": ("Maria Lopez of the group Clear Water spoke.", [("", "Clear Water", "")]),
    "a noun that opens its sentence": (
        "Livestock agent Maria Lopez spoke.",
        [("Livestock agent", "", "")],
    ),
    "when, not what": ("In hearings yesterday Senator Maria Lopez spoke.", [("Senator", "", "")]),
    "based": ("Maria Lopez, a Chicago-based lawyer, spoke.", [("lawyer", "", "Chicago")]),
    "based and no more": ("Queensland-based Maria Lopez spoke.", [("", "", "Queensland")]),
    "before a clause": (
        "Chairwoman of an independent panel which has reviewed the Act, Maria Lopez, spoke.",
        [("Chairwoman", "independent panel", "")],
    ),
    "row before a role": (
        "Joe Roe and Maria Lopez, organizers of the Reed Festival, spoke.",
        [("organizer", "Reed Festival", "")],
    ),
    "row behind a role": (
        "The owners of Reed Museum, Joe Roe and Maria Lopez, spoke.",
        [("owner", "Reed Museum", "")],
    ),
    "row without a role": ("Joe Roe and Maria Lopez, two weeks later, spoke.", []),
    "row with others before": ("The owners of Reed Museum met Joe Roe and Maria Lopez, they said.", []),
    "astronauts": ("Astronauts Maria Lopez and Joe Roe spoke.", [("Astronaut", "", "")]),
    "field of a school": (
        "Maria Lopez, from Oxley University's school of mines, spoke.",
        [("", "Oxley University's school of mines", "")],
    ),
    "of the state": (
        "The President of the Republic, Maria Lopez, spoke.",
        [("President of the Republic", "", "")],
    ),
    "of a state's body": (
        "Maria Lopez, head of state television, spoke.",
        [("head", "state television", "")],
    ),
    "of a field": ("Director of Education Maria Lopez spoke.", [("Director of Education", "", "")]),
    "of a body with capitals": (
        "Director of Greenpeace Maria Lopez spoke.",
        [("Director", "Greenpeace", "")],
    ),
    "of a street": ("Residents of Quarry Close saw Maria Lopez.", []),
    "officer of what": (
        "Then Upazila Nirbahi Officer Maria Lopez spoke.",
        [("Upazila Nirbahi Officer", "", "")],
    ),
    "presiding": ("Presiding Officer Maria Lopez spoke.", [("Presiding Officer", "", "")]),
    "rank": (
        "Maria Lopez, National Director of the Farmers Union, spoke.",
        [("National Director", "Farmers Union", "")],
    ),
    "rank in small letters": (
        "The senior Green Party councillor Maria Lopez spoke.",
        [("councillor", "Green Party", "")],
    ),
    "acronym before": (
        "National Fire Agency (NFA) Director-General Maria Lopez spoke.",
        [("Director-General", "National Fire Agency", "")],
    ),
    "letters and a place behind": (
        "Maria Lopez, Chief Executive Officer (Thailand) and co-founder of Acme Bank, spoke.",
        [("Chief Executive Officer", "", "Thailand"), ("co-founder", "Acme Bank", "")],
    ),
    "list": (
        '"No," said Maria Lopez, national vice president, Farmers Union, Delhi.',
        [("national vice president", "Farmers Union", "Delhi")],
    ),
    "list of others": (
        '"No," said Maria Lopez, a lawyer, Amnesty International, and the UN.',
        [("lawyer", "", "")],
    ),
    "shared body": (
        "Maria Lopez, president and CEO of Acme Bank, spoke.",
        [("president", "Acme Bank", ""), ("CEO", "Acme Bank", "")],
    ),
    "body of one": (
        "Maria Lopez, a lawyer and member of the Green Party, spoke.",
        [("lawyer", "", ""), ("member", "Green Party", "")],
    ),
    "title of several": (
        "Republican Sens. Joe Roe (Ohio) and Maria Lopez (Iowa) spoke.",
        [("Sen.", "Republican", "Iowa")],
    ),
    "title and home": ("Senator Maria Lopez of Texas spoke.", [("Senator", "", "Texas")]),
    "address and home": ("Dr. Maria Lopez of Texas spoke.", [("Dr.", "", ""), ("", "", "Texas")]),
    "party and seat": ("Maria Lopez (MDC-T, Harare North) spoke.", [("", "MDC-T", "Harare North")]),
    "in brackets": (
        "Maria Lopez (volunteer; now a district court judge): We slept.",
        [("volunteer", "", ""), ("district court judge", "", "")],
    ),
    "no role in brackets": ("Maria Lopez (pictured) spoke.", []),
    "whose manager": (
        "Governor Joe Roe's campaign manager, Maria Lopez, spoke.",
        [("campaign manager", "Joe Roe", "")],
    ),
    "a body's place": (
        "Auckland's Reed Trust chief executive Maria Lopez spoke.",
        [("chief executive", "Reed Trust", "Auckland")],
    ),
    "institution for a cause": (
        "Maria Lopez, president of the Committee for a Responsible Budget, spoke.",
        [("president", "Committee for a Responsible Budget", "")],
    ),
    "village": (
        "Maria Lopez, an official from the village of Las Heras, spoke.",
        [("official", "", "Las Heras")],
    ),
}


@pytest.mark.parametrize("text, expected", CASES.values(), ids=CASES.keys())
def test_values(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(one.role, one.organization, one.place) for one in stated(text)]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    "text, status",
    [
        ("Former mayor Maria Lopez spoke.", "former"),
        ("Maria Lopez, the acting director of the museum, spoke.", "acting"),
        ("Maria Lopez was a judge. She retired.", "former"),
        ("Governor-elect Maria Lopez spoke.", "elect"),
        ("Mayor Maria Lopez spoke.", "present"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert [one.status for one in stated(text)] == [status]


def test_span_is_where_it_stands() -> None:
    text = "On Monday Maria Lopez, director of the Institute for Rural Health, spoke."
    one = stated(text)[0]
    assert text[one.start : one.end] == "director of the Institute for Rural Health"


def test_what_says_less_is_left_out() -> None:
    less = Affiliation("director", "", "", 0, 8)
    more = Affiliation("executive director", "Institute", "", 20, 50)
    assert distinct([less, more]) == [more]


@pytest.mark.parametrize(
    "text, values",
    [
        ("a spokesperson for Sierra Verde Electric", ("spokesperson", "Sierra Verde Electric", "")),
        ("the ministry's lawyers", ("lawyers", "ministry", "")),
        ("a source at the Ministry of Irrigation", ("source", "Ministry of Irrigation", "")),
        ("residents of Paris", ("residents", "", "Paris")),
    ],
)
def test_description_of_somebody_unnamed(text: str, values: tuple[str, str, str]) -> None:
    reading = analyse(f"That was all, {text} said.")
    page = Page.of(reading, entities(reading, marked([reading])[0], ()))
    first, last = reading.tokens.at(14, 14 + len(text))
    assert [(one.role, one.organization, one.place) for one in described(page, first, last, True)] == [values]


@pytest.mark.parametrize(
    "text, values",
    [
        ("Maria Lopez, prosecuting, spoke.", [("prosecuting", "", "")]),
        (
            "Counsel to the inquiry, Maria Lopez KC, spoke.",
            [("Counsel to the inquiry", "", ""), ("KC", "", "")],
        ),
        (
            "The club's owner, retired judge Maria Lopez, spoke.",
            [("owner", "club", ""), ("retired judge", "", "")],
        ),
        ("After Ott was picked as owner, retired judge Maria Lopez spoke.", [("retired judge", "", "")]),
        ("In her role as chair of the Harbour Trust, Maria Lopez spoke.", [("chair", "Harbour Trust", "")]),
        ("Newly elected mayor Maria Lopez spoke.", [("mayor", "", "")]),
        ("The weather bureau's Maria Lopez spoke.", [("", "weather bureau", "")]),
        ("The minister's Maria Lopez spoke.", []),
        ("Maria Lopez, 47, runs the Harbour Trust.", [("", "Harbour Trust", "")]),
        ("Maria Lopez was sworn in as governor on Friday.", [("governor", "", "")]),
        (
            "Maria Lopez, who joined Norvik Bank in 2010 as an analyst, spoke.",
            [("", "Norvik Bank", ""), ("analyst", "", "")],
        ),
        ("Maria Lopez, the mayor of Davao City, spoke.", [("mayor", "", "Davao City")]),
        ("Mother-of-three Maria Lopez spoke.", [("Mother-of-three", "", "")]),
        ("Philippine Senator Maria Lopez spoke.", [("Senator", "", "Philippine")]),
        ("Maria Lopez of Kearney, who wrote the law, spoke.", [("", "", "Kearney")]),
        ("Maria Lopez spoke. She is a nurse in Bari.", [("nurse", "", "Bari")]),
        ("Maria Lopez's lawyer spoke. She is a nurse in Bari.", []),
        ("Maria Lopez met Ana Poe. She is a nurse in Bari.", []),
        ("Maria Lopez is a serial liar.", []),
        ("Maria Lopez is the daughter of Indian immigrants.", []),
        ("Maria Lopez leads Reed in the polls. Tom Reed spoke.", []),
        ("Maria Lopez spoke. A former Leeds detective, she left.", [("detective", "", "Leeds")]),
        ("Maria Lopez spoke. A former detective, she said, had left.", []),
        ("Maria Lopez, 44, stallholder, spoke.", [("stallholder", "", "")]),
        (
            "Retired nurse, author and keen baker, Maria Lopez spoke.",
            [("Retired nurse", "", ""), ("author", "", ""), ("keen baker", "", "")],
        ),
        ("Farmers, millers and poets, Maria Lopez said, were tired.", []),
        (
            "Port Authority Chairman Rear Admiral Maria Lopez spoke.",
            [("Chairman", "Port Authority", ""), ("Rear Admiral", "", "")],
        ),
        ("Inspector General Maria Lopez spoke.", [("Inspector General", "", "")]),
        ("It began, Salvadoran Maria Lopez said.", [("", "", "Salvadoran")]),
        (
            "UN High Commissioner for Refugees Maria Lopez spoke.",
            [("High Commissioner for Refugees", "UN", "")],
        ),
        ("Maria Lopez belongs to the Free Church.", [("", "Free Church", "")]),
        ("Maria Lopez belongs to nobody.", []),
    ],
)
def test_forms_of_news(text: str, values: list[tuple[str, str, str]]) -> None:
    assert [(one.role, one.organization, one.place) for one in stated(text)] == values
