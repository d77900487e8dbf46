"""Money and fte in the deliveries, and the judging of begroting and formatie (design 4.6, rules 47 to 51).

`Boeking` is a row as money sees it: the post that it is of, what of it counts, and what does not. The
norms, the overview (`geldoverzicht`) and the findings (`geldbevindingen`) all read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from geldafspraken import BegrotingVorm, Financien, FormatieVorm, Geldafspraken, Geldgroep, Post
from kalender import Periode
from leveringen import Cellen, Rij, Zaak
from overeenkomst import Gegevens
from stappen import Bron, Meting, Stand
from waarden import Cel, als_getal, is_waarde


@dataclass(frozen=True)
class Boeking:
    """One case of `[financien]`; `post` is None when it can't be told.

    `bedrag` and `fte` are None when they are not known (M2). `los` are amounts that do not count, but
    can be read (M8). `proeftuin` is None when it can't be told.
    """

    levering: Periode
    rijen: Sequence[Rij]
    post: str | None
    bedrag: Fraction | None
    fte: Fraction | None
    los: Fraction = Fraction(0)
    toegelicht: bool = False
    proeftuin: bool | None = False
    leesbaar: bool = True  # its key


def _sleutelcel(zaak: Zaak, veld: str, gegevens: Gegevens) -> Cel:
    """A cell that may be in the key: of a key that stands there twice that is all that can be told (rule 6)."""
    twee_keer = not zaak.sleutel_leesbaar and len(zaak.rijen) > 1
    cellen = zaak.rijen[0].cellen if twee_keer and veld in gegevens.sleutel else zaak.cellen
    return cellen[veld]


def negatief_zonder_reden(bedrag: Fraction | None, toegelicht: bool) -> bool:
    """D51: below zero without a toelichting."""
    return bedrag is not None and bedrag < 0 and not toegelicht


def onmogelijk(fte: Fraction | None, financien: Financien) -> bool:
    """D52: below zero, or above `fte_hoogstens`."""
    hoogstens = financien.fte_hoogstens
    return fte is not None and (fte < 0 or (hoogstens is not None and fte > hoogstens))


def _boeking(zaak: Zaak, f: Financien, geld: Geldafspraken, gegevens: Gegevens) -> Boeking:
    postcel = _sleutelcel(zaak, f.post, gegevens)
    post = postcel if isinstance(postcel, str) else None
    cel = _sleutelcel(zaak, gegevens.proeftuin, gegevens) if gegevens.proeftuin else False
    in_proeftuin = cel if isinstance(cel, bool) else None
    if not zaak.sleutel_leesbaar:
        # Of a key that stands twice every row that says something else (M8).
        gezegd: list[Cellen] = []
        for cellen in [rij.cellen for rij in zaak.rijen] or [zaak.cellen]:
            if cellen not in gezegd:
                gezegd.append(cellen)
        los = sum((als_getal(cellen[f.bedrag]) or Fraction(0) for cellen in gezegd), start=Fraction(0))
        return Boeking(zaak.levering, zaak.rijen, post, None, None, los, proeftuin=in_proeftuin, leesbaar=False)
    bedrag, toegelicht = als_getal(zaak.cellen[f.bedrag]), is_waarde(zaak.cellen[f.toelichting])
    telt_niet = post is None or negatief_zonder_reden(bedrag, toegelicht)
    return Boeking(
        zaak.levering,
        zaak.rijen,
        post,
        bedrag=None if telt_niet else bedrag,
        fte=None if post is None else _fte(zaak.cellen[f.fte], geld.posten.get(post), f),
        los=bedrag or Fraction(0) if telt_niet else Fraction(0),
        toegelicht=toegelicht,
        proeftuin=in_proeftuin,
    )


def _fte(cel: Cel, post: Post | None, financien: Financien) -> Fraction | None:
    """The fte of one row; empty is 0 for a post without agreed fte (M2)."""
    if cel is None and not (post and post.fte):
        return Fraction(0)
    fte = als_getal(cel)
    return None if onmogelijk(fte, financien) else fte


def boekingen(geld: Geldafspraken, bron: Bron, zaken: Iterable[Zaak]) -> list[Boeking]:
    f = geld.financien
    assert f is not None
    gegevens = bron.verzamelingen[f.gegevens].gegevens
    return [_boeking(zaak, f, geld, gegevens) for zaak in zaken]


def maanden_van(leveringen: Iterable[Periode]) -> int:
    return sum(levering.maanden for levering in leveringen)


def gemist(
    groep: Iterable[str], leveringen: Iterable[Periode], boekingen_: Sequence[Boeking], geld: Geldafspraken
) -> list[tuple[Periode, str]]:
    """The posten of a group that a delivery which is there has no row of (M2)."""
    aanwezig = {(b.levering, b.post) for b in boekingen_}
    nodig = [id_ for id_, post in geld.posten.items() if id_ in groep and post.moet_er_zijn]
    return [(levering, id_) for levering in leveringen for id_ in nodig if (levering, id_) not in aanwezig]


def _in_groep(boeking: Boeking, groep: Geldgroep, geld: Geldafspraken) -> bool:
    """In the group, or in no group that can be told; what is not budgeted in `alles` only (M3)."""
    return boeking.post is None or boeking.post in groep.posten or (groep.alles and boeking.post not in geld.posten)


def tel_geld(m: Meting, stand: Stand, vorm: BegrotingVorm | FormatieVorm) -> None:
    """k and n of a begroting or formatie, over the months that are needed and there (M1).

    Rows of the Proeftuin count for their post (design 4.6); what is not known can turn the verdict
    either way, so it has no weight (M2).
    """
    geld, groep = m.overeenkomst.geld, vorm.groep
    aanwezig = [p for p in stand.leveringen.nodig if p not in stand.leveringen.ontbreken]
    zaken = [zaak for zaak in m.zaken if zaak.levering in aanwezig]
    alle = boekingen(geld, m.bron, zaken)
    formatie = isinstance(vorm, FormatieVorm)
    for boeking in alle:
        if not _in_groep(boeking, groep, geld):
            continue
        if formatie and boeking.post is not None and boeking.post not in geld.posten:
            continue  # M3: it has no fte
        waarde = boeking.fte if formatie else boeking.bedrag
        if waarde is None:
            stand.tel_onleesbaar(None)
        else:
            stand.teller += waarde * boeking.levering.maanden if formatie else waarde
    verplicht = [id_ for id_ in groep.posten if not formatie or geld.posten[id_].fte]
    stand.onbekend |= bool(gemist(verplicht, aanwezig, alle, geld))
    posten, maanden = [geld.posten[id_] for id_ in groep.posten], maanden_van(aanwezig)
    if formatie:
        stand.noemer = sum((p.fte or Fraction(0) for p in posten), start=Fraction(0)) * maanden
    else:
        jaarbedrag = sum((p.bedrag for p in posten), start=Fraction(0))
        stand.noemer = jaarbedrag * geld.index(m.vraag.periode.eerste.year) * maanden / 12
