"""Whether `vergelijk` sees every difference, and says how much it compared."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from controle import Vergelijking, gelijk, vergelijk
from proef import TERMIJN, ZAKEN, Proef, maanden


class Vergelijken(Proef):
    def setUp(self) -> None:
        self.eigen = self.rapport(ZAKEN + TERMIJN, maanden("a;40;02-01-2023;;;\n"))
        self.programma = {
            **self.eigen,
            "status": self.eigen["exit"],
            "periode": {"id": self.eigen["periode"]},
            "kernbedingen": [{**self.eigen["kernbedingen"][0], "normen": self.eigen["normen"]}],
            "overige_normen": [],
        }

    def vergelijk(self, **anders: Any) -> Vergelijking:
        """This recomputation against itself, but for what the program has differently."""
        uit = Vergelijking()
        vergelijk(self.eigen, {**self.programma, **anders}, uit)
        uit.meld_leemtes()
        return uit

    def normen(self, *normen: dict[str, Any]) -> dict[str, Any]:
        return {"kernbedingen": [{**self.eigen["kernbedingen"][0], "normen": list(normen)}]}

    def test_verschil_wordt_gezien(self) -> None:
        uit = self.vergelijk()
        self.assertEqual((uit.geslaagd, uit.afwijkend, uit.verschillen), (4, 0, []))
        self.assertEqual(uit.onderdelen, {"norm": 1, "wachtlijst": 1, "kernbeding": 1, "rapport": 1})
        uit = self.vergelijk(**self.normen({**self.eigen["normen"][0], "teller": "1"}))
        self.assertEqual(uit.verschillen, ['2023-Q1 norm op-tijd, teller: controle "0", programma "1"'])
        self.assertEqual((uit.geslaagd, uit.afwijkend), (3, 1))

    def test_verschil_in_een_wachtlijst(self) -> None:
        lijst = self.eigen["wachtlijsten"][0]
        stand = {**lijst["stand"], "langst_dagen": None}
        maart = {**lijst["maanden"][2], "gevallen": 7, "extra": "telt niet mee"}
        anders = {**lijst, "stand": stand, "maanden": [*lijst["maanden"][:2], maart]}
        self.assertEqual(
            self.vergelijk(wachtlijsten=[anders]).verschillen,
            [
                "2023-Q1 wachtlijst wacht, langst_dagen: controle 88, programma null",
                "2023-Q1 wachtlijst wacht, 2023-03 gevallen: controle 1, programma 7",
            ],
        )

    def test_null_is_niet_hetzelfde_als_ontbreken(self) -> None:
        lijst = self.eigen["wachtlijsten"][0]
        stand = {**lijst["stand"], "langst_dagen": None}
        self.eigen["wachtlijsten"] = [{**lijst, "stand": stand}]
        self.assertEqual(self.vergelijk(wachtlijsten=self.eigen["wachtlijsten"]).verschillen, [])
        del lijst["stand"]["langst_dagen"]
        verwacht = ['2023-Q1 wachtlijst wacht, langst_dagen: controle null, programma "ontbreekt"']
        self.assertEqual(self.vergelijk(wachtlijsten=[lijst]).verschillen, verwacht)

    def test_wat_een_kant_mist_of_dubbel_heeft(self) -> None:
        norm_, *_ = self.eigen["normen"]
        for anders, verwacht in (
            (self.normen(norm_, {**norm_, "id": "x"}), ["2023-Q1 norm x: staat alleen in het programma"]),
            (self.normen(norm_, norm_), ["2023-Q1 norm op-tijd: staat 2 keer in het programma"]),
            (
                self.normen(),
                ["2023-Q1 norm op-tijd: ontbreekt in het programma", "geen enkele norm is vergeleken"],
            ),
            (
                {"wachtlijsten": []},
                ["2023-Q1 wachtlijst wacht: ontbreekt in het programma", "geen enkele wachtlijst is vergeleken"],
            ),
            ({"periode": None}, ['2023-Q1 rapport, periode: controle "2023-Q1", programma "ontbreekt"']),
        ):
            uit = self.vergelijk(**anders)
            self.assertEqual(uit.verschillen, verwacht)
            self.assertGreater(uit.afwijkend, 0)

    def test_verschil_in_een_wijziging(self) -> None:
        eerder = {"waarde": "2023-01-02", "bestand": "a.csv", "regel": 2, "kolom": 3}
        een = {"code": "OW-D22", "zaak": "a", "bestand": "b.csv", "regel": 2, "kolom": 3, "waarde": "2023-01-09"}
        een |= {"eerder": eerder, "normen": ["op-tijd"]}
        ander = {**een, "bestand": "map/b.csv", "eerder": {**eerder, "bestand": "map/a.csv"}}
        self.eigen["bevindingen"] = [een]
        waar = "2023-Q1 wijziging OW-D22 a b.csv 2 3"
        for bevindingen, verwacht in (
            ([ander, {"code": "OW-D20"}], []),
            ([{**ander, "normen": []}], [f'{waar}, normen: controle ["op-tijd"], programma []']),
            ([], [f"{waar}: ontbreekt in het programma"]),
            ([ander, {**ander, "regel": 3}], [f"{waar[:-3]}3 3: staat alleen in het programma"]),
        ):
            uit = Vergelijking()
            vergelijk(self.eigen, {**self.programma, "bevindingen": bevindingen}, uit, "map/")
            self.assertEqual(uit.verschillen, verwacht)
        eerst = dict.fromkeys(("oordeel", "teller", "noemer", "waarde"), "1")
        self.eigen["bevindingen"] = []
        anders = self.normen({**self.eigen["normen"][0], "eerst_geleverd": {**eerst, "getoond": "1%"}})
        self.assertEqual(len(self.vergelijk(**anders, bevindingen=[]).verschillen), 1)
        self.eigen["normen"][0]["eerst_geleverd"] = eerst
        self.assertEqual(self.vergelijk(**anders, bevindingen=[]).verschillen, [])

    def test_niets_vergeleken_mislukt(self) -> None:
        uit = Vergelijking()
        uit.meld_leemtes()
        self.assertEqual((uit.geslaagd, uit.afwijkend), (0, 2))

    def test_tabel(self) -> None:
        tabel = self.vergelijk().tabel()
        self.assertEqual(tabel[0].split(), ["onderdeel", "waarde", "vergeleken", "niet", "leeg", "verschillend"])
        self.assertIn(["norm", "teller", "1", "1", "0"], [regel.split() for regel in tabel])
        self.assertIn(["norm", "grenzen", "1", "0", "0"], [regel.split() for regel in tabel])
        self.assertIn(["wachtlijst", "gevallen", "3", "3", "0"], [regel.split() for regel in tabel])
        # 12 of the norm; 3 + 3 + 1 + 3 x 4 of the wachtlijst; 1 of the kernbeding; 5 of the report
        self.assertEqual(tabel[-2].split()[:2], ["totaal", "37"])
        slot = "vergeleken: 1 x norm, 1 x wachtlijst, 1 x kernbeding, 0 x wijziging, 1 x rapport, 0 x geld"
        self.assertEqual(tabel[-1], f"{slot}; 0 verschillen")

    def test_gelijk(self) -> None:
        self.assertTrue(gelijk({"a": ["90", None, True]}, {"a": ["90.0000", None, True]}))
        for ander in ({"a": ["90", 0, True]}, {"a": ["90", None, 1]}, {"a": ["90"]}, {}):
            self.assertFalse(gelijk({"a": ["90", None, True]}, ander), ander)


if __name__ == "__main__":
    unittest.main()
