//! The shape of a norm in a report: what was asked, what came out, and the words and cases behind it.

use std::borrow::Cow;

use rust_decimal::{Decimal, prelude::ToPrimitive};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use super::Grond;
use crate::norm::Oordeel;

/// A norm.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Normverslag {
    /// Id.
    pub id: String,
    /// Ids of bepalingen, doelen and randvoorwaarden.
    pub hoort_bij: Vec<String>,
    /// The soort.
    pub soort: &'static str,
    /// Title.
    pub titel: String,
    /// What is asked; none when no versie is in force.
    pub eis: Option<Eisverslag>,
    /// The measured period.
    pub meetperiode: String,
    /// The verdict.
    pub oordeel: Oordeel,
    /// Why, in one sentence.
    pub reden: String,
    /// Good cases, or a number or sum.
    pub teller: Option<String>,
    /// Judged cases.
    pub noemer: Option<String>,
    /// The share in percents with four decimals, or for an aantal the number.
    pub waarde: Option<String>,
    /// The least and the most that it can be.
    pub grenzen: Option<Grenzenverslag>,
    /// Cases still within their term.
    pub open: u64,
    /// Withdrawn cases.
    pub ingetrokken: u64,
    /// Rows that can't be read.
    pub onleesbaar: u64,
    /// Cases in the Proeftuin.
    pub proeftuin: u64,
    /// How many cases better (+) or worse (-) than asked.
    pub marge: Option<Marge>,
    /// How many measured periods in a row it has not been met.
    pub op_rij: u32,
    /// What it would have been with the start days that were delivered first, where that is something else.
    pub eerst_geleverd: Option<Eerstverslag>,
    /// The measured periods before it, oldest first.
    pub reeks: Vec<Meetpunt>,
    /// Break-downs.
    pub per: Vec<Deelverslag>,
    /// Ids of the risks that it shows.
    pub risicos: Vec<String>,
    /// Source of the versie in force.
    pub bron: Option<Bron>,
    /// Number of the bepaling under which it is shown.
    pub nummer: Option<String>,
    /// How a sentence refers to it: `sociaal werk 1`.
    pub verwijzing: String,
    /// Id of its data set.
    pub gegevens: Option<String>,
    /// Whether that holds cases or counts by the provider.
    pub berust_op: Option<Grond>,
    /// Its line in a table.
    pub getoond: Getoond,
    /// Whether it is told about in a sentence only, and has no line of its own.
    pub gevouwen: bool,
    /// The measured period before it.
    pub vorige: Option<Meetpunt>,
    /// For niet_aan_de_beurt: the last verdict.
    pub laatste: Option<Meetpunt>,
    /// Withdrawn cases per field.
    pub ingetrokken_per: Vec<Veldtelling>,
    /// Of the late cases: how many have not ended.
    pub wacht_nog: u64,
    /// The longest of those, in days.
    pub wacht_langst_dagen: Option<i64>,
    /// Members (and windows) that lack something.
    pub gemist: Vec<Gemistverslag>,
    /// Needed deliveries that are not there.
    pub ontbreekt: Vec<Ontbrekend>,
    /// The judgement that was recorded.
    pub dossier: Option<Dossierverslag>,
    /// What to know about it, in sentences.
    pub toelichting: Vec<String>,
    /// The cases that count against it or that can't be read: the first [`crate::report::MOST_ZAKEN`] by place.
    pub zaken: Vec<Zaakverslag>,
    /// How many more of those there are.
    pub zaken_weggelaten: usize,
}

/// What a norm asks.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Eisverslag {
    /// First day.
    pub vanaf: String,
    /// Last day as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tot_en_met: Option<String>,
    /// The term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub binnen: Option<String>,
    /// How many rows a member needs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aantal: Option<u32>,
    /// At least.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minstens: Option<String>,
    /// At most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hoogstens: Option<String>,
}

/// The least and the most, each as [`Normverslag::waarde`].
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Grenzenverslag {
    /// The least.
    pub laagste: String,
    /// The most.
    pub hoogste: String,
}

/// A margin: a whole number in JSON, or a text where it has decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marge(pub Decimal);

impl Serialize for Marge {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let number = self.0.normalize();
        match number.to_i64().filter(|_| number.scale() == 0) {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.collect_str(&number),
        }
    }
}

impl JsonSchema for Marge {
    fn schema_name() -> Cow<'static, str> {
        "Marge".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["integer", "string"], "pattern": r"^-?[0-9]+\.[0-9]+$" })
    }
}

/// The outcome of one measured period.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Meetpunt {
    /// The measured period.
    pub periode: String,
    /// As [`Normverslag::waarde`].
    pub waarde: Option<String>,
    /// The verdict.
    pub oordeel: Oordeel,
    /// As a table shows it: `91,2%`, `10/11`.
    pub getoond: String,
}

/// The outcome with the start days that were delivered first.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Eerstverslag {
    /// The verdict.
    pub oordeel: Oordeel,
    /// As [`Normverslag::teller`].
    pub teller: Option<String>,
    /// As [`Normverslag::noemer`].
    pub noemer: Option<String>,
    /// As [`Normverslag::waarde`].
    pub waarde: Option<String>,
    /// As a table shows it.
    pub getoond: String,
}

/// One value in a break-down.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Deelverslag {
    /// The field.
    pub veld: String,
    /// The value.
    pub waarde: String,
    /// Good cases.
    pub teller: String,
    /// Judged cases.
    pub noemer: Option<String>,
}

/// Where an entry comes from.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Bron {
    /// Id of a document.
    pub stuk: String,
    /// Place in it.
    pub plaats: String,
}

/// The cells of a norm's line.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct Getoond {
    /// What is asked: `≥ 90%`, `alle`.
    pub norm: String,
    /// What was reached.
    pub nu: String,
    /// What was reached the time before.
    pub vorig: String,
    /// The margin.
    pub marge: String,
}

/// A number of cases per field.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Veldtelling {
    /// The field.
    pub veld: String,
    /// How many.
    pub aantal: u64,
}

/// A member that lacks something.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Gemistverslag {
    /// The member: one name per set.
    pub lid: Vec<String>,
    /// First day of the window.
    pub van: Option<String>,
    /// Last day of the window.
    pub tot_en_met: Option<String>,
}

/// A needed delivery that is not there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Ontbrekend {
    /// Id of the data set.
    pub gegevens: String,
    /// Its period.
    pub periode: String,
    /// The file that was expected.
    pub bestand: String,
}

/// A judgement of the gemeente.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Dossierverslag {
    /// The day of the judgement.
    pub datum: String,
    /// `voldoende` or `onvoldoende`.
    pub oordeel: &'static str,
    /// Role of who judged.
    pub door: String,
    /// Why.
    pub toelichting: String,
    /// The last day on which it holds.
    pub geldig_tot: Option<String>,
    /// Where it stands.
    pub bestand: String,
    /// Its line.
    pub regel: u64,
}

/// A case behind a verdict.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Zaakverslag {
    /// Its key, as the delivery has it.
    pub zaak: String,
    /// Whether it counts against the norm, or can't be read.
    pub telt: Telt,
    /// Path of the file.
    pub bestand: String,
    /// Line in it.
    pub regel: u64,
}

/// How a case counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Telt {
    /// Against the norm.
    NietGoed,
    /// It can't be read.
    Onleesbaar,
}
