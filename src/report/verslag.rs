//! The shape of a report: every value, word and order that a renderer may show.
//!
//! Numbers that a verdict rests on are texts with a decimal point, so that no reader of the JSON turns them into a
//! float; days are ISO texts. What is meant for people stands beside it in Dutch, with a decimal comma, in fields
//! called `tekst` or `getoond` and in lists of sentences.

use std::collections::BTreeMap;

mod geld;
mod norm;

pub use geld::{
    Financienverslag, Geldlevering, Geldnormverslag, Geldperiode, Geldregel, Geldrij, Geldscherm, Geldsoort,
    Geldtoelichting, Indexverslag, Prijsverslag, Proeftuingeld, Prognoseverslag, Subtotaalverslag,
};

pub use norm::{
    Bron, Deelverslag, Dossierverslag, Eerstverslag, Eisverslag, Gemistverslag, Getoond, Grenzenverslag,
    Marge, Meetpunt, Normverslag, Ontbrekend, Telt, Veldtelling, Zaakverslag,
};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::{diagnostic::Ernst, norm::Oordeel};

/// One check of one agreement: complete and in order.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Report {
    /// Name and version of this shape.
    pub schema: &'static str,
    /// Whether the figures are made up.
    pub voorbeeld: bool,
    /// Version of the program.
    pub versie: String,
    /// Which agreement.
    pub overeenkomst: Kop,
    /// What it is limited to; none is everything.
    pub selectie: Option<Selectieverslag>,
    /// The period asked for.
    pub periode: Periodeverslag,
    /// No event after this day counts.
    pub peildatum: String,
    /// That day in words: `31 maart 2023`.
    pub peildatum_tekst: String,
    /// Set when later deliveries were left out.
    pub zoals_bekend: Option<Bekendverslag>,
    /// Sentences for under the title.
    pub inleiding: Vec<String>,
    /// The worst verdict.
    pub oordeel: Option<Oordeel>,
    /// The exit status: 0, 1 or 4.
    pub exit: u8,
    /// The core clauses, in the order of the agreement.
    pub kernbedingen: Vec<Kernbedingverslag>,
    /// Norms that hang on no bepaling.
    pub overige_normen: Vec<Normverslag>,
    /// What the gemeente judged of those.
    pub overige_oordelen: Oordelenverslag,
    /// Sentences about those that take no line of their own: what to know at least.
    pub overige_regels: Vec<String>,
    /// The same for who asks for everything: they take the place of `overige_regels`.
    pub overige_regels_voluit: Vec<String>,
    /// Who waits.
    pub wachtlijsten: Vec<Wachtlijstverslag>,
    /// Sentences about what those figures mean and leave out.
    pub wachtlijst_regels: Vec<String>,
    /// Risks that came true or may have, heaviest first.
    pub risicos: Vec<Risicoverslag>,
    /// What failed without a risk that names it, in sentences.
    pub zonder_risico: Vec<String>,
    /// Money; none when the agreement does not say where it is delivered, or the selection leaves it out.
    pub financien: Option<Financienverslag>,
    /// Why there is none, when there is none.
    #[serde(skip)]
    pub zonder_financien: &'static str,
    /// Documents that were due: later work fills it.
    pub leveringen: Vec<String>,
    /// What is wrong with the data, one by one.
    pub bevindingen: Vec<Bevinding>,
    /// The same, with those of one kind in one file taken together.
    pub punten: Vec<Punt>,
    /// What was read.
    pub invoer: Vec<Invoer>,
    /// How it ended.
    pub uitkomst: Uitkomst,
}

/// Which agreement.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Kop {
    /// Id.
    pub id: String,
    /// Title.
    pub titel: String,
    /// The municipality.
    pub gemeente: String,
    /// The provider.
    pub aanbieder: String,
}

/// That later deliveries were left out.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Bekendverslag {
    /// Only deliveries whose period had ended on this day were read.
    pub op: String,
    /// Paths of the deliveries that were not.
    pub niet_gelezen: Vec<String>,
}

/// What a report is limited to.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Selectieverslag {
    /// Ids of werksoorten.
    pub werksoorten: Vec<String>,
    /// Ids of kernbedingen.
    pub kernbedingen: Vec<String>,
    /// In a sentence.
    pub tekst: String,
}

/// The period asked for.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Periodeverslag {
    /// `2023-Q1`.
    pub id: String,
    /// First day.
    pub van: String,
    /// Last day.
    pub tot_en_met: String,
    /// `1e kwartaal 2023`.
    pub tekst: String,
    /// What the one before it is called at the head of a column: `vorig kw.`
    pub vorige: &'static str,
}

/// A core clause.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Kernbedingverslag {
    /// Id.
    pub id: String,
    /// Title.
    pub titel: String,
    /// A title that fits a narrow table.
    pub kort: String,
    /// How a sentence refers to it: `sociaal werk`.
    pub verwijzing: String,
    /// Its verdict.
    pub oordeel: Option<Oordeel>,
    /// Its verdict in the period before.
    pub vorige: Option<Oordeel>,
    /// Norms measured with figures that are met.
    pub gehaald: usize,
    /// Norms measured with figures that count.
    pub gemeten: usize,
    /// What the gemeente judged.
    pub oordelen: Oordelenverslag,
    /// Its norms.
    pub normen: Vec<Normverslag>,
    /// Sentences about what takes no line of its own: what to know at least.
    pub regels: Vec<String>,
    /// The same for who asks for everything: they take the place of `regels`.
    pub regels_voluit: Vec<String>,
}

/// What the gemeente judged, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Oordelenverslag {
    /// Norms that a person judges.
    pub totaal: usize,
    /// Valid and positive.
    pub voldoende: usize,
    /// Valid and negative.
    pub onvoldoende: usize,
    /// Without a valid judgement.
    pub te_beoordelen: usize,
}

/// A waiting list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Wachtlijstverslag {
    /// Id.
    pub id: String,
    /// Title.
    pub titel: String,
    /// Id of its data set.
    pub gegevens: String,
    /// The acceptable wait.
    pub grens: String,
    /// Whether every needed delivery is there.
    pub volledig: bool,
    /// Needed deliveries that are not there.
    pub ontbreekt: Vec<Ontbrekend>,
    /// Rows that can't be read.
    pub onleesbaar: u64,
    /// Cases in the Proeftuin.
    pub proeftuin: u64,
    /// Who waits on the peildatum; of counts, on the last day of the newest month.
    pub stand: Wachtstand,
    /// Whether it rests on cases or on counts by the provider.
    pub berust_op: Grond,
    /// Of counts: the day on which `stand` holds; none when that delivery is not there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stand_op: Option<String>,
    /// The same per value of a field.
    pub per: Vec<Wachtdeel>,
    /// Per month.
    pub maanden: Vec<Wachtmaand>,
    /// Its name in a narrow table: `Eerste gesprek (2 wk)`.
    pub getoond: String,
}

/// What figures rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Grond {
    /// On cases.
    Zaken,
    /// On counts by the provider.
    Tellingen,
}

/// Who waits on a day. Counts that were not delivered are none.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct Wachtstand {
    /// How many.
    pub wachtend: Option<u64>,
    /// How many of them longer than the grens.
    pub boven_grens: Option<u64>,
    /// The longest wait in days.
    pub langst_dagen: Option<i64>,
}

/// Who waits on a day, for one value of a field.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Wachtdeel {
    /// The field.
    pub veld: String,
    /// The value.
    pub waarde: String,
    /// Who waits.
    #[serde(flatten)]
    pub stand: Wachtstand,
}

/// Who waited too long in a month. Counts tell who did on its last day, and nothing about weeks.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Wachtmaand {
    /// The month.
    pub maand: String,
    /// Its short name: `jan`.
    pub kort: &'static str,
    /// Cases over the grens; none for counts that were not delivered.
    pub gevallen: Option<u64>,
    /// The sum of their started weeks over it; not known from counts.
    pub weken: Option<u64>,
    /// The most started weeks over it; not known from counts.
    pub hoogste: Option<u64>,
    /// How many cases by so many started weeks; not known from counts.
    pub per_week: Option<BTreeMap<u64, u64>>,
    /// One, two, three, and four or more weeks; not known from counts.
    pub getoond: Option<[u64; 4]>,
    /// Of counts: who waited on its last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stand: Option<Wachtstand>,
    /// The same per value of each break-down field.
    pub per: Vec<Overschrijding>,
}

/// Who waited too long in a month, for one value of a field.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Overschrijding {
    /// The field.
    pub veld: String,
    /// The value.
    pub waarde: String,
    /// Cases over the grens.
    pub gevallen: u64,
    /// The sum of their started weeks over it.
    pub weken: u64,
    /// The most started weeks over it.
    pub hoogste: u64,
    /// How many cases by so many started weeks.
    pub per_week: BTreeMap<u64, u64>,
}

/// A risk that came true, or may have.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Risicoverslag {
    /// Id.
    pub id: String,
    /// What it is.
    pub tekst: String,
    /// 1 to 3.
    pub kans: u8,
    /// 1 to 3.
    pub schade: u8,
    /// Chance times harm.
    pub effect: u8,
    /// `uitgekomen` or `misschien`.
    pub uitkomst: Risicouitkomst,
    /// Ids of the norms that show it.
    pub normen: Vec<String>,
    /// Ids of the waiting lists that show it.
    pub wachtlijsten: Vec<String>,
    /// What shows it, in words: `sociaal werk 1`.
    pub blijkt_uit: String,
    /// What the parties agreed to do.
    pub randvoorwaarden: Vec<Randvoorwaardeverslag>,
    /// What to ask.
    pub vragen: Vec<String>,
}

/// Whether a risk came true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Risicouitkomst {
    /// It did.
    Uitgekomen,
    /// A norm that would show it is onzeker, or nobody counted who waits.
    Misschien,
}

/// What keeps a risk small.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Randvoorwaardeverslag {
    /// Id.
    pub id: String,
    /// What.
    pub tekst: String,
    /// By whom; none when the agreement names nobody.
    pub verantwoordelijke: Option<String>,
    /// Where it is agreed.
    pub waar: Option<String>,
}

/// One thing that is wrong with the data.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Bevinding {
    /// Its stable code.
    pub code: &'static str,
    /// How bad it is.
    pub ernst: Ernst,
    /// What is wrong.
    pub bericht: String,
    /// Path of the file.
    pub bestand: Option<String>,
    /// Line.
    pub regel: Option<u64>,
    /// Column, from 1.
    pub kolom: Option<usize>,
    /// The cell as a spreadsheet names it.
    pub cel: Option<String>,
    /// The case, as its key names it, where a finding is about one.
    pub zaak: Option<String>,
    /// What stands there; none when that says no more than `bericht`.
    pub waarde: Option<String>,
    /// What an older delivery had, where a newer one changed it.
    pub eerder: Option<Eerder>,
    /// Further facts.
    pub notities: Vec<String>,
    /// What to do about it.
    pub oplossing: Option<String>,
    /// What follows from it.
    pub gevolg: String,
    /// Ids of the norms that it touches.
    pub normen: Vec<String>,
}

/// What an older delivery had.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Eerder {
    /// What stood there.
    pub waarde: String,
    /// Path of the file.
    pub bestand: String,
    /// Line.
    pub regel: u64,
    /// Column, from 1.
    pub kolom: Option<usize>,
}

/// Findings of one kind in one file.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Punt {
    /// Number, from 1.
    pub nummer: usize,
    /// How bad it is.
    pub ernst: Ernst,
    /// What is wrong, as sentences.
    pub tekst: String,
    /// The same for who asks for everything: it takes the place of `tekst`.
    pub tekst_voluit: String,
    /// What follows from it, as sentences.
    pub gevolg: String,
    /// Whether there is anything to say in `gevolg`; these stand first.
    pub heeft_gevolg: bool,
    /// Where it is, in words; empty when it has no place.
    pub plaats: String,
    /// Positions in [`Report::bevindingen`].
    pub bevindingen: Vec<usize>,
}

/// A file that was read.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Invoer {
    /// Path.
    pub bestand: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Rows without the header.
    pub rijen: u64,
    /// `utf-8`, `utf-16` or `windows-1252`; empty when it was not read.
    pub codering: String,
    /// Whether it begins with a byte order mark.
    pub bom: bool,
    /// What separates cells.
    pub scheidingsteken: Option<char>,
    /// `crlf`, `lf`, `cr` or `gemengd`.
    pub regeleinde: Option<String>,
    /// The line of its header.
    pub kopregel: Option<u64>,
    /// The lines above it.
    pub titelregels: Vec<u64>,
    /// The lines of totals below its rows, which do not count.
    pub totaalregels: Vec<u64>,
    /// The columns of which it was found out how values are written.
    pub kolommen: Vec<Kolomverslag>,
    /// Id of the data set; none for the dossier.
    pub gegevens: Option<String>,
    /// Columns that look like personal data, and are none by the agreement.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub uitgezonderd: Vec<Uitzondering>,
}

/// A column that looks like personal data, and is none by the agreement.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Uitzondering {
    /// The field.
    pub veld: String,
    /// What its column looks like.
    pub lijkt_op: &'static str,
    /// Why it is none.
    pub reden: String,
}

/// How the values of a column are written.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Kolomverslag {
    /// Its field.
    pub veld: String,
    /// Its name in the header.
    pub kolom: String,
    /// `,` or `.`.
    pub decimaalteken: Option<char>,
    /// In which forms its dates are written.
    pub datumvormen: Vec<&'static str>,
    /// `procent` or `deel`.
    pub procentvorm: Option<&'static str>,
}

/// How it ended.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Uitkomst {
    /// Norms measured with figures that count.
    pub gemeten: usize,
    /// How many norms measured with figures have each verdict.
    pub per_oordeel: BTreeMap<&'static str, usize>,
    /// What the gemeente judged.
    pub oordelen: Oordelenverslag,
    /// In sentences.
    pub tekst: String,
}

impl Serialize for Oordeel {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Serialize for Ernst {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// The closed set of words, so that a new one stands in the schema by itself.
macro_rules! schema_van_woorden {
    ($($type:ident),+) => {$(
        impl JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "enum": $type::ALL.map($type::as_str) })
            }
        }
    )+};
}

schema_van_woorden!(Oordeel, Ernst);
