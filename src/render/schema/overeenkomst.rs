//! The tables of an agreement; norms and data sets have a file of their own.

use serde_json::{Value, json};

use super::{
    gegevens::{self, frequentie},
    norm,
    tabel::{
        Sleutel, dag, deel, geheel, getal, id, lijst, mag, moet, percentage, tabel as met, tabel_met_bron,
        tabellen, tekst, tekst_als, termijn, woord,
    },
};
use crate::diagnostic::Code;

/// A file of an agreement: any of its tables.
pub(super) fn tabel() -> Value {
    let tabellen = kop().into_iter().chain(afspraken()).chain(geld()).chain(later());
    met(tabellen.chain(gegevens::tabellen_van_gegevens()))
}

/// The parts that several tables refer to.
pub(super) fn definities() -> Value {
    let mut bron = met([
        moet("stuk", tekst(), "Het id van een [[stuk]]"),
        moet("plaats", tekst(), "De plaats daarin: \"3.2 kernbeding 1\""),
    ]);
    bron["description"] = json!("Waar het vandaan komt");
    let aanvaarding = met([
        moet("code", woord(Code::ALL.iter().map(|code| code.as_str())), "De code van de waarschuwing"),
        moet("reden", tekst(), "Waarom het goed is"),
    ]);
    json!({
        "bron": bron,
        "aanvaarding": aanvaarding,
        "aanvaard": {
            "description": "Een waarschuwing die bekend is, en in deze tabel en de tabellen erin niet meer gemeld wordt",
            "anyOf": [tabellen(deel("aanvaarding")), deel("aanvaarding")],
        },
        "leden": norm::leden(),
        "verzameling": norm::verzameling(),
    })
}

fn nummer() -> Value {
    tekst()
}

fn kop() -> [Sleutel; 3] {
    let gebied = tabel_met_bron([
        moet("id", tekst(), "Het id dat in de leveringen staat"),
        moet("naam", tekst(), "De naam van het gebied"),
    ]);
    let overeenkomst = tabel_met_bron([
        moet("formaat", json!({ "const": 1 }), "De vorm van deze bestanden: 1"),
        moet("id", id(), "Het id van de overeenkomst"),
        moet("titel", tekst(), "De naam voor mensen"),
        moet("gemeente", tekst(), "De gemeente"),
        moet("aanbieder", tekst(), "De aanbieder"),
        moet("vanaf", dag(), "De eerste dag"),
        mag("tot_en_met", dag(), "De laatste dag"),
        moet("prijspeil", geheel(1900, 2200), "Het jaar van de bedragen"),
        moet("gebieden", tabellen(gebied), "De gebieden; [] mag"),
        mag("gelijkgestelde_dagen", lijst(dag()), "Dagen die de wet gelijkstelt met een feestdag"),
    ]);
    let mut stuk = tabel_met_bron([
        moet("id", id(), "Het id van het stuk"),
        moet("titel", tekst(), "De titel"),
        mag("datum", dag(), "De dag van het stuk"),
        mag("besloten", dag(), "De dag van het besluit"),
        mag("bestand", tekst_als(r"[^/\\:]+(/[^/\\:]+)*"), "Het bestand, in de map van de overeenkomst"),
        mag("sha256", tekst_als("[0-9a-fA-F]{64}"), "Het controlegetal van het bestand"),
    ]);
    stuk["dependencies"] = json!({ "sha256": ["bestand"] });
    let werksoort = tabel_met_bron([
        moet("id", id(), "Het id van de werksoort"),
        moet("titel", tekst(), "De naam voor mensen"),
        moet("domein", woord(["volwassenen", "jeugd"]), "Voor wie het is"),
        moet("gewenste_situatie", tekst(), "Wat de gemeente wil bereiken"),
        mag("effectketen", tekst(), "Hoe het werk daaraan bijdraagt"),
    ]);
    [
        mag("overeenkomst", overeenkomst, "Wie met wie, sinds wanneer; precies één"),
        mag("stuk", tabellen(stuk), "Een stuk waar de afspraken in staan"),
        mag("werksoort", tabellen(werksoort), "Een soort werk"),
    ]
}

fn afspraken() -> [Sleutel; 6] {
    let werksoort = || moet("werksoort", tekst(), "Het id van de werksoort");
    let hoofddoel = tabel_met_bron([
        moet("id", id(), "Het id van het hoofddoel"),
        werksoort(),
        moet("nummer", nummer(), "Het nummer, als tekst: \"1\""),
        moet("tekst", tekst(), "Het hoofddoel"),
    ]);
    let doel = tabel_met_bron([
        moet("id", id(), "Het id van het doel"),
        werksoort(),
        mag("hoofddoel", tekst(), "Het id van het hoofddoel"),
        moet("nummer", nummer(), "Het nummer, als tekst: \"1\""),
        moet("tekst", tekst(), "Het doel"),
        mag("vanaf", dag(), "De eerste dag waarop het geldt"),
    ]);
    let kernbeding = tabel_met_bron([
        moet("id", id(), "Het id van het kernbeding"),
        moet("titel", tekst(), "De naam voor mensen"),
        mag("kort", tekst(), "Een naam voor smalle tabellen"),
        moet("werksoorten", lijst(tekst()), "Ids van de werksoorten"),
    ]);
    let bepaling = tabel_met_bron([
        moet("id", id(), "Het id van de bepaling"),
        moet("kernbeding", tekst(), "Het id van het kernbeding"),
        moet("nummer", nummer(), "Het nummer, als tekst: \"1\""),
        moet("tekst", tekst(), "De bepaling"),
        mag("gelijk_aan", tekst(), "Het id van een bepaling die hetzelfde vraagt"),
    ]);
    let randvoorwaarde = tabel_met_bron([
        moet("id", id(), "Het id van de randvoorwaarde"),
        moet("tekst", tekst(), "Wat afgesproken is om het risico klein te houden"),
        mag("verantwoordelijke", tekst(), "Wie ervoor zorgt"),
        mag("waar", tekst(), "Waar het is afgesproken of besproken wordt"),
    ]);
    let schaal = || geheel(1, 3);
    let risico = tabel_met_bron([
        moet("id", id(), "Het id van het risico"),
        werksoort(),
        moet("tekst", tekst(), "Wat er mis kan gaan"),
        moet("kans", schaal(), "1 is klein, 3 is groot"),
        moet("schade", schaal(), "1 is klein, 3 is groot"),
        moet("effect", geheel(1, 9), "kans x schade"),
        mag("normen", lijst(tekst()), "Ids van normen: is er een niet gehaald, dan komt het risico uit"),
        mag(
            "wachtlijsten",
            lijst(tekst()),
            "Ids van wachtlijsten: wacht daar iemand te lang, dan komt het uit",
        ),
        mag("vraag", tekst(), "Wat u de aanbieder dan vraagt"),
        mag("randvoorwaarde", tabellen(randvoorwaarde), "Wat het risico klein houdt"),
    ]);
    [
        mag("hoofddoel", tabellen(hoofddoel), "Een hoofddoel van een werksoort"),
        mag("doel", tabellen(doel), "Een doel van een werksoort"),
        mag("kernbeding", tabellen(kernbeding), "Een kernbeding"),
        mag("bepaling", tabellen(bepaling), "Een deel van een kernbeding"),
        mag("norm", tabellen(norm::norm()), "Wat een bepaling, doel of randvoorwaarde meetbaar maakt"),
        mag("risico", tabellen(risico), "Een risico van een werksoort"),
    ]
}

fn geld() -> [Sleutel; 5] {
    let werksoort = || moet("werksoort", tekst(), "Het id van de werksoort");
    let post = tabel_met_bron([
        moet("id", id(), "Het id van de post"),
        werksoort(),
        moet("titel", tekst(), "De naam voor mensen"),
        mag("fte", getal(), "Het aantal fte, als tekst: \"1,95\""),
        moet("bedrag", getal(), "Het bedrag, als tekst: \"209.295,63\""),
    ]);
    let subtotaal = tabel_met_bron([
        werksoort(),
        moet("fte", getal(), "Het aantal fte, als tekst: \"1,95\""),
        moet("bedrag", getal(), "Het bedrag, als tekst: \"209.295,63\""),
    ]);
    let proeftuin = tabel_met_bron([
        moet("id", id(), "Het id van de Proeftuin"),
        moet("titel", tekst(), "De naam voor mensen"),
        moet("bedrag", getal(), "Het bedrag, als tekst: \"209.295,63\""),
        moet("tekst", tekst(), "Wat erover is afgesproken"),
    ]);
    let financien = tabel_met_bron([
        moet("gegevens", tekst(), "Het id van de gegevensset, met inhoud = \"periode\""),
        moet("post", tekst(), "Het veld met het id van de post"),
        moet("bedrag", tekst(), "Het bedragveld met wat besteed is"),
        moet("fte", tekst(), "Het getalveld met de ingezette fte"),
        moet("toelichting", tekst(), "Het tekstveld dat zegt waardoor het anders is dan begroot"),
        moet(
            "verschil",
            percentage(),
            "Een groter verschil met de begroting heeft een toelichting nodig: \"10%\"",
        ),
        mag("fte_hoogstens", getal(), "Meer fte dan dit kan niet in één rij staan, als tekst: \"60\""),
    ]);
    let indexering = tabel_met_bron([
        moet("jaar", geheel(1900, 2200), "Het jaar"),
        moet("percentage", percentage(), "Hoeveel de prijzen stijgen: \"2,5%\""),
    ]);
    [
        mag("post", tabellen(post), "Een post van de begroting"),
        mag(
            "subtotaal",
            tabellen(subtotaal),
            "De som van de posten van een werksoort, zoals die in het stuk staat",
        ),
        mag("proeftuin", proeftuin, "Een bedrag buiten de normen; hoogstens één"),
        mag("financien", financien, "Waar de aanbieder levert wat het werk kostte; hoogstens één"),
        mag("indexering", tabellen(indexering), "Hoeveel de prijzen in een jaar stijgen"),
    ]
}

/// What is read and checked, and judged by later work.
fn later() -> [Sleutel; 3] {
    let dag_van_het_jaar = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8])";
    let mut levering = tabel_met_bron([
        moet("id", id(), "Het id van de levering"),
        moet("titel", tekst(), "De naam voor mensen"),
        moet("wat", tekst(), "Wat er moet komen"),
        moet("frequentie", frequentie(), "Hoe vaak het komt"),
        mag("dagen_na", geheel(-1000, 1000), "Hoeveel dagen na de periode het er moet zijn; mag negatief"),
        mag("voor", tekst_als(dag_van_het_jaar), "De dag van het jaar waarvoor het er moet zijn: \"02-01\""),
        mag("gegevens", lijst(tekst()), "Ids van de gegevenssets die erbij horen"),
        mag("van", tekst(), "Van wie het komt; anders van de aanbieder"),
    ]);
    levering["oneOf"] = json!([{ "required": ["dagen_na"] }, { "required": ["voor"] }]);
    let overleg = tabel_met_bron([
        moet("id", id(), "Het id van het overleg"),
        moet("titel", tekst(), "De naam voor mensen"),
        moet("elke", termijn(), "Hoe vaak: \"3 weken\""),
        moet("wie", lijst(tekst()), "Wie erbij zijn: rollen, geen namen"),
    ]);
    let opdracht = tabel_met_bron([
        moet("id", id(), "Het id van de opdracht"),
        moet("titel", tekst(), "De naam voor mensen"),
        moet("datum", dag(), "De dag van de opdracht"),
        moet("werksoort", tekst(), "Het id van de werksoort"),
        moet("huidige_situatie", tekst(), "Hoe het nu is"),
        moet("gewenste_situatie", tekst(), "Wat de gemeente wil bereiken"),
        moet("aansluiting", tekst(), "Hoe het aansluit op wat er al is"),
        moet("doelen", tekst(), "De doelen"),
        moet("risicos_en_randvoorwaarden", tekst(), "De risico's, en wat ze klein houdt"),
        moet("financiering", tekst(), "Waar het geld vandaan komt"),
    ]);
    [
        mag("levering", tabellen(levering), "Wat er moet komen, en wanneer"),
        mag("overleg", tabellen(overleg), "Wie elkaar spreken, en hoe vaak"),
        mag("opdracht", tabellen(opdracht), "Werk dat er later bij komt"),
    ]
}
