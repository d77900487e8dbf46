"""Hand-made cases of termijn and of waiting lists: every expectation can be checked on paper."""

from __future__ import annotations

import sys
import unittest
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from proef import KOP, TERMIJN, ZAKEN, Proef, maanden


class Termijnen(Proef):
    def meet(self, rijen: str, **namen: Any) -> dict[str, Any]:
        return self.norm(ZAKEN + TERMIJN, maanden(rijen), **namen)

    def test_dag_28_en_29(self) -> None:
        uitkomst = self.meet("a;40;02-01-2023;30-01-2023\nb;40;02-01-2023;31-01-2023\n".replace("\n", ";;\n"))
        self.toon(uitkomst, oordeel="niet_gehaald", teller="1", noemer="2", waarde="50.0000", marge=-1)

    def test_apart_geteld(self) -> None:
        rijen = (
            "a;40;03-03-2023;;;\n"  # deadline 31 March is R: open
            "b;40;02-03-2023;;;\n"  # deadline 30 March: late on 31 March
            "c;40;02-01-2023;;30-01-2023;\n"  # withdrawn on the deadline
            "d;40;02-01-2023;;31-01-2023;\n"  # withdrawn a day too late
            "e;40;02-01-2023;;;ja\n"  # Proeftuin
            "f;17;02-01-2023;;;\n"  # out
            "g;40;01-12-2022;05-01-2023;;\n"  # deadline 29 December: decided in 2022
            "h;40;31-03-2023;01-04-2023;;\n"  # the talk is after R: open
            "i;;30-03-2023;;;\n"  # open, and the filter can't be told: stays open
            "j;17;30-03-2023;;;\n"  # open, but out
            "k;40;30-03-2023;;;ja\n"  # open, but Proeftuin: counted nowhere
            "m;40;02-01-2023;;30-01-2023;ja\n"  # withdrawn, but Proeftuin: counted nowhere
            "n;40;02-01-2023;;30-01-2023;misschien\n"  # withdrawn, and it can't be told: stays withdrawn
            "l;40;05-01-2023;05-01-2023;;\n"  # the same day: good
        )
        self.toon(self.meet(rijen), teller="1", noemer="3", open=3, ingetrokken=2, proeftuin=1, onleesbaar=0)

    def test_open_is_van_wie_voor_het_einde_van_de_periode_begon(self) -> None:
        bestanden = maanden("") | {"zaken-2023-04.csv": KOP + "a;40;31-03-2023;;;\nb;40;01-04-2023;;;\n"}
        self.toon(self.norm(ZAKEN + TERMIJN, bestanden, peildatum="2023-04-15"), open=1, noemer="0")

    def test_zaak_telt_in_een_kwartaal(self) -> None:
        bestanden = maanden("a;40;20-03-2023;;;\n") | {
            f"zaken-2023-0{n}.csv": KOP + ("a;40;20-03-2023;20-04-2023;;\n" if n == 4 else "") for n in (4, 5, 6)
        }
        toml = ZAKEN + TERMIJN
        self.toon(self.norm(toml, bestanden), oordeel="geen_gevallen", open=1, noemer="0")
        self.toon(self.norm(toml, bestanden, "2023-Q2"), oordeel="niet_gehaald", noemer="1", open=0)
        # later known: with R in Q2 the case is no longer open in Q1
        self.toon(self.norm(toml, bestanden, peildatum="2023-06-30"), oordeel="geen_gevallen", open=0)

    def test_onleesbaar(self) -> None:
        rijen = (
            "a;40;02-01-2023;10-01-2023;;\n" * 1
            + ";40;02-01-2023;;;\n"  # no key
            + "b;40;02-01-2023;;;\nb;40;02-01-2023;;;\n"  # twice: one case
            + "c;40;31-02-2023;;;\n"  # no such day
            + "d;40;02-02-2023;01-02-2023;;\n"  # the regel is broken: both dates unreadable
            + "e;;02-01-2023;10-01-2023;;\n"  # the filter can't be told
            + "f;40;02-01-2023;10-01-2023;;misschien\n"  # the Proeftuin can't be told
            + "g;40;02-01-2023;later;;\n"  # tot
            + ";;;;;\n"  # a blank line
            + "h;40;02-01-2023;10-01-2023;;;;te veel\n"  # more cells than the header
            + "i;40;02-01-2023\n"  # cells missing
        )
        uitkomst = self.meet(rijen)
        self.toon(uitkomst, oordeel="onzeker", teller="1", noemer="1", onleesbaar=9, marge=None)
        self.assertEqual(uitkomst["grenzen"], {"laagste": "10.0000", "hoogste": "100.0000"})

    def test_tot_onleesbaar_telt_waar_de_termijn_raakt(self) -> None:
        bestanden = maanden("a;40;02-01-2023;later;;\nb;40;03-03-2023;later;;\n")
        bestanden |= {f"zaken-2023-0{n}.csv": KOP for n in (4, 5, 6)}
        self.toon(self.norm(ZAKEN + TERMIJN, bestanden), onleesbaar=2)
        # b: 3 March + 28 days = 31 March, so the day after is in Q2
        self.toon(self.norm(ZAKEN + TERMIJN, bestanden, "2023-Q2"), onleesbaar=1)

    def test_nieuwste_levering_wint_ook_als_die_stuk_is(self) -> None:
        bestanden: dict[str, str | bytes] = {
            "zaken-2023-01.csv": KOP + "a;40;02-01-2023;10-01-2023;;\n",
            "x/y/zaken-2023-02.csv": KOP + "a;40;02-01-2023;fout;;\n",
            "zaken-2023-03.csv": KOP,
        }
        self.toon(self.norm(ZAKEN + TERMIJN, bestanden), noemer="0", onleesbaar=1, oordeel="onzeker")

    def test_zeker_ondanks_onleesbaar(self) -> None:
        rijen = "".join(f"{n};40;02-01-2023;10-01-2023;;\n" for n in range(20)) + "x;40;02-01-2023;fout;;\n"
        self.toon(self.meet(rijen), oordeel="gehaald", teller="20", noemer="20", marge=2, grenzen=None)

    def test_ontbrekende_levering(self) -> None:
        bestanden: dict[str, str | bytes] = {"zaken-2023-01.csv": KOP + "a;40;02-01-2023;;;\n"}
        self.toon(self.norm(ZAKEN + TERMIJN, bestanden), oordeel="onzeker", teller="0", noemer="1", grenzen=None)
        # rule 28: with a delivery missing the unreadable rows give no bounds either
        fout: dict[str, str | bytes] = {"zaken-2023-01.csv": KOP + "a;40;02-01-2023;fout;;\n"}
        self.toon(self.norm(ZAKEN + TERMIJN, fout), oordeel="onzeker", onleesbaar=1, grenzen=None)
        fout |= {f"zaken-2023-0{n}.csv": KOP for n in (2, 3)}
        self.toon(self.norm(ZAKEN + TERMIJN, fout), grenzen={"laagste": "0.0000", "hoogste": "100.0000"})
        strikt = ZAKEN + TERMIJN.replace("90%", "100%")
        self.toon(self.norm(strikt, bestanden), oordeel="niet_gehaald", marge=-1)
        self.toon(self.norm(strikt, {}), oordeel="geen_gegevens", teller=None, noemer=None)
        # only April is there: it has an open, a withdrawn, a Proeftuin and an unreadable case of Q1
        april = "a;40;31-03-2023;;;\nb;40;02-01-2023;;03-01-2023;\nc;40;02-01-2023;;;ja\nd;40;02-01-2023;fout;;\n"
        uitkomst = self.norm(strikt, {"zaken-2023-04.csv": KOP + april}, peildatum="2023-04-15")
        self.toon(uitkomst, oordeel="geen_gegevens", open=0, ingetrokken=0, proeftuin=0, onleesbaar=0)
        bestanden = maanden("") | {"zaken-2023-04.csv": KOP + april}
        uitkomst = self.norm(strikt, bestanden, peildatum="2023-04-15")
        self.toon(uitkomst, oordeel="onzeker", open=1, ingetrokken=1, proeftuin=1, onleesbaar=1)
        # 4 weeks back from 1 April: March is needed for Q2, and not there
        self.toon(self.norm(strikt, {f"zaken-2023-0{n}.csv": KOP for n in (4, 5, 6)}, "2023-Q2"), oordeel="onzeker")
        # only what ended on or before E is needed
        self.toon(self.norm(strikt, {"zaken-2023-01.csv": KOP}, peildatum="2023-02-27"), oordeel="geen_gevallen")
        # two files for one delivery, of which one is broken: the delivery is there by the other
        bestanden = maanden("") | {"los/zaken-2023-02.csv": "nr;tot\na;\n"}
        self.toon(self.norm(strikt, bestanden), oordeel="geen_gevallen")
        # a file without a needed column counts as not there
        self.toon(self.norm(strikt, {"zaken-2023-01.csv": "nr;tot\na;\n"}, "2023-01"), oordeel="geen_gegevens")

    def test_dialecten(self) -> None:
        latijn = 'nr\tLEEFTIJD \tvan\ttot\tgebied\r\na\t40\t2023-01-02\t"10-1-2023"\tCaf\xe9\r\n'.encode("cp1252")
        bom = b"\xef\xbb\xbf" + b"nr,leeftijd,Begin,tot\nb,40,2-1-2023,31-1-2023\n"
        bestanden = {"zaken-2023-01.csv": latijn, "zaken-2023-02.csv": bom, "zaken-2023-03.csv": KOP.encode()}
        toml = ZAKEN.replace('["Van", "Begin"]', '["Van", "Begin", "van"]') + TERMIJN
        self.toon(self.norm(toml, bestanden), teller="1", noemer="2", onleesbaar=0)

    def test_versies(self) -> None:
        versies = """versie = [
          { vanaf = 2023-01-01, tot_en_met = 2023-01-31, binnen = "4 weken", minstens = "90%" },
          { vanaf = 2023-02-10, binnen = "1 week", minstens = "50%", filter = ["leeftijd >= 60"] }]"""
        toml = ZAKEN + TERMIJN.replace(
            'versie = [{ vanaf = 2022-01-01, binnen = "4 weken", minstens = "90%" }]', versies
        )
        rijen = (
            "a;40;31-12-2022;10-01-2023;;\n"  # before the first version
            "b;40;31-01-2023;20-02-2023;;\n"  # four weeks: good
            "c;40;05-02-2023;06-02-2023;;\n"  # in the gap
            "d;70;10-02-2023;20-02-2023;;\n"  # one week: late
            "e;40;10-02-2023;20-02-2023;;\n"  # out, by the filter of the second version
        )
        self.toon(self.norm(toml, maanden(rijen)), oordeel="gehaald", teller="1", noemer="2", marge=0)
        self.toon(self.norm(toml, maanden(rijen), peildatum="2023-02-05"), oordeel="geldt_niet", teller=None)

    def test_uitzondering_dekt_de_hele_periode(self) -> None:
        regel = '[[uitzondering]]\nnorm = "op-tijd"\nvanaf = 2023-01-01\ntot_en_met = {}\n'
        for tot, oordeel, exit_ in (("2023-03-31", "uitzondering", 0), ("2023-03-30", "niet_gehaald", 1)):
            bestanden = maanden("a;40;02-01-2023;;;\n") | {"uitzonderingen.toml": regel.format(tot)}
            rapport = self.rapport(ZAKEN + TERMIJN, bestanden)
            self.assertEqual(rapport["kernbedingen"], [{"id": "k", "oordeel": oordeel}])
            self.assertEqual((rapport["oordeel"], rapport["exit"]), (oordeel, exit_))


class Wachtlijsten(Proef):
    def test_stand_en_maanden(self) -> None:
        rijen = (
            "_;40;17-03-2023;;;\n"  # on the grens on R: waits, not too long
            "a;40;01-01-2023;16-01-2023;;\n"  # grens 15 January: one day over, week 1 of January
            "b;40;01-01-2023;15-01-2023;;\n"  # on the grens: not over
            "c;40;10-02-2023;;;\n"  # grens 24 February: 4 days in February, 35 in March
            "d;40;25-03-2023;;;\n"  # waits, not too long
            "e;17;01-01-2023;;;\n"
            "f;40;01-01-2023;;;ja\n"
            "i;17;01-01-2023;;;ja\n"  # not meant by the list: not in its Proeftuin either
            "j;17;01-01-2023;;;misschien\n"  # nor unreadable
            "k;;01-01-2023;;;ja\n"  # the filter can't be told: the Proeftuin decides
            "g;40;01-01-2023;fout;;\n"
            "h;40;01-03-2023;;01-04-2023;\n"  # withdrawn after R: grens 15 March, 16 days over in March
        )
        lijst = self.rapport(ZAKEN + TERMIJN, maanden(rijen))["wachtlijsten"][0]
        self.toon(lijst, volledig=True, onleesbaar=1, proeftuin=2)
        self.assertEqual(lijst["stand"], {"wachtend": 4, "boven_grens": 2, "langst_dagen": 49})
        verwacht = [
            ("2023-01", 1, 1, 1, {"1": 1}),
            ("2023-02", 1, 1, 1, {"1": 1}),
            ("2023-03", 2, 8, 5, {"3": 1, "5": 1}),
        ]
        self.assertEqual([tuple(maand.values()) for maand in lijst["maanden"]], verwacht)

    def test_een_norm_kent_eerst_de_proeftuin_en_dan_het_filter(self) -> None:
        rapport = self.rapport(ZAKEN + TERMIJN, maanden("a;17;02-01-2023;;;ja\n"))
        self.toon(rapport["normen"][0], proeftuin=1, noemer="0")
        self.toon(rapport["wachtlijsten"][0], proeftuin=0)

    def test_niemand_wacht(self) -> None:
        lijst = self.rapport(ZAKEN + TERMIJN, maanden("a;40;01-03-2023;02-03-2023;;\n"))["wachtlijsten"][0]
        self.assertEqual(lijst["stand"], {"wachtend": 0, "boven_grens": 0, "langst_dagen": None})
        vandaag = self.rapport(ZAKEN + TERMIJN, maanden("a;40;31-03-2023;;;\n"))["wachtlijsten"][0]
        self.assertEqual(vandaag["stand"], {"wachtend": 1, "boven_grens": 0, "langst_dagen": 0})

    def test_na_de_peildatum(self) -> None:
        bestanden = maanden("c;40;10-02-2023;;;\n")
        lijst = self.rapport(ZAKEN + TERMIJN, bestanden, peildatum="2023-02-26")["wachtlijsten"][0]
        self.assertEqual([m["weken"] for m in lijst["maanden"]], [0, 1, 0])
        del bestanden["zaken-2023-02.csv"]
        self.assertFalse(self.rapport(ZAKEN + TERMIJN, bestanden)["wachtlijsten"][0]["volledig"])


if __name__ == "__main__":
    unittest.main()
