//! Data sets, their fields and rules, and waiting lists.

use serde_json::{Value, json};

use super::tabel::{
    Sleutel, cel, dag, een_of_meer, id, ja_nee, lijst, lijst_met_iets, mag, moet, naam, tabel,
    tabel_met_bron, tabellen, tekst, tekst_als, termijn, woord,
};
use crate::calendar::Ritme;

/// Every rhythm.
pub(super) fn frequentie() -> Value {
    woord(Ritme::ALL.map(Ritme::as_str))
}

/// The tables of this file.
pub(super) fn tabellen_van_gegevens() -> [Sleutel; 2] {
    [
        mag("gegevens", tabellen(gegevens()), "Een gegevensset die de aanbieder levert"),
        mag("wachtlijst", tabellen(wachtlijst()), "Wie wacht, en hoe lang dat mag duren"),
    ]
}

fn gegevens() -> Value {
    let mut eenheid = lijst(tekst());
    (eenheid["minItems"], eenheid["maxItems"]) = (json!(2), json!(2));
    tabel_met_bron([
        moet("id", id(), "Hoe de rest van de overeenkomst deze gegevensset noemt"),
        moet("titel", tekst(), "De naam voor mensen"),
        moet("eenheid", eenheid, "Hoe één rij heet, en meer: [\"aanmelding\", \"aanmeldingen\"]"),
        moet(
            "bestand",
            tekst_als(r"[^/\\]*\{periode\}[^/\\]*"),
            "Naam van het bestand, met één keer {periode} en zonder map: \"aanmeldingen-{periode}.csv\"",
        ),
        moet("frequentie", frequentie(), "Hoe vaak het komt; zo lang is de periode in de bestandsnaam"),
        moet("vanaf", dag(), "De eerste levering is die van de periode met deze dag"),
        moet(
            "inhoud",
            woord(["mutaties", "stand", "periode"]),
            "mutaties: nieuwe en veranderde zaken; stand: alle zaken tot nu; periode: alleen die periode",
        ),
        moet("sleutel", lijst_met_iets(tekst()), "De velden die samen zeggen welke zaak het is"),
        moet("veld", tabellen(veld()), "De velden van een rij"),
        mag("regel", tabellen(regel()), "Een voorwaarde waar elke rij aan moet voldoen"),
        mag(
            "proeftuin",
            tekst(),
            "Een janee-veld; ja is buiten de normen, en telt apart; bij geld telt het mee bij de post",
        ),
        mag(
            "codering",
            woord(["utf-8", "windows-1252", "utf-16"]),
            "De codering, als die niet zelf te vinden is",
        ),
        mag("scheidingsteken", woord([";", ",", "|", "tab", "\t"]), "Het teken tussen de cellen"),
        mag("decimaalteken", woord([",", "."]), "Het teken voor de decimalen"),
        mag(
            "datumvorm",
            woord(["jjjj-mm-dd", "dd-mm-jjjj", "dd/mm/jjjj", "mm/dd/jjjj"]),
            "Hoe een dag geschreven is",
        ),
        mag(
            "procentvorm",
            woord(["procent", "deel"]),
            "Een percentage zonder teken. procent: 85 is 85%; deel: 0,85 is 85%",
        ),
    ])
}

fn veld() -> Value {
    let soorten = ["tekst", "code", "geheel", "decimaal", "bedrag", "procent", "datum", "janee", "keuze"];
    let mut veld = tabel_met_bron([
        moet("naam", naam(), "Hoe de rest van de overeenkomst het veld noemt"),
        moet("soort", woord(soorten), "Wat er in een cel staat"),
        mag("kolom", een_of_meer(), "Namen die in de kop mogen staan; de naam van het veld mag altijd"),
        mag("waarden", lijst_met_iets(tekst()), "Alleen bij keuze, en daar nodig: waaruit te kiezen is"),
        mag("verplicht", ja_nee(), "true: de kolom moet er zijn, en een lege cel is onleesbaar"),
        mag("leeg_betekent", cel(), "Waar een lege cel voor staat"),
        mag("gepland", ja_nee(), "Alleen bij datum; true: de dag mag na de peildatum liggen"),
        mag("geen_persoonsgegeven", tekst(), "Waarom wat hier op een persoonsgegeven lijkt, dat niet is"),
    ]);
    // What goes with one soort only.
    veld["if"] = json!({ "required": ["soort"], "properties": { "soort": { "const": "keuze" } } });
    veld["then"] = json!({ "required": ["waarden"] });
    veld["else"] = json!({ "properties": { "waarden": false } });
    veld["dependencies"] = json!({ "gepland": { "properties": { "soort": { "const": "datum" } } } });
    veld
}

fn regel() -> Value {
    let mut voorwaarde = een_of_meer();
    voorwaarde["maxItems"] = json!(1);
    tabel_met_bron([
        moet("id", id(), "Een naam voor deze regel"),
        moet("voorwaarde", voorwaarde, "Wat moet gelden: \"eerste_gesprek >= aanmelddatum\""),
        moet(
            "ernst",
            woord(["fout", "waarschuwing"]),
            "fout: in een rij die de regel breekt zijn de genoemde velden onleesbaar; waarschuwing: alleen een melding",
        ),
    ])
}

fn wachtlijst() -> Value {
    let telling = tabel([
        moet("wachtend", tekst(), "Het veld met hoeveel er wachten op de laatste dag van de maand"),
        moet("boven_grens", tekst(), "Het veld met hoeveel daarvan langer wachten dan de grens"),
        mag("langst", tekst(), "Het veld met de langste wacht in dagen"),
    ]);
    let mut wachtlijst = tabel_met_bron([
        moet("id", id(), "Het id van de wachtlijst"),
        moet("titel", tekst(), "De naam voor mensen"),
        moet("gegevens", tekst(), "De gegevensset waar de zaken of de tellingen in staan"),
        mag("van", tekst(), "Het datumveld waarop het wachten begint"),
        mag("tot", tekst(), "Het datumveld waarop het wachten eindigt"),
        mag("ingetrokken", een_of_meer(), "Datumvelden waarop een zaak is ingetrokken"),
        mag("telling", telling, "In plaats van van en tot: de aanbieder telt zelf wie er wachten"),
        mag("filter", een_of_meer(), "Over welke rijen het gaat: [\"leeftijd >= 18\"]"),
        moet("grens", termijn(), "Hoe lang wachten mag duren: \"2 weken\""),
        mag("per", lijst(tekst()), "Velden om uit te splitsen"),
    ]);
    // Cases have days, counts have numbers.
    wachtlijst["if"] = json!({ "required": ["telling"] });
    wachtlijst["then"] = json!({ "properties": { "van": false, "tot": false, "ingetrokken": false } });
    wachtlijst["else"] = json!({ "required": ["van", "tot"] });
    wachtlijst
}
