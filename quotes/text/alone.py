"""Modules alone: one that is imported without what its packages import for others."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from types import ModuleType

__all__ = ["alone"]


@contextmanager
def alone(*packages: str) -> Iterator[None]:
    """Let modules of some packages, outer ones first, be imported in this block without those packages.

    What has been imported already stays as it is, and who imports the packages after the block gets them as
    ever: whole, with modules of their own.
    """
    before = set(sys.modules)
    for name in packages:
        if name not in sys.modules and (spec := find_spec(name)):
            bare = sys.modules[name] = ModuleType(name)
            bare.__spec__, bare.__path__ = spec, list(spec.submodule_search_locations or ())
    try:
        yield
    finally:
        for name in set(sys.modules) - before:
            if any(name == package or name.startswith(f"{package}.") for package in packages):
                del sys.modules[name]
