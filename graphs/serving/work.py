"""Work that takes longer than a page may: it goes on in a thread, tells how far it is, can be stopped."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from graphs.steps import heard

__all__ = ["StoppedError", "Work", "Works"]

_KEPT = 200


class StoppedError(Exception):
    """Somebody asked the work to stop."""


@dataclass
class Work:
    """One piece of work.

    now: what of it is done, in steps. to: the address of what came of it; error: what was wrong, in one line.
    """

    name: str
    now: str = ""
    done: int = 0
    total: int = 0
    to: str = ""
    error: str = ""
    id: str = field(default_factory=lambda: secrets.token_urlsafe(9))
    asked_to_stop: bool = False
    ended: threading.Event = field(default_factory=threading.Event, repr=False)

    def step(self, name: str, done: int, total: int) -> None:
        """Listens to its steps; see ``graphs.steps``. Raises StoppedError where it should stop."""
        if not name:
            return
        self.now, self.done, self.total = name, done, total
        if self.asked_to_stop:
            raise StoppedError

    @property
    def is_stopped(self) -> bool:
        """Whether it ended before its end, as it was asked to."""
        return self.ended.is_set() and not self.to and not self.error


class Works:
    """The pieces of work of one running page, the last few hundred."""

    def __init__(self) -> None:
        self._works: dict[str, Work] = {}

    def start(self, name: str, run: Callable[[], str], patience: float = 1.0) -> Work:
        """Start ``run``, which gives the address of what came of it, and wait ``patience`` seconds for it."""
        work = Work(name)
        self._works[work.id] = work
        for old in list(self._works)[:-_KEPT]:
            del self._works[old]
        threading.Thread(target=self._run, args=(work, run), daemon=True).start()
        work.ended.wait(patience)
        return work

    def __getitem__(self, id: str) -> Work | None:
        return self._works.get(id)

    @staticmethod
    def _run(work: Work, run: Callable[[], str]) -> None:
        try:
            with heard(work.step):
                work.to = run()
        except StoppedError:
            pass
        except ValueError as error:
            work.error = str(error)
        except Exception as error:  # a fault of ours must not leave the page waiting for ever
            work.error = f"an error of our own: {type(error).__name__}: {error}; please report it"
        finally:
            work.ended.set()
