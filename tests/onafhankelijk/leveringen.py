"""The deliveries: files -> rows -> cases -> what was known of them on the peildatum.

Design 3.2 for the files, 4.4 stap 1 for the cases, 4.4 (opening) for the look on R.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kalender import Periode, lees_periode, periodes_die_raken
from overeenkomst import Gegevens
from voorwaarden import Veld
from waarden import ONLEESBAAR, Cel, Punt, als_datum, is_waarde, lees_waarde, punt_in_kolom

csv.field_size_limit(sys.maxsize)

Cellen = Mapping[str, Cel]
Sleutel = tuple[Cel, ...]


@dataclass(frozen=True)
class Rij:
    """One row of one delivery; `sleutel` is None when it is unreadable or empty."""

    levering: Periode
    sleutel: Sleutel | None
    cellen: Cellen


@dataclass(frozen=True)
class Zaak:
    """A case, in the newest state that any delivery has of it (design 4.4 stap 1).

    Without a readable key (or with the key twice in one delivery) `sleutel_leesbaar` is False.
    `levering` is the delivery of that newest state, `leveringen` are all that have the key.
    """

    nummer: int
    sleutel_leesbaar: bool
    levering: Periode
    leveringen: frozenset[Periode]
    cellen: Cellen


@dataclass(frozen=True)
class Verzameling:
    """All that the folder holds of one data set."""

    gegevens: Gegevens
    leveringen: frozenset[Periode]
    zaken: tuple[Zaak, ...]

    def op(self, peildatum: date) -> list[Zaak]:
        """The cases as R shows them: dates after R empty, broken rules applied (design 4.4)."""
        return [_op_peildatum(zaak, self.gegevens, peildatum) for zaak in self.zaken]


def _op_peildatum(zaak: Zaak, gegevens: Gegevens, peildatum: date) -> Zaak:
    cellen = dict(zaak.cellen)
    for naam, veld in gegevens.velden.items():
        dag = als_datum(cellen[naam])
        if dag is not None and dag > peildatum and not veld.gepland:
            cellen[naam] = None
    # rule 5: broken only when definitely false; every field that it names becomes unreadable
    gebroken = [r for r in gegevens.regels if r.voorwaarde.geldt(cellen, peildatum) is False]
    for regel in gebroken:
        cellen.update(dict.fromkeys(regel.voorwaarde.velden, ONLEESBAAR))
    return Zaak(zaak.nummer, zaak.sleutel_leesbaar, zaak.levering, zaak.leveringen, cellen)


# --- files (design 3.2) ---------------------------------------------------------------------------


def lees_map(map_: Path, gegevens: Iterable[Gegevens]) -> dict[str, Verzameling]:
    """Every delivery in the data folder, those after R too (design 4.4)."""
    paden = sorted(pad for pad in map_.rglob("*") if pad.is_file())
    return {g.id: _lees_verzameling(paden, map_, g) for g in gegevens}


def _lees_verzameling(paden: Sequence[Path], map_: Path, gegevens: Gegevens) -> Verzameling:
    voor, na = (re.escape(deel) for deel in gegevens.bestand.split("{periode}"))
    patroon = re.compile(f"(?:.*/)?{voor}([0-9QH-]+){na}")
    rijen: list[Rij] = []
    aanwezig: set[Periode] = set()
    for pad in paden:
        m = patroon.fullmatch(pad.relative_to(map_).as_posix())
        levering = lees_periode(m[1]) if m else None
        if levering is None:
            continue
        gelezen = lees_bestand(pad.read_bytes(), gegevens, levering)
        if gelezen is not None:  # rules 6 and 8: one file that can be read is enough to be there
            aanwezig.add(levering)
            rijen += gelezen
    return Verzameling(gegevens, frozenset(aanwezig), zaken_uit(rijen, gegevens))


def decodeer(inhoud: bytes, codering: str | None = None) -> str:
    """UTF-8 with or without BOM, else Windows-1252 (design 3.2)."""
    if codering is None or codering.lower().startswith("utf"):
        try:
            return inhoud.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
    # the five bytes that Windows-1252 leaves open become control characters, as on the web
    return "".join(chr(b) if b in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([b]).decode("cp1252") for b in inhoud)


def _herkend(kop: Sequence[str], gegevens: Gegevens) -> int:
    """How many declared fields have a column in this header."""
    return sum(_plaats_in(kop, veld) is not None for veld in gegevens.velden.values())


def _plaats_in(kop: Sequence[str], veld: Veld) -> int | None:
    """Header names count without regard to case or surrounding space (design 3.2)."""
    namen = [cel.strip().casefold() for cel in kop]
    plaatsen = [namen.index(k.strip().casefold()) for k in veld.kolom if k.strip().casefold() in namen]
    return plaatsen[0] if plaatsen else None


def _records(tekst: str, scheidingsteken: str) -> list[list[str]]:
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheidingsteken)
    return [[cel.strip() for cel in record] for record in lezer]


def _splits(tekst: str, gegevens: Gegevens) -> list[list[str]]:
    """The records, with the delimiter by which the header shows most of the fields."""
    vast = gegevens.scheidingsteken
    tekens = [{"tab": "\t"}.get(vast, vast)] if vast else [";", ",", "\t"]
    mogelijk = [[r for r in _records(tekst, teken) if any(r)] for teken in tekens]
    return max(mogelijk, key=lambda records: _herkend(records[0], gegevens) if records else 0)


def lees_bestand(inhoud: bytes, gegevens: Gegevens, levering: Periode) -> list[Rij] | None:
    """The rows of one file; None when it lacks a column it needs (rules 7, 8 and 9)."""
    records = _splits(decodeer(inhoud, gegevens.codering), gegevens)
    if not records:
        return None
    kop, rijen = records[0], records[1:]
    plaatsen = {naam: _plaats_in(kop, veld) for naam, veld in gegevens.velden.items()}
    nodig = {naam for naam, veld in gegevens.velden.items() if veld.verplicht} | set(gegevens.sleutel)
    if any(plaatsen[naam] is None for naam in nodig):
        return None
    punten = {
        naam: _punt(gegevens, [rij[plaats] for rij in rijen if plaats is not None and plaats < len(rij)])
        for naam, plaats in plaatsen.items()
    }
    gelezen = []
    for rij in rijen:
        if any(rij[len(kop) :]):  # rule 7: more than the header has room for
            cellen: Cellen = dict.fromkeys(gegevens.velden, ONLEESBAAR)
        else:
            cellen = {
                naam: _cel(rij, plaatsen[naam], veld, punten[naam], gegevens.datumvorm)
                for naam, veld in gegevens.velden.items()
            }
        gelezen.append(Rij(levering, sleutel_van(cellen, gegevens), cellen))
    return gelezen


def _punt(gegevens: Gegevens, teksten: Iterable[str]) -> Punt:
    """What a dot means in one column; it can be pinned per data set (design 3.2)."""
    vast = {",": Punt.DUIZEND, ".": Punt.DECIMAAL}.get(gegevens.decimaalteken or "")
    return vast or punt_in_kolom(teksten)


def _cel(rij: Sequence[str], plaats: int | None, veld: Veld, punt: Punt, vorm: str | None) -> Cel:
    if plaats is None:  # rule 8: a column that is absent has empty cells
        return cel_uit("", veld, punt, vorm)
    return ONLEESBAAR if plaats >= len(rij) else cel_uit(rij[plaats], veld, punt, vorm)


def cel_uit(tekst: str, veld: Veld, punt: Punt, datumvorm: str | None = None) -> Cel:
    """One cell (rule 7): a verplicht field that is empty cannot be read."""
    tekst = tekst.strip()
    if tekst:
        return lees_waarde(tekst, veld.soort, veld.waarden, punt, datumvorm)
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
            zaken.append(Zaak(nummer, False, rij.levering, frozenset({rij.levering}), rij.cellen))
        else:  # with inhoud = periode, the delivery is part of the key (design 3.2)
            deel = rij.levering if gegevens.inhoud == "periode" else None
            op_sleutel.setdefault((deel, rij.sleutel), []).append(rij)
    for nummer, groep in enumerate(op_sleutel.values(), start=len(rijen)):
        levering = max((r.levering for r in groep), key=lambda p: (p.laatste, p.eerste))
        nieuwste = [r for r in groep if r.levering == levering]
        eenmaal = len(nieuwste) == 1
        # rule 6: of a key that stands there twice nothing is known, its weight neither
        cellen = nieuwste[0].cellen if eenmaal else dict.fromkeys(gegevens.velden, ONLEESBAAR)
        leveringen = frozenset(r.levering for r in groep)
        zaken.append(Zaak(nummer, eenmaal, levering, leveringen, cellen))
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
