"""Files that appear when they are whole: what a full disk or a fault cuts short is not left behind."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["whole", "whole_in"]

_BESIDE = ".quotetrail-"


@contextmanager
def whole(path: str | Path) -> Iterator[Path]:
    """Where to write the file ``path``, and files beside it, which get their place when the block ends well.

    A device or a pipe is written at once. An OSError names ``path``.
    """
    path = Path(path)
    if path.exists() and not path.is_file():
        yield path
        return
    path = path.resolve()  # a link stays one
    with whole_in(path.parent, path) as folder:
        yield folder / path.name


@contextmanager
def whole_in(folder: Path, name: Path | None = None) -> Iterator[Path]:
    """A folder whose files move into ``folder`` when the block ends well, over those of the same name.

    name: what an OSError calls it, if not ``folder``.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=_BESIDE, dir=folder) as beside:
            yield Path(beside)
            for file in Path(beside).iterdir():
                file.replace(folder / file.name)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) or _BESIDE in str(error.filename):
            error.filename = str(name or folder)
        raise
