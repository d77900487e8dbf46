//! The JSON Schemas are those of the program as it is: what is checked in is what `schema` prints, what the reader of
//! agreements takes is what their schema takes.
//!
//! `SCHEMA=overwrite cargo test --test schema` writes `docs/schema` anew.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
};

use oss_welzijn::{
    agreement::{self, Gelezen},
    diagnostic::{Code, Diagnostic},
    render::schema,
    source::Sources,
};
use serde_json::{Value, json};

mod proef;
mod vorm;

use vorm::{faults, keys, parsed, places, program, root, validator};

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

/// A file of TOML as an editor gives it to a schema: days are texts.
fn als_json(text: &str) -> Value {
    fn value(toml: &toml::Value) -> Value {
        match toml {
            toml::Value::String(text) => json!(text),
            toml::Value::Integer(number) => json!(number),
            toml::Value::Float(number) => json!(number),
            toml::Value::Boolean(is) => json!(is),
            toml::Value::Datetime(moment) => json!(moment.to_string()),
            toml::Value::Array(items) => items.iter().map(value).collect(),
            toml::Value::Table(table) => {
                table.iter().map(|(key, inner)| (key.clone(), value(inner))).collect()
            }
        }
    }
    value(&toml::Value::Table(toml::from_str(text).unwrap()))
}

/// Every TOML file in a folder and those in it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn what_is_checked_in_is_what_the_program_prints() {
    let names = ["overeenkomst", "config", "check", "validate"];
    for name in names {
        let path = root(&format!("docs/schema/{name}.schema.json"));
        let printed = String::from_utf8(program(&root(""), &["schema", name])).unwrap();
        if env::var_os("SCHEMA").is_some_and(|what| what == "overwrite") {
            fs::write(&path, &printed).unwrap();
        }
        assert!(read(&path) == printed, "{} is old: see the head of this test", path.display());
        let schema = parsed(&printed);
        assert!(jsonschema::meta::is_valid(&schema), "{name} is no schema");
    }
    assert_eq!(fs::read_dir(root("docs/schema")).unwrap().count(), names.len());
}

// Files.

#[test]
fn every_agreement_that_the_reader_takes_is_taken_file_by_file() {
    let validator = validator(&parsed(&schema::overeenkomst()));
    let oss = files(&root("agreements/oss-2022"));
    assert_eq!(oss.len(), 45);
    let mut texts: Vec<(String, String)> = Vec::new();
    let folders = ["tests/fouten/levering", "tests/gevallen"].map(|folder| files(&root(folder)));
    for path in oss.into_iter().chain(folders.into_iter().flatten()) {
        // Settings are no agreement, and the agreement of status-3 has a mistake.
        if !path.ends_with("oss-welzijn.toml") && !path.display().to_string().contains("status-3") {
            texts.push((path.display().to_string(), read(&path)));
        }
    }
    // The small agreement of the tests, and the mistakes beside it that are only a warning.
    for path in files(&root("tests/fouten/overeenkomst")) {
        let text = read(&path);
        let base = if text.starts_with("# zonder basis") { String::new() } else { read(&basis()) };
        let whole = if path == basis() { text.clone() } else { format!("{base}\n{text}") };
        if lees(&whole).overeenkomst.is_some() {
            texts.push((path.display().to_string(), text));
        }
    }
    texts.push(("proef".to_owned(), proef::ZAKEN.to_owned()));
    assert!(texts.len() > 60, "{}", texts.len());
    for (name, text) in texts {
        assert_eq!(faults(&validator, &als_json(&text)), [""; 0], "{name}");
    }
}

#[test]
fn what_the_page_for_authors_shows_is_taken() {
    let schema = parsed(&schema::overeenkomst());
    let part = |way: &[&str]| {
        let pointer = format!("/properties/{}", way.join("/items/properties/"));
        let mut part = schema.pointer(&pointer).unwrap().clone();
        part["definitions"] = schema["definitions"].clone();
        validator(&part)
    };
    let (mut tables, mut keys) = (0, 0);
    for block in toml_in("docs/overeenkomst.md") {
        let Some(head) = block.lines().next().unwrap().strip_prefix('[') else {
            // Some lines of a norm, each for itself.
            for line in block.lines() {
                let Ok(one) = toml::from_str::<toml::Table>(line) else { continue };
                let Some(key) = one.keys().next() else { continue };
                if schema.pointer(&format!("/properties/norm/items/properties/{key}")).is_some()
                    && key != "gegevens"
                {
                    assert_eq!(faults(&part(&["norm", key]), &als_json(line)[key]), [""; 0], "{line}");
                    keys += 1;
                }
            }
            continue;
        };
        let way: Vec<&str> = head.trim_matches(['[', ']']).split('.').collect();
        let top = als_json(&block);
        let shown = way.iter().fold(&top, |at, key| &at[key]);
        assert_eq!(faults(&part(&way), shown), [""; 0], "{block}");
        tables += 1;
    }
    assert!(tables > 12 && keys > 8, "{tables} and {keys}");
}

fn basis() -> PathBuf {
    root("tests/fouten/overeenkomst/basis.toml")
}

fn toml_in(page: &str) -> Vec<String> {
    let text = read(&root(page));
    text.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

#[test]
fn the_settings_are_taken_and_their_keys_are_those_of_the_reader() {
    let schema = parsed(&schema::config());
    let validator = validator(&schema);
    assert_eq!(faults(&validator, &als_json(&read(&root("oss-welzijn.toml")))), [""; 0]);
    let shown =
        toml_in("docs/overeenkomst.md").into_iter().find(|block| block.starts_with("formaat")).unwrap();
    assert_eq!(faults(&validator, &als_json(&shown)), [""; 0]);
    for wrong in ["", "formaat = 2", "formaat = 1\nvoorbeld = true", "formaat = 1\ngegevens = 1"] {
        assert!(!validator.is_valid(&als_json(wrong)), "{wrong}");
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("oss-welzijn.toml"), "formaat = 1\nzzz = 1\n").unwrap();
    let found =
        parsed(&String::from_utf8(program(folder.path(), &["validate", "--format", "json"])).unwrap());
    let remedy = found["bevindingen"][0]["oplossing"].as_str().unwrap();
    let known: BTreeSet<&str> = remedy.strip_prefix("kies uit ").unwrap().split(", ").collect();
    assert_eq!(known, keys(&schema["properties"]));
}

/// What a schema can see of the mistakes in the gallery, entry by entry; and where it can't: a day in quotes is a day,
/// and it does not know the fields and sets.
const SEEN: [&str; 23] = [
    "S02", "S03", "S04", "S05", "S06", "S09", "S10", "S11", "S12", "S14", "S15", "S17", "S18", "N01", "N02",
    "N03", "N04", "N06", "N07", "N08", "N09", "N12", "R02",
];
const NOT_SEEN: [(&str, &str); 3] = [("S04", "b"), ("S05", "d"), ("N08", "c")];

#[test]
fn what_is_wrong_by_itself_is_refused() {
    let validator = validator(&parsed(&schema::overeenkomst()));
    let mut passed = Vec::new();
    for code in SEEN {
        let text = read(&root(&format!("tests/fouten/overeenkomst/OW-{code}.toml")));
        // A number that fits in no integer, for the reader of TOML here.
        for (table, entries) in als_json(&text.replace("99999999999999999999", "99999")).as_object().unwrap()
        {
            for entry in entries.as_array().unwrap_or(&vec![entries.clone()]) {
                let one = if entries.is_array() { json!([entry]) } else { entry.clone() };
                if validator.is_valid(&json!({ table: one })) {
                    passed.push((code, entry["id"].as_str().unwrap_or(table).to_owned()));
                }
            }
        }
    }
    assert_eq!(passed, NOT_SEEN.map(|(code, id)| (code, id.to_owned())));
}

// The reader, asked about each table.

/// Where a table stands: the way to it from the top of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Stap {
    Sleutel(String),
    Lijst,
}

/// A table in the schema.
#[derive(Debug)]
struct Tabel {
    weg: Vec<Stap>,
    schema: Value,
}

impl Tabel {
    /// How messages call it.
    fn naam(&self) -> String {
        let keys = self.weg.iter().filter_map(|stap| match stap {
            Stap::Sleutel(key) => Some(key.as_str()),
            Stap::Lijst => None,
        });
        keys.collect::<Vec<_>>().join(".")
    }

    /// A file with nothing but this table, with `inhoud` in it.
    fn met(&self, inhoud: &str) -> String {
        let Some((first, rest)) = self.weg.split_first() else { return inhoud.to_owned() };
        let inner = rest.iter().rev().fold(format!("{{ {inhoud} }}"), |inner, stap| match stap {
            Stap::Sleutel(key) => format!("{{ {key} = {inner} }}"),
            Stap::Lijst => format!("[{inner}]"),
        });
        let Stap::Sleutel(first) = first else { panic!("a file is a table") };
        format!("{first} = {inner}\n")
    }

    fn required(&self) -> BTreeSet<&str> {
        self.schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// Whether its keys are names of fields.
    fn is_vrij(&self) -> bool {
        self.schema["additionalProperties"].is_object()
    }
}

/// Every table in the schema of an agreement, once.
fn tabellen(schema: &Value) -> Vec<Tabel> {
    let mut found = Vec::new();
    bezoek(schema, schema, &[], &mut found);
    found
}

fn bezoek(schema: &Value, at: &Value, weg: &[Stap], found: &mut Vec<Tabel>) {
    let at = at["$ref"].as_str().map_or(at, |part| schema.pointer(part.trim_start_matches('#')).unwrap());
    for form in at["anyOf"].as_array().into_iter().flatten() {
        bezoek(schema, form, weg, found);
    }
    if at["items"].is_object() {
        bezoek(schema, &at["items"], &[weg, &[Stap::Lijst]].concat(), found);
    }
    let Some(properties) = at["properties"].as_object() else { return };
    let tabel = Tabel { weg: weg.to_vec(), schema: at.clone() };
    if found.iter().any(|other| other.naam() == tabel.naam()) {
        return;
    }
    found.push(tabel);
    for (key, inner) in properties {
        bezoek(schema, inner, &[weg, &[Stap::Sleutel(key.clone())]].concat(), found);
    }
}

fn lees(text: &str) -> Gelezen {
    let mut sources = Sources::default();
    let file = sources.add("a.toml", text);
    agreement::lees(&sources, &[file])
}

/// The keys that the reader names for a table when it meets one that it does not know; none when it knows all.
fn sleutels(tabel: &Tabel) -> Option<BTreeSet<String>> {
    let naam = tabel.naam();
    let bericht = if naam.is_empty() {
        "`zzz` is geen tabel van een overeenkomst".to_owned()
    } else {
        format!("`zzz` is geen sleutel van `{naam}`")
    };
    let found = lees(&tabel.met("zzz = 1"));
    let unknown = found.diagnostics.iter().find(|diagnostic| diagnostic.bericht == bericht)?;
    assert_eq!(unknown.code, Code::OnbekendeSleutel);
    let (_, named) = unknown.notes[0].split_once("heeft: ").unwrap();
    Some(named.split(", ").map(str::to_owned).collect())
}

/// The tables whose keys are not those of the reader. What the reader says is asked once.
fn anders(schema: &Value, asked: &mut BTreeMap<String, Option<BTreeSet<String>>>) -> Vec<String> {
    let mut found = Vec::new();
    for tabel in tabellen(schema) {
        let reader = asked.entry(tabel.met("zzz = 1")).or_insert_with(|| sleutels(&tabel));
        let own: BTreeSet<String> =
            keys(&tabel.schema["properties"]).into_iter().map(str::to_owned).collect();
        let same = match reader {
            // Its other keys are fields.
            None => tabel.is_vrij() && own == BTreeSet::from(["herhaal".to_owned()]),
            Some(reader) => *reader == own && tabel.schema["additionalProperties"] == json!(false),
        };
        if !same {
            found.push(format!("{}: {reader:?}, and the schema has {own:?}", tabel.naam()));
        }
    }
    found
}

#[test]
fn each_table_has_the_keys_of_the_reader_and_no_others() {
    let schema = parsed(&schema::overeenkomst());
    let names: BTreeSet<String> = tabellen(&schema).iter().map(Tabel::naam).collect();
    for name in
        ["", "norm.versie.bron", "norm.toets.verwacht", "norm.frequentie.elk", "gegevens.veld.aanvaard"]
    {
        assert!(names.contains(name), "{name}: {names:#?}");
    }
    assert_eq!(anders(&schema, &mut BTreeMap::new()), [""; 0]);
}

#[test]
fn a_key_that_is_left_out_of_the_schema_is_missed() {
    let schema = parsed(&schema::overeenkomst());
    let mut asked = BTreeMap::new();
    let mut without = 0;
    for pointer in places(&schema, "") {
        for key in keys(&schema.pointer(&pointer).unwrap()["properties"]) {
            let mut less = schema.clone();
            less.pointer_mut(&pointer).unwrap()["properties"].as_object_mut().unwrap().remove(key);
            assert!(!anders(&less, &mut asked).is_empty(), "{pointer} without {key}");
            without += 1;
        }
    }
    assert!(without > 200, "{without}");
}

/// The keys that the reader misses in an empty table.
fn gemist(tabel: &Tabel) -> BTreeSet<String> {
    let naam = format!("` ontbreekt in `{}`", tabel.naam());
    let found = lees(&tabel.met("")).diagnostics;
    let missed = found.iter().filter_map(|diagnostic| diagnostic.bericht.strip_suffix(&naam));
    missed.map(|key| key.trim_start_matches('`').to_owned()).collect()
}

#[test]
fn each_table_needs_what_the_reader_needs() {
    for tabel in tabellen(&parsed(&schema::overeenkomst())) {
        let mut needed = tabel.required();
        match tabel.naam().as_str() {
            // A file holds what its author likes.
            "" => continue,
            // One of two.
            "levering" => needed.extend(["dagen_na"]),
            // Or else telling.
            "wachtlijst" => needed.extend(["van", "tot"]),
            // A finding of its own: OW-N06.
            "norm" => assert!(needed.remove("versie")),
            _ => {}
        }
        let reader = gemist(&tabel);
        assert_eq!(needed, reader.iter().map(String::as_str).collect(), "{}", tabel.naam());
    }
}

/// What the reader has against a key of a table with this value.
fn tegen(tabel: &Tabel, key: &str, value: &str) -> Vec<Diagnostic> {
    let about = format!("`{key}`");
    let found = lees(&tabel.met(&format!("{key} = {value}"))).diagnostics;
    found.into_iter().filter(|diagnostic| diagnostic.bericht.starts_with(&about)).collect()
}

#[test]
fn each_key_takes_the_types_and_words_of_the_reader() {
    let (mut lists, mut types) = (0, 0);
    for tabel in tabellen(&parsed(&schema::overeenkomst())) {
        for (key, form) in tabel.schema["properties"].as_object().unwrap() {
            let place = format!("{}.{key}", tabel.naam());
            if let Some(words) = form["enum"].as_array().filter(|_| key != "code") {
                let refused = tegen(&tabel, key, "\"zzz\"");
                let label = refused[0].label.as_deref().unwrap();
                let reader = label.strip_prefix("hier hoort ").unwrap().replace(" of ", ", ");
                // The comma is itself a word in some lists.
                let words: Vec<&str> = words.iter().map(|word| word.as_str().unwrap()).collect();
                assert_eq!(reader, words.join(", "), "{place}");
                lists += 1;
            }
            let type_of = |value: &str| {
                let codes = [Code::VerkeerdType, Code::Kommagetal];
                !tegen(&tabel, key, value).iter().any(|diagnostic| codes.contains(&diagnostic.code))
            };
            let Some(own) = form.get("type") else { continue };
            let has =
                |name: &str| own == name || own.as_array().is_some_and(|all| all.contains(&json!(name)));
            let day = form["format"] == "date";
            assert_eq!(type_of("2023-01-31"), day || key == "leeg_betekent", "{place}, a day");
            assert_eq!(type_of("\"1 zzz\""), has("string") && !day, "{place}, a text");
            assert_eq!(type_of("1"), has("integer"), "{place}, a number");
            assert_eq!(type_of("true"), has("boolean"), "{place}, true");
            assert_eq!(type_of("{}"), has("object"), "{place}, a table");
            assert!(!type_of("1.5"), "{place}, a float");
            types += 1;
        }
    }
    assert!(lists > 10 && types > 150, "{lists} and {types}");
}

#[test]
fn each_key_is_explained_in_the_schema_and_on_the_page_for_authors() {
    let page = read(&root("docs/overeenkomst.md"));
    let words: BTreeSet<&str> =
        page.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').collect();
    let schema = parsed(&schema::overeenkomst());
    for tabel in tabellen(&schema) {
        for (key, form) in tabel.schema["properties"].as_object().unwrap() {
            let place = format!("{}.{key}", tabel.naam());
            let form = form["$ref"].as_str().map_or(form, |part| schema.pointer(&part[1..]).unwrap());
            assert!(form["description"].as_str().is_some_and(|text| text.len() > 4), "{place}");
            assert!(words.contains(key.as_str()), "{place} is not in docs/overeenkomst.md");
        }
    }
}

#[test]
fn patterns_take_what_the_page_teaches_and_refuse_what_the_reader_refuses() {
    let schema = parsed(&schema::overeenkomst());
    let cases: [(&str, &[&str], &[&str]); 7] = [
        (
            "/properties/post/items/properties/bedrag",
            &["209.295,63", "€ 1.000", "€ -", "-3,5", "12"],
            &["1.5", "€", "1,23456", "1.23", ""],
        ),
        (
            "/properties/indexering/items/properties/percentage",
            &["0%", "100%", "87,5%", "2,5 %"],
            &["101%", "87.5%", "90", "-1%", "1,23456%"],
        ),
        (
            "/properties/wachtlijst/items/properties/grens",
            &["14 dagen", "1 jaar", "1000 weken"],
            &["0 weken", "1001 dagen", "4", "4 uur", "vier weken"],
        ),
        (
            "/properties/norm/items/properties/toets/items/properties/periode",
            &["2023", "2023-12", "2023-Q4", "2023-H2"],
            &["2023-13", "2023-Q5", "2023-H3", "23", "2023-1"],
        ),
        (
            "/properties/norm/items/properties/id",
            &["a", "sociaal-werk.1", "0"],
            &["A", "-a", "a.", "a b", "é"],
        ),
        (
            "/properties/gegevens/items/properties/veld/items/properties/naam",
            &["a", "eerste_gesprek2"],
            &["1a", "A", "in", "peildatum", "a-b"],
        ),
        (
            "/properties/levering/items/properties/voor",
            &["02-01", "02-28", "12-31"],
            &["02-29", "04-31", "13-01", "2-1", "00-10"],
        ),
    ];
    for (pointer, right, wrong) in cases {
        let form = schema.pointer(pointer).unwrap();
        let validator = validator(form);
        let key = pointer.rsplit('/').next().unwrap();
        let tabel = tabellen(&schema)
            .into_iter()
            .find(|tabel| {
                format!("{pointer}!").contains(&format!("/items/properties/{key}!"))
                    && tabel.schema["properties"].get(key) == Some(form)
            })
            .unwrap();
        let reader = |text: &str| {
            let marked = [
                Code::GetalFout,
                Code::TermijnFout,
                Code::TijdFout,
                Code::VormVanId,
                Code::LegeTekst,
                Code::VerkeerdType,
            ];
            let found = lees(&tabel.met(&format!("{key} = \"{text}\""))).diagnostics;
            !found.iter().any(|diagnostic| {
                marked.contains(&diagnostic.code)
                    && (diagnostic.bericht.contains(&format!("\"{text}\"")) || text.is_empty())
            })
        };
        for text in right {
            assert!(validator.is_valid(&json!(text)) && reader(text), "{key} {text}");
        }
        for text in wrong {
            assert!(!validator.is_valid(&json!(text)) && !reader(text), "{key} {text}");
        }
    }
}

#[test]
fn every_file_says_where_its_schema_is() {
    let says = |path: &Path, schema: &str| {
        let text = read(path);
        let first = text.lines().next().unwrap().strip_prefix("#:schema ");
        let there = path.parent().unwrap().join(first.unwrap_or_else(|| panic!("{}", path.display())));
        assert_eq!(there.canonicalize().unwrap(), root(schema).canonicalize().unwrap(), "{}", path.display());
    };
    for path in files(&root("agreements/oss-2022")) {
        says(&path, "docs/schema/overeenkomst.schema.json");
    }
    says(&root("oss-welzijn.toml"), "docs/schema/config.schema.json");
}
