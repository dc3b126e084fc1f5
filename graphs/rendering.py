"""What the pages share: templates that escape, colours that all can tell apart, safe JSON."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import regex

from graphs.steps import steps
from quotes.formats.inert import visible
from quotes.version import __version__

if TYPE_CHECKING:
    import jinja2

__all__ = [
    "ACCENTS",
    "ACCENTS_DARK",
    "UNSURE",
    "environment",
    "markdown",
    "page",
    "script_json",
    "style_of",
]

ACCENTS: tuple[str, ...] = (
    "#0072b2", "#b34d00", "#00795a", "#97477a", "#7d6000", "#23728f", "#5d5f00", "#6a4c93",
)  # fmt: skip
"""Okabe and Ito's colours, which the colour-blind tell apart, darkened until white text on them
and they themselves on white have a contrast of 4.5 or more."""

ACCENTS_DARK: tuple[str, ...] = (
    "#6cb8ea", "#ff9d5c", "#3fc79f", "#e394c4", "#e0b040", "#7fd0ea", "#cccd5a", "#bda2e6",
)  # fmt: skip
"""The same hues for a dark ground."""

UNSURE = 0.7
"""Confidence below which three of ten attributions or more are wrong: a person should look."""

_TEMPLATES = Path(__file__).parent / "templates"
_LINES = ("solid", "double", "dashed", "dotted")

_MARKUP = regex.compile(r"[\\`*_\[\]<>&#|~!]|(?<=\])\(|^\s*[-+=]|^\s*\d+\K[.)]")


def style_of(number: int) -> tuple[int, str]:
    """Colour (an index) and line for the speaker of this number.

    Neighbours differ in both, and where the colours begin again the lines have moved on,
    so that 32 speakers can be told apart, in print by the line alone.
    """
    colour = number % len(ACCENTS)
    return colour, _LINES[(number + number // len(ACCENTS)) % len(_LINES)]


def script_json(value: Any) -> str:
    """JSON that may stand inside ``<script>``: no character of it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def markdown(text: str) -> str:
    """``text`` on one line, with everything escaped that Markdown or HTML in it would read as markup."""
    return _MARKUP.sub(r"\\\g<0>", " ".join(text.split()) if "\n" in text else text)


def page(name: str, *scripts: str, library: str = "", styles: Sequence[str] = (), **values: Any) -> str:
    """A page of one file that needs no network: ``templates/NAME.html`` with ``NAME.css``.

    scripts: of the same folder. styles: other sheets in place of ``NAME.css``. library: a script of others
    that goes before them. Scripts that an article brought in do not run.
    """
    return (
        environment("html")
        .get_template(f"{name}.html")
        .render(
            values,
            accents=list(zip(ACCENTS, ACCENTS_DARK, strict=True)),
            style="".join(_file(f"{style}.css") for style in ("base", *(styles or (name,)))),
            scripts=[*([library] if library else []), *(_file(f"{script}.js") for script in scripts)],
            version=__version__,
        )
    )


def _script_hash(script: str) -> str:
    """What a page's content security policy calls this script, so that no other one runs."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


@cache
def _file(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


@cache
def environment(markup: Literal["html", "markdown"]) -> jinja2.Environment:
    """The templates, which escape whatever an article brought in."""
    import jinja2

    escape = markdown if markup == "markdown" else str
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=markup == "html",
        finalize=lambda value: escape(visible(value)) if type(value) is str else value,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["script_hash"] = _script_hash
    made.globals["steps"] = steps
    return made
