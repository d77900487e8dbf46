//! Norms: the sub-table of each soort, the versies, and the toetsen.

use serde_json::{Map, Value, json};

use super::{
    gegevens::frequentie,
    tabel::{
        Sleutel, cel, dag, deel, drempel, een_of_meer, geheel, geheel_of_getal, id, ja_nee, lijst,
        lijst_met_iets, mag, moet, percentage, periode, tabel, tabel_met_bron, tabellen, tekst, tekst_als,
        termijn, woord,
    },
};
use crate::{agreement::Soort, norm::Oordeel};

/// `[[norm]]`
pub(super) fn norm() -> Value {
    let sleutels = [
        moet("id", id(), "Het id van de norm"),
        moet("titel", tekst(), "De naam voor mensen; liefst onder ongeveer 32 tekens"),
        moet(
            "hoort_bij",
            lijst(tekst()),
            "Ids van bepalingen, doelen of randvoorwaarden; leeg mag alleen bij begroting en formatie. De eerste \
             bepaling zegt waar de norm staat",
        ),
        mag("gegevens", tekst(), "De gegevensset; niet bij soort oordeel, begroting en formatie"),
        mag("filter", een_of_meer(), "Over welke rijen het gaat: [\"leeftijd >= 18\"]"),
        mag("per", lijst(tekst()), "Velden om uit te splitsen; verandert geen oordeel"),
        mag("meetperiode", frequentie(), "Hoe lang een meting duurt; anders de frequentie van de gegevens"),
        moet("versie", tabellen(versie()), "Wat er gevraagd wordt, sinds wanneer; minstens één"),
        mag("toets", tabellen(toets()), "Een voorbeeld met zijn uitkomst"),
    ];
    let mut norm = tabel_met_bron(sleutels.into_iter().chain(soorten()));
    norm["oneOf"] = Soort::NAMEN.iter().map(|soort| json!({ "required": [soort] })).collect();
    norm["dependencies"] = afhankelijk();
    norm
}

/// What else each soort asks of its norm, and refuses there.
fn afhankelijk() -> Value {
    let per_soort = Soort::NAMEN.map(|soort| {
        let own = matches!(soort, "oordeel" | "begroting" | "formatie");
        let mut refused = if own { vec!["gegevens", "filter", "per"] } else { Vec::new() };
        refused.extend((soort == "oordeel").then_some("toets"));
        let mut properties = nooit(&refused);
        properties.insert("versie".to_owned(), json!({ "items": versie_bij(soort) }));
        if !matches!(soort, "begroting" | "formatie") {
            properties.insert("hoort_bij".to_owned(), json!({ "minItems": 1 }));
        }
        let needed = if own { json!([]) } else { json!(["gegevens"]) };
        (soort.to_owned(), json!({ "required": needed, "properties": properties }))
    });
    Value::Object(per_soort.into_iter().collect())
}

/// What a versie needs and refuses under a norm of this soort.
fn versie_bij(soort: &str) -> Value {
    let (needed, refused): (&[&str], &[&str]) = match soort {
        "termijn" | "herhaling" => (&["binnen"], &["aantal"]),
        "volledigheid" | "frequentie" => (&[], &["binnen"]),
        "begroting" | "formatie" => (&[], &["binnen", "aantal", "filter"]),
        "oordeel" => (&[], &["binnen", "aantal", "minstens", "hoogstens", "filter"]),
        _ => (&[], &["binnen", "aantal"]),
    };
    let mut properties = nooit(refused);
    for key in ["minstens", "hoogstens"] {
        let number = || json!({ "not": { "type": "string", "pattern": "%" } });
        let form = || if soort == "aantal" { number() } else { percentage() };
        properties.entry(key).or_insert_with(form);
    }
    json!({ "required": needed, "properties": properties })
}

/// Keys that may not be there.
fn nooit(keys: &[&str]) -> Map<String, Value> {
    keys.iter().map(|key| ((*key).to_owned(), json!(false))).collect()
}

/// The sub-table of each soort.
fn soorten() -> [Sleutel; 10] {
    let behalve = tabel([moet("van", dag(), "Eerste dag"), moet("tot_en_met", dag(), "Laatste dag")]);
    let leden = || {
        [
            moet("elk", deel("leden"), ""),
            moet("veld", een_of_meer(), "Welk veld zegt bij welk lid een rij hoort"),
        ]
    };
    [
        mag(
            "termijn",
            tabel([
                moet("van", tekst(), "Het datumveld waarop de termijn begint"),
                moet("tot", tekst(), "Het datumveld waarop het klaar is"),
                mag("ingetrokken", een_of_meer(), "Datumvelden waarop een zaak is ingetrokken"),
                mag("wettelijk", ja_nee(), "true: de laatste dag schuift volgens de Algemene termijnenwet"),
            ]),
            "Goed is: `tot` ligt niet na `van` + `binnen`",
        ),
        mag(
            "aandeel",
            tabel(
                [
                    moet("voldoet", een_of_meer(), "De voorwaarden voor een goede rij"),
                    mag("weging", tekst(), "Een getalveld: zo zwaar telt een rij"),
                ]
                .into_iter()
                .chain(plaats()),
            ),
            "Goed is: de rij voldoet",
        ),
        mag(
            "telling",
            tabel(
                [
                    moet("teller", tekst(), "Het getalveld met wat goed is"),
                    moet("noemer", tekst(), "Het getalveld met het geheel"),
                ]
                .into_iter()
                .chain(plaats()),
            ),
            "Twee kolommen opgeteld, van wie aantallen levert en geen zaken",
        ),
        mag(
            "aantal",
            tabel([mag("som", tekst(), "Een getalveld om op te tellen")].into_iter().chain(plaats())),
            "Een aantal rijen, of een som",
        ),
        mag(
            "volledigheid",
            tabel(leden().into_iter().chain(plaats())),
            "Goed is: elk lid heeft minstens `aantal` rijen",
        ),
        mag(
            "frequentie",
            tabel(leden().into_iter().chain([
                moet("datum", tekst(), "Het datumveld dat zegt in welk tijdvak een rij telt"),
                moet(
                    "elke",
                    tijdvak(),
                    "Hoe lang een tijdvak is: \"1 week\", of 1, 2, 3, 4, 6 of 12 maanden",
                ),
                mag("som", tekst(), "Een getalveld om op te tellen"),
                mag("gemiddeld", ja_nee(), "true: gemiddeld over de tijdvakken"),
                mag("behalve", tabellen(behalve), "Dagen waarin een tijdvak niet telt"),
            ])),
            "Goed is: elk lid heeft in elk tijdvak genoeg rijen",
        ),
        mag(
            "herhaling",
            tabel([
                moet("client", tekst(), "Het veld dat de cliënt noemt"),
                moet("hulpvraag", tekst(), "Het veld met de hulpvraag"),
                moet("afgesloten", tekst(), "Het datumveld waarop een zaak sluit"),
                moet("begin", tekst(), "Het datumveld waarop een zaak begint"),
            ]),
            "Telt wie binnen `binnen` terugkomt met dezelfde hulpvraag",
        ),
        mag("begroting", posten(), "Goed is: er is niet meer besteed dan begroot"),
        mag("formatie", posten(), "Goed is: de afgesproken fte zijn ingezet"),
        mag(
            "oordeel",
            tabel([mag("geldig", termijn(), "Hoe lang een oordeel geldt; anders zonder einde")]),
            "De gemeente oordeelt zelf, in oordelen.csv",
        ),
    ]
}

/// The posten of a norm on money or people: one way of naming them.
fn posten() -> Value {
    let mut groep = tabel([
        mag("posten", lijst_met_iets(tekst()), "Ids van posten"),
        mag("werksoorten", lijst_met_iets(tekst()), "Ids van werksoorten: al hun posten"),
        mag("domein", woord(["volwassenen", "jeugd"]), "Alle posten van dit domein"),
        mag("alles", ja_nee(), "true: alle posten, en wat niet begroot is"),
    ]);
    groep["minProperties"] = json!(1);
    groep["maxProperties"] = json!(1);
    groep
}

/// A week, or a number of months that divides a year.
fn tijdvak() -> Value {
    tekst_als("1 (week|weken)|(1|2|3|4|6|12) (maand|maanden)|1 (jaar|jaren)")
}

/// When a row counts.
fn plaats() -> [Sleutel; 4] {
    [
        mag("datum", tekst(), "Het datumveld dat in de periode moet liggen"),
        mag("geldig_van", tekst(), "Het datumveld waarop de rij begint te gelden"),
        mag("geldig_tot_en_met", tekst(), "Het datumveld met de laatste dag waarop de rij geldt"),
        mag(
            "laatste",
            ja_nee(),
            "true: van de leveringen in de periode telt alleen de laatste; voor tellingen op een dag",
        ),
    ]
}

/// A set of members.
pub(super) fn verzameling() -> Value {
    let uit_gegevens = tabel([
        moet("gegevens", tekst(), "De gegevensset waar de leden in staan"),
        moet("veld", tekst(), "Het veld dat een lid noemt"),
        mag("filter", een_of_meer(), "Welke rijen een lid noemen"),
        mag("geldig_van", tekst(), "Het datumveld waarop een lid begint"),
        mag("geldig_tot_en_met", tekst(), "Het datumveld met de laatste dag van een lid"),
    ]);
    json!({ "anyOf": [woord(["gebieden"]), lijst_met_iets(tekst()), uit_gegevens] })
}

/// The members of a norm: a set, or with several fields a set for each.
pub(super) fn leden() -> Value {
    json!({
        "description": "De leden: \"gebieden\", een lijst, of { gegevens, veld }; bij meer velden een lijst daarvan",
        "anyOf": [deel("verzameling"), lijst_met_iets(deel("verzameling"))],
    })
}

fn versie() -> Value {
    let mut versie = tabel_met_bron([
        moet("vanaf", dag(), "De eerste dag"),
        mag("tot_en_met", dag(), "De laatste dag; anders tot de volgende versie"),
        mag("besloten", dag(), "De dag van het besluit"),
        mag("binnen", termijn(), "Alleen bij termijn en herhaling, en daar nodig: \"4 weken\""),
        mag("aantal", geheel(1, 1_000_000), "Alleen bij volledigheid en frequentie: hoeveel rijen; anders 1"),
        mag("minstens", drempel(), "De drempel: \"90%\", of bij soort aantal een getal"),
        mag("hoogstens", drempel(), "De drempel: \"10%\", of bij soort aantal een getal"),
        mag("filter", een_of_meer(), "In plaats van het filter van de norm"),
    ]);
    versie["not"] = json!({ "required": ["minstens", "hoogstens"] });
    versie
}

fn toets() -> Value {
    let leden = json!({
        "type": "array",
        "items": { "type": ["string", "array"], "items": tekst(), "pattern": r"\S" },
    });
    let mut rij = tabel([mag("herhaal", geheel(1, 10_000), "Zoveel van zulke rijen")]);
    // The other keys are fields of the data set.
    rij["additionalProperties"] = cel();
    let aantal = || geheel(0, 1_000_000_000);
    let verwacht = tabel([
        moet("oordeel", woord(Oordeel::ALL.map(Oordeel::as_str)), "Het oordeel"),
        mag("teller", geheel_of_getal(), "Wat goed is"),
        mag("noemer", geheel_of_getal(), "Wat meetelt"),
        mag("marge", geheel_of_getal(), "Hoeveel beter (+) of slechter (-) dan gevraagd"),
        mag("open", aantal(), "Zaken binnen hun termijn"),
        mag("ingetrokken", aantal(), "Zaken die op tijd zijn ingetrokken"),
        mag("proeftuin", aantal(), "Zaken in de Proeftuin"),
        mag("onleesbaar", aantal(), "Rijen die niet te lezen zijn"),
    ]);
    tabel_met_bron([
        moet("naam", tekst(), "Wat deze toets laat zien"),
        moet("periode", periode(), "De periode: \"2022-Q1\""),
        mag(
            "peildatum",
            dag(),
            "Wat na deze dag gebeurde telt niet mee; anders de laatste dag van de periode",
        ),
        mag("leden", leden, "De leden, als ze uit een gegevensset komen; bij meer velden een lijst per veld"),
        moet("rijen", tabellen(rij), "De rijen, met velden van de gegevensset"),
        moet("verwacht", verwacht, "Wat eruit moet komen"),
    ])
}
