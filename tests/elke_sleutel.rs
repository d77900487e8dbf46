//! Every key of every table of the agreement of Oss: taken away, renamed or of another type, one at a time, it must be
//! missed. And every table: taken away or renamed. What may go without a word is listed, with the reason.
//!
//! Of each kind of place some are tried every time. `ELKE_SLEUTEL=alle cargo test --release --test elke_sleutel` tries all.

// Helpers of tests may fail as tests do.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

mod keuring;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    ops::Range,
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use oss_welzijn::{
    diagnostic::{Code, Diagnostic, Place},
    source::{Sources, Span},
};
use toml::de::{DeTable, DeValue};

/// How many of each kind are tried every time; of the cells in the rows of toetsen one more, for few of them matter alone.
fn per_soort(tabel: &str) -> usize {
    if tabel == "norm.toets.rijen" { 2 } else { 1 }
}

/// What is done to a key or table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Daad {
    Weg,
    Hernoemd,
    AnderType,
}

use Daad::{AnderType, Hernoemd, Weg};

/// What goes without a word: table, key (or `*`), what is done, and why that is right.
const STIL: &[(&str, &str, Daad, &str)] = &[
    ("*", "bron", Weg, "mag weg; alleen een norm moet er ergens een hebben"),
    ("bepaling", "gelijk_aan", Weg, "mag weg als de bepaling zelf een norm heeft"),
    ("doel", "hoofddoel", Weg, "mag weg: niet elk doel heeft een hoofddoel"),
    ("doel", "vanaf", Weg, "mag weg: dan vanaf het begin van de overeenkomst"),
    (
        "financien",
        "[]",
        Weg,
        "niet elke overeenkomst gaat over geld; een norm erover zegt dat dit er niet is",
    ),
    ("financien", "fte_hoogstens", Weg, "mag weg: dan kan elk aantal"),
    ("gegevens.regel", "[]", Weg, "een regel minder is een keuze"),
    ("gegevens.veld", "{}", Weg, "een veld dat nergens genoemd wordt, mag weg"),
    ("gegevens.veld", "gepland", Weg, "mag weg: dan telt een dag na de peildatum niet"),
    ("gegevens.veld", "kolom", AnderType, "één naam mag ook als tekst"),
    ("gegevens.veld", "kolom", Weg, "mag weg: de naam van het veld is ook de naam van een kolom"),
    ("gegevens.veld", "leeg_betekent", Weg, "mag weg: dan is leeg leeg"),
    ("gegevens.veld", "verplicht", Weg, "mag weg bij een veld dat geen sleutel is"),
    ("kernbeding", "kort", Weg, "mag weg: dan staat de titel in smalle tabellen"),
    ("levering", "[]", Weg, "een levering minder is een keuze"),
    ("levering", "gegevens", Weg, "mag weg: niet alles wat geleverd wordt is een CSV"),
    ("norm", "per", Weg, "mag weg: een uitsplitsing verandert geen oordeel"),
    ("norm.frequentie.behalve", "{}", Weg, "een vrije week minder is een keuze; geen toets loopt tot daar"),
    (
        "norm.frequentie.elk",
        "geldig_tot_en_met",
        Weg,
        "mag weg: een lid geldt dan zonder einde; een toets noemt zijn leden zelf",
    ),
    ("norm.oordeel", "geldig", Weg, "mag weg: dan geldt een oordeel zonder einde"),
    ("norm.toets", "[]", Weg, "een toets minder mag, zolang er een is"),
    ("norm.toets", "peildatum", Weg, "mag weg als de laatste dag van de periode hetzelfde geeft"),
    (
        "norm.toets.rijen",
        "*",
        AnderType,
        "tekst mag overal: zo laat een toets iets onleesbaars zien; hier verandert dat niets",
    ),
    ("norm.toets.rijen", "*", Weg, "een cel mag leeg zijn; hier verandert dat niets aan de uitkomst"),
    ("norm.toets.verwacht", "*", Weg, "een toets verwacht zo veel als hij wil; alleen oordeel moet"),
    ("norm.versie", "aantal", Weg, "mag weg: dan 1"),
    ("norm.volledigheid.elk", "filter", Weg, "mag weg; een toets noemt zijn leden zelf"),
    (
        "norm.volledigheid.elk",
        "geldig_tot_en_met",
        Weg,
        "mag weg: een lid geldt dan zonder einde; een toets noemt zijn leden zelf",
    ),
    ("overeenkomst", "gelijkgestelde_dagen", Weg, "mag weg: dan zijn er geen"),
    ("overleg", "[]", Weg, "een overleg minder is een keuze"),
    ("proeftuin", "[]", Weg, "niet elke overeenkomst heeft een Proeftuin"),
    ("risico", "normen", Weg, "mag weg: niet elk risico is te meten"),
    ("risico", "vraag", Weg, "mag weg: dan is er niets te vragen"),
    ("risico", "wachtlijsten", Weg, "mag weg: niet elk risico is een wachtlijst"),
    ("stuk", "datum", Weg, "mag weg: van niet elk stuk is de dag bekend"),
    ("subtotaal", "[]", Weg, "mag weg: niet elke bron drukt een subtotaal af"),
    ("wachtlijst", "filter", Weg, "mag weg: dan gaat zij over alle rijen"),
    ("wachtlijst", "ingetrokken", Weg, "mag weg: dan trekt niemand in"),
    ("wachtlijst", "per", Weg, "mag weg: een uitsplitsing verandert niets"),
];

/// As [`STIL`], of which too few are tried every time to need it.
const STIL_ZELDEN: &[(&str, &str, Daad, &str)] = &[
    ("gegevens", "proeftuin", Weg, "mag weg: dan is er geen Proeftuin in deze gegevens"),
    ("norm", "[]", Weg, "mag weg als er een andere norm bij dezelfde bepaling of hetzelfde doel is"),
    ("norm.versie", "tot_en_met", Weg, "mag weg: dan geldt de versie zonder einde"),
    ("post", "[]", Weg, "een post van 0,00 verandert geen som"),
    ("risico", "[]", Weg, "een risico minder is een keuze"),
    ("risico.randvoorwaarde", "[]", Weg, "een randvoorwaarde minder mag, zolang er een is"),
    ("stuk", "[]", Weg, "een stuk waar niets naar verwijst, mag weg"),
];

/// Where a wrong name or type gives more than one finding: table, key, and why.
const VERVOLG: &[(&str, &str, &str)] = &[
    ("norm.frequentie", "elk", "open: de toetsen met `leden` worden dan ook afgekeurd"),
    ("subtotaal", "aanvaard", "wat niet meer aanvaard is, wordt weer gemeld"),
    ("subtotaal.aanvaard", "code", "wat niet meer aanvaard is, wordt weer gemeld"),
];

/// As [`VERVOLG`], of which too few are tried every time to need it.
const VERVOLG_ZELDEN: &[(&str, &str, &str)] = &[
    ("norm.volledigheid", "elk", "open: de toetsen met `leden` worden dan ook afgekeurd"),
    ("norm.volledigheid", "veld", "open: `elk` wordt dan gelezen als voor één veld"),
    ("risico", "[]", "open: een norm kan bij een randvoorwaarde horen die dan niet gelezen is"),
    (
        "risico.randvoorwaarde",
        "[]",
        "open: een norm kan bij een randvoorwaarde horen die dan niet gelezen is",
    ),
];

/// One change to one file.
struct Ingreep {
    file: usize,
    /// The table in which it is: `norm.versie`. A table itself has the name of its own.
    tabel: String,
    sleutel: String,
    /// What further tells its kind: the soort of the norm or field.
    soort: String,
    daad: Daad,
    /// What becomes what, in order of place.
    edits: Vec<(Range<usize>, String)>,
    /// Where a finding may be, before the change: what was changed.
    plek: Range<usize>,
    /// Where a finding may begin: the headers or braces of the tables around it, and what names them.
    rond: Vec<usize>,
    /// The braces that it stands in, if it does: a finding may mark what it goes with.
    accolades: Option<Range<usize>>,
    /// What others call the tables around it, what hangs on them, and the value itself.
    namen: Vec<String>,
}

impl Ingreep {
    /// What makes two changes alike. The keys of a row are names, and beside the soort of a norm stands what all have.
    fn kind(&self) -> (String, String, String, Daad) {
        let sleutel = if self.tabel == "norm.toets.rijen" { "*" } else { self.sleutel.as_str() };
        let shared =
            [".bron", ".aanvaard", ".toets", ".verwacht"].iter().any(|end| self.tabel.ends_with(end));
        let soort = if shared { "" } else { self.soort.as_str() };
        (self.tabel.clone(), sleutel.to_owned(), soort.to_owned(), self.daad)
    }

    fn text(&self, old: &str) -> String {
        let mut text = old.to_owned();
        for (range, new) in self.edits.iter().rev() {
            text.replace_range(range.clone(), new);
        }
        text
    }

    /// Where a place of the old text is in the new one.
    fn verplaatst(&self, at: usize) -> usize {
        let mut place = at;
        for (range, new) in &self.edits {
            if range.end <= at {
                place = place + new.len() - range.len();
            }
        }
        place
    }
}

/// A file that is walked through.
struct Bestand<'a> {
    index: usize,
    text: &'a str,
    ingrepen: Vec<Ingreep>,
}

/// What is known of the tables around a place.
#[derive(Clone, Default)]
struct Omgeving {
    naam: String,
    soort: String,
    rond: Vec<usize>,
    accolades: Option<Range<usize>>,
    namen: Vec<String>,
}

impl Bestand<'_> {
    fn tabel(&mut self, table: &DeTable<'_>, om: &Omgeving) {
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let sub = if om.naam.is_empty() { name.to_owned() } else { format!("{}.{name}", om.naam) };
            // A table or list of tables under headers has no `key = value`.
            let header = |value: &toml::Spanned<DeValue<'_>>| self.is_header(value);
            let items: Vec<&toml::Spanned<DeValue<'_>>> = match value.get_ref() {
                DeValue::Table(_) => vec![value],
                DeValue::Array(items) => items.iter().filter(|item| item.get_ref().is_table()).collect(),
                DeValue::String(_)
                | DeValue::Integer(_)
                | DeValue::Float(_)
                | DeValue::Boolean(_)
                | DeValue::Datetime(_) => Vec::new(),
            };
            let under_header = items.first().is_some_and(|item| header(item));
            if !under_header {
                self.sleutel(name, key.span(), value, om);
            }
            for item in items {
                let Some(inner) = item.get_ref().as_table() else { continue };
                let om = self.in_tabel(inner, item.span(), &sub, om);
                if under_header {
                    self.kop(&sub, item.span(), &om);
                } else if value.get_ref().is_array() {
                    let (range, plek) = (self.met_komma(item.span()), item.span());
                    self.ingreep(&sub, "{}", Weg, vec![(range, String::new())], plek, &om);
                }
                self.tabel(inner, &om);
            }
        }
    }

    fn is_header(&self, value: &toml::Spanned<DeValue<'_>>) -> bool {
        value.get_ref().is_table() && self.text[value.span()].starts_with('[')
    }

    fn in_tabel(&self, table: &DeTable<'_>, span: Range<usize>, naam: &str, om: &Omgeving) -> Omgeving {
        let mut om = Omgeving { naam: naam.to_owned(), ..om.clone() };
        om.rond.push(span.start);
        om.accolades = self.text[span.clone()].starts_with('{').then_some(span);
        let text = |key: &str| table.get(key).and_then(|value| value.get_ref().as_str()).map(str::to_owned);
        om.rond.extend(
            ["id", "naam", "geldig_tot_en_met"]
                .iter()
                .filter_map(|key| table.get(*key))
                .map(|value| value.span().start),
        );
        om.namen.extend(["id", "naam"].iter().filter_map(|key| text(key)));
        match naam {
            "norm" => {
                let soorten =
                    ["termijn", "aandeel", "aantal", "volledigheid", "frequentie", "herhaling", "oordeel"];
                om.soort = soorten.iter().filter(|soort| table.contains_key(**soort)).copied().collect();
                // Without a norm a bepaling or doel is not measured, and a data set not used.
                let hangs = table.get("hoort_bij").and_then(|value| value.get_ref().as_array());
                let names = hangs.into_iter().flat_map(|list| list.iter());
                om.namen.extend(names.filter_map(|name| name.get_ref().as_str()).map(str::to_owned));
                om.namen.extend(text("gegevens"));
            }
            "gegevens.veld" => om.soort = text("soort").unwrap_or_default(),
            // A subtotaal counts the posten of its werksoort.
            "post" => om.namen.extend(text("werksoort")),
            _ => {}
        }
        om
    }

    fn ingreep(
        &mut self,
        tabel: &str,
        sleutel: &str,
        daad: Daad,
        edits: Vec<(Range<usize>, String)>,
        plek: Range<usize>,
        om: &Omgeving,
    ) {
        self.ingrepen.push(Ingreep {
            file: self.index,
            tabel: tabel.to_owned(),
            sleutel: sleutel.to_owned(),
            soort: om.soort.clone(),
            daad,
            edits,
            plek,
            rond: om.rond.clone(),
            accolades: om.accolades.clone(),
            namen: om.namen.clone(),
        });
    }

    /// A key with its value.
    fn sleutel(&mut self, name: &str, key: Range<usize>, value: &toml::Spanned<DeValue<'_>>, om: &Omgeving) {
        let whole = key.start..value.span().end;
        let other = match value.get_ref() {
            DeValue::String(_) => "7",
            DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_)
            | DeValue::Table(_) => "\"x\"",
        };
        let mut om = om.clone();
        om.namen.extend(value.get_ref().as_str().map(str::to_owned));
        let away = self.met_komma(whole.clone());
        let naam = om.naam.clone();
        self.ingreep(&naam, name, Weg, vec![(away, String::new())], whole.clone(), &om);
        self.ingreep(&naam, name, Hernoemd, vec![(key.clone(), format!("{name}q"))], whole.clone(), &om);
        self.ingreep(&naam, name, AnderType, vec![(value.span(), other.to_owned())], whole, &om);
    }

    /// With the comma after it, or else the one before it, when it stands in a list or in braces.
    fn met_komma(&self, range: Range<usize>) -> Range<usize> {
        let after = &self.text[range.end..];
        let bare = after.trim_start();
        let before = self.text[..range.start].trim_end();
        if bare.starts_with(',') {
            range.start..range.end + (after.len() - bare.len()) + 1
        } else if before.ends_with(',') && (bare.starts_with('}') || bare.starts_with(']')) {
            before.len() - 1..range.end
        } else {
            range
        }
    }

    /// A table under a header, with the tables in it.
    fn kop(&mut self, naam: &str, header: Range<usize>, om: &Omgeving) {
        let end = einde(self.text, header.start, naam);
        let plek = header.start..header.end;
        // What is declared in the tables in it goes along.
        let mut om = om.clone();
        let lines = self.text[header.start..end].lines();
        om.namen.extend(
            lines.filter_map(|line| line.strip_prefix("id = \"")?.strip_suffix('"')).map(str::to_owned),
        );
        let om = &om;
        self.ingreep(naam, "[]", Weg, vec![(header.start..end, String::new())], plek.clone(), om);
        // The headers of the tables in it go along.
        let (mut edits, mut at) = (Vec::new(), header.start);
        for line in self.text[header.start..end].split_inclusive('\n') {
            let name = line.trim_start_matches('[');
            if line.starts_with('[')
                && name.strip_prefix(naam).is_some_and(|rest| rest.starts_with([']', '.']))
            {
                let end_of_name = at + (line.len() - name.len()) + naam.len();
                edits.push((end_of_name..end_of_name, "q".to_owned()));
            }
            at += line.len();
        }
        self.ingreep(naam, "[]", Hernoemd, edits, plek, om);
    }
}

/// Where the table ends whose header begins here: before the next header that is not of a table in it.
fn einde(text: &str, start: usize, naam: &str) -> usize {
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        let name = line.trim_start_matches('[');
        if at > start && line.starts_with('[') && !name.starts_with(&format!("{naam}.")) {
            return at;
        }
        at += line.len();
    }
    text.len()
}

/// The table at the top in which a place is, with the tables in it.
fn stuk(text: &str, at: usize) -> Range<usize> {
    let top = |line: &str| {
        line.starts_with('[')
            && !line.split(']').next().unwrap_or_default().contains('.')
            && !line.contains('{')
    };
    let (mut start, mut offset) = (0, 0);
    for line in text.split_inclusive('\n') {
        if top(line) {
            if offset > at {
                return start..offset;
            }
            start = offset;
        }
        offset += line.len();
    }
    start..text.len()
}

/// Whether a finding is where the change is, or where something refers to what was changed.
fn raak(ingreep: &Ingreep, finding: &Diagnostic, path: &str, sources: &Sources) -> bool {
    let main = match &finding.place {
        Place::Span(span) => span,
        // What is not there as a whole has no place.
        Place::None | Place::File(_) | Place::Cell(_) => return ingreep.sleutel == "[]",
    };
    let (start, end) = (ingreep.verplaatst(ingreep.plek.start), ingreep.verplaatst(ingreep.plek.end));
    // A toets shows that its norm changed, and what is no longer accepted may be anywhere in the table.
    let in_own_table = finding.code == Code::ToetsAnders
        || ingreep.sleutel == "aanvaard"
        || ingreep.tabel.ends_with(".aanvaard");
    let hit = |span: &Span| {
        let source = sources.get(span.source);
        let piece = stuk(source.text(), span.start);
        // A table at the top that is gone is not the one that now stands there.
        let gone = ingreep.sleutel == "[]" && ingreep.daad == Weg && !ingreep.tabel.contains('.');
        let own = !gone && source.path() == path && piece.contains(&start.min(source.text().len() - 1));
        let braces = ingreep
            .accolades
            .as_ref()
            .map(|span| ingreep.verplaatst(span.start)..ingreep.verplaatst(span.end));
        if own
            && (in_own_table
                || (span.start <= end && start <= span.end)
                || braces.is_some_and(|braces| braces.contains(&span.start))
                || ingreep.rond.iter().any(|at| ingreep.verplaatst(*at) == span.start))
        {
            return true;
        }
        // In the table itself it is the mark that must refer, and elsewhere the table that it is in.
        let text = &source.text()[if own { span.start..span.end } else { piece }];
        let named =
            |name: &String| if own { text.contains(name) } else { text.contains(&format!("\"{name}\"")) };
        ingreep.namen.iter().any(named)
    };
    [main].into_iter().chain(finding.labels.iter().map(|label| &label.span)).any(hit)
}

fn files() -> Vec<(String, String)> {
    fn collect(folder: &Path, files: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, files);
            } else {
                files.push((path.to_string_lossy().into_owned(), fs::read_to_string(path).unwrap()));
            }
        }
    }
    let mut files = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("agreements/oss-2022"), &mut files);
    files.sort();
    files
}

/// What came of a change.
enum Uitkomst {
    /// One finding, where it belongs.
    Raak,
    /// That, and others.
    Meer(String),
    Stil,
    Elders(String),
}

fn probeer(ingreep: &Ingreep, files: &[(String, String)]) -> Uitkomst {
    let changed = ingreep.text(&files[ingreep.file].1);
    DeTable::parse(&changed).unwrap_or_else(|error| {
        panic!("{} {} {:?}: {error}\n{changed}", ingreep.tabel, ingreep.sleutel, ingreep.daad)
    });
    let texts = files.iter().enumerate().map(|(index, (path, text))| {
        (path.as_str(), if index == ingreep.file { changed.as_str() } else { text.as_str() })
    });
    let keuring = keuring::keur(texts);
    if keuring.found.is_empty() {
        return Uitkomst::Stil;
    }
    let path = &files[ingreep.file].0;
    if keuring.found.iter().any(|finding| raak(ingreep, finding, path, &keuring.sources)) {
        return match keuring.found.as_slice() {
            [_] => Uitkomst::Raak,
            more => Uitkomst::Meer(told(more)),
        };
    }
    Uitkomst::Elders(told(&keuring.found))
}

fn told(found: &[Diagnostic]) -> String {
    found.iter().map(|found| format!("{} {}; ", found.code.as_str(), found.bericht)).collect()
}

#[test]
fn every_key_and_table_is_missed_when_it_is_not_there() {
    let files = files();
    let base = keuring::keur(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    assert_eq!(base.found, []);
    let mut all: Vec<Ingreep> = Vec::new();
    for (index, (_, text)) in files.iter().enumerate() {
        let table = DeTable::parse(text).unwrap();
        let mut bestand = Bestand { index, text, ingrepen: Vec::new() };
        bestand.tabel(table.get_ref(), &Omgeving::default());
        all.extend(bestand.ingrepen);
    }
    let every = std::env::var("ELKE_SLEUTEL").is_ok_and(|value| value == "alle");
    let mut seen: BTreeMap<(String, String, String, Daad), usize> = BTreeMap::new();
    let total = all.len();
    let chosen: Vec<Ingreep> = all
        .into_iter()
        .filter(|of| {
            let kind = of.kind();
            let count = seen.entry(kind).or_default();
            *count += 1;
            every || *count <= per_soort(&of.tabel)
        })
        .collect();
    println!("{} of {total} changes, of {} kinds", chosen.len(), seen.len());
    let next = AtomicUsize::new(0);
    let outcomes: Vec<(usize, Uitkomst)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..thread::available_parallelism().map_or(2, usize::from))
            .map(|_| {
                scope.spawn(|| {
                    let mut own = Vec::new();
                    loop {
                        let index = next.fetch_add(1, Ordering::Relaxed);
                        let Some(ingreep) = chosen.get(index) else { return own };
                        own.push((index, probeer(ingreep, &files)));
                    }
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    let mut faults: BTreeSet<String> = BTreeSet::new();
    let silent: Vec<_> = STIL.iter().chain(STIL_ZELDEN).collect();
    let mut used = vec![0; silent.len()];
    let known: Vec<_> = VERVOLG.iter().chain(VERVOLG_ZELDEN).collect();
    let mut followed = vec![0; known.len()];
    for (index, outcome) in outcomes {
        let Ingreep { file, tabel, sleutel, soort, daad, plek, .. } = &chosen[index];
        let (path, text) = &files[*file];
        let line = text[..plek.start].lines().count();
        let told = format!("{tabel} {sleutel} {daad:?} ({soort}) {path}:{line}");
        match outcome {
            Uitkomst::Raak => {}
            // What refers to something that is gone is wrong too. A name or type that is wrong is one mistake.
            Uitkomst::Meer(_) if *daad == Weg || tabel == "norm.toets.rijen" => {}
            Uitkomst::Meer(found) => {
                let listed = known.iter().position(|(table, key, _)| table == tabel && key == sleutel);
                match listed {
                    Some(entry) => followed[entry] += 1,
                    None => {
                        faults.insert(format!("meer dan een: {told}: {found}"));
                    }
                }
            }
            // What may go without a word may leave something behind that nothing uses any more.
            Uitkomst::Elders(_) | Uitkomst::Stil => {
                let entry = silent.iter().position(|(table, key, what, _)| {
                    (table == tabel || *table == "*") && (key == sleutel || *key == "*") && what == daad
                });
                match (entry, outcome) {
                    (Some(entry), _) => used[entry] += 1,
                    (None, Uitkomst::Elders(found)) => {
                        faults.insert(format!("elders: {told}: {found}"));
                    }
                    (None, _) => {
                        faults.insert(format!("stil: {told}"));
                    }
                }
            }
        }
    }
    for (index, ((table, key, what, _), used)) in silent.iter().zip(used).enumerate() {
        if used == 0 && (every || index < STIL.len()) {
            faults.insert(format!("never needed: {table} {key} {what:?}"));
        }
    }
    for (index, ((table, key, _), used)) in known.iter().zip(followed).enumerate() {
        if used == 0 && (every || index < VERVOLG.len()) {
            faults.insert(format!("one finding now: {table} {key}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.into_iter().collect::<Vec<_>>().join("\n"));
}
