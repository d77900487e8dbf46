//! What can be asked on the command line. All help is Dutch, clap's own words included.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{ArgAction, Parser, Subcommand, ValueEnum};

use crate::{
    calendar::Periode,
    diagnostic::{Code, nearest},
};

const VORM: &str = "\
{about}

Gebruik: {usage}

{all-args}{after-help}
";

const GEBRUIK: &str = "oss-welzijn <OPDRACHT> [OPTIES]";

const STATUS: &str = "\
Status na afloop:
  0  alle normen met cijfers zijn gehaald
  1  een norm is niet gehaald
  2  verkeerd gebruik, een pad dat er niet is, of uitvoer die niet lukt
  3  de overeenkomst of oss-welzijn.toml klopt niet
  4  niets is niet gehaald, maar een norm is onzeker of heeft geen gegevens";

const STATUS_VALIDATE: &str = "\
Status na afloop:
  0  er zijn geen fouten
  2  verkeerd gebruik, of een pad dat er niet is
  3  er zijn fouten, of met --deny warnings waarschuwingen";

const STATUS_TEMPLATE: &str = "\
Status na afloop:
  0  gelukt
  2  verkeerd gebruik, een pad dat er niet is, of uitvoer die niet lukt
  3  de overeenkomst of oss-welzijn.toml klopt niet";

const STATUS_EXPLAIN: &str = "\
Status na afloop:
  0  er is uitleg
  2  verkeerd gebruik, een pad dat er niet is, of een id dat niet bestaat
  3  de overeenkomst of oss-welzijn.toml klopt niet";

const SCHEMAS: &str = "\
In een bestand van een overeenkomst zegt de eerste regel waar zijn schema is:
  #:schema ../docs/schema/overeenkomst.schema.json
Een editor die dat leest vult sleutels aan en wijst fouten aan.";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "oss-welzijn",
    version,
    about = "Toetst de afspraken tussen een gemeente en haar welzijnsaanbieder\naan de geleverde cijfers.",
    override_usage = GEBRUIK,
    help_template = VORM,
    after_help = "Hulp bij een opdracht: oss-welzijn <OPDRACHT> --help",
    max_term_width = 80,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    subcommand_help_heading = "Opdrachten",
    subcommand_value_name = "OPDRACHT",
    next_help_heading = "Opties"
)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) opdracht: Opdracht,

    /// Toon deze hulp
    #[arg(short = 'h', long, action = ArgAction::Help, global = true, display_order = 1000)]
    help: Option<bool>,

    /// Toon de versie
    #[arg(short = 'V', long, action = ArgAction::Version, display_order = 1001)]
    version: Option<bool>,
}

/// One command each.
#[derive(Debug, Subcommand)]
pub(super) enum Opdracht {
    /// Toets de normen over een periode aan de leveringen
    #[command(
        override_usage = "oss-welzijn check [OPTIES]",
        help_template = VORM,
        after_help = STATUS
    )]
    Check(CheckArgs),

    /// Zoek alle fouten in overeenkomsten, of in leveringen voor u ze stuurt
    #[command(
        override_usage = "oss-welzijn validate [OPTIES]",
        help_template = VORM,
        after_help = STATUS_VALIDATE
    )]
    Validate(ValidateArgs),

    /// Leg een onderdeel van de overeenkomst of een code uit
    #[command(
        override_usage = "oss-welzijn explain <ID> [OPTIES]",
        help_template = VORM,
        after_help = STATUS_EXPLAIN
    )]
    Explain(ExplainArgs),

    /// Geef een lege levering, met uitleg bij elke kolom
    #[command(
        override_usage = "oss-welzijn template [OPTIES] <GEGEVENSSET>",
        help_template = VORM,
        after_help = STATUS_TEMPLATE
    )]
    Template(TemplateArgs),

    /// Toon een JSON Schema, voor een editor of een script
    #[command(
        override_usage = "oss-welzijn schema <NAAM> [OPTIES]",
        help_template = VORM,
        after_help = SCHEMAS
    )]
    Schema(SchemaArgs),
}

/// What every command has.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Opties")]
pub(super) struct Gemeen {
    /// Instellingen; anders oss-welzijn.toml in deze map of een map erboven
    #[arg(long, value_name = "BESTAND")]
    pub(super) config: Option<PathBuf>,

    /// Kleur: auto, always of never
    #[arg(
        long,
        value_name = "WANNEER",
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(super) color: Kleur,

    /// Vertel ook wat er gelezen is
    #[arg(short, long, conflicts_with = "quiet")]
    pub(super) verbose: bool,

    /// Niets op het scherm, alleen de status
    #[arg(short, long)]
    pub(super) quiet: bool,
}

/// Where one agreement and its deliveries are, instead of what the settings say.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Opties")]
pub(super) struct Mappen {
    /// De map met de overeenkomst (TOML)
    #[arg(long, value_name = "MAP")]
    pub(super) overeenkomst: Option<PathBuf>,

    /// De map met de leveringen (CSV)
    #[arg(long, value_name = "MAP")]
    pub(super) gegevens: Option<PathBuf>,
}

/// `check`.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Opties")]
pub(super) struct CheckArgs {
    /// 2023-01, 2023-Q1, 2023-H1 of 2023; anders het laatste kwartaal dat voorbij was bij de nieuwste levering
    #[arg(long, value_name = "PERIODE", value_parser = periode)]
    pub(super) periode: Option<Periode>,

    /// Wat na deze dag gebeurde telt niet mee; anders de laatste dag van de periode
    #[arg(long, value_name = "DATUM", value_parser = datum)]
    pub(super) peildatum: Option<NaiveDate>,

    /// Lees alleen leveringen waarvan de periode op de peildatum voorbij was
    #[arg(long)]
    pub(super) zoals_bekend: bool,

    /// Alleen deze werksoort (mag vaker)
    #[arg(long, value_name = "ID")]
    pub(super) werksoort: Vec<String>,

    /// Alleen dit kernbeding (mag vaker)
    #[arg(long, value_name = "ID")]
    pub(super) kernbeding: Vec<String>,

    /// Vorm van het rapport: table of json
    #[arg(
        long,
        value_name = "FORMAAT",
        default_value = "table",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(super) format: Formaat,

    /// Schrijf naar een bestand (mag vaker, met de vorm ervoor: json=rapport.json)
    #[arg(long, value_name = "[FORMAAT=]PAD")]
    pub(super) output: Vec<String>,

    /// Toon van elke norm die niet gehaald is de zaken
    #[arg(long)]
    pub(super) zaken: bool,

    /// Toon de begroting en wat eraan besteed is
    #[arg(long)]
    pub(super) financien: bool,

    /// Toon hoogstens zoveel punten over de gegevens; 0 is alle, anders 20
    #[arg(
        long,
        value_name = "N",
        default_value_t = 20,
        hide_default_value = true,
        allow_negative_numbers = true,
        value_parser = hoeveel
    )]
    pub(super) max_bevindingen: usize,

    /// Een oordeel dat de gemeente nog moet geven telt als onzeker
    #[arg(long)]
    pub(super) strict: bool,

    #[command(flatten)]
    pub(super) mappen: Mappen,

    #[command(flatten)]
    pub(super) gemeen: Gemeen,
}

/// `validate`.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Opties")]
pub(super) struct ValidateArgs {
    /// Een map met een overeenkomst (mag vaker); anders die uit oss-welzijn.toml
    #[arg(long, value_name = "MAP")]
    pub(super) overeenkomst: Vec<PathBuf>,

    /// Kijk alleen deze leveringen na: bestanden of mappen; er wordt niets beoordeeld
    #[arg(long, value_name = "PAD", num_args = 1..)]
    pub(super) leveringen: Vec<PathBuf>,

    /// Met warnings tellen waarschuwingen als fout
    #[arg(long, value_name = "WAT", hide_possible_values = true)]
    pub(super) deny: Option<Weigering>,

    /// Laat waarschuwingen met deze code weg (mag vaker), bijvoorbeeld OW-F02
    #[arg(long, value_name = "CODE", value_parser = code)]
    pub(super) allow: Vec<Code>,

    /// Vorm van het overzicht: text, json, sarif, github of junit
    #[arg(
        long,
        value_name = "FORMAAT",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(super) format: ValidateFormaat,

    /// Schrijf naar een bestand (mag vaker, met de vorm ervoor: sarif=bevindingen.sarif)
    #[arg(long, value_name = "[FORMAAT=]PAD")]
    pub(super) output: Vec<String>,

    #[command(flatten)]
    pub(super) gemeen: Gemeen,
}

/// `template`.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Opties")]
pub(super) struct TemplateArgs {
    /// Het id van de gegevensset
    #[arg(value_name = "GEGEVENSSET", help_heading = "Argumenten")]
    pub(super) gegevensset: Option<String>,

    /// De periode van de levering; staat dan in de bestandsnaam
    #[arg(long, value_name = "PERIODE", value_parser = periode)]
    pub(super) periode: Option<Periode>,

    /// Vorm: markdown (uitleg) of csv (een leeg bestand met de kop)
    #[arg(
        long,
        value_name = "FORMAAT",
        default_value = "markdown",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(super) format: SjabloonFormaat,

    /// Schrijf naar een bestand (mag vaker, met de vorm ervoor: csv=levering.csv)
    #[arg(long, value_name = "[FORMAAT=]PAD")]
    pub(super) output: Vec<String>,

    /// De map met de overeenkomst (TOML)
    #[arg(long, value_name = "MAP")]
    pub(super) overeenkomst: Option<PathBuf>,

    #[command(flatten)]
    pub(super) gemeen: Gemeen,
}

/// `explain`.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Opties")]
pub(super) struct ExplainArgs {
    /// Een code, zoals OW-N04, of een id uit de overeenkomst: van een norm, bepaling, doel, risico, post of iets anders
    #[arg(value_name = "ID", help_heading = "Waarover")]
    pub(super) id: String,

    /// De map met de overeenkomst (TOML)
    #[arg(long, value_name = "MAP")]
    pub(super) overeenkomst: Option<PathBuf>,

    #[command(flatten)]
    pub(super) gemeen: Gemeen,
}

/// The forms of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SjabloonFormaat {
    /// An empty delivery.
    Csv,
    /// What the file and its columns mean.
    Markdown,
}

/// `schema`.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Opties")]
pub(super) struct SchemaArgs {
    /// Waarvan: overeenkomst, config, check of validate
    #[arg(value_name = "NAAM", hide_possible_values = true, help_heading = "Wat u opgeeft")]
    pub(super) naam: SchemaNaam,

    /// Schrijf naar een bestand
    #[arg(long, value_name = "PAD")]
    pub(super) output: Option<String>,
}

/// What has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaNaam {
    /// The files of an agreement.
    Overeenkomst,
    /// `oss-welzijn.toml`.
    Config,
    /// The JSON of `check`.
    Check,
    /// The JSON of `validate`.
    Validate,
}

/// What counts as an error that is none by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Weigering {
    /// Every warning.
    Warnings,
}

/// The forms of what `validate` found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ValidateFormaat {
    /// For people, and for whoever follows `file:line:column`.
    Text,
    /// For programs.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// JUnit XML, for what shows tests.
    Junit,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Kleur {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The forms of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(super) enum Formaat {
    /// For people, in a terminal.
    Table,
    /// For programs.
    Json,
}

/// The code of a finding, or what is accepted as one.
fn code(text: &str) -> Result<Code, String> {
    let known = || Code::ALL.iter().map(|code| code.as_str());
    Code::ALL.iter().copied().find(|code| code.as_str() == text).ok_or_else(|| {
        let near = nearest(text, known()).map_or_else(String::new, |near| format!("\nBedoelde u {near}?"));
        format!("is geen code van een bevinding.{near}")
    })
}

/// A period, or what is accepted as one.
fn periode(text: &str) -> Result<Periode, String> {
    text.parse().map_err(|()| {
        "is geen periode.\n\
         Schrijf een maand (2023-01), een kwartaal (2023-Q1), een halfjaar (2023-H1)\n\
         of een jaar (2023)."
            .to_owned()
    })
}

/// A number of points.
fn hoeveel(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| "is geen aantal.\nSchrijf een heel getal, of 0 voor alle punten.".to_owned())
}

/// A day as `2023-03-31` or `31-03-2023`, or what is accepted as one.
fn datum(text: &str) -> Result<NaiveDate, String> {
    let shape: String =
        text.chars().map(|letter| if letter.is_ascii_digit() { '9' } else { letter }).collect();
    let form = match shape.as_str() {
        "9999-99-99" => "%Y-%m-%d",
        "99-99-9999" => "%d-%m-%Y",
        _ => return Err("is geen datum.\nSchrijf bijvoorbeeld 2023-03-31 of 31-03-2023.".to_owned()),
    };
    NaiveDate::parse_from_str(text, form).map_err(|_| {
        "is een dag die niet bestaat.\nSchrijf bijvoorbeeld 2023-03-31 of 31-03-2023.".to_owned()
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_holds_together() {
        Args::command().debug_assert();
    }

    #[test]
    fn a_day_is_read_in_two_notations_and_no_other() {
        let day = NaiveDate::from_ymd_opt(2023, 3, 31).unwrap();
        assert_eq!(datum("2023-03-31"), Ok(day));
        assert_eq!(datum("31-03-2023"), Ok(day));
        for wrong in ["2023-3-31", "31/03/2023", "2023-02-29", "+023-03-31", "", "gisteren"] {
            assert!(datum(wrong).is_err(), "{wrong}");
        }
    }
}
