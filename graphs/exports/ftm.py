"""FollowTheMoney entities, one JSON object a line, as Aleph and OpenSanctions' tools read them.

FollowTheMoney knows no quotes. A claim becomes a Note about its speakers, proven by its
articles; a speaker of an organization becomes an Employment (of a person) or a Membership
(of others); what it has no schema for becomes an UnknownLink with its role. Offsets stay
in the other formats.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx

from graphs.building.relations import UTTERANCES
from graphs.words import digest

__all__ = ["ftm_entities", "write_ftm"]

_SPEAKERS = {
    "person": "Person",
    "organization": "Organization",
    "group": "LegalEntity",
    "unnamed": "LegalEntity",
    "document": "Document",
}
_AFFILIATIONS = {"organization": "Organization", "place": "Address"}

Entity = dict[str, Any]


def write_ftm(graph: nx.MultiDiGraph[str], path: Path) -> None:
    """Write the entities of the graph, one a line."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for entity in ftm_entities(graph):
            file.write(json.dumps(entity, ensure_ascii=False) + "\n")


def ftm_entities(graph: nx.MultiDiGraph[str]) -> Iterator[Entity]:
    """The entities: first those of the nodes, then the links between them."""
    said_by, reported_in, roles = defaultdict(set), defaultdict(set), defaultdict(set)
    for source, target, values in graph.edges(data=True):
        if values["relation"] == "said":
            said_by[target].add(_id(source))
        elif values["relation"] == "reported_in":
            reported_in[source].add(_id(target))
        elif values["relation"] == "affiliated_with" and _is_role(graph, target):
            roles[source].add(values["role"])
    for node, values in graph.nodes(data=True):
        match values["kind"]:
            case "speaker":
                yield _speaker(node, values, roles[node])
            case "affiliation" if not _is_role(graph, node):
                schema = _AFFILIATIONS[values["affiliation_kind"]]
                yield _entity(node, schema, **{"full" if schema == "Address" else "name": values["label"]})
            case "document":
                yield _article(node, values)
            case "claim":
                yield _entity(
                    node,
                    "Note",
                    description=values["text"],
                    entity=sorted(said_by[node]),
                    proof=sorted(reported_in[node]),
                    createdAt=values.get("first_seen"),
                )
    for source, target, key, values in graph.edges(keys=True, data=True):
        if values["relation"] not in UTTERANCES | {"reported_in"} and not _is_role(graph, target):
            yield _link(graph, source, target, key, values)


def _is_role(graph: nx.MultiDiGraph[str], node: str) -> bool:
    return graph.nodes[node].get("affiliation_kind") == "role"


def _speaker(node: str, values: dict[str, Any], roles: set[str]) -> Entity:
    schema = _SPEAKERS[values["speaker_kind"]]
    aliases = [alias for alias in values.get("aliases", "").split("; ") if alias]
    own: dict[str, Any] = {"position": sorted(roles)} if schema == "Person" else {"summary": sorted(roles)}
    return _entity(
        node, schema, name=values["label"], alias=aliases, description=values.get("description"), **own
    )


def _article(node: str, values: dict[str, Any]) -> Entity:
    url = values.get("url", "")
    return _entity(
        node,
        "Article",
        title=values.get("title", values["label"]),
        author=values.get("author"),
        publishedAt=values.get("published"),
        publisher=values.get("outlet"),
        sourceUrl=url if url.startswith(("http://", "https://")) else None,
        fileName=values.get("path"),
    )


def _link(graph: nx.MultiDiGraph[str], source: str, target: str, key: str, values: dict[str, Any]) -> Entity:
    role = values.get("role") or values["relation"]
    known = {
        "role": role,
        "startDate": values.get("first_seen"),
        "endDate": values.get("last_seen") if values.get("status") == "former" else None,
        "status": values.get("status"),
        "proof": _id(values["document"]),
        "description": values.get("changes"),
    }
    if graph.nodes[target].get("affiliation_kind") == "organization":
        match _SPEAKERS[graph.nodes[source]["speaker_kind"]]:
            case "Person":
                return _entity(key, "Employment", employee=_id(source), employer=_id(target), **known)
            case "Organization" | "LegalEntity":
                return _entity(key, "Membership", member=_id(source), organization=_id(target), **known)
    return _entity(key, "UnknownLink", subject=_id(source), object=_id(target), **known)


def _entity(key: str, schema: str, **properties: str | list[str] | None) -> Entity:
    lists = {name: [value] if isinstance(value, str) else value for name, value in properties.items()}
    given = {name: [value for value in values if value] for name, values in lists.items() if values}
    return {
        "id": _id(key),
        "schema": schema,
        "properties": {name: values for name, values in given.items() if values},
    }


def _id(key: str) -> str:
    return f"quotetrail-{digest(key)}"
