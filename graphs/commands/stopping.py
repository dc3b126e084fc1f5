"""A command that is told to end, by Ctrl-C or by the system, ends in order."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["exit_code", "stopped_by_sigterm"]

_INTERRUPTED, _TERMINATED = 130, 143


class _TerminatedError(KeyboardInterrupt):
    """The system wants the command to end."""


def exit_code(error: BaseException) -> int:
    """The exit code of a command that was stopped, by click's Abort or what is behind it."""
    stopped = any(isinstance(one, _TerminatedError) for one in (error, error.__cause__))
    return _TERMINATED if stopped else _INTERRUPTED


def _stop(number: int, frame: FrameType | None) -> None:
    raise _TerminatedError


@contextmanager
def stopped_by_sigterm() -> Iterator[None]:
    """SIGTERM is as Ctrl-C: the processes that attribute end, and nothing half-written is left behind."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
