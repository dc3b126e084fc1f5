"""How fast each kind of file is read, beside attribution: ``python -m benchmarks.reading``.

One article, made here, in each kind; microseconds a word of reading, and of attributing what was read. The
first file of each kind is not counted: it loads the reader.

With ``--many N``: files of N articles each; articles read a second, and the memory that it takes at most.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from functools import partial
from html import escape
from pathlib import Path

import quotes
from quotes.document import Article
from quotes.reading.files import parse
from quotes.reading.inputs import articles

__all__ = ["kinds", "measure", "write_many"]

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
        "x.docx": _docx(),
        "x.odt": _odt(),
        "x.rtf": ("{\\rtf1\\ansi\\uc1 " + rtf + "}").encode(),
        "x.eml": mail.as_bytes(),
        "x.csv": rows.getvalue().encode(),
        "x.jsonl": (json.dumps({"title": "Weir shut", "text": text}) + "\n").encode(),
        "x.mbox": b"From ann@post.example Tue Mar  5 10:00:00 2024\n" + mail.as_bytes(),
        "x.rss": f"<rss><item><description>{escape(body)}</description></item></rss>".encode(),
        "x.parquet": _parquet([text]),
        "x.warc": _web_archive([body]),
        "x.epub": _epub(page),
        "x.zip": _zipped({"x.txt": text}),
        "x.export": f"Weir shut\nOxbow Post\nMarch 5, 2024\n\nBody\n\n{text}\n\nEnd of Document\n".encode(),
        "x.vtt": ("WEBVTT\n\n" + "\n\n".join(cues)).encode(),
    }


def _zipped(files: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, text in files.items():
            parts.writestr(name, text)
    return file.getvalue()


def _docx() -> bytes:
    office = "http://schemas.openxmlformats.org"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    body = "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in _PARAGRAPHS)
    return _zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{office}/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="r"'
            f' Type="{office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
            "word/document.xml": f'<w:document xmlns:w="{office}/wordprocessingml/2006/main"><w:body>{body}'
            "</w:body></w:document>",
        }
    )


def _odt() -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("o", "text")
    )
    spaces = spaces.replace("xmlns:o=", "xmlns:office=").replace(":o:1.0", ":office:1.0")
    body = "".join(f"<text:p>{paragraph}</text:p>" for paragraph in _PARAGRAPHS)
    return _zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {spaces}><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        }
    )


def _epub(page: str) -> bytes:
    return _zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="x.opf"/></container>',
            "x.opf": '<package><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
            '<itemref idref="a"/></package>',
            "a.xhtml": page,
        }
    )


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


def write_many(folder: Path, number: int) -> Iterator[Path]:
    """A file of each kind that holds many articles, with ``number`` of them."""
    said = [f"“The weir is shut,” said Una Platt, keeper of weir {n}." for n in range(number)]
    for name, opened in (("many.csv", open), ("many.csv.gz", gzip.open)):
        with opened(folder / name, "wt", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["title", "text"], *(["Weir", text] for text in said)])
        yield folder / name
    lines = (json.dumps({"title": "Weir", "text": text}) + "\n" for text in said)
    mails = (
        f"From x@y.example Tue Mar  5 10:00:00 2024\nFrom: x@y.example\nSubject: Weir\n\n{text}\n\n"
        for text in said
    )
    items = (f"<item><title>Weir</title><description>{text}</description></item>\n" for text in said)
    for name, parts in (
        ("many.jsonl", lines),
        ("many.mbox", mails),
        ("many.rss", ['<rss version="2.0"><channel><title>Post</title>', *items, "</channel></rss>"]),
    ):
        with (folder / name).open("w", encoding="utf-8") as text_file:
            text_file.writelines(parts)
        yield folder / name
    yield from _packed(folder, said)
    pages = [f"<p>{text}</p>" for text in said]
    for name, data in (("many.parquet", _parquet(said)), ("many.warc", _web_archive(pages))):
        (folder / name).write_bytes(data)
        yield folder / name


def _packed(folder: Path, said: list[str]) -> Iterator[Path]:
    with zipfile.ZipFile(folder / "many.zip", "w", zipfile.ZIP_DEFLATED) as zipped:
        for number, text in enumerate(said):
            zipped.writestr(f"{number}.txt", text)
    yield folder / "many.zip"
    with tarfile.open(folder / "many.tar.gz", "w:gz") as tarred:
        for number, text in enumerate(said):
            info = tarfile.TarInfo(f"{number}.txt")
            info.size = len(text.encode())
            tarred.addfile(info, io.BytesIO(text.encode()))
    yield folder / "many.tar.gz"


def _parquet(said: list[str]) -> bytes:
    import pyarrow
    from pyarrow.parquet import write_table

    file = io.BytesIO()
    write_table(pyarrow.table({"text": said}), file)
    return file.getvalue()


def _web_archive(said: list[str]) -> bytes:
    answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    file = io.BytesIO()
    for number, text in enumerate(said):
        page = f"{answer}<html><body><article>{text}</article></body></html>".encode()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://y.example/{number}\r\n"
        file.write(f"{head}Content-Type: application/http\r\nContent-Length: {len(page)}\r\n\r\n".encode())
        file.write(page + b"\r\n\r\n")
    return file.getvalue()


def _count(path: str) -> None:
    """Print how many articles a file holds, the CPU seconds and the megabytes at most of reading them."""
    found = sum(isinstance(one, Article) for one in articles([path]))
    status = Path("/proc/self/status").read_text()  # getrusage gives the peak of who started this, if higher
    peak = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    print(found, time.process_time(), int(peak) / 1024)


def _many(number: int) -> None:
    print("| kind | articles read | a CPU second | peak memory, MB |", "|---|---:|---:|---:|", sep="\n")
    with tempfile.TemporaryDirectory() as folder:
        for path in write_many(Path(folder), number):
            command = [sys.executable, "-m", "benchmarks.reading", "--count", str(path)]
            printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            found, seconds, memory = map(float, printed.split())
            print(f"| {path.name[5:]} | {found:,.0f} | {found / seconds:,.0f} | {memory:.0f} |", flush=True)
            path.unlink()


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


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--many", type=int, metavar="N", help="files of N articles instead")
    parser.add_argument("--count", metavar="FILE", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.count:
        _count(given.count)
    elif given.many:
        _many(given.many)
    else:
        print("| kind | reading, µs a word | attribution |", "|---|---:|---:|", sep="\n")
        for name, read, attributed in measure():
            print(f"| {name} | {read:.2f} | {attributed:.1f} |")


if __name__ == "__main__":
    main()
