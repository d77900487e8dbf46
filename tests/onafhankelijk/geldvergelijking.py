"""Money in `vergelijk`: the overview and its findings as values to compare, and what must add up in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from geldbevindingen import CODES

RIJVELDEN = (
    "begroot", "geindexeerd", "begroot_periode", "gerealiseerd", "volledig", "verschil", "percentage",
    "fte", "fte_gerealiseerd", "bedrag_per_fte", "prognose", "pro_rata", "subtotaal", "normen",
)  # fmt: skip
PROEFTUINVELDEN = (
    "begroot", "begroot_periode", "gerealiseerd", "volledig", "verschil", "percentage", "fte_gerealiseerd",
)  # fmt: skip
BEDRAGEN = ("begroot", "geindexeerd", "begroot_periode", "gerealiseerd", "verschil", "prognose", "pro_rata")
SOMMEN = (*BEDRAGEN, "fte")
SUBTOTAALVELDEN = ("bedrag", "fte", "verschil", "verschil_fte")
NORMVELDEN = ("id", "soort", "oordeel")
LIJSTEN = ("domeinen", "werksoorten", "posten", "niet_begroot")
KOPVELDEN = ("periode", "maanden", "leveringen", "ontbreekt", "volledig", "zonder_index", "prognose", "normen")

Tabel = Mapping[str, Any]
Waarden = dict[tuple[str, str], Any]

_BEDRAG = re.compile(r"-?[0-9]+\.[0-9]{2}")
_POST = re.compile(r'post "([^"]+)"')


def rijen(financien: Tabel) -> list[tuple[str, Tabel]]:
    """Every row with the name of its list and its id."""
    gevonden = [(f"{lijst} {rij.get('id')} ", rij) for lijst in LIJSTEN for rij in financien.get(lijst) or ()]
    los = ("totaal", "niet_te_plaatsen")
    return gevonden + [(f"{naam} ", financien[naam]) for naam in los if financien.get(naam) is not None]


def waarden(financien: Tabel, bevindingen: Sequence[Tabel]) -> Waarden:
    """All that is compared of one report; a row that one side lacks shows in the ids of its list."""
    gekozen: Waarden = {(veld, ""): financien[veld] for veld in KOPVELDEN if veld in financien}
    if financien["prognose"] is None:
        del gekozen["prognose", ""]  # the design does not say the number of months where there is no forecast
    for lijst in LIJSTEN:
        gekozen[lijst, ""] = sorted(str(rij.get("id")) for rij in financien.get(lijst) or ())
    gekozen["niet_te_plaatsen", ""] = financien.get("niet_te_plaatsen") is not None
    for naam, rij in rijen(financien):
        gekozen |= {(veld, naam): _alleen(rij[veld], veld) for veld in RIJVELDEN if veld in rij}
    proeftuin = financien.get("proeftuin")
    gekozen["proeftuin", ""] = proeftuin is not None
    for veld in PROEFTUINVELDEN:
        if proeftuin is not None and veld in proeftuin:
            gekozen[veld, "proeftuin "] = proeftuin[veld]
    if not financien["maanden"]:  # nor whether the Proeftuin of no delivery cost nothing, or is not known
        gekozen.pop(("gerealiseerd", "proeftuin "), None)
    for code in CODES:
        gekozen[code, ""] = sorted(_plaats(b) for b in bevindingen if b.get("code") == code)
    return gekozen


def _alleen(waarde: Any, veld: str) -> Any:
    """A value without the keys that the design does not know (design 5.1: a reader ignores these)."""
    if veld == "subtotaal" and isinstance(waarde, dict):
        return {naam: waarde[naam] for naam in SUBTOTAALVELDEN if naam in waarde}
    if veld == "normen" and isinstance(waarde, list):
        return [{naam: norm[naam] for naam in NORMVELDEN if naam in norm} for norm in waarde]
    return waarde


def _plaats(bevinding: Tabel) -> str:
    """Where a finding points: its file, its line, and the post that it names.

    The design says no line for a post that is absent (D54), and no post where the line tells it.
    """
    return f"{bevinding.get('bestand')} {bevinding.get('regel') or '-'} {bevinding.get('post') or '-'}"


def uit_programma(financien: Tabel, bevindingen: Sequence[Tabel], map_: str) -> Waarden:
    """The same of the JSON of the program (design 5.1)."""
    kop = {**financien}
    kop["periode"] = (financien.get("periode") or {}).get("id")
    kop["leveringen"] = [levering.get("periode") for levering in financien.get("leveringen") or ()]
    kop["ontbreekt"] = [levering.get("periode") for levering in financien.get("ontbreekt") or ()]
    kop["zonder_index"] = (financien.get("prijzen") or {}).get("ontbreekt")
    kop["prognose"] = (financien.get("prognose") or {}).get("maanden")
    gevonden = []
    for tabel in bevindingen:
        code, bestand = tabel.get("code"), str(tabel.get("bestand")).removeprefix(map_)
        post = _POST.search(str(tabel.get("bericht"))) if code in ("OW-D50", "OW-D53", "OW-D54") else None
        regel = None if code == "OW-D54" else tabel.get("regel")
        gevonden.append({"code": code, "bestand": bestand, "regel": regel, "post": post and post[1]})
    return waarden(kop, gevonden)


# --- what must add up -----------------------------------------------------------------------------


def klopt_niet(financien: Tabel) -> list[str]:
    """What is wrong in the overview by itself: amounts without cents, and columns that do not add up (M6)."""
    fouten = []
    plekken = [*rijen(financien), ("proeftuin ", financien.get("proeftuin") or {})]
    for naam, rij in plekken:
        for kolom in BEDRAGEN:
            bedrag = rij.get(kolom)
            if bedrag is not None and not _BEDRAG.fullmatch(bedrag):
                fouten.append(f"{naam}{kolom}: {bedrag} is geen bedrag in centen")
    totaal, niet_te_plaatsen = financien.get("totaal") or {}, financien.get("niet_te_plaatsen")
    domeinen, werksoorten, posten, niet_begroot = (financien.get(lijst) or [] for lijst in LIJSTEN)
    ernaast = [*niet_begroot, *([niet_te_plaatsen] if niet_te_plaatsen else [])]
    groepen = [("totaal", totaal, [*domeinen, *ernaast])]
    groepen += [(d["id"], d, [w for w in werksoorten if w["domein"] == d["id"]]) for d in domeinen]
    groepen += [(w["id"], w, [p for p in posten if p["werksoort"] == w["id"]]) for w in werksoorten]
    for naam, geheel, delen in groepen:
        for kolom in SOMMEN:
            som = sum((Fraction(deel[kolom]) for deel in delen if deel.get(kolom) is not None), start=Fraction(0))
            if geheel.get(kolom) is not None and Fraction(geheel[kolom]) != som:
                fouten.append(f"{naam} {kolom}: {geheel[kolom]}, maar samen {float(som)}")
    return fouten
