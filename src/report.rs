//! The report: one complete, ordered, serialisable value, and all that any renderer may show.
//!
//! Here verdicts become lines, sentences and an exit status. A renderer adds nothing to it: what a screen says and
//! what a script reads are the same [`Report`].

mod bevinding;
mod bijsturen;
mod financien;
mod getal;
mod kernbeding;
mod keuring;
mod naslag;
mod norm;
mod selectie;
mod sjabloon;
mod toelichting;
mod uitkomst;
mod uitleg;
mod verslag;
mod wachtlijst;
mod woorden;

pub use keuring::{Keuring, Strengheid, Toetsen, keur, keur_leveringen};
pub use naslag::{
    Codeverslag, Deel, Naslagblad, Regel, Uitleg, codelijst, ids, naam_van, naslag, naslag_code, uitleg_van,
};
pub use selectie::Selectie;
pub use sjabloon::{Sjabloon, Sjabloonkolom, sjabloon};
pub use uitkomst::exit_status;
pub use verslag::{
    Bekendverslag, Bevinding, Bron, Deelverslag, Dossierverslag, Eerder, Eerstverslag, Eisverslag,
    Financienverslag, Geldlevering, Geldnormverslag, Geldperiode, Geldregel, Geldrij, Geldscherm, Geldsoort,
    Geldtoelichting, Gemistverslag, Getoond, Grenzenverslag, Grond, Indexverslag, Invoer, Kernbedingverslag,
    Kolomverslag, Kop, Marge, Meetpunt, Normverslag, Ontbrekend, Oordelenverslag, Overschrijding,
    Periodeverslag, Prijsverslag, Proeftuingeld, Prognoseverslag, Punt, Randvoorwaardeverslag, Report,
    Risicouitkomst, Risicoverslag, Selectieverslag, Subtotaalverslag, Telt, Uitkomst, Uitzondering,
    Veldtelling, Wachtdeel, Wachtlijstverslag, Wachtmaand, Wachtstand, Zaakverslag,
};

use crate::{
    agreement::Overeenkomst,
    calendar::in_words,
    intake::{Intake, Kolomgegevens},
    norm::{Beoordeling, Oordeel, Vraag},
    wachtlijst::WachtlijstStand,
};
use bevinding::Bevindingen;
use norm::Geval;
use selectie::Keuze;

/// Name and version of the JSON.
pub const SCHEMA: &str = "oss-welzijn/check/1";

/// How many cases behind one norm a report holds.
pub const MOST_ZAKEN: usize = 1_000;

/// All that a report rests on.
#[derive(Debug, Clone, Copy)]
pub struct Grondslag<'a> {
    /// The agreement.
    pub overeenkomst: &'a Overeenkomst,
    /// The deliveries.
    pub intake: &'a Intake,
    /// The period and the peildatum.
    pub vraag: Vraag,
    /// Every norm of the agreement, judged, in its order.
    pub beoordelingen: &'a [Beoordeling],
    /// Every waiting list of the agreement, in its order.
    pub wachtlijsten: &'a [WachtlijstStand],
}

/// How the user wants the report.
#[derive(Debug, Clone, Default)]
pub struct Opties {
    /// The figures are made up, and everything that comes out says so.
    pub voorbeeld: bool,
    /// What to limit it to.
    pub selectie: Selectie,
    /// A norm without a valid judgement counts for the exit status.
    pub strict: bool,
    /// Version of the program.
    pub versie: String,
    /// Set when later deliveries were left out: their paths.
    pub zoals_bekend: Option<Vec<String>>,
}

/// Makes the report: everything over the selection, verdict and exit status included.
#[must_use]
pub fn maak(grondslag: &Grondslag<'_>, opties: &Opties) -> Report {
    let keuze = Keuze::new(grondslag, &opties.selectie);
    let overeenkomst = grondslag.overeenkomst;
    let gevallen: Vec<Geval<'_>> = keuze.beoordelingen.iter().map(|of| Geval::new(&keuze, of)).collect();
    let bevindingen = bevinding::verzamel(&keuze);
    let kernbedingen = kernbedingen(&keuze, &gevallen, &bevindingen);
    let overige: Vec<Geval<'_>> =
        gevallen.iter().filter(|geval| overeenkomst.kernbeding_van(geval.norm).is_none()).copied().collect();
    let bij_doel: Vec<Geval<'_>> =
        overige.iter().filter(|geval| !geval.is_bij_financien()).copied().collect();
    let oordelen = || gevallen.iter().map(|geval| geval.uitslag().oordeel);
    Report {
        schema: SCHEMA,
        voorbeeld: opties.voorbeeld,
        versie: opties.versie.clone(),
        overeenkomst: Kop {
            id: overeenkomst.id.clone(),
            titel: overeenkomst.titel.clone(),
            gemeente: overeenkomst.gemeente.clone(),
            aanbieder: overeenkomst.aanbieder.clone(),
        },
        selectie: opties.selectie.verslag(overeenkomst),
        periode: periode(grondslag.vraag),
        peildatum: grondslag.vraag.peildatum.to_string(),
        peildatum_tekst: in_words(grondslag.vraag.peildatum),
        zoals_bekend: opties.zoals_bekend.as_ref().map(|later| Bekendverslag {
            op: grondslag.vraag.peildatum.to_string(),
            niet_gelezen: later.clone(),
        }),
        inleiding: inleiding(grondslag, opties, &gevallen),
        oordeel: Oordeel::van_geheel(oordelen()),
        exit: exit_status(oordelen(), opties.strict),
        kernbedingen,
        overige_normen: normverslagen(&keuze, &overige, &bevindingen),
        overige_oordelen: kernbeding::oordelen(&overige),
        overige_regels: kernbeding::regels(&bij_doel),
        overige_regels_voluit: kernbeding::regels_voluit(&bij_doel),
        wachtlijsten: wachtlijst::verslagen(&keuze),
        wachtlijst_regels: wachtlijst::regels(&keuze),
        risicos: bijsturen::verslagen(&keuze, &gevallen),
        zonder_risico: bijsturen::zonder_risico(&keuze, &gevallen),
        financien: financien::verslag(&keuze, &gevallen, &bevindingen),
        zonder_financien: financien::reden(&keuze),
        leveringen: Vec::new(),
        uitkomst: uitkomst::verslag(&keuze, &gevallen),
        invoer: invoer(&keuze),
        bevindingen: bevindingen.lijst,
        punten: bevindingen.punten,
    }
}

fn kernbedingen(
    keuze: &Keuze<'_>,
    gevallen: &[Geval<'_>],
    bevindingen: &Bevindingen,
) -> Vec<Kernbedingverslag> {
    let overeenkomst = keuze.grondslag.overeenkomst;
    let mut verslagen = Vec::new();
    for (index, kernbeding) in overeenkomst.kernbedingen.iter().enumerate() {
        let mut own: Vec<Geval<'_>> = gevallen
            .iter()
            .filter(|geval| overeenkomst.kernbeding_van(geval.norm) == Some(index))
            .copied()
            .collect();
        // A reader looks for a norm by the number of its bepaling.
        own.sort_by_key(|geval| {
            kernbeding.bepalingen.iter().position(|bepaling| geval.norm.hoort_bij.contains(&bepaling.id))
        });
        if !own.is_empty() {
            let normen = normverslagen(keuze, &own, bevindingen);
            verslagen.push(kernbeding::verslag(keuze, kernbeding, &own, normen));
        }
    }
    verslagen
}

fn normverslagen(keuze: &Keuze<'_>, gevallen: &[Geval<'_>], bevindingen: &Bevindingen) -> Vec<Normverslag> {
    gevallen
        .iter()
        .map(|geval| {
            let punten = bevindingen.per_norm.get(&geval.beoordeling.norm).map_or(&[][..], Vec::as_slice);
            geval.verslag(keuze, punten)
        })
        .collect()
}

fn periode(vraag: Vraag) -> Periodeverslag {
    let periode = vraag.periode;
    Periodeverslag {
        id: periode.to_string(),
        van: periode.van().to_string(),
        tot_en_met: periode.tot_en_met().to_string(),
        tekst: periode.in_words(),
        vorige: woorden::vorige_kop(periode.ritme()),
    }
}

fn inleiding(grondslag: &Grondslag<'_>, opties: &Opties, gevallen: &[Geval<'_>]) -> Vec<String> {
    let overeenkomst = grondslag.overeenkomst;
    let newest = grondslag
        .intake
        .zaken
        .iter()
        .filter_map(|zaken| {
            zaken.leveringen.iter().max_by_key(|periode| (periode.tot_en_met(), periode.van()))
        })
        .max_by_key(|periode| (periode.tot_en_met(), periode.van()));
    let newest = newest.map_or_else(
        || "Er is nog geen levering.".to_owned(),
        |periode| format!("Geleverd t/m {}.", periode.in_words()),
    );
    let mut lines = vec![format!(
        "Aanbieder {}. Stand op {}. {newest}",
        overeenkomst.aanbieder,
        in_words(grondslag.vraag.peildatum)
    )];
    lines.extend(opties.zoals_bekend.as_ref().map(|later| {
        let day = in_words(grondslag.vraag.peildatum);
        match later.len() {
            0 => format!("Zoals bekend op {day}. Er zijn geen latere leveringen."),
            1 => format!("Zoals bekend op {day}: 1 latere levering is niet gelezen."),
            count => format!("Zoals bekend op {day}: {count} latere leveringen zijn niet gelezen."),
        }
    }));
    if opties.voorbeeld {
        lines.push("VOORBEELD: alle cijfers zijn verzonnen.".to_owned());
    }
    lines.extend(opties.selectie.verslag(overeenkomst).map(|selectie| selectie.tekst));
    lines.extend(tellingen(gevallen));
    lines
}

/// That figures rest on counts, if any does.
fn tellingen(gevallen: &[Geval<'_>]) -> Option<String> {
    let measured = gevallen.iter().filter(|geval| !geval.is_oordeel()).count();
    match gevallen.iter().filter(|geval| geval.is_geteld()).count() {
        0 => None,
        all if all == measured => {
            Some("Alle cijfers berusten op tellingen van de aanbieder, niet op zaken.".to_owned())
        }
        some => Some(format!(
            "Tellingen van de aanbieder, niet zaken: daarop {} {some} van de {measured} normen met cijfers.",
            if some == 1 { "berust" } else { "berusten" }
        )),
    }
}

fn invoer(keuze: &Keuze<'_>) -> Vec<Invoer> {
    let chosen = keuze
        .grondslag
        .intake
        .bestanden
        .iter()
        .filter(|bestand| bestand.gegevens.is_none_or(|index| keuze.gegevens[index]));
    chosen
        .map(|bestand| Invoer {
            bestand: bestand.pad.clone(),
            sha256: bestand.sha256.clone(),
            rijen: bestand.rijen,
            codering: bestand.codering.clone(),
            bom: bestand.bom,
            scheidingsteken: bestand.scheidingsteken,
            regeleinde: bestand.regeleinde.clone(),
            kopregel: bestand.kopregel,
            titelregels: bestand.titelregels.clone(),
            totaalregels: bestand.totaalregels.clone(),
            kolommen: bestand.kolommen.iter().map(kolomverslag).collect(),
            gegevens: bestand.gegevens.map(|index| keuze.grondslag.overeenkomst.gegevens[index].id.clone()),
            uitgezonderd: bestand
                .uitgezonderd
                .iter()
                .map(|of| Uitzondering {
                    veld: of.veld.clone(),
                    lijkt_op: of.lijkt_op,
                    reden: of.reden.clone(),
                })
                .collect(),
        })
        .collect()
}

fn kolomverslag(kolom: &Kolomgegevens) -> Kolomverslag {
    Kolomverslag {
        veld: kolom.veld.clone(),
        kolom: kolom.kolom.clone(),
        decimaalteken: kolom.decimaalteken,
        datumvormen: kolom.datumvormen.clone(),
        procentvorm: kolom.procentvorm,
    }
}
