"""The deliveries: files -> rows -> cases -> what was known of them on the peildatum.

Design 3.2 for the files, 4.4 stap 1 for the cases, 4.4 (opening) for the look on R.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from bestanden import TOTAALWOORDEN, Record, decodeer, kaal, lees_tabel, naamvorm
from kalender import Periode, lees_periode, periodes_die_raken
from overeenkomst import Gegevens
from voorwaarden import Veld
from waarden import (
    GETALSOORTEN,
    GEWOON,
    ONLEESBAAR,
    WOORDEN_VOOR_NIETS,
    Cel,
    Punt,
    Wijze,
    als_datum,
    is_waarde,
    lees_decimaal,
    lees_waarde,
    maand_eerst_in_kolom,
    procentvorm_in_kolom,
    punt_in_kolom,
)

Cellen = Mapping[str, Cel]
Sleutel = tuple[Cel, ...]


@dataclass(frozen=True)
class Plek:
    """Where a row stands: the file, its line, and the column of each field (from 0)."""

    bestand: str = ""
    regel: int = 0
    kolommen: Mapping[str, int] = field(default_factory=dict)


NERGENS = Plek()  # of a row in a toets


@dataclass(frozen=True)
class Rij:
    """One row of one delivery; `sleutel` is None when it is unreadable or empty."""

    levering: Periode
    sleutel: Sleutel | None
    cellen: Cellen
    plek: Plek = NERGENS


@dataclass(frozen=True)
class Zaak:
    """A case, in the newest state that any delivery has of it (design 4.4 stap 1).

    Without a readable key (or with the key twice in one delivery) `sleutel_leesbaar` is False.
    `levering` is the delivery of that newest state, `leveringen` are all that have the key, and
    `rijen` all its rows, oldest first.
    """

    nummer: int
    sleutel_leesbaar: bool
    levering: Periode
    leveringen: frozenset[Periode]
    cellen: Cellen
    rijen: tuple[Rij, ...] = ()


@dataclass(frozen=True)
class Verzameling:
    """All that the folder holds of one data set."""

    gegevens: Gegevens
    leveringen: frozenset[Periode]
    zaken: tuple[Zaak, ...]
    rijen: tuple[Rij, ...] = ()
    bestanden: tuple[tuple[Periode, str], ...] = ()  # what was read for a delivery

    def op(self, peildatum: date) -> list[Zaak]:
        """The cases as R shows them: dates after R empty, broken rules applied (design 4.4)."""
        return [op_peildatum(zaak, self.gegevens, peildatum) for zaak in self.zaken]

    def tot_en_met(self, dag: date) -> Verzameling:
        """Only the deliveries whose period ended on or before `dag` (`--zoals-bekend`, rule 39)."""
        rijen = tuple(rij for rij in self.rijen if rij.levering.laatste <= dag)
        leveringen = frozenset(p for p in self.leveringen if p.laatste <= dag)
        return Verzameling(self.gegevens, leveringen, zaken_uit(rijen, self.gegevens), rijen, self.bestanden)


def op_peildatum(zaak: Zaak, gegevens: Gegevens, peildatum: date) -> Zaak:
    """One case as R shows it; most are the same at every R, and are not copied."""
    later = {n: None for n in gegevens.datums if (als_datum(zaak.cellen[n]) or date.min) > peildatum}
    cellen: dict[str, Cel] = {**zaak.cellen, **later} if later else dict(zaak.cellen)
    # rule 5: broken only when definitely false; every field that it names becomes unreadable
    gebroken = [r for r in gegevens.regels if r.voorwaarde.geldt(cellen, peildatum) is False]
    for regel in gebroken:
        cellen.update(dict.fromkeys(regel.voorwaarde.velden, ONLEESBAAR))
    return replace(zaak, cellen=cellen) if later or gebroken else zaak


# --- files (design 3.2) ---------------------------------------------------------------------------


def lees_map(map_: Path, gegevens: Iterable[Gegevens]) -> dict[str, Verzameling]:
    """Every delivery in the data folder, those after R too (design 4.4)."""
    paden = sorted(pad for pad in map_.rglob("*") if pad.is_file())
    return {g.id: _lees_verzameling(paden, map_, g) for g in gegevens}


def _lees_verzameling(paden: Sequence[Path], map_: Path, gegevens: Gegevens) -> Verzameling:
    voor, na = (re.escape(deel) for deel in gegevens.bestand.split("{periode}"))
    patroon = re.compile(f"(?:.*/)?{voor}([0-9QH-]+){na}")
    rijen: list[Rij] = []
    bestanden: list[tuple[Periode, str]] = []
    for pad in paden:
        m = patroon.fullmatch(pad.relative_to(map_).as_posix())
        levering = lees_periode(m[1]) if m else None
        if levering is None:
            continue
        naam = pad.relative_to(map_).as_posix()
        gelezen = lees_bestand(pad.read_bytes(), gegevens, levering, naam)
        if gelezen is not None:  # rules 6 and 8: one file that can be read is enough to be there
            bestanden.append((levering, naam))
            rijen += gelezen
    leveringen = frozenset(levering for levering, _ in bestanden)
    return Verzameling(gegevens, leveringen, zaken_uit(rijen, gegevens), tuple(rijen), tuple(bestanden))


def _plaatsen(kop: Sequence[str], veld: Veld) -> list[int]:
    """The columns of a field: header names count without regard to case and space (design 3.2)."""
    namen = {naamvorm(naam) for naam in veld.kolom}
    return [plaats for plaats, cel in enumerate(kop) if naamvorm(cel) in namen]


def lees_bestand(inhoud: bytes, gegevens: Gegevens, levering: Periode, bestand: str = "") -> list[Rij] | None:
    """The rows of one file; None when it lacks a column it needs (rules 7, 8 and 9)."""
    tekst = decodeer(inhoud, gegevens.codering)
    namen = {naamvorm(naam) for veld in gegevens.velden.values() for naam in veld.kolom}
    if tekst is None:
        return None

    def herkend(cellen: Sequence[str]) -> int:
        return sum(naamvorm(cel) in namen for cel in cellen if cel)

    tabel = lees_tabel(tekst, herkend, gegevens.scheidingsteken)
    if tabel is None:
        return None
    kolommen = {naam: _plaatsen(tabel.kop, veld) for naam, veld in gegevens.velden.items()}
    nodig = {naam for naam, veld in gegevens.velden.items() if veld.verplicht} | set(gegevens.sleutel)
    if any(len(plaatsen) > 1 or (naam in nodig and not plaatsen) for naam, plaatsen in kolommen.items()):
        return None
    plaats_van = {naam: plaatsen[0] for naam, plaatsen in kolommen.items() if plaatsen}
    rijen = _zonder_totalen(tabel.rijen, plaats_van, gegevens)
    wijzen = {
        naam: _wijze(gegevens, veld, [r.cellen[p] for r in rijen if r.cellen and p < len(r.cellen)])
        for naam, veld in gegevens.velden.items()
        if (p := plaats_van.get(naam)) is not None
    }
    gelezen = []
    for rij in rijen:
        if rij.cellen is None or any(rij.cellen[len(tabel.kop) :]):  # rule 7: more than the header has room for
            cellen: Cellen = dict.fromkeys(gegevens.velden, ONLEESBAAR)
        else:
            cellen = {
                naam: _cel(rij.cellen, plaats_van.get(naam), veld, wijzen.get(naam, GEWOON))
                for naam, veld in gegevens.velden.items()
            }
        gelezen.append(Rij(levering, sleutel_van(cellen, gegevens), cellen, Plek(bestand, rij.regel, plaats_van)))
    return gelezen


def _zonder_totalen(rijen: Sequence[Record], plaats_van: Mapping[str, int], gegevens: Gegevens) -> Sequence[Record]:
    """Without the lines of totals at the end (rule 43)."""
    aantal = len(rijen)
    while aantal and _is_totaal(rijen[aantal - 1].cellen or (), plaats_van, gegevens):
        aantal -= 1
    return rijen[:aantal]


def _is_totaal(cellen: Sequence[str], plaats_van: Mapping[str, int], gegevens: Gegevens) -> bool:
    """Begins with such a word, has a number, and in its fields no key, date, ja or nee, or keuze."""

    def woord(cel: str) -> bool:
        return cel.removesuffix(":").rstrip().casefold() in TOTAALWOORDEN

    if not woord(next(filter(None, cellen), "")):
        return False
    getal = False
    for naam, plaats in plaats_van.items():
        veld, cel = gegevens.velden[naam], cellen[plaats] if plaats < len(cellen) else ""
        als_getal_ = isinstance(lees_decimaal(cel.removesuffix("%").rstrip(), Punt.DUIZEND), Fraction)
        getal |= als_getal_
        if not cel or woord(cel):
            continue
        gelezen = is_waarde(lees_waarde(cel, veld.soort, veld.waarden))
        iets = naam in gegevens.sleutel or (veld.soort in ("datum", "keuze") and gelezen)
        if iets or (veld.soort == "janee" and gelezen and not als_getal_):
            return False
    return getal


def _wijze(gegevens: Gegevens, veld: Veld, teksten: Sequence[str]) -> Wijze:
    """How one column is written; it can be pinned per data set (design 3.2)."""
    punt, vorm = Punt.ONBEKEND, gegevens.procentvorm
    if veld.soort in GETALSOORTEN:
        vast = {",": Punt.DUIZEND, ".": Punt.DECIMAAL}.get(gegevens.decimaalteken or "")
        punt = vast or punt_in_kolom(teksten)
        vorm = vorm or procentvorm_in_kolom(teksten, punt)
    datumvorm = "dd-mm-jjjj" if gegevens.datumvorm == "dd/mm/jjjj" else gegevens.datumvorm
    return Wijze(punt, datumvorm, vorm, veld.soort == "datum" and maand_eerst_in_kolom(teksten))


def _cel(rij: Sequence[str], plaats: int | None, veld: Veld, wijze: Wijze) -> Cel:
    if plaats is None:  # rule 8: a column that is absent has empty cells
        return cel_uit("", veld, wijze)
    return ONLEESBAAR if plaats >= len(rij) else cel_uit(rij[plaats], veld, wijze)


def cel_uit(tekst: str, veld: Veld, wijze: Wijze = GEWOON) -> Cel:
    """One cell (rules 7 and 44): a word for nothing is empty, and a verplicht field may not be."""
    tekst = kaal(tekst)
    woord = tekst.casefold()
    if tekst and (woord not in WOORDEN_VOOR_NIETS or woord in map(str.casefold, veld.waarden)):
        return lees_waarde(tekst, veld.soort, veld.waarden, wijze)
    if veld.leeg_betekent is not None:
        return veld.leeg_betekent
    return ONLEESBAAR if veld.verplicht else None


# --- cases (design 4.4 stap 1) --------------------------------------------------------------------


def sleutel_van(cellen: Cellen, gegevens: Gegevens) -> Sleutel | None:
    sleutel = tuple(cellen[naam] for naam in gegevens.sleutel)
    return sleutel if all(is_waarde(deel) for deel in sleutel) else None


def zaken_uit(rijen: Sequence[Rij], gegevens: Gegevens) -> tuple[Zaak, ...]:
    """The newest delivery that has the key wins; twice in it is one unreadable case."""
    zaken: list[Zaak] = []
    op_sleutel: dict[object, list[Rij]] = {}
    for nummer, rij in enumerate(rijen):
        if rij.sleutel is None:
            zaken.append(Zaak(nummer, False, rij.levering, frozenset({rij.levering}), rij.cellen, (rij,)))
        else:  # with inhoud = periode, the delivery is part of the key (design 3.2)
            deel = rij.levering if gegevens.inhoud == "periode" else None
            op_sleutel.setdefault((deel, rij.sleutel), []).append(rij)
    for nummer, groep in enumerate(op_sleutel.values(), start=len(rijen)):
        groep.sort(key=lambda r: (r.levering.laatste, r.levering.eerste))
        levering = groep[-1].levering
        nieuwste = [r for r in groep if r.levering == levering]
        eenmaal = len(nieuwste) == 1
        # rule 6: of a key that stands there twice nothing is known, its weight neither
        cellen = nieuwste[0].cellen if eenmaal else dict.fromkeys(gegevens.velden, ONLEESBAAR)
        leveringen = frozenset(r.levering for r in groep)
        zaken.append(Zaak(nummer, eenmaal, levering, leveringen, cellen, tuple(groep)))
    return tuple(zaken)


# --- deliveries needed (design 4.4) ---------------------------------------------------------------


def nodige_leveringen(gegevens: Gegevens, van: date, periode: Periode, einde: date) -> list[Periode]:
    """The deliveries needed to judge `periode`, looking back to `van`; `einde` is E.

    stand: the last whose periode ended on or before E (rule 17). Others: every one that touches
    van .. the last day of P and ended on or before E, not before the data set's `vanaf`.
    """
    stand = gegevens.inhoud == "stand"
    begin = gegevens.vanaf if stand else max(van, gegevens.vanaf)
    raken = periodes_die_raken(begin, periode.laatste, gegevens.maanden)
    geeindigd = [p for p in raken if p.laatste <= einde]
    return geeindigd[-1:] if stand else geeindigd
