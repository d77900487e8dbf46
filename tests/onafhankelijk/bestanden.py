"""From the bytes of a delivery to its header and its rows, as texts (design 3.2, rules 32 and 41 to 43).

It knows of fields no more than their header names. What a cell means is `waarden`'s.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

VREEMD = "\ufdd0"  # stands for bytes without meaning; a text never holds it (Unicode: a noncharacter)
ZONDER_BREEDTE = "\u200b\u200c\u200d\u2060\ufeff"
TOTAALWOORDEN = frozenset({"totaal", "totalen", "total", "eindtotaal", "subtotaal", "som"})

_WIT = "".join(map(chr, (*range(9, 14), 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F)))
_RAND = _WIT + "\u205f\u3000" + ZONDER_BREEDTE
_LEEG_IN_CP1252 = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
_SEP = re.compile(r'"?sep=(.)"?[;,\t|]*', re.IGNORECASE)

codecs.register_error("vreemd", lambda fout: (VREEMD, getattr(fout, "end", 0)))


@dataclass(frozen=True)
class Record:
    """One row: the line that it begins on, and its cells; None when it is unreadable as a whole."""

    regel: int
    cellen: Sequence[str] | None

    @property
    def gevuld(self) -> bool:
        return self.cellen is None or any(self.cellen)


def kaal(cel: str) -> str:
    """Without space around it, hard spaces and marks without width included."""
    return cel.strip(_RAND)


def naamvorm(naam: str) -> str:
    """A header name is found without regard to case and space."""
    return "".join(teken for teken in naam if teken not in _RAND).casefold()


# --- bytes (rule 41) ------------------------------------------------------------------------------


def decodeer(inhoud: bytes, codering: str | None = None) -> str | None:
    """The text, with VREEMD for what has no meaning; None when more than one sign in twenty is strange."""
    tekst = _decodeer(inhoud, codering).replace("\0", VREEMD)
    return None if tekst.count(VREEMD) * 20 > len(tekst) else tekst


def _decodeer(inhoud: bytes, codering: str | None) -> str:
    if inhoud.startswith(codecs.BOM_UTF8):
        return inhoud[3:].decode("utf-8", "vreemd")
    for bom, naam in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if inhoud.startswith(bom):
            return inhoud[2:].decode(naam, "vreemd")
    if codering == "windows-1252":
        return _windows(inhoud)
    even, oneven = inhoud[::2].count(0), inhoud[1::2].count(0)
    if codering == "utf-16" or max(even, oneven) * 4 > len(inhoud):  # the zeros tell
        return inhoud.decode("utf-16-be" if even > oneven else "utf-16-le", "vreemd")
    tekst = inhoud.decode("utf-8", "vreemd")
    vreemd, letters = tekst.count(VREEMD), sum(teken > "\x7f" for teken in tekst if teken != VREEMD)
    afgebroken = tekst.endswith(VREEMD) and vreemd == 1 and len(inhoud) > 1 and inhoud[-2] > 0x7F
    if not vreemd or codering == "utf-8" or afgebroken or letters >= vreemd:
        return tekst
    return _windows(inhoud)


def _windows(inhoud: bytes) -> str:
    return "".join(VREEMD if byte in _LEEG_IN_CP1252 else bytes([byte]).decode("cp1252") for byte in inhoud)


# --- rows -----------------------------------------------------------------------------------------


def records(tekst: str, teken: str) -> Iterator[Record]:
    """The rows; one with a quote that does not close properly, or a strange sign, is unreadable whole."""
    regels = [regel.rstrip("\r\n") for regel in io.StringIO(tekst, newline="")]
    nummer = 0
    while nummer < len(regels):
        if '"' in regels[nummer]:
            cellen, verder = _met_quotes(regels, nummer, teken)
        else:
            cellen, verder = regels[nummer].split(teken), nummer + 1
        if cellen is not None:
            cellen = None if any(VREEMD in cel for cel in cellen) else [kaal(cel) for cel in cellen]
        yield Record(nummer + 1, cellen)
        nummer = verder


def _met_quotes(regels: Sequence[str], nummer: int, teken: str) -> tuple[list[str] | None, int]:
    """One row, and the number of the line behind it; a broken one ends with its first line."""
    cellen, rest, verder = [], regels[nummer], nummer + 1
    while True:
        ingesprongen = rest.lstrip(_RAND.replace(teken, ""))
        if not ingesprongen.startswith('"'):
            cel, scheiding, rest = rest.partition(teken)
            cellen.append(cel)
        else:
            rest, delen = ingesprongen[1:], []
            while True:
                deel, quote, rest = rest.partition('"')
                delen.append(deel)
                if quote and rest.startswith('"'):
                    delen.append('"')
                    rest = rest[1:]
                elif quote:
                    break
                elif verder == len(regels):
                    return None, nummer + 1
                else:
                    delen.append("\n")
                    rest, verder = regels[verder], verder + 1
            na, scheiding, rest = rest.partition(teken)
            if kaal(na):
                return None, nummer + 1
            cellen.append("".join(delen))
        if not scheiding:
            return cellen, verder


@dataclass(frozen=True)
class Tabel:
    """The header of a file, and the filled rows under it."""

    kop: Sequence[str]
    rijen: Sequence[Record]


def lees_tabel(tekst: str, herkend: Callable[[Sequence[str]], int], vast: str | None) -> Tabel | None:
    """The separator under which the header names most fields, unless the file or a pin says it (rule 42).

    `herkend` tells how many fields a row names. None: no row names one.
    """
    sep = _SEP.match(tekst.split("\n", 1)[0].strip("\r"))
    tekens = [sep[1]] if sep else [{"tab": "\t"}.get(vast, vast)] if vast else [";", "\t", ",", "|"]
    meeste, gekozen, kopregel = 0, "", 0
    for teken in tekens:
        boven = list(islice((r for r in records(tekst, teken) if r.gevuld), 11))
        plaats, aantal = _kopregel(boven[1:] if sep else boven, herkend)
        if aantal > meeste:
            meeste, gekozen, kopregel = aantal, teken, plaats + bool(sep)
    if not meeste:
        return None
    gevuld = [r for r in records(tekst, gekozen) if r.gevuld]
    return Tabel(gevuld[kopregel].cellen or (), gevuld[kopregel + 1 :])


def _kopregel(gevuld: Sequence[Record], herkend: Callable[[Sequence[str]], int]) -> tuple[int, int]:
    """Which of the first ten filled rows names most fields, and how many."""
    plaats, meeste = 0, 0
    for nummer, record in enumerate(gevuld[:10]):
        aantal = herkend(record.cellen or ())
        if aantal > meeste:
            plaats, meeste = nummer, aantal
        if aantal and aantal == sum(map(bool, record.cellen or ())):
            break  # nothing but names of fields
    return plaats, meeste
