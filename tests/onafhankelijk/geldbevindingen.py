"""Findings on money: OW-D50 to OW-D54, of every delivery in the folder (design 4.6, rule 56).

A finding is its code, its file, and the line and post as far as the design determines them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from geld import Boeking, boekingen, gemist, negatief_zonder_reden, onmogelijk
from kalender import Periode
from leveringen import Rij
from overeenkomst import Overeenkomst
from stappen import Bron
from waarden import als_getal, is_waarde

CODES = ("OW-D50", "OW-D51", "OW-D52", "OW-D53", "OW-D54")


def _bevinding(code: str, rij: Rij, post: str | None = None) -> dict[str, Any]:
    return {"code": code, "bestand": rij.plek.bestand, "regel": rij.plek.regel, "post": post}


def geldbevindingen(overeenkomst: Overeenkomst, bron: Bron, peildatum: date) -> list[dict[str, Any]]:
    geld = overeenkomst.geld
    if geld.financien is None:
        return []
    verzameling = bron.verzamelingen[geld.financien.gegevens]
    alle = boekingen(geld, bron, bron.zaken(geld.financien.gegevens, peildatum))
    gevonden = [b for boeking in alle for b in _per_rij(overeenkomst, boeking)]
    for levering in sorted(verzameling.leveringen, key=lambda p: p.laatste):
        gevonden += _verschillen(overeenkomst, levering, [b for b in alle if b.levering == levering])
        bestanden = [naam for periode, naam in verzameling.bestanden if periode == levering]
        gevonden += [
            {"code": "OW-D54", "bestand": ", ".join(bestanden), "regel": None, "post": post}
            for _, post in gemist(geld.posten, [levering], alle, geld)
        ]
    return gevonden


def _per_rij(overeenkomst: Overeenkomst, boeking: Boeking) -> Iterator[dict[str, Any]]:
    """D50, D51 and D52: what one row tells by itself; what has no key that counts does not count anyhow."""
    geld, f = overeenkomst.geld, overeenkomst.geld.financien
    assert f is not None
    rij = min(boeking.rijen, key=lambda rij: (rij.plek.bestand, rij.plek.regel))
    if boeking.post is not None and boeking.post not in geld.posten:
        yield _bevinding("OW-D50", rij, boeking.post)
    if not boeking.leesbaar:
        return
    if negatief_zonder_reden(als_getal(rij.cellen[f.bedrag]), is_waarde(rij.cellen[f.toelichting])):
        yield _bevinding("OW-D51", rij)
    if onmogelijk(als_getal(rij.cellen[f.fte]), f):
        yield _bevinding("OW-D52", rij)


def _verschillen(overeenkomst: Overeenkomst, levering: Periode, boekingen_: list[Boeking]) -> Iterator[dict[str, Any]]:
    """D53: all rows of a post together, against its budget in prices of the year of the delivery."""
    geld, f = overeenkomst.geld, overeenkomst.geld.financien
    assert f is not None
    for post in geld.posten.values():
        rijen = [b for b in boekingen_ if b.post == post.id]
        bekend = [b.bedrag for b in rijen if b.bedrag is not None]
        if not rijen or len(bekend) < len(rijen) or any(b.toegelicht for b in rijen):
            continue
        budget = post.bedrag * geld.index(levering.eerste.year) * levering.maanden / 12
        if abs(sum(bekend, start=Fraction(0)) - budget) > f.verschil * budget:
            yield _bevinding("OW-D53", rijen[0].rijen[0], post.id)
