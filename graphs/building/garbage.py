"""Garbage collection as it suits a process that does nothing but read articles."""

from __future__ import annotations

import atexit
import gc

__all__ = ["collect_rarely"]


def collect_rarely() -> None:
    """Let Python look for cyclic garbage seldom in this process, and not at its end.

    Readings and quotes are many small objects without cycles: looking through them again and
    again takes a twentieth of the time, and once more before the process ends a tenth of what one
    article takes. A library leaves this to the process that uses it.
    """
    gc.set_threshold(200_000, 20, 20)
    atexit.register(gc.freeze)
