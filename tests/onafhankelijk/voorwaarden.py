"""Conditions `veld operator waarde` (design 4), with three outcomes.

A condition holds (True), fails (False), or cannot be told (None) because it meets an empty or an
unreadable field.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from waarden import GETALSOORTEN, ONLEESBAAR, Cel, Waarde, is_waarde, lees_waarde


@dataclass(frozen=True)
class Veld:
    """One field of a data set (design 3.2, `[[gegevens.veld]]`)."""

    naam: str
    soort: str
    kolom: tuple[str, ...]
    waarden: tuple[str, ...] = ()
    verplicht: bool = False
    leeg_betekent: Waarde | None = None
    gepland: bool = False


@dataclass(frozen=True)
class AnderVeld:
    """The right-hand side of a condition that names another field of the same row."""

    naam: str


class Bijzonder(Enum):
    """The right-hand side of a condition that is no literal and no field."""

    PEILDATUM = "peildatum"


Rechts = Waarde | tuple[Waarde, ...] | AnderVeld | Bijzonder | None

_VERGELIJKINGEN: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "in": lambda waarde, lijst: waarde in lijst,
}
_GEVULD = re.compile(r"\s*([\w-]+)\s+(leeg|gevuld)\s*")
_VERGELIJKING = re.compile(r"\s*([\w-]+)\s*(!=|<=|>=|=|<|>|\bin\b)\s*(.+?)\s*")
_DEEL = re.compile(r'\s*("[^"]*"|[^,"]+?)\s*(?:,|$)')


@dataclass(frozen=True)
class Voorwaarde:
    veld: str
    operator: str
    rechts: Rechts = None

    @property
    def velden(self) -> frozenset[str]:
        """The fields that the condition names."""
        ander = {self.rechts.naam} if isinstance(self.rechts, AnderVeld) else set()
        return frozenset({self.veld} | ander)

    def geldt(self, cellen: Mapping[str, Cel], peildatum: date) -> bool | None:
        """Design 4.4 stap 4 and rule 23: an unreadable cell is gevuld, and not leeg."""
        links = cellen[self.veld]
        if self.operator == "leeg":
            return links is None
        if self.operator == "gevuld":
            return links is not None
        rechts: Any = self.rechts
        if isinstance(rechts, AnderVeld):
            rechts = cellen[rechts.naam]
        elif rechts is Bijzonder.PEILDATUM:
            rechts = peildatum
        if not is_waarde(links) or not is_waarde(rechts):
            return None
        return _VERGELIJKINGEN[self.operator](links, rechts)


def gelden_alle(voorwaarden: Sequence[Voorwaarde], cellen: Mapping[str, Cel], peildatum: date) -> bool | None:
    """All of them (design 4.4 stap 4): one that fails decides, else one that can't be told."""
    uitkomsten = [v.geldt(cellen, peildatum) for v in voorwaarden]
    if False in uitkomsten:
        return False
    return None if None in uitkomsten else True


def _literaal(tekst: str, veld: Veld) -> Waarde:
    """A literal, typed by the field on the left."""
    if len(tekst) >= 2 and tekst[0] == tekst[-1] == '"':
        tekst = tekst[1:-1]
    waarde = lees_waarde(tekst, veld.soort, veld.waarden)
    if waarde is ONLEESBAAR:
        raise ValueError(f"{tekst!r} past niet bij veld {veld.naam} ({veld.soort})")
    return waarde


def lees_voorwaarde(tekst: str, velden: Mapping[str, Veld]) -> Voorwaarde:
    """Reads one condition. A bare word names a field only beside a date or a number."""
    if m := _GEVULD.fullmatch(tekst):
        velden[m[1]]  # it must exist
        return Voorwaarde(m[1], m[2])
    m = _VERGELIJKING.fullmatch(tekst)
    if m is None:
        raise ValueError(f"geen voorwaarde: {tekst!r}")
    veld, rechts = velden[m[1]], m[3]
    if m[2] == "in":
        delen = _DEEL.findall(rechts.removeprefix("(").removesuffix(")"))
        return Voorwaarde(m[1], "in", tuple(_literaal(deel, veld) for deel in delen))
    if veld.soort == "datum" and rechts == "peildatum":
        return Voorwaarde(m[1], m[2], Bijzonder.PEILDATUM)
    if veld.soort in GETALSOORTEN | {"datum"} and rechts in velden:
        return Voorwaarde(m[1], m[2], AnderVeld(rechts))
    return Voorwaarde(m[1], m[2], _literaal(rechts, veld))
