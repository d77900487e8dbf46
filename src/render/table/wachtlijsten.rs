//! Who waits: on the peildatum, too long per month, and by how many weeks in the last month.

use super::{
    TabelOpties,
    blad::{Blad, Kolom, Stijl, breedte},
};
use crate::report::{Report, Wachtlijstverslag, Wachtmaand, Wachtstand};

/// A page this wide has room for six months instead of three.
const RUIM: usize = 100;

pub(super) fn blok(blad: &mut Blad, report: &Report, opties: &TabelOpties) {
    let Some(first) = report.wachtlijsten.first() else { return };
    let most = if blad.breedte() >= RUIM { 6 } else { 3 };
    let months = first.maanden.len().min(most);
    let hidden = first.maanden.len() - months;
    let maten = Maten::new(blad.breedte(), report, months);
    blad.leeg();
    maten.koppen(blad, report, &first.maanden[hidden..]);
    for lijst in &report.wachtlijsten {
        maten.rij(
            blad,
            &lijst.getoond,
            lijst.stand,
            &lijst.maanden[lijst.maanden.len().saturating_sub(months)..],
        );
        if opties.uitvoerig {
            uitsplitsing(blad, &maten, lijst);
        }
    }
    if !report.wachtlijst_regels.is_empty() {
        blad.alinea(0, &report.wachtlijst_regels.join(" "), Stijl::Gewoon);
    }
    if hidden > 0 {
        blad.alinea(0, "Eerdere maanden staan in --format json.", Stijl::Gewoon);
    }
}

fn uitsplitsing(blad: &mut Blad, maten: &Maten, lijst: &Wachtlijstverslag) {
    for deel in &lijst.per {
        maten.rij(blad, &format!("  {} {}", deel.veld, deel.waarde), deel.stand, &[]);
    }
}

struct Maten {
    naam: usize,
    months: usize,
}

impl Maten {
    const STAND: [usize; 3] = [8, 8, 8];
    const MAAND: usize = 5;
    const WEEK: usize = 5;

    fn new(page: usize, report: &Report, months: usize) -> Self {
        let longest = report.wachtlijsten.iter().map(|lijst| breedte(&lijst.getoond)).max().unwrap_or(0);
        let mut maten = Self { naam: 0, months };
        let rest = Self::STAND.iter().sum::<usize>() + maten.months() + Self::WEEK * 4;
        maten.naam = page.saturating_sub(rest).min(longest.max(12));
        maten
    }

    /// The columns for months, wide enough for what stands above them.
    fn months(&self) -> usize {
        (self.months * Self::MAAND).max(12)
    }

    fn kolommen(&self) -> Vec<Kolom> {
        let slack = self.months() - self.months * Self::MAAND;
        let mut columns = vec![Kolom::links(self.naam)];
        columns.extend(Self::STAND.map(|width| Kolom::rechts(width).gap(1)));
        columns.extend((0..self.months).map(|nr| {
            let extra = if nr == 0 { slack } else { 0 };
            Kolom::rechts(Self::MAAND + extra).gap(1)
        }));
        columns.extend([Kolom::rechts(Self::WEEK).gap(1); 4]);
        columns
    }

    fn koppen(&self, blad: &mut Blad, report: &Report, months: &[Wachtmaand]) {
        let last = months.last().map_or("", |maand| maand.kort);
        let groups = [
            Kolom::links(self.naam),
            Kolom::rechts(Self::STAND.iter().sum()).gap(1),
            Kolom::rechts(self.months()).gap(2),
            Kolom::rechts(Self::WEEK * 4).gap(1),
        ];
        let day = format!("op {}", report.peildatum_tekst);
        blad.rij(
            &["WACHTLIJSTEN", &day, "te lang in", &format!("{last}: weken te lang")],
            &groups,
            Stijl::Kop,
        );
        let names = ["", "wachten", "te lang", "langst"].into_iter();
        let cells: Vec<&str> =
            names.chain(months.iter().map(|maand| maand.kort)).chain(["1", "2", "3", "4+"]).collect();
        blad.rij(&cells, &self.kolommen(), Stijl::Gewoon);
    }

    fn rij(&self, blad: &mut Blad, naam: &str, stand: Wachtstand, months: &[Wachtmaand]) {
        let mut cells = vec![
            naam.to_owned(),
            stand.wachtend.map_or_else(|| "?".to_owned(), |count| count.to_string()),
            of_vraag(stand.boven_grens),
            langst(stand),
        ];
        cells.extend(months.iter().map(|maand| of_vraag(maand.gevallen)));
        // Weeks that nobody counted are no zeros.
        let weeks = months.last().map(|maand| maand.getoond.map(|weeks| weeks.map(Some)).unwrap_or_default());
        cells.extend(weeks.into_iter().flatten().map(of_vraag));
        blad.rij(&cells, &self.kolommen(), Stijl::Gewoon);
    }
}

/// The longest wait; nobody's is none, and that of people of whom it was not counted is not known.
fn langst(stand: Wachtstand) -> String {
    match (stand.langst_dagen, stand.wachtend) {
        (Some(days), _) => format!("{days} dg"),
        (None, Some(0)) => "-".to_owned(),
        (None, _) => "?".to_owned(),
    }
}

/// A number, or a question mark for one that is not known.
fn of_vraag(number: Option<u64>) -> String {
    number.map_or_else(|| "?".to_owned(), of_streep)
}

fn of_streep(number: u64) -> String {
    if number == 0 { "-".to_owned() } else { number.to_string() }
}
