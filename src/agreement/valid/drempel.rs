//! Thresholds: a share with "%", or for a norm of soort aantal a number.

use rust_decimal::Decimal;

use crate::{
    agreement::{
        document::{Found, Mag, Spanned, fout},
        raw::{RuweDrempel, als_percentage},
    },
    diagnostic::{Code, Diagnostic},
    number::{self, NumberError, Percentage, Point},
    source::Span,
};

/// The norm at which a threshold stands.
pub(super) struct Bij<'a> {
    pub(super) norm: &'a Span,
    pub(super) soort: &'a str,
}

impl Bij<'_> {
    /// A share, if it is there and right.
    pub(super) fn mag_aandeel(
        &self,
        key: &str,
        raw: &Mag<RuweDrempel>,
        found: &mut Found,
    ) -> Option<Percentage> {
        let Spanned { value, span } = raw.as_ref()?;
        let (RuweDrempel::Tekst(text) | RuweDrempel::Geheel(text)) = value;
        match Percentage::parse(text) {
            Ok(share) => return Some(share),
            Err(_) if !text.contains('%') => found.push(self.zonder_procent(key, text, span)),
            Err(NumberError::OutOfRange) => found.push(
                fout(Code::DrempelBuitenBereik, span, format!("{text} kan geen drempel zijn"))
                    .label("hier hoort 0% tot en met 100%, met hoogstens vier decimalen")
                    .also(self.norm.clone(), self.van_soort()),
            ),
            Err(NumberError::NotANumber | NumberError::Ambiguous) => found.push(
                fout(Code::GetalFout, span, format!("\"{text}\" is geen leesbaar percentage"))
                    .also(self.norm.clone(), self.van_soort())
                    .oplossing(format!("schrijf bijvoorbeeld {key} = \"{}\"", met_komma(text))),
            ),
        }
        None
    }

    fn zonder_procent(&self, key: &str, text: &str, span: &Span) -> Diagnostic {
        let Ok(number) = number::parse(text, Point::Thousands) else {
            return fout(Code::GetalFout, span, format!("\"{text}\" is geen leesbaar percentage"))
                .also(self.norm.clone(), self.van_soort())
                .oplossing(format!("schrijf bijvoorbeeld {key} = \"90%\""));
        };
        fout(Code::DrempelZonderEenheid, span, "deze drempel kan een percentage of een aantal zijn")
            .label("hier hoort een percentage")
            .also(self.norm.clone(), self.van_soort())
            .oplossing(format!("schrijf {key} = \"{}%\"", als_percentage(number)))
    }

    /// A number, if it is there and right.
    pub(super) fn mag_aantal(&self, key: &str, raw: &Mag<RuweDrempel>, found: &mut Found) -> Option<Decimal> {
        let Spanned { value, span } = raw.as_ref()?;
        let (text, point) = match value {
            RuweDrempel::Tekst(text) => (text, Point::Thousands),
            RuweDrempel::Geheel(text) => (text, Point::Unknown),
        };
        if let Some(bare) = text.trim().strip_suffix('%') {
            found.push(
                fout(Code::DrempelZonderEenheid, span, "deze drempel is een percentage")
                    .label("hier hoort een aantal")
                    .also(self.norm.clone(), self.van_soort())
                    .oplossing(format!("schrijf {key} = {}", bare.trim())),
            );
            return None;
        }
        match number::parse(text, point) {
            Ok(number) if !number.is_sign_negative() || number.is_zero() => return Some(number),
            Ok(_) | Err(NumberError::OutOfRange) => found.push(
                fout(Code::DrempelBuitenBereik, span, format!("{text} kan geen drempel zijn"))
                    .label("hier hoort een aantal van 0 of meer")
                    .also(self.norm.clone(), self.van_soort()),
            ),
            Err(NumberError::NotANumber | NumberError::Ambiguous) => found.push(
                fout(Code::GetalFout, span, format!("\"{text}\" is geen leesbaar getal"))
                    .also(self.norm.clone(), self.van_soort())
                    .oplossing(format!("schrijf bijvoorbeeld {key} = 12 of {key} = \"1,5\"")),
            ),
        }
        None
    }

    fn van_soort(&self) -> String {
        format!("norm van soort `{}`", self.soort)
    }
}

/// A percentage written with a point, with a comma; or else an example of one.
fn met_komma(text: &str) -> String {
    let swapped = text.replace('.', ",");
    if Percentage::parse(&swapped).is_ok() { swapped } else { "87,5%".to_owned() }
}
