"""``quotetrail evaluate``: how well attribution agrees with articles that somebody annotated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quotes.document import AttributedDocument
    from quotes.evaluation import GoldQuote

__all__ = ["command"]

_ENDINGS = (".ann", ".json", ".jsonl")


@click.command(
    epilog="""\b
Examples:
  quotetrail evaluate annotated/
  quotetrail evaluate annotated/*.ann --errors 20
  quotetrail evaluate corrected.jsonl --text articles/
  quotetrail evaluate label-studio-export.json"""
)
@click.argument(
    "gold", metavar="GOLD...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
@click.option(
    "--text",
    "texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the articles' .txt files, where they are not beside the gold.",
)
@click.option("--errors", default=0, metavar="N", help="Print N errors of each kind.")
def command(gold: tuple[Path, ...], texts: Path | None, errors: int) -> None:
    """How well attribution agrees with articles that somebody annotated.

    GOLD is a brat .ann file (Source, Cue and Content spans, one event for each
    attribution), JSON or JSON Lines as this program writes it and somebody corrected it,
    Label Studio's JSON export, or a folder of such files. Each article's .txt stands beside
    it, or in --text; Label Studio's export has the texts in it.
    """
    from rich.console import Console
    from rich.table import Table

    from quotes.evaluation import evaluate

    evaluation = evaluate(_pairs(_files(gold), texts))
    console = Console()
    table = Table("measure", "%", title=f"{evaluation.counts['gold']} gold attributions")
    table.columns[1].justify = "right"
    for name, share in evaluation.rows():
        table.add_row(name, f"{share:.1f}")
    console.print(table)
    kinds = Counter(error.kind for error in evaluation.errors)
    table = Table("error", "count", title="errors by kind")
    table.columns[1].justify = "right"
    for kind in ("missed", "false", "source", "border"):
        table.add_row(kind, str(kinds[kind]))
    console.print(table)
    for kind in ("missed", "false", "source", "border"):
        for error in [error for error in evaluation.errors if error.kind == kind][:errors]:
            place = f"{error.document}:{error.start}-{error.end}"
            console.print(f"{kind:7} {place} {error.text!r} ({error.note})", markup=False, highlight=False)


def _files(named: Sequence[Path]) -> list[Path]:
    found = []
    for path in named:
        if path.is_file() and path.suffix not in _ENDINGS:
            raise click.ClickException(f"{path}: is no annotation; those end in {', '.join(_ENDINGS)}")
        inside = (
            sorted(file for file in path.rglob("*") if file.suffix in _ENDINGS) if path.is_dir() else [path]
        )
        if not inside:
            raise click.ClickException(f"{path}: no .ann, .json or .jsonl file in it; name one that has some")
        found += inside
    return found


def _pairs(
    files: Sequence[Path], texts: Path | None
) -> Iterator[tuple[AttributedDocument, Sequence[GoldQuote]]]:
    """What we find in each article, and its gold."""
    from quotes.evaluation import is_label_studio, read_brat, read_gold, read_label_studio
    from quotes.formats import read_json
    from quotes.pipeline import attribute
    from quotes.reading.files import read

    for file in files:
        folder = texts or file.parent
        if file.suffix == ".ann":
            yield attribute(read(_text(folder, file.stem))), read_brat(file)
            continue
        if is_label_studio(file):
            for annotated, gold in read_label_studio(file):
                yield attribute(annotated), gold
            continue
        for corrected in read_json(file):
            article = read(_text(folder, corrected.document.id))
            if corrected.document.sha256 not in ("", article.document.sha256):
                raise click.ClickException(
                    f"{file}: {corrected.document.id} was annotated on another text than {folder}'s;"
                    " find that text"
                )
            yield attribute(article), read_gold(replace(corrected, text=article.text))


def _text(folder: Path, name: str) -> Path:
    file = folder / f"{name}.txt"
    if not file.is_file():
        raise click.ClickException(f"{file}: no text for this annotation; name its folder with --text")
    return file
