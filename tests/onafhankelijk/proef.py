"""The ground under the tests: a small agreement, and a folder of its own per test."""

from __future__ import annotations

import tempfile
import unittest
from datetime import date
from pathlib import Path
from typing import Any

from kalender import lees_periode
from overeenkomst import lees_overeenkomst
from stappen import Vraag
from uitkomst import bereken, lees_bron

OVEREENKOMST = """
[overeenkomst]
formaat = 1
id = "proef"
prijspeil = 2021
gebieden = [{ id = "W01", naam = "een" }, { id = "W02", naam = "twee" }]
[[kernbeding]]
id = "k"
[[bepaling]]
id = "k.1"
kernbeding = "k"
"""

ZAKEN = """
[[gegevens]]
id = "zaken"
bestand = "zaken-{periode}.csv"
frequentie = "maand"
vanaf = 2023-01-01
inhoud = "mutaties"
sleutel = ["nr"]
proeftuin = "proeftuin"
veld = [
  { naam = "nr", soort = "code", verplicht = true },
  { naam = "gebied", soort = "code" },
  { naam = "leeftijd", soort = "geheel" },
  { naam = "van", kolom = ["Van", "Begin"], soort = "datum", verplicht = true },
  { naam = "tot", soort = "datum" },
  { naam = "weg", soort = "datum" },
  { naam = "goed", soort = "janee" },
  { naam = "bedrag", soort = "bedrag" },
  { naam = "proeftuin", soort = "janee", leeg_betekent = "nee" },
]
[[gegevens.regel]]
id = "volgorde"
voorwaarde = "tot >= van"
ernst = "fout"
"""

TERMIJN = """
[[norm]]
id = "op-tijd"
hoort_bij = ["k.1"]
gegevens = "zaken"
filter = ["leeftijd >= 18"]
termijn = { van = "van", tot = "tot", ingetrokken = ["weg"] }
versie = [{ vanaf = 2022-01-01, binnen = "4 weken", minstens = "90%" }]
[[wachtlijst]]
id = "wacht"
gegevens = "zaken"
filter = ["leeftijd >= 18"]
van = "van"
tot = "tot"
ingetrokken = ["weg"]
grens = "2 weken"
"""

KOP = "nr;leeftijd;Begin;tot;weg;proeftuin\n"


class Proef(unittest.TestCase):
    """A folder of its own per test: the agreement as TOML text, the deliveries as CSV text."""

    def rapport(
        self, toml: str, bestanden: dict[str, str | bytes], periode: str = "2023-Q1", peildatum: str | None = None
    ) -> dict[str, Any]:
        with tempfile.TemporaryDirectory() as plek:
            afspraken, gegevens = Path(plek, "afspraken"), Path(plek, "gegevens")
            afspraken.mkdir()
            (afspraken / "alles.toml").write_text(OVEREENKOMST + toml, "utf-8")
            for naam, inhoud in bestanden.items():
                pad = gegevens / naam
                pad.parent.mkdir(parents=True, exist_ok=True)
                pad.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
            overeenkomst = lees_overeenkomst(afspraken)
            p = lees_periode(periode)
            assert p is not None
            vraag = Vraag(p, date.fromisoformat(peildatum) if peildatum else p.laatste)
            return bereken(overeenkomst, *lees_bron(overeenkomst, gegevens), vraag)

    def norm(self, *argumenten: Any, **namen: Any) -> dict[str, Any]:
        return self.rapport(*argumenten, **namen)["normen"][0]  # type: ignore[no-any-return]

    def toon(self, uitkomst: dict[str, Any], **verwacht: Any) -> None:
        self.assertEqual({naam: uitkomst[naam] for naam in verwacht}, verwacht)


def maanden(inhoud: str, kop: str = KOP, naam: str = "zaken") -> dict[str, str | bytes]:
    """All rows in March, and January and February delivered without rows."""
    return {f"{naam}-2023-0{n}.csv": kop + (inhoud if n == 3 else "") for n in (1, 2, 3)}


def norm(vorm: str, versie: str = "", extra: str = "", gegevens: str = "zaken") -> str:
    return f"""
[[norm]]
id = "n"
hoort_bij = ["k.1"]
gegevens = "{gegevens}"
{extra}
{vorm}
versie = [{{ {", ".join(filter(None, ["vanaf = 2022-01-01", versie]))} }}]
"""
