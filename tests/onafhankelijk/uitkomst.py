"""From counts to verdicts (design 4.2), kernbedingen, exit status and waiting lists (design 4.3).

`bereken` gives one report: plain values, ready for JSON, with the field names of design 5.1.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor
from pathlib import Path
from typing import Any

from bestanden import decodeer
from geldafspraken import BegrotingVorm, FormatieVorm
from geldbevindingen import geldbevindingen
from geldoverzicht import financien
from kalender import Periode, periodes_die_raken
from leveringen import Zaak, lees_map, nodige_leveringen
from normen import tel
from overeenkomst import (
    AandeelVorm,
    AantalVorm,
    Drempel,
    FrequentieVorm,
    Norm,
    OordeelVorm,
    Overeenkomst,
    VolledigheidVorm,
    Wachtlijst,
    Wachttelling,
)
from stappen import Bron, Meting, Stand, Vraag
from verleden import Verleden, als_json
from voorwaarden import gelden_alle
from waarden import ONLEESBAAR, Onleesbaar, als_datum, als_getal, exact, hoogstens_tien, lees_datum, procent

# design 4.2: a kernbeding takes the worst of its norms; the others do not count
ERGSTE_EERST = ("niet_gehaald", "onzeker", "geen_gegevens", "te_beoordelen", "uitzondering", "gehaald")


@dataclass(frozen=True)
class Oordeelregel:
    """A judgement of the gemeente (design 3.2, oordelen.csv)."""

    onderwerp: str
    datum: date
    positief: bool
    geldig_tot: date | None


@dataclass(frozen=True)
class Uitzondering:
    """An accepted deviation (design 3.2, uitzonderingen.toml)."""

    norm: str
    vanaf: date
    tot_en_met: date | None


@dataclass(frozen=True)
class Dossier:
    """What the gemeente keeps beside the deliveries."""

    oordelen: Sequence[Oordeelregel] = ()
    uitzonderingen: Sequence[Uitzondering] = ()


@dataclass(frozen=True)
class Grenzen:
    """The lowest and the highest outcome that the unreadable rows leave open."""

    laagste: Fraction
    hoogste: Fraction
    noemer: Fraction


# --- the verdict of one norm (design 4.2) ---------------------------------------------------------


def meetperiode_in(norm: Norm, gevraagd: Periode) -> Periode | None:
    """Design 4.1 "Rhythm" and rule 2: the period to judge, or None when it is not its turn."""
    if norm.meetperiode is None or norm.meetperiode <= gevraagd.maanden:
        return gevraagd
    langer = periodes_die_raken(gevraagd.eerste, gevraagd.laatste, norm.meetperiode)
    return next((p for p in reversed(langer) if gevraagd.bevat(p.laatste)), None)


def grenzen_van(norm: Norm, stand: Stand) -> Grenzen:
    """Design 4.4 "Then", rule 14: with all unreadable rows bad, and with all of them good."""
    match norm.vorm:
        case VolledigheidVorm() | FrequentieVorm():
            hoogste = min(stand.teller + stand.gewicht, stand.noemer) + stand.extra
            noemer = stand.noemer + stand.extra
        case AantalVorm():
            hoogste, noemer = stand.teller + stand.gewicht, Fraction(1)
        case _:
            hoogste, noemer = stand.teller + stand.gewicht, stand.noemer + stand.gewicht
    return Grenzen(min(stand.teller, hoogste), max(stand.teller, hoogste), noemer)


def _zeker_ondanks_gemis(norm: Norm, stand: Stand, drempel: Drempel) -> bool | None:
    """Design 4.4: what no further rows could turn stands, though deliveries are missing."""
    k, n = stand.teller, stand.noemer
    match norm.vorm:
        case VolledigheidVorm() | FrequentieVorm():
            vol = n > 0 and k == n and stand.extra == 0
            return drempel.gehaald(k, n) if vol else None
        case AantalVorm(som=None):  # rule 11
            return drempel.minstens if drempel.gehaald(k, Fraction(1)) == drempel.minstens else None
        case AantalVorm() | BegrotingVorm() | FormatieVorm():  # M1: whatever the sums
            return None
        case _:
            gebroken = k < n if drempel.minstens else k > 0
            uiterste = drempel.waarde == (1 if drempel.minstens else 0)
            return False if gebroken and uiterste else None


def _vergelijk(norm: Norm, stand: Stand, drempel: Drempel) -> bool | None:
    """Whether the threshold is met; None when that can't be told."""
    if stand.onbekend:
        return None
    if stand.leveringen.ontbreken:
        return _zeker_ondanks_gemis(norm, stand, drempel)
    if isinstance(norm.vorm, BegrotingVorm | FormatieVorm):  # M4: of a budget of 0 as well
        return drempel.gehaald(stand.teller, stand.noemer)
    grenzen = grenzen_van(norm, stand)
    if grenzen.noemer == 0:
        return None  # unreadable rows, and nothing to hold them against
    laag = drempel.gehaald(grenzen.laagste, grenzen.noemer)
    hoog = drempel.gehaald(grenzen.hoogste, grenzen.noemer)
    return laag if laag == hoog else None


def oordeel_over(norm: Norm, stand: Stand, drempel: Drempel | None) -> str:
    """The verdicts in the order of design 4.2, from geen_gegevens on."""
    if stand.leveringen.geen or stand.geen_leden:
        return "geen_gegevens"
    leeg = stand.noemer == 0 and stand.onleesbaar == 0 and stand.extra == 0 and not stand.onbekend
    if isinstance(norm.vorm, BegrotingVorm):  # M4
        leeg &= stand.teller == 0
    if leeg and not stand.leveringen.ontbreken and not isinstance(norm.vorm, AantalVorm):
        return "geen_gevallen"
    if drempel is None:
        return "geen_norm"
    gehaald = _vergelijk(norm, stand, drempel)
    if gehaald is None:
        return "onzeker"
    return "gehaald" if gehaald else "niet_gehaald"


def marge_van(norm: Norm, stand: Stand, drempel: Drempel | None) -> Fraction | None:
    """How many cases better (+) or worse (-) than asked (design 4.2, rule 12)."""
    if drempel is None or (isinstance(norm.vorm, AandeelVorm) and norm.vorm.weging):
        return None
    if isinstance(norm.vorm, BegrotingVorm | FormatieVorm):  # M4
        return None
    k, grens = stand.teller, drempel.waarde
    if not isinstance(norm.vorm, AantalVorm):
        grens *= stand.noemer
        grens = Fraction(ceil(grens) if drempel.minstens else floor(grens))
    return k - grens if drempel.minstens else grens - k


def _als_json(getal: Fraction | None) -> int | str | None:
    """A whole number, or an exact decimal as a string (design 5.1)."""
    if getal is None:
        return None
    return int(getal) if getal.denominator == 1 else exact(getal)


def _leeg(norm: Norm, meetperiode: Periode, oordeel: str) -> dict[str, Any]:
    """The outcome of a norm that has no figures: nothing stands apart either."""
    return {
        "id": norm.id,
        "soort": norm.soort,
        "meetperiode": meetperiode.id,
        "oordeel": oordeel,
        **dict.fromkeys(("teller", "noemer", "waarde", "marge", "grenzen")),
        **dict.fromkeys(("open", "ingetrokken", "proeftuin", "onleesbaar"), 0),
    }


def _cijfers(norm: Norm, stand: Stand, oordeel: str, drempel: Drempel | None) -> dict[str, Any]:
    """teller, noemer, waarde, marge and grenzen of a norm that has figures."""
    teller = exact(stand.teller)
    if isinstance(norm.vorm, AantalVorm):
        cijfers: dict[str, Any] = {"teller": teller, "noemer": None, "waarde": teller}
    else:
        waarde = procent(stand.teller, stand.noemer) if stand.noemer else None
        cijfers = {"teller": teller, "noemer": hoogstens_tien(stand.noemer), "waarde": waarde}
    if oordeel in ("gehaald", "niet_gehaald"):
        cijfers["marge"] = _als_json(marge_van(norm, stand, drempel))
    grenzen = grenzen_van(norm, stand)
    # rule 28: only what unreadable rows of known weight leave open has bounds
    begrensd = not stand.onbekend and not stand.leveringen.ontbreken and grenzen.noemer > 0
    if oordeel == "onzeker" and begrensd:
        cijfers["grenzen"] = {
            naam: exact(k) if isinstance(norm.vorm, AantalVorm) else procent(k, grenzen.noemer)
            for naam, k in (("laagste", grenzen.laagste), ("hoogste", grenzen.hoogste))
        }
    return cijfers


def oordeel_van_gemeente(norm: Norm, geldig_norm: OordeelVorm, einde: date, dossier: Dossier) -> str:
    """Rule 18: the newest judgement decides (same day: the negative), while it is valid."""
    over = {norm.id, *norm.hoort_bij}
    bekend = [o for o in dossier.oordelen if o.onderwerp in over and o.datum <= einde]
    if not bekend:
        return "te_beoordelen"
    nieuwste = max(bekend, key=lambda o: (o.datum, not o.positief))
    if einde > (nieuwste.geldig_tot or geldig_norm.geldig.na(nieuwste.datum)):
        return "te_beoordelen"
    return "gehaald" if nieuwste.positief else "niet_gehaald"


def _uitgezonderd(norm: Norm, periode: Periode, dossier: Dossier) -> bool:
    """An accepted deviation that covers the whole measured period (design 4.2)."""
    return any(
        u.norm == norm.id and u.vanaf <= periode.eerste and (u.tot_en_met is None or u.tot_en_met >= periode.laatste)
        for u in dossier.uitzonderingen
    )


def meet(norm: Norm, vraag: Vraag, overeenkomst: Overeenkomst, bron: Bron, dossier: Dossier) -> dict[str, Any]:
    """One norm over the periode that is asked for (design 4.2).

    geldt_niet comes before niet_aan_de_beurt; both are said of the periode that was asked for.
    """
    periode = meetperiode_in(norm, vraag.periode)
    gemeten = Vraag(periode or vraag.periode, vraag.peildatum)
    versie = norm.versie_op(gemeten.einde)
    if versie is None:
        return _leeg(norm, vraag.periode, "geldt_niet")
    if periode is None:
        return _leeg(norm, vraag.periode, "niet_aan_de_beurt")
    if isinstance(norm.vorm, OordeelVorm):
        uitkomst = _leeg(norm, periode, oordeel_van_gemeente(norm, norm.vorm, gemeten.einde, dossier))
    else:
        stand = tel(Meting(norm, versie, gemeten, bron, overeenkomst))
        oordeel = oordeel_over(norm, stand, versie.drempel)
        uitkomst = _leeg(norm, periode, oordeel)
        if oordeel != "geen_gegevens":
            uitkomst |= {naam: getattr(stand, naam) for naam in ("open", "ingetrokken", "proeftuin", "onleesbaar")}
            uitkomst |= _cijfers(norm, stand, oordeel, versie.drempel)
    if uitkomst["oordeel"] == "niet_gehaald" and _uitgezonderd(norm, periode, dossier):
        uitkomst |= {"oordeel": "uitzondering", "marge": None}  # rule 12
    return uitkomst


# --- kernbedingen and exit status (design 4.2) ----------------------------------------------------


def ergste(oordelen: Sequence[str]) -> str | None:
    """The worst verdict that counts; with none of these, that of the first norm."""
    return next((o for o in ERGSTE_EERST if o in oordelen), next(iter(oordelen), None))


def exit_status(oordelen: Iterable[str]) -> int:
    """Design 4.2 "Exit status"; 1 beats 4 (rule 24)."""
    gezien = set(oordelen)
    if "niet_gehaald" in gezien:
        return 1
    return 4 if gezien & {"onzeker", "geen_gegevens"} else 0


# --- waiting lists (design 4.3 and 4.4, rule 22) --------------------------------------------------


@dataclass(frozen=True)
class Wacht:
    """One case on a wachtlijst: from when, until when (None: not yet), and the grens for it."""

    van: date
    einde: date | None
    grens: date

    def weken_in(self, maand: Periode, peildatum: date) -> int:
        """Started weeks over the grens, when the case counts in this month; else 0."""
        e = min(self.einde or peildatum, peildatum, maand.laatste)
        dagen = (e - self.grens).days
        return -(-dagen // 7) if maand.bevat(e) and dagen > 0 else 0


def _wacht(lijst: Wachtlijst, zaak: Zaak, peildatum: date) -> Wacht | Onleesbaar | None:
    """The dates of a case; None when it had not begun on R."""
    van_cel, tot_cel = zaak.cellen[lijst.van], zaak.cellen[lijst.tot]
    weg_cellen = [zaak.cellen[naam] for naam in lijst.ingetrokken]
    van, tot = als_datum(van_cel), als_datum(tot_cel)
    if van_cel is None or (van and van > peildatum):
        return None
    if van is None or (tot and tot < van) or ONLEESBAAR in (tot_cel, *weg_cellen):
        return ONLEESBAAR
    einden = [dag for dag in (tot, *map(als_datum, weg_cellen)) if dag and dag <= peildatum]
    return Wacht(van, min(einden, default=None), lijst.grens.na(van))


def wachtlijst(lijst: Wachtlijst, vraag: Vraag, bron: Bron) -> dict[str, Any]:
    """Rule 22; here, unlike for norms, a filter that fails goes before the Proeftuin."""
    if lijst.telling is not None:
        return getelde_wachtlijst(lijst, lijst.telling, vraag, bron)
    verzameling, peildatum = bron.verzamelingen[lijst.gegevens], vraag.peildatum
    maanden = periodes_die_raken(vraag.periode.eerste, vraag.periode.laatste, 1)
    proeftuin, apart = verzameling.gegevens.proeftuin, Counter[str]()
    wachtenden: list[Wacht] = []
    for zaak in bron.zaken(lijst.gegevens, peildatum):
        wacht = _wacht(lijst, zaak, peildatum) if zaak.sleutel_leesbaar else ONLEESBAAR
        if isinstance(wacht, Onleesbaar):
            apart["onleesbaar"] += zaak.levering.raakt_periode(vraag.periode)
            continue
        if wacht is None or (wacht.einde and not any(wacht.weken_in(m, peildatum) for m in maanden)):
            continue  # not waiting on R, and counted in no month
        geproefd = zaak.cellen[proeftuin] if proeftuin else False
        door = gelden_alle(lijst.filter, zaak.cellen, peildatum)
        if door is False:
            continue  # not meant by this list, so not waiting on it in the Proeftuin either
        if geproefd is True:
            apart["proeftuin"] += 1
        elif geproefd is not False or door is None:
            apart["onleesbaar"] += 1
        else:
            wachtenden.append(wacht)
    eerste = lijst.grens.voor(vraag.periode.eerste)
    nodig = nodige_leveringen(verzameling.gegevens, eerste, vraag.periode, vraag.einde)
    return {
        "id": lijst.id,
        "volledig": bool(nodig) and verzameling.leveringen.issuperset(nodig),
        "onleesbaar": apart["onleesbaar"],
        "proeftuin": apart["proeftuin"],
        "stand": _wachtstand(wachtenden, peildatum),
        "maanden": [_wachtmaand(wachtenden, maand, peildatum) for maand in maanden],
    }


def getelde_wachtlijst(lijst: Wachtlijst, telling: Wachttelling, vraag: Vraag, bron: Bron) -> dict[str, Any]:
    """Rule 32: what was counted on the last day of each month, as it was delivered."""
    verzameling, gegevens = bron.verzamelingen[lijst.gegevens], bron.verzamelingen[lijst.gegevens].gegevens
    maanden = periodes_die_raken(vraag.periode.eerste, vraag.periode.laatste, 1)
    in_p = nodige_leveringen(gegevens, vraag.periode.eerste, vraag.periode, vraag.einde)
    tot_r = [p for p in periodes_die_raken(gegevens.vanaf, vraag.peildatum, 1) if p.laatste <= vraag.peildatum]
    nodig = {*in_p, *tot_r[-1:]}
    geteld: dict[Periode, list[tuple[int, int, int | None]]] = {p: [] for p in nodig if p in verzameling.leveringen}
    apart = Counter[str]()
    for zaak in bron.zaken(lijst.gegevens, vraag.peildatum):
        if zaak.levering not in nodig:
            continue
        door = gelden_alle(lijst.filter, zaak.cellen, vraag.peildatum) if zaak.sleutel_leesbaar else None
        geproefd = zaak.cellen[gegevens.proeftuin] if gegevens.proeftuin else False
        wachtend, boven = als_getal(zaak.cellen[telling.wachtend]), als_getal(zaak.cellen[telling.boven_grens])
        cel = zaak.cellen[telling.langst] if telling.langst else None
        langst = als_getal(cel)
        if door is False:
            continue
        leesbaar = wachtend is not None and boven is not None and (cel is None or langst is not None)
        if not zaak.sleutel_leesbaar or not leesbaar or (geproefd is not True and (geproefd is not False or not door)):
            apart["onleesbaar"] += 1
        elif geproefd is True:
            apart["proeftuin"] += int(wachtend or 0) if [zaak.levering] == tot_r[-1:] else 0
        else:
            geteld[zaak.levering].append((int(wachtend or 0), int(boven or 0), None if langst is None else int(langst)))

    def stand(maand: Periode | None) -> dict[str, int | None]:
        if maand is None or maand not in geteld:
            return dict.fromkeys(("wachtend", "boven_grens", "langst_dagen"))
        rijen = geteld[maand]
        langst = max((dagen for _, _, dagen in rijen if dagen is not None), default=None)
        return {"wachtend": sum(r[0] for r in rijen), "boven_grens": sum(r[1] for r in rijen), "langst_dagen": langst}

    return {
        "id": lijst.id,
        "volledig": bool(nodig) and verzameling.leveringen.issuperset(nodig),
        "onleesbaar": apart["onleesbaar"],
        "proeftuin": apart["proeftuin"],
        "stand": stand(tot_r[-1] if tot_r else None),
        "maanden": [
            {"maand": m.id, "gevallen": stand(m)["boven_grens"], "weken": None, "hoogste": None, "per_week": None,
             "stand": stand(m)}
            for m in maanden
        ],
    }  # fmt: skip


def _wachtstand(wachtenden: Sequence[Wacht], peildatum: date) -> dict[str, int | None]:
    """Who waits on R, how many of them too long, and the longest wait in days (nobody: None)."""
    nu = [w for w in wachtenden if w.einde is None]
    return {
        "wachtend": len(nu),
        "boven_grens": sum(peildatum > w.grens for w in nu),
        "langst_dagen": max(((peildatum - w.van).days for w in nu), default=None),
    }


def _wachtmaand(wachtenden: Sequence[Wacht], maand: Periode, peildatum: date) -> dict[str, Any]:
    weken = [w for w in (wacht.weken_in(maand, peildatum) for wacht in wachtenden) if w]
    per_week = Counter(weken)
    return {
        "maand": maand.id,
        "gevallen": len(weken),
        "weken": sum(weken),
        "hoogste": max(weken, default=0),
        "per_week": {str(week): per_week[week] for week in sorted(per_week)},
    }


# --- the dossier of the gemeente (design 3.2) -----------------------------------------------------


def lees_oordelen(tekst: str) -> list[Oordeelregel]:
    """oordelen.csv; a row that can't be read is a finding, and no judgement."""
    kop = tekst.split("\n", 1)[0]
    teken = max(";,\t", key=kop.count)
    records = [[cel.strip() for cel in r] for r in csv.reader(io.StringIO(tekst, newline=""), delimiter=teken)]
    namen = [naam.casefold() for naam in records[0]] if records else []
    gelezen = (oordeelregel(dict(zip(namen, record, strict=False))) for record in records[1:])
    return [regel for regel in gelezen if regel is not None]


def oordeelregel(rij: Mapping[str, str]) -> Oordeelregel | None:
    datum, tot = lees_datum(rij.get("datum", "")), rij.get("geldig_tot", "")
    geldig_tot = lees_datum(tot) if tot else None
    oordeel = rij.get("oordeel", "").casefold()
    if datum is ONLEESBAAR or geldig_tot is ONLEESBAAR or oordeel not in ("voldoende", "onvoldoende"):
        return None
    return Oordeelregel(rij.get("onderwerp", ""), datum, oordeel == "voldoende", geldig_tot)


def lees_dossier(map_: Path) -> Dossier:
    """oordelen.csv and uitzonderingen.toml, in any subfolder of the data folder (rule 18)."""
    oordelen = [o for p in sorted(map_.rglob("oordelen.csv")) for o in lees_oordelen(decodeer(p.read_bytes()) or "")]
    uitzonderingen = [
        Uitzondering(t["norm"], t["vanaf"], t.get("tot_en_met"))
        for pad in sorted(map_.rglob("uitzonderingen.toml"))
        for lijst in tomllib.loads(pad.read_text("utf-8-sig")).values()
        if isinstance(lijst, list)
        for t in lijst
    ]
    return Dossier(oordelen, uitzonderingen)


# --- the report -----------------------------------------------------------------------------------


def lees_bron(overeenkomst: Overeenkomst, gegevensmap: Path) -> tuple[Bron, Dossier]:
    """The data folder: every delivery, and the dossier beside it."""
    return Bron(lees_map(gegevensmap, overeenkomst.gegevens.values())), lees_dossier(gegevensmap)


def bereken(overeenkomst: Overeenkomst, bron: Bron, dossier: Dossier, vraag: Vraag) -> dict[str, Any]:
    """Everything that `vergelijk` holds against the program, with the names of design 5.1."""
    normen = [meet(norm, vraag, overeenkomst, bron, dossier) for norm in overeenkomst.normen]
    lijsten = [wachtlijst(lijst, vraag, bron) for lijst in overeenkomst.wachtlijsten]
    verleden = Verleden(
        overeenkomst,
        bron,
        vraag,
        meet=lambda norm, oud: meet(norm, vraag, overeenkomst, oud, dossier),
        wacht=lambda lijst, oud: wachtlijst(lijst, vraag, oud),
        uitkomsten={uitkomst["id"]: uitkomst for uitkomst in normen},
        lijsten={lijst["id"]: lijst for lijst in lijsten},
    )

    def over(norm: Norm, periode: Periode) -> str:
        return str(meet(norm, Vraag(periode, vraag.peildatum), overeenkomst, bron, dossier)["oordeel"])

    eerst = verleden.eerst_geleverd()
    oordelen = [str(uitkomst["oordeel"]) for uitkomst in normen]
    per_kernbeding: dict[str, list[str]] = {k: [] for k in overeenkomst.kernbedingen}
    for norm, oordeel in zip(overeenkomst.normen, oordelen, strict=True):
        kernbeding = overeenkomst.kernbeding(norm)
        if kernbeding is not None:
            per_kernbeding[kernbeding].append(oordeel)
    return {
        "periode": vraag.periode.id,
        "peildatum": vraag.peildatum.isoformat(),
        "oordeel": ergste(oordelen),
        "exit": exit_status(oordelen),
        "kernbedingen": [{"id": k, "oordeel": ergste(onder)} for k, onder in per_kernbeding.items()],
        "normen": [{**uitkomst, "eerst_geleverd": eerst[uitkomst["id"]]} for uitkomst in normen],
        "wachtlijsten": lijsten,
        "bevindingen": [als_json(w) for w in verleden.wijzigingen()],
        "financien": financien(overeenkomst, bron, vraag, over),
        "geldbevindingen": geldbevindingen(overeenkomst, bron, vraag.peildatum),
    }
