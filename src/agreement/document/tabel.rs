//! A table of an agreement file: hands out its values by key, and in the end says which keys it does not know.

use toml::de::{DeTable, DeValue};

use super::{Begin, Found, Mag, Spanned, Waarde, fout, tekst};
use crate::{
    agreement::Vindplaats,
    diagnostic::{Code, Diagnostic, nearest},
    source::Span,
};

/// A reference to a stuk, from any `bron`.
pub(in crate::agreement) type Verwijzing = Spanned<String>;

/// A finding that is known and accepted in a table.
#[derive(Debug, Clone)]
pub(in crate::agreement) struct Aanvaard {
    /// Which finding.
    pub(in crate::agreement) code: Spanned<Code>,
    /// Everything in that table and in the tables in it.
    pub(in crate::agreement) plekken: Vec<Span>,
}

/// What a table says that only the whole agreement can judge.
#[derive(Debug, Default)]
pub(in crate::agreement) struct Verwijzingen {
    /// The stukken that any `bron` names.
    pub(in crate::agreement) stukken: Vec<Verwijzing>,
    /// What any `aanvaard` accepts.
    pub(in crate::agreement) aanvaard: Vec<Aanvaard>,
}

impl Verwijzingen {
    /// Adds those of another table.
    pub(in crate::agreement) fn extend(&mut self, other: Self) {
        self.stukken.extend(other.stukken);
        self.aanvaard.extend(other.aanvaard);
    }
}

/// What every table may have, and its reader keeps.
#[derive(Debug, Clone, Default)]
pub(in crate::agreement) struct Algemeen {
    /// Where it comes from.
    pub(in crate::agreement) bron: Option<Vindplaats>,
}

/// A table that is being read.
pub(in crate::agreement) struct Tabel<'a> {
    begin: Begin,
    table: &'a DeTable<'a>,
    /// The header, or the braces.
    span: Span,
    /// How messages call it: `norm.versie`.
    naam: String,
    /// Keys that were asked for.
    asked: Vec<&'static str>,
    /// Keys that are refused by a finding of their own, and so are not unknown.
    geweigerd: Vec<&'static str>,
    /// What is wrong with it, and in the tables in it.
    pub(in crate::agreement) found: Found,
    /// What it and the tables in it say about the whole.
    verwijzingen: Verwijzingen,
    /// Keys that must be there and are not.
    missing: Vec<&'static str>,
    /// The code for a key that is missing, and why it is needed.
    mist: (Code, Option<String>),
    /// Whether its keys are names, so that none is unknown.
    vrij: bool,
    /// Lists of tables that have no header, but tables in them do.
    geen_kop: Vec<&'static str>,
}

impl<'a> Tabel<'a> {
    /// The keys at the top of a file.
    pub(in crate::agreement) fn top(begin: Begin, table: &'a DeTable<'a>) -> Self {
        Self::new(begin, table, begin.span(0..0), String::new())
    }

    fn new(begin: Begin, table: &'a DeTable<'a>, span: Span, naam: String) -> Self {
        Self {
            begin,
            table,
            span,
            naam,
            asked: Vec::new(),
            geweigerd: Vec::new(),
            found: Vec::new(),
            verwijzingen: Verwijzingen::default(),
            missing: Vec::new(),
            mist: (Code::OntbrekendeSleutel, None),
            vrij: false,
            geen_kop: Vec::new(),
        }
    }

    /// Opens a value that must be a table.
    pub(in crate::agreement) fn van(waarde: &Waarde<'a>, found: &mut Found) -> Option<Self> {
        match waarde.value() {
            DeValue::Table(table) => {
                Some(Self::new(waarde.begin, table, waarde.span(), waarde.key.to_owned()))
            }
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_) => {
                found.push(waarde.verkeerd_type("een tabel"));
                None
            }
        }
    }

    /// Its header or braces.
    pub(in crate::agreement) fn span(&self) -> Span {
        self.span.clone()
    }

    /// Where a key stands.
    pub(in crate::agreement) fn key_span(&self, key: &str) -> Option<Span> {
        self.table.get_key_value(key).map(|(key, _)| self.begin.span(key.span()))
    }

    /// Whether it has no keys at all.
    pub(in crate::agreement) fn is_leeg(&self) -> bool {
        self.table.is_empty()
    }

    /// A key that is missing has this code, because of this.
    pub(in crate::agreement) fn mist_met(&mut self, code: Code, waarom: String) {
        self.mist = (code, Some(waarom));
    }

    /// Refuses those of these keys that were not asked for: known elsewhere, and not fitting here.
    pub(in crate::agreement) fn past_niet(&mut self, known: &[&'static str], bericht: &str) {
        for key in known {
            if let (false, Some(span)) = (self.asked.contains(key), self.key_span(key)) {
                self.geweigerd.push(key);
                self.found.push(
                    fout(Code::SleutelPastNiet, &span, bericht)
                        .label(format!("`{key}` hoort bij een andere soort"))
                        .oplossing(format!("haal `{key}` weg")),
                );
            }
        }
    }

    /// Where a key stands that is refused by a finding of its own.
    pub(in crate::agreement) fn geweigerd(&mut self, key: &'static str) -> Option<Span> {
        self.geweigerd.push(key);
        self.key_span(key)
    }

    /// Every key with its value, for tables whose keys are names.
    pub(in crate::agreement) fn alles(&mut self) -> Vec<(Spanned<String>, Waarde<'a>)> {
        self.vrij = true;
        let mut all: Vec<_> = self
            .table
            .iter()
            .map(|(key, value)| {
                let name = Spanned { value: key.get_ref().to_string(), span: self.begin.span(key.span()) };
                (name, Waarde { begin: self.begin, key: key.get_ref(), inner: value })
            })
            .collect();
        all.sort_by_key(|(name, _)| name.span.start);
        all
    }

    /// The value of a key as it stands.
    pub(in crate::agreement) fn waarde(&mut self, key: &'static str) -> Option<Waarde<'a>> {
        self.asked.push(key);
        self.table.get(key).map(|inner| Waarde { begin: self.begin, key, inner })
    }

    /// A value that may be absent.
    pub(in crate::agreement) fn mag<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&Waarde<'a>, &mut Found) -> Option<T>,
    ) -> Mag<T> {
        let waarde = self.waarde(key)?;
        read(&waarde, &mut self.found).map(|value| Spanned { value, span: waarde.span() })
    }

    /// A value that must be there.
    pub(in crate::agreement) fn moet<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&Waarde<'a>, &mut Found) -> Option<T>,
    ) -> Mag<T> {
        self.moet_er_zijn(key);
        self.mag(key, read)
    }

    /// Notes it when a key is missing that is read later.
    pub(in crate::agreement) fn moet_er_zijn(&mut self, key: &'static str) {
        if !self.table.contains_key(key) {
            self.asked.push(key);
            self.missing.push(key);
        }
    }

    /// A text that must be there and on which nothing else depends: empty when it is wrong, which is reported.
    pub(in crate::agreement) fn moet_tekst(&mut self, key: &'static str) -> String {
        self.moet(key, tekst).map(|text| text.value).unwrap_or_default()
    }

    /// A text that may be absent and on which nothing else depends.
    pub(in crate::agreement) fn mag_tekst(&mut self, key: &'static str) -> Option<String> {
        self.mag(key, tekst).map(|text| text.value)
    }

    /// A table in this one.
    pub(in crate::agreement) fn tabel<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Tabel<'a>) -> T,
    ) -> Mag<T> {
        let waarde = self.waarde(key)?;
        let inner = Tabel::van(&waarde, &mut self.found)?;
        Some(self.binnen(inner, read))
    }

    /// The tables of a list in this one: `[[key]]`. A lone table will do for a list of one if `ook_een`.
    pub(in crate::agreement) fn tabellen<T>(
        &mut self,
        key: &'static str,
        ook_een: bool,
        mut read: impl FnMut(&mut Tabel<'a>) -> T,
    ) -> Vec<T> {
        let Some(waarde) = self.waarde(key) else { return Vec::new() };
        let items: Vec<Waarde<'a>> = match waarde.value() {
            DeValue::Array(items) => items.iter().map(|inner| Waarde { inner, ..waarde }).collect(),
            DeValue::Table(inner) if !ook_een && self.key_span(key) == Some(waarde.span()) => {
                self.zonder_kop(key, inner);
                return Vec::new();
            }
            DeValue::Table(_) => {
                if !ook_een {
                    let naam = self.kind_naam(key);
                    let diagnostic = waarde.verkeerd_type("een lijst van tabellen");
                    self.found.push(diagnostic.oplossing(format!("schrijf [[{naam}]]")));
                }
                vec![waarde]
            }
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_) => {
                self.found.push(waarde.verkeerd_type("een lijst van tabellen"));
                return Vec::new();
            }
        };
        items
            .into_iter()
            .filter_map(|item| {
                let inner = Tabel::van(&item, &mut self.found)?;
                Some(self.binnen(inner, &mut read).value)
            })
            .collect()
    }

    /// `[[norm.versie]]` where no `[[norm]]` stands above it: then TOML makes one table `norm` of its own. Not said when
    /// that header is there and misspelt.
    fn zonder_kop(&mut self, key: &'static str, inner: &DeTable<'a>) {
        self.geen_kop.push(key);
        let misspelt = self
            .table
            .keys()
            .any(|other| nearest(other.get_ref(), [key]).is_some() && other.get_ref() != key);
        let first = inner.keys().min_by_key(|name| name.span().start);
        let (Some(span), Some(first), false) = (self.key_span(key), first, misspelt) else { return };
        let (naam, kind) = (self.kind_naam(key), first.get_ref());
        self.found.push(
            fout(Code::VerkeerdType, &span, format!("boven `{naam}.{kind}` ontbreekt [[{naam}]]"))
                .label(format!("hier hoort een `{naam}` boven te staan"))
                .oplossing(format!("zet [[{naam}]] erboven, of verbeter deze kop")),
        );
    }

    /// How many tables `kind` there are in a list `key` that has no header.
    pub(in crate::agreement) fn verloren(&self, key: &str, kind: &str) -> usize {
        if !self.geen_kop.contains(&key) {
            return 0;
        }
        let list = self.table.get(key).and_then(|inner| inner.get_ref().get(kind));
        list.and_then(|list| list.get_ref().as_array()).map_or(0, |list| list.len())
    }

    /// As [`Tabel::tabellen`], and the key must be there.
    pub(in crate::agreement) fn moeten_tabellen<T>(
        &mut self,
        key: &'static str,
        read: impl FnMut(&mut Tabel<'a>) -> T,
    ) -> Vec<T> {
        self.moet_er_zijn(key);
        self.tabellen(key, false, read)
    }

    /// Reads a value that must be a table.
    pub(in crate::agreement) fn open<T>(
        &mut self,
        waarde: &Waarde<'a>,
        read: impl FnOnce(&mut Tabel<'a>) -> T,
    ) -> Option<T> {
        let inner = Tabel::van(waarde, &mut self.found)?;
        Some(self.binnen(inner, read).value)
    }

    /// Reads a table in this one, and takes over what it found.
    fn binnen<T>(&mut self, mut inner: Tabel<'a>, read: impl FnOnce(&mut Tabel<'a>) -> T) -> Spanned<T> {
        inner.naam = self.kind_naam(&inner.naam);
        let value = read(&mut inner);
        let span = inner.span();
        let (found, verwijzingen) = inner.sluit();
        self.found.extend(found);
        self.verwijzingen.extend(verwijzingen);
        Spanned { value, span }
    }

    fn kind_naam(&self, key: &str) -> String {
        if self.naam.is_empty() { key.to_owned() } else { format!("{}.{key}", self.naam) }
    }

    /// `bron` and `aanvaard`.
    pub(in crate::agreement) fn algemeen(&mut self) -> Algemeen {
        let bron = self.tabel("bron", |bron| (bron.moet("stuk", tekst), bron.moet("plaats", tekst)));
        let bron = bron.and_then(|bron| {
            let (stuk, plaats) = (bron.value.0?, bron.value.1?);
            self.verwijzingen.stukken.push(stuk.clone());
            Some(Vindplaats { stuk: stuk.value, plaats: plaats.value })
        });
        let aanvaard = self.tabellen("aanvaard", true, |item| {
            item.moet_tekst("reden");
            item.moet("code", code)
        });
        let accepted = aanvaard.into_iter().flatten();
        let accepted: Vec<_> = accepted.map(|code| Aanvaard { code, plekken: self.plekken() }).collect();
        self.verwijzingen.aanvaard.extend(accepted);
        Algemeen { bron }
    }

    /// Its header or braces, and everything in it.
    pub(in crate::agreement) fn plekken(&self) -> Vec<Span> {
        let mut spans = vec![self.span()];
        plekken(self.begin, self.table, &mut spans);
        spans
    }

    /// That a key is absent which must be there.
    pub(in crate::agreement) fn ontbreekt(&self, key: &str) -> Diagnostic {
        let here = if self.naam.is_empty() { String::new() } else { format!(" in `{}`", self.naam) };
        let (code, waarom) = &self.mist;
        let diagnostic = fout(*code, &self.span, format!("`{key}` ontbreekt{here}"));
        match waarom {
            Some(text) => diagnostic.label(text),
            None => diagnostic,
        }
    }

    /// Keys that are absent, and misspelt: after all keys were asked for. Also those whose header is not there.
    pub(in crate::agreement) fn bijna(&self) -> Vec<&'static str> {
        self.unknown().filter_map(|(_, _, meant)| meant).chain(self.geen_kop.iter().copied()).collect()
    }

    /// Keys that it does not know, and which was meant.
    fn unknown(&self) -> impl Iterator<Item = (&str, Span, Option<&'static str>)> {
        let known = |key: &str| self.asked.iter().chain(&self.geweigerd).any(|known| *known == key);
        let unknown = self.table.keys().filter(move |key| !known(key.get_ref()));
        unknown.filter(|_| !self.vrij).map(|key| {
            // At the top a key is a list, of which one item may be misspelt and the others not.
            let top = self.naam.is_empty();
            let free = self.asked.iter().copied().filter(|asked| top || !self.table.contains_key(*asked));
            (key.get_ref().as_ref(), self.begin.span(key.span()), nearest(key.get_ref(), free))
        })
    }

    /// Says which keys are missing and which it does not know; a key that is only misspelt counts once. Gives what
    /// was found, and what it says about the whole.
    pub(in crate::agreement) fn sluit(mut self) -> (Found, Verwijzingen) {
        let misspelt = self.bijna();
        let unknown: Vec<_> =
            self.unknown().map(|(name, span, meant)| self.onbekend(name, &span, meant)).collect();
        self.found.extend(unknown);
        for key in std::mem::take(&mut self.missing) {
            if !misspelt.contains(&key) {
                self.found.push(self.ontbreekt(key));
            }
        }
        (self.found, self.verwijzingen)
    }

    fn onbekend(&self, name: &str, span: &Span, meant: Option<&str>) -> Diagnostic {
        let bericht = if self.naam.is_empty() {
            format!("`{name}` is geen tabel van een overeenkomst")
        } else {
            format!("`{name}` is geen sleutel van `{}`", self.naam)
        };
        let diagnostic = fout(Code::OnbekendeSleutel, span, bericht);
        match meant {
            Some(meant) => diagnostic.oplossing(format!("bedoelde u `{meant}`?")),
            None if self.naam.is_empty() => {
                diagnostic.note(format!("een overeenkomst heeft: {}", self.sleutels().join(", ")))
            }
            None => diagnostic.note(format!("`{}` heeft: {}", self.naam, self.sleutels().join(", "))),
        }
    }

    /// The keys that this table may have, in the order in which they are read; those of any table last.
    fn sleutels(&self) -> Vec<&'static str> {
        let mut sleutels: Vec<&'static str> = Vec::new();
        for key in &self.asked {
            if !sleutels.contains(key) {
                sleutels.push(key);
            }
        }
        sleutels.sort_by_key(|key| ["bron", "aanvaard"].contains(key));
        sleutels
    }
}

/// Every key and value in a table, however deep. A table under a header of its own has no one span that holds it all.
fn plekken(begin: Begin, table: &DeTable<'_>, spans: &mut Vec<Span>) {
    for (key, value) in table {
        spans.push(begin.span(key.span()));
        plekken_van(begin, value, spans);
    }
}

fn plekken_van(begin: Begin, value: &toml::Spanned<DeValue<'_>>, spans: &mut Vec<Span>) {
    match value.get_ref() {
        DeValue::Table(inner) => {
            spans.push(begin.span(value.span()));
            plekken(begin, inner, spans);
        }
        DeValue::Array(items) => items.iter().for_each(|item| plekken_van(begin, item, spans)),
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_) => spans.push(begin.span(value.span())),
    }
}

/// The code of a finding.
fn code(waarde: &Waarde<'_>, found: &mut Found) -> Option<Code> {
    let text = tekst(waarde, found)?;
    let known = Code::ALL.iter().copied().find(|code| code.as_str() == text);
    if known.is_none() {
        let diagnostic =
            fout(Code::OnbekendWoord, &waarde.span(), format!("\"{text}\" is geen code van een bevinding"));
        found.push(match nearest(&text, Code::ALL.iter().map(|code| code.as_str())) {
            Some(meant) => diagnostic.oplossing(format!("bedoelde u \"{meant}\"?")),
            None => diagnostic,
        });
    }
    known
}
