"""Periods, terms, windows and holidays.

Everything that reckons with days: `Periode` (design 3.2), `Termijn` (design 4.1), the windows of a
frequentie (design 4.4) and the working days of the Algemene termijnenwet (design 4.1). Whole days
only, and no clock: every function gives the same answer for the same arguments.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

DAG = timedelta(days=1)

# design 3.2: the rhythms of a data set, in months
FREQUENTIES = {"maand": 1, "kwartaal": 3, "halfjaar": 6, "jaar": 12}


def plus_maanden(dag: date, maanden: int) -> date:
    """`dag` moved by calendar months, clamped to the last day of the month (design 4.1)."""
    jaar, maand0 = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand0 + 1, min(dag.day, monthrange(jaar, maand0 + 1)[1]))


@dataclass(frozen=True)
class Periode:
    """A month, quarter, half year or year (design 3.2: 2023-01, 2023-Q1, 2023-H1, 2023)."""

    eerste: date
    maanden: int

    @cached_property
    def laatste(self) -> date:
        return plus_maanden(self.eerste, self.maanden) - DAG

    @property
    def id(self) -> str:
        jaar, volgnummer = self.eerste.year, (self.eerste.month - 1) // self.maanden + 1
        match self.maanden:
            case 1:
                return f"{jaar:04}-{volgnummer:02}"
            case 3:
                return f"{jaar:04}-Q{volgnummer}"
            case 6:
                return f"{jaar:04}-H{volgnummer}"
            case _:
                return f"{jaar:04}"

    def bevat(self, dag: date) -> bool:
        return self.eerste <= dag <= self.laatste

    def raakt(self, van: date, tot_en_met: date) -> bool:
        return self.eerste <= tot_en_met and van <= self.laatste

    def raakt_periode(self, ander: Periode) -> bool:
        return self.raakt(ander.eerste, ander.laatste)

    def ligt_in(self, ander: Periode) -> bool:
        return ander.eerste <= self.eerste and self.laatste <= ander.laatste


_PERIODE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])|-Q([1-4])|-H([12]))?")


def lees_periode(tekst: str) -> Periode | None:
    """The period that `tekst` names, or None when it names none."""
    m = _PERIODE.fullmatch(tekst)
    if m is None or m[1] == "0000":
        return None
    for groep, maanden in ((2, 1), (3, 3), (4, 6)):
        if m[groep]:
            return Periode(date(int(m[1]), (int(m[groep]) - 1) * maanden + 1, 1), maanden)
    return Periode(date(int(m[1]), 1, 1), 12)


def periode_rond(dag: date, maanden: int) -> Periode:
    """The period of `maanden` months, aligned to 1 January, in which `dag` lies."""
    return Periode(date(dag.year, (dag.month - 1) // maanden * maanden + 1, 1), maanden)


def periodes_die_raken(van: date, tot_en_met: date, maanden: int) -> list[Periode]:
    """All periods of a rhythm that touch the days `van` .. `tot_en_met`, oldest first."""
    gevonden: list[Periode] = []
    periode = periode_rond(van, maanden)
    while periode.eerste <= tot_en_met:
        gevonden.append(periode)
        periode = Periode(plus_maanden(periode.eerste, maanden), maanden)
    return gevonden


_TERMIJN = re.compile(r"([0-9]+) (dag|dagen|week|weken|maand|maanden|jaar)")


@dataclass(frozen=True)
class Termijn:
    """A term such as "4 weken": weeks and days count days, months go by the calendar (design 4.1)."""

    aantal: int
    eenheid: str  # dag | week | maand | jaar

    @property
    def maanden(self) -> int:
        """The term in calendar months; 0 when it is counted in days."""
        return self.aantal * {"maand": 1, "jaar": 12}.get(self.eenheid, 0)

    @property
    def dagen(self) -> int:
        """The term in days; 0 when it is counted in months."""
        return self.aantal * {"dag": 1, "week": 7}.get(self.eenheid, 0)

    def na(self, dag: date) -> date:
        return plus_maanden(dag, self.maanden) + timedelta(days=self.dagen)

    def voor(self, dag: date) -> date:
        return plus_maanden(dag, -self.maanden) - timedelta(days=self.dagen)

    @property
    def onder_termijnenwet(self) -> bool:
        """Art. 4: not for more than 90 days, 12 weeks, 3 months, nor for years (memo decision 7)."""
        return self.aantal <= {"dag": 90, "week": 12, "maand": 3, "jaar": 0}[self.eenheid]


def lees_termijn(tekst: str) -> Termijn:
    m = _TERMIJN.fullmatch(tekst.strip())
    if m is None:
        raise ValueError(f"geen termijn: {tekst!r}")
    eenheid = {"dagen": "dag", "weken": "week", "maanden": "maand"}.get(m[2], m[2])
    return Termijn(int(m[1]), eenheid)


def vensters(elke: Termijn, periode: Periode, tot_en_met: date) -> list[tuple[date, date]]:
    """The windows `elke` that end in `periode` and not after `tot_en_met` (design 4.4, frequentie).

    Weeks are ISO weeks, from Monday to Sunday; months are aligned to 1 January.
    """
    grens = min(periode.laatste, tot_en_met)
    if elke.eenheid == "week":
        if elke.aantal != 1:
            raise ValueError("een venster in weken is altijd 1 week")
        zondag = periode.eerste + timedelta(days=7 - periode.eerste.isoweekday())
        aantal = (grens - zondag).days // 7 + 1
        einden = [zondag + timedelta(days=7 * i) for i in range(aantal)]
        return [(einde - timedelta(days=6), einde) for einde in einden]
    if elke.maanden == 0 or 12 % elke.maanden:
        raise ValueError("een venster is 1 week, of een aantal maanden dat 12 deelt")
    raken = periodes_die_raken(periode.eerste, grens, elke.maanden)
    return [(v.eerste, v.laatste) for v in raken if v.laatste <= grens]


def eerste_paasdag(jaar: int) -> date:
    """Easter Sunday, by the anonymous Gregorian algorithm (Meeus, Jones, Butcher)."""
    a, (b, c) = jaar % 19, divmod(jaar, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    maand, dag0 = divmod(h + m - 7 * n + 114, 31)
    return date(jaar, maand, dag0 + 1)


def feestdagen(jaar: int) -> frozenset[date]:
    """The holidays of art. 3 Algemene termijnenwet, as design 4.1 lists them."""
    pasen = eerste_paasdag(jaar)
    koningsdag = date(jaar, 4, 27)
    if koningsdag.isoweekday() == 7:  # celebrated on the Saturday before
        koningsdag -= DAG
    beweeglijk = [pasen + timedelta(days=n) for n in (-2, 1, 39, 50)]
    vast = [date(jaar, 1, 1), koningsdag, date(jaar, 5, 5), date(jaar, 12, 25), date(jaar, 12, 26)]
    return frozenset(beweeglijk + vast)


def eerstvolgende_werkdag(dag: date, gelijkgesteld: frozenset[date]) -> date:
    """`dag`, or the first day after it that is no Saturday, Sunday or holiday (design 4.1)."""
    while dag.isoweekday() > 5 or dag in feestdagen(dag.year) or dag in gelijkgesteld:
        dag += DAG
    return dag


def uiterste_dag(van: date, binnen: Termijn, wettelijk: bool, gelijkgesteld: frozenset[date]) -> date:
    """d = `van` + `binnen` (design 4.1 and 4.4 stap 2)."""
    dag = binnen.na(van)
    if wettelijk and binnen.onder_termijnenwet:
        return eerstvolgende_werkdag(dag, gelijkgesteld)
    return dag
