"""What a later delivery changed (design 4.5, rules 34 to 38).

`wijzigingen` gives the findings of one report, and `eerst_geleverd` what a norm would have been with
the first start days. Neither changes a verdict. Where a figure "would be otherwise" the same norm or
list is judged once more, over the same cases with the old values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from kalender import Periode, uiterste_dag
from leveringen import Rij, Verzameling, Zaak, op_peildatum
from overeenkomst import (
    AandeelVorm,
    AantalVorm,
    FrequentieVorm,
    Gegevens,
    HerhalingVorm,
    Ledenset,
    Norm,
    Overeenkomst,
    TellingVorm,
    TermijnVorm,
    Tijd,
    VolledigheidVorm,
    Wachtlijst,
)
from stappen import Bron, Plaats, Vraag, zeef
from voorwaarden import Voorwaarde, gelden_alle
from waarden import ONLEESBAAR, Cel, als_datum, exact, is_waarde

CODES = ("OW-D22", "OW-D30", "OW-D31", "OW-D32", "OW-D33", "OW-D34")

Meter = Callable[[Norm, Bron], Mapping[str, Any]]
Wachter = Callable[[Wachtlijst, Bron], Mapping[str, Any]]


@dataclass(frozen=True)
class Velden:
    """What the fields of one data set are to the norms and lists."""

    start: frozenset[str]  # where a clock starts
    einde: frozenset[str]  # where a clock stops
    tot_en_met: frozenset[str]  # until when a row is valid
    rust_op: frozenset[str]  # all that a norm, list or regel hangs on


@dataclass(frozen=True)
class Wijziging:
    """One finding: the row that is told, and the older one with the old value."""

    code: str
    gegevens: Gegevens
    zaak: Zaak | None  # None: it is about a row by itself
    rij: Rij
    veld: str | None = None
    waarde: Cel = None
    eerder: Rij | None = None
    eerdere_waarde: Cel = None
    nieuwer: Periode | None = None  # the delivery that changed it; None: it is of no delivery
    normen: tuple[str, ...] = ()


# --- what hangs on a field ------------------------------------------------------------------------


def _tijdvelden(tijd: Tijd) -> set[str]:
    return {naam for naam in (tijd.datum, tijd.geldig_van, tijd.geldig_tot_en_met) if naam}


def _uit(voorwaarden: Iterable[Voorwaarde]) -> set[str]:
    return {naam for voorwaarde in voorwaarden for naam in voorwaarde.velden}


def _starts(norm: Norm) -> set[str]:
    match norm.vorm:
        case TermijnVorm(van=van):
            return {van}
        case HerhalingVorm(begin=begin):
            return {begin}
        case _:
            return set()


def _plaatsvelden(norm: Norm) -> set[str]:
    """The fields that say when a case of a norm begins and ends, or when its row counts."""
    match norm.vorm:
        case TermijnVorm(van=van, tot=tot, ingetrokken=weg):
            return {van, tot, *weg}
        case HerhalingVorm(afgesloten=dicht, begin=begin):
            return {dicht, begin}
        case vorm:
            return _tijdvelden(getattr(vorm, "tijd", Tijd()))


def _normvelden(norm: Norm) -> set[str]:
    velden = _plaatsvelden(norm) | {naam for versie in norm.versies for naam in _uit(versie.filter)}
    match norm.vorm:
        case AandeelVorm(voldoet=voldoet, weging=weging):
            return velden | _uit(voldoet) | ({weging} if weging else set())
        case TellingVorm(teller=teller, noemer=noemer):
            return velden | {teller, noemer}
        case AantalVorm(som=som):
            return velden | ({som} if som else set())
        case VolledigheidVorm(velden=leden):
            return velden | set(leden)
        case FrequentieVorm(velden=leden, som=som):
            return velden | set(leden) | ({som} if som else set())
        case HerhalingVorm(client=client, hulpvraag=hulpvraag):
            return velden | {client, hulpvraag}
        case _:
            return velden


def _ledensets(norm: Norm) -> list[Ledenset]:
    elk = norm.vorm.elk if isinstance(norm.vorm, VolledigheidVorm | FrequentieVorm) else ()
    return [leden for leden in elk if isinstance(leden, Ledenset)]


def velden_van(gegevens: Gegevens, overeenkomst: Overeenkomst) -> Velden:
    start, einde, tot_en_met, rust_op = set[str](), set[str](), set[str](), set(gegevens.regelvelden)
    for norm in overeenkomst.normen:
        for leden in _ledensets(norm):
            if leden.gegevens == gegevens.id:
                rust_op |= {leden.veld} | _uit(leden.filter) | _tijdvelden(leden.tijd)
                tot_en_met |= {leden.tijd.geldig_tot_en_met} if leden.tijd.geldig_tot_en_met else set()
        if norm.gegevens != gegevens.id:
            continue
        rust_op |= _normvelden(norm)
        match norm.vorm:
            case TermijnVorm(van=van, tot=tot, ingetrokken=weg):
                start, einde = start | {van}, einde | {tot, *weg}
            case HerhalingVorm(afgesloten=dicht, begin=begin):
                start, einde = start | {begin}, einde | {dicht}
            case vorm:
                tijd: Tijd = getattr(vorm, "tijd", Tijd())
                tot_en_met |= {tijd.geldig_tot_en_met} if tijd.geldig_tot_en_met else set()
    for lijst in overeenkomst.wachtlijsten:
        if lijst.gegevens == gegevens.id and lijst.telling is None:
            start, einde = start | {lijst.van}, einde | {lijst.tot, *lijst.ingetrokken}
            rust_op |= {lijst.van, lijst.tot, *lijst.ingetrokken} | _uit(lijst.filter)
    return Velden(frozenset(start), frozenset(einde), frozenset(tot_en_met), frozenset(rust_op))


# --- what changed ---------------------------------------------------------------------------------


def _veranderd(verzameling: Verzameling, velden: Velden) -> list[Wijziging]:
    """D22, D30 and D32: the newest row of a case against the older ones (rules 34 and 35)."""
    gevonden = []
    for zaak in verzameling.zaken if verzameling.gegevens.inhoud != "periode" else ():
        if not zaak.sleutel_leesbaar or len(zaak.rijen) < 2:
            continue
        *ouder, rij = zaak.rijen
        for naam, veld in verzameling.gegevens.velden.items():
            nu = rij.cellen[naam]
            gevuld = [r for r in ouder if is_waarde(r.cellen[naam])]
            if nu is ONLEESBAAR or not gevuld:
                continue
            eerste, laatste = gevuld[0], gevuld[-1]
            if naam in velden.start:
                code, oud = ("OW-D22", eerste) if nu != eerste.cellen[naam] else ("", eerste)
            elif nu is None and not veld.gepland:
                code = "OW-D30" if naam in velden.einde else "OW-D32" if naam in velden.rust_op else ""
                oud = laatste
            else:
                dag, vroeger = als_datum(nu), als_datum(eerste.cellen[naam])
                later = naam in velden.einde and dag is not None and vroeger is not None and dag > vroeger
                code, oud = ("OW-D30" if later else ""), eerste
            if code:
                oude = oud.cellen[naam]
                gevonden.append(
                    Wijziging(code, verzameling.gegevens, zaak, rij, naam, nu, oud, oude, rij.levering)
                )
    return gevonden


def _verdwenen(verzameling: Verzameling, velden: Velden, peildatum: date) -> list[Wijziging]:
    """D31: the last delivery by R of a stand lacks a case that an earlier one had."""
    tot_r = sorted((p for p in verzameling.leveringen if p.laatste <= peildatum), key=lambda p: p.laatste)
    if verzameling.gegevens.inhoud != "stand" or len(tot_r) < 2:
        return []
    gevonden = []
    for zaak in verzameling.zaken:
        had = [p for p in tot_r if p in zaak.leveringen]
        if not zaak.sleutel_leesbaar or not had or had[-1] == tot_r[-1]:
            continue
        einden = [als_datum(zaak.cellen[naam]) for naam in velden.einde | velden.tot_en_met]
        if not any(dag is not None and dag <= tot_r[-1].laatste for dag in einden):
            zonder = tot_r[tot_r.index(had[-1]) + 1]
            gevonden.append(Wijziging("OW-D31", verzameling.gegevens, zaak, zaak.rijen[-1], nieuwer=zonder))
    return gevonden


def _te_vroeg(verzameling: Verzameling) -> list[Wijziging]:
    """D34: a date after the last day of its own delivery, in every row of every delivery.

    It is no change, so rules 34 to 36 are not about it; it names no case.
    """
    return [
        Wijziging("OW-D34", verzameling.gegevens, None, rij, naam, rij.cellen[naam])
        for rij in verzameling.rijen
        for naam in verzameling.gegevens.datums
        if (als_datum(rij.cellen[naam]) or date.min) > rij.levering.laatste
    ]


def _niet_gezien(overeenkomst: Overeenkomst, bron: Bron, verzameling: Verzameling, r: date) -> list[Wijziging]:
    """D33: an open case over its term or grens that none of the last three deliveries by R has (rule 38)."""
    gegevens = verzameling.gegevens
    drie = sorted((p for p in verzameling.leveringen if p.laatste <= r), key=lambda p: p.laatste)[-3:]
    if gegevens.inhoud != "mutaties" or len(drie) < 3:
        return []
    normen = [n for n in overeenkomst.normen if n.gegevens == gegevens.id and isinstance(n.vorm, TermijnVorm)]
    lijsten = [lijst for lijst in overeenkomst.wachtlijsten if lijst.gegevens == gegevens.id and not lijst.telling]
    gevonden = []
    for zaak in bron.zaken(gegevens.id, r):
        if not zaak.sleutel_leesbaar or any(p in drie or p.laatste > r for p in zaak.leveringen):
            continue
        over = tuple(n.id for n in normen if _over_termijn(n, zaak, gegevens, overeenkomst, r))
        if over or any(_over_grens(lijst, zaak, gegevens, r) for lijst in lijsten):
            gevonden.append(Wijziging("OW-D33", gegevens, zaak, zaak.rijen[-1], normen=over))
    return gevonden


def _al_geweest(w: Wijziging, r: date) -> bool:
    """Of a date the old or the new day is on or before R; another value was delivered by then (rule 36)."""
    dagen = [dag for dag in map(als_datum, (w.waarde, w.eerdere_waarde)) if dag]
    return any(dag <= r for dag in dagen) if dagen else w.eerder is None or w.eerder.levering.eerste <= r


def _open_sinds(zaak: Zaak, van: str, einden: Sequence[str], r: date) -> date | None:
    """The day on which the clock of a case began that has not stopped on R."""
    begin = als_datum(zaak.cellen[van])
    dagen = [zaak.cellen[naam] for naam in einden]
    gestopt = any(cel is ONLEESBAAR or (als_datum(cel) or date.max) <= r for cel in dagen)
    return None if begin is None or begin > r or gestopt else begin


def _over_termijn(norm: Norm, zaak: Zaak, gegevens: Gegevens, overeenkomst: Overeenkomst, r: date) -> bool:
    vorm = norm.vorm
    assert isinstance(vorm, TermijnVorm)
    van = _open_sinds(zaak, vorm.van, (vorm.tot, *vorm.ingetrokken), r)
    versie = norm.versie_op(van) if van else None
    if van is None or versie is None or versie.binnen is None:
        return False
    d = uiterste_dag(van, versie.binnen, vorm.wettelijk, overeenkomst.gelijkgestelde_dagen)
    return d < r and zeef(zaak, gegevens.proeftuin, versie, r) not in (Plaats.UIT, Plaats.PROEFTUIN)


def _over_grens(lijst: Wachtlijst, zaak: Zaak, gegevens: Gegevens, r: date) -> bool:
    van = _open_sinds(zaak, lijst.van, (lijst.tot, *lijst.ingetrokken), r)
    in_proeftuin = gegevens.proeftuin is not None and zaak.cellen[gegevens.proeftuin] is True
    door = gelden_alle(lijst.filter, zaak.cellen, r)
    return van is not None and r > lijst.grens.na(van) and not in_proeftuin and door is not False


# --- what would be otherwise (rule 37) ------------------------------------------------------------


def _met_oud(bron: Bron, gegevens_id: str, wijzigingen: Sequence[Wijziging], r: date) -> Bron:
    """The source with the old values; a case that vanished is left out."""
    verzameling = bron.verzamelingen[gegevens_id]
    weg = {w.zaak.nummer for w in wijzigingen if w.zaak and w.code == "OW-D31"}
    oud: dict[int, dict[str, Cel]] = {}
    for w in wijzigingen:
        if w.veld and w.zaak:
            oud.setdefault(w.zaak.nummer, {})[w.veld] = w.eerdere_waarde
    ruw = {w.zaak.nummer: w.zaak for w in wijzigingen if w.zaak}
    zaken = [
        op_peildatum(replace(ruw[z.nummer], cellen={**ruw[z.nummer].cellen, **oud[z.nummer]}), verzameling.gegevens, r)
        if z.nummer in oud
        else z
        for z in bron.zaken(gegevens_id, r)
        if z.nummer not in weg
    ]
    gezien = {vraag: lijst for vraag, lijst in bron._gezien.items() if vraag[1] == r}
    return Bron(bron.verzamelingen, _gezien={**gezien, (gegevens_id, r): zaken})


@dataclass
class Verleden:
    """The changes of one report; `meet` and `wacht` judge a norm and a list once more."""

    overeenkomst: Overeenkomst
    bron: Bron
    vraag: Vraag
    meet: Meter
    wacht: Wachter
    uitkomsten: Mapping[str, Mapping[str, Any]]  # of each norm, as it is
    lijsten: Mapping[str, Mapping[str, Any]]

    def wijzigingen(self) -> list[Wijziging]:
        """The findings that are told (rule 36)."""
        gevonden: list[Wijziging] = []
        r = self.vraag.peildatum
        for verzameling in self.bron.verzamelingen.values():
            velden = velden_van(verzameling.gegevens, self.overeenkomst)
            groepen: dict[tuple[str, str | None], list[Wijziging]] = {}
            for w in [*self.veranderd(verzameling, velden), *_verdwenen(verzameling, velden, r)]:
                if w.code != "OW-D34" and _al_geweest(w, r):
                    groepen.setdefault((w.code, w.veld), []).append(w)
            for groep in groepen.values():
                gevonden += self._verteld(verzameling.gegevens, groep)
            gevonden += [w for w in self.veranderd(verzameling, velden) if w.code == "OW-D34"]
            gevonden += _niet_gezien(self.overeenkomst, self.bron, verzameling, r)
        return gevonden

    def veranderd(self, verzameling: Verzameling, velden: Velden) -> list[Wijziging]:
        """D22, D30, D32 and D34 of a data set: the same for every report over the same source."""
        bewaard = self.bron.veranderd
        if verzameling.gegevens.id not in bewaard:
            bewaard[verzameling.gegevens.id] = _veranderd(verzameling, velden) + _te_vroeg(verzameling)
        return bewaard[verzameling.gegevens.id]

    def _recent(self, w: Wijziging) -> bool:
        """The newer delivery touches P or came later."""
        return w.nieuwer is not None and w.nieuwer.laatste >= self.vraag.periode.eerste

    def _verteld(self, gegevens: Gegevens, groep: Sequence[Wijziging]) -> list[Wijziging]:
        oud = _met_oud(self.bron, gegevens.id, groep, self.vraag.peildatum)
        geraakt = [norm for norm in self.overeenkomst.normen if self._kan_raken(norm, gegevens, groep[0])]
        anders = [norm for norm in geraakt if self._anders(norm, oud)]
        lijst_anders = self._lijst_anders(gegevens, oud)
        verteld = []
        for w in groep:
            alleen = _met_oud(self.bron, gegevens.id, [w], self.vraag.peildatum) if len(groep) > 1 else oud
            normen = tuple(
                norm.id for norm in anders if not isinstance(norm.vorm, TermijnVorm) or self._anders(norm, alleen)
            )
            if normen or self._recent(w) or (lijst_anders and self._lijst_anders(gegevens, alleen)):
                verteld.append(replace(w, normen=normen))
        return verteld

    def _lijst_anders(self, gegevens: Gegevens, oud: Bron) -> bool:
        return any(
            _lijstcijfers(self.wacht(lijst, oud)) != _lijstcijfers(self.lijsten[lijst.id])
            for lijst in self.overeenkomst.wachtlijsten
            if lijst.gegevens == gegevens.id
        )

    def _kan_raken(self, norm: Norm, gegevens: Gegevens, w: Wijziging) -> bool:
        """A start: the norms that it starts; else those that rest on the data set, by their members too."""
        if w.code == "OW-D22":
            return norm.gegevens == gegevens.id and w.veld in _starts(norm)
        return norm.gegevens == gegevens.id or any(leden.gegevens == gegevens.id for leden in _ledensets(norm))

    def _anders(self, norm: Norm, oud: Bron) -> bool:
        return _cijfers(self.meet(norm, oud)) != _cijfers(self.uitkomsten[norm.id])

    def eerst_geleverd(self) -> dict[str, dict[str, Any] | None]:
        """Per norm what it would be with the first start days, where that is otherwise (design 4.5)."""
        gevonden: dict[str, dict[str, Any] | None] = dict.fromkeys(self.uitkomsten)
        for verzameling in self.bron.verzamelingen.values():
            velden = velden_van(verzameling.gegevens, self.overeenkomst)
            veranderd = self.veranderd(verzameling, velden)
            verschoven = [w for w in veranderd if w.code == "OW-D22" and _al_geweest(w, self.vraag.peildatum)]
            if not verschoven:
                continue
            oud = _met_oud(self.bron, verzameling.gegevens.id, verschoven, self.vraag.peildatum)
            for norm in self.overeenkomst.normen:
                if any(self._kan_raken(norm, verzameling.gegevens, w) for w in verschoven) and self._anders(norm, oud):
                    eerst = self.meet(norm, oud)
                    gevonden[norm.id] = {naam: eerst[naam] for naam in ("oordeel", "teller", "noemer", "waarde")}
        return gevonden


def _cijfers(uitkomst: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(uitkomst[naam] for naam in ("oordeel", "teller", "noemer"))


def _lijstcijfers(lijst: Mapping[str, Any]) -> tuple[Any, ...]:
    stand = lijst["stand"]
    return stand["wachtend"], stand["boven_grens"], [maand["gevallen"] for maand in lijst["maanden"]]


# --- as JSON --------------------------------------------------------------------------------------


def _tekst(cel: Cel) -> str:
    """A value as the findings write it."""
    match cel:
        case None:
            return "(leeg)"
        case bool():
            return "ja" if cel else "nee"
        case date():
            return cel.isoformat()
        case Fraction():
            return exact(cel)
        case _:
            return str(cel)


def als_json(w: Wijziging) -> dict[str, Any]:
    """With the names of design 5.1; lines and columns count from 1."""
    vergeleken = w.veld is not None and w.eerder is not None
    return {
        "code": w.code,
        "bestand": w.rij.plek.bestand,
        "regel": w.rij.plek.regel,
        "kolom": _kolom(w.rij, w.veld),
        "zaak": _zaak(w.zaak, w.gegevens) if w.zaak else None,
        "waarde": _tekst(w.waarde) if vergeleken else None,
        "eerder": {
            "waarde": _tekst(w.eerdere_waarde),
            "bestand": w.eerder.plek.bestand,
            "regel": w.eerder.plek.regel,
            "kolom": _kolom(w.eerder, w.veld),
        }
        if vergeleken and w.eerder
        else None,
        "normen": list(w.normen),
    }


def _zaak(zaak: Zaak, gegevens: Gegevens) -> str:
    return " ".join(_tekst(zaak.rijen[-1].cellen[naam]) for naam in gegevens.sleutel)


def _kolom(rij: Rij, veld: str | None) -> int | None:
    return rij.plek.kolommen[veld] + 1 if veld in rij.plek.kolommen else None
