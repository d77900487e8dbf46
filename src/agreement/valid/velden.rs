//! The fields of a data set, and whether one fits the role that it is given.

use super::namen::dubbele_namen;
use crate::{
    agreement::{
        Veld, VeldSoort,
        document::{Found, Mag, Spanned, fout},
    },
    diagnostic::{Code, nearest},
    source::Span,
};

/// The fields of a data set.
pub(in crate::agreement) struct Velden {
    /// Id of the data set.
    pub(in crate::agreement) gegevens: String,
    /// The fields, in order.
    pub(in crate::agreement) lijst: Vec<Veld>,
    /// Where each of them is named.
    pub(in crate::agreement) spans: Vec<Span>,
    /// Names of fields that were refused: they are not unknown.
    pub(in crate::agreement) afgekeurd: Vec<String>,
    /// Whether every field has a name; without one, it may be any that is asked for.
    pub(in crate::agreement) heel: bool,
}

/// What a field has to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::agreement) enum Rol {
    Datum,
    Getal,
    Geheel,
    Bedrag,
    Fte,
    Tekst,
    JaNee,
    Naam,
    /// Few values, each of which says something by itself.
    Indeling,
    Elk,
}

impl Rol {
    fn past(self, soort: &VeldSoort) -> bool {
        match self {
            Self::Datum => *soort == VeldSoort::Datum,
            Self::Getal => soort.is_getal(),
            Self::Geheel => *soort == VeldSoort::Geheel,
            Self::Bedrag => *soort == VeldSoort::Bedrag,
            Self::Fte => matches!(soort, VeldSoort::Decimaal | VeldSoort::Geheel),
            Self::Tekst => *soort == VeldSoort::Tekst,
            Self::JaNee => *soort == VeldSoort::JaNee,
            Self::Naam => soort.is_naam(),
            Self::Indeling => soort.is_naam() || matches!(soort, VeldSoort::JaNee | VeldSoort::Geheel),
            Self::Elk => true,
        }
    }

    fn in_words(self) -> &'static str {
        match self {
            Self::Datum => "een veld van soort datum",
            Self::Getal => "een veld van soort geheel, decimaal, bedrag of procent",
            Self::Geheel => "een veld van soort geheel",
            Self::Bedrag => "een veld van soort bedrag",
            Self::Fte => "een veld van soort decimaal of geheel",
            Self::Tekst => "een veld van soort tekst",
            Self::JaNee => "een veld van soort janee",
            Self::Naam => "een veld van soort code, keuze of tekst",
            Self::Indeling => "een veld van soort code, keuze, tekst, janee of geheel",
            Self::Elk => "een veld",
        }
    }
}

impl Velden {
    /// The place of a field in the list.
    pub(in crate::agreement) fn plaats(&self, naam: &str) -> Option<usize> {
        self.lijst.iter().position(|veld| veld.naam == naam)
    }

    /// Whether a field of this name is declared, or may be, but refused.
    pub(in crate::agreement) fn is_afgekeurd(&self, naam: &str) -> bool {
        !self.heel || self.afgekeurd.iter().any(|other| other == naam)
    }

    /// The field with this name; reports it when there is none.
    pub(in crate::agreement) fn zoek_op(&self, naam: &str, span: &Span, found: &mut Found) -> Option<usize> {
        let index = self.plaats(naam);
        if index.is_none() && !self.is_afgekeurd(naam) {
            let diagnostic = fout(Code::BestaatNiet, span, format!("veld \"{naam}\" bestaat niet"))
                .label(format!("`{}` heeft dit veld niet", self.gegevens));
            found.push(match nearest(naam, self.lijst.iter().map(|veld| veld.naam.as_str())) {
                Some(meant) => diagnostic.oplossing(format!("bedoelde u \"{meant}\"?")),
                None => diagnostic,
            });
        }
        index
    }

    /// The field with this name, if it holds what its role asks.
    pub(in crate::agreement) fn rol(
        &self,
        naam: &Spanned<String>,
        rol: Rol,
        found: &mut Found,
    ) -> Option<usize> {
        let index = self.zoek_op(&naam.value, &naam.span, found)?;
        let soort = &self.lijst[index].soort;
        if rol.past(soort) {
            return Some(index);
        }
        found.push(
            fout(Code::VeldVanVerkeerdeSoort, &naam.span, format!("veld \"{}\" past hier niet", naam.value))
                .label(format!("hier hoort {}", rol.in_words()))
                .also(self.spans[index].clone(), format!("dit veld is van soort {}", soort.as_str())),
        );
        None
    }

    /// As [`Velden::rol`], for a name that may be absent.
    pub(in crate::agreement) fn mag_rol(
        &self,
        naam: &Mag<String>,
        rol: Rol,
        found: &mut Found,
    ) -> Option<usize> {
        naam.as_ref().and_then(|naam| self.rol(naam, rol, found))
    }

    /// As [`Velden::rol`], for a list of names.
    pub(in crate::agreement) fn rollen(
        &self,
        namen: &[Spanned<String>],
        rol: Rol,
        found: &mut Found,
    ) -> Vec<usize> {
        dubbele_namen(namen, found);
        namen.iter().filter_map(|naam| self.rol(naam, rol, found)).collect()
    }
}
