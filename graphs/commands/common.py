"""What commands share: inputs to attributed documents, outputs, options."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

import click

from graphs.attributing import TOGETHER, Piece, attributed
from graphs.commands.copies import Copies
from graphs.commands.processes import by_processes
from graphs.commands.progress import Progress
from graphs.commands.progress import progress as progress_of
from graphs.commands.sparing import CORRECTED
from quotes.document import Article, AttributedDocument
from quotes.formats.files import whole
from quotes.options import Options
from quotes.reading.options import ReadingOptions

if TYPE_CHECKING:
    from graphs.archive.filters import Filters
    from graphs.archive.inputs import Known
    from graphs.archive.judgements import About
    from graphs.identities.judgements import Judgement
    from graphs.options import GraphOptions
    from graphs.shown import Acts
    from quotes.overrides import Override
    from quotes.reading.source import PassedOverError, Source

__all__ = [
    "HEADS",
    "anew",
    "chosen_reading",
    "documents",
    "graph_options",
    "identities_option",
    "inputs_argument",
    "judgements",
    "options_option",
    "output",
    "overrides_option",
    "private_option",
    "reading_options",
    "say_written",
    "unknown",
    "warn",
]

MANY = 200
"""Articles from which on starting a process a core pays."""

HEADS = {
    "documents": "articles",
    "named share": "of named",
    "unnamed share": "of unnamed",
    "no source": "not told whose",
}
"""Columns of shares and counts as people call them; CSV and JSON keep their names."""

_ARTICLES_FAILED, _CANNOT_RUN = 1, 2

_Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def warn(message: str) -> None:
    """A message of one line on standard error."""
    print(f"quotetrail: {one_line(message)}", file=sys.stderr)


def one_line(message: str) -> str:
    """A message in one line that no terminal takes for a command: file names may hold anything."""
    line = " ".join(message.split())
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in line)


def say_written(*paths: Path) -> None:
    """On standard error, which files there are now."""
    warn(f"wrote {', '.join(map(str, paths))}")


def documents(
    inputs: Sequence[str],
    options: Options,
    overrides: Sequence[Override] = (),
    progress: bool = True,
    whole: bool = False,
) -> Iterator[AttributedDocument]:
    """The attributed documents of ``inputs``, in a fixed order, each made when it is asked for.

    A fault in one article is reported on standard error and the rest go on; the command
    then ends with exit code 1. Where no article is left it ends at once, with 2.

    overrides: corrections by hand; one that no longer fits is reported on standard error.
    progress: show a bar on standard error where that is a terminal and articles are many.
    whole: of what a search of an archive finds the whole articles, not only the quotes that were found.
    """
    from graphs.archive.inputs import parted

    archives, inputs = parted(inputs)
    unused = {override for override in overrides if override.document == "*"}
    found = _of_archives(archives, whole) if archives else ()
    read = _of_files(inputs, options, progress, None) if inputs else ()
    copies = Copies()
    for document in itertools.chain(found, copies.seen(read)):
        if isinstance(document, AttributedDocument):
            yield _corrected(document, overrides, unused) if overrides else document
    for told in copies.told():
        warn(told)
    for override in sorted(unused, key=lambda override: override.line):
        warn(f"overrides, {override}: fits none of these articles; mend or delete it")


def judgements(inputs: Sequence[str], path: Path | None) -> tuple[Judgement, ...]:
    """What people decided about who is who: in a file or an archive, and in the archives among the inputs.

    The former outranks the latter.
    """
    return _judged(inputs, path, "speakers")


def graph_options(acts: Acts, inputs: Sequence[str], path: Path | None) -> GraphOptions:
    """What a graph of the inputs is to obey: ``judgements``, and what these archives know of claims."""
    from graphs.options import GraphOptions

    return GraphOptions(acts, judgements(inputs, path), _judged(inputs, path, "claims"))


def _judged(inputs: Sequence[str], path: Path | None, about: About) -> tuple[Judgement, ...]:
    from graphs.archive.inputs import judgements_of, parted
    from graphs.identities.judgements import read_judgements

    own: list[Judgement] = []
    if path and (archives := parted([str(path)])[0]):
        own += judgements_of(archives, about)
    elif path and path.exists() and about == "speakers":
        own += read_judgements(path)
    decided = {frozenset((one.left, one.right)) for one in own}
    kept = judgements_of(parted(inputs)[0], about)
    return *own, *(one for one in kept if frozenset((one.left, one.right)) not in decided)


def unknown(inputs: Sequence[str], options: Options, known: Known) -> Iterator[AttributedDocument | Article]:
    """The same of those articles that an archive does not know; the others come as they are."""
    from graphs.archive.inputs import parted

    archives, inputs = parted(inputs)
    yield from _of_archives(archives, whole=True)
    if inputs:
        yield from _of_files(inputs, options, True, known)


def anew(articles: Iterable[Article], options: Options) -> Iterator[AttributedDocument | str]:
    """The document of each of some articles that were read before, or what is wrong with it."""
    way = _Way(options, ReadingOptions(language="any"), None)
    for document in _spread(_batches(iter(articles)), way):
        if not isinstance(document, Article):
            yield document


def _of_archives(archives: Sequence[tuple[Path, Filters]], whole: bool) -> Iterator[AttributedDocument]:
    from graphs.archive.inputs import documents_of

    failed: list[str] = []
    done = 0
    for document in documents_of(archives, whole, failed.append):
        done += 1
        yield document
    for message in failed:
        warn(message)
    _end(len(failed), done + len(failed))


def _of_files(
    inputs: Sequence[str], options: Options, progress: bool, known: Known | None
) -> Iterator[AttributedDocument | Article]:
    from quotes.reading.inputs import sources
    from quotes.reading.source import Meter

    meter = Meter()
    reading = chosen_reading()
    files = sources(inputs, meter)
    done = failed = 0
    with progress_of(files if progress else (), meter) as bar:
        for result in _attributed(files, _Way(options, reading, known), bar):
            done += 1
            bar.done()
            if isinstance(result, str):
                failed += 1
                warn(result)
            else:
                yield result
    if not done:
        raise click.exceptions.Exit(_CANNOT_RUN)
    _end(failed, done)


def _end(failed: int, done: int) -> None:
    """Tell how many articles failed, and have the exit code tell it; where none is left, end at once."""
    if not failed:
        return
    if done > 1:
        warn(f"{failed} of {done} articles failed")
    if failed == done:
        raise click.exceptions.Exit(_CANNOT_RUN)
    click.get_current_context().call_on_close(_fail)


class _Way(NamedTuple):
    """What the processes that attribute need to know; known: tells which articles need not be attributed."""

    options: Options
    reading: ReadingOptions
    known: Known | None


def _corrected(
    document: AttributedDocument, overrides: Sequence[Override], unused: set[Override]
) -> AttributedDocument:
    """The document corrected: what fits leaves ``unused``; what was made for it and does not is reported."""
    from quotes.overrides import ALL, apply

    document, unfit = apply(document, overrides)
    unused.intersection_update(unfit)
    for override in unfit:
        if override.document != ALL:
            warn(f"overrides, {override}: no longer fits {document.document.id}; mend or delete it")
    return document


def _fail() -> None:
    if sys.exc_info()[0] is None:  # else something worse ends the command, and is told
        raise click.exceptions.Exit(_ARTICLES_FAILED)


def _attributed(
    files: Sequence[Source | PassedOverError], way: _Way, progress: Progress
) -> Iterator[AttributedDocument | Article | str]:
    """The document of each article in the files, or what is wrong with it."""
    return _spread(_batches(_pieces(files, way.reading, progress)), way)


def _spread(batches: Iterator[list[Piece]], way: _Way) -> Iterator[AttributedDocument | Article | str]:
    """By this process, or where the articles are many by one a core."""
    first = list(itertools.islice(batches, MANY // TOGETHER))
    if len(first) < MANY // TOGETHER:
        return (one for batch in first for one in attributed(batch, *way))
    return by_processes(attributed, itertools.chain(first, batches), way)


def _pieces(
    files: Sequence[Source | PassedOverError], reading: ReadingOptions, progress: Progress
) -> Iterator[Piece]:
    from quotes.reading.inputs import named
    from quotes.reading.source import PassedOverError

    for piece in named(files, reading):
        if isinstance(piece, PassedOverError):
            warn(str(piece))
            continue
        progress.read()
        yield str(piece) if isinstance(piece, ValueError) else piece


def _batches(pieces: Iterator[Any]) -> Iterator[list[Piece]]:
    while batch := list(itertools.islice(pieces, TOGETHER)):
        yield batch


@contextmanager
def output(path: Path | None) -> Iterator[BinaryIO]:
    """Where results go, as bytes: standard output, or a file that appears when it is whole."""
    if path is None:
        stream = sys.stdout.buffer
        yield stream
        stream.flush()
    else:
        with whole(path) as part, part.open("wb") as file:
            yield file
        if path.is_file():
            say_written(path)


def _read_overrides(
    context: click.Context, parameter: click.Parameter, path: Path | None
) -> tuple[Override, ...]:
    if path is None:
        return ()
    from quotes.overrides import read_overrides

    context.meta[CORRECTED] = path
    return read_overrides(path)


inputs_argument: _Decorator = click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
"""``inputs``: what the user names, as ``documents`` takes it."""

_READING = "graphs.commands.reading"
_COLUMNS = ("text", "title", "author", "date", "outlet", "url", "id")


def _note_choice(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    if value is not None and parameter.name:
        field = parameter.name.removesuffix("_column").replace("date", "published")
        context.meta.setdefault(_READING, {})[field] = value


def chosen_reading() -> ReadingOptions:
    """What the user chose about reading, by the options that ``options_option`` adds."""
    context = click.get_current_context(silent=True)
    chosen = dict(context.meta.get(_READING, {})) if context else {}
    language, private = chosen.pop("language", "en"), chosen.pop("private", False)
    return ReadingOptions(language=language, private=private, columns=chosen)


def _chosen(context: click.Context, parameter: click.Parameter, value: str) -> Options:
    """The options, by a share of one: of a hundred where it is above one or has a per cent sign."""
    try:
        share = float(value.removesuffix("%"))
    except ValueError:
        share = -1
    if value.endswith("%") or 1 < share <= 100:
        share /= 100
    if not 0 <= share <= 1:
        raise click.BadParameter(f"{value} is no probability: give 0 to 1, or per cent: 0.8 or 80")
    return Options(min_confidence=share)


def private_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Links may lead to where only this computer or its network gets."""
    return click.option(
        "--private",
        is_flag=True,
        expose_value=False,
        callback=_note_choice,
        help="Links and feeds may be at addresses that are not public, such as an intranet's.",
    )(command)


def options_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """``options``: an Options; and what ``documents`` needs to know about reading."""
    command = click.option(
        "--language",
        type=click.Choice(["en", "any"]),
        default="en",
        show_default=True,
        expose_value=False,
        callback=_note_choice,
        help="Attribute articles in English alone, or whatever they are in.",
    )(command)
    for field in reversed(_COLUMNS):
        command = click.option(
            f"--{field}-column",
            metavar="NAME",
            expose_value=False,
            callback=_note_choice,
            hidden=field != "text",
            help="The column of tables that holds the articles, if it is not called text, body or content;"
            " so too --title-, --author-, --date-, --outlet-, --url- and --id-column.",
        )(command)
    return click.option(
        "--min-confidence",
        "options",
        default=str(Options().min_confidence),
        show_default=True,
        metavar="SHARE",
        callback=_chosen,
        help="Name a speaker from this probability on: 0.8, or 80 for per cent.",
    )(command)


overrides_option: _Decorator = click.option(
    "--overrides",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    callback=_read_overrides,
    metavar="FILE",
    help="Corrections of speakers: CSV with document (or *), mention, is, same as.",
)
"""``overrides``: a tuple of Override."""

identities_option: _Decorator = click.option(
    "--identities",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="What people judged about who is who: a CSV as quotetrail identities writes it, or an archive.",
)
"""``identities``: a path for ``judgements``, or None."""

_acts_option: _Decorator = click.option(
    "--acts",
    type=click.Choice(["statement", "all"]),
    default="statement",
    show_default=True,
    help="Show what was said, or beliefs, intentions and a word or two too.",
)
"""``acts``: which quotes are shown; see ``graphs.shown``."""


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What commands that write what articles say share: inputs, options, overrides, acts."""
    for add in (_acts_option, overrides_option, options_option, inputs_argument):
        command = add(command)
    return command
