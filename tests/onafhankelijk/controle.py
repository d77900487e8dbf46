#!/usr/bin/env python3
"""An independent recomputation of what oss-welzijn judges, written from the design alone.

    controle.py bereken   --overeenkomst MAP --gegevens MAP --periode 2023-Q1 [--peildatum DATUM]
    controle.py vergelijk --programma PAD --overeenkomst MAP --gegevens MAP [--periode P]... [--peildatum D]
    controle.py toetsen   --overeenkomst MAP

`bereken` prints its own figures as JSON. `vergelijk` runs the program for each periode, compares
every figure, and every finding on money and on what a later delivery changed, and ends with how many
of each kind; it does so once more for a few with `--zoals-bekend`. It fails when it compared no norm,
or no wachtlijst or money while the agreement has these, and when a column of amounts in the program's
own overview does not add up. `toetsen` runs the toetsen beside the norms. It shares no code with the
program, and was written without reading it: where both agree, two readings of the design agree.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import geldvergelijking as geld
from kalender import lees_periode
from overeenkomst import Overeenkomst, lees_overeenkomst
from stappen import Bron, Vraag
from toetsen import alle_toetsen
from uitkomst import Dossier, bereken, lees_bron
from verleden import CODES

STANDAARD = [f"2023-Q{n}" for n in range(1, 5)] + ["2023"] + [f"2023-{n:02}" for n in range(1, 13)]

# with --zoals-bekend: a quarter at its end, one at a later day, and a year at its end
ZOALS_BEKEND = [("2023-Q2", None), ("2023-Q3", "2023-11-15"), ("2023", None)]

NORMVELDEN = (
    "meetperiode", "oordeel", "teller", "noemer", "waarde", "marge", "grenzen",
    "open", "ingetrokken", "proeftuin", "onleesbaar", "eerst_geleverd",
)  # fmt: skip
EERSTVELDEN = ("oordeel", "teller", "noemer", "waarde")
WACHTVELDEN = ("volledig", "onleesbaar", "proeftuin")
STANDVELDEN = ("wachtend", "boven_grens", "langst_dagen")
MAANDVELDEN = ("gevallen", "weken", "hoogste", "per_week")
BEVINDINGVELDEN = ("waarde", "eerder", "normen")
ZONDER_NORMEN = ("OW-D33", "OW-D34")  # the design does not say which norms these name
RAPPORTVELDEN = ("periode", "peildatum", "oordeel", "exit", "status")
ONDERDELEN = ("norm", "wachtlijst", "kernbeding", "wijziging", "rapport", "geld")


# --- comparing ------------------------------------------------------------------------------------

ONTBREEKT = "ontbreekt"  # what stands for a value that the program does not print

# what one norm, wachtlijst, kernbeding or report shows: its kind and where it stands -> the value
Waarden = Mapping[tuple[str, str], Any]


@dataclass
class Telling:
    """How many values of one kind were compared, how many of them are not null, how many differ."""

    vergeleken: int = 0
    gevuld: int = 0
    verschillend: int = 0


@dataclass
class Vergelijking:
    """What was compared, and what differed.

    `onderdelen` counts per kind the norms, wachtlijsten, kernbedingen and reports that both sides
    have (once per periode); `geslaagd` those that are equal; `afwijkend` those that differ, and
    what one side lacks.
    """

    onderdelen: Counter[str] = field(default_factory=Counter)
    geslaagd: int = 0
    afwijkend: int = 0
    tellingen: dict[tuple[str, str], Telling] = field(default_factory=dict)
    verschillen: list[str] = field(default_factory=list)

    def leg_naast(self, onderdeel: str, waar: str, eigen: Waarden | None, ander: Waarden | None) -> None:
        """One norm, wachtlijst, kernbeding or report of both sides; None: that side lacks it."""
        if eigen is None or ander is None:
            alleen = "staat alleen in het programma" if eigen is None else "ontbreekt in het programma"
            self.meld(f"{waar}: {alleen}")
            return
        self.onderdelen[onderdeel] += 1
        regels = []
        for (soort, plaats), waarde in eigen.items():
            gevonden = ander.get((soort, plaats), ONTBREEKT)
            anders = not gelijk(waarde, gevonden)
            telling = self.tellingen.setdefault((onderdeel, soort), Telling())
            telling.vergeleken += 1
            telling.gevuld += waarde is not None
            telling.verschillend += anders
            if anders:
                regels.append(f"{waar}, {plaats}{soort}: controle {_toon(waarde)}, programma {_toon(gevonden)}")
        self.geslaagd += not regels
        self.afwijkend += bool(regels)
        self.verschillen += regels

    def meld(self, regel: str) -> None:
        """A difference that is not one of values."""
        self.afwijkend += 1
        self.verschillen.append(regel)

    def meld_leemtes(self, verplicht: Sequence[str] = ("norm", "wachtlijst")) -> None:
        """A comparison without one of what the agreement has proves nothing, so it fails."""
        for onderdeel in verplicht:
            if not self.onderdelen[onderdeel]:
                self.meld(f"geen enkele {onderdeel} is vergeleken")

    def tabel(self) -> list[str]:
        """Per kind how many values were compared, in Dutch."""
        kop = ("onderdeel", "waarde", "vergeleken", "niet leeg", "verschillend")
        rijen = [(o, s, t.vergeleken, t.gevuld, t.verschillend) for (o, s), t in self.tellingen.items()]
        totaal = [sum(getattr(t, naam) for t in self.tellingen.values()) for naam in Telling.__annotations__]
        rijen.append(("totaal", "", *totaal))
        regels = [f"{o:<12}{s:<18}{v:>12}{g:>12}{a:>14}" for o, s, v, g, a in [kop, *rijen]]
        aantallen = ", ".join(f"{self.onderdelen[o]} x {o}" for o in ONDERDELEN)
        return [*regels, f"vergeleken: {aantallen}; {len(self.verschillen)} verschillen"]


def _getal(waarde: Any) -> Fraction | None:
    """A number of the JSON, exactly; "90" and "90.0000" are the same number."""
    if isinstance(waarde, bool) or not isinstance(waarde, int | str):
        return None
    try:
        return Fraction(waarde)
    except (ValueError, ZeroDivisionError):
        return None


def gelijk(eigen: Any, ander: Any) -> bool:
    """Equal as JSON values, numbers by their value."""
    if isinstance(eigen, dict) and isinstance(ander, dict):
        return eigen.keys() == ander.keys() and all(gelijk(eigen[s], ander[s]) for s in eigen)
    if isinstance(eigen, list) and isinstance(ander, list):
        return len(eigen) == len(ander) and all(map(gelijk, eigen, ander))
    getallen = _getal(eigen), _getal(ander)
    if None not in getallen:
        return getallen[0] == getallen[1]
    return type(eigen) is type(ander) and bool(eigen == ander)


def _toon(waarde: Any) -> str:
    return json.dumps(waarde, ensure_ascii=False)


def _tabel(waarde: Any) -> Mapping[str, Any]:
    """`waarde` as an object of the JSON; anything else has no values."""
    return waarde if isinstance(waarde, dict) else {}


def _lijst(waarde: Any) -> list[Mapping[str, Any]]:
    """`waarde` as a list of objects."""
    return [_tabel(deel) for deel in waarde] if isinstance(waarde, list) else []


def _kies(velden: Sequence[str], tabel: Mapping[str, Any], plaats: str = "") -> dict[tuple[str, str], Any]:
    """The values of these fields, as far as they are there."""
    return {(veld, plaats): tabel[veld] for veld in velden if veld in tabel}


def _norm(tabel: Mapping[str, Any]) -> Waarden:
    waarden = _kies(NORMVELDEN, tabel)
    eerst = waarden.get(("eerst_geleverd", ""))
    if eerst is not None:
        waarden["eerst_geleverd", ""] = {veld: _tabel(eerst).get(veld, ONTBREEKT) for veld in EERSTVELDEN}
    return waarden


def _wachtlijst(tabel: Mapping[str, Any]) -> Waarden:
    """A wachtlijst, taken apart into the values of its stand and of each month."""
    maanden = _lijst(tabel.get("maanden"))
    waarden = _kies(WACHTVELDEN, tabel) | _kies(STANDVELDEN, _tabel(tabel.get("stand")))
    waarden["maanden", ""] = [maand.get("maand") for maand in maanden]
    for maand in maanden:
        waarden |= _kies(MAANDVELDEN, maand, f"{maand.get('maand')} ")
        if "stand" in maand:  # of counts only
            waarden |= _kies(STANDVELDEN, _tabel(maand["stand"]), f"{maand.get('maand')} stand ")
    return waarden


def _bevinding(tabel: Mapping[str, Any]) -> Waarden:
    velden = BEVINDINGVELDEN[:-1] if tabel.get("code") in ZONDER_NORMEN else BEVINDINGVELDEN
    return _kies(velden, tabel)


def _wijzigingen(bevindingen: Any, map_: str) -> list[Mapping[str, Any]]:
    """The findings on what later deliveries changed, with files seen from `map_`, and an id of their own."""
    gevonden = []
    for tabel in _lijst(bevindingen):
        if tabel.get("code") in CODES:
            eerder = tabel.get("eerder")
            if isinstance(eerder, dict):
                eerder = {**eerder, "bestand": str(eerder.get("bestand")).removeprefix(map_)}
            bestand = str(tabel.get("bestand")).removeprefix(map_)
            delen = (tabel.get("code"), tabel.get("zaak"), bestand, tabel.get("regel"), tabel.get("kolom"))
            gevonden.append({**tabel, "eerder": eerder, "id": " ".join(map(str, delen))})
    return gevonden


def _kernbeding(tabel: Mapping[str, Any]) -> Waarden:
    return _kies(["oordeel"], tabel)


def vergelijk(
    eigen: Mapping[str, Any], ander: Mapping[str, Any], uit: Vergelijking, map_: str = "", zoals_bekend: bool = False
) -> None:
    """One report of this recomputation against one of the program (design 5.1).

    `map_` is what the program writes before the name of a file.
    """
    periode = eigen["periode"] + (f" op {eigen['peildatum']} zoals bekend" if zoals_bekend else "")
    kernbedingen = _lijst(ander.get("kernbedingen"))
    normen = [n for k in kernbedingen for n in _lijst(k.get("normen"))] + _lijst(ander.get("overige_normen"))
    for onderdeel, waarden, hier, daar in (
        ("norm", _norm, eigen["normen"], normen),
        ("wachtlijst", _wachtlijst, eigen["wachtlijsten"], _lijst(ander.get("wachtlijsten"))),
        ("kernbeding", _kernbeding, eigen["kernbedingen"], kernbedingen),
        ("wijziging", _bevinding, _wijzigingen(eigen["bevindingen"], ""), _wijzigingen(ander.get("bevindingen"), map_)),
    ):
        for id_, aantal in Counter(tabel.get("id") for tabel in daar).items():
            if aantal > 1:
                uit.meld(f"{periode} {onderdeel} {id_}: staat {aantal} keer in het programma")
        links, rechts = ({tabel.get("id"): waarden(tabel) for tabel in kant} for kant in (hier, daar))
        for id_ in [*links, *(i for i in rechts if i not in links)]:
            uit.leg_naast(onderdeel, f"{periode} {onderdeel} {id_}", links.get(id_), rechts.get(id_))
    _vergelijk_geld(eigen, ander, uit, map_, periode)
    zelf = {**eigen, "status": eigen["exit"]}
    geheel = {**ander, "periode": _tabel(ander.get("periode")).get("id", ONTBREEKT)}
    uit.leg_naast("rapport", f"{periode} rapport", _kies(RAPPORTVELDEN, zelf), _kies(RAPPORTVELDEN, geheel))


def _vergelijk_geld(
    eigen: Mapping[str, Any], ander: Mapping[str, Any], uit: Vergelijking, map_: str, periode: str
) -> None:
    """The overview of money (null on both sides: there is none), and whether it adds up by itself."""
    hier, daar = eigen["financien"], ander.get("financien")
    if hier is None and daar is None:
        return
    links = None if hier is None else geld.waarden(hier, eigen["geldbevindingen"])
    rechts = geld.uit_programma(daar, _lijst(ander.get("bevindingen")), map_) if isinstance(daar, dict) else None
    uit.leg_naast("geld", f"{periode} geld", links, rechts)
    for fout in geld.klopt_niet(_tabel(daar)):
        uit.meld(f"{periode} geld, {fout}")


def draai(programma: str, overeenkomst: Path, gegevens: Path, vraag: Vraag, *vlaggen: str) -> dict[str, Any]:
    """The program's report for one periode; its exit status is put beside it as `status`."""
    opdracht = [programma, "check", "--overeenkomst", str(overeenkomst), "--gegevens", str(gegevens)]
    opdracht += ["--periode", vraag.periode.id, "--format", "json", *vlaggen]
    try:
        klaar = subprocess.run(opdracht, capture_output=True, check=False)
    except OSError as fout:
        sys.exit(f"{programma} is niet te draaien: {fout.strerror}")
    try:
        rapport = json.loads(klaar.stdout)
    except ValueError:
        rapport = None
    if not isinstance(rapport, dict):
        melding = klaar.stderr.decode("utf-8", "replace").strip()
        sys.exit(f"{' '.join(opdracht)}\ngaf geen rapport in JSON (status {klaar.returncode}):\n{melding}")
    return {**rapport, "status": klaar.returncode}


# --- commands -------------------------------------------------------------------------------------


def _vraag(periode: str, peildatum: str | None) -> Vraag:
    gelezen = lees_periode(periode)
    if gelezen is None:
        sys.exit(f"geen periode: {periode} (bedoeld: 2023-01, 2023-Q1, 2023-H1 of 2023)")
    return Vraag(gelezen, date.fromisoformat(peildatum) if peildatum else gelezen.laatste)


def _op(peildatum: str | None) -> list[str]:
    """The flag for a peildatum; without it the program has to choose the last day of P itself."""
    return ["--peildatum", peildatum] if peildatum else []


def _lees(argumenten: argparse.Namespace) -> tuple[Overeenkomst, Bron, Dossier]:
    overeenkomst = lees_overeenkomst(argumenten.overeenkomst)
    return overeenkomst, *lees_bron(overeenkomst, argumenten.gegevens)


def opdracht_bereken(argumenten: argparse.Namespace) -> int:
    vraag = _vraag(argumenten.periode, argumenten.peildatum)
    rapport = bereken(*_lees(argumenten), vraag)
    print(json.dumps(rapport, ensure_ascii=False, indent=2))
    return 0


def opdracht_vergelijk(argumenten: argparse.Namespace) -> int:
    overeenkomst, bron, dossier = _lees(argumenten)
    uit = Vergelijking()
    paden, map_ = (argumenten.programma, argumenten.overeenkomst, argumenten.gegevens), f"{argumenten.gegevens}/"
    for periode in argumenten.periode or STANDAARD:
        vraag = _vraag(periode, argumenten.peildatum)
        ander = draai(*paden, vraag, *_op(argumenten.peildatum))
        vergelijk(bereken(overeenkomst, bron, dossier, vraag), ander, uit, map_)
    bekend = [(p, argumenten.peildatum) for p in argumenten.periode or ()] or ZOALS_BEKEND
    for periode, peildatum in bekend:
        vraag = _vraag(periode, peildatum)
        eigen = bereken(overeenkomst, bron.tot_en_met(vraag.peildatum), dossier, vraag)
        ander = draai(*paden, vraag, "--zoals-bekend", *_op(peildatum))
        vergelijk(eigen, ander, uit, map_, zoals_bekend=True)
    heeft = {"wachtlijst": overeenkomst.wachtlijsten, "geld": overeenkomst.geld.financien}
    uit.meld_leemtes(["norm", *(onderdeel for onderdeel, iets in heeft.items() if iets)])
    print("\n".join([*uit.verschillen, *uit.tabel()]))
    return _slot(uit.geslaagd, uit.afwijkend)


def opdracht_toetsen(argumenten: argparse.Namespace) -> int:
    gelopen = alle_toetsen(lees_overeenkomst(argumenten.overeenkomst))
    for norm, naam, anders in gelopen:
        for regel in anders:
            print(f"{norm}, toets {_toon(naam)}: {regel}")
    mislukt = sum(bool(anders) for _, _, anders in gelopen)
    return _slot(len(gelopen) - mislukt, mislukt)


def _slot(geslaagd: int, mislukt: int) -> int:
    """The last line, for a reader and for a script; nothing compared is no success."""
    print(f"{geslaagd} passed, {mislukt} failed")
    return 0 if geslaagd and not mislukt else 1


def argumenten_lezer() -> argparse.ArgumentParser:
    lezer = argparse.ArgumentParser(description="Onafhankelijke controle van oss-welzijn.")
    opdrachten = lezer.add_subparsers(required=True, metavar="OPDRACHT")
    for naam, functie, hulp in (
        ("bereken", opdracht_bereken, "druk de eigen cijfers af als JSON"),
        ("vergelijk", opdracht_vergelijk, "vergelijk de cijfers met die van het programma"),
        ("toetsen", opdracht_toetsen, "draai de toetsen bij de normen"),
    ):
        deel = opdrachten.add_parser(naam, help=hulp, description=hulp)
        deel.set_defaults(functie=functie)
        deel.add_argument("--overeenkomst", type=Path, required=True, metavar="MAP")
        if naam != "toetsen":
            deel.add_argument("--gegevens", type=Path, required=True, metavar="MAP")
            deel.add_argument("--peildatum", metavar="JJJJ-MM-DD")
            meer = naam == "vergelijk"
            deel.add_argument("--periode", required=not meer, action="append" if meer else "store", metavar="P")
        if naam == "vergelijk":
            deel.add_argument("--programma", required=True, metavar="PAD")
    return lezer


def main() -> int:
    argumenten = argumenten_lezer().parse_args()
    uitkomst: int = argumenten.functie(argumenten)
    return uitkomst


if __name__ == "__main__":
    sys.exit(main())
