"""The overview of money, `financien` in the JSON (design 4.6, rules 47 to 56).

Every row is a `Knoop` with its exact figures; only what is shown is rounded, and the cents are
allotted from the total down (M6).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from math import floor
from typing import Any

from geld import Boeking, boekingen, gemist, maanden_van
from geldafspraken import BegrotingVorm, Financien, FormatieVorm, Post
from kalender import Periode, periode_rond, plus_maanden
from leveringen import nodige_leveringen
from overeenkomst import AandeelVorm, Gegevens, Norm, Overeenkomst
from stappen import Bron, Vraag
from waarden import hoogstens_tien, procent, rond_van_nul

NUL = Fraction(0)
KOLOMMEN = ("begroot", "geindexeerd", "begroot_periode", "gerealiseerd", "prognose", "pro_rata")  # amounts
DOMEINEN = ("volwassenen", "jeugd")
MINSTENS_BEKEND = 6  # months, for a forecast


@dataclass(eq=False)
class Knoop:
    """One row: its exact amounts (None: not known, or none), its fte, and the rows under it."""

    id: str
    bedragen: dict[str, Fraction | None]
    volledig: bool = True
    posten: frozenset[str] = frozenset()
    fte: Fraction | None = None
    fte_gerealiseerd: Fraction | None = None
    met_fte: Fraction = NUL  # the indexed amount of the posten with fte
    onder: list[Knoop] = field(default_factory=list)
    getoond: dict[str, str | None] = field(default_factory=dict)
    niet_begroot: bool = False

    def rond_af(self, kolom: str, centen: int | None = None) -> None:
        """Rounded half away from zero; the parts are given the cents that make it up (M6)."""
        bedrag = self.bedragen[kolom]
        if bedrag is None:
            self.getoond[kolom] = None
            for deel in self.onder:
                deel.rond_af(kolom)
            return
        if centen is None:
            centen = int(Fraction(rond_van_nul(bedrag, 2)) * 100)
        self.getoond[kolom] = rond_van_nul(Fraction(centen, 100), 2)
        delen = {nummer: (deel.bedragen[kolom] or NUL) * 100 for nummer, deel in enumerate(self.onder)}
        over = centen - sum(map(floor, delen.values()))
        grootste = sorted(delen, key=lambda nummer: (floor(delen[nummer]) - delen[nummer], nummer))
        for nummer, deel in enumerate(self.onder):
            if deel.bedragen[kolom] is None:  # none: a post without fte has no pro rata
                deel.rond_af(kolom)
            else:
                deel.rond_af(kolom, floor(delen[nummer]) + (nummer in grootste[:over]))


def _som(delen: Iterable[Fraction | None]) -> Fraction | None:
    """The sum; None when one of them is not known (M8)."""
    lijst = list(delen)
    return None if None in lijst else sum((deel for deel in lijst if deel is not None), start=NUL)


@dataclass(frozen=True)
class Blad:
    """What a period knows: its deliveries, those that are missing, and the rows."""

    periode: Periode
    nodig: Sequence[Periode]
    aanwezig: Sequence[Periode]
    boekingen: Sequence[Boeking]
    gemist: frozenset[str]  # posten that a delivery lacks

    @property
    def maanden(self) -> int:
        return maanden_van(self.aanwezig)

    @property
    def ontbreekt(self) -> list[Periode]:
        return [p for p in self.nodig if p not in self.aanwezig]

    @property
    def bekend(self) -> bool:
        """Whether every delivery is there: a forecast needs them all, and without any nothing is known."""
        return bool(self.aanwezig) and not self.ontbreekt

    def van(self, post: str) -> list[Boeking]:
        return [b for b in self.boekingen if b.post == post]

    def besteed(self, post: str) -> tuple[Fraction, bool]:
        """What was spent as far as is known, and whether that is all (M2, M8)."""
        rijen = self.van(post)
        bekend = self._alles(post) and all(b.bedrag is not None for b in rijen)
        return sum((b.bedrag for b in rijen if b.bedrag is not None), start=NUL), bekend

    def ingezet(self, post: str, afgesproken: bool) -> Fraction | None:
        """The fte, on average over the months; a post without agreed fte need not say that there was none (M2)."""
        delen = [None if b.fte is None else b.fte * b.levering.maanden for b in self.van(post)]
        som = _som(delen) if self._alles(post) or (self.aanwezig and not afgesproken) else None
        return None if som is None else som / self.maanden

    def _alles(self, post: str) -> bool:
        """Whether no row of the post is missing in what is there (M1: a comparison is over those months).

        That a row of no post that can be told may be of this one shows in its verdict only (M8).
        """
        return bool(self.aanwezig) and post not in self.gemist


def meetperiode(gegevens: Gegevens, gevraagd: Periode) -> Periode:
    """M7: that of a norm without meetperiode; when none ends in P, the last that ended."""
    if gegevens.maanden <= gevraagd.maanden:
        return gevraagd
    rond = periode_rond(gevraagd.laatste, gegevens.maanden)
    if rond.laatste == gevraagd.laatste:
        return rond
    return Periode(plus_maanden(rond.eerste, -gegevens.maanden), gegevens.maanden)


def _blad(overeenkomst: Overeenkomst, bron: Bron, vraag: Vraag, periode: Periode, van: date) -> Blad:
    geld = overeenkomst.geld
    assert geld.financien is not None
    verzameling = bron.verzamelingen[geld.financien.gegevens]
    einde = min(vraag.peildatum, periode.laatste)
    nodig = nodige_leveringen(verzameling.gegevens, van, periode, einde)
    aanwezig = [p for p in nodig if p in verzameling.leveringen]
    zaken = [z for z in bron.zaken(verzameling.gegevens.id, vraag.peildatum) if z.levering in aanwezig]
    alle = boekingen(geld, bron, zaken)
    weg = frozenset(post for _, post in gemist(geld.posten, aanwezig, alle, geld))
    return Blad(periode, nodig, aanwezig, alle, weg)


def _maanden_van_jaar(gegevens: Gegevens, jaar: int) -> int:
    """M9: 12, less those before the data set's first delivery."""
    eerste = periode_rond(gegevens.vanaf, gegevens.maanden).eerste
    return 12 - (eerste.month - 1) if eerste.year == jaar else 12


class _Overzicht:
    def __init__(self, overeenkomst: Overeenkomst, bron: Bron, vraag: Vraag, financien: Financien) -> None:
        self.geld = overeenkomst.geld
        self.gegevens = bron.verzamelingen[financien.gegevens].gegevens
        periode = meetperiode(self.gegevens, vraag.periode)
        self.jaar = periode.eerste.year
        self.index = self.geld.index(self.jaar)
        self.nu = _blad(overeenkomst, bron, vraag, periode, periode.eerste)
        self.sinds_januari = _blad(overeenkomst, bron, vraag, periode, date(self.jaar, 1, 1))

    def prognosemaanden(self) -> int | None:
        """How many months a forecast rests on; None when there is none."""
        bekend, jaar = self.sinds_januari.maanden, _maanden_van_jaar(self.gegevens, self.jaar)
        genoeg = bekend >= MINSTENS_BEKEND or (bekend > 0 and bekend == jaar)
        return bekend if genoeg and self.sinds_januari.bekend else None

    def prognose(self, post: str) -> Fraction | None:
        besteed, bekend = self.sinds_januari.besteed(post)
        maanden = self.prognosemaanden()
        if not bekend or maanden is None:
            return None
        return besteed * _maanden_van_jaar(self.gegevens, self.jaar) / maanden

    def postregel(self, post: Post) -> Knoop:
        besteed, volledig = self.nu.besteed(post.id)
        jaarbedrag, ingezet = post.bedrag * self.index, self.nu.ingezet(post.id, bool(post.fte))
        pro_rata = None
        if post.fte and ingezet is not None:
            te_weinig = max(NUL, post.fte - ingezet)
            pro_rata = te_weinig * jaarbedrag / post.fte * self.nu.maanden / 12
        bedragen = {
            "begroot": post.bedrag,
            "geindexeerd": jaarbedrag,
            "begroot_periode": jaarbedrag * self.nu.maanden / 12,
            "gerealiseerd": besteed,
            "prognose": self.prognose(post.id),
            "pro_rata": pro_rata,
        }
        met_fte = jaarbedrag if post.fte else NUL
        return Knoop(post.id, bedragen, volledig, frozenset({post.id}), post.fte, ingezet, met_fte)

    def los(self, id_: str, besteed: Fraction, volledig: bool, prognose: Fraction | None) -> Knoop:
        """A row beside the domeinen: without budget and without agreed fte (M3)."""
        bedragen: dict[str, Fraction | None] = dict.fromkeys(KOLOMMEN[:3], NUL)
        bedragen |= {"gerealiseerd": besteed, "prognose": prognose, "pro_rata": None}
        return Knoop(id_, bedragen, volledig)

    def niet_begroot(self) -> list[Knoop]:
        """Posten that the agreement does not have, with rows in the year so far."""
        ids = {b.post for b in self.sinds_januari.boekingen if b.post and b.post not in self.geld.posten}
        knopen = [self.los(id_, *self.nu.besteed(id_), self.prognose(id_)) for id_ in sorted(ids)]
        for knoop in knopen:
            knoop.fte_gerealiseerd = self.nu.ingezet(knoop.id, afgesproken=False)
            knoop.niet_begroot = True
        return knopen

    def niet_te_plaatsen(self) -> Knoop | None:
        """Amounts that do not count, of the year so far; those that can be read are in the total (M8)."""
        if all(b.bedrag is not None for b in self.sinds_januari.boekingen):
            return None
        rijen = [b for b in self.nu.boekingen if b.bedrag is None]
        return self.los("niet_te_plaatsen", sum((b.los for b in rijen), start=NUL), not rijen, None)

    def groep(self, id_: str, onder: list[Knoop]) -> Knoop:
        met_fte = [k for k in onder if k.fte]
        bedragen = {kolom: _som(k.bedragen[kolom] for k in onder) for kolom in KOLOMMEN}
        bedragen["pro_rata"] = _som(k.bedragen["pro_rata"] for k in met_fte) if met_fte else None
        begroot = [k for k in onder if k.posten]
        return Knoop(
            id_,
            bedragen,
            all(k.volledig for k in onder),
            frozenset().union(*(k.posten for k in begroot)),
            sum((k.fte or NUL for k in met_fte), start=NUL) if met_fte else None,
            _som(k.fte_gerealiseerd for k in onder if k.posten or k.niet_begroot),
            sum((k.met_fte for k in onder), start=NUL),
            onder,
        )

    def boom(self) -> tuple[Knoop, list[Knoop], list[Knoop], list[Knoop], list[Knoop], Knoop | None]:
        posten = {id_: self.postregel(post) for id_, post in self.geld.posten.items()}
        werksoorten = []
        for werksoort in self.geld.domein_van:
            onder = [posten[id_] for id_, post in self.geld.posten.items() if post.werksoort == werksoort]
            if onder:
                werksoorten.append(self.groep(werksoort, onder))
        domeinen = []
        for domein in DOMEINEN:
            onder = [knoop for knoop in werksoorten if self.geld.domein_van[knoop.id] == domein]
            if onder:
                domeinen.append(self.groep(domein, onder))
        ernaast, niet_te_plaatsen = self.niet_begroot(), self.niet_te_plaatsen()
        alles = [*domeinen, *ernaast, *([niet_te_plaatsen] if niet_te_plaatsen else [])]
        totaal = self.groep("totaal", alles)
        for kolom in KOLOMMEN:
            totaal.rond_af(kolom)
        return totaal, domeinen, werksoorten, list(posten.values()), ernaast, niet_te_plaatsen

    def proeftuin(self) -> dict[str, Any] | None:
        """Its rows besides: they count for their post as well (design 4.6)."""
        begroot = self.geld.proeftuin
        apart = self.gegevens.proeftuin is not None
        if begroot is None and not (apart and self.nu.aanwezig):
            return None
        rijen = [b for b in self.nu.boekingen if b.proeftuin is not False]
        bekend = bool(self.nu.aanwezig) and all(b.proeftuin for b in rijen)
        volledig = apart and bekend and all(b.bedrag is not None for b in rijen)
        gerealiseerd = sum((b.bedrag or NUL for b in rijen if b.proeftuin), start=NUL) if apart else None
        fte = _som(None if b.fte is None else b.fte * b.levering.maanden for b in rijen)
        periode = None if begroot is None else begroot * self.nu.maanden / 12
        getoond = [None if bedrag is None else rond_van_nul(bedrag, 2) for bedrag in (begroot, periode, gerealiseerd)]
        ingezet = fte / self.nu.maanden if fte is not None and apart and bekend else None
        return {
            **dict(zip(("begroot", "begroot_periode", "gerealiseerd"), getoond, strict=True)),
            "volledig": volledig,
            "verschil": _verschil(getoond[2], getoond[1]) if volledig else None,
            "percentage": procent(gerealiseerd or NUL, periode) if volledig and periode else None,
            "fte_gerealiseerd": None if ingezet is None else rond_van_nul(ingezet, 4),
        }


def _verschil(een: str | None, ander: str | None) -> str | None:
    """The difference of two shown amounts (M6)."""
    return None if een is None or ander is None else rond_van_nul(Fraction(een) - Fraction(ander), 2)


def is_geldnorm(norm: Norm, overeenkomst: Overeenkomst) -> bool:
    """begroting, formatie, and an aandeel of which the weging is a bedrag (design 4.6)."""
    if isinstance(norm.vorm, AandeelVorm) and norm.vorm.weging and norm.gegevens:
        return overeenkomst.gegevens[norm.gegevens].velden[norm.vorm.weging].soort == "bedrag"
    return isinstance(norm.vorm, BegrotingVorm | FormatieVorm)


def financien(
    overeenkomst: Overeenkomst, bron: Bron, vraag: Vraag, oordeel: Callable[[Norm, Periode], str]
) -> dict[str, Any] | None:
    """The overview, with the names of design 5.1; `oordeel` judges a norm over the period of the overview."""
    geld = overeenkomst.geld
    if geld.financien is None:
        return None
    overzicht = _Overzicht(overeenkomst, bron, vraag, geld.financien)
    totaal, domeinen, werksoorten, posten, niet_begroot, niet_te_plaatsen = overzicht.boom()

    def regel(lijst: str, knoop: Knoop) -> dict[str, Any]:
        b, getoond = knoop.bedragen, knoop.getoond
        ingezet, budget = knoop.fte_gerealiseerd, b["begroot_periode"] or NUL
        subtotaal = geld.subtotalen.get(knoop.id) if lijst == "werksoorten" else None
        normen = [
            {"id": norm.id, "soort": norm.soort, "oordeel": oordeel(norm, overzicht.nu.periode)}
            for norm in overeenkomst.normen
            if isinstance(norm.vorm, BegrotingVorm | FormatieVorm) and norm.vorm.groep.rij == (lijst, knoop.id)
        ]
        return {
            "id": knoop.id,
            **{kolom: getoond[kolom] for kolom in KOLOMMEN},
            "volledig": knoop.volledig,
            "verschil": _verschil(getoond["gerealiseerd"], getoond["begroot_periode"]) if knoop.volledig else None,
            "percentage": procent(b["gerealiseerd"] or NUL, budget) if knoop.volledig and budget else None,
            "fte": None if knoop.fte is None else hoogstens_tien(knoop.fte),
            "fte_gerealiseerd": None if ingezet is None else rond_van_nul(ingezet, 4),
            "bedrag_per_fte": rond_van_nul(knoop.met_fte / knoop.fte, 2) if knoop.fte else None,
            "subtotaal": subtotaal and {
                "bedrag": rond_van_nul(subtotaal.bedrag, 2),
                "fte": hoogstens_tien(subtotaal.fte),
                "verschil": rond_van_nul((b["begroot"] or NUL) - subtotaal.bedrag, 2),
                "verschil_fte": hoogstens_tien((knoop.fte or NUL) - subtotaal.fte),
            },
            "normen": normen,
        }  # fmt: skip

    return {
        "periode": overzicht.nu.periode.id,
        "maanden": overzicht.nu.maanden,
        "leveringen": [p.id for p in overzicht.nu.aanwezig],
        "ontbreekt": [p.id for p in overzicht.nu.ontbreekt],
        "volledig": totaal.volledig and overzicht.nu.bekend,
        "zonder_index": geld.zonder_index(overzicht.jaar),
        "prognose": overzicht.prognosemaanden(),
        "totaal": regel("totaal", totaal),
        "domeinen": [regel("domeinen", knoop) for knoop in domeinen],
        "werksoorten": [regel("werksoorten", knoop) for knoop in werksoorten],
        "posten": [regel("posten", knoop) for knoop in posten],
        "niet_begroot": [regel("niet_begroot", knoop) for knoop in niet_begroot],
        "niet_te_plaatsen": niet_te_plaatsen and regel("niet_te_plaatsen", niet_te_plaatsen),
        "proeftuin": overzicht.proeftuin(),
        "normen": [norm.id for norm in overeenkomst.normen if is_geldnorm(norm, overeenkomst)],
    }
