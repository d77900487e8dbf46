"""Counts: the last delivery of a period, waiting lists of counts, and what goes without saying (rules 31 to 33)."""

from __future__ import annotations

import unittest

from proef import Proef, norm

TELLINGEN = """
[[gegevens]]
id = "t"
bestand = "t-{periode}.csv"
frequentie = "maand"
vanaf = 2023-01-01
inhoud = "periode"
sleutel = ["gebied"]
proeftuin = "proef"
veld = [
  { naam = "gebied", soort = "code", verplicht = true },
  { naam = "goed", soort = "geheel" },
  { naam = "alle", soort = "geheel" },
  { naam = "dagen", soort = "geheel" },
  { naam = "proef", soort = "janee", leeg_betekent = "nee" },
]
"""

LIJST = """
[[wachtlijst]]
id = "w"
gegevens = "t"
filter = ["gebied != X"]
telling = { wachtend = "alle", boven_grens = "goed", langst = "dagen" }
grens = "2 weken"
"""


def kwartaal(*rijen: str) -> dict[str, str | bytes]:
    return {f"t-2023-0{n}.csv": "gebied;goed;alle;dagen;proef\n" + tekst for n, tekst in enumerate(rijen, start=1)}


class Tellingen(Proef):
    def test_een_deel_is_niet_meer_dan_het_geheel(self) -> None:
        toml = TELLINGEN + norm('telling = { teller = "goed", noemer = "alle" }', 'minstens = "50%"', gegevens="t")
        self.toon(self.norm(toml, kwartaal("a;60;100;;\n", "a;3;3;;\n", "a;1;1;;\n")), oordeel="gehaald", teller="64")
        for fout in ("a;4;3;;\n", "a;-1;3;;\n", "a;-2;-1;;\n", "a;;3;;\n"):
            uitkomst = self.norm(toml, kwartaal("a;60;100;;\n", fout, "a;1;1;;\n"))
            self.toon(uitkomst, oordeel="onzeker", teller="61", noemer="101", onleesbaar=1)

    def test_alleen_de_laatste_levering(self) -> None:
        vorm = 'aantal = { som = "alle", laatste = true }'
        toml = TELLINGEN + norm(vorm, "hoogstens = 10", gegevens="t")
        bestanden = kwartaal("a;;9;;\nb;;9;;\n", "a;;8;;\nb;;3;;\n", "a;;4;;\nb;;6;;\n")
        self.toon(self.norm(toml, bestanden), oordeel="gehaald", teller="10")
        self.toon(self.norm(toml, bestanden, peildatum="2023-03-30"), oordeel="niet_gehaald", teller="11")
        del bestanden["t-2023-03.csv"]
        self.toon(self.norm(toml, bestanden), oordeel="geen_gegevens")

    def test_een_wachtlijst_van_tellingen(self) -> None:
        bestanden = kwartaal(
            "a;1;5;20;\nb;2;6;30;\nX;9;9;90;\n", "a;0;4;9;\nb;5;4;;\n;1;1;;\n", "a;1;3;15;\nb;0;0;;\nc;2;7;40;ja\n"
        )
        lijst = self.rapport(TELLINGEN + LIJST, bestanden)["wachtlijsten"][0]
        self.toon(lijst, volledig=True, onleesbaar=2, proeftuin=7)
        self.assertEqual(lijst["stand"], {"wachtend": 3, "boven_grens": 1, "langst_dagen": 15})
        self.assertEqual([m["gevallen"] for m in lijst["maanden"]], [3, 0, 1])
        self.assertEqual([m["stand"]["wachtend"] for m in lijst["maanden"]], [11, 4, 3])

    def test_wat_er_niet_is_is_niet_bekend(self) -> None:
        bestanden = kwartaal("a;1;5;20;\n", "a;2;6;30;\n", "a;0;4;9;\n")
        lijst = self.rapport(TELLINGEN + LIJST, bestanden, peildatum="2023-02-28")["wachtlijsten"][0]
        self.toon(lijst, volledig=True)
        self.assertEqual([m["gevallen"] for m in lijst["maanden"]], [1, 2, None])
        del bestanden["t-2023-03.csv"]
        lijst = self.rapport(TELLINGEN + LIJST, bestanden)["wachtlijsten"][0]
        self.toon(lijst, volledig=False)
        self.assertEqual(lijst["stand"], {"wachtend": None, "boven_grens": None, "langst_dagen": None})


if __name__ == "__main__":
    unittest.main()
