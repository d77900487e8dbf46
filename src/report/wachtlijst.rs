//! The waiting lists as a report has them.

use super::{
    Grond, Ontbrekend, Overschrijding, Wachtdeel, Wachtlijstverslag, Wachtmaand, Wachtstand,
    norm::ontbrekend,
    selectie::Keuze,
    woorden::{kleine_letter, maand_kort, opsomming},
};
use crate::{
    agreement::{Gegevens, Overeenkomst, Wachtlijst},
    calendar::{Termijn, in_words},
    wachtlijst::{Geteld, Maand, PerWeek, Wachtend, WachtlijstStand},
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
        stand: match &stand.geteld {
            Some(Geteld { op: None, .. }) => ONBEKEND,
            Some(Geteld { op: Some(_), .. }) | None => wachtstand(stand.stand),
        },
        berust_op: if stand.geteld.is_some() { Grond::Tellingen } else { Grond::Zaken },
        stand_op: stand.geteld.as_ref().and_then(|geteld| geteld.op).map(|op| op.to_string()),
        per: per
            .map(|(veld, (waarde, stand))| Wachtdeel {
                veld: gegevens.velden.get(veld).map_or_else(String::new, |veld| veld.naam.clone()),
                waarde: waarde.clone(),
                stand: wachtstand(*stand),
            })
            .collect(),
        maanden: match &stand.geteld {
            None => stand.maanden.iter().map(|of| maand(gegevens, of)).collect(),
            Some(geteld) => {
                let counted = stand.maanden.iter().zip(&geteld.maanden);
                counted.map(|(of, stand)| getelde_maand(of, *stand)).collect()
            }
        },
        getoond: getoond(wachtlijst),
    }
}

/// Of a day of which nothing was delivered.
const ONBEKEND: Wachtstand = Wachtstand { wachtend: None, boven_grens: None, langst_dagen: None };

fn wachtstand(stand: Wachtend) -> Wachtstand {
    Wachtstand {
        wachtend: Some(stand.wachtend),
        boven_grens: Some(stand.boven_grens),
        langst_dagen: stand.langst_dagen,
    }
}

/// A month of counts: who waited on its last day, and no weeks.
fn getelde_maand(maand: &Maand, stand: Option<Wachtend>) -> Wachtmaand {
    Wachtmaand {
        maand: maand.maand.to_string(),
        kort: maand_kort(maand.maand.van()),
        gevallen: stand.map(|stand| stand.boven_grens),
        weken: None,
        hoogste: None,
        per_week: None,
        getoond: None,
        stand: Some(stand.map_or(ONBEKEND, wachtstand)),
        per: Vec::new(),
    }
}

fn maand(gegevens: &Gegevens, maand: &Maand) -> Wachtmaand {
    let week = |number: u64| maand.per_week.get(&number).copied().unwrap_or(0);
    Wachtmaand {
        maand: maand.maand.to_string(),
        kort: maand_kort(maand.maand.van()),
        gevallen: Some(maand.gevallen),
        weken: Some(maand.weken),
        hoogste: Some(maand.hoogste),
        per_week: Some(maand.per_week.clone()),
        stand: None,
        per: maand
            .per
            .iter()
            .flat_map(|(veld, values)| values.iter().map(|of| overschrijding(gegevens, *veld, of)))
            .collect(),
        getoond: Some([week(1), week(2), week(3), maand.per_week.range(4..).map(|(_, count)| count).sum()]),
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

/// `Eerste gesprek berust op tellingen van de aanbieder, niet op zaken: ...`
fn geteld(keuze: &Keuze<'_>, stand: &WachtlijstStand) -> Option<String> {
    let geteld = stand.geteld.as_ref()?;
    let titel = &keuze.grondslag.overeenkomst.wachtlijsten[stand.wachtlijst].titel;
    let op = match geteld.op {
        Some(op) if op == keuze.grondslag.vraag.peildatum => String::new(),
        Some(op) => format!(" De stand is die van {}.", in_words(op)),
        None => " De laatste telling ontbreekt.".to_owned(),
    };
    let months = stand.maanden.iter().zip(&geteld.maanden).map(|(maand, stand)| {
        let count = stand.map_or_else(|| "?".to_owned(), |stand| stand.wachtend.to_string());
        format!("{} {count}", maand_kort(maand.maand.van()))
    });
    Some(format!(
        "{titel} berust op tellingen van de aanbieder, niet op zaken.{op} Per maand telt wie op de laatste dag te lang \
         wachtte; hoeveel weken is niet bekend. Wachtend op de laatste dag van {}.",
        months.collect::<Vec<_>>().join(", ")
    ))
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
    lines.extend(keuze.wachtlijsten.iter().filter_map(|stand| geteld(keuze, stand)));
    let busy = |stand: &&WachtlijstStand| {
        stand.geteld.is_none() && stand.maanden.iter().filter(|maand| maand.gevallen > 0).count() > 1
    };
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
