"""What a page states of its article: title, author, date, outlet, url.

The publisher's data for search engines (JSON-LD of schema.org) come first, then the page's meta tags,
then what a reader sees: the heading, the line with the author, the time.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import regex
from lxml import html

from quotes.reading.web.bylines import authors, day, is_post
from quotes.reading.web.seen import seen_authors, seen_date, seen_outlet

__all__ = ["Stated", "stated"]

_Node = Mapping[str, Any]

_ARTICLES = frozenset(
    "NewsArticle Article ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle"
    " ReviewNewsArticle AskPublicNewsArticle BlogPosting LiveBlogPosting SocialMediaPosting Report"
    " TechArticle ScholarlyArticle AdvertiserContentArticle SatiricalArticle".split()
)
_LISTS = ("itemListElement", "hasPart", "mentions", "isPartOf", "liveBlogUpdate", "comment", "relatedLink")
"""Properties that hold other articles."""

_SHORT = 4
"""Letters of an outlet's name that may begin a person's."""

_LARGEST_SCRIPT = 2_000_000
_MOST_NODES = 5_000
_COMMENT = regex.compile(
    r"^\s*(?://|/\*)?\s*<!(?:\[CDATA\[|--)(?:\s*\*/)?|(?://|/\*)?\s*(?:\]\]|--)>(?:\s*\*/)?\s*$|;\s*$"
)

_TRAILING_COMMA = regex.compile(r",(?=\s*[}\]])")
_TITLES = tuple("og:title twitter:title dc.title citation_title parsely-title sailthru.title".split())
_AUTHORS = tuple(
    "author byl parsely-author sailthru.author article:author dc.creator dcterms.creator citation_author"
    " twitter:data1".split()
)
_DATES = tuple(
    "article:published_time og:article:published_time article:published datepublished date pubdate"
    " publishdate"
    " publish-date publish_date publication_date parsely-pub-date sailthru.date dc.date.issued"
    " dc.date.created dcterms.created dcterms.issued dc.date citation_date citation_publication_date"
    " cxenseparse:recs:publishtime iso-8601-publish-date displaydate rnews:datepublished".split()
)
_OUTLETS = tuple("og:site_name dc.publisher application-name citation_journal_title publisher".split())
_ADDRESS = regex.compile(r"https?://[^\s/?#]+(?:[/?#]\S{0,2000})?$")
_BETWEEN = r"\s+(?:[|¦·•∙»«›‹→←~*/\\—–-]|::|//|>|<)\s+|\s*[|¦]\s*"
_ENDS = regex.compile(_BETWEEN)
_SEPARATED = regex.compile(rf"{_BETWEEN}|(?<=\w):\s+")
"""What stands between a title, the section and the outlet."""

_HEADINGS = ("h1", "h2", "h3", "h4", "div", "span", "p")
_CALLED_TITLE = regex.compile(
    r"(?i)(?:^|[\s_-])(?:(?:entry|article|post|story|news|page)-?(?:title|headline|heading)|headline)(?:$|\s)"
)
"""What the class of an article's title says."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What is stated, None where it is not; several authors are parted by semicolons."""

    title: str | None = None
    author: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None

    def fields(self, url: str | None) -> dict[str, str | None]:
        """As fields of Document, with the url that is known otherwise."""
        return {
            "title": self.title,
            "author": self.author,
            "published": self.published,
            "outlet": self.outlet,
            "url": self.url or url,
        }


def stated(tree: html.HtmlElement) -> Stated:
    """What a page states of its article; ``tree`` is as the publisher sent it."""
    metas = _metas(tree)
    nodes = list(_nodes(tree))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    main = _main(nodes)
    page_title = _joined(next(iter(tree.iter("title")), None))
    heading = _heading(tree, page_title)
    outlet = _first(metas, _OUTLETS[:1]) or _name(main.get("publisher"), by_id) or _first(metas, _OUTLETS[1:])
    if outlet and outlet.startswith(("http", "@", "www.")):
        outlet = None
    outlet = outlet or seen_outlet(tree) or _outlet_of(page_title, heading)
    title = _title(main, metas, heading, page_title, outlet)
    own = _author(main, by_id, metas, None)  # perhaps the outlet
    seen = ("; ".join(_without(found, outlet)) for found in seen_authors(tree, credits=not own))
    author = (
        _author(main, by_id, metas, outlet) or next(filter(None, seen), None) or _body(main, by_id) or own
    )
    published = day(_string(main.get("datePublished"))) or next(
        (found for name in _DATES for value in metas.get(name, ()) if (found := day(value))), None
    )
    return Stated(title, author, published or seen_date(tree), outlet, _url(tree, metas))


def _metas(tree: html.HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in itertools.islice(tree.iter("meta"), 2000):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name.lower(), []).append(content[:1000])
    return found


def _first(metas: Mapping[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next((values[0] for name in names if (values := metas.get(name))), None)


def _nodes(tree: html.HtmlElement) -> Iterator[_Node]:
    """The objects of a page's JSON-LD, but those of other articles that it lists."""
    waiting: list[Any] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        code = "".join(script.itertext())
        if len(code) <= _LARGEST_SCRIPT:
            waiting.append(_json(code))
    waiting.reverse()
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, list):
            waiting += reversed(value[:_MOST_NODES])
        elif isinstance(value, dict):
            yield value
            waiting += [
                part for key, part in value.items() if key not in _LISTS and isinstance(part, (dict, list))
            ]


def _json(code: str) -> Any:
    """The value of a script, also in comments for old browsers, with line ends in strings, a semicolon, or
    a comma too many."""
    for _ in range(3):
        code = _COMMENT.sub("", code.strip())
    for text in (code.strip(), _TRAILING_COMMA.sub("", code.strip())):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _types(node: _Node) -> set[str]:
    types = node.get("@type", ())
    return {str(type).rpartition("/")[2] for type in (types if isinstance(types, list) else [types])}


def _main(nodes: list[_Node]) -> _Node:
    """The object of the page's article, an empty one where there is none."""
    found = [node for node in nodes if _types(node) & _ARTICLES]
    found.sort(
        key=lambda node: not (node.get("headline") and (node.get("author") or node.get("datePublished")))
    )
    if found:
        return found[0]
    pages = [node for node in nodes if _types(node) & {"WebPage"} and node.get("datePublished")]
    return {"datePublished": pages[0]["datePublished"]} if pages else {}


def _string(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return html_text(value) if isinstance(value, str) and value.strip() else None


def html_text(value: str) -> str:
    """The words of a string that may hold references and tags."""
    if "&" in value or "<" in value:
        import html as references

        value = regex.sub(r"<[^<>]{0,200}>", "", references.unescape(value))
    return " ".join(value.split())


def _name(value: Any, by_id: Mapping[str, _Node]) -> str | None:
    return next(iter(_named(value, by_id)), (None, False))[0]


def _named(value: Any, by_id: Mapping[str, _Node]) -> Iterator[tuple[str, bool]]:
    """The names of people and bodies, and whether each is a body."""
    for one in itertools.islice(value if isinstance(value, list) else [value], 100):
        if isinstance(one, str) and one.strip():
            yield html_text(one), False
        elif isinstance(one, Mapping):
            known = one if one.get("name") else by_id.get(str(one.get("@id")), one)
            body = bool(_types(known) & {"Organization", "NewsMediaOrganization", "Corporation"})
            names = known.get("name")
            for name in itertools.islice(names if isinstance(names, list) else [names], 100):
                if isinstance(name, str) and name.strip():
                    yield html_text(name), body


def _heading(tree: html.HtmlElement, page_title: str | None) -> str | None:
    """The one heading of the page that is no link, of several the one with which the page's title begins.

    Where none is of the first rank: what is called the article's title.
    """
    found = {text: None for h1 in tree.iter("h1") if (text := _joined(h1)) and h1.find("a") is None}
    if not found:
        named = (one for one in tree.iter(*_HEADINGS) if _CALLED_TITLE.search(_called(one)))
        found = {text: None for one in itertools.islice(named, 100) if (text := _joined(one))}
    if len(found) > 1:
        found = {text: None for text in found if page_title and page_title.startswith(text)}
    return next(iter(found)) if len(found) == 1 else None


def _called(element: html.HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('itemprop') or ''}"


def _joined(element: html.HtmlElement | None) -> str | None:
    return " ".join(" ".join(element.itertext()).split()) or None if element is not None else None


def _title(
    main: _Node,
    metas: Mapping[str, list[str]],
    heading: str | None,
    page_title: str | None,
    outlet: str | None,
) -> str | None:
    """The article's own title: what it is shared under, unless that says something else than its heading.

    Nor where its publisher calls that another headline beside the heading.
    """
    headline, other = _string(main.get("headline")), _string(main.get("alternativeHeadline"))
    candidates = [_first(metas, _TITLES), headline, heading, page_title]
    cleaned = [
        _in_parts(_without_outlet(html_text(title), outlet), (heading, headline))
        for title in candidates
        if title
    ]
    if not cleaned:
        return None
    beside = other is not None and _same(cleaned[0], other)
    if heading and headline and _same(heading, headline) and (beside or not _alike(cleaned[0], heading)):
        return _without_outlet(heading, outlet)
    return cleaned[0]


def _in_parts(title: str, headings: tuple[str | None, ...]) -> str:
    """The part of a title that is the heading: not "Court frees captain | Africa | News"."""
    first, *others = _ENDS.split(title)
    for part in (first, *others) if others else ():
        if any(heading and _same(part, heading) for heading in headings):
            return part.strip()
    return title


def _alike(one: str, other: str) -> bool:
    """Whether two titles share half of their words."""
    first, second = ({*regex.findall(r"\w+", title.lower())} for title in (one, other))
    return 2 * len(first & second) >= min(len(first), len(second))


def _same(one: str, other: str) -> bool:
    return regex.findall(r"\w+", one.lower()) == regex.findall(r"\w+", other.lower())


def _without_outlet(title: str, outlet: str | None) -> str:
    """The title without the name of its outlet behind or before it."""
    if not outlet:
        return title
    known = _plain(outlet)
    parts = list(_SEPARATED.finditer(title))
    for part in reversed(parts[-3:]):
        behind = _plain(title[part.end() :])
        if behind and (
            behind == known
            or (len(behind) > 2 and (behind in known or known in behind) and len(behind) < len(known) + 12)
        ):
            title = title[: part.start()]
            break
    if (first := _SEPARATED.search(title)) and _plain(title[: first.start()]) == known:
        title = title[first.end() :]
    return title


def _plain(name: str) -> str:
    return regex.sub(r"[\W_]|^the\b", "", name.lower())


def _outlet_of(page_title: str | None, heading: str | None) -> str | None:
    """What stands behind the heading in the page's title."""
    if not page_title or not heading or not page_title.startswith(heading):
        return None
    rest = page_title[len(heading) :]
    parts = _ENDS.split(rest)
    return parts[-1].strip() or None if len(parts) > 1 and not parts[0].strip() else None


def _author(
    main: _Node, by_id: Mapping[str, _Node], metas: Mapping[str, list[str]], outlet: str | None
) -> str | None:
    named = list(_named(main.get("author") or main.get("creator"), by_id))
    people = [name for name, body in named if not body and not _ADDRESS.match(name)]
    found = list(dict.fromkeys(person for name in people for person in authors(name)))
    if found := _without(found, outlet):
        return "; ".join(found)
    for name in _AUTHORS:
        values = metas.get(name, ())
        if name == "twitter:data1" and not any(
            "written by" in label.lower() for label in metas.get("twitter:label1", ())
        ):
            continue
        found = list(
            dict.fromkeys(
                person for value in itertools.islice(values, 100) for person in authors(value, inverted=True)
            )
        )
        if found := _without(found, outlet):
            return "; ".join(found)
    return (
        None
        if any(body for _, body in named)
        else "; ".join(_without([*dict.fromkeys(people)], outlet)) or None
    )


def _body(main: _Node, by_id: Mapping[str, _Node]) -> str | None:
    """The agency or desk that is the author where nobody is named."""
    named = _named(main.get("author") or main.get("creator"), by_id)
    return "; ".join(dict.fromkeys(name for name, _ in named)) or None


def _without(names: list[str], outlet: str | None) -> list[str]:
    """The names of people: not the outlet's, nor posts, AP Technology Writer, if others are left."""
    people = [name for name in names if not outlet or not _is_of(name, outlet)]
    return [name for name in people if not is_post(name)] or people


def _is_of(name: str, outlet: str) -> bool:
    """Whether an author is the outlet, or its desk: The Lantern, Lantern Newsroom, lantern.example."""
    own, known = _plain(name), _plain(outlet)
    return own == known or (len(known) > _SHORT and own.startswith(known) and len(own) < len(known) + 12)


def _url(tree: html.HtmlElement, metas: Mapping[str, list[str]]) -> str | None:
    links = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    for url in (*itertools.islice(links, 1), _first(metas, ("og:url",))):
        if url and _ADDRESS.match(url):
            return str(url)
    return None
