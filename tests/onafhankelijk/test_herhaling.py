"""Hand-made cases of herhaling, and of the toetsen beside a norm."""

from __future__ import annotations

import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from overeenkomst import lees_overeenkomst
from proef import OVEREENKOMST, TERMIJN, ZAKEN, Proef
from toetsen import alle_toetsen

HERHALING = """
[[gegevens]]
id = "trajecten"
bestand = "trajecten-{periode}.csv"
frequentie = "jaar"
vanaf = 2021-01-01
inhoud = "mutaties"
sleutel = ["nr"]
veld = [
  { naam = "nr", soort = "code" }, { naam = "client", soort = "code" }, { naam = "vraag", soort = "code" },
  { naam = "begin", soort = "datum" }, { naam = "einde", soort = "datum" },
]
[[norm]]
id = "terug"
gegevens = "trajecten"
herhaling = { client = "client", hulpvraag = "vraag", afgesloten = "einde", begin = "begin" }
versie = [{ vanaf = 2022-01-01, binnen = "12 maanden" }]
[[norm.toets]]
naam = "op de laatste dag terug"
periode = "2023"
rijen = [
  { client = "c", vraag = "v", begin = 2022-01-01, einde = 2022-03-01 },
  { client = "c", vraag = "v", begin = 2023-03-01 },
]
verwacht = { teller = 1, noemer = 1, oordeel = "geen_norm" }
[[norm.toets]]
naam = "deze klopt niet"
periode = "2023"
rijen = [{ client = "c", vraag = "v", begin = 2022-01-01, einde = 2022-03-01, herhaal = 3 }]
verwacht = { teller = 0, noemer = 2, oordeel = "geen_norm" }
"""

WEGGELATEN = """
[[norm.toets]]
naam = "van is verplicht, en weggelaten: niet begonnen"
periode = "2023-Q1"
rijen = [{ leeftijd = 40 }, { leeftijd = 40, van = 2023-01-02, tot = 2023-01-02 }]
verwacht = { teller = 1, noemer = 1, onleesbaar = 0, proeftuin = 0, oordeel = "gehaald" }
[[norm.toets]]
naam = "leeg_betekent geldt: geen Proeftuin; leeg opgeschreven is wel onleesbaar"
periode = "2023-Q1"
rijen = [{ leeftijd = 40, van = "" }, { leeftijd = 40, van = 2023-01-02, proeftuin = "ja" }]
verwacht = { noemer = 0, onleesbaar = 1, proeftuin = 1, oordeel = "onzeker" }
"""


class Herhalingen(Proef):
    def test_terug_binnen_een_jaar(self) -> None:
        rijen = (
            "1;c;v;01-01-2022;01-03-2022\n2;c;v;01-03-2023;\n"  # back on the last day
            "3;d;v;01-01-2022;01-03-2022\n4;d;v;02-03-2023;\n"  # a day too late; decides on 2 March 2023
            "5;e;v;01-01-2022;01-03-2022\n6;e;w;01-04-2022;\n"  # another hulpvraag
            "7;f;v;01-01-2022;01-06-2023\n"  # not decided yet
            "8;g;v;01-01-2021;31-12-2021\n"  # closed before the norm
            "9;h;v;01-01-2022;01-02-2022\n10;h;v;01-02-2022;\n"  # begins on the day itself: no return
            "11;;v;01-01-2022;\n"  # no client
            "12;i;v;01-01-2022;31-12-2022\n"  # decides on 1 January 2024
        )
        bestanden: dict[str, str | bytes] = {
            f"trajecten-{j}.csv": "nr;client;vraag;begin;einde\n" for j in (2021, 2022)
        }
        bestanden["trajecten-2023.csv"] = "nr;client;vraag;begin;einde\n" + rijen
        uitkomst = self.norm(HERHALING, bestanden, "2023")
        # open: 7 (closed on 1 June 2023) and 12 (decides a day after R)
        self.toon(uitkomst, teller="1", noemer="4", onleesbaar=1, open=2, oordeel="geen_norm")

    def test_open(self) -> None:
        velden = HERHALING.replace('{ naam = "client"', '{ naam = "proef", soort = "janee" }, { naam = "client"')
        toml = velden.replace('sleutel = ["nr"]', 'sleutel = ["nr"]\nproeftuin = "proef"').replace(
            'gegevens = "trajecten"', 'gegevens = "trajecten"\nfilter = ["vraag != x"]', 1
        )
        kop = "nr;client;vraag;begin;einde;proef\n"
        rijen = (
            "1;a;v;01-01-2022;31-12-2022;nee\n"  # closed in 2022, open until 1 January 2024
            "2;b;v;01-01-2022;01-01-2023;nee\n"  # closed after 2022
            "3;c;v;01-01-2022;01-12-2022;ja\n"  # Proeftuin: counted nowhere
            "4;d;x;01-01-2022;01-12-2022;nee\n"  # out
            "5;e;v;01-01-2022;01-12-2022;\n"  # the Proeftuin can't be told: stays open
            "6;f;v;01-01-2022;01-12-2022;nee\n7;f;v;01-02-2023;;nee\n"  # back on 1 February 2023
            "8;g;v;01-01-2022;;nee\n"  # not closed
        )
        bestanden: dict[str, str | bytes] = {"trajecten-2021.csv": kop, "trajecten-2022.csv": kop + rijen}
        # on 31 December 2022 nobody knows that 6 comes back
        self.toon(self.norm(toml, bestanden, "2022"), open=3, proeftuin=0, noemer="0", oordeel="geen_gevallen")
        later = self.norm(toml, bestanden, "2022", peildatum="2023-02-28")
        self.toon(later, open=2, proeftuin=0, noemer="0")

    def gelopen(self, toml: str) -> list[list[str]]:
        with tempfile.TemporaryDirectory() as plek:
            Path(plek, "a.toml").write_text(OVEREENKOMST + toml, "utf-8")
            return [anders for _, _, anders in alle_toetsen(lees_overeenkomst(Path(plek)))]

    def test_toetsen(self) -> None:
        self.assertEqual(self.gelopen(HERHALING), [[], ["noemer: verwacht 2, gevonden 3"]])

    def test_weggelaten_veld_in_een_toets_is_leeg(self) -> None:
        toets = TERMIJN.replace("[[wachtlijst]]", WEGGELATEN + "[[wachtlijst]]")
        self.assertEqual(self.gelopen(ZAKEN + toets), [[], []])


if __name__ == "__main__":
    unittest.main()
