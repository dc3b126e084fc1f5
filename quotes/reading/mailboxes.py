"""Mailboxes (mbox): many mails in a file, each begun by a line ``From ADDRESS DATE``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.document import Article
from quotes.reading.mail import of_message
from quotes.reading.options import ReadingOptions
from quotes.reading.source import LARGEST, ReadingError, Source, too_long

__all__ = ["pieces"]

_BEGINS = re.compile(rb"From .*\b\d\d?:\d\d\b.*\b(?:19|20)\d\d\b")
"""The line above a mail; a sentence that begins with "From" tells no time and year."""


def pieces(source: Source, options: ReadingOptions) -> Iterator[Source | Article | ReadingError]:
    """The article of each mail, and what is attached to it."""
    for number, data in enumerate(_messages(source), 1):
        name = f"{source.name}, mail {number}"
        try:
            if len(data) > LARGEST:
                raise too_long(source.name, f"more than {LARGEST:,} bytes")
            yield from of_message(source, data, number)
        except ReadingError as error:
            yield ReadingError(str(error).replace(source.name, name, 1))


def _messages(source: Source) -> Iterator[bytes]:
    """The bytes of each mail, of one that is too long a little more than what is allowed."""
    message: list[bytes] = []
    size = 0
    with source.open() as stream:
        while line := stream.readline(LARGEST):
            if _BEGINS.match(line):
                if message:
                    yield b"".join(message)
                message, size = [], 0
            elif size <= LARGEST:
                message.append(line[1:] if line.startswith(b">From ") else line)
                size += len(line)
    if message:
        yield b"".join(message)
