//! What a day looks like: the year first, or the day first, or with the month as a word.
//!
//! A date of which the order can't be told is refused, and so is what only a program would take for a date: a year of
//! two digits, and a number as Excel counts days. The day that is probably meant stands in the message.

use chrono::{Days, NaiveDate};

use super::{CelFout, toon};
use crate::{agreement::Datumvorm, diagnostic::Code};

/// How the dates of a column are to be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::intake) struct Datumorde {
    /// The only form that is good.
    pub vorm: Option<Datumvorm>,
    /// Without one: whether the column also has dates that exist with the month first only.
    pub maand_voorop: bool,
}

/// Why a text is not a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reden {
    GeenDatum,
    BestaatNiet,
    /// It exists with the month first only.
    MaandVoorop(NaiveDate),
    /// It can be the first or the second.
    TweeDagen(NaiveDate, NaiveDate),
    /// Probably this day.
    JaarVanTwee(Option<NaiveDate>),
    Tijd,
    /// A number; probably of this day.
    Getal(Option<NaiveDate>),
    /// Not in the form that is asked for.
    AndereVorm(Datumvorm),
}

/// A day: `jjjj-mm-dd` or `d-m-jjjj`, with `-` or `/`, or `d maand jjjj`, and no time but midnight.
pub(super) fn lees(tekst: &str, orde: Datumorde) -> Result<NaiveDate, Reden> {
    if let Some((dag, vorm)) = van_tien(tekst.as_bytes())
        && orde.vorm.is_none_or(|pin| pin == vorm)
    {
        return Ok(dag);
    }
    if let Some((dag, maand, jaar)) = woorden(tekst) {
        return voluit(dag, maand, jaar, orde.vorm);
    }
    let (dag, tijd) = tekst.split_once([' ', 'T']).unwrap_or((tekst, ""));
    let teken = if dag.contains('/') { '/' } else { '-' };
    let mut delen = dag.split(teken);
    let (Some(eerste), Some(tweede), Some(derde), None) =
        (delen.next(), delen.next(), delen.next(), delen.next())
    else {
        return Err(getal(tekst));
    };
    let (Some(a), Some(b), Some(c)) = (cijfers(eerste), cijfers(tweede), cijfers(derde)) else {
        return Err(Reden::GeenDatum);
    };
    let vorm = match (eerste.len(), tweede.len(), derde.len()) {
        (4, 2, 2) => Datumvorm::JaarVoorop,
        (1..=2, 1..=2, 4) if teken == '/' && orde.vorm == Some(Datumvorm::MaandVoorop) => {
            Datumvorm::MaandVoorop
        }
        (1..=2, 1..=2, 4) => Datumvorm::DagVoorop,
        (1..=2, 1..=2, 2) => return Err(Reden::JaarVanTwee(bestaat(eeuw(c), b, a))),
        _ => return Err(Reden::GeenDatum),
    };
    if !tijd.bytes().all(|byte| matches!(byte, b'0' | b':' | b'.' | b' ')) {
        return Err(Reden::Tijd);
    }
    if let Some(pin) = orde.vorm
        && pin != vorm
    {
        return Err(Reden::AndereVorm(pin));
    }
    match vorm {
        Datumvorm::JaarVoorop => bestaat(a, b, c).ok_or(Reden::BestaatNiet),
        Datumvorm::MaandVoorop => bestaat(c, a, b).ok_or(Reden::BestaatNiet),
        Datumvorm::DagVoorop => {
            let omgekeerd = bestaat(c, a, b);
            match (bestaat(c, b, a), omgekeerd) {
                (None, Some(other)) if orde.vorm.is_none() => Err(Reden::MaandVoorop(other)),
                (None, _) => Err(Reden::BestaatNiet),
                (Some(dag), Some(other))
                    if teken == '/' && orde.vorm.is_none() && orde.maand_voorop && dag != other =>
                {
                    Err(Reden::TweeDagen(dag, other))
                }
                (Some(dag), _) => Ok(dag),
            }
        }
    }
}

/// Whether a text is a day.
pub(in crate::intake) fn is_dag(tekst: &str, orde: Datumorde) -> bool {
    lees(tekst, orde).is_ok()
}

/// Whether a text is a day with `/` that exists with the month first only.
pub(in crate::intake) fn is_maand_voorop(tekst: &str) -> bool {
    tekst.contains('/') && matches!(lees(tekst, Datumorde::default()), Err(Reden::MaandVoorop(_)))
}

/// A day in ten characters with `-`, as nearly all are written; none for whatever else.
fn van_tien(tekst: &[u8]) -> Option<(NaiveDate, Datumvorm)> {
    let getal = |cijfers: &[u8]| {
        cijfers.iter().try_fold(0, |value: u32, byte| {
            byte.is_ascii_digit().then(|| value * 10 + u32::from(byte - b'0'))
        })
    };
    let (jaar, maand, dag, vorm) = match tekst {
        [d1, d2, b'-', m1, m2, b'-', jaar @ ..] if jaar.len() == 4 => {
            (jaar, [*m1, *m2], [*d1, *d2], Datumvorm::DagVoorop)
        }
        [jaar @ .., b'-', m1, m2, b'-', d1, d2] if jaar.len() == 4 => {
            (jaar, [*m1, *m2], [*d1, *d2], Datumvorm::JaarVoorop)
        }
        _ => return None,
    };
    Some((bestaat(getal(jaar)?, getal(&maand)?, getal(&dag)?)?, vorm))
}

/// The months in full; a month is also known by its first three letters, and `mrt` and `sept`.
const MAANDEN: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// `15 maart 2023`, `15-mrt-2023`: the day, the month by number, and the year as it is written.
fn woorden(tekst: &str) -> Option<(u32, u32, &str)> {
    let mut delen = tekst.split([' ', '-', '.', '/', '\u{a0}']).filter(|deel| !deel.is_empty());
    let (Some(dag), Some(woord), Some(jaar), None) = (delen.next(), delen.next(), delen.next(), delen.next())
    else {
        return None;
    };
    let woord = woord.to_ascii_lowercase();
    let is_kort = |maand: &str| if maand == "maart" { woord == "mrt" } else { woord == maand[..3] };
    let maand = MAANDEN.into_iter().zip(1..).find(|(maand, _)| *maand == woord || is_kort(maand));
    let maand = maand.map(|(_, nr)| nr).or_else(|| (woord == "sept").then_some(9))?;
    let is_dag = dag.len() <= 2;
    Some((cijfers(dag).filter(|_| is_dag)?, maand, jaar))
}

fn voluit(dag: u32, maand: u32, jaar: &str, pin: Option<Datumvorm>) -> Result<NaiveDate, Reden> {
    let getal = cijfers(jaar).ok_or(Reden::GeenDatum)?;
    match (jaar.len(), pin) {
        (2, _) => Err(Reden::JaarVanTwee(bestaat(eeuw(getal), maand, dag))),
        (4, Some(pin @ (Datumvorm::JaarVoorop | Datumvorm::MaandVoorop))) => Err(Reden::AndereVorm(pin)),
        (4, Some(Datumvorm::DagVoorop) | None) => bestaat(getal, maand, dag).ok_or(Reden::BestaatNiet),
        _ => Err(Reden::GeenDatum),
    }
}

/// The year that Excel makes of two digits.
fn eeuw(jaar: u32) -> u32 {
    if jaar < 30 { 2000 + jaar } else { 1900 + jaar }
}

fn bestaat(jaar: u32, maand: u32, dag: u32) -> Option<NaiveDate> {
    let jaar = i32::try_from(jaar).ok().filter(|jaar| *jaar > 0)?;
    NaiveDate::from_ymd_opt(jaar, maand, dag)
}

/// What is not in three parts: a number as Excel counts days (from 1954 to 2064), eight digits, or no date at all.
fn getal(tekst: &str) -> Reden {
    let (heel, rest) = tekst.split_once([',', '.']).unwrap_or((tekst, ""));
    let digits = |tekst: &str| tekst.bytes().all(|byte| byte.is_ascii_digit());
    if heel.is_empty() || !digits(heel) || !digits(rest) {
        return Reden::GeenDatum;
    }
    let dag = match (heel.len(), heel.parse::<u32>()) {
        (5, Ok(serial @ 20_000..=60_000)) => NaiveDate::from_ymd_opt(1899, 12, 30)
            .and_then(|nul| nul.checked_add_days(Days::new(u64::from(serial)))),
        (8, Ok(getal)) if rest.is_empty() => bestaat(getal / 10_000, getal / 100 % 100, getal % 100),
        _ => None,
    };
    Reden::Getal(dag)
}

/// The value of one to four digits.
pub(super) fn cijfers(tekst: &str) -> Option<u32> {
    let fits = (1..=4).contains(&tekst.len()) && tekst.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| tekst.bytes().fold(0, |value, byte| value * 10 + u32::from(byte - b'0')))
}

/// In which of these a good date is written, as shown to the user.
pub(in crate::intake) fn schrift(tekst: &str, pin: Option<Datumvorm>) -> &'static str {
    if matches!(tekst.as_bytes().get(4), Some(b'-' | b'/')) {
        "jjjj-mm-dd"
    } else if tekst.contains('/') {
        if pin == Some(Datumvorm::MaandVoorop) { "mm/dd/jjjj" } else { "dd/mm/jjjj" }
    } else if tekst.bytes().any(|byte| byte.is_ascii_alphabetic() && byte != b'T') {
        "d maand jjjj"
    } else {
        "d-m-jjjj"
    }
}

/// A day as people write it: `15-3-2023`.
fn kort(dag: NaiveDate) -> String {
    dag.format("%-d-%-m-%Y").to_string()
}

/// The mistake in a cell.
pub(super) fn fout(tekst: &str, reden: Reden) -> CelFout {
    let mut code = Code::DatumFout;
    let (wat, oplossing) = match reden {
        Reden::GeenDatum => ("is geen datum".into(), "schrijf de datum als 31-12-2023 of 2023-12-31".into()),
        Reden::BestaatNiet => {
            ("bestaat niet".into(), "kijk welke dag bedoeld is, en schrijf die als 31-12-2023".into())
        }
        Reden::MaandVoorop(dag) => {
            let dag = kort(dag);
            let pin = if tekst.contains('/') {
                ", of zet datumvorm = \"mm/dd/jjjj\" bij deze gegevens in de overeenkomst"
            } else {
                ""
            };
            (
                format!("bestaat niet met de dag voorop; met de maand voorop is het {dag}"),
                format!("schrijf {dag}, als die dag bedoeld is{pin}"),
            )
        }
        Reden::TweeDagen(een, ander) => {
            code = Code::DatumDubbelzinnig;
            let (een, ander) = (kort(een), kort(ander));
            (
                format!("kan {een} of {ander} zijn: in deze kolom staat ook een datum met de maand voorop"),
                "schrijf de datum als 31-12-2023, of zet datumvorm = \"dd/mm/jjjj\" of \"mm/dd/jjjj\" bij deze \
                 gegevens in de overeenkomst"
                    .into(),
            )
        }
        Reden::JaarVanTwee(None) => (
            "heeft een jaartal van twee cijfers".into(),
            "schrijf het jaar met vier cijfers, zoals 31-12-2023".into(),
        ),
        Reden::JaarVanTwee(Some(dag)) => {
            let dag = kort(dag);
            (
                format!("heeft een jaartal van twee cijfers; waarschijnlijk is het {dag}"),
                format!("schrijf het jaar met vier cijfers: {dag}"),
            )
        }
        Reden::Tijd => {
            ("is een dag met een tijd".into(), "laat de tijd weg en schrijf de datum als 31-12-2023".into())
        }
        Reden::Getal(dag) => {
            let wat = dag.map_or_else(String::new, |dag| format!("; waarschijnlijk is het {}", kort(dag)));
            (
                format!("is een getal en geen datum{wat}"),
                "geef de kolom in Excel de opmaak Datum en sla het bestand opnieuw op; een datum is er dan een \
                 als 31-12-2023"
                    .into(),
            )
        }
        Reden::AndereVorm(pin) => {
            let vorm = pin.as_str();
            (format!("is niet geschreven als {vorm}"), format!("schrijf de datum als {vorm}"))
        }
    };
    CelFout { code, bericht: format!("{} {wat}", toon(tekst)), oplossing }
}
