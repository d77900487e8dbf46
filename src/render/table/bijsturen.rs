//! What to do about it: the heaviest risks in full, the others on a line each.

use super::{
    TabelOpties,
    blad::{Blad, Stijl, breedte},
};
use crate::report::{Randvoorwaardeverslag, Report, Risicouitkomst, Risicoverslag};

/// How many risks are shown with what was agreed about them, unless everything is: the heaviest, and others only if
/// they are this heavy.
const MOST_VOLUIT: usize = 2;
const ZWAAR: u8 = 6;

pub(super) fn blok(blad: &mut Blad, report: &Report, opties: &TabelOpties) {
    blad.leeg();
    let all = if opties.uitvoerig || report.risicos.is_empty() { "" } else { ", meer met -v" };
    blad.uitersten("BIJSTUREN", &format!("zwaarste eerst (kans x schade, ? misschien){all}"), Stijl::Kop);
    for (nr, risico) in report.risicos.iter().enumerate() {
        kop(blad, risico);
        let heavy = nr == 0 || (nr < MOST_VOLUIT && risico.effect >= ZWAAR);
        if risico.uitkomst == Risicouitkomst::Uitgekomen && (heavy || opties.uitvoerig) {
            voluit(blad, risico, opties.uitvoerig);
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
    let label = match risico.uitkomst {
        Risicouitkomst::Uitgekomen => risico.effect.to_string(),
        Risicouitkomst::Misschien => format!("{}?", risico.effect),
    };
    blad.punt(0, 3, &label, &format!("{tekst} ({})", risico.blijkt_uit));
}

fn voluit(blad: &mut Blad, risico: &Risicoverslag, uitvoerig: bool) {
    let mut parties: Vec<(&str, Vec<&Randvoorwaardeverslag>)> = Vec::new();
    for of in &risico.randvoorwaarden {
        let who = of.verantwoordelijke.as_deref().unwrap_or("Wie?");
        match parties.iter_mut().find(|(name, _)| *name == who) {
            Some((_, agreed)) => agreed.push(of),
            None => parties.push((who, vec![of])),
        }
    }
    let label = parties.iter().map(|(name, _)| breedte(name)).max().unwrap_or(0).clamp(9, 20) + 2;
    for (name, agreed) in parties {
        let shown = if uitvoerig { &agreed[..] } else { &agreed[..1] };
        blad.punt(3, label, name, &afspraken(shown));
    }
    // The first is about what stands out now; the agreement's own follows it.
    let most = if uitvoerig { usize::MAX } else { 1 };
    for (index, vraag) in risico.vragen.iter().take(most).enumerate() {
        blad.punt(3, label, if index == 0 { "Vraag" } else { "" }, vraag);
    }
}

/// What one party agreed to do, with the place where it is agreed once if that is the same for all.
fn afspraken(agreed: &[&Randvoorwaardeverslag]) -> String {
    let waar =
        |of: &Randvoorwaardeverslag| of.waar.as_ref().map_or_else(String::new, |waar| format!(" ({waar})"));
    let tekst = |of: &&Randvoorwaardeverslag| of.tekst.trim().trim_end_matches('.').to_owned();
    match agreed {
        [first, rest @ ..] if rest.iter().all(|of| of.waar == first.waar) => {
            let texts: Vec<String> = agreed.iter().map(tekst).collect();
            format!("{}{}", texts.join("; "), waar(first))
        }
        several => {
            let texts: Vec<String> = several.iter().map(|of| format!("{}{}", tekst(of), waar(of))).collect();
            texts.join("; ")
        }
    }
}
