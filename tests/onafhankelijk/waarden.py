"""What one cell can hold, and how its text is read (design 3.2) and written (design 5.1).

A cell is empty (None), unreadable (ONLEESBAAR) or a value. Numbers are fractions: no float comes
near a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import Enum
from fractions import Fraction


class Onleesbaar(Enum):
    """The one value of a cell in which something stands that cannot be read."""

    ONLEESBAAR = "onleesbaar"


ONLEESBAAR = Onleesbaar.ONLEESBAAR

Waarde = str | bool | Fraction | date
Cel = Waarde | None | Onleesbaar


class Punt(Enum):
    """What a dot in a column of numbers means, as far as the column tells (design 3.2)."""

    ONBEKEND = "onbekend"
    DUIZEND = "duizend"
    DECIMAAL = "decimaal"


GETALSOORTEN = frozenset({"geheel", "decimaal", "bedrag", "procent"})
LANGSTE_GETAL = 1000  # characters; Python refuses to read integers of more than 4300 digits

_JANEE = {
    **dict.fromkeys(("ja", "j", "x", "1", "waar"), True),
    **dict.fromkeys(("nee", "n", "0", "onwaar"), False),
}
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DAG_MAAND_JAAR = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")
_GEHEEL = re.compile(r"[+-]?(?:[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+)")
_TEKEN_EURO = re.compile(r"([+-]?)\s*(€?)\s*([+-]?)\s*([0-9.,]*)")
_KOMMA = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+),[0-9]+")
_GROEPEN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_DUBBELZINNIG = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_PUNT = re.compile(r"[0-9]+\.[0-9]+")


def lees_datum(tekst: str, vorm: str | None = None) -> date | Onleesbaar:
    """An ISO date or d-m-jjjj; `vorm` pins one of the two ("jjjj-mm-dd" or "dd-mm-jjjj")."""
    iso, gewoon = _ISO.fullmatch(tekst), _DAG_MAAND_JAAR.fullmatch(tekst)
    try:
        if iso and (vorm is None or vorm.startswith("j")):
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if gewoon and (vorm is None or vorm.startswith("d")):
            return date(int(gewoon[3]), int(gewoon[2]), int(gewoon[1]))
    except ValueError:  # 31-02-2023
        pass
    return ONLEESBAAR


def lees_geheel(tekst: str) -> Fraction | Onleesbaar:
    """Digits with an optional sign and Dutch thousands dots."""
    return Fraction(tekst.replace(".", "")) if _GEHEEL.fullmatch(tekst) else ONLEESBAAR


def _splits_getal(tekst: str) -> tuple[int, str, bool] | None:
    """Sign, digits with their dots and comma, and whether there is a euro sign."""
    m = _TEKEN_EURO.fullmatch(tekst.removesuffix("%").strip())
    if m is None or (m[1] and m[3]):
        return None
    return (-1 if "-" in m[1] + m[3] else 1), m[4], bool(m[2])


def lees_decimaal(tekst: str, punt: Punt = Punt.ONBEKEND) -> Fraction | Onleesbaar:
    """A Dutch number: "1.234,50", "€ 1.234,50", "€ -". "1.234" needs a column that tells."""
    delen = _splits_getal(tekst)
    if delen is None:
        return ONLEESBAAR
    teken, cijfers, euro = delen
    if not cijfers:  # "€ -" is how Excel writes nothing
        return Fraction(0) if euro and teken < 0 else ONLEESBAAR
    if cijfers.isdigit():
        return teken * Fraction(cijfers)
    if _KOMMA.fullmatch(cijfers):
        return teken * Fraction(cijfers.replace(".", "").replace(",", "."))
    if _GROEPEN.fullmatch(cijfers):
        return teken * Fraction(cijfers.replace(".", ""))
    if _DUBBELZINNIG.fullmatch(cijfers):
        if punt is Punt.ONBEKEND:
            return ONLEESBAAR
        return teken * Fraction(cijfers.replace(".", "") if punt is Punt.DUIZEND else cijfers)
    return teken * Fraction(cijfers) if _PUNT.fullmatch(cijfers) else ONLEESBAAR


def punt_in_kolom(teksten: Iterable[str]) -> Punt:
    """What the values of one column of one file tell about the dot; contradiction tells nothing."""
    gezien: set[Punt] = set()
    for tekst in teksten:
        cijfers = (_splits_getal(tekst) or (1, "", False))[1]
        if _KOMMA.fullmatch(cijfers) or _GROEPEN.fullmatch(cijfers):
            gezien.add(Punt.DUIZEND)
        elif _PUNT.fullmatch(cijfers) and not _DUBBELZINNIG.fullmatch(cijfers):
            gezien.add(Punt.DECIMAAL)
    return gezien.pop() if len(gezien) == 1 else Punt.ONBEKEND


def lees_waarde(
    tekst: str,
    soort: str,
    waarden: tuple[str, ...] = (),
    punt: Punt = Punt.ONBEKEND,
    datumvorm: str | None = None,
) -> Waarde | Onleesbaar:
    """The value of a text that is not empty, for a field of this soort (design 3.2)."""
    tekst = tekst.strip()
    if soort in GETALSOORTEN and len(tekst) > LANGSTE_GETAL:
        return ONLEESBAAR
    match soort:
        case "tekst" | "code":
            return tekst
        case "keuze":
            bekend = {w.casefold(): w for w in waarden}
            return bekend.get(tekst.casefold(), ONLEESBAAR)
        case "janee":
            return _JANEE.get(tekst.casefold(), ONLEESBAAR)
        case "datum":
            return lees_datum(tekst, datumvorm)
        case "geheel":
            return lees_geheel(tekst)
        case "decimaal" | "bedrag" | "procent":
            return lees_decimaal(tekst, punt)
        case _:
            raise ValueError(f"onbekende soort veld: {soort}")


def is_waarde(cel: Cel) -> bool:
    """Whether a cell holds a value: it is neither empty nor unreadable."""
    return cel is not None and cel is not ONLEESBAAR


def als_getal(cel: Cel) -> Fraction | None:
    """The number in a cell, or None when the cell is empty or unreadable."""
    return cel if isinstance(cel, Fraction) else None


def als_datum(cel: Cel) -> date | None:
    """The date in a cell, or None when the cell is empty or unreadable."""
    return cel if isinstance(cel, date) else None


def rond_half_op(getal: Fraction, decimalen: int) -> str:
    """`getal` with a fixed number of decimals, half up (design 5.1)."""
    schaal = 10**decimalen
    geheel = (2 * getal * schaal + 1) // 2  # floor(x + 1/2)
    teken, cijfers = ("-" if geheel < 0 else ""), f"{abs(geheel):0{decimalen + 1}}"
    return f"{teken}{cijfers[:-decimalen]}.{cijfers[-decimalen:]}" if decimalen else f"{teken}{cijfers}"


def exact(getal: Fraction) -> str:
    """`getal` as an exact decimal, without needless zeros (design 5.1)."""
    decimalen = 0
    while (getal * 10**decimalen).denominator != 1:
        decimalen += 1
    return rond_half_op(getal, decimalen)


def procent(deel: Fraction, geheel: Fraction) -> str:
    """A share as a percentage with four decimals, half up (design 5.1)."""
    return rond_half_op(deel * 100 / geheel, 4)
