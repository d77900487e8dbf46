"""Hand-made cases of money (design 4.6): every amount is worked out beside it."""

from __future__ import annotations

import sys
import tempfile
import unittest
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from overeenkomst import lees_overeenkomst
from proef import OVEREENKOMST, Proef, norm
from toetsen import alle_toetsen

KOP = "post;bedrag;fte;toelichting;proeftuin\n"

# volwassenen: hulp 120.000,00 with 2 fte and spullen 12.000,00; jeugd: jongeren 60.000,00 with 1,5 fte
GELD = """
[[werksoort]]
id = "werk"
domein = "volwassenen"
[[werksoort]]
id = "jong"
domein = "jeugd"
[[post]]
id = "hulp"
werksoort = "werk"
fte = "2"
bedrag = "120.000,00"
[[post]]
id = "spullen"
werksoort = "werk"
bedrag = "12.000,00"
[[post]]
id = "jongeren"
werksoort = "jong"
fte = "1,5"
bedrag = "60.000,00"
[proeftuin]
id = "proeftuin"
bedrag = "10.000,00"
[[gegevens]]
id = "financien"
bestand = "f-{periode}.csv"
frequentie = "halfjaar"
vanaf = 2023-01-01
inhoud = "periode"
sleutel = ["post", "proeftuin"]
proeftuin = "proeftuin"
veld = [
  { naam = "post", soort = "code", verplicht = true },
  { naam = "bedrag", soort = "bedrag", verplicht = true },
  { naam = "fte", soort = "decimaal" },
  { naam = "toelichting", soort = "tekst" },
  { naam = "proeftuin", soort = "janee", verplicht = true, leeg_betekent = "nee" },
]
[financien]
gegevens = "financien"
post = "post"
bedrag = "bedrag"
fte = "fte"
toelichting = "toelichting"
verschil = "10%"
fte_hoogstens = "20"
"""

# a half year: of hulp 60.000,00 is budgeted, of spullen 6.000,00, of jongeren 30.000,00
HULP, SPULLEN, JONGEREN = "hulp;60.000,00;2;;\n", "spullen;6.000,00;;;\n", "jongeren;30.000,00;1,5;;\n"
ALLES = HULP + SPULLEN + JONGEREN


def geldnorm(vorm: str, versie: str = "", id_: str = "n") -> str:
    tekst = norm(vorm, versie).replace('gegevens = "zaken"', "")
    return tekst.replace('id = "n"', f'id = "{id_}"')


def index(*jaren: tuple[int, str]) -> str:
    return "".join(f'[[indexering]]\njaar = {jaar}\npercentage = "{deel}"\n' for jaar, deel in jaren)


def helft(*rijen: str, jaar: int = 2023) -> dict[str, str | bytes]:
    return {f"f-{jaar}-H{n}.csv": KOP + tekst for n, tekst in enumerate(rijen, start=1)}


class Geld(Proef):
    def geld(self, *argumenten: Any, **namen: Any) -> dict[str, Any]:
        return self.rapport(*argumenten, **namen)["financien"]  # type: ignore[no-any-return]

    def rij(self, overzicht: dict[str, Any], lijst: str, id_: str) -> dict[str, Any]:
        return next(rij for rij in overzicht[lijst] if rij["id"] == id_)

    def gevonden(self, *argumenten: Any, **namen: Any) -> list[tuple[Any, ...]]:
        bevindingen = self.rapport(*argumenten, **namen)["geldbevindingen"]
        return sorted((b["code"][-3:], b["bestand"], b["regel"], b["post"]) for b in bevindingen)


class Begroting(Geld):
    def test_een_halve_cent_te_veel(self) -> None:
        # 12.000,01 a year is 6.000,005 for a half year: 6.000,01 is half a cent over it
        toml = GELD.replace("12.000,00", "12.000,01") + geldnorm('begroting = { posten = ["spullen"] }')
        for bedrag, oordeel in (
            ("6.000,00", "gehaald"), ("6.000,005", "gehaald"),
            ("6.000,0051", "niet_gehaald"), ("6.000,01", "niet_gehaald"),
        ):  # fmt: skip
            uitkomst = self.norm(toml, helft(f"spullen;{bedrag};;;\n"), "2023-H1")
            self.toon(uitkomst, oordeel=oordeel, noemer="6000.005", marge=None, grenzen=None, onleesbaar=0)

    def test_een_index_telt_op_de_vorige(self) -> None:
        # 12.000,00 x 1,02 x 1,03 = 12.607,20, for half a year 6.303,60; that of 2021 and 2024 is not of it
        toml = index((2021, "9%"), (2022, "2%"), (2023, "3%"), (2024, "9%")) + GELD
        toml += geldnorm('begroting = { posten = ["spullen"] }')
        uitkomst = self.norm(toml, helft("spullen;6.303,60;;;\n"), "2023-H1")
        self.toon(uitkomst, oordeel="gehaald", teller="6303.6", noemer="6303.6", waarde="100.0000")

    def test_schuiven_binnen_een_domein(self) -> None:
        # hulp 62.000,00 (2.000,00 over) and spullen 4.000,00 (2.000,00 under): together 66.000,00 of 66.000,00
        rijen = helft("hulp;62.000,00;2;x;\nspullen;4.000,00;;x;\njongeren;30.000,01;1,5;;\n")
        for groep, oordeel, teller in (
            ('domein = "volwassenen"', "gehaald", "66000"),
            ('werksoorten = ["werk"]', "gehaald", "66000"),
            ('posten = ["hulp"]', "niet_gehaald", "62000"),
            ('domein = "jeugd"', "niet_gehaald", "30000.01"),  # a cent over, and volwassenen can't help
            ("alles = true", "niet_gehaald", "96000.01"),
        ):
            toml = GELD + geldnorm(f"begroting = {{ {groep} }}")
            self.toon(self.norm(toml, rijen, "2023-H1"), oordeel=oordeel, teller=teller)

    def test_de_proeftuin_telt_voor_haar_post(self) -> None:
        # jongeren 20.000,00 + 10.000,00 in the Proeftuin = 30.000,00 of 30.000,00; 1,2 + 0,3 fte = 1,5
        rijen = helft(HULP + SPULLEN + "jongeren;20.000,00;1,2;;\njongeren;10.000,00;0,3;;ja\n")
        toml = GELD + geldnorm('begroting = { domein = "jeugd" }')
        self.toon(self.norm(toml, rijen, "2023-H1"), oordeel="gehaald", teller="30000", proeftuin=0)
        toml = GELD + geldnorm('formatie = { posten = ["jongeren"] }')
        self.toon(self.norm(toml, rijen, "2023-H1"), oordeel="gehaald", teller="9", noemer="9")  # 1,5 x 6 months
        overzicht = self.geld(toml, rijen, "2023-H1")
        self.toon(self.rij(overzicht, "posten", "jongeren"), gerealiseerd="30000.00", verschil="0.00", pro_rata="0.00")
        # besides: 10.000,00 of 10.000,00 x 6/12 = 5.000,00, which is 200%
        self.toon(
            overzicht["proeftuin"],
            begroot="10000.00", begroot_periode="5000.00", gerealiseerd="10000.00", volledig=True,
            verschil="5000.00", percentage="200.0000", fte_gerealiseerd="0.3000",
        )  # fmt: skip
        self.toon(overzicht["totaal"], gerealiseerd="96000.00")

    def test_wat_niet_bekend_is_maakt_onzeker(self) -> None:
        toml = GELD + geldnorm('begroting = { domein = "volwassenen" }')
        for rijen, oordeel, onleesbaar in (
            (ALLES, "gehaald", 0),
            (HULP + JONGEREN, "onzeker", 0),  # a post that is not there
            (HULP + SPULLEN, "gehaald", 0),  # of another group
            (HULP + "spullen;veel;;;\n" + JONGEREN, "onzeker", 1),
            (HULP + "spullen;-1,00;;;\n" + JONGEREN, "onzeker", 1),  # below zero, and no reason (D51)
            (HULP + "spullen;-1,00;;correctie op 2022;\n" + JONGEREN, "gehaald", 0),
            (ALLES + SPULLEN, "onzeker", 1),  # twice
            (ALLES + JONGEREN, "gehaald", 0),  # twice, in another group
            (ALLES + ";1,00;;;\n", "onzeker", 1),  # of no post that can be told
            (ALLES + "keuken;veel;;;\n", "gehaald", 0),  # M3: not of this group
            ("hulp;90.000,00;2;;\n" + JONGEREN, "onzeker", 0),  # far over, but a correction can go either way
            ("hulp;60.000,00;-1;;\n" + SPULLEN + JONGEREN, "gehaald", 0),  # its fte does not matter here (D52)
        ):
            uitkomst = self.norm(toml, helft(rijen), "2023-H1")
            self.toon(uitkomst, oordeel=oordeel, onleesbaar=onleesbaar, grenzen=None)

    def test_niet_begroot_telt_alleen_bij_alles(self) -> None:
        rijen = helft(ALLES + "keuken;0,01;3;;\n")
        for vorm, oordeel, teller in (
            ("begroting = { alles = true }", "niet_gehaald", "96000.01"),
            ('begroting = { posten = ["hulp", "spullen", "jongeren"] }', "gehaald", "96000"),
            ("formatie = { alles = true }", "gehaald", "21"),  # (2 + 1,5) x 6, and keuken has no fte
        ):
            self.toon(self.norm(GELD + geldnorm(vorm), rijen, "2023-H1"), oordeel=oordeel, teller=teller)

    def test_een_begroting_van_nul(self) -> None:
        toml = GELD.replace("12.000,00", "\u20ac -") + geldnorm('begroting = { posten = ["spullen"] }')
        for bedrag, oordeel in (("0", "geen_gevallen"), ("0,01", "niet_gehaald"), ("x", "onzeker")):
            uitkomst = self.norm(toml, helft(f"spullen;{bedrag};;;\n"), "2023-H1")
            self.toon(uitkomst, oordeel=oordeel, noemer="0", waarde=None)
        self.toon(self.norm(toml, helft(HULP), "2023-H1"), oordeel="geen_gevallen")  # it need not be there

    def test_een_levering_die_er_niet_is(self) -> None:
        toml = GELD + geldnorm("begroting = { alles = true }", 'hoogstens = "0%"')
        self.toon(self.norm(toml, {}, "2023-H1"), oordeel="geen_gegevens", teller=None)
        # only H1 of the year: 96.000,00 of 6 months, and onzeker whatever the sums
        self.toon(self.norm(toml, helft(ALLES), "2023"), oordeel="onzeker", teller="96000", noemer="96000")
        self.toon(self.norm(toml, helft(ALLES, ALLES), "2023"), oordeel="niet_gehaald", noemer="192000")
        # on 1 September H2 had not ended: only H1 is needed
        self.toon(self.norm(toml, helft(ALLES), "2023", peildatum="2023-09-01"), oordeel="niet_gehaald")
        self.toon(self.norm(toml, helft(ALLES), "2023-Q1"), oordeel="niet_aan_de_beurt")

    def test_een_noemer_zonder_einde(self) -> None:
        # 100,00 for a month is 8,3333333333...; 8,33 is in it, 8,34 is over
        toml = GELD.replace("12.000,00", "100,00").replace('"halfjaar"', '"maand"')
        toml += geldnorm('begroting = { posten = ["spullen"] }')
        for bedrag, oordeel in (("8,3333", "gehaald"), ("8,3334", "niet_gehaald")):
            bestanden: dict[str, str | bytes] = {"f-2023-01.csv": KOP + f"spullen;{bedrag};;;\n"}
            self.toon(self.norm(toml, bestanden, "2023-01"), oordeel=oordeel, noemer="8.3333333333")


class Formatie(Geld):
    def test_fte_maanden(self) -> None:
        # 2 fte x 12 months = 24 and 1,9 x 6 + 1,94 x 6 = 23,04: 96%
        rijen = helft("hulp;60.000,00;1,9;;\n", "hulp;60.000,00;1,94;;\n")
        for drempel, oordeel in (
            ("", "niet_gehaald"), ('minstens = "96%"', "gehaald"), ('minstens = "96,01%"', "niet_gehaald"),
        ):  # fmt: skip
            toml = GELD + geldnorm('formatie = { posten = ["hulp"] }', drempel)
            uitkomst = self.norm(toml, rijen, "2023")
            self.toon(uitkomst, oordeel=oordeel, teller="23.04", noemer="24", waarde="96.0000", marge=None)

    def test_wat_niet_bekend_is(self) -> None:
        toml = GELD + geldnorm('formatie = { werksoorten = ["werk"] }')
        for rijen, oordeel, teller in (
            (ALLES, "gehaald", "12"),  # empty fte of spullen, without agreed fte, is 0
            ("hulp;60.000,00;;;\n" + SPULLEN, "onzeker", "0"),
            ("hulp;60.000,00;20;;\n" + SPULLEN, "gehaald", "120"),
            ("hulp;60.000,00;20,01;;\n" + SPULLEN, "onzeker", "0"),  # above fte_hoogstens (D52)
            ("hulp;60.000,00;-1;x;\n" + SPULLEN, "onzeker", "0"),
            (HULP + "spullen;6.000,00;x;;\n", "onzeker", "12"),
            ("hulp;veel;2;;\n" + SPULLEN, "gehaald", "12"),  # its amount does not matter here
            (SPULLEN, "onzeker", "0"),
        ):
            self.toon(self.norm(toml, helft(rijen), "2023-H1"), oordeel=oordeel, teller=teller)

    def test_toetsen(self) -> None:
        # one delivery, the last of the period, and its 6 months: H2 of 2023
        toets = """
[[norm.toets]]
naam = "de helft"
periode = "2023"
rijen = [{ post = "hulp", bedrag = "1", fte = "1" }]
verwacht = { teller = 6, noemer = "12,0", oordeel = "niet_gehaald" }
"""
        with tempfile.TemporaryDirectory() as plek:
            toml = OVEREENKOMST + GELD + geldnorm('formatie = { posten = ["hulp"] }') + toets
            Path(plek, "alles.toml").write_text(toml, "utf-8")
            self.assertEqual(alle_toetsen(lees_overeenkomst(Path(plek))), [("n", "de helft", [])])


class Overzicht(Geld):
    def test_de_grootste_rest_krijgt_de_cent(self) -> None:
        # 0,01 + 0,01 + 0,01 a year, for a half year 0,005 each: together 0,015, which is 0,02. Of volwassenen
        # 0,010 and of jeugd 0,005: 0,01 and 0,01; in volwassenen the first of two equal ones has the cent
        toml = GELD
        for bedrag in ("120.000,00", "12.000,00", "60.000,00"):
            toml = toml.replace(bedrag, "0,01")
        overzicht = self.geld(toml, helft("hulp;0;2;;\nspullen;0,01;;;\njongeren;0;1,5;;\n"), "2023-H1")
        begroot = {rij["id"]: rij["begroot_periode"] for lijst in ("domeinen", "posten") for rij in overzicht[lijst]}
        self.assertEqual(
            begroot, {"volwassenen": "0.01", "jeugd": "0.01", "hulp": "0.01", "spullen": "0.00", "jongeren": "0.01"}
        )
        self.toon(overzicht["totaal"], begroot="0.03", begroot_periode="0.02", gerealiseerd="0.01", verschil="-0.01")
        # the difference is that of the two shown amounts: 0,01 - 0,00; the percentage is exact: 0,01 of 0,005
        self.toon(self.rij(overzicht, "posten", "spullen"), verschil="0.01", percentage="200.0000")

    def test_de_rest_is_niet_de_grootte(self) -> None:
        # spent with four decimals: 0,0040 + 0,0090 + 0,0020 = 0,0150, which is 0,02; volwassenen 0,0130 and
        # jeugd 0,0020 are 0,01 and 0,00 rounded down; the cent left goes to 0,30 of a cent, not to 0,20
        rijen = helft("hulp;0,0040;2;;\nspullen;0,0090;;;\njongeren;0,0020;1,5;;\n")
        overzicht = self.geld(GELD, rijen, "2023-H1")
        besteed = {r["id"]: r["gerealiseerd"] for lijst in ("domeinen", "posten") for r in overzicht[lijst]}
        self.assertEqual(
            besteed, {"volwassenen": "0.02", "jeugd": "0.00", "hulp": "0.01", "spullen": "0.01", "jongeren": "0.00"}
        )

    def test_negatief_wordt_van_nul_af_afgerond(self) -> None:
        # a correction of half a cent: -0,005 is -0,01, and so are its rows
        rijen = helft("hulp;-0,0050;2;x;\nspullen;0;;;\njongeren;0;1,5;;\n")
        overzicht = self.geld(GELD, rijen, "2023-H1")
        self.toon(overzicht["totaal"], gerealiseerd="-0.01")
        self.toon(self.rij(overzicht, "posten", "hulp"), gerealiseerd="-0.01")

    def test_niet_begroot_en_niet_te_plaatsen(self) -> None:
        # 96.000,00 - 6.000,00 (spullen, which is -50,00 without a reason) + 12,34 of keuken - 50,00
        rijen = helft(HULP + "spullen;-50,00;;;\n" + JONGEREN + "keuken;12,34;1;;\n")
        overzicht = self.geld(GELD + geldnorm("begroting = { alles = true }"), rijen, "2023-H1")
        leeg = dict.fromkeys(("verschil", "percentage", "prognose", "fte", "pro_rata"))
        self.toon(overzicht["niet_te_plaatsen"], begroot="0.00", gerealiseerd="-50.00", volledig=False, **leeg)
        self.toon(self.rij(overzicht, "posten", "spullen"), gerealiseerd="0.00", volledig=False, **leeg)
        keuken = self.rij(overzicht, "niet_begroot", "keuken")
        self.toon(keuken, gerealiseerd="12.34", volledig=True, verschil="12.34", percentage=None, prognose="24.68")
        self.toon(overzicht["totaal"], gerealiseerd="89962.34", volledig=False, verschil=None, prognose=None)
        # jeugd is known: 30.000,00 x 12 / 6
        self.toon(self.rij(overzicht, "domeinen", "jeugd"), volledig=True, verschil="0.00", prognose="60000.00")
        self.assertFalse(overzicht["volledig"])
        # the amounts do not touch fte: 2 + 1,5, and 1 of keuken (M3); nothing to reclaim
        self.toon(overzicht["totaal"], fte="3.5", fte_gerealiseerd="4.5000", pro_rata="0.00")

    def test_wat_bij_geen_post_hoort(self) -> None:
        # 7,00 of no post that can be told is in the total by its own row: 96.000,00 + 7,00; that it may be of
        # any post shows in their verdicts only (M8)
        overzicht = self.geld(GELD, helft(ALLES + ";7,00;;;\n"), "2023-H1")
        self.toon(overzicht["niet_te_plaatsen"], gerealiseerd="7.00", volledig=False)
        self.toon(overzicht["totaal"], gerealiseerd="96007.00", volledig=False, fte_gerealiseerd="3.5000")
        self.toon(self.rij(overzicht, "domeinen", "jeugd"), gerealiseerd="30000.00", volledig=True, verschil="0.00")
        # a key that is there twice counts nowhere; each row that says something else is in the total (M8):
        # 6.000,00 once, and 5.000,00; it tells its post, so jeugd is known
        overzicht = self.geld(GELD, helft(ALLES + SPULLEN + "spullen;5.000,00;;;\n"), "2023-H1")
        self.toon(overzicht["niet_te_plaatsen"], gerealiseerd="11000.00", volledig=False)
        self.toon(overzicht["totaal"], gerealiseerd="101000.00", volledig=False)
        self.toon(self.rij(overzicht, "posten", "spullen"), gerealiseerd="0.00", volledig=False, prognose=None)
        self.toon(self.rij(overzicht, "domeinen", "jeugd"), volledig=True, verschil="0.00", prognose="60000.00")

    def test_proeftuin_die_niet_te_lezen_is(self) -> None:
        # in the key it costs the row: 60.000,00 + 6.000,00, and 30.000,00 can't be placed
        rijen = helft(HULP + SPULLEN + "jongeren;30.000,00;1,5;;misschien\n")
        overzicht = self.geld(GELD, rijen, "2023-H1")
        self.toon(overzicht["niet_te_plaatsen"], gerealiseerd="30000.00")
        self.toon(overzicht["proeftuin"], gerealiseerd="0.00", volledig=False, verschil=None)
        # beside the key the row counts for its post, and only the Proeftuin is not known
        los = GELD.replace('sleutel = ["post", "proeftuin"]', 'sleutel = ["post"]')
        overzicht = self.geld(los, rijen, "2023-H1")
        self.toon(overzicht, niet_te_plaatsen=None, volledig=True)
        self.toon(overzicht["totaal"], gerealiseerd="96000.00", verschil="0.00")
        self.toon(overzicht["proeftuin"], gerealiseerd="0.00", volledig=False, percentage=None, fte_gerealiseerd=None)

    def test_pro_rata_is_nooit_negatief(self) -> None:
        # hulp 1,75 of 2 fte: 0,25 x 60.000,00 x 6/12 = 7.500,00; jongeren 1,6 of 1,5 fte: 0,00 and not
        # -2.000,00, so together 7.500,00; per fte volwassenen 120.000,00 / 2, all 180.000,00 / 3,5 = 51.428,571..
        rijen = helft("hulp;60.000,00;1,75;;\n" + SPULLEN + "jongeren;30.000,00;1,6;;\n")
        overzicht = self.geld(GELD, rijen, "2023-H1")
        self.toon(self.rij(overzicht, "posten", "hulp"), pro_rata="7500.00", bedrag_per_fte="60000.00")
        self.toon(self.rij(overzicht, "posten", "jongeren"), pro_rata="0.00", fte_gerealiseerd="1.6000")
        self.toon(self.rij(overzicht, "posten", "spullen"), pro_rata=None, fte=None, bedrag_per_fte=None)
        self.toon(self.rij(overzicht, "domeinen", "volwassenen"), bedrag_per_fte="60000.00", pro_rata="7500.00")
        self.toon(overzicht["totaal"], pro_rata="7500.00", bedrag_per_fte="51428.57", fte_gerealiseerd="3.3500")
        # in prices of the year: x 1,1
        overzicht = self.geld(GELD + index((2022, "10%")), rijen, "2023-H1")
        self.toon(self.rij(overzicht, "posten", "hulp"), pro_rata="8250.00", bedrag_per_fte="66000.00")
        self.assertEqual(overzicht["zonder_index"], [2023])

    def test_prognose(self) -> None:
        toml = GELD.replace('"halfjaar"', '"kwartaal"')
        q = KOP + "hulp;10.000,00;2;;\nspullen;100,00;;;\njongeren;1,00;1,5;;\n"
        kwartalen: dict[str, str | bytes] = {f"f-2023-Q{n}.csv": q for n in (1, 2, 3, 4)}
        # 10.101,00 a quarter. Q1: 3 months are too few; Q2: 20.202,00 x 12 / 6; Q3: 30.303,00 x 12 / 9;
        # Q4: what was spent
        for periode, maanden, prognose in (
            ("2023-Q1", None, None), ("2023-Q2", 6, "40404.00"), ("2023-Q3", 9, "40404.00"), ("2023", 12, "40404.00"),
        ):  # fmt: skip
            overzicht = self.geld(toml, kwartalen, periode)
            self.toon(overzicht, prognose=maanden)
            self.toon(overzicht["totaal"], prognose=prognose)
        kwartalen["f-2023-Q3.csv"] = q.replace("10.000,00", "40.000,00")
        # Q3: 50.000,00 + 10.000,00 of hulp in 9 months x 12 / 9 = 80.000,00
        overzicht = self.geld(toml, kwartalen, "2023-Q3")
        self.toon(self.rij(overzicht, "posten", "hulp"), gerealiseerd="40000.00", prognose="80000.00")
        # not known in Q1 is not known in the year, though Q3 itself is complete
        kwartalen["f-2023-Q1.csv"] = q.replace("10.000,00", "veel")
        overzicht = self.geld(toml, kwartalen, "2023-Q3")
        self.toon(self.rij(overzicht, "posten", "hulp"), volledig=True, verschil="10000.00", prognose=None)
        self.toon(self.rij(overzicht, "posten", "spullen"), prognose="400.00")
        self.toon(overzicht["totaal"], prognose=None)
        del kwartalen["f-2023-Q1.csv"]
        overzicht = self.geld(toml, kwartalen, "2023-Q3")
        self.toon(overzicht, volledig=True, ontbreekt=[], prognose=None)
        self.toon(self.rij(overzicht, "posten", "spullen"), prognose=None)

    def test_een_eerste_jaar_is_korter(self) -> None:
        # M9: from Q2 on the year has 9 months; Q2 and Q3 are 6 of them: 200,00 x 9 / 6
        toml = GELD.replace('"halfjaar"', '"kwartaal"').replace("2023-01-01", "2023-05-15")
        q = KOP + "hulp;0;2;;\nspullen;100,00;;;\njongeren;0;1,5;;\n"
        kwartalen: dict[str, str | bytes] = {f"f-2023-Q{n}.csv": q for n in (2, 3)}
        self.toon(self.geld(toml, kwartalen, "2023-Q2")["totaal"], prognose=None)
        self.toon(self.geld(toml, kwartalen, "2023-Q3")["totaal"], prognose="300.00")

    def test_de_periode(self) -> None:
        # M7: none ends in Q1 and in August, so the last that ended; the year is over both
        for periode, verwacht, maanden in (
            ("2024-Q1", "2023-H2", 6), ("2023-08", "2023-H1", 6), ("2023-Q4", "2023-H2", 6), ("2023", "2023", 12),
        ):  # fmt: skip
            self.toon(self.geld(GELD, helft(ALLES, ALLES), periode), periode=verwacht, maanden=maanden)
        overzicht = self.geld(GELD, helft(ALLES), "2023")
        self.toon(overzicht, maanden=6, ontbreekt=["2023-H2"], volledig=False, prognose=None)
        overzicht = self.geld(GELD, {}, "2023")
        self.toon(overzicht, maanden=0, leveringen=[], volledig=False)
        self.toon(overzicht["totaal"], begroot="192000.00", begroot_periode="0.00", volledig=False, verschil=None)

    def test_subtotalen_en_normen(self) -> None:
        toml = GELD + '[[subtotaal]]\nwerksoort = "werk"\nfte = "2,1"\nbedrag = "131.999,99"\n'
        for id_, vorm in (
            ("a", "begroting = { alles = true }"), ("v", 'begroting = { domein = "volwassenen" }'),
            ("w", 'formatie = { werksoorten = ["werk"] }'), ("j", 'formatie = { posten = ["jongeren"] }'),
            ("s", 'begroting = { posten = ["spullen", "jongeren"] }'),
        ):  # fmt: skip
            toml += geldnorm(vorm, id_=id_)
        weging = norm('aandeel = { voldoet = ["post = hulp"], weging = "bedrag" }', gegevens="financien")
        toml += weging + weging.replace('id = "n"', 'id = "m"').replace(', weging = "bedrag"', "")
        overzicht = self.geld(toml, helft(ALLES), "2023-H1")
        # 132.000,00 - 131.999,99 and 2 - 2,1
        werk = self.rij(overzicht, "werksoorten", "werk")
        self.assertEqual(
            werk["subtotaal"], {"bedrag": "131999.99", "fte": "2.1", "verschil": "0.01", "verschil_fte": "-0.1"}
        )
        rijen = [rij for lijst in ("domeinen", "werksoorten", "posten") for rij in overzicht[lijst]]
        ids = {rij["id"]: [n["id"] for n in rij["normen"]] for rij in rijen}
        verwacht = {"volwassenen": ["v"], "werk": ["w"], "jongeren": ["j"]}  # jeugd and jong are j's posten too
        self.assertEqual(ids, {id_: verwacht.get(id_, []) for id_ in ids})
        self.assertEqual(overzicht["totaal"]["normen"], [{"id": "a", "soort": "begroting", "oordeel": "gehaald"}])
        self.assertEqual(overzicht["normen"], ["a", "v", "w", "j", "s", "n"])


class Bevindingen(Geld):
    def test_per_rij(self) -> None:
        rijen = ALLES + "keuken;1,00;;;\nhulp;-1,00;;;ja\nvervoer;-1,00;21;reden;\n"
        self.assertEqual(
            self.gevonden(GELD, helft(rijen), "2023-H1"),
            [
                ("D50", "f-2023-H1.csv", 5, "keuken"), ("D50", "f-2023-H1.csv", 7, "vervoer"),
                ("D51", "f-2023-H1.csv", 6, None), ("D52", "f-2023-H1.csv", 7, None),
            ],
        )  # fmt: skip

    def test_verschil_zonder_toelichting(self) -> None:
        # jongeren: 30.000,00 for half a year, so up to 33.000,00 and down to 27.000,00 needs no reason;
        # with the index of its own year, 10% in 2024, that is 33.000,00, up to 36.300,00
        for rij, jaar, gezien in (
            ("jongeren;33.000,00;1,5;;\n", 2023, False), ("jongeren;33.000,01;1,5;;\n", 2023, True),
            ("jongeren;27.000,00;1,5;;\n", 2023, False), ("jongeren;26.999,99;1,5;;\n", 2023, True),
            ("jongeren;26.999,99;1,5;ziekte;\n", 2023, False), ("jongeren;36.300,00;1,5;;\n", 2024, False),
            ("jongeren;36.300,01;1,5;;\n", 2024, True),
            # the rows of the Proeftuin too: 20.000,00 + 10.000,00, and one reason is enough
            ("jongeren;20.000,00;1,5;;\njongeren;10.000,00;;;ja\n", 2023, False),
            ("jongeren;20.000,00;1,5;;\njongeren;20.000,00;;reden;ja\n", 2023, False),
            ("jongeren;20.000,00;1,5;;\njongeren;20.000,00;;;ja\n", 2023, True),
        ):  # fmt: skip
            rijen = helft(HULP.replace("60", "60" if jaar == 2023 else "66") + SPULLEN + rij, jaar=jaar)
            # told of every delivery in the folder, also when P is another period
            gevonden = self.gevonden(GELD + index((2024, "10%")), rijen, "2023-H1")
            verwacht = [("D53", f"f-{jaar}-H1.csv", 4, "jongeren")] if gezien else []
            self.assertEqual(gevonden, verwacht, rij)

    def test_een_post_die_er_niet_is(self) -> None:
        gevonden = self.gevonden(GELD, helft(HULP, ALLES), "2023-H2")
        self.assertEqual(gevonden, [("D54", "f-2023-H1.csv", None, post) for post in ("jongeren", "spullen")])
        zonder = GELD.replace("12.000,00", "0")  # without money and without fte it need not be there
        gevonden = self.gevonden(zonder, helft(HULP), "2023-H1")
        self.assertEqual(gevonden, [("D54", "f-2023-H1.csv", None, "jongeren")])
        self.assertEqual(self.gevonden(zonder, {}, "2023-H1"), [])


if __name__ == "__main__":
    unittest.main()
