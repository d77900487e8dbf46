//! What the words of a condition mean, given the soort of its field.
//!
//! The field at the left decides: a bare word beside a date or a number is another field (or `peildatum`), and
//! beside anything else it is a literal.

use std::ops::Range;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{
    Eis, Literaal, Vergelijking, Voorwaarde, Waarde,
    ontleding::{Ontleed, Rest, Woord, ontleed},
};
use crate::{
    agreement::{
        VeldSoort,
        document::{Found, fout, opsomming},
        raw::RuweVoorwaarde,
        valid::Velden,
    },
    diagnostic::{Code, Diagnostic, Place, nearest},
    number::{self, Point},
};

/// Reads and types one condition over these fields. None when it is wrong, which is reported.
pub(in crate::agreement) fn voorwaarde(
    raw: &RuweVoorwaarde,
    velden: &Velden,
    found: &mut Found,
) -> Option<Voorwaarde> {
    let parsed = match ontleed(&raw.tekst) {
        Ok(parsed) => parsed,
        Err(hapering) => {
            let diagnostic =
                fout(Code::VoorwaardeFout, &raw.deel(hapering.range), "deze voorwaarde is niet te lezen")
                    .label(hapering.label);
            found.push(match hapering.oplossing {
                Some(text) => diagnostic.oplossing(text),
                None => diagnostic,
            });
            return None;
        }
    };
    let veld = velden.zoek_op(parsed.veld.tekst, &raw.deel(parsed.veld.range.clone()), found)?;
    match (Typering { raw, velden, veld }).eis(&parsed) {
        Ok(eis) => {
            found.extend(zonder_keuze(raw, velden, veld, &eis));
            Some(Voorwaarde { veld, eis })
        }
        Err(diagnostic) => {
            found.extend(diagnostic.map(|diagnostic| *diagnostic));
            None
        }
    }
}

/// A warning when a condition comes out the same for every row.
fn zonder_keuze(raw: &RuweVoorwaarde, velden: &Velden, index: usize, eis: &Eis) -> Option<Diagnostic> {
    let veld = &velden.lijst[index];
    let never_empty = veld.verplicht || veld.leeg_betekent.is_some();
    let why_filled = if veld.verplicht { "dit veld is verplicht" } else { "leeg heeft hier een betekenis" };
    let (holds, why) = match eis {
        Eis::Vergelijk(sign, Waarde::Veld(other)) if *other == index => {
            (sign.holds(std::cmp::Ordering::Equal), "dit veld staat aan beide kanten")
        }
        Eis::Gevuld if never_empty => (true, why_filled),
        Eis::Leeg if never_empty => (false, why_filled),
        Eis::In(words) => match &veld.soort {
            VeldSoort::Keuze(all) if all.iter().all(|word| words.contains(&Literaal::Naam(word.clone()))) => {
                (true, "hier staan alle waarden van dit veld")
            }
            VeldSoort::Keuze(_)
            | VeldSoort::Tekst
            | VeldSoort::Code
            | VeldSoort::Geheel
            | VeldSoort::Decimaal
            | VeldSoort::Bedrag
            | VeldSoort::Procent
            | VeldSoort::Datum
            | VeldSoort::JaNee => return None,
        },
        Eis::Vergelijk(..) | Eis::Leeg | Eis::Gevuld => return None,
    };
    let word = if holds { "altijd" } else { "nooit" };
    let place = Place::Span(raw.span.clone());
    let bericht = format!("deze voorwaarde geldt {word}");
    Some(
        Diagnostic::waarschuwing(Code::VoorwaardeZonderKeuze, place, bericht)
            .label(why)
            .also(velden.spans[index].clone(), "het veld")
            .oplossing("haal de voorwaarde weg, of verander haar"),
    )
}

/// All conditions of a list.
pub(in crate::agreement) fn voorwaarden(
    raw: &[RuweVoorwaarde],
    velden: &Velden,
    found: &mut Found,
) -> Vec<Voorwaarde> {
    raw.iter().filter_map(|raw| voorwaarde(raw, velden, found)).collect()
}

/// Why there is no condition; none when that was reported elsewhere.
type Afgekeurd = Option<Box<Diagnostic>>;

struct Typering<'a> {
    raw: &'a RuweVoorwaarde,
    velden: &'a Velden,
    veld: usize,
}

/// What a word looks like.
#[derive(PartialEq)]
enum Vorm {
    Datum(NaiveDate),
    GeenDatum,
    Getal(Decimal),
    JaNee(bool),
    Woord,
    Tekst,
}

impl Vorm {
    fn van(word: &Woord<'_>) -> Self {
        if word.tussen_aanhalingstekens {
            return number::parse(word.tekst, Point::Thousands).map_or(Self::Tekst, Self::Getal);
        }
        let text = word.tekst;
        let like_date = text.len() >= 8
            && text.matches('-').count() == 2
            && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        match text {
            "ja" => Self::JaNee(true),
            "nee" => Self::JaNee(false),
            _ if like_date => {
                let iso = text.len() == 10;
                text.parse().ok().filter(|_| iso).map_or(Self::GeenDatum, Self::Datum)
            }
            _ => number::parse(text, Point::Thousands).map_or(Self::Woord, Self::Getal),
        }
    }

    fn in_words(&self) -> &'static str {
        match self {
            Self::Datum(_) | Self::GeenDatum => "een datum",
            Self::Getal(_) => "een getal",
            Self::JaNee(_) => "ja of nee",
            Self::Woord | Self::Tekst => "een woord",
        }
    }
}

/// What the cells of a field are compared as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Klasse {
    Datum,
    Getal,
    JaNee,
    Naam,
}

impl Klasse {
    fn van(soort: &VeldSoort) -> Self {
        match soort {
            VeldSoort::Datum => Self::Datum,
            VeldSoort::JaNee => Self::JaNee,
            VeldSoort::Geheel | VeldSoort::Decimaal | VeldSoort::Bedrag | VeldSoort::Procent => Self::Getal,
            VeldSoort::Tekst | VeldSoort::Code | VeldSoort::Keuze(_) => Self::Naam,
        }
    }

    fn in_words(self) -> &'static str {
        match self {
            Self::Datum => "een datum",
            Self::Getal => "een getal",
            Self::JaNee => "ja of nee",
            Self::Naam => "een woord",
        }
    }
}

impl Typering<'_> {
    fn soort(&self) -> &VeldSoort {
        &self.velden.lijst[self.veld].soort
    }

    fn klasse(&self) -> Klasse {
        Klasse::van(self.soort())
    }

    fn eis(&self, parsed: &Ontleed<'_>) -> Result<Eis, Afgekeurd> {
        match &parsed.rest {
            Rest::Leeg => Ok(Eis::Leeg),
            Rest::Gevuld => Ok(Eis::Gevuld),
            Rest::In(words) => {
                words.iter().map(|word| self.literaal(word)).collect::<Result<_, _>>().map(Eis::In)
            }
            Rest::Vergelijk(vergelijking, word) => {
                self.past(*vergelijking, parsed.veld.range.clone())?;
                Ok(Eis::Vergelijk(*vergelijking, self.waarde(word)?))
            }
        }
    }

    /// Refuses an order between things that have none.
    fn past(&self, vergelijking: Vergelijking, left: Range<usize>) -> Result<(), Afgekeurd> {
        match (vergelijking, self.klasse()) {
            (Vergelijking::Gelijk | Vergelijking::Ongelijk, _) | (_, Klasse::Datum | Klasse::Getal) => Ok(()),
            (_, Klasse::JaNee | Klasse::Naam) => Err(self.afgekeurd(
                Code::VoorwaardeVergelijkt,
                left,
                format!("{} heeft geen volgorde", self.klasse().in_words()),
                "hier past alleen =, !=, in, leeg of gevuld".to_owned(),
                None,
            )),
        }
    }

    fn waarde(&self, word: &Woord<'_>) -> Result<Waarde, Afgekeurd> {
        let share = *self.soort() == VeldSoort::Procent && word.tekst.ends_with('%');
        let names_field = !share
            && matches!(self.klasse(), Klasse::Datum | Klasse::Getal)
            && Vorm::van(word) == Vorm::Woord;
        if !names_field {
            return self.literaal(word).map(Waarde::Literaal);
        }
        if word.tekst == "peildatum" {
            return match self.klasse() {
                Klasse::Datum => Ok(Waarde::Peildatum),
                Klasse::Getal | Klasse::JaNee | Klasse::Naam => Err(self.vergelijkt(word, "een datum")),
            };
        }
        self.ander_veld(word).map(Waarde::Veld)
    }

    fn ander_veld(&self, word: &Woord<'_>) -> Result<usize, Afgekeurd> {
        let Some(other) = self.velden.plaats(word.tekst) else {
            if self.velden.is_afgekeurd(word.tekst) {
                return Err(None);
            }
            let fit = self.velden.lijst.iter().filter(|veld| Klasse::van(&veld.soort) == self.klasse());
            let names = fit.map(|veld| veld.naam.as_str()).chain(["peildatum"]);
            return Err(self.afgekeurd(
                Code::BestaatNiet,
                word.range.clone(),
                format!("veld \"{}\" bestaat niet", word.tekst),
                format!("hier hoort {} of een veld van `{}`", self.klasse().in_words(), self.velden.gegevens),
                nearest(word.tekst, names).map(|meant| format!("bedoelde u \"{meant}\"?")),
            ));
        };
        let klasse = Klasse::van(&self.velden.lijst[other].soort);
        if klasse == self.klasse() { Ok(other) } else { Err(self.vergelijkt(word, klasse.in_words())) }
    }

    fn literaal(&self, word: &Woord<'_>) -> Result<Literaal, Afgekeurd> {
        match (self.klasse(), Vorm::van(word)) {
            (Klasse::Datum, Vorm::Datum(day)) => Ok(Literaal::Datum(day)),
            (Klasse::Datum, Vorm::GeenDatum) => Err(self.afgekeurd(
                Code::VoorwaardeFout,
                word.range.clone(),
                format!("{} is geen bestaande datum", word.tekst),
                "een datum is jjjj-mm-dd".to_owned(),
                None,
            )),
            (Klasse::Getal, Vorm::Getal(number)) => Ok(Literaal::Getal(number)),
            (Klasse::Getal, Vorm::Woord) if *self.soort() == VeldSoort::Procent => self.procent(word),
            (Klasse::JaNee, Vorm::JaNee(value)) => Ok(Literaal::JaNee(value)),
            (Klasse::Naam, _) => self.naam(word).map(Literaal::Naam),
            (Klasse::Datum | Klasse::Getal | Klasse::JaNee, other) => {
                Err(self.vergelijkt(word, other.in_words()))
            }
        }
    }

    /// A number of percents, with or without the sign.
    fn procent(&self, word: &Woord<'_>) -> Result<Literaal, Afgekeurd> {
        word.tekst
            .strip_suffix('%')
            .and_then(|digits| number::parse(digits, Point::Thousands).ok())
            .map(Literaal::Getal)
            .ok_or_else(|| self.vergelijkt(word, "een woord"))
    }

    /// A word: for a keuze one of its waarden, as that is spelt there.
    fn naam(&self, word: &Woord<'_>) -> Result<String, Afgekeurd> {
        let VeldSoort::Keuze(waarden) = self.soort() else { return Ok(word.tekst.to_owned()) };
        let known = waarden.iter().find(|waarde| waarde.to_lowercase() == word.tekst.to_lowercase());
        known.cloned().ok_or_else(|| {
            let names = || waarden.iter().map(String::as_str);
            self.afgekeurd(
                Code::OnbekendWoord,
                word.range.clone(),
                format!("\"{}\" is geen waarde van dit veld", word.tekst),
                format!("hier past {}", opsomming(names())),
                nearest(word.tekst, names()).map(|meant| format!("bedoelde u \"{meant}\"?")),
            )
        })
    }

    fn vergelijkt(&self, word: &Woord<'_>, other: &str) -> Afgekeurd {
        let own = self.klasse().in_words();
        self.afgekeurd(
            Code::VoorwaardeVergelijkt,
            word.range.clone(),
            format!("deze voorwaarde vergelijkt {own} met {other}"),
            format!("dit is {other}"),
            None,
        )
    }

    fn afgekeurd(
        &self,
        code: Code,
        range: Range<usize>,
        bericht: String,
        label: String,
        oplossing: Option<String>,
    ) -> Afgekeurd {
        let naam = &self.velden.lijst[self.veld].naam;
        let soort = format!("`{naam}` is van soort {}", self.soort().as_str());
        let diagnostic = fout(code, &self.raw.deel(range), bericht)
            .label(label)
            .also(self.velden.spans[self.veld].clone(), soort);
        Some(Box::new(match oplossing {
            Some(text) => diagnostic.oplossing(text),
            None => diagnostic,
        }))
    }
}
