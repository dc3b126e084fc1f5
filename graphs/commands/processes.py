"""Work that is spread over a process a core, and ends at once where nobody waits for it any more."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from graphs.building.garbage import collect_rarely

__all__ = ["by_processes"]

Result = TypeVar("Result")


def by_processes(
    work: Callable[..., list[Result]], batches: Iterable[Any], way: Iterable[Any]
) -> Iterator[Result]:
    """What ``work`` makes of each batch, with what else it takes, only a few batches ahead of who asks."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import active_children, get_context

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    pool = ProcessPoolExecutor(cores, get_context("spawn"), _begin_process)
    waiting: deque[Any] = deque()
    try:
        for batch in batches:
            waiting.append(pool.submit(work, batch, *way))
            if len(waiting) > 2 * cores:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BaseException:  # who waits, or reads, has had enough: no batch is worth waiting for
        for process in active_children():
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _begin_process() -> None:
    collect_rarely()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
