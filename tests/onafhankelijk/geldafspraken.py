"""What the agreement says of money and fte: posten, index, Proeftuin, `[financien]` (design 3.1, 4.6)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod
from typing import Any

from waarden import als_getal, lees_decimaal

Tabel = Mapping[str, Any]


@dataclass(frozen=True)
class Post:
    """A budget line: an amount for a year in prices of `prijspeil`, and the agreed fte (None: without)."""

    id: str
    werksoort: str
    bedrag: Fraction
    fte: Fraction | None

    @property
    def moet_er_zijn(self) -> bool:
        """A post without money and fte need not be in a delivery (M2)."""
        return bool(self.bedrag or self.fte)


@dataclass(frozen=True)
class Subtotaal:
    """What the source prints as the sum of a werksoort."""

    bedrag: Fraction
    fte: Fraction


@dataclass(frozen=True)
class Financien:
    """Where money and fte are delivered: the data set and its fields."""

    gegevens: str
    post: str
    bedrag: str
    fte: str
    toelichting: str
    verschil: Fraction
    fte_hoogstens: Fraction | None


@dataclass(frozen=True)
class Geldgroep:
    """Posten inside which money may shift; `alles` also takes in what is not budgeted (M3).

    `rij` is the row of the overview that the group is: its list and its id.
    """

    posten: frozenset[str]
    rij: tuple[str, str] | None = None

    @property
    def alles(self) -> bool:
        return self.rij == ("totaal", "totaal")


@dataclass(frozen=True)
class BegrotingVorm:
    groep: Geldgroep


@dataclass(frozen=True)
class FormatieVorm:
    groep: Geldgroep


@dataclass(frozen=True)
class Geldafspraken:
    """All of it, in the order of the agreement."""

    prijspeil: int
    domein_van: Mapping[str, str]  # werksoort -> domein
    posten: Mapping[str, Post]
    subtotalen: Mapping[str, Subtotaal]  # by werksoort
    indexen: Mapping[int, Fraction]  # jaar -> part of one
    proeftuin: Fraction | None
    financien: Financien | None

    def index(self, jaar: int) -> Fraction:
        """The product of 1 + percentage over the years after prijspeil up to and with `jaar`."""
        return prod((1 + i for j, i in self.indexen.items() if self.prijspeil < j <= jaar), start=Fraction(1))

    def zonder_index(self, jaar: int) -> list[int]:
        return [j for j in range(self.prijspeil + 1, jaar + 1) if j not in self.indexen]

    def groep(self, tabel: Tabel) -> Geldgroep:
        """One of posten, werksoorten, domein or alles (design 4); one post or werksoort is a row."""
        posten = self.posten.values()
        if "posten" in tabel:
            rij = ("posten", tabel["posten"][0]) if len(tabel["posten"]) == 1 else None
            return Geldgroep(frozenset(tabel["posten"]), rij)
        if "werksoorten" in tabel:
            eigen = tabel["werksoorten"]
            rij = ("werksoorten", eigen[0]) if len(eigen) == 1 else None
            return Geldgroep(frozenset(p.id for p in posten if p.werksoort in eigen), rij)
        if "domein" in tabel:
            domein = tabel["domein"]
            eigen = [p.id for p in posten if self.domein_van[p.werksoort] == domein]
            return Geldgroep(frozenset(eigen), ("domeinen", domein))
        return Geldgroep(frozenset(self.posten), ("totaal", "totaal"))


def _getal(tekst: Any) -> Fraction:
    getal = als_getal(lees_decimaal(str(tekst).removesuffix("%").strip()))
    if getal is None:
        raise ValueError(f"geen getal: {tekst!r}")
    return getal


def _misschien(tabel: Tabel, sleutel: str) -> Fraction | None:
    return _getal(tabel[sleutel]) if sleutel in tabel else None


def lees_geld(
    hoofd: Tabel, alle: Callable[[str], Sequence[Tabel]], een: Callable[[str], Tabel | None]
) -> Geldafspraken:
    """`alle` gives the tables of one name, `een` the one table of a name that stands there once at most."""
    f, proeftuin = een("financien"), een("proeftuin")
    financien = f and Financien(
        gegevens=f["gegevens"],
        post=f["post"],
        bedrag=f["bedrag"],
        fte=f["fte"],
        toelichting=f["toelichting"],
        verschil=_getal(f["verschil"]) / 100,
        fte_hoogstens=_misschien(f, "fte_hoogstens"),
    )
    return Geldafspraken(
        prijspeil=hoofd.get("prijspeil", 0),
        domein_van={w["id"]: w["domein"] for w in alle("werksoort")},
        posten={
            p["id"]: Post(p["id"], p["werksoort"], _getal(p["bedrag"]), _misschien(p, "fte") or None)
            for p in alle("post")
        },
        subtotalen={s["werksoort"]: Subtotaal(_getal(s["bedrag"]), _getal(s["fte"])) for s in alle("subtotaal")},
        indexen={i["jaar"]: _getal(i["percentage"]) / 100 for i in alle("indexering")},
        proeftuin=_getal(proeftuin["bedrag"]) if proeftuin else None,
        financien=financien or None,
    )
