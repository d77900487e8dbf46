"""From rows to counts: step 5 of design 4.4 and what follows it, for every soort over rows.

`tel` gives the `Stand` of one norm: k, n, u and what stands apart. It gives no verdict; that is
`uitkomst`'s.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from itertools import product
from math import prod

from geld import tel_geld
from geldafspraken import BegrotingVorm, FormatieVorm
from leveringen import Sleutel, Zaak
from overeenkomst import (
    AandeelVorm,
    AantalVorm,
    FrequentieVorm,
    HerhalingVorm,
    Leden,
    Ledenset,
    OordeelVorm,
    TellingVorm,
    TermijnVorm,
    Tijd,
    VolledigheidVorm,
)
from stappen import (
    Meting,
    Plaats,
    Plaatsing,
    Stand,
    Venster,
    geldig,
    geplaatst,
    getelde_vensters,
    herbegin,
    leveringen_van,
    plaats_herhaling,
    plaats_op_tijd,
    plaats_termijn,
    venster_van,
)
from voorwaarden import gelden_alle
from waarden import als_datum, als_getal, is_waarde


def tel(m: Meting) -> Stand:
    """The counts of one norm (design 4.4 stap 5 and what follows)."""
    stand = Stand(leveringen_van(m))
    match m.norm.vorm:
        case TermijnVorm() as vorm:
            _tel_goed(m, stand, partial(plaats_termijn, m, vorm))
        case HerhalingVorm() as vorm:
            _tel_goed(m, stand, partial(plaats_herhaling, m, vorm, herbegin(m, vorm)))
        case AandeelVorm() as vorm:
            _tel_aandeel(m, stand, vorm)
        case TellingVorm() as vorm:
            _tel_telling(m, stand, vorm)
        case AantalVorm() as vorm:
            _tel_aantal(m, stand, vorm)
        case VolledigheidVorm() as vorm:
            _tel_volledigheid(m, stand, vorm)
        case FrequentieVorm() as vorm:
            _tel_frequentie(m, stand, vorm)
        case BegrotingVorm() | FormatieVorm() as vorm:
            tel_geld(m, stand, vorm)
        case OordeelVorm():
            raise ValueError("een oordeel-norm heeft geen rijen")
    return stand


def _een(_: Zaak) -> Fraction:
    return Fraction(1)


def _tel_goed(m: Meting, stand: Stand, plaats: Callable[[Zaak], Plaatsing]) -> None:
    """termijn and herhaling: the place itself says whether the case is good."""
    for _, plaatsing in geplaatst(m, stand, plaats, _een):
        stand.noemer += 1
        stand.teller += plaatsing.goed


def _op_tijd(m: Meting, stand: Stand, tijd: Tijd) -> Callable[[Zaak], Plaatsing]:
    return lambda zaak: plaats_op_tijd(m, tijd, zaak, stand.leveringen)


def _gewicht_uit(veld: str | None) -> Callable[[Zaak], Fraction | None]:
    """The weight of a row: 1, or the number in `veld`; None when that can't be told."""
    return _een if veld is None else lambda zaak: als_getal(zaak.cellen[veld])


def _tel_aandeel(m: Meting, stand: Stand, vorm: AandeelVorm) -> None:
    gewicht_van = _gewicht_uit(vorm.weging)
    for zaak, _ in geplaatst(m, stand, _op_tijd(m, stand, vorm.tijd), gewicht_van):
        gewicht = gewicht_van(zaak)
        voldoet = gelden_alle(vorm.voldoet, zaak.cellen, m.vraag.peildatum)
        if voldoet is None or gewicht is None:
            stand.tel_onleesbaar(gewicht)
            continue
        stand.noemer += gewicht
        stand.teller += gewicht if voldoet else 0


def _tel_telling(m: Meting, stand: Stand, vorm: TellingVorm) -> None:
    gewicht_van = _gewicht_uit(vorm.noemer)
    for zaak, _ in geplaatst(m, stand, _op_tijd(m, stand, vorm.tijd), gewicht_van):
        teller, noemer = als_getal(zaak.cellen[vorm.teller]), gewicht_van(zaak)
        if teller is None or noemer is None:
            stand.tel_onleesbaar(None)
            continue
        stand.teller += teller
        stand.noemer += noemer


def _tel_aantal(m: Meting, stand: Stand, vorm: AantalVorm) -> None:
    gewicht_van = _gewicht_uit(vorm.som)
    for zaak, _ in geplaatst(m, stand, _op_tijd(m, stand, vorm.tijd), gewicht_van):
        gewicht = gewicht_van(zaak)
        if gewicht is None:
            stand.tel_onleesbaar(None)
        else:
            stand.teller += gewicht


# --- members --------------------------------------------------------------------------------------


def _leden_uit(m: Meting, ledenset: Ledenset) -> tuple[list[str], int] | None:
    """The members in a data set and the rows of it that can't be read; None without a delivery.

    Rule 14: the newest state, dates after R empty, valid on E, passing the filter. The Proeftuin
    does not apply, and a row that can't be read counts whatever delivery it stands in.
    """
    if not m.bron.verzamelingen[ledenset.gegevens].leveringen:
        return None
    leden: dict[str, None] = {}
    onleesbaar = 0
    for zaak in m.bron.zaken(ledenset.gegevens, m.vraag.peildatum):
        plaats = geldig(zaak, ledenset.tijd, m.vraag.einde) if zaak.sleutel_leesbaar else Plaats.ONLEESBAAR
        door = gelden_alle(ledenset.filter, zaak.cellen, m.vraag.peildatum)
        if plaats is Plaats.UIT or (plaats is Plaats.IN and door is False):
            continue
        lid = zaak.cellen[ledenset.veld]
        if plaats is Plaats.ONLEESBAAR or door is None or not isinstance(lid, str):
            onleesbaar += 1
        else:
            leden[lid] = None
    return list(leden), onleesbaar


def _factor(m: Meting, nummer: int, leden: Leden) -> tuple[list[str], int] | None:
    if not isinstance(leden, Ledenset):
        return list(leden), 0
    if m.bron.toets:
        gegeven = m.bron.toets_leden or ()
        return (list(gegeven[nummer]) if nummer < len(gegeven) else []), 0
    return _leden_uit(m, leden)


def leden_van(m: Meting, elk: Sequence[Leden]) -> tuple[list[tuple[str, ...]], int] | None:
    """The members (a product for several sets) and how many more there may be (rule 14).

    With m rows that can't be read in a set of s, there may be s + m; the product of those, less
    the product of the s, so combinations of two members that can't be read are in it as well.
    """
    factoren = [_factor(m, nummer, leden) for nummer, leden in enumerate(elk)]
    gelezen = [f for f in factoren if f is not None]
    if len(gelezen) < len(factoren):
        return None
    bekend = list(product(*(leden for leden, _ in gelezen)))
    return bekend, prod(len(leden) + onleesbaar for leden, onleesbaar in gelezen) - len(bekend)


def _lid(zaak: Zaak, velden: Sequence[str]) -> Sleutel | None:
    """The member that a row names; None when a field is empty or unreadable."""
    lid = tuple(zaak.cellen[veld] for veld in velden)
    return lid if all(map(is_waarde, lid)) else None


def _tel_volledigheid(m: Meting, stand: Stand, vorm: VolledigheidVorm) -> None:
    gevonden = leden_van(m, vorm.elk)
    if gevonden is None:
        stand.geen_leden = True
        return
    leden, stand.extra = gevonden
    rijen: Counter[Sleutel] = Counter()
    for zaak, _ in geplaatst(m, stand, _op_tijd(m, stand, vorm.tijd), _een):
        lid = _lid(zaak, vorm.velden)
        if lid is None:
            stand.tel_onleesbaar(Fraction(1))
        else:
            rijen[lid] += 1  # a member that is not declared is a finding, and is asked for nowhere
    stand.noemer = Fraction(len(leden))
    stand.teller = Fraction(sum(rijen[lid] >= m.versie.aantal for lid in leden))


def _tel_frequentie(m: Meting, stand: Stand, vorm: FrequentieVorm) -> None:
    """Design 4.4 "frequentie"; rule 13 for the rows, rule 14 for the bounds.

    With `gemiddeld` all windows together are one place to fill, for all that they ask.
    """
    gevonden = leden_van(m, vorm.elk)
    if gevonden is None:
        stand.geen_leden = True
        return
    leden, extra = gevonden
    getelde = getelde_vensters(vorm, m.vraag)
    plekken = getelde[:1] if vorm.gemiddeld else getelde
    gevraagd = m.versie.aantal * (len(getelde) if vorm.gemiddeld else 1)
    sommen = _sommen(m, stand, vorm, frozenset(leden), getelde)
    stand.extra = extra * len(plekken)
    stand.noemer = Fraction(len(leden) * len(plekken))
    stand.teller = Fraction(sum(sommen[lid, plek] >= gevraagd for lid in leden for plek in plekken))


def _sommen(
    m: Meting, stand: Stand, vorm: FrequentieVorm, leden: frozenset[Sleutel], getelde: Sequence[Venster]
) -> defaultdict[tuple[Sleutel, Venster], Fraction]:
    """What each member has in each window; with `gemiddeld` all of it in the first."""
    gewicht_van = _gewicht_uit(vorm.som)
    sommen: defaultdict[tuple[Sleutel, Venster], Fraction] = defaultdict(Fraction)
    for zaak, _ in geplaatst(m, stand, _op_tijd(m, stand, vorm.tijd), _een):
        lid, gewicht = _lid(zaak, vorm.velden), gewicht_van(zaak)
        dag = als_datum(zaak.cellen[vorm.tijd.datum]) if vorm.tijd.datum else None
        venster = venster_van(dag, getelde) if dag else None
        if lid is None:
            stand.tel_onleesbaar(Fraction(1))
        elif lid in leden and gewicht is None:
            stand.tel_onleesbaar(None)
        elif lid in leden and gewicht is not None and venster is not None:
            sommen[lid, getelde[0] if vorm.gemiddeld else venster] += gewicht
    return sommen
