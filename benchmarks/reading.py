"""How fast each kind of file is read, beside attribution: ``python -m benchmarks.reading``.

One article, made here, in each kind that can be made without a library of its own; microseconds a word of
reading, and of attributing what was read. The first file of each kind is not counted: it loads the reader.
"""

from __future__ import annotations

import csv
import io
import json
import time
from collections.abc import Callable
from email.message import EmailMessage
from functools import partial

import quotes
from quotes.reading.files import parse

__all__ = ["kinds", "measure"]

_TIMES = 5
_PARAGRAPHS = [
    paragraph
    for number in range(60)
    for paragraph in (
        f"The weir at Oxbow was shut on day {number} after a week of rain, and the mill is still.",
        f"“I have kept this weir for {number} years and never saw the like,” said Una Platt, its keeper.",
        "Bo Lind, who fishes there, said that the council had been warned in March by the anglers.",
    )
]


def kinds() -> dict[str, bytes]:
    """The article in each kind, by the name of its file."""
    text = "\n\n".join(_PARAGRAPHS)
    body = "".join(f"<p>{paragraph}</p>" for paragraph in _PARAGRAPHS)
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Ann Roe <ann@post.example>", "Weir shut"
    mail.set_content(text)
    rows = io.StringIO(newline="")
    csv.writer(rows).writerows([["title", "text"], ["Weir shut", text]])
    rtf = "".join(letter if ord(letter) < 128 else f"\\u{ord(letter)}?" for letter in text).replace(
        "\n", "\\par\n"
    )
    cues = (
        f"00:{n // 60:02}:{n % 60:02}.000 --> 01:00:00.000\n- {words}" for n, words in enumerate(_PARAGRAPHS)
    )
    page = f"<html><head><title>Weir shut</title></head><body><article>{body}</article></body></html>"
    return {
        "x.txt": text.encode(),
        "x.html": page.encode(),
        "x.pdf": _pdf(),
        "x.rtf": ("{\\rtf1\\ansi\\uc1 " + rtf + "}").encode(),
        "x.eml": mail.as_bytes(),
        "x.csv": rows.getvalue().encode(),
        "x.jsonl": (json.dumps({"title": "Weir shut", "text": text}) + "\n").encode(),
        "x.vtt": ("WEBVTT\n\n" + "\n\n".join(cues)).encode(),
    }


def _pdf() -> bytes:
    from matplotlib.backends.backend_pdf import PdfPages
    from matplotlib.figure import Figure

    file = io.BytesIO()
    with PdfPages(file) as pages:
        for start in range(0, len(_PARAGRAPHS), 45):
            figure = Figure(figsize=(9, 10))
            for row, words in enumerate(_PARAGRAPHS[start : start + 45]):
                figure.text(0.05, 0.95 - row / 50, words, fontsize=9)
            pages.savefig(figure)
    return file.getvalue()


def measure() -> list[tuple[str, float, float]]:
    """Kind, microseconds a word of reading, and of attribution."""
    found = []
    for name, data in kinds().items():
        article = parse(data, "x", name)
        quotes.attribute(article)
        words = len(article.text.split())
        read = _microseconds(partial(parse, data, "x", name))
        attributed = _microseconds(partial(quotes.attribute, article))
        found.append((name.removeprefix("x."), read / words, attributed / words))
    return found


def _microseconds(act: Callable[[], object]) -> float:
    started = time.process_time()
    for _ in range(_TIMES):
        act()
    return 1e6 * (time.process_time() - started) / _TIMES


if __name__ == "__main__":
    print("| kind | reading, µs a word | attribution |", "|---|---:|---:|", sep="\n")
    for name, read, attributed in measure():
        print(f"| {name} | {read:.2f} | {attributed:.1f} |")
