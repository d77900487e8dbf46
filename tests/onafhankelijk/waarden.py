"""What one cell can hold, and how its text is read (design 3.2) and written (design 5.1).

A cell is empty (None), unreadable (ONLEESBAAR) or a value. Numbers are fractions: no float comes
near a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Wijze:
    """How one column of one file is written: what its values tell, or what is pinned (design 3.2).

    `procentvorm` is "procent" (85 is 85%) or "deel" (0,85 is 85%); `maand_eerst` says that a date
    with the month first stands in the column, so that what reads both ways can't be told (rule 45).
    """

    punt: Punt = Punt.ONBEKEND
    datumvorm: str | None = None
    procentvorm: str | None = None
    maand_eerst: bool = False


GEWOON = Wijze(procentvorm="procent")  # of a literal in the agreement

GETALSOORTEN = frozenset({"geheel", "decimaal", "bedrag", "procent"})
LANGSTE_GETAL = 1000  # characters; Python refuses to read integers of more than 4300 digits
WOORDEN_VOOR_NIETS = frozenset({"-", "--", "\u2013", "n.v.t.", "nvt"})

_JANEE = {
    **dict.fromkeys(("ja", "j", "x", "1", "waar", "true"), True),
    **dict.fromkeys(("nee", "n", "0", "onwaar", "false"), False),
}
_MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_MAAND = {vorm: n for n, naam in enumerate(_MAANDEN, start=1) for vorm in (naam, naam[:3])} | {"mrt": 3, "sept": 9}
_MIDDERNACHT = re.compile(r"(.*[0-9])(?:T|\s+)0?0:00(?::00(?:\.0+)?)?")
_ISO = re.compile(r"([0-9]{4})([-/])([0-9]{2})\2([0-9]{2})")
_DAG_MAAND_JAAR = re.compile(r"([0-9]{1,2})([-/])([0-9]{1,2})\2([0-9]{4})")
_DAG_WOORD_JAAR = re.compile(r"([0-9]{1,2})[ -]([a-z]+)\.?[ -]([0-9]{4})")
_FORMULE = re.compile(r"#+|#(?:N/[AB]|[A-Z/0]+[!?]|[A-Z]+)", re.IGNORECASE)
_AFGERONDE_CODE = re.compile(r"[0-9](?:[.,][0-9]+)?E\+[0-9]+")
_GEHEEL = re.compile(r"([+-]?(?:[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+))(?:,0{1,4}|\.(?:00?|0000))?")
_HARD = re.compile(r"(?<=[0-9])[\u00a0\u202f\u2007](?=[0-9]{3}(?![0-9]))")
_KOMMA = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+),[0-9]{1,4}")
_GROEPEN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_DUBBELZINNIG = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_PUNT = re.compile(r"[0-9]+\.[0-9]{1,4}")


def _dag(jaar: str, maand: str | int, dag: str) -> date | None:
    try:
        return date(int(jaar), int(maand), int(dag))
    except ValueError:  # 31-02-2023
        return None


def _met_streep(tekst: str) -> tuple[date | None, date | None] | None:
    """A date with `/` and the year last, with the day first and with the month first."""
    m = _DAG_MAAND_JAAR.fullmatch(tekst)
    return (_dag(m[4], m[3], m[1]), _dag(m[4], m[1], m[3])) if m and m[2] == "/" else None


def lees_datum(tekst: str, wijze: Wijze = GEWOON) -> date | Onleesbaar:
    """A day, with a time only if that is midnight; a pin leaves one form (design 3.2, rule 45)."""
    if midden := _MIDDERNACHT.fullmatch(tekst):
        tekst = midden[1]
    vorm = wijze.datumvorm
    if vorm == "mm/dd/jjjj":
        streep = _met_streep(tekst)
        return (streep[1] if streep else None) or ONLEESBAAR
    if vorm != "jjjj-mm-dd":
        if m := _DAG_MAAND_JAAR.fullmatch(tekst):
            streep = _met_streep(tekst)
            if streep and wijze.maand_eerst and not vorm and None not in streep and streep[0] != streep[1]:
                return ONLEESBAAR
            return _dag(m[4], m[3], m[1]) or ONLEESBAAR
        m = _DAG_WOORD_JAAR.fullmatch(tekst.casefold())
        if m and not vorm:
            return _dag(m[3], _MAAND.get(m[2], 0), m[1]) or ONLEESBAAR
    if (m := _ISO.fullmatch(tekst)) and vorm in (None, "jjjj-mm-dd"):
        return _dag(m[1], m[3], m[4]) or ONLEESBAAR
    return ONLEESBAAR


def lees_geheel(tekst: str) -> Fraction | Onleesbaar:
    """Digits with an optional sign and Dutch thousands dots; decimals that are nought may follow."""
    m = _GEHEEL.fullmatch(_HARD.sub("", tekst))
    return Fraction(m[1].replace(".", "")) if m else ONLEESBAAR


def _splits_getal(tekst: str) -> tuple[int, str, bool] | None:
    """Sign, digits with their dots and comma, and whether there is a euro sign."""
    kaal, euro, min_ = _HARD.sub("", tekst), False, 0
    for _ in range(3):  # a sign, the euro and brackets may stand in any order
        kaal = kaal.strip()
        for merk in ("\u20ac", "EUR"):
            if kaal.startswith(merk) or kaal.endswith(merk):
                kaal, euro = kaal.removeprefix(merk).removesuffix(merk).strip(), True
        if kaal.startswith("(") and kaal.endswith(")"):
            kaal, min_ = kaal[1:-1].strip(), min_ + 1
        if kaal.startswith("-") or (kaal.endswith("-") and kaal[-2:-1].isdigit()):
            kaal, min_ = kaal.removeprefix("-") if kaal[0] == "-" else kaal[:-1], min_ + 1
        elif kaal.startswith("+"):
            kaal = kaal[1:]
    if min_ > 1 or not re.fullmatch(r"[0-9.,]*-?", kaal):
        return None
    return (-1 if min_ else 1), kaal.removesuffix(",-"), euro


def lees_decimaal(tekst: str, punt: Punt = Punt.ONBEKEND) -> Fraction | Onleesbaar:
    """A Dutch number: "1.234,50", "\u20ac 1.234,50", "\u20ac -". "1.234" needs a column that tells."""
    delen = _splits_getal(tekst)
    if delen is None:
        return ONLEESBAAR
    teken, cijfers, euro = delen
    if not cijfers:  # "\u20ac -" is how Excel writes nothing
        return Fraction(0) if euro and teken < 0 else ONLEESBAAR
    if cijfers.isdigit():
        return teken * Fraction(cijfers)
    if _KOMMA.fullmatch(cijfers):
        return teken * Fraction(cijfers.replace(".", "").replace(",", "."))
    if _GROEPEN.fullmatch(cijfers) or (_DUBBELZINNIG.fullmatch(cijfers) and tekst.rstrip().endswith(",-")):
        return teken * Fraction(cijfers.replace(".", ""))
    if _DUBBELZINNIG.fullmatch(cijfers):
        if punt is Punt.ONBEKEND:
            return ONLEESBAAR
        return teken * Fraction(cijfers.replace(".", "") if punt is Punt.DUIZEND else cijfers)
    return teken * Fraction(cijfers) if _PUNT.fullmatch(cijfers) else ONLEESBAAR


def lees_deel(tekst: str, wijze: Wijze) -> Fraction | Onleesbaar:
    """A share, as a part of one: `85%`, or a number of which the column tells what it is (rule 46)."""
    getal = lees_decimaal(tekst.removesuffix("%").rstrip(), wijze.punt)
    if isinstance(getal, Onleesbaar) or tekst.endswith("%"):
        return getal if isinstance(getal, Onleesbaar) else getal / 100
    if wijze.procentvorm is None and getal:
        return ONLEESBAAR
    return getal / 100 if wijze.procentvorm == "procent" else getal


def punt_in_kolom(teksten: Iterable[str]) -> Punt:
    """What the values of one column of one file tell about the dot; contradiction tells nothing."""
    gezien: set[Punt] = set()
    for tekst in teksten:
        cijfers = (_splits_getal(tekst.removesuffix("%")) or (1, "", False))[1]
        if _KOMMA.fullmatch(cijfers) or _GROEPEN.fullmatch(cijfers):
            gezien.add(Punt.DUIZEND)
        elif _PUNT.fullmatch(cijfers) and not _DUBBELZINNIG.fullmatch(cijfers):
            gezien.add(Punt.DECIMAAL)
    return gezien.pop() if len(gezien) == 1 else Punt.ONBEKEND


def procentvorm_in_kolom(teksten: Iterable[str], punt: Punt) -> str | None:
    """Whether shares without a sign are percents or parts of one; None when that can't be told (rule 46)."""
    getallen = [als_getal(lees_decimaal(tekst, punt)) for tekst in teksten if not tekst.endswith("%")]
    boven = any(getal is not None and getal > 1 for getal in getallen)
    onder = any(getal is not None and 0 < getal < 1 for getal in getallen)
    return None if boven == onder else "procent" if boven else "deel"


def maand_eerst_in_kolom(teksten: Iterable[str]) -> bool:
    """Whether a date stands here that only exists with the month first (rule 45)."""
    return any(dagen[0] is None and dagen[1] is not None for dagen in map(_met_streep, teksten) if dagen)


def lees_waarde(
    tekst: str, soort: str, waarden: tuple[str, ...] = (), wijze: Wijze = GEWOON
) -> Waarde | Onleesbaar:
    """The value of a text that is not empty, for a field of this soort (design 3.2)."""
    tekst = tekst.strip()
    if soort in GETALSOORTEN | {"code"}:
        tekst = tekst.removeprefix("'")
    te_lang = soort in GETALSOORTEN and len(tekst) > LANGSTE_GETAL
    if te_lang or _FORMULE.fullmatch(tekst) or (soort == "code" and _AFGERONDE_CODE.fullmatch(tekst)):
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
            return lees_datum(tekst, wijze)
        case "geheel":
            return lees_geheel(tekst)
        case "bedrag":
            return lees_decimaal(tekst, wijze.punt)
        case "decimaal":
            procent_ = tekst.endswith("%")
            return lees_deel(tekst, wijze) if procent_ else lees_decimaal(tekst, wijze.punt)
        case "procent":
            return lees_deel(tekst, wijze)
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


def hoogstens_tien(getal: Fraction) -> str:
    """As `exact`; a decimal without an end has ten decimals (rule 51)."""
    rest = getal.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    return exact(getal) if rest == 1 else rond_van_nul(getal, 10)


def rond_van_nul(getal: Fraction, decimalen: int) -> str:
    """`getal` with a fixed number of decimals, half away from zero (rule 52)."""
    heel = rond_half_op(abs(getal), decimalen)
    return f"-{heel}" if getal < 0 and Fraction(heel) else heel


def procent(deel: Fraction, geheel: Fraction) -> str:
    """A share as a percentage with four decimals, half up (design 5.1)."""
    return rond_half_op(deel * 100 / geheel, 4)
