"""Where results go: the file that ``-o`` names, in the format that its ending says, or the user's pager."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import redirect_stderr
from pathlib import Path
from typing import Any

import click

from graphs.commands.sparing import sparing

__all__ = ["format_of", "format_option", "in_a_folder", "output_option", "paged"]

_Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def output_option(help: str, writes: Callable[[Path], tuple[Path, ...]] = lambda path: (path,)) -> _Decorator:
    """``path``: where to write, in a folder that exists, over no input; None for standard output.

    writes: the files that are made of it.
    """
    option = click.option(
        "-o",
        "--output",
        "path",
        type=click.Path(path_type=Path),
        callback=in_a_folder,
        metavar="FILE",
        help=help,
    )
    return lambda command: option(sparing(command, writes))


def format_option(formats: Mapping[str, tuple[str, ...]], help: str) -> _Decorator:
    """``form``: what the user asks for of ``formats``, or None."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(list(formats)),
        show_default=f"what FILE ends in, else {next(iter(formats))}",
        help=help,
    )


def format_of(path: Path | None, asked: str | None, formats: Mapping[str, tuple[str, ...]]) -> str:
    """The format to write: the one asked for, or the file's by its ending, or the first of all.

    formats: each with the endings of its files. Raises click.UsageError for an ending that none
    has, and for one of another format than is asked for.
    """
    if path is None or (path.exists() and not path.is_file() and not path.is_dir()):  # a device or a pipe
        return asked or next(iter(formats))
    ending = path.suffix.lower()
    fit = [name for name, endings in formats.items() if ending in endings]
    if asked is None:
        if path.is_dir():
            raise click.UsageError(f"{path} is a directory: name a file in it")
        if not fit:
            raise click.UsageError(f"{path}: its ending says no format; it can be {_endings(formats)}")
        return fit[0]
    if fit and asked not in fit:
        better = f"end it in {formats[asked][0]}" if formats[asked] else "name a folder"
        raise click.UsageError(f"{path}: {ending} is {fit[0]}, not {asked}; {better} or leave out --format")
    return asked


def _endings(formats: Mapping[str, tuple[str, ...]]) -> str:
    return ", ".join(dict.fromkeys(ending for endings in formats.values() for ending in endings))


def in_a_folder(context: click.Context, parameter: click.Parameter, path: Path | None) -> Path | None:
    """The file to write, for an option. Raises ClickException where there is no folder to hold it."""
    if path and not path.parent.is_dir():
        raise click.ClickException(f"{path}: there is no folder {path.parent}; make it first")
    return path


def paged(texts: Iterable[str]) -> None:
    """Print by way of the user's pager, which ends where all fits the terminal; messages come after it."""
    os.environ.setdefault("LESS", "FRX")
    messages = io.StringIO()
    try:
        with redirect_stderr(messages):
            click.echo_via_pager(texts, color=True)
    finally:
        click.echo(messages.getvalue(), err=True, nl=False)
