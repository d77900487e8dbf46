"""Whether `vergelijk` sees every difference in money, and a column that does not add up."""

from __future__ import annotations

import copy
import sys
import unittest
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from controle import Vergelijking, vergelijk
from geldvergelijking import klopt_niet
from proef import Proef
from test_geld import ALLES, GELD, geldnorm, helft

OUDERS = {"werk": "volwassenen", "jong": "jeugd", "hulp": "werk", "spullen": "werk", "jongeren": "jong"}


def als_programma(eigen: dict[str, Any]) -> dict[str, Any]:
    """What the program would print, when it agrees (design 5.1)."""
    f = copy.deepcopy(eigen["financien"])
    for lijst, sleutel in (("werksoorten", "domein"), ("posten", "werksoort")):
        for rij in f[lijst]:
            rij[sleutel] = OUDERS[rij["id"]]
    f |= {"periode": {"id": f["periode"]}, "prijzen": {"ontbreekt": f["zonder_index"]}}
    f |= {naam: [{"periode": id_} for id_ in f[naam]] for naam in ("leveringen", "ontbreekt")}
    f["prognose"] = {"maanden": f["prognose"]}
    bevindingen = [
        {"code": b["code"], "bestand": f"map/{b['bestand']}", "regel": b["regel"], "bericht": f'post "{b["post"]}" ...'}
        for b in eigen["geldbevindingen"]
    ]
    return {
        **eigen,
        "status": eigen["exit"],
        "periode": {"id": eigen["periode"]},
        "kernbedingen": [{**eigen["kernbedingen"][0], "normen": eigen["normen"]}],
        "overige_normen": [],
        "financien": f,
        "bevindingen": bevindingen,
    }


class GeldVergelijken(Proef):
    def setUp(self) -> None:
        toml = GELD + geldnorm("begroting = { alles = true }")
        self.eigen = self.rapport(toml, helft(ALLES + "keuken;12,34;;;\n"), "2023-H1")
        self.programma = als_programma(self.eigen)

    def verschillen(self) -> list[str]:
        uit = Vergelijking()
        vergelijk(self.eigen, self.programma, uit, "map/")
        self.assertEqual(uit.onderdelen["geld"], 1 if self.programma["financien"] else 0)
        return uit.verschillen

    def test_niets_anders(self) -> None:
        self.assertEqual(self.verschillen(), [])

    def test_een_rij_anders(self) -> None:
        rij = self.programma["financien"]["posten"][0]
        rij |= {"percentage": "1.0000", "normen": [{"id": "n", "soort": "begroting", "oordeel": "gehaald"}]}
        del rij["subtotaal"]
        waar = "2023-H1 geld, posten hulp"
        self.assertEqual(
            self.verschillen(),
            [
                f'{waar} percentage: controle "100.0000", programma "1.0000"',
                f'{waar} subtotaal: controle null, programma "ontbreekt"',
                f'{waar} normen: controle [], programma [{{"id": "n", "soort": "begroting", "oordeel": "gehaald"}}]',
            ],
        )

    def test_een_rij_meer_of_minder(self) -> None:
        self.programma["financien"]["niet_begroot"] = []
        self.programma["financien"]["proeftuin"] = None
        verschillen = self.verschillen()
        self.assertIn('2023-H1 geld, niet_begroot: controle ["keuken"], programma []', verschillen)
        self.assertIn("2023-H1 geld, proeftuin: controle true, programma false", verschillen)
        self.assertIn("2023-H1 geld, totaal gerealiseerd: 96012.34, maar samen 96000.0", verschillen)

    def test_een_bevinding_meer_of_minder(self) -> None:
        self.programma["bevindingen"] = []
        waar = "2023-H1 geld, OW-D50: controle"
        self.assertEqual(self.verschillen(), [f'{waar} ["f-2023-H1.csv 5 keuken"], programma []'])
        self.programma = als_programma(self.eigen)
        self.programma["bevindingen"][0]["regel"] = 6
        verwacht = [f'{waar} ["f-2023-H1.csv 5 keuken"], programma ["f-2023-H1.csv 6 keuken"]']
        self.assertEqual(self.verschillen(), verwacht)

    def test_geen_overzicht(self) -> None:
        self.programma["financien"] = None
        self.assertEqual(self.verschillen(), ["2023-H1 geld: ontbreekt in het programma"])
        uit = Vergelijking()
        uit.meld_leemtes(["geld"])
        self.assertEqual((uit.verschillen, uit.afwijkend), (["geen enkele geld is vergeleken"], 1))

    def test_kolommen_tellen_op(self) -> None:
        f = self.programma["financien"]
        self.assertEqual(klopt_niet(f), [])
        f["posten"][0]["gerealiseerd"] = "60000.01"
        f["totaal"]["fte"] = "3.6"
        f["proeftuin"]["begroot"] = "1.5"
        self.assertEqual(
            klopt_niet(f),
            [
                "proeftuin begroot: 1.5 is geen bedrag in centen",
                "totaal fte: 3.6, maar samen 3.5",
                "werk gerealiseerd: 66000.00, maar samen 66000.01",
            ],
        )


if __name__ == "__main__":
    unittest.main()
