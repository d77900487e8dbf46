//! One norm as a report has it: its numbers, its line and its sentences.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{
    Bron, Deelverslag, Dossierverslag, Eerstverslag, Eisverslag, Gemistverslag, Getoond, Grenzenverslag,
    Grond, MOST_ZAKEN, Marge, Meetpunt, Normverslag, Ontbrekend, Telt, Veldtelling, Zaakverslag,
    getal::{self, Vorm},
    selectie::Keuze,
    toelichting,
    woorden::{kleine_letter, opsomming},
};
use crate::{
    agreement::{Drempel, Gegevens, Kernbeding, Norm, Overeenkomst, Soort, VeldSoort, Versie},
    calendar::{Periode, in_words},
    intake::{Cel, Intake, OordeelRegel, Rij, Zaken},
    norm::{Beoordeling, Grenzen, Oordeel, Stand, Uitslag},
    number::dutch,
};

/// A norm and its judgement, with what both refer to looked up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Geval<'a> {
    pub(super) overeenkomst: &'a Overeenkomst,
    pub(super) intake: &'a Intake,
    pub(super) norm: &'a Norm,
    pub(super) beoordeling: &'a Beoordeling,
    /// The versie in force on the last day.
    pub(super) versie: Option<&'a Versie>,
    /// The data set of its rows.
    pub(super) gegevens: Option<&'a Gegevens>,
    pub(super) zaken: Option<&'a Zaken>,
    pub(super) vorm: Vorm,
}

impl<'a> Geval<'a> {
    pub(super) fn new(keuze: &Keuze<'a>, beoordeling: &'a Beoordeling) -> Self {
        let (overeenkomst, intake) = (keuze.grondslag.overeenkomst, keuze.grondslag.intake);
        let norm = &overeenkomst.normen[beoordeling.norm];
        let vraag = keuze.grondslag.vraag;
        let index = norm.soort.rijen().map(|rijen| rijen.gegevens);
        Self {
            overeenkomst,
            intake,
            norm,
            beoordeling,
            versie: norm.versie_op(vraag.peildatum.min(vraag.periode.tot_en_met())),
            gegevens: index.map(|index| &overeenkomst.gegevens[index]),
            zaken: index.and_then(|index| intake.zaken.get(index)),
            vorm: Vorm::van(&norm.soort),
        }
    }

    pub(super) fn uitslag(&self) -> &'a Uitslag {
        &self.beoordeling.uitslag
    }

    pub(super) fn stand(&self) -> Option<&'a Stand> {
        self.uitslag().stand.as_ref()
    }

    pub(super) fn drempel(&self) -> Drempel {
        self.versie.map_or(Drempel::Geen, |versie| versie.drempel)
    }

    /// The name of a field of its data set.
    pub(super) fn veld(&self, index: usize) -> &'a str {
        self.gegevens.and_then(|gegevens| gegevens.velden.get(index)).map_or("", |veld| veld.naam.as_str())
    }

    /// What was reached in a measured period, as a table shows it.
    pub(super) fn getoond(&self, uitslag: &Uitslag) -> String {
        let threshold = uitslag.versie.and_then(|index| self.norm.versies.get(index));
        let threshold = threshold.map_or(Drempel::Geen, |versie| versie.drempel);
        match (&uitslag.stand, uitslag.oordeel) {
            (None, _) | (Some(_), Oordeel::GeenGevallen) => "-".to_owned(),
            (Some(stand), _) => self.vorm.getoond(stand.teller, stand.noemer, threshold),
        }
    }

    /// What was reached without a change, told so that it is not the same as what is told now.
    pub(super) fn getoond_anders(&self, other: &Uitslag) -> String {
        let shown = self.getoond(other);
        let figures = other.stand.as_ref().and_then(|stand| Some((stand.teller, stand.noemer?)));
        match figures {
            Some((teller, noemer)) if shown == self.getoond(self.uitslag()) => {
                format!("{} van {}", dutch(teller.normalize()), dutch(noemer.normalize()))
            }
            Some(_) | None => shown,
        }
    }

    pub(super) fn meetpunt(&self, uitslag: &Uitslag) -> Meetpunt {
        Meetpunt {
            periode: uitslag.periode.to_string(),
            waarde: uitslag.stand.as_ref().and_then(|stand| getal::waarde(stand.teller, stand.noemer)),
            oordeel: uitslag.oordeel,
            getoond: self.getoond(uitslag),
        }
    }

    /// The record of the gemeente, and the last day on which it holds.
    pub(super) fn dossier(&self, uitslag: &Uitslag) -> Option<(&'a OordeelRegel, Option<NaiveDate>)> {
        let regel = self.intake.oordelen.get(uitslag.dossier?)?;
        let Soort::Oordeel(soort) = &self.norm.soort else {
            return Some((regel, regel.geldig_tot));
        };
        Some((regel, regel.geldig_tot.or_else(|| soort.geldig.map(|geldig| geldig.na(regel.datum)))))
    }

    /// Whether a person judges it.
    pub(super) fn is_oordeel(&self) -> bool {
        self.gegevens.is_none()
    }

    /// Whether it rests on counts by the provider, and not on cases.
    pub(super) fn is_geteld(&self) -> bool {
        self.norm.soort.rijen().is_some_and(|rijen| self.overeenkomst.is_geteld(rijen.gegevens))
    }

    /// Whether it is about money or people: a budget, a formatie, or a share of an amount.
    pub(super) fn is_geldnorm(&self) -> bool {
        let is_amount = |veld: usize| {
            let veld = self.gegevens.and_then(|gegevens| gegevens.velden.get(veld));
            veld.is_some_and(|veld| veld.soort == VeldSoort::Bedrag)
        };
        let weighted =
            matches!(&self.norm.soort, Soort::Aandeel(_, soort) if soort.weging.is_some_and(is_amount));
        weighted || self.norm.soort.geldgroep().is_some()
    }

    /// Whether it is shown with the overview of money, and nowhere else: it hangs on no bepaling.
    pub(super) fn is_bij_financien(&self) -> bool {
        self.norm.soort.geldgroep().is_some() && self.overeenkomst.kernbeding_van(self.norm).is_none()
    }

    /// Whether it has no line of its own among the norms.
    pub(super) fn is_gevouwen(&self) -> bool {
        self.is_bij_financien() || self.is_te_vouwen()
    }

    /// Whether its verdict is told in a sentence, and takes no line.
    pub(super) fn is_te_vouwen(&self) -> bool {
        match self.uitslag().oordeel {
            Oordeel::NietAanDeBeurt | Oordeel::GeldtNiet | Oordeel::TeBeoordelen => true,
            Oordeel::Gehaald => self.is_oordeel(),
            Oordeel::NietGehaald
            | Oordeel::Onzeker
            | Oordeel::GeenGegevens
            | Oordeel::GeenGevallen
            | Oordeel::Uitzondering
            | Oordeel::GeenNorm => false,
        }
    }

    /// Files of needed deliveries that are not there.
    pub(super) fn ontbreekt(&self) -> Vec<Ontbrekend> {
        self.uitslag()
            .ontbreekt
            .iter()
            .map(|(index, periode)| ontbrekend(self.overeenkomst, *index, *periode))
            .collect()
    }

    /// What the report says about it. `punten` are the numbers in GEGEVENS that its verdict hangs on.
    pub(super) fn verslag(&self, keuze: &Keuze<'_>, punten: &[usize]) -> Normverslag {
        let (uitslag, stand) = (self.uitslag(), self.stand());
        let (zaken, zaken_weggelaten) = self.zaken();
        Normverslag {
            id: self.norm.id.clone(),
            hoort_bij: self.norm.hoort_bij.clone(),
            soort: self.norm.soort.as_str(),
            titel: self.norm.titel.clone(),
            eis: self.versie.map(|versie| self.eis(versie)),
            meetperiode: uitslag.periode.to_string(),
            oordeel: uitslag.oordeel,
            reden: toelichting::reden(self),
            teller: stand.map(|stand| getal::plain(stand.teller)),
            noemer: stand.and_then(|stand| stand.noemer).map(getal::plain),
            waarde: stand.and_then(|stand| getal::waarde(stand.teller, stand.noemer)),
            grenzen: stand.and_then(|stand| stand.grenzen).and_then(|grenzen| grenzenverslag(&grenzen)),
            open: stand.map_or(0, |stand| stand.open),
            ingetrokken: stand.map_or(0, |stand| stand.ingetrokken.iter().map(|(_, count)| count).sum()),
            onleesbaar: stand.map_or(0, |stand| stand.onleesbaar.len() as u64),
            proeftuin: stand.map_or(0, |stand| stand.proeftuin),
            marge: stand.and_then(|stand| stand.marge).map(Marge),
            op_rij: self.beoordeling.op_rij,
            eerst_geleverd: keuze.verleden.eerst_geleverd(self.beoordeling.norm).map(|of| self.eerst(of)),
            reeks: self.beoordeling.reeks.iter().map(|uitslag| self.meetpunt(uitslag)).collect(),
            per: stand.map_or_else(Vec::new, |stand| self.per(stand)),
            risicos: self.risicos(),
            bron: self
                .versie
                .and_then(|versie| versie.bron.as_ref())
                .map(|bron| Bron { stuk: bron.stuk.clone(), plaats: bron.plaats.clone() }),
            nummer: nummer(self.overeenkomst, self.norm),
            verwijzing: verwijzing(self.overeenkomst, self.norm),
            gegevens: self.gegevens.map(|gegevens| gegevens.id.clone()),
            berust_op: self.gegevens.map(|_| if self.is_geteld() { Grond::Tellingen } else { Grond::Zaken }),
            getoond: self.regel(),
            gevouwen: self.is_gevouwen(),
            vorige: self.beoordeling.reeks.last().map(|uitslag| self.meetpunt(uitslag)),
            laatste: self.beoordeling.laatste.as_ref().map(|uitslag| self.meetpunt(uitslag)),
            ingetrokken_per: stand.map_or_else(Vec::new, |stand| self.ingetrokken(stand)),
            wacht_nog: stand.map_or(0, |stand| stand.wacht_nog),
            wacht_langst_dagen: stand.and_then(|stand| stand.wacht_langst),
            gemist: stand.map_or_else(Vec::new, gemist),
            ontbreekt: self.ontbreekt(),
            dossier: self.dossier(uitslag).map(|(regel, until)| self.dossierverslag(regel, until)),
            toelichting: toelichting::zinnen(self, keuze, punten),
            zaken,
            zaken_weggelaten,
        }
    }

    fn eerst(&self, uitslag: &Uitslag) -> Eerstverslag {
        let stand = uitslag.stand.as_ref();
        Eerstverslag {
            oordeel: uitslag.oordeel,
            teller: stand.map(|stand| getal::plain(stand.teller)),
            noemer: stand.and_then(|stand| stand.noemer).map(getal::plain),
            waarde: stand.and_then(|stand| getal::waarde(stand.teller, stand.noemer)),
            getoond: self.getoond(uitslag),
        }
    }

    fn eis(&self, versie: &Versie) -> Eisverslag {
        let (minstens, hoogstens) = match self.drempel() {
            Drempel::Geen => (None, None),
            Drempel::Minstens(share) => (Some(share.to_string()), None),
            Drempel::Hoogstens(share) => (None, Some(share.to_string())),
            Drempel::MinstensAantal(number) => (Some(getal::plain(number)), None),
            Drempel::HoogstensAantal(number) => (None, Some(getal::plain(number))),
        };
        Eisverslag {
            vanaf: versie.vanaf.to_string(),
            tot_en_met: versie.tot_en_met.map(|day| day.to_string()),
            binnen: versie.binnen.map(|term| term.to_string()),
            aantal: (self.vorm == Vorm::Leden).then_some(versie.aantal),
            minstens,
            hoogstens,
        }
    }

    fn regel(&self) -> Getoond {
        // It counts cases: of money and people there is none, known or not.
        let has_marge = self.norm.soort.geldgroep().is_none();
        let marge = match (self.uitslag().oordeel, self.stand().and_then(|stand| stand.marge)) {
            (Oordeel::Onzeker, _) if has_marge => "?".to_owned(),
            (_, Some(marge)) if has_marge => getal::marge(marge),
            (_, Some(_) | None) => "-".to_owned(),
        };
        Getoond {
            norm: getal::eis_kort(self.vorm, self.drempel()),
            nu: self.getoond(self.uitslag()),
            vorig: self
                .beoordeling
                .reeks
                .last()
                .map_or_else(|| "-".to_owned(), |uitslag| self.getoond(uitslag)),
            marge,
        }
    }

    fn per(&self, stand: &Stand) -> Vec<Deelverslag> {
        let lines =
            stand.per.iter().flat_map(|split| split.regels.iter().map(move |deel| (split.veld, deel)));
        lines
            .map(|(veld, deel)| Deelverslag {
                veld: self.veld(veld).to_owned(),
                waarde: deel.waarde.clone(),
                teller: getal::plain(deel.teller),
                noemer: deel.noemer.map(getal::plain),
            })
            .collect()
    }

    fn ingetrokken(&self, stand: &Stand) -> Vec<Veldtelling> {
        let counts = stand.ingetrokken.iter();
        counts
            .map(|(veld, aantal)| Veldtelling { veld: self.veld(*veld).to_owned(), aantal: *aantal })
            .collect()
    }

    fn risicos(&self) -> Vec<String> {
        let shows = |risico: &&crate::agreement::Risico| risico.normen.contains(&self.beoordeling.norm);
        self.overeenkomst.risicos.iter().filter(shows).map(|risico| risico.id.clone()).collect()
    }

    fn dossierverslag(&self, regel: &OordeelRegel, until: Option<NaiveDate>) -> Dossierverslag {
        Dossierverslag {
            datum: regel.datum.to_string(),
            oordeel: if regel.voldoende { "voldoende" } else { "onvoldoende" },
            door: regel.door.clone(),
            toelichting: regel.toelichting.clone(),
            geldig_tot: until.map(|day| day.to_string()),
            bestand: pad(self.intake, regel.plek.bestand),
            regel: regel.plek.regel,
        }
    }

    /// The cases behind a verdict that is not met or not certain, and how many are left out.
    fn zaken(&self) -> (Vec<Zaakverslag>, usize) {
        let (Some(stand), Some(zaken), Some(gegevens)) = (self.stand(), self.zaken, self.gegevens) else {
            return (Vec::new(), 0);
        };
        let shown = match self.uitslag().oordeel {
            Oordeel::NietGehaald | Oordeel::Uitzondering | Oordeel::Onzeker => true,
            Oordeel::Gehaald
            | Oordeel::GeenGegevens
            | Oordeel::GeenGevallen
            | Oordeel::TeBeoordelen
            | Oordeel::GeldtNiet
            | Oordeel::NietAanDeBeurt
            | Oordeel::GeenNorm => false,
        };
        if !shown {
            return (Vec::new(), 0);
        }
        let bad = stand.niet_goed.iter().map(|row| (*row, Telt::NietGoed));
        let mut rows: Vec<(u32, Telt)> =
            bad.chain(stand.onleesbaar.iter().map(|row| (*row, Telt::Onleesbaar))).collect();
        rows.sort_by_key(|(row, _)| *row);
        let total = rows.len();
        let listed: Vec<Zaakverslag> = rows
            .into_iter()
            .take(MOST_ZAKEN)
            .filter_map(|(row, telt)| Some((zaken.rijen.get(row as usize)?, telt)))
            .map(|(rij, telt)| Zaakverslag {
                zaak: sleutel(gegevens, zaken, rij),
                telt,
                bestand: pad(self.intake, rij.plek.bestand),
                regel: rij.plek.regel,
            })
            .collect();
        (listed, total.saturating_sub(MOST_ZAKEN))
    }
}

/// The key of a row, as a person would name the case.
pub(super) fn sleutel(gegevens: &Gegevens, zaken: &Zaken, rij: &Rij) -> String {
    let parts: Vec<String> = gegevens
        .sleutel
        .iter()
        .map(|veld| cel(zaken, rij.cellen.get(*veld).copied().unwrap_or(Cel::Leeg)))
        .collect();
    parts.join(" ")
}

/// A cell, as a person would write it.
pub(super) fn cel(zaken: &Zaken, cel: Cel) -> String {
    match cel {
        Cel::Leeg => "(leeg)".to_owned(),
        Cel::Onleesbaar => "(onleesbaar)".to_owned(),
        Cel::Naam(naam) => zaken.namen.word(naam).to_owned(),
        Cel::Getal(number) => dutch(number.normalize()),
        Cel::Datum(day) => day.to_string(),
        Cel::JaNee(yes) => if yes { "ja" } else { "nee" }.to_owned(),
    }
}

fn gemist(stand: &Stand) -> Vec<Gemistverslag> {
    let lacks = stand.gemist.iter();
    lacks
        .map(|gemist| Gemistverslag {
            lid: gemist.lid.clone(),
            van: gemist.venster.map(|(van, _)| van.to_string()),
            tot_en_met: gemist.venster.map(|(_, tot)| tot.to_string()),
        })
        .collect()
}

/// The lower and the higher of the two, whichever of them is the good one.
fn grenzenverslag(grenzen: &Grenzen) -> Option<Grenzenverslag> {
    let share = |(teller, noemer): (Decimal, Option<Decimal>)| getal::waarde(teller, noemer);
    let in_order = grenzen.slechtst.0 <= grenzen.best.0;
    let (lowest, highest) =
        if in_order { (grenzen.slechtst, grenzen.best) } else { (grenzen.best, grenzen.slechtst) };
    Some(Grenzenverslag { laagste: share(lowest)?, hoogste: share(highest)? })
}

/// A delivery that is not there.
pub(super) fn ontbrekend(overeenkomst: &Overeenkomst, index: usize, periode: Periode) -> Ontbrekend {
    let gegevens = &overeenkomst.gegevens[index];
    Ontbrekend {
        gegevens: gegevens.id.clone(),
        periode: periode.to_string(),
        bestand: gegevens.bestand.naam(periode),
    }
}

/// The path of a file that was read.
pub(super) fn pad(intake: &Intake, bestand: u32) -> String {
    intake.bestanden.get(bestand as usize).map_or_else(String::new, |bestand| bestand.pad.clone())
}

/// How a sentence refers to a core clause: its id in words.
pub(super) fn verwijzing_kernbeding(kernbeding: &Kernbeding) -> String {
    kernbeding.id.replace('-', " ")
}

/// The number of the bepaling under which a norm is shown.
pub(super) fn nummer(overeenkomst: &Overeenkomst, norm: &Norm) -> Option<String> {
    norm.hoort_bij
        .iter()
        .find_map(|id| overeenkomst.bepaling(id))
        .map(|(_, bepaling)| bepaling.nummer.clone())
}

/// How a sentence refers to a norm: `sociaal werk 1`, the doelen of one that hangs on no bepaling, or else its title.
pub(super) fn verwijzing(overeenkomst: &Overeenkomst, norm: &Norm) -> String {
    if let Some((kernbeding, bepaling)) = norm.hoort_bij.iter().find_map(|id| overeenkomst.bepaling(id)) {
        return format!("{} {}", verwijzing_kernbeding(kernbeding), bepaling.nummer);
    }
    let doelen: Vec<&str> = norm
        .hoort_bij
        .iter()
        .map(String::as_str)
        .filter(|id| overeenkomst.doelen.iter().any(|doel| doel.id == *id))
        .collect();
    if doelen.is_empty() { kleine_letter(&norm.titel) } else { opsomming(&doelen) }
}

/// How a sentence names a norm: `eerste gesprek binnen 4 weken (sociaal werk 1)`, or its title alone.
pub(super) fn naam(overeenkomst: &Overeenkomst, norm: &Norm) -> String {
    let (titel, place) = (kleine_letter(&norm.titel), verwijzing(overeenkomst, norm));
    if titel == place { titel } else { format!("{titel} ({place})") }
}

/// A day in a sentence.
pub(super) fn dag(day: NaiveDate) -> String {
    in_words(day)
}
