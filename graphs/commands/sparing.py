"""No output replaces what the same command reads, or another that it writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from pathlib import Path
from typing import Any

import click

__all__ = ["CORRECTED", "sparing"]

CORRECTED = "graphs.commands.corrected"
"""Where a context keeps the file of --overrides, of which the command sees the rows alone."""

_READ = ("inputs", "paths", "against", "identities", "judged", "people", "rules")
_WRITTEN = ("path", "unmatched", "folder")


def sparing(
    command: Callable[..., Any], writes: Callable[[Path], tuple[Path, ...]] = lambda path: (path,)
) -> Callable[..., Any]:
    """The command, which ends before anything is read where a file to be written is an input, or is so twice.

    writes: the files that it makes of the name of an output.
    """

    @wraps(command)
    def guarded(*arguments: Any, **values: Any) -> Any:
        context = click.get_current_context()
        written: set[Path] = set()
        for name in _WRITTEN:
            if (asked := context.params.get(name)) is not None:
                for path in writes(asked) if name == "path" else (asked,):
                    if path.resolve() in written:
                        raise click.ClickException(
                            f"{path}: is named for two outputs; give each its own name"
                        )
                    written.add(path.resolve())
                    _refuse_inputs(path, context)
        return command(*arguments, **values)

    return guarded


def _refuse_inputs(path: Path, context: click.Context) -> None:
    """Raises ClickException where the file is read, or something that is read lies in the folder."""
    if not path.is_file() and not path.is_dir():  # nothing is there yet, or a device
        return
    for file in _read(context.params, context.meta):
        if path.is_file() and file.is_file() and path.samefile(file):
            same = "is" if str(path) == str(file) else f"is the same file as {file}, which is"
            raise click.ClickException(f"{path}: {same} read by this command; give the output another name")
        if path.is_dir() and file.exists() and path.samefile(file.resolve().parent):
            raise click.ClickException(
                f"{path}: this directory holds {file}, which this command reads; name another, or a file"
            )


def _read(values: Mapping[str, Any], noted: Mapping[str, Any]) -> Iterator[Path]:
    """The files that a command with these parameters reads."""
    from graphs.archive.inputs import parted
    from quotes.reading.inputs import sources
    from quotes.reading.links import is_link

    given = [values.get(name) for name in _READ] + [noted.get(CORRECTED)]
    names = [str(name) for one in given if one for name in (one if isinstance(one, tuple) else (one,))]
    archives, others = parted(names)
    yield from (path for path, _ in archives)
    for source in sources([name for name in others if name != "-" and not is_link(name)]):
        if path := getattr(source, "path", None):
            yield Path(path)
