"""How far long work is: whoever does it tells its steps, whoever waits for it may listen.

    for claim in steps("Comparing claims", claims): ...

Without a listener this is the loop alone. A listener may raise, which ends the work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

__all__ = ["Listener", "heard", "steps", "telling"]

Listener = Callable[[str, int, int], None]
"""Is told what is done, how much of it, and of how much (0: not known); an empty name when it is over."""

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)

T = TypeVar("T")


@contextmanager
def heard(listener: Listener | None) -> Iterator[None]:
    """``listener`` is told the steps of what is done inside; None: nobody."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def steps(name: str, things: Iterable[T], total: int = 0) -> Iterator[T]:
    """The same things, each a step of the work; total: their number where they do not tell it."""
    if _listener.get() is None:
        return iter(things)
    return _told(name, things, len(things) if isinstance(things, Sized) else total)


def _told(name: str, things: Iterable[T], total: int) -> Iterator[T]:
    with telling(name, total) as tell:
        for done, thing in enumerate(things):
            tell(done)
            yield thing


@contextmanager
def telling(name: str, total: int = 0) -> Iterator[Callable[[int], None]]:
    """For work that is no loop: what is told how much is done."""
    listener = _listener.get()
    if listener is None:
        yield lambda done: None
        return
    listener(name, 0, total)
    try:
        yield lambda done: listener(name, done, total)
    finally:
        listener("", 0, 0)
