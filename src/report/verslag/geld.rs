//! The shape of the money in a report. Amounts are texts with two decimals, fte and shares exact decimals as text.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Bron, Ontbrekend};
use crate::norm::Oordeel;

/// What the work cost against the budget.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Financienverslag {
    /// Id of the data set.
    pub gegevens: String,
    /// The measured period.
    pub periode: Geldperiode,
    /// How many months the deliveries that are there are about.
    pub maanden: u32,
    /// Those deliveries.
    pub leveringen: Vec<Geldlevering>,
    /// Needed deliveries that are not there.
    pub ontbreekt: Vec<Ontbrekend>,
    /// Whether all that was spent is known.
    pub volledig: bool,
    /// In prices of which year, and how that was reckoned.
    pub prijzen: Prijsverslag,
    /// How amounts are rounded.
    pub afronding: String,
    /// Within what money may shift.
    pub schuiven: String,
    /// On what the forecast rests.
    pub prognose: Prognoseverslag,
    /// What the pro rata indication is, and that it is no decision.
    pub pro_rata: String,
    /// All together.
    pub totaal: Geldregel,
    /// Per domein.
    pub domeinen: Vec<Geldregel>,
    /// Per werksoort.
    pub werksoorten: Vec<Geldregel>,
    /// Per post.
    pub posten: Vec<Geldregel>,
    /// Money of posten that the agreement does not have.
    pub niet_begroot: Vec<Geldregel>,
    /// Amounts that can't be counted.
    pub niet_te_plaatsen: Option<Geldregel>,
    /// What of the total is for the Proeftuin.
    pub proeftuin: Option<Proeftuingeld>,
    /// The ids of the norms on money and people: budgets, formaties, and shares of an amount.
    pub normen: Vec<String>,
    /// The same for a screen; a script has the figures themselves.
    #[serde(skip)]
    pub scherm: Geldscherm,
}

/// What a screen shows of money.
#[derive(Debug, Clone)]
pub struct Geldscherm {
    /// What stands above the budget of the measured months: `begroot 6 mnd`.
    pub kop_periode: String,
    /// Whether any delivery is there.
    pub geleverd: bool,
    /// Per domein, what is of none, and the total; empty when the figures are of an earlier period.
    pub kort: Vec<Geldrij>,
    /// All rows, each before those under it, then the total, then what stands beside it.
    pub rijen: Vec<Geldrij>,
    /// What it is about: `1e halfjaar 2023 (gevraagd: 2e kwartaal 2023)`.
    pub periode: String,
    /// How to read it, in sentences.
    pub zinnen: Vec<String>,
    /// What the provider says, with the post it is about.
    pub toelichting: Vec<String>,
    /// What the source prints as subtotals, against the posten.
    pub subtotalen: Vec<String>,
    /// What stands under the short block: the period, norms that no row shows, and what to ask about.
    pub regels: Vec<String>,
    /// The numbers of the points about deliveries of money.
    pub punten: Vec<usize>,
    /// The norms on money and people with a line of their own, by id.
    pub normen: Vec<String>,
    /// What to know of those without.
    pub normregels: Vec<String>,
}

/// A row of a screen: every figure as it is shown, `?` for what is not known and `-` for what there is none of.
#[derive(Debug, Clone)]
pub struct Geldrij {
    /// What it is of.
    pub soort: Geldsoort,
    /// Whether it has people: agreed on, or come.
    pub heeft_mensen: bool,
    /// Under how many other rows it hangs, the total not counted.
    pub diepte: usize,
    /// What it is called.
    pub titel: String,
    /// The verdict on its amount.
    pub oordeel: Option<Oordeel>,
    /// The verdict on its people.
    pub oordeel_fte: Option<Oordeel>,
    /// As [`Geldregel::begroot`].
    pub begroot: String,
    /// As [`Geldregel::geindexeerd`].
    pub geindexeerd: String,
    /// As [`Geldregel::begroot_periode`].
    pub begroot_periode: String,
    /// As [`Geldregel::gerealiseerd`].
    pub gerealiseerd: String,
    /// As [`Geldregel::verschil`].
    pub verschil: String,
    /// As [`Geldregel::percentage`], with one decimal.
    pub percentage: String,
    /// As [`Geldregel::fte`].
    pub fte: String,
    /// As [`Geldregel::fte_gerealiseerd`].
    pub fte_gerealiseerd: String,
    /// As [`Geldregel::bedrag_per_fte`].
    pub bedrag_per_fte: String,
    /// As [`Geldregel::prognose`].
    pub prognose: String,
    /// As [`Geldregel::pro_rata`].
    pub pro_rata: String,
}

/// What a row of money is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Geldsoort {
    /// All.
    Totaal,
    /// A domein.
    Domein,
    /// A werksoort.
    Werksoort,
    /// A post.
    Post,
    /// A post that the agreement does not have.
    NietBegroot,
    /// What can't be counted.
    NietTePlaatsen,
    /// A part of the total that no post tells apart.
    Proeftuin,
}

/// The measured period.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Geldperiode {
    /// `2023-H1`.
    pub id: String,
    /// First day.
    pub van: String,
    /// Last day.
    pub tot_en_met: String,
    /// In words.
    pub tekst: String,
}

/// A delivery that is there.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Geldlevering {
    /// Its period.
    pub periode: String,
    /// How its file is called.
    pub bestand: String,
}

/// In prices of which year.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Prijsverslag {
    /// The year of the amounts in the agreement.
    pub prijspeil: i32,
    /// The year that is measured.
    pub jaar: i32,
    /// By what they were raised.
    pub indexering: Vec<Indexverslag>,
    /// Years of which the rise is not known.
    pub ontbreekt: Vec<i32>,
    /// In a sentence.
    pub tekst: String,
}

/// The rise of prices in a year.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Indexverslag {
    /// The year.
    pub jaar: i32,
    /// By how many percents.
    pub percentage: String,
    /// Its source.
    pub bron: Option<Bron>,
}

/// On what a forecast rests.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Prognoseverslag {
    /// How many months are known; none when a delivery is missing.
    pub maanden: Option<u32>,
    /// The formula, or why there is none.
    pub tekst: String,
}

/// A row of money.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Geldregel {
    /// Id of the post, werksoort or domein; the name of a post that is not budgeted.
    pub id: String,
    /// Title.
    pub titel: String,
    /// The domein it belongs to.
    pub domein: Option<&'static str>,
    /// The werksoort it belongs to.
    pub werksoort: Option<String>,
    /// The budget of a year, in prices of the agreement.
    pub begroot: String,
    /// The same in prices of the year.
    pub geindexeerd: String,
    /// What of that goes with the measured months.
    pub begroot_periode: String,
    /// What was spent, as far as it is known.
    pub gerealiseerd: String,
    /// Whether all of that is known.
    pub volledig: bool,
    /// How much more (+) or less (-) than budgeted.
    pub verschil: Option<String>,
    /// What was spent, in percents of the budget with four decimals.
    pub percentage: Option<String>,
    /// The agreed fte.
    pub fte: Option<String>,
    /// The fte that came, on average, with four decimals.
    pub fte_gerealiseerd: Option<String>,
    /// The budget of a year per agreed fte, in prices of the year; of a group that of its posten with fte.
    pub bedrag_per_fte: Option<String>,
    /// What the year will cost if it goes on like this.
    pub prognose: Option<String>,
    /// What the fte that did not come would have cost.
    pub pro_rata: Option<String>,
    /// How many rows it is about, where that says something.
    pub rijen: Option<u64>,
    /// What the provider says about it.
    pub toelichting: Vec<Geldtoelichting>,
    /// What the source prints as the total of a werksoort.
    pub subtotaal: Option<Subtotaalverslag>,
    /// The norms that are about exactly this row.
    pub normen: Vec<Geldnormverslag>,
}

/// A subtotal as the source prints it, beside that of the posten.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Subtotaalverslag {
    /// The printed amount.
    pub bedrag: String,
    /// The posten together less that.
    pub verschil: String,
    /// The printed fte.
    pub fte: String,
    /// The posten together less that.
    pub verschil_fte: String,
    /// Its source.
    pub bron: Option<Bron>,
}

/// A norm on money or people.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Geldnormverslag {
    /// Id.
    pub id: String,
    /// Soort.
    pub soort: &'static str,
    /// The verdict over the period of the overview.
    pub oordeel: Oordeel,
}

/// What the provider says about an amount.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Geldtoelichting {
    /// The period of the delivery.
    pub levering: String,
    /// The text.
    pub tekst: String,
}

/// Money of the Proeftuin: a part of the total.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Proeftuingeld {
    /// Id; none when the agreement has none.
    pub id: Option<String>,
    /// Title.
    pub titel: String,
    /// The amount of a year.
    pub begroot: Option<String>,
    /// What of that goes with the measured months.
    pub begroot_periode: Option<String>,
    /// What was spent, as far as it is known; none when the deliveries do not tell it apart.
    pub gerealiseerd: Option<String>,
    /// Whether all of that is known.
    pub volledig: bool,
    /// How much more (+) or less (-) than budgeted.
    pub verschil: Option<String>,
    /// What was spent, in percents of the budget with four decimals.
    pub percentage: Option<String>,
    /// The fte that worked there, on average, with four decimals.
    pub fte_gerealiseerd: Option<String>,
}
