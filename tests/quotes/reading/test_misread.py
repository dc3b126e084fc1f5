"""Marks that another system made of others."""

from __future__ import annotations

import pytest

from quotes.reading.mending import mended, mended_text


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("ÒWe canÕt,Ó said Ana Roe.", "“We can’t,” said Ana Roe."),
        ("ìWe canít,î said HÈlËne Roe.", "“We can’t,” said Hélène Roe."),
        ("ôWe canÆt,ö said Ana Roe.", "“We can’t,” said Ana Roe."),
        ("″We can′t,″ said Ana Roe, 5′10″ tall.", '"We can’t," said Ana Roe, 5′10″ tall.'),
        ("=E2=80=9CWe go,=E2=80=9D said Ana =\nRoe.", "“We go,” said Ana Roe."),
        ("Òscar Ó Cadhain, José and a=93 in 1990.", "Òscar Ó Cadhain, José and a=93 in 1990."),
    ],
)
def test_marks(broken: str, right: str) -> None:
    assert mended(broken) == mended_text(broken) == right
