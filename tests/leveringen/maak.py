"""Writes the files in this folder that no program wrote: one table in the ways in which people and programs write it.

Run in this folder. The table stands below once, as plain values; README.md says what each file stands for.
"""

import csv
import io
from decimal import Decimal
from pathlib import Path

HIER = Path(__file__).parent
KOP = ["Zaaknummer", "Leeftijd", "Aanmelddatum", "Einde", "Reden", "Proeftuin", "Bedrag", "Uren", "Bezetting",
       "Toelichting"]
# Bezetting is a share of one; a text that is empty is an empty cell.
TABEL = [
    ("00101", 34, "2023-01-02", "2023-03-15", "wmo", True, "1234.50", "12.5", "0.85", "Gesprek gevoerd; verslag volgt"),
    ("00102", 18, "2023-01-05", "", "overig", False, "0", "1.25", "0.9", 'Zei "ja" tegen het plan'),
    ("00103", 67, "2023-01-09", "2023-02-28", "zelfstandig", False, "209295.63", "8", "1", "Café, cliënt één"),
    ("00104", 41, "2023-01-12", "", "", False, "-75.25", "0.5", "0.875", ""),
    ("00105", 29, "2023-01-16", "2023-12-31", "overig", True, "1000", "2.75", "0", "Prijs € 5 per keer"),
    ("00106", 52, "2023-01-23", "", "wmo", False, "12.50", "10", "0.5", "Noord"),
    ("00107", 80, "2023-01-30", "2023-11-03", "zelfstandig", False, "3", "1000.25", "0.33", "Zuid-Oost"),
    ("00108", 25, "2023-01-31", "", "", False, "1234567.89", "3.1", "0.6667", "O'Brien"),
]


def dag(iso: str, teken: str = "-", nullen: bool = True) -> str:
    if not iso:
        return ""
    jaar, maand, dag_ = iso.split("-")
    if not nullen:
        maand, dag_ = maand.lstrip("0"), dag_.lstrip("0")
    return teken.join([dag_, maand, jaar])


def komma(getal: str, duizend: str = "", decimalen: int | None = None) -> str:
    waarde = Decimal(getal)
    tekst = f"{abs(waarde):,.{decimalen}f}" if decimalen is not None else f"{abs(waarde):,f}"
    tekst = tekst.replace(",", "#").replace(".", ",").replace("#", duizend)
    return ("-" if waarde < 0 else "") + tekst


def procent(deel: str, ruimte: str = "") -> str:
    return komma(f"{(Decimal(deel) * 100).normalize():f}") + ruimte + "%"


def euro(getal: str, duizend: str = ".") -> str:
    if Decimal(getal) == 0:
        return "€ -"
    tekst = komma(getal, duizend, 2)
    return "-€ " + tekst[1:] if tekst.startswith("-") else "€ " + tekst


def nederlands(rij, datum=dag, bedrag=komma, janee=("ja", "nee")):
    nr, leeftijd, van, tot, reden, tuin, geld, uren, deel, tekst = rij
    return [nr, str(leeftijd), datum(van), datum(tot), reden, janee[0] if tuin else janee[1], bedrag(geld),
            komma(uren), procent(deel), tekst]


def als_csv(rijen, teken=";", einde="\r\n", **opties) -> str:
    uit = io.StringIO()
    csv.writer(uit, delimiter=teken, lineterminator=einde, **opties).writerows(rijen)
    return uit.getvalue()


def schrijf(naam: str, tekst: str, codering: str = "utf-8") -> None:
    (HIER / naam).write_bytes(tekst.encode(codering))


def maak() -> None:
    gewoon = [KOP] + [nederlands(rij) for rij in TABEL]
    met_euro = [KOP] + [nederlands(rij, bedrag=euro) for rij in TABEL]
    kort = [KOP] + [nederlands(rij, datum=lambda iso: dag(iso, nullen=False)) for rij in TABEL]
    schrijf("01-excel-csv.csv", als_csv(met_euro), "cp1252")
    schrijf("02-excel-csv-utf-8.csv", als_csv(kort), "utf-8-sig")
    schrijf("03-excel-unicode-tekst.csv", "\ufeff" + als_csv(met_euro, "\t"), "utf-16-le")
    schrijf("04-excel-mac.csv", als_csv(gewoon, einde="\r"), "cp1252")
    python = [[nr, leeftijd, van, tot, reden, tuin, geld, uren, deel, tekst]
              for nr, leeftijd, van, tot, reden, tuin, geld, uren, deel, tekst in TABEL]
    schrijf("09-python-csv.csv", als_csv([KOP] + python, ","))
    tijd = [[nr, f"{leeftijd}.0", f"{van} 00:00:00", f"{tot}T00:00:00" if tot else "", reden, int(tuin), float(geld),
             float(uren), float(deel), tekst] for nr, leeftijd, van, tot, reden, tuin, geld, uren, deel, tekst in TABEL]
    schrijf("10-pandas.csv", als_csv([KOP] + tijd, ",", "\n"))
    schrijf("11-r-csv2.csv", als_csv(gewoon, einde="\n", quoting=csv.QUOTE_NONNUMERIC), "cp1252")
    schrijf("12-pijpteken.csv", als_csv(gewoon, "|", "\n"))
    maanden = ["", "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
               "oktober", "november", "december"]
    hand = [[kop.upper() for kop in KOP]]
    for nummer, rij in enumerate(TABEL):
        cellen = nederlands(rij, janee=(["J", "x", "1", "waar"][nummer % 4], ["N", "0", "onwaar", "Nee"][nummer % 4]))
        iso = rij[2]
        vormen = [iso, dag(iso, "/"), dag(iso, nullen=False),
                  f"{int(iso[8:])} {maanden[int(iso[5:7])]} {iso[:4]}"]
        cellen[2] = vormen[nummer % 4]
        cellen[3] = cellen[3] or ["n.v.t.", "-", "", "NVT"][nummer % 4]
        cellen[4] = cellen[4].capitalize() or "-"
        cellen[9] = cellen[9] or "--"
        hand.append([f" {cel}" for cel in cellen])
    schrijf("13-met-de-hand.csv", als_csv(hand, einde="\n"))
    som = sum(Decimal(rij[6]) for rij in TABEL)
    uren = sum(Decimal(rij[7]) for rij in TABEL)
    boven = "Levering zaken, januari 2023\r\nStichting Proef; afdeling cijfers\r\n\r\n"
    onder = f"\r\nTotaal:;;;;;;{euro(str(som))};{komma(str(uren))};;\r\n"
    schrijf("14-titel-en-totaal.csv", boven + als_csv(met_euro) + onder, "utf-8-sig")
    leeg = [rij + ["", "", ""] for rij in gewoon] + [[""] * 13] * 5
    schrijf("15-lege-kolommen-en-rijen.csv", als_csv(leeg), "cp1252")
    schrijf("16-alles-tussen-aanhalingstekens.csv", als_csv(gewoon, quoting=csv.QUOTE_ALL))
    breed = [[f"{cel:>12}" if nr == 0 else f" {cel:<14}" for cel in rij] for nr, rij in enumerate(gewoon)]
    schrijf("17-uitgelijnd.csv", als_csv(breed, quoting=csv.QUOTE_MINIMAL))
    hard = [[f"\u00a0{cel}\u202f" if nr else cel.replace("d", "\u200bd")
             for cel in (nederlands(rij, bedrag=lambda getal: komma(getal, "\u202f", 2)) if nr else rij)]
            for nr, rij in enumerate([KOP, *TABEL])]
    schrijf("18-harde-spaties.csv", als_csv(hard, einde="\n"))

    def boekhouder(getal: str) -> str:
        tekst = komma(getal.lstrip("-"), ".", 2)
        if getal == "1000":
            return "€ 1.000,-"
        if Decimal(getal) == 0:
            return "€  -   "
        return f"€ ({tekst})" if getal.startswith("-") else f"EUR {tekst}"

    schrijf("19-boekhouder.csv", als_csv([KOP] + [nederlands(rij, bedrag=boekhouder) for rij in TABEL]), "cp1252")
    schrijf("20-sep-regel.csv", "sep=,\r\n" + als_csv(met_euro, ","), "utf-8-sig")
    schrijf("21-utf-16-zonder-bom.csv", als_csv(gewoon, einde="\n"), "utf-16-be")
    volgorde = [9, 0, 5, 4, 3, 2, 1, 8, 7, 6]
    kop = ["Toe-\nlichting" if naam == "Toelichting" else naam for naam in KOP]
    anders = [[rij[nr] for nr in volgorde] for rij in [kop] + gewoon[1:]]
    regels = [als_csv([rij], einde="\r\n" if nr % 2 else "\n") for nr, rij in enumerate(anders)]
    schrijf("22-andere-volgorde.csv", "\n\n" + "\n".join(regels))


if __name__ == "__main__":
    maak()
