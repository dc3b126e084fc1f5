"""Postponed imports: what another package imports and may never use waits until it is used."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pkgutil import resolve_name
from types import ModuleType
from typing import Any

__all__ = ["postponed"]


class _Late(ModuleType):
    """What stands for a module, or for a function or class of one, until that is called."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Late(f"{self.__name__}.{name}")

    def __call__(self, *values: Any, **named: Any) -> Any:
        return resolve_name(self.__name__)(*values, **named)


class _Finder(MetaPathFinder, Loader):
    """Finds stand-ins for the modules of some packages."""

    def __init__(self, packages: Sequence[str]) -> None:
        self.packages = packages

    def find_spec(self, name: str, path: object, target: object = None) -> ModuleSpec | None:
        own = name.partition(".")[0] in self.packages
        return ModuleSpec(name, self, is_package=True) if own else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Late(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is run."""


@contextmanager
def postponed(*packages: str) -> Iterator[None]:
    """Let imports from some packages in this block give what imports them when it is called.

    What is not installed stays so, what has been imported already stays as it is, and who imports the
    packages after the block gets them as ever.
    """
    finder = _Finder([name for name in packages if name not in sys.modules and find_spec(name)])
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in [name for name, module in sys.modules.items() if isinstance(module, _Late)]:
            del sys.modules[name]
