//! What to do about it: the heaviest risks in full, the others on a line each.

use super::{
    TabelOpties,
    blad::{Blad, Stijl, breedte},
};
use crate::report::{Report, Risicouitkomst, Risicoverslag};

/// How many risks are shown with what was agreed about them, unless everything is.
const MOST_VOLUIT: usize = 3;

pub(super) fn blok(blad: &mut Blad, report: &Report, opties: &TabelOpties) {
    blad.leeg();
    blad.uitersten("BIJSTUREN", "zwaarste eerst (kans x schade, 1 tot 9)", Stijl::Kop);
    let most = if opties.uitvoerig { usize::MAX } else { MOST_VOLUIT };
    let mut in_full = 0;
    for risico in &report.risicos {
        let came_true = risico.uitkomst == Risicouitkomst::Uitgekomen;
        kop(blad, risico);
        if came_true && in_full < most {
            in_full += 1;
            voluit(blad, risico);
        }
    }
    for regel in &report.zonder_risico {
        blad.punt(0, 3, "-", regel);
    }
    if report.risicos.is_empty() && report.zonder_risico.is_empty() {
        blad.alinea(0, "Geen risico kwam uit.", Stijl::Gewoon);
    }
}

fn kop(blad: &mut Blad, risico: &Risicoverslag) {
    let tekst = risico.tekst.trim_end_matches('.');
    match risico.uitkomst {
        Risicouitkomst::Uitgekomen => {
            blad.punt(0, 3, &risico.effect.to_string(), &format!("{tekst} ({})", risico.blijkt_uit));
        }
        Risicouitkomst::Misschien => {
            let words = format!("Misschien: {tekst}, zwaarte {} ({})", risico.effect, risico.blijkt_uit);
            blad.punt(0, 3, "?", &words);
        }
    }
}

fn voluit(blad: &mut Blad, risico: &Risicoverslag) {
    let who = |index: usize| risico.randvoorwaarden[index].verantwoordelijke.as_deref().unwrap_or("Wie?");
    let names = (0..risico.randvoorwaarden.len()).map(|index| breedte(who(index)));
    let label = names.max().unwrap_or(0).clamp(9, 20) + 2;
    let mut previous = "";
    for (index, of) in risico.randvoorwaarden.iter().enumerate() {
        let name = if who(index) == previous { "" } else { who(index) };
        previous = who(index);
        let tekst = of.tekst.trim_end_matches('.');
        let tekst = match &of.waar {
            Some(waar) => format!("{tekst} ({waar})"),
            None => tekst.to_owned(),
        };
        blad.punt(3, label, name, &tekst);
    }
    for (index, vraag) in risico.vragen.iter().enumerate() {
        blad.punt(3, label, if index == 0 { "Vraag" } else { "" }, vraag);
    }
}
