"""Which version of rules and models attributed an article."""

from __future__ import annotations

import hashlib
from functools import cache

from quotes.deep import encoder
from quotes.resources import path
from quotes.version import __version__

__all__ = ["fingerprint"]


@cache
def fingerprint() -> str:
    """The version of the program with a digest of its models and lexicons: ``0.1.0-5d41402abc4b``."""
    digest = hashlib.blake2b(digest_size=6)
    for folder in filter(None, (path("models"), path("lexicons"), encoder.folder())):
        for file in sorted(folder.rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                digest.update(file.name.encode())
                digest.update(file.read_bytes())
    return f"{__version__}-{digest.hexdigest()}"
