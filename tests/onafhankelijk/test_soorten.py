"""Hand-made cases of the other soorten: every expectation can be checked on paper."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from proef import ZAKEN, Proef, maanden, norm


class AndereSoorten(Proef):
    def test_aandeel(self) -> None:
        kop = "nr;van;goed\n"
        toml = ZAKEN + norm('aandeel = { voldoet = ["goed = ja"], datum = "van" }', 'hoogstens = "50%"')
        rijen = "a;02-01-2023;ja\nb;02-01-2023;nee\nc;02-01-2023;n\nd;02-04-2023;ja\n"
        self.toon(self.norm(toml, maanden(rijen, kop)), oordeel="gehaald", teller="1", noemer="3", marge=0)
        onzeker = self.norm(toml, maanden(rijen + "e;02-01-2023;\n", kop))
        self.toon(onzeker, oordeel="gehaald", onleesbaar=1)  # at most 2 of 4
        onzeker = self.norm(toml, maanden(rijen + "e;02-01-2023;\nf;02-01-2023;\n", kop))
        self.toon(onzeker, oordeel="onzeker", grenzen={"laagste": "20.0000", "hoogste": "60.0000"})

    def test_gewogen_aandeel(self) -> None:
        kop = "nr;van;goed;bedrag\n"
        toml = ZAKEN + norm(
            'aandeel = { voldoet = ["goed = ja"], weging = "bedrag", datum = "van" }', 'hoogstens = "30%"'
        )
        rijen = "a;02-01-2023;ja;1.300,50\nb;02-01-2023;nee;2.699,50\nc;02-01-2023;nee;1.000\n"
        uitkomst = self.norm(toml, maanden(rijen, kop))
        self.toon(uitkomst, oordeel="gehaald", teller="1300.5", noemer="5000", waarde="26.0100", marge=None)
        uitkomst = self.norm(toml, maanden(rijen + "d;02-01-2023;nee;veel\n", kop))
        self.toon(uitkomst, oordeel="onzeker", onleesbaar=1, noemer="5000", grenzen=None)
        uitkomst = self.norm(toml, maanden(rijen + "d;02-01-2023;;1.000,00\n", kop))  # 1300,50 or 2300,50 of 6000
        self.toon(uitkomst, oordeel="onzeker", grenzen={"laagste": "21.6750", "hoogste": "38.3417"})

    def test_aantal(self) -> None:
        kop, rijen = "nr;van;bedrag\n", "a;02-01-2023;10,50\nb;02-02-2023;1,25\nc;fout;7,00\n"
        toml = ZAKEN + norm('aantal = { datum = "van" }', "minstens = 3")
        self.toon(
            self.norm(toml, maanden(rijen, kop)),
            oordeel="onzeker", teller="2", noemer=None, waarde="2", grenzen={"laagste": "2", "hoogste": "3"},
        )  # fmt: skip
        toml = ZAKEN + norm('aantal = { datum = "van", som = "bedrag" }', 'minstens = "10,5"')
        self.toon(self.norm(toml, maanden(rijen, kop)), oordeel="gehaald", teller="11.75", marge="1.25")
        self.toon(
            self.norm(ZAKEN + norm('aantal = { datum = "van" }'), maanden("", kop)), oordeel="geen_norm", teller="0"
        )

    def test_aantal_met_een_ontbrekende_levering(self) -> None:
        een: dict[str, str | bytes] = {"zaken-2023-01.csv": "nr;van\na;02-01-2023\n"}
        for eis, oordeel in (
            ("minstens = 1", "gehaald"),
            ("minstens = 2", "onzeker"),
            ("hoogstens = 1", "onzeker"),
            ("hoogstens = 0", "niet_gehaald"),
        ):
            self.toon(self.norm(ZAKEN + norm('aantal = { datum = "van" }', eis), een), oordeel=oordeel)

    def test_voor_de_eerste_versie(self) -> None:
        toml = ZAKEN + norm('aantal = { datum = "van" }').replace("vanaf = 2022-01-01", "vanaf = 2023-02-02")
        rijen = "a;01-02-2023\nb;02-02-2023\n"
        self.toon(self.norm(toml, maanden(rijen, "nr;van\n")), teller="1", oordeel="geen_norm")

    def test_stand_zonder_datums(self) -> None:
        gegevens = ZAKEN.replace('"mutaties"', '"stand"').replace('"maand"', '"kwartaal"')
        toml = gegevens + norm('aandeel = { voldoet = ["goed = ja"] }', 'minstens = "50%"')
        kop = "nr;van;goed\n"
        bestanden: dict[str, str | bytes] = {
            "zaken-2023-Q1.csv": kop + "a;02-01-2023;ja\nb;02-01-2023;nee\n;02-01-2023;ja\n",
            "zaken-2023-Q2.csv": kop + "a;02-01-2023;ja\nc;02-01-2023;ja\n",
        }
        self.toon(self.norm(toml, bestanden), teller="1", noemer="2", onleesbaar=1, oordeel="onzeker")
        self.toon(self.norm(toml, bestanden, "2023-Q2"), teller="2", noemer="2", onleesbaar=0, oordeel="gehaald")

    def test_telling(self) -> None:
        toml = ZAKEN + norm('telling = { teller = "leeftijd", noemer = "bedrag", datum = "van" }', 'minstens = "80%"')
        rijen = "a;02-01-2023;8;10\nb;02-01-2023;9;10\n"
        uitkomst = self.norm(toml, maanden(rijen, "nr;van;leeftijd;bedrag\n"))
        self.toon(uitkomst, oordeel="gehaald", teller="17", noemer="20", marge=1)

    def test_volledigheid(self) -> None:
        toml = ZAKEN + norm('volledigheid = { elk = "gebieden", veld = "gebied", datum = "van" }', "aantal = 2")
        rijen = "a;02-01-2023;W01\nb;02-01-2023;W01\nc;02-01-2023;W02\nd;02-01-2023;W99\n"
        kop = "nr;van;gebied\n"
        self.toon(self.norm(toml, maanden(rijen, kop)), oordeel="niet_gehaald", teller="1", noemer="2", marge=-1)
        uitkomst = self.norm(toml, maanden(rijen + "e;02-01-2023;\n", kop))
        self.toon(uitkomst, oordeel="onzeker", grenzen={"laagste": "50.0000", "hoogste": "100.0000"})

    def test_ontbreken_kan_een_volle_telling_niet_keren(self) -> None:
        toml = ZAKEN + norm('volledigheid = { elk = "gebieden", veld = "gebied", datum = "van" }')
        kop = "nr;van;gebied\n"
        for rijen, oordeel in (("a;02-01-2023;W01\nb;02-01-2023;W02\n", "gehaald"), ("a;02-01-2023;W01\n", "onzeker")):
            self.toon(self.norm(toml, {"zaken-2023-02.csv": kop + rijen}), oordeel=oordeel)

    def test_ritme_en_oordeel(self) -> None:
        toml = ZAKEN + norm('aantal = { datum = "van" }', "minstens = 1", extra='meetperiode = "halfjaar"')
        bestanden: dict[str, str | bytes] = {f"zaken-2023-0{n}.csv": "nr;van\n" for n in range(1, 7)}
        self.toon(self.norm(toml, bestanden), oordeel="niet_aan_de_beurt", meetperiode="2023-Q1")
        self.toon(self.norm(toml, bestanden, "2023-Q2"), oordeel="niet_gehaald", meetperiode="2023-H1")
        later = toml.replace("vanaf = 2022-01-01", "vanaf = 2023-07-01")
        self.toon(self.norm(later, bestanden), oordeel="geldt_niet", meetperiode="2023-Q1")
        self.toon(self.norm(later, bestanden, "2023-Q2"), oordeel="geldt_niet", meetperiode="2023-Q2")
        toml = norm('oordeel = { geldig = "12 maanden" }').replace('gegevens = "zaken"', "")
        for rijen, oordeel in (
            ("", "te_beoordelen"),
            ("k.1;31-03-2022;voldoende;\n", "gehaald"),
            ("k.1;31-03-2023;onvoldoende;\n", "niet_gehaald"),
            ("k.1;30-03-2022;voldoende;\n", "te_beoordelen"),
            ("k.1;30-03-2022;voldoende;31-03-2023\n", "gehaald"),
            ("k.1;01-02-2023;voldoende;\nn;01-02-2023;onvoldoende;\n", "niet_gehaald"),
            ("k.1;01-02-2023;onvoldoende;\nn;02-02-2023;voldoende;\nn;01-04-2023;onvoldoende;\n", "gehaald"),
        ):
            bestanden = {"dossier/oordelen.csv": "onderwerp;datum;oordeel;geldig_tot\n" + rijen}
            self.toon(self.norm(toml, bestanden), oordeel=oordeel, teller=None, meetperiode="2023-Q1")


if __name__ == "__main__":
    unittest.main()
