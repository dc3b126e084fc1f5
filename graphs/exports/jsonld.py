"""JSON-LD: schema.org for what there is, Web Annotation for where it stands, PROV-O for whence.

A claim is a Quotation (a Claim where no quotation marks vouch for the words), created by
its speakers, part of its articles, and ``wasQuotedFrom`` them. Each place where an article
reports it is an Annotation with a TextQuoteSelector and a TextPositionSelector (code
points of the text whose SHA-256 the article states).
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any
from urllib.parse import quote

import networkx as nx

__all__ = ["jsonld_data", "write_jsonld"]

_CONTEXT = {
    "schema": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "quotetrail": "https://quotetrail.invalid/ns#",
}
_SPEAKERS = {
    "person": ["schema:Person", "prov:Person"],
    "organization": ["schema:Organization", "prov:Organization"],
    "group": ["schema:Organization", "prov:Agent"],
    "unnamed": ["schema:Person", "prov:Agent"],
    "document": ["schema:CreativeWork", "prov:Entity"],
}
_AFFILIATIONS = {"organization": "schema:Organization", "place": "schema:Place", "role": "schema:Occupation"}
_BELONGS = {
    "organization": "schema:affiliation",
    "place": "schema:workLocation",
    "role": "schema:hasOccupation",
}

Thing = dict[str, Any]


def write_jsonld(graph: nx.MultiDiGraph[str], path: Path) -> None:
    """Write the graph as one JSON-LD document."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        json.dump(jsonld_data(graph), file, ensure_ascii=False, indent=1)
        file.write("\n")


def jsonld_data(graph: nx.MultiDiGraph[str]) -> Thing:
    """The graph as a JSON-LD object, with a thing for each node and each place of a quote."""
    things = {node: _thing(node, values) for node, values in graph.nodes(data=True)}
    lists: dict[tuple[str, str], list[Thing]] = defaultdict(list)
    annotations = []
    for source, target, key, values in graph.edges(keys=True, data=True):
        match values["relation"]:
            case "said":
                lists[target, "schema:creator"].append(_reference(source))
            case "reported_in":
                quoted = graph.nodes[source]["quoted"]
                lists[source, "schema:isPartOf"].append(_reference(target))
                derived = "prov:wasQuotedFrom" if quoted else "prov:wasDerivedFrom"
                lists[source, derived].append(_reference(target))
                annotations.append(_annotation(key, source, target, values, graph.nodes[source]["text"]))
            case "affiliated_with":
                belongs = _BELONGS[graph.nodes[target]["affiliation_kind"]]
                lists[source, belongs].append(_affiliation(belongs, target, values))
            case relation:
                lists[source, f"quotetrail:{relation}"].append(_reference(target))
    for (node, name), found in lists.items():
        unique = {json.dumps(value, sort_keys=True): value for value in found}
        things[node][name] = [unique[value] for value in sorted(unique)]
    return {"@context": _CONTEXT, "@graph": [*things.values(), *annotations]}


def _thing(node: str, values: dict[str, Any]) -> Thing:
    match values["kind"]:
        case "speaker":
            aliases = [alias for alias in values.get("aliases", "").split("; ") if alias]
            thing = {"schema:name": values["label"], "schema:alternateName": aliases}
            thing["schema:description"] = values.get("description")
            return _given(node, _SPEAKERS[values["speaker_kind"]], thing)
        case "affiliation":
            return _given(node, _AFFILIATIONS[values["affiliation_kind"]], {"schema:name": values["label"]})
        case "document":
            return _given(
                node,
                ["schema:NewsArticle", "prov:Entity"],
                {
                    "schema:headline": values.get("title", values["label"]),
                    "schema:author": values.get("author"),
                    "schema:publisher": values.get("outlet"),
                    "schema:datePublished": _date(values.get("published")),
                    "schema:url": values.get("url"),
                    "schema:sha256": values.get("sha256"),
                    "schema:identifier": values["document_id"],
                },
            )
        case _:
            sort = "schema:Quotation" if values["quoted"] else "schema:Claim"
            dated = _date(values.get("first_seen"))
            return _given(
                node, [sort, "prov:Entity"], {"schema:text": values["text"], "schema:datePublished": dated}
            )


def _annotation(key: str, claim: str, document: str, values: dict[str, Any], text: str) -> Thing:
    selectors: list[Thing] = [{"@type": "oa:TextQuoteSelector", "oa:exact": values.get("exact", text)}]
    if "start" in values:
        position = {"@type": "oa:TextPositionSelector"}
        selectors.append({**position, "oa:start": values["start"], "oa:end": values["end"]})
    return _given(
        key,
        "oa:Annotation",
        {
            "oa:motivatedBy": {"@id": "oa:identifying"},
            "oa:hasBody": _reference(claim),
            "oa:hasTarget": {
                "@type": "oa:SpecificResource",
                "oa:hasSource": _reference(document),
                "oa:hasSelector": selectors,
            },
        },
    )


def _affiliation(belongs: str, target: str, values: dict[str, Any]) -> Thing:
    """schema.org's Role stands between a person and where they belong, and says as what and when."""
    return {
        "@type": "schema:Role",
        belongs: _reference(target),
        **{
            name: value
            for name, value in {
                "schema:roleName": values.get("role"),
                "schema:startDate": _date(values.get("first_seen")),
                "prov:wasDerivedFrom": _reference(values["document"]),
            }.items()
            if value
        },
    }


def _date(date: str | None) -> Thing | None:
    return {"@value": date, "@type": "xsd:date"} if date else None


def _given(node: str, sort: str | list[str], values: Thing) -> Thing:
    known = {name: value for name, value in values.items() if value not in (None, [])}
    return {"@id": _iri(node), "@type": sort, **known}


def _reference(node: str) -> Thing:
    return {"@id": _iri(node)}


def _iri(node: str) -> str:
    return f"urn:quotetrail:{quote(node, safe=':~')}"
