"""What a later delivery changed (design 4.5): small histories, one rule at a time."""

from __future__ import annotations

import sys
import tempfile
import unittest
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from overeenkomst import lees_overeenkomst
from proef import KOP, OVEREENKOMST, TERMIJN, ZAKEN, Proef, norm
from uitkomst import lees_bron

BEDRAG = norm('aantal = { datum = "van", som = "bedrag" }')
LEDEN = """
[[gegevens]]
id = "leden"
bestand = "leden-{periode}.csv"
frequentie = "maand"
vanaf = 2023-01-01
inhoud = "stand"
sleutel = ["lid"]
veld = [
  { naam = "lid", soort = "code", verplicht = true },
  { naam = "in", soort = "datum" },
  { naam = "uit", soort = "datum", gepland = true },
]
""" + norm('aantal = { geldig_van = "in", geldig_tot_en_met = "uit" }', "minstens = 2", gegevens="leden")


def zaken(*rijen: str, kop: str = KOP) -> dict[str, str | bytes]:
    return {f"zaken-2023-0{n}.csv": kop + tekst for n, tekst in enumerate(rijen, start=1)}


class Wijzigingen(Proef):
    def gevonden(self, *argumenten: Any, **namen: Any) -> list[tuple[Any, ...]]:
        bevindingen = self.rapport(*argumenten, **namen)["bevindingen"]
        return [
            (b["code"], b["zaak"], b["waarde"], b["eerder"] and b["eerder"]["waarde"], b["normen"])
            for b in bevindingen
        ]

    def test_start_verschoven(self) -> None:
        # first 2 January: over four weeks on 2 February; as it stands 9 January: in time
        bestanden = zaken("a;40;02-01-2023;;;\n", "a;40;05-01-2023;;;\n", "a;40;09-01-2023;02-02-2023;;\n")
        rapport = self.rapport(ZAKEN + TERMIJN, bestanden)
        self.toon(rapport["normen"][0], oordeel="gehaald", teller="1", noemer="1")
        eerst = {"oordeel": "niet_gehaald", "teller": "0", "noemer": "1", "waarde": "0.0000"}
        self.assertEqual(rapport["normen"][0]["eerst_geleverd"], eerst)
        self.assertEqual(
            rapport["bevindingen"],
            [
                {
                    "code": "OW-D22", "bestand": "zaken-2023-03.csv", "regel": 2, "kolom": 3, "zaak": "a",
                    "waarde": "2023-01-09", "normen": ["op-tijd"],
                    "eerder": {"waarde": "2023-01-02", "bestand": "zaken-2023-01.csv", "regel": 2, "kolom": 3},
                }
            ],
        )  # fmt: skip
        terug = zaken("a;40;02-01-2023;;;\n", "a;40;05-01-2023;;;\n", "a;40;02-01-2023;02-02-2023;;\n")
        rapport = self.rapport(ZAKEN + TERMIJN, terug)
        self.assertEqual((rapport["bevindingen"], rapport["normen"][0]["eerst_geleverd"]), ([], None))

    def test_heropend(self) -> None:
        for nu, verwacht in (
            ("", [("OW-D30", "a", "(leeg)", "2023-01-12", ["op-tijd"])]),  # what is gone: against the last
            ("15-02-2023", [("OW-D30", "a", "2023-02-15", "2023-01-10", ["op-tijd"])]),  # later: against the first
            ("13-01-2023", [("OW-D30", "a", "2023-01-13", "2023-01-10", [])]),  # in time all the same
            ("10-01-2023", []), ("09-01-2023", []), ("fout", []),
        ):  # fmt: skip
            rijen = [f"a;40;02-01-2023;{tot};;\n" for tot in ("10-01-2023", "12-01-2023", nu)]
            self.assertEqual(self.gevonden(ZAKEN + TERMIJN, zaken(*rijen)), verwacht, nu)

    def test_geleegd_alleen_waar_iets_op_rust(self) -> None:
        kop, toml = "nr;leeftijd;Begin;gebied;bedrag\n", ZAKEN + BEDRAG
        bestanden = zaken("a;40;02-01-2023;W01;5,00\n", "a;;02-01-2023;;\n", "", kop=kop)
        verwacht = [("OW-D32", "a", "(leeg)", "5", ["n"])]  # nothing hangs on leeftijd and gebied
        self.assertEqual(self.gevonden(toml, bestanden), verwacht)
        # the newer delivery lies before P, and no figure of P would be otherwise
        self.assertEqual(self.gevonden(toml, bestanden, periode="2023-03"), [])
        self.assertEqual(self.gevonden(toml, bestanden, periode="2023-02"), [(*verwacht[0][:4], [])])

    def test_pas_na_de_peildatum_is_geen_wijziging(self) -> None:
        bestanden = zaken("", "", "a;40;02-03-2023;;;\n") | {"zaken-2023-04.csv": KOP + "a;40;09-03-2023;;;\n"}
        self.assertEqual(len(self.gevonden(ZAKEN + TERMIJN, bestanden)), 1)
        self.assertEqual(self.gevonden(ZAKEN + TERMIJN, bestanden, periode="2023-02"), [])

    def test_verdwenen(self) -> None:
        kop = "lid;in;uit\n"
        for rij, verwacht in (
            ("a;01-01-2023;\n", [("OW-D31", "a", None, None, ["n"])]),
            ("a;01-01-2023;31-03-2023\n", []),  # ended on the last day of the last delivery
            ("a;01-01-2023;01-04-2023\n", [("OW-D31", "a", None, None, ["n"])]),
        ):
            namen = ("leden-2023-01.csv", "leden-2023-02.csv", "leden-2023-03.csv")
            inhoud: list[str | bytes] = [kop + rij, kop + rij, kop + "b;01-01-2023;\n"]
            bestanden = dict(zip(namen, inhoud, strict=True))
            self.assertEqual(self.gevonden(LEDEN, bestanden), verwacht, rij)

    def test_lang_niet_gezien(self) -> None:
        rij = "a;40;02-01-2023;;;\n"
        april: dict[str, str | bytes] = {"zaken-2023-04.csv": KOP}
        self.assertEqual(self.gevonden(ZAKEN + TERMIJN, zaken(rij, "", "")), [])  # one of the last three
        verwacht = [("OW-D33", "a", None, None, ["op-tijd"])]
        weg = zaken(rij, "", "") | april
        self.assertEqual(self.gevonden(ZAKEN + TERMIJN, weg, periode="2023-04"), verwacht)
        for anders in ("a;40;02-01-2023;09-01-2023;;\n", "a;17;02-01-2023;;;\n", "a;40;02-01-2023;;;ja\n"):
            bestanden = zaken(anders, "", "") | april
            self.assertEqual(self.gevonden(ZAKEN + TERMIJN, bestanden, periode="2023-04"), [], anders)
        mei = weg | {"zaken-2023-05.csv": KOP + rij}  # delivered after R: seen
        self.assertEqual(self.gevonden(ZAKEN + TERMIJN, mei, periode="2023-04"), [])

    def test_te_vroeg(self) -> None:
        bestanden = zaken("a;40;02-01-2023;01-02-2023;;\nb;40;02-01-2023;31-01-2023;;\n", "", "")
        self.assertEqual(self.gevonden(ZAKEN + TERMIJN, bestanden), [("OW-D34", None, None, None, [])])

    def test_zoals_bekend(self) -> None:
        bestanden = zaken("a;40;02-01-2023;;;\n", "a;40;02-01-2023;30-01-2023;;\n", "")
        with tempfile.TemporaryDirectory() as plek:
            Path(plek, "alles.toml").write_text(OVEREENKOMST + ZAKEN + TERMIJN, "utf-8")
            for naam, inhoud in bestanden.items():
                Path(plek, naam).write_text(str(inhoud), "utf-8")
            bron, _ = lees_bron(lees_overeenkomst(Path(plek)), Path(plek))
        for dag, leveringen, tot in ((date(2023, 2, 27), 1, None), (date(2023, 2, 28), 2, date(2023, 1, 30))):
            bekend = bron.tot_en_met(dag).verzamelingen["zaken"]
            self.assertEqual((len(bekend.leveringen), bekend.zaken[0].cellen["tot"]), (leveringen, tot))


if __name__ == "__main__":
    unittest.main()
