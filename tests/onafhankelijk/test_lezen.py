"""The reading of design 3.2: one table in twenty-two ways, and what each rule says by itself."""

from __future__ import annotations

import sys
import unittest
from datetime import date
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from bestanden import decodeer, records
from kalender import lees_periode
from leveringen import cel_uit, lees_bestand
from overeenkomst import Gegevens, lees_overeenkomst
from voorwaarden import Veld
from waarden import ONLEESBAAR, Cel, Wijze, lees_waarde, maand_eerst_in_kolom, procentvorm_in_kolom, punt_in_kolom

LEVERINGEN = Path(__file__).resolve().parent.parent / "leveringen"

# the table of maak.py, typed by hand from its plain values
TABEL = """
00101|34|2023-01-02|2023-03-15|wmo|ja|1234.50|12.5|0.85|Gesprek gevoerd; verslag volgt
00102|18|2023-01-05||overig|nee|0|1.25|0.9|Zei "ja" tegen het plan
00103|67|2023-01-09|2023-02-28|zelfstandig|nee|209295.63|8|1|Café, cliënt één
00104|41|2023-01-12|||nee|-75.25|0.5|0.875|
00105|29|2023-01-16|2023-12-31|overig|ja|1000|2.75|0|Prijs € 5 per keer
00106|52|2023-01-23||wmo|nee|12.50|10|0.5|Noord
00107|80|2023-01-30|2023-11-03|zelfstandig|nee|3|1000.25|0.33|Zuid-Oost
00108|25|2023-01-31|||nee|1234567.89|3.1|0.6667|O'Brien
"""
VELDEN = (
    "zaak", "leeftijd", "aanmelddatum", "einde", "reden",
    "proeftuin", "bedrag", "uren", "bezetting", "toelichting",
)  # fmt: skip


def _getypt(naam: str, tekst: str) -> Cel:
    if not tekst:
        return None
    match naam:
        case "aanmelddatum" | "einde":
            return date.fromisoformat(tekst)
        case "leeftijd" | "bedrag" | "uren" | "bezetting":
            return Fraction(tekst)
        case "proeftuin":
            return tekst == "ja"
        case _:
            return tekst


def _gegevens() -> Gegevens:
    return lees_overeenkomst(LEVERINGEN).gegevens["zaken"]


class Tweeentwintig(unittest.TestCase):
    def test_elk_bestand_is_dezelfde_tabel(self) -> None:
        januari = lees_periode("2023-01")
        assert januari is not None
        rijen = [dict(zip(VELDEN, regel.split("|"), strict=True)) for regel in TABEL.strip().split("\n")]
        verwacht = [{naam: _getypt(naam, tekst) for naam, tekst in rij.items()} for rij in rijen]
        bestanden = sorted(LEVERINGEN.glob("*.csv"))
        self.assertEqual(len(bestanden), 22)
        for pad in bestanden:
            with self.subTest(pad.name):
                gelezen = lees_bestand(pad.read_bytes(), _gegevens(), januari)
                assert gelezen is not None
                self.assertEqual([dict(rij.cellen) for rij in gelezen], verwacht)


class Regels(unittest.TestCase):
    def lees(self, tekst: str | bytes) -> list[dict[str, Cel]] | None:
        januari = lees_periode("2023-01")
        assert januari is not None
        inhoud = tekst if isinstance(tekst, bytes) else tekst.encode()
        gelezen = lees_bestand(inhoud, _gegevens(), januari)
        return None if gelezen is None else [dict(rij.cellen) for rij in gelezen]

    def test_totaalregels(self) -> None:
        kop = "Zaaknummer;Leeftijd;Aanmelddatum;Reden;Proeftuin;Bedrag;Uren;Bezetting\n"
        rij = "1;40;2-1-2023;wmo;nee;1,00;1,0;50%\n"
        for einde, aantal in (
            ("Totaal;;;;;9,00;;\n", 1), ("\n;;;;;;;\nSom:;40;;;12;;;\n\n", 1),  # a count under ja and nee is a number
            ("Subtotaal;;;;;9,00;;\nEindtotaal:;;;;;9,00;;\n", 1),
            ("Totaal;;;;;;;\n", 2),  # no number
            ("Totaal;40;2-1-2023;;;9,00;;\n", 2), ("Totaal;40;;wmo;;9,00;;\n", 2), ("Totaal;40;;;ja;9,00;;\n", 2),
            ("Totaal;;;;;9,00;;\n" + rij, 3),  # not at the end
            ("2;Totaal;;;;9,00;;\n", 2), ("Totaal wmo;;;;;9,00;;\n", 2),
        ):  # fmt: skip
            gelezen = self.lees(kop + rij + einde)
            self.assertEqual(len(gelezen or ()), aantal, einde)

    def test_kop(self) -> None:
        nodig = "Zaaknummer;Leeftijd;Aanmelddatum;Proeftuin;Bedrag;Uren;Bezetting\n"
        rij = "1;40;2-1-2023;nee;1,00;1,0;50%\n"
        self.assertEqual(len(self.lees("titel\n" * 9 + nodig + rij) or ()), 1)
        self.assertIsNone(self.lees("titel\n" * 10 + nodig + rij))  # the eleventh
        self.assertEqual(len(self.lees(nodig + nodig + rij) or ()), 2)  # the first of equals
        self.assertIsNone(self.lees(nodig.replace("Leeftijd", "Jaren") + rij))
        self.assertIsNone(self.lees(nodig.replace("Uren", "Uren;Reden;reden").replace("\n", ";;\n") + rij))
        self.assertEqual(len(self.lees("sep=|\n" + (nodig + rij).replace(";", "|")) or ()), 1)

    def test_vreemde_bytes_en_quotes_kosten_een_rij(self) -> None:
        kop = "Zaaknummer;Leeftijd;Aanmelddatum;Proeftuin;Bedrag;Uren;Bezetting;Toelichting\n"
        rij = "{};40;2-1-2023;nee;1,00;1,0;50%;{}\n"
        goed = rij.format("1", "Café, cliënt")
        for fout in (b"Caf\xe9", b'"open', b'"a"b', b"a\0b"):
            stuk = rij.format("2", "#").encode().replace(b"#", fout)
            tekst = (kop + goed).encode() + stuk + rij.format("3", "").encode()
            gelezen = self.lees(tekst)
            assert gelezen is not None
            self.assertEqual([r["zaak"] for r in gelezen], ["1", ONLEESBAAR, "3"], fout)
        latijn = (kop + rij.format("1", "Café")).encode("cp1252")
        self.assertEqual((self.lees(latijn) or [{}])[0]["toelichting"], "Café")
        self.assertIsNone(decodeer(b"\x81" * 10 + b"abc"))
        self.assertEqual([r.regel for r in records('a\n"b\nc"\nd\r\n', ";")], [1, 2, 4])

    def test_cellen(self) -> None:
        for soort, tekst, verwacht in (
            ("bedrag", "12,-", "12"), ("bedrag", "€ 1.000,-", "1000"), ("bedrag", "12-", "-12"),
            ("bedrag", "(12)", "-12"), ("bedrag", "EUR 1.234,5", "1234.5"),
            ("bedrag", "-€ 75,25", "-75.25"), ("bedrag", "€ (75,25)", "-75.25"),
            ("bedrag", "1\u00a0234,50", "1234.5"), ("bedrag", "'12", "12"), ("bedrag", "0.853", "0.853"),
            ("decimaal", "85%", "0.85"), ("procent", "85 %", "0.85"),
            ("geheel", "34.0", "34"), ("geheel", "1.234,00", "1234"),
        ):  # fmt: skip
            self.assertEqual(lees_waarde(tekst, soort), Fraction(verwacht), tekst)
        for soort, tekst in (
            ("bedrag", "1,23456"), ("bedrag", "(-12)"), ("bedrag", "1,2E+3"), ("bedrag", "12%"), ("tekst", "#N/B"),
            ("tekst", "########"), ("code", "1,23E+11"), ("geheel", "34.5"), ("datum", "3-2-23"), ("datum", "45000"),
            ("datum", "2-1-2023 09:30"), ("datum", "30 februari 2023"), ("datum", "2 foo 2023"),
        ):  # fmt: skip
            self.assertIs(lees_waarde(tekst, soort), ONLEESBAAR, tekst)
        vijftien_maart = ("15 maart 2023", "15-mrt-2023", "15/3/2023", "2023-03-15 00:00:00", "15-3-2023 0:00")
        for tekst in (*vijftien_maart, "2023/03/15", "2023-03-15T00:00:00"):
            self.assertEqual(lees_waarde(tekst, "datum"), date(2023, 3, 15), tekst)
        self.assertEqual([lees_waarde(t, "janee") for t in ("True", "waar", "FALSE", "n")], [True, True, False, False])

    def test_woorden_voor_niets(self) -> None:
        veld = Veld("a", "keuze", (), waarden=("nvt", "wmo"))
        cellen = [cel_uit(t, veld) for t in ("NVT", "n.v.t.", "\u2013", "\u00a0--\u200b")]
        self.assertEqual(cellen, ["nvt", None, None, None])
        self.assertIs(cel_uit("-", Veld("a", "code", (), verplicht=True)), ONLEESBAAR)
        self.assertIs(cel_uit("nvt", Veld("a", "janee", (), leeg_betekent=False)), False)
        self.assertEqual(cel_uit("onbekend", Veld("a", "tekst", ())), "onbekend")
        self.assertEqual(cel_uit("€ -", Veld("a", "bedrag", ())), 0)

    def test_de_kolom_beslist_over_procenten(self) -> None:
        for kolom, vorm, een in (
            (["85", "0", "1"], "procent", "0.01"), (["0,85", "0", "1"], "deel", "1"), (["85", "0,85"], None, None),
            (["1", "0"], None, None), (["0,85%", "85"], "procent", "0.01"),
        ):  # fmt: skip
            gevonden = procentvorm_in_kolom(kolom, punt_in_kolom(kolom))
            self.assertEqual(gevonden, vorm, kolom)
            verwacht = ONLEESBAAR if een is None else Fraction(een)
            self.assertEqual(lees_waarde("1", "procent", wijze=Wijze(procentvorm=gevonden)), verwacht, kolom)
            self.assertEqual(lees_waarde("0", "procent", wijze=Wijze(procentvorm=gevonden)), 0)

    def test_maand_eerst(self) -> None:
        self.assertTrue(maand_eerst_in_kolom(["03/04/2023", "02/25/2023"]))
        self.assertFalse(maand_eerst_in_kolom(["03/04/2023", "25/02/2023", "02-25-2023", "99/99/2023"]))
        for tekst, eerst, vast in (
            ("03/04/2023", ONLEESBAAR, date(2023, 3, 4)),  # reads both ways
            ("04/04/2023", date(2023, 4, 4), date(2023, 4, 4)),  # both ways one day
            ("25/02/2023", date(2023, 2, 25), ONLEESBAAR),
            ("03-04-2023", date(2023, 4, 3), ONLEESBAAR),
            ("02/25/2023", ONLEESBAAR, date(2023, 2, 25)),
        ):
            self.assertEqual(lees_waarde(tekst, "datum", wijze=Wijze(maand_eerst=True)), eerst, tekst)
            self.assertEqual(lees_waarde(tekst, "datum", wijze=Wijze(datumvorm="mm/dd/jjjj")), vast, tekst)


if __name__ == "__main__":
    unittest.main()
