"""Hand-made cases of members, validity and rows placed by their delivery."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from proef import Proef, norm

LEDEN = """
[[gegevens]]
id = "leden"
bestand = "leden-{periode}.csv"
frequentie = "kwartaal"
vanaf = 2023-01-01
inhoud = "stand"
sleutel = ["lid"]
veld = [
  { naam = "lid", soort = "code", verplicht = true },
  { naam = "in", soort = "datum" },
  { naam = "uit", soort = "datum", gepland = true },
]
[[gegevens]]
id = "bezoek"
bestand = "bezoek-{periode}.csv"
frequentie = "kwartaal"
vanaf = 2023-01-01
inhoud = "periode"
sleutel = ["nr"]
veld = [
  { naam = "nr", soort = "code" },
  { naam = "lid", soort = "code" },
  { naam = "dag", soort = "datum" },
  { naam = "delen", soort = "decimaal" },
]
"""
ELK = '{ gegevens = "leden", veld = "lid", geldig_van = "in", geldig_tot_en_met = "uit" }'


class Leden(Proef):
    def bestanden(self, leden: str, q1: str = "", q2: str = "") -> dict[str, str | bytes]:
        kop = "nr;lid;dag;delen\n"
        return {
            "leden-2023-Q1.csv": "lid;in;uit\n" + leden,
            "bezoek-2023-Q1.csv": kop + q1,
            "bezoek-2023-Q2.csv": kop + q2,
        }

    def test_frequentie(self) -> None:
        vorm = f'frequentie = {{ elk = {ELK}, veld = "lid", datum = "dag", elke = "2 maanden" }}'
        toml = LEDEN + norm(vorm, gegevens="bezoek")
        leden = "A;01-01-2020;\nB;01-01-2020;30-06-2023\nC;01-01-2020;29-06-2023\nD;01-07-2023;\n"
        q1, q2 = "1;A;01-03-2023;\n", "1;A;30-06-2023;\n2;B;30-04-2023;\n3;C;01-05-2023;\n"
        bestanden = self.bestanden(leden, q1, q2)
        # members A and B, windows March-April and May-June: B misses the last
        self.toon(self.norm(toml, bestanden, "2023-Q2"), oordeel="niet_gehaald", teller="3", noemer="4", marge=-1)
        del bestanden["bezoek-2023-Q1.csv"]  # the first window begins in March
        self.toon(self.norm(toml, bestanden, "2023-Q2"), oordeel="onzeker", teller="2", noemer="4")
        del bestanden["leden-2023-Q1.csv"]
        self.toon(self.norm(toml, bestanden, "2023-Q2"), oordeel="geen_gegevens")

    def test_gemiddeld_over_weken(self) -> None:
        behalve = "[{ van = 2023-02-01, tot_en_met = 2023-03-31 }]"  # leaves the weeks ending 1 .. 29 January
        vorm = (
            f'frequentie = {{ elk = {ELK}, veld = "lid", datum = "dag", elke = "1 week", som = "delen",'
            f" gemiddeld = true, behalve = {behalve} }}"
        )
        toml = LEDEN + norm(vorm, gegevens="bezoek")
        q1 = "1;A;02-01-2023;4,5\n2;A;29-01-2023;0,5\n3;A;30-01-2023;9\n4;B;02-01-2023;4,5\n"
        leden = "A;01-01-2020;\nB;01-01-2020;\n"
        self.toon(self.norm(toml, self.bestanden(leden, q1)), teller="1", noemer="2", oordeel="niet_gehaald")
        uitkomst = self.norm(toml, self.bestanden(leden, q1 + "5;B;05-01-2023;\n"))
        self.toon(uitkomst, teller="1", noemer="2", oordeel="onzeker", onleesbaar=1)

    def test_wat_zeker_niet_meetelt_is_niet_onleesbaar(self) -> None:
        toml = LEDEN + norm('aantal = { geldig_van = "in", geldig_tot_en_met = "uit" }', gegevens="leden")
        rijen = (
            "A;01-01-2020;\n"  # valid
            "B;fout;30-03-2023\n"  # ended before 31 March, whenever it began
            "C;fout;31-03-2023\n"  # can't be told
            "D;01-04-2023;fout\n"  # after R, so empty: out
            "E;01-01-2020;fout\n"  # can't be told
            "F;;fout\n"  # never began
        )
        uitkomst = self.norm(toml, self.bestanden(rijen))
        self.toon(uitkomst, teller="1", onleesbaar=2)
        # with R in Q2, D's beginning can be seen, and lies after E
        self.toon(self.norm(toml, self.bestanden(rijen), peildatum="2023-04-15"), teller="1", onleesbaar=2)
        # the same for members: A, and perhaps C and E
        vorm = f'volledigheid = {{ elk = {ELK}, veld = "lid", datum = "dag" }}'
        uitkomst = self.norm(LEDEN + norm(vorm, gegevens="bezoek"), self.bestanden(rijen, "1;A;02-01-2023;\n"))
        self.toon(uitkomst, teller="1", noemer="1", grenzen={"laagste": "33.3333", "hoogste": "100.0000"})

    def test_datum_en_geldigheid(self) -> None:
        velden = LEDEN.replace('{ naam = "uit"', '{ naam = "dag", soort = "datum" }, { naam = "uit"')
        toml = velden + norm('aantal = { datum = "dag", geldig_van = "in" }', gegevens="leden")
        rijen = (
            "A;01-01-2020;01-02-2023\n"  # both hold
            "B;fout;31-12-2022\n"  # the day lies before P: out
            "C;;fout\n"  # never valid: out
            "D;fout;01-02-2023\n"
            "E;01-01-2020;fout\n"
        )
        self.toon(self.norm(toml, {"leden-2023-Q1.csv": "lid;in;dag\n" + rijen}), teller="1", onleesbaar=2)

    def test_geplaatst_door_de_levering(self) -> None:
        toml = LEDEN + norm("aantal = {}", gegevens="bezoek")
        bestanden = self.bestanden("", "1;A;;\n", "1;A;;\n2;A;;\n")
        self.toon(self.norm(toml, bestanden, "2023-Q2"), teller="2")
        self.toon(self.norm(toml, bestanden, "2023", peildatum="2023-06-30"), teller="3")
        # on 29 June the second quarter has not ended
        self.toon(self.norm(toml, bestanden, "2023", peildatum="2023-06-29"), teller="1")
        # later is fine: Q1 stays Q1
        self.toon(self.norm(toml, bestanden, "2023-Q1", peildatum="2023-06-29"), teller="1")

    def test_leden_uit_een_eerdere_levering_en_een_onbekend_lid(self) -> None:
        vorm = f'volledigheid = {{ elk = {ELK}, veld = "lid", datum = "dag" }}'
        toml = LEDEN + norm(vorm, gegevens="bezoek")
        bestanden = self.bestanden("A;01-01-2020;\nB;fout;\n", "", "1;A;01-04-2023;\n2;Z;01-04-2023;\n")
        bestanden["leden-2023-Q2.csv"] = "lid;in;uit\nA;01-01-2020;\n"
        # B's unreadable row stands in Q1 and counts in Q2 as well; Z is a finding only
        uitkomst = self.norm(toml, bestanden, "2023-Q2")
        self.toon(uitkomst, oordeel="onzeker", teller="1", noemer="1", onleesbaar=0)
        self.assertEqual(uitkomst["grenzen"], {"laagste": "50.0000", "hoogste": "100.0000"})

    def test_product_van_twee_keer_onleesbare_leden(self) -> None:
        velden = LEDEN.replace(
            '{ naam = "delen", soort = "decimaal" }', '{ naam = "deel", kolom = ["delen"], soort = "code" }'
        )
        vorm = f'volledigheid = {{ elk = [{ELK}, {ELK}], veld = ["lid", "deel"], datum = "dag" }}'
        rijen = "1;A;02-01-2023;A\n2;A;02-01-2023;B\n3;B;02-01-2023;A\n4;B;02-01-2023;B\n"
        uitkomst = self.norm(
            velden + norm(vorm, gegevens="bezoek"),
            self.bestanden("A;01-01-2020;\nB;01-01-2020;\nC;fout;\n", rijen),
        )
        # 2 x 2 members that can be read; with C there are 3 x 3: 4 of 9 at least
        self.toon(uitkomst, oordeel="onzeker", teller="4", noemer="4")
        self.assertEqual(uitkomst["grenzen"], {"laagste": "44.4444", "hoogste": "100.0000"})

    def test_lid_dat_niet_te_lezen_is(self) -> None:
        vorm = f'volledigheid = {{ elk = [{ELK}, ["x", "y"]], veld = ["lid", "delen_"], datum = "dag" }}'
        velden = LEDEN.replace(
            '{ naam = "delen", soort = "decimaal" }', '{ naam = "delen_", kolom = ["delen"], soort = "code" }'
        )
        toml = velden + norm(vorm, gegevens="bezoek")
        uitkomst = self.norm(toml, self.bestanden("A;01-01-2020;\nB;fout;\n", "1;A;02-01-2023;x\n2;A;02-01-2023;y\n"))
        # 2 of 2, or 2 of 4, or 4 of 4
        self.toon(uitkomst, oordeel="onzeker", teller="2", noemer="2", onleesbaar=0)
        self.assertEqual(uitkomst["grenzen"], {"laagste": "50.0000", "hoogste": "100.0000"})


if __name__ == "__main__":
    unittest.main()
