"""The toetsen beside the norms (design 4, `[[norm.toets]]`), run with this recomputation.

The rows come from one delivery, that of the periode of the toets; every delivery that is needed
counts as there.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from geldafspraken import BegrotingVorm, FormatieVorm
from kalender import Periode, lees_periode, periode_rond
from leveringen import Rij, Verzameling, cel_uit, sleutel_van, zaken_uit
from overeenkomst import Gegevens, Norm, Overeenkomst
from stappen import Bron, Vraag
from uitkomst import Dossier, meet, oordeelregel
from voorwaarden import Veld
from waarden import Cel, Onleesbaar, Punt, lees_decimaal

Tabel = Mapping[str, Any]


def _cel(waarde: Any, veld: Veld) -> Cel:
    """A value in a toets; a field left out is empty, also where it is verplicht."""
    if waarde is None:
        return veld.leeg_betekent
    if isinstance(waarde, bool):
        return waarde if veld.soort == "janee" else cel_uit(str(waarde), veld)
    if isinstance(waarde, date):
        return cel_uit(waarde.isoformat(), veld)
    return cel_uit(str(waarde), veld)


def _rijen(toets: Tabel, gegevens: Gegevens, levering: Periode) -> list[Rij]:
    """The rows; one without its key fields, and one with `herhaal`, gets a key of its own."""
    rijen: list[Rij] = []
    for rij in toets.get("rijen", []):
        cellen = {naam: _cel(rij.get(naam), veld) for naam, veld in gegevens.velden.items()}
        eigen_sleutel = "herhaal" in rij or any(naam not in rij for naam in gegevens.sleutel)
        for _ in range(rij.get("herhaal", 1)):
            eigen = (Fraction(len(rijen)), "eigen sleutel")
            rijen.append(Rij(levering, eigen if eigen_sleutel else sleutel_van(cellen, gegevens), cellen))
    return rijen


def _leden(toets: Tabel) -> list[list[str]] | None:
    """A list of members, or for a product a list per factor."""
    leden = toets.get("leden")
    if leden is None:
        return None
    return [list(leden)] if all(isinstance(lid, str) for lid in leden) else [list(f) for f in leden]


def _gelijk(verwacht: Any, gevonden: Any) -> bool:
    """Numbers by their value: 1, "1" and "1,0" are the same, and "1.234,50" is Dutch."""
    getal = lees_decimaal(str(verwacht), Punt.DUIZEND)
    if isinstance(getal, Onleesbaar) or gevonden is None:
        return bool(verwacht == gevonden)
    return getal == Fraction(str(gevonden))


def toets_norm(norm: Norm, toets: Tabel, overeenkomst: Overeenkomst) -> list[str]:
    """What differs from `verwacht`, a line per value; empty when the toets holds."""
    periode = lees_periode(toets["periode"])
    if periode is None:
        return [f"geen periode: {toets['periode']}"]
    dossier, verzamelingen = Dossier(), {}
    if norm.gegevens is None:  # an oordeel norm: its rows are those of oordelen.csv
        velden = ({n: str(w) for n, w in {"onderwerp": norm.id, **rij}.items()} for rij in toets.get("rijen", []))
        dossier = Dossier([regel for regel in map(oordeelregel, velden) if regel is not None])
    else:
        gegevens = overeenkomst.gegevens[norm.gegevens]
        levering = periode
        if isinstance(norm.vorm, BegrotingVorm | FormatieVorm):  # M1: the last delivery of the period
            levering = periode_rond(periode.laatste, gegevens.maanden)
        zaken = zaken_uit(_rijen(toets, gegevens, levering), gegevens)
        verzamelingen[gegevens.id] = Verzameling(gegevens, frozenset({levering}), zaken)
    bron = Bron(verzamelingen, toets=True, toets_leden=_leden(toets))
    vraag = Vraag(periode, toets.get("peildatum", periode.laatste))
    gevonden = meet(norm, vraag, overeenkomst, bron, dossier)
    return [
        f"{naam}: verwacht {waarde}, gevonden {gevonden.get(naam)}"
        for naam, waarde in toets["verwacht"].items()
        if not _gelijk(waarde, gevonden.get(naam))
    ]


def alle_toetsen(overeenkomst: Overeenkomst) -> list[tuple[str, str, list[str]]]:
    """Per toets: the norm, its name, and what differs."""
    return [
        (norm.id, toets["naam"], toets_norm(norm, toets, overeenkomst))
        for norm in overeenkomst.normen
        for toets in norm.toetsen
    ]
