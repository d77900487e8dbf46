"""The agreement as this recomputation needs it: `*.toml` -> typed values (design 3.1, 3.2 and 4).

It reads what judges, and nothing else: texts and risico's are skipped; money is `geldafspraken`'s. It
trusts that the agreement is valid; whether it is, is `validate`'s to say. A mistake ends in an exception.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from geldafspraken import BegrotingVorm, FormatieVorm, Geldafspraken, lees_geld
from kalender import DAG, FREQUENTIES, Termijn, lees_termijn
from voorwaarden import Veld, Voorwaarde, lees_voorwaarde
from waarden import Onleesbaar, als_getal, lees_decimaal, lees_waarde

Tabel = Mapping[str, Any]


@dataclass(frozen=True)
class Regel:
    """A `[[gegevens.regel]]` of ernst fout; a waarschuwing never changes a verdict."""

    id: str
    voorwaarde: Voorwaarde


@dataclass(frozen=True)
class Gegevens:
    """A data set (design 3.2)."""

    id: str
    bestand: str
    maanden: int
    vanaf: date
    inhoud: str  # mutaties | stand | periode
    sleutel: tuple[str, ...]
    proeftuin: str | None
    velden: Mapping[str, Veld]
    regels: tuple[Regel, ...]
    codering: str | None = None
    scheidingsteken: str | None = None
    decimaalteken: str | None = None
    datumvorm: str | None = None
    procentvorm: str | None = None
    regelvelden: frozenset[str] = frozenset()  # those that a regel of any ernst names

    @cached_property
    def datums(self) -> tuple[str, ...]:
        """The fields with a day that may not lie after R."""
        return tuple(n for n, veld in self.velden.items() if veld.soort == "datum" and not veld.gepland)


@dataclass(frozen=True)
class Tijd:
    """When a row counts, for every soort but termijn and herhaling (design 4)."""

    datum: str | None = None
    geldig_van: str | None = None
    geldig_tot_en_met: str | None = None
    laatste: bool = False  # rule 31: only the last delivery of P


@dataclass(frozen=True)
class Ledenset:
    """Members that come from a data set."""

    gegevens: str
    veld: str
    filter: tuple[Voorwaarde, ...]
    tijd: Tijd


Leden = tuple[str, ...] | Ledenset


@dataclass(frozen=True)
class TermijnVorm:
    van: str
    tot: str
    ingetrokken: tuple[str, ...]
    wettelijk: bool


@dataclass(frozen=True)
class AandeelVorm:
    voldoet: tuple[Voorwaarde, ...]
    weging: str | None
    tijd: Tijd


@dataclass(frozen=True)
class TellingVorm:
    teller: str
    noemer: str
    tijd: Tijd


@dataclass(frozen=True)
class AantalVorm:
    som: str | None
    tijd: Tijd


@dataclass(frozen=True)
class VolledigheidVorm:
    elk: tuple[Leden, ...]
    velden: tuple[str, ...]
    tijd: Tijd


@dataclass(frozen=True)
class FrequentieVorm:
    elk: tuple[Leden, ...]
    velden: tuple[str, ...]
    tijd: Tijd
    elke: Termijn
    som: str | None
    gemiddeld: bool
    behalve: tuple[tuple[date, date], ...]


@dataclass(frozen=True)
class HerhalingVorm:
    client: str
    hulpvraag: str
    afgesloten: str
    begin: str


@dataclass(frozen=True)
class OordeelVorm:
    geldig: Termijn


Vorm = (
    TermijnVorm | AandeelVorm | TellingVorm | AantalVorm
    | VolledigheidVorm | FrequentieVorm | HerhalingVorm | OordeelVorm | BegrotingVorm | FormatieVorm
)  # fmt: skip

SOORTEN = (
    "termijn", "aandeel", "telling", "aantal", "volledigheid", "frequentie", "herhaling", "oordeel",
    "begroting", "formatie",
)  # fmt: skip


@dataclass(frozen=True)
class Drempel:
    """minstens or hoogstens; a share as a fraction of 1, for aantal the number itself."""

    minstens: bool
    waarde: Fraction

    def gehaald(self, teller: Fraction, noemer: Fraction) -> bool:
        """By cross-multiplication (design 4); for aantal the noemer is 1."""
        grens = self.waarde * noemer
        return teller >= grens if self.minstens else teller <= grens


@dataclass(frozen=True)
class Versie:
    vanaf: date
    tot_en_met: date | None
    binnen: Termijn | None
    aantal: Fraction
    drempel: Drempel | None
    filter: tuple[Voorwaarde, ...]


@dataclass(frozen=True)
class Norm:
    id: str
    soort: str
    hoort_bij: tuple[str, ...]
    gegevens: str | None
    meetperiode: int | None  # in months; None: the periode that is asked for
    vorm: Vorm
    versies: tuple[Versie, ...]
    toetsen: tuple[Tabel, ...]

    def versie_op(self, dag: date) -> Versie | None:
        """The version in force (design 4.1); there is no falling back to an ended one."""
        for versie in self.versies:
            if versie.vanaf <= dag and (versie.tot_en_met is None or dag <= versie.tot_en_met):
                return versie
        return None

    @property
    def eerste_vanaf(self) -> date:
        return self.versies[0].vanaf


@dataclass(frozen=True)
class Wachttelling:
    """Fields with what the provider counted on the last day of a month (rule 32)."""

    wachtend: str
    boven_grens: str
    langst: str | None


@dataclass(frozen=True)
class Wachtlijst:
    id: str
    gegevens: str
    van: str
    tot: str
    ingetrokken: tuple[str, ...]
    filter: tuple[Voorwaarde, ...]
    grens: Termijn
    telling: Wachttelling | None = None


@dataclass(frozen=True)
class Overeenkomst:
    gebieden: tuple[str, ...]
    gelijkgestelde_dagen: frozenset[date]
    kernbedingen: Sequence[str]
    kernbeding_van: Mapping[str, str]  # bepaling -> kernbeding
    gegevens: Mapping[str, Gegevens]
    normen: Sequence[Norm]
    wachtlijsten: Sequence[Wachtlijst]
    geld: Geldafspraken

    def kernbeding(self, norm: Norm) -> str | None:
        """The first bepaling decides under which kernbeding a norm is shown (design 4)."""
        return next((self.kernbeding_van[b] for b in norm.hoort_bij if b in self.kernbeding_van), None)


def _vanzelf(id_: str, normen: Sequence[Tabel], lijsten: Sequence[Tabel]) -> list[str]:
    """What goes without saying for the counts of a data set (rule 33)."""
    eigen = [n["telling"] for n in normen if "telling" in n and n["gegevens"] == id_]
    delen = [(t["teller"], t["noemer"]) for t in eigen]
    tellingen = [t["telling"] for t in lijsten if "telling" in t and t["gegevens"] == id_]
    delen += [(t["boven_grens"], t["wachtend"]) for t in tellingen]
    teksten = [f"{deel} <= {geheel}" for deel, geheel in delen] + [f"{deel} >= 0" for deel, _ in delen]
    return teksten + [f"{t['langst']} >= 0" for t in tellingen if "langst" in t]


def _gegevens(tabel: Tabel, vanzelf: Sequence[str]) -> Gegevens:
    velden = {v["naam"]: _veld(v) for v in tabel.get("veld", [])}
    regels = tuple(
        Regel(r["id"], lees_voorwaarde(r["voorwaarde"], velden)) for r in tabel.get("regel", []) if r["ernst"] == "fout"
    ) + tuple(Regel("", lees_voorwaarde(tekst, velden)) for tekst in vanzelf)
    pins = {n: tabel.get(n) for n in ("codering", "scheidingsteken", "decimaalteken", "datumvorm", "procentvorm")}
    genoemd = [lees_voorwaarde(r["voorwaarde"], velden).velden for r in tabel.get("regel", [])]
    genoemd += [regel.voorwaarde.velden for regel in regels]
    return Gegevens(
        id=tabel["id"],
        bestand=tabel["bestand"],
        maanden=FREQUENTIES[tabel["frequentie"]],
        vanaf=tabel["vanaf"],
        inhoud=tabel["inhoud"],
        sleutel=tuple(tabel["sleutel"]),
        proeftuin=tabel.get("proeftuin"),
        velden=velden,
        regels=regels,
        **pins,
        regelvelden=frozenset().union(*genoemd),
    )


def _veld(tabel: Tabel) -> Veld:
    soort, waarden = tabel["soort"], tuple(tabel.get("waarden", ()))
    kolom: str | list[str] = tabel.get("kolom", [])
    leeg: Any = tabel.get("leeg_betekent")
    if leeg is not None:
        leeg = lees_waarde(str(leeg), soort, waarden)
        if isinstance(leeg, Onleesbaar):
            raise ValueError(f"leeg_betekent past niet bij veld {tabel['naam']}")
    return Veld(
        naam=tabel["naam"],
        soort=soort,
        kolom=(*([kolom] if isinstance(kolom, str) else kolom), tabel["naam"]),
        waarden=waarden,
        verplicht=tabel.get("verplicht", False),
        leeg_betekent=leeg,
        gepland=tabel.get("gepland", False),
    )


class _Lezer:
    """Reads the tables that name data sets, once all data sets are known."""

    def __init__(self, gegevens: Mapping[str, Gegevens], gebieden: tuple[str, ...], geld: Geldafspraken) -> None:
        self.gegevens = gegevens
        self.gebieden = gebieden
        self.geld = geld

    def voorwaarden(self, teksten: Sequence[str], gegevens_id: str) -> tuple[Voorwaarde, ...]:
        velden = self.gegevens[gegevens_id].velden
        return tuple(lees_voorwaarde(tekst, velden) for tekst in teksten)

    def leden(self, elk: Any) -> Leden:
        """One set of members: "gebieden", a list, or a table that names a data set."""
        if elk == "gebieden":
            return self.gebieden
        if isinstance(elk, list):
            return tuple(elk)
        filter_ = self.voorwaarden(elk.get("filter", []), elk["gegevens"])
        return Ledenset(elk["gegevens"], elk["veld"], filter_, _tijd(elk))

    def elk(self, tabel: Tabel) -> tuple[tuple[Leden, ...], tuple[str, ...]]:
        """The sets of members and the fields they stand in: with `veld` a list, a product."""
        if isinstance(tabel["veld"], list):
            return tuple(self.leden(elk) for elk in tabel["elk"]), tuple(tabel["veld"])
        return (self.leden(tabel["elk"]),), (tabel["veld"],)

    def vorm(self, soort: str, t: Tabel, gegevens_id: str | None) -> Vorm:
        match soort:
            case "termijn":
                ingetrokken = tuple(t.get("ingetrokken", ()))
                return TermijnVorm(t["van"], t["tot"], ingetrokken, t.get("wettelijk", False))
            case "aandeel":
                voldoet = self.voorwaarden(t["voldoet"], gegevens_id or "")
                return AandeelVorm(voldoet, t.get("weging"), _tijd(t))
            case "telling":
                return TellingVorm(t["teller"], t["noemer"], _tijd(t))
            case "aantal":
                return AantalVorm(t.get("som"), _tijd(t))
            case "volledigheid":
                return VolledigheidVorm(*self.elk(t), _tijd(t))
            case "frequentie":
                behalve = tuple((b["van"], b["tot_en_met"]) for b in t.get("behalve", ()))
                elke, gemiddeld = lees_termijn(t["elke"]), t.get("gemiddeld", False)
                return FrequentieVorm(*self.elk(t), _tijd(t), elke, t.get("som"), gemiddeld, behalve)
            case "herhaling":
                return HerhalingVorm(t["client"], t["hulpvraag"], t["afgesloten"], t["begin"])
            case "begroting":
                return BegrotingVorm(self.geld.groep(t))
            case "formatie":
                return FormatieVorm(self.geld.groep(t))
            case _:
                return OordeelVorm(lees_termijn(t["geldig"]))

    def norm(self, tabel: Tabel) -> Norm:
        soort = next(s for s in SOORTEN if s in tabel)
        gegevens_id: str | None = tabel.get("gegevens")
        if soort in ("begroting", "formatie") and self.geld.financien:  # their rows are those of [financien]
            gegevens_id = self.geld.financien.gegevens
        # rule 2: by default the rhythm of the data set; an oordeel norm has none
        meetperiode = self.gegevens[gegevens_id].maanden if gegevens_id else None
        if "meetperiode" in tabel:
            meetperiode = FREQUENTIES[tabel["meetperiode"]]
        return Norm(
            id=tabel["id"],
            soort=soort,
            hoort_bij=tuple(tabel.get("hoort_bij", ())),
            gegevens=gegevens_id,
            meetperiode=meetperiode,
            vorm=self.vorm(soort, tabel[soort], gegevens_id),
            versies=self.versies(tabel, soort),
            toetsen=tuple(tabel.get("toets", ())),
        )

    def versies(self, norm: Tabel, soort: str) -> tuple[Versie, ...]:
        """In order of `vanaf`; without tot_en_met until the next one begins (rule 3)."""
        tabellen = sorted(norm["versie"], key=lambda t: t["vanaf"])
        volgende = [na["vanaf"] - DAG for _, na in pairwise(tabellen)] + [None]
        return tuple(
            Versie(
                vanaf=t["vanaf"],
                tot_en_met=_vroegste(t.get("tot_en_met"), einde),
                binnen=lees_termijn(t["binnen"]) if "binnen" in t else None,
                aantal=Fraction(t.get("aantal", 1)),
                drempel=_drempel(t, soort),
                # rule 4: a filter of the version replaces that of the norm
                filter=self.voorwaarden(t.get("filter", norm.get("filter", [])), norm["gegevens"])
                if "gegevens" in norm
                else (),
            )
            for t, einde in zip(tabellen, volgende, strict=True)
        )

    def wachtlijst(self, t: Tabel) -> Wachtlijst:
        filter_ = self.voorwaarden(t.get("filter", []), t["gegevens"])
        ingetrokken = tuple(t.get("ingetrokken", ()))
        grens = lees_termijn(t["grens"])
        if "telling" in t:
            telling = Wachttelling(t["telling"]["wachtend"], t["telling"]["boven_grens"], t["telling"].get("langst"))
            return Wachtlijst(t["id"], t["gegevens"], "", "", (), filter_, grens, telling)
        return Wachtlijst(t["id"], t["gegevens"], t["van"], t["tot"], ingetrokken, filter_, grens)


def _vroegste(een: date | None, ander: date | None) -> date | None:
    return min((d for d in (een, ander) if d is not None), default=None)


def _tijd(t: Tabel) -> Tijd:
    return Tijd(t.get("datum"), t.get("geldig_van"), t.get("geldig_tot_en_met"), t.get("laatste", False))


def _drempel(versie: Tabel, soort: str) -> Drempel | None:
    for sleutel in ("minstens", "hoogstens"):
        if sleutel in versie:
            getal = als_getal(lees_decimaal(str(versie[sleutel]).removesuffix("%")))
            if getal is None:
                raise ValueError(f"geen drempel: {versie[sleutel]!r}")
            return Drempel(sleutel == "minstens", getal if soort == "aantal" else getal / 100)
    # design 4: without either, for these soorten it is 100%
    if soort in ("volledigheid", "frequentie", "formatie"):
        return Drempel(True, Fraction(1))
    return Drempel(False, Fraction(1)) if soort == "begroting" else None


def lees_overeenkomst(map_: Path) -> Overeenkomst:
    """All `*.toml` in the folder together (design 3.1); order: files by name, then as written."""
    bladen = [tomllib.loads(pad.read_text("utf-8-sig")) for pad in sorted(map_.rglob("*.toml"))]

    def alle(naam: str) -> list[Tabel]:
        return [tabel for blad in bladen for tabel in blad.get(naam, [])]

    def een(naam: str) -> Tabel | None:
        return next((blad[naam] for blad in bladen if naam in blad), None)

    hoofd: Tabel = een("overeenkomst") or {}
    geld = lees_geld(hoofd, alle, een)
    normen, lijsten = alle("norm"), alle("wachtlijst")
    gegevens = {t["id"]: _gegevens(t, _vanzelf(t["id"], normen, lijsten)) for t in alle("gegevens")}
    gebieden = tuple(g["id"] for g in hoofd.get("gebieden", ()))
    lezer = _Lezer(gegevens, gebieden, geld)
    return Overeenkomst(
        gebieden=gebieden,
        gelijkgestelde_dagen=frozenset(hoofd.get("gelijkgestelde_dagen", ())),
        kernbedingen=[k["id"] for k in alle("kernbeding")],
        kernbeding_van={b["id"]: b["kernbeding"] for b in alle("bepaling")},
        gegevens=gegevens,
        normen=[lezer.norm(t) for t in normen],
        wachtlijsten=[lezer.wachtlijst(t) for t in lijsten],
        geld=geld,
    )
