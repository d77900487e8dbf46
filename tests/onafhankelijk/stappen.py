"""Which rows a norm judges: the steps 1 to 4 of design 4.4, and the deliveries needed.

`geplaatst` takes a `Meting` (a norm, P, R and a source) through the steps, yields the rows that are
left to judge, and counts in a `Stand` what stands apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from fractions import Fraction
from functools import cache
from typing import Any

from kalender import DAG, Periode, uiterste_dag, vensters
from leveringen import Sleutel, Verzameling, Zaak, nodige_leveringen
from overeenkomst import (
    FrequentieVorm,
    HerhalingVorm,
    Norm,
    Overeenkomst,
    TermijnVorm,
    Tijd,
    Versie,
)
from voorwaarden import gelden_alle
from waarden import ONLEESBAAR, als_datum, is_waarde

Venster = tuple[date, date]


@dataclass(frozen=True)
class Vraag:
    """P, R and E (design 4.4)."""

    periode: Periode
    peildatum: date

    @property
    def einde(self) -> date:
        return min(self.peildatum, self.periode.laatste)

    def bevat(self, dag: date) -> bool:
        """In P, and not after R."""
        return self.periode.bevat(dag) and dag <= self.peildatum


@dataclass
class Bron:
    """Where the cases come from: a data folder, or the rows of a toets."""

    verzamelingen: Mapping[str, Verzameling]
    toets: bool = False  # every delivery needed counts as there
    toets_leden: Sequence[Sequence[str]] | None = None
    _gezien: dict[tuple[str, date], list[Zaak]] = field(default_factory=dict)
    veranderd: dict[str, list[Any]] = field(default_factory=dict)  # what `verleden` found, per data set

    def zaken(self, gegevens_id: str, peildatum: date) -> list[Zaak]:
        """The cases of a data set as R shows them; computed once per R."""
        vraag = (gegevens_id, peildatum)
        if vraag not in self._gezien:
            self._gezien[vraag] = self.verzamelingen[gegevens_id].op(peildatum)
        return self._gezien[vraag]

    def tot_en_met(self, dag: date) -> Bron:
        """Only what had been delivered on a day (`--zoals-bekend`)."""
        return Bron({id_: verzameling.tot_en_met(dag) for id_, verzameling in self.verzamelingen.items()})


@dataclass
class Leveringen:
    """The deliveries that a verdict needs, and those of them that are not there (design 4.4)."""

    nodig: list[Periode]
    ontbreken: list[Periode]

    @property
    def geen(self) -> bool:
        """None of them is there."""
        return len(self.ontbreken) == len(self.nodig)


@dataclass
class Stand:
    """k, n and u of design 4.4, and what is counted apart.

    `gewicht` is the weight of the unreadable rows; `onbekend` says that it cannot be told, so that
    the verdict is onzeker. `extra` are members that may exist but can't be read (rule 14).
    """

    leveringen: Leveringen
    teller: Fraction = Fraction(0)
    noemer: Fraction = Fraction(0)
    gewicht: Fraction = Fraction(0)
    onbekend: bool = False
    extra: int = 0
    geen_leden: bool = False
    open: int = 0
    ingetrokken: int = 0
    proeftuin: int = 0
    onleesbaar: int = 0

    def tel_onleesbaar(self, gewicht: Fraction | None) -> None:
        self.onleesbaar += 1
        if gewicht is None:
            self.onbekend = True
        else:
            self.gewicht += gewicht


class Plaats(Enum):
    """Where a row ends up after step 2, 3 or 4."""

    IN = auto()
    UIT = auto()
    ONLEESBAAR = auto()
    OPEN = auto()
    INGETROKKEN = auto()
    PROEFTUIN = auto()


@dataclass(frozen=True)
class Plaatsing:
    plaats: Plaats
    versie: Versie | None = None  # the version that gives the filter (rule 4)
    goed: bool = False


UIT = Plaatsing(Plaats.UIT)


@dataclass(frozen=True)
class Meting:
    """One norm, one question, one source, and the version in force on E."""

    norm: Norm
    versie: Versie
    vraag: Vraag
    bron: Bron
    overeenkomst: Overeenkomst

    @property
    def gegevens_id(self) -> str:
        if self.norm.gegevens is None:
            raise ValueError(f"norm {self.norm.id} heeft geen gegevens")
        return self.norm.gegevens

    @property
    def verzameling(self) -> Verzameling:
        return self.bron.verzamelingen[self.gegevens_id]

    @property
    def zaken(self) -> list[Zaak]:
        return self.bron.zaken(self.gegevens_id, self.vraag.peildatum)

    def binnen(self, zaak: Zaak) -> bool:
        """Whether the delivery of a case touches P."""
        return zaak.levering.raakt_periode(self.vraag.periode)

    def onleesbaar_als(self, raakt: bool) -> Plaatsing:
        return Plaatsing(Plaats.ONLEESBAAR) if raakt else UIT


# --- windows of a frequentie -----------------------------------------------------------------------


@cache
def getelde_vensters(vorm: FrequentieVorm, vraag: Vraag) -> tuple[Venster, ...]:
    """The windows that count: they end in P, not after R, and touch no range of `behalve`."""
    return tuple(
        (van, tot)
        for van, tot in vensters(vorm.elke, vraag.periode, vraag.peildatum)
        if not any(begin <= tot and van <= einde for begin, einde in vorm.behalve)
    )


def venster_van(dag: date, getelde: Sequence[Venster]) -> Venster | None:
    return next((venster for venster in getelde if venster[0] <= dag <= venster[1]), None)


# --- deliveries needed ----------------------------------------------------------------------------


def _terug_tot(m: Meting) -> date:
    """The first day that the deliveries needed must cover (design 4.4, rule 13)."""
    eerste, vorm = m.vraag.periode.eerste, m.norm.vorm
    if isinstance(vorm, TermijnVorm | HerhalingVorm):
        return min(v.binnen.voor(eerste) for v in m.norm.versies if v.binnen)
    if isinstance(vorm, FrequentieVorm):
        return min((van for van, _ in getelde_vensters(vorm, m.vraag)), default=eerste)
    return eerste


def _laatste(tijd: Tijd | None) -> bool:
    """Whether only the last delivery of P counts (rule 31)."""
    return tijd is not None and tijd.laatste


def leveringen_van(m: Meting) -> Leveringen:
    """Design 4.4 "Deliveries needed"; in a toets every one of them counts as there."""
    verzameling = m.verzameling
    nodig = nodige_leveringen(verzameling.gegevens, _terug_tot(m), m.vraag.periode, m.vraag.einde)
    if _laatste(getattr(m.norm.vorm, "tijd", None)):
        nodig = [p for p in nodig[-1:] if p.ligt_in(m.vraag.periode)]
    if m.bron.toets:
        return Leveringen(sorted(verzameling.leveringen, key=lambda p: p.laatste), [])
    return Leveringen(nodig, [p for p in nodig if p not in verzameling.leveringen])


# --- step 2: place --------------------------------------------------------------------------------


def plaats_termijn(m: Meting, vorm: TermijnVorm, zaak: Zaak) -> Plaatsing:
    """Design 4.4 stap 2, termijn."""
    van_cel, tot_cel = zaak.cellen[vorm.van], zaak.cellen[vorm.tot]
    weg_cellen = [zaak.cellen[naam] for naam in vorm.ingetrokken]
    van, tot, peildatum = als_datum(van_cel), als_datum(tot_cel), m.vraag.peildatum
    if van_cel is None or (van and van > peildatum):
        return UIT  # not begun
    if van is None or (tot and tot < van):  # tot before van makes both unreadable
        return m.onleesbaar_als(m.binnen(zaak))
    versie = m.norm.versie_op(van)
    if versie is None or versie.binnen is None:
        return UIT
    d = uiterste_dag(van, versie.binnen, vorm.wettelijk, m.overeenkomst.gelijkgestelde_dagen)
    if ONLEESBAAR in (tot_cel, *weg_cellen):
        return m.onleesbaar_als(m.vraag.periode.raakt(van, d + DAG))
    tot = tot if tot and tot <= peildatum else None  # also where a planned date is allowed
    weg = min((w for w in map(als_datum, weg_cellen) if w and w <= peildatum), default=None)
    if weg and weg <= d and not (tot and tot <= weg):
        return Plaatsing(Plaats.INGETROKKEN, versie) if m.vraag.periode.bevat(weg) else UIT
    if tot and tot <= d:
        beslisdatum, goed = tot, True
    elif d < peildatum:
        beslisdatum, goed = d + DAG, False
    else:  # rule 26: open at R, begun on or before the last day of P
        return Plaatsing(Plaats.OPEN, versie) if van <= m.vraag.periode.laatste else UIT
    return Plaatsing(Plaats.IN, versie, goed) if m.vraag.bevat(beslisdatum) else UIT


def plaats_herhaling(m: Meting, vorm: HerhalingVorm, begin: Herbegin, zaak: Zaak) -> Plaatsing:
    """Design 4.4 "herhaling" and rule 16: good stands for a return; open as in design 4.1."""
    cellen = zaak.cellen
    client, hulpvraag, c_cel = cellen[vorm.client], cellen[vorm.hulpvraag], cellen[vorm.afgesloten]
    if not is_waarde(client) or not is_waarde(hulpvraag) or ONLEESBAAR in (c_cel, cellen[vorm.begin]):
        return m.onleesbaar_als(m.binnen(zaak))
    c = als_datum(c_cel)
    if c is None or c > m.vraag.peildatum:
        return UIT  # not closed
    versie = m.norm.versie_op(c)
    if versie is None or versie.binnen is None:
        return UIT
    grens = versie.binnen.na(c)
    andere = (dag for dag, nummer in begin.get((client, hulpvraag), ()) if nummer != zaak.nummer)
    terug = min((dag for dag in andere if c < dag <= min(grens, m.vraag.peildatum)), default=None)
    beslisdatum = terug or grens + DAG
    if beslisdatum > m.vraag.peildatum:  # within its term at R: open, when it was closed by E
        return Plaatsing(Plaats.OPEN, versie) if c <= m.vraag.einde else UIT
    return Plaatsing(Plaats.IN, versie, terug is not None) if m.vraag.bevat(beslisdatum) else UIT


Herbegin = Mapping[Sleutel, Sequence[tuple[date, int]]]


def herbegin(m: Meting, vorm: HerhalingVorm) -> Herbegin:
    """When cases begin, per client and hulpvraag: any case of the data set may be a return."""
    gevonden: dict[Sleutel, list[tuple[date, int]]] = {}
    for zaak in m.zaken:
        sleutel = (zaak.cellen[vorm.client], zaak.cellen[vorm.hulpvraag])
        dag = als_datum(zaak.cellen[vorm.begin])
        if zaak.sleutel_leesbaar and dag and all(map(is_waarde, sleutel)):
            gevonden.setdefault(sleutel, []).append((dag, zaak.nummer))
    return gevonden


def geldig(zaak: Zaak, tijd: Tijd, einde: date) -> Plaats:
    """Valid on E (design 4.4 stap 2, rule 20); what is definitely out is out first (rule 30)."""
    van = zaak.cellen[tijd.geldig_van] if tijd.geldig_van else date.min
    tot = zaak.cellen[tijd.geldig_tot_en_met] if tijd.geldig_tot_en_met else None
    if van is None or (als_datum(van) or date.min) > einde or (als_datum(tot) or date.max) < einde:
        return Plaats.UIT
    return Plaats.ONLEESBAAR if ONLEESBAAR in (van, tot) else Plaats.IN


def _gedateerd(zaak: Zaak, datum: str, m: Meting) -> Plaats:
    """`datum` in P (for frequentie: in a counted window), not after R, not before the first vanaf."""
    cel, vorm = zaak.cellen[datum], m.norm.vorm
    if cel is ONLEESBAAR:
        return Plaats.ONLEESBAAR
    dag = als_datum(cel)
    if dag is None or dag < m.norm.eerste_vanaf or dag > m.vraag.peildatum:
        return Plaats.UIT
    if isinstance(vorm, FrequentieVorm):
        erin = venster_van(dag, getelde_vensters(vorm, m.vraag)) is not None
    else:
        erin = m.vraag.periode.bevat(dag)
    return Plaats.IN if erin else Plaats.UIT


def _geleverd(m: Meting, zaak: Zaak, leveringen: Leveringen) -> bool:
    """With no dates: the delivery lies in P and ended on or before E (rule 27).

    stand: the last delivery needed has the case.
    """
    if m.verzameling.gegevens.inhoud == "stand":
        return bool(leveringen.nodig) and leveringen.nodig[-1] in zaak.leveringen
    if _laatste(getattr(m.norm.vorm, "tijd", None)):
        return leveringen.nodig == [zaak.levering] or m.bron.toets
    return zaak.levering.ligt_in(m.vraag.periode) and zaak.levering.laatste <= m.vraag.einde


def plaats_op_tijd(m: Meting, tijd: Tijd, zaak: Zaak, leveringen: Leveringen) -> Plaatsing:
    """Design 4.4 stap 2, other soorten; with both `datum` and `geldig_van` both hold (rules 20, 30)."""
    plaatsen = []
    if tijd.datum:
        plaatsen.append(_gedateerd(zaak, tijd.datum, m))
    if tijd.geldig_van or tijd.geldig_tot_en_met:
        plaatsen.append(geldig(zaak, tijd, m.vraag.einde))
    if not plaatsen:
        return Plaatsing(Plaats.IN, m.versie) if _geleverd(m, zaak, leveringen) else UIT
    if Plaats.UIT in plaatsen:
        return UIT
    if Plaats.ONLEESBAAR in plaatsen:
        return m.onleesbaar_als(m.binnen(zaak))
    return Plaatsing(Plaats.IN, m.versie)


def _zonder_sleutel(m: Meting, tijd: Tijd | None, zaak: Zaak, leveringen: Leveringen) -> Plaatsing:
    """Design 4.4 stap 1: unreadable in every P that its delivery touches (stand: rule 21)."""
    stand = m.verzameling.gegevens.inhoud == "stand" or _laatste(tijd)
    if tijd and stand and not (tijd.datum or tijd.geldig_van or tijd.geldig_tot_en_met):
        return m.onleesbaar_als(leveringen.nodig[-1:] == [zaak.levering])
    return m.onleesbaar_als(m.binnen(zaak))


# --- steps 3 and 4: proeftuin and filter ----------------------------------------------------------


def zeef(zaak: Zaak, proeftuin: str | None, versie: Versie, peildatum: date) -> Plaats:
    """Design 4.4 stap 3 and 4: IN when the row may be judged."""
    if proeftuin:
        cel = zaak.cellen[proeftuin]
        if cel is not False:
            return Plaats.PROEFTUIN if cel is True else Plaats.ONLEESBAAR
    match gelden_alle(versie.filter, zaak.cellen, peildatum):
        case True:
            return Plaats.IN
        case False:
            return Plaats.UIT
        case _:
            return Plaats.ONLEESBAAR


def geplaatst(
    m: Meting, stand: Stand, plaats: Callable[[Zaak], Plaatsing], gewicht: Callable[[Zaak], Fraction | None]
) -> Iterator[tuple[Zaak, Plaatsing]]:
    """Steps 1 to 4: yields the rows to judge, and counts in `stand` what stands apart.

    Design 4.4: an open or withdrawn case that is out or Proeftuin is counted nowhere, so
    `proeftuin` counts only cases that had to be judged.
    """
    tijd: Tijd | None = getattr(m.norm.vorm, "tijd", None)
    proeftuin = m.verzameling.gegevens.proeftuin
    for zaak in m.zaken:
        zonder = not zaak.sleutel_leesbaar
        plaatsing = _zonder_sleutel(m, tijd, zaak, stand.leveringen) if zonder else plaats(zaak)
        uitslag = plaatsing.plaats
        if plaatsing.versie is not None:  # placed: IN, OPEN or INGETROKKEN
            gezeefd = zeef(zaak, proeftuin, plaatsing.versie, m.vraag.peildatum)
            if uitslag is Plaats.IN:
                uitslag = gezeefd
            elif gezeefd in (Plaats.UIT, Plaats.PROEFTUIN):
                uitslag = Plaats.UIT  # where it can't be told, open and withdrawn stay so
        match uitslag:
            case Plaats.IN:
                yield zaak, plaatsing
            case Plaats.ONLEESBAAR:
                stand.tel_onleesbaar(gewicht(zaak))
            case Plaats.OPEN:
                stand.open += 1
            case Plaats.INGETROKKEN:
                stand.ingetrokken += 1
            case Plaats.PROEFTUIN:
                stand.proeftuin += 1
            case Plaats.UIT:
                pass
