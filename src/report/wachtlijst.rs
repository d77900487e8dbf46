//! The waiting lists as a report has them.

use super::{
    Ontbrekend, Overschrijding, Wachtdeel, Wachtlijstverslag, Wachtmaand, Wachtstand,
    norm::ontbrekend,
    selectie::Keuze,
    woorden::{kleine_letter, maand_kort, opsomming},
};
use crate::{
    agreement::{Gegevens, Overeenkomst, Wachtlijst},
    calendar::Termijn,
    wachtlijst::{Maand, PerWeek, Wachtend, WachtlijstStand},
};

/// Every waiting list of the selection.
pub(super) fn verslagen(keuze: &Keuze<'_>) -> Vec<Wachtlijstverslag> {
    keuze.wachtlijsten.iter().map(|stand| verslag(keuze.grondslag.overeenkomst, stand)).collect()
}

fn verslag(overeenkomst: &Overeenkomst, stand: &WachtlijstStand) -> Wachtlijstverslag {
    let wachtlijst = &overeenkomst.wachtlijsten[stand.wachtlijst];
    let gegevens = &overeenkomst.gegevens[wachtlijst.gegevens];
    let ontbreekt: Vec<Ontbrekend> = stand
        .ontbreekt
        .iter()
        .map(|periode| ontbrekend(overeenkomst, wachtlijst.gegevens, *periode))
        .collect();
    let per = stand.per.iter().flat_map(|(veld, values)| values.iter().map(move |value| (*veld, value)));
    Wachtlijstverslag {
        id: wachtlijst.id.clone(),
        titel: wachtlijst.titel.clone(),
        gegevens: gegevens.id.clone(),
        grens: wachtlijst.grens.to_string(),
        volledig: stand.volledig,
        ontbreekt,
        onleesbaar: stand.onleesbaar.len() as u64,
        proeftuin: stand.proeftuin,
        stand: wachtstand(stand.stand),
        per: per
            .map(|(veld, (waarde, stand))| Wachtdeel {
                veld: gegevens.velden.get(veld).map_or_else(String::new, |veld| veld.naam.clone()),
                waarde: waarde.clone(),
                stand: wachtstand(*stand),
            })
            .collect(),
        maanden: stand.maanden.iter().map(|of| maand(gegevens, of)).collect(),
        getoond: getoond(wachtlijst),
    }
}

fn wachtstand(stand: Wachtend) -> Wachtstand {
    Wachtstand { wachtend: stand.wachtend, boven_grens: stand.boven_grens, langst_dagen: stand.langst_dagen }
}

fn maand(gegevens: &Gegevens, maand: &Maand) -> Wachtmaand {
    let week = |number: u64| maand.per_week.get(&number).copied().unwrap_or(0);
    Wachtmaand {
        maand: maand.maand.to_string(),
        kort: maand_kort(maand.maand.van()),
        gevallen: maand.gevallen,
        weken: maand.weken,
        hoogste: maand.hoogste,
        per_week: maand.per_week.clone(),
        per: maand
            .per
            .iter()
            .flat_map(|(veld, values)| values.iter().map(|of| overschrijding(gegevens, *veld, of)))
            .collect(),
        getoond: [week(1), week(2), week(3), maand.per_week.range(4..).map(|(_, count)| count).sum()],
    }
}

fn overschrijding(
    gegevens: &Gegevens,
    veld: usize,
    (waarde, per_week): &(String, PerWeek),
) -> Overschrijding {
    let (gevallen, weken, hoogste) = Maand::samengevat(per_week);
    Overschrijding {
        veld: gegevens.velden.get(veld).map_or_else(String::new, |veld| veld.naam.clone()),
        waarde: waarde.clone(),
        gevallen,
        weken,
        hoogste,
        per_week: per_week.clone(),
    }
}

/// `Eerste gesprek (2 wk)`.
fn getoond(wachtlijst: &Wachtlijst) -> String {
    format!("{} ({})", wachtlijst.titel, kort(wachtlijst.grens))
}

fn kort(termijn: Termijn) -> String {
    let text = termijn.to_string();
    for (word, short) in
        [("weken", "wk"), ("week", "wk"), ("dagen", "dg"), ("maanden", "mnd"), ("maand", "mnd")]
    {
        if let Some(number) = text.strip_suffix(word) {
            return format!("{number}{short}");
        }
    }
    text
}

/// What the figures mean and leave out.
pub(super) fn regels(keuze: &Keuze<'_>) -> Vec<String> {
    let overeenkomst = keuze.grondslag.overeenkomst;
    let naam = |stand: &WachtlijstStand| kleine_letter(&overeenkomst.wachtlijsten[stand.wachtlijst].titel);
    let counted = |count: fn(&WachtlijstStand) -> u64| -> Vec<String> {
        let some = keuze.wachtlijsten.iter().filter(|stand| count(stand) > 0);
        some.map(|stand| format!("{} {}", naam(stand), count(stand))).collect()
    };
    let mut lines = Vec::new();
    let busy = |stand: &&WachtlijstStand| stand.maanden.iter().filter(|maand| maand.gevallen > 0).count() > 1;
    if keuze.wachtlijsten.iter().copied().any(|stand| busy(&stand)) {
        lines.push("Wie in twee maanden te lang wacht, telt in beide.".to_owned());
    }
    let apart = counted(|stand| stand.proeftuin);
    if !apart.is_empty() {
        lines.push(format!("Proeftuin, niet geteld: {}.", apart.join(", ")));
    }
    let unreadable = counted(|stand| stand.onleesbaar.len() as u64);
    if !unreadable.is_empty() {
        lines.push(format!("Onleesbaar: {}.", unreadable.join(", ")));
    }
    let incomplete: Vec<String> =
        keuze.wachtlijsten.iter().filter(|stand| !stand.volledig).map(|stand| naam(stand)).collect();
    if !incomplete.is_empty() {
        lines.push(format!("Niet volledig, er ontbreekt een levering: {}.", opsomming(&incomplete)));
    }
    lines
}
