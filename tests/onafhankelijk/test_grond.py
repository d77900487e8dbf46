"""Hand-made cases for the ground: days, terms, windows, and the reading and writing of values."""

from __future__ import annotations

import sys
import unittest
from datetime import date
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from kalender import eerste_paasdag, feestdagen, lees_periode, lees_termijn, uiterste_dag, vensters
from waarden import ONLEESBAAR, Punt, Wijze, exact, lees_waarde, procent, punt_in_kolom


class Kalender(unittest.TestCase):
    def test_termijnen(self) -> None:
        for tekst, van, verwacht in (
            ("4 weken", "2022-01-03", "2022-01-31"),
            ("1 maand", "2023-01-31", "2023-02-28"),
            ("6 maanden", "2023-08-31", "2024-02-29"),
            ("1 jaar", "2024-02-29", "2025-02-28"),
        ):
            self.assertEqual(lees_termijn(tekst).na(date.fromisoformat(van)), date.fromisoformat(verwacht))

    def test_feestdagen(self) -> None:
        self.assertEqual([eerste_paasdag(j) for j in (2023, 2024)], [date(2023, 4, 9), date(2024, 3, 31)])
        self.assertEqual(
            sorted(d.strftime("%d-%m") for d in feestdagen(2023)),
            sorted(["01-01", "07-04", "10-04", "27-04", "05-05", "18-05", "29-05", "25-12", "26-12"]),
        )
        self.assertIn(date(2025, 4, 26), feestdagen(2025))  # 27 April 2025 is a Sunday

    def test_wettelijke_termijn_schuift_door(self) -> None:
        acht, geen = lees_termijn("8 weken"), frozenset[date]()
        # 10 February 2023 + 56 days = Good Friday; then Saturday, Sunday, Easter Monday
        self.assertEqual(uiterste_dag(date(2023, 2, 10), acht, True, geen), date(2023, 4, 11))
        self.assertEqual(uiterste_dag(date(2023, 2, 10), acht, False, geen), date(2023, 4, 7))
        gelijk_ = frozenset({date(2023, 4, 11)})
        self.assertEqual(uiterste_dag(date(2023, 2, 10), acht, True, gelijk_), date(2023, 4, 12))
        lang = lees_termijn("13 weken")  # art. 4: too long for the law; 1 April 2023 is a Saturday
        self.assertEqual(uiterste_dag(date(2022, 12, 31), lang, True, geen), date(2023, 4, 1))

    def test_vensters(self) -> None:
        kwartaal = lees_periode("2023-Q1")
        assert kwartaal is not None
        weken = vensters(lees_termijn("1 week"), kwartaal, date(2023, 3, 31))
        # 1 January 2023 is a Sunday: the first week began in 2022; the last ends on 26 March
        self.assertEqual((len(weken), weken[0][0], weken[-1][1]), (13, date(2022, 12, 26), date(2023, 3, 26)))
        twee = vensters(lees_termijn("2 maanden"), kwartaal, date(2023, 3, 31))
        self.assertEqual(twee, [(date(2023, 1, 1), date(2023, 2, 28))])


class Waarden(unittest.TestCase):
    def test_getallen(self) -> None:
        for tekst, verwacht in (
            ("1.234,50", "1234.5"), ("€ 1.234,50", "1234.5"), ("€\u00a0-", "0"), ("-2,3", "-2.3"),
            ("1.234.567", "1234567"), ("12.5", "12.5"), ("7", "7"),
        ):  # fmt: skip
            self.assertEqual(lees_waarde(tekst, "bedrag"), Fraction(verwacht), tekst)
        for tekst in ("1.234", "12,", "1,234.50", "-", "€", "een", "1.23,4"):
            self.assertIs(lees_waarde(tekst, "bedrag"), ONLEESBAAR, tekst)
        self.assertEqual(lees_waarde("1.234", "geheel"), Fraction(1234))
        self.assertIs(lees_waarde("1,5", "geheel"), ONLEESBAAR)

    def test_de_kolom_beslist_over_de_punt(self) -> None:
        for kolom, verwacht in (
            (["1.234", "2,50"], Punt.DUIZEND), (["1.234", "1.234.567"], Punt.DUIZEND),
            (["1.234", "2.5"], Punt.DECIMAAL), (["1.234", "12"], Punt.ONBEKEND),
            (["2.5", "2,5"], Punt.ONBEKEND),
        ):  # fmt: skip
            self.assertIs(punt_in_kolom(kolom), verwacht, kolom)
        self.assertEqual(lees_waarde("1.234", "bedrag", wijze=Wijze(Punt.DUIZEND)), Fraction(1234))
        self.assertEqual(lees_waarde("1.234", "bedrag", wijze=Wijze(Punt.DECIMAAL)), Fraction("1.234"))

    def test_datum_en_janee(self) -> None:
        for tekst in ("2023-02-03", "3-2-2023", "03-02-2023", "03/02/2023"):
            self.assertEqual(lees_waarde(tekst, "datum"), date(2023, 2, 3))
        for tekst in ("31-02-2023", "3-2-23", "2023-2-3", "02/25/2023"):
            self.assertIs(lees_waarde(tekst, "datum"), ONLEESBAAR, tekst)
        self.assertEqual([lees_waarde(t, "janee") for t in ("Ja", "x", "ONWAAR", "0")], [True, True, False, False])

    def test_schrijven(self) -> None:
        self.assertEqual(procent(Fraction(188), Fraction(210)), "89.5238")
        self.assertEqual(procent(Fraction(1), Fraction(16) * 100000), "0.0001")  # 0.0000625 rounds up
        self.assertEqual([exact(Fraction("12.50")), exact(Fraction(-3, 4)), exact(Fraction(7))], ["12.5", "-0.75", "7"])


if __name__ == "__main__":
    unittest.main()
