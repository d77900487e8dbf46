//! The schemas of what is written: from the types themselves, and for what a type does not tell a list beside it.
//!
//! Keys that are not in the schema are allowed in what it describes: later versions add some.

use schemars::{JsonSchema, Schema, generate::SchemaSettings, transform::RecursiveTransform};
use serde_json::{Value, json};

use Vorm::{Dag, Exit, Getal, Maand, Periode, Precies, Vrij, Woord};

use crate::{
    agreement::Soort,
    diagnostic::{Code, Ernst},
    report::Report,
};

/// What may stand in a value, closer than its type tells.
#[derive(Debug, Clone, Copy)]
pub(in crate::render) enum Vorm {
    /// What its type tells.
    Vrij,
    /// This text.
    Precies(&'static str),
    /// An exact number with a decimal point, as text.
    Getal,
    /// A day.
    Dag,
    /// A month.
    Maand,
    /// A period.
    Periode,
    /// The code of a finding.
    Code,
    /// The name of such a code.
    Codenaam,
    /// How bad a finding is.
    Ernst,
    /// The soort of a norm.
    Soort,
    /// One of these words.
    Woord(&'static [&'static str]),
    /// One of these exit statuses.
    Exit(&'static [u8]),
}

/// The type, the key, what may stand there, and what it means for who reads it.
pub(in crate::render) type Regel = (&'static str, &'static str, Vorm, &'static str);

/// The schema of a type, with a title and what the list says of its keys.
pub(in crate::render) fn schema<T: JsonSchema>(titel: &str, regels: &[Regel]) -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut generator = settings.with_transform(RecursiveTransform(zonder_rust)).into_generator();
    let name = T::schema_name();
    let mut schema = generator.root_schema_for::<T>().to_value();
    schema["title"] = json!(titel);
    for (kind, key, vorm, uitleg) in regels {
        if let Some(property) = schema.pointer_mut(&plek(&name, kind, key)) {
            verfijn(property, *vorm);
            if !uitleg.is_empty() {
                property["description"] = json!(uitleg);
            }
        }
    }
    schema
}

/// Where a key of a type stands in the schema of the type `root`.
fn plek(root: &str, kind: &str, key: &str) -> String {
    if kind == root { format!("/properties/{key}") } else { format!("/$defs/{kind}/properties/{key}") }
}

/// Leaves out what is for who reads the source: its English comments, and the widths of whole numbers.
fn zonder_rust(schema: &mut Schema) {
    schema.remove("description");
    if schema.get("format").and_then(Value::as_str).is_some_and(|is| is.contains("int")) {
        schema.remove("format");
    }
}

fn verfijn(property: &mut Value, vorm: Vorm) {
    match vorm {
        Vorm::Vrij => {}
        Vorm::Precies(text) => property["const"] = json!(text),
        Vorm::Getal => property["pattern"] = json!(GETAL),
        Vorm::Dag => property["format"] = json!("date"),
        Vorm::Maand => property["pattern"] = json!("^[0-9]{4}-(0[1-9]|1[0-2])$"),
        Vorm::Periode => property["pattern"] = json!("^[0-9]{4}(-(0[1-9]|1[0-2])|-Q[1-4]|-H[12])?$"),
        Vorm::Code => een_van(property, Code::ALL.iter().map(|code| json!(code.as_str()))),
        Vorm::Codenaam => een_van(property, Code::ALL.iter().map(|code| json!(code.name()))),
        Vorm::Ernst => een_van(property, Ernst::ALL.iter().map(|ernst| json!(ernst.as_str()))),
        Vorm::Soort => een_van(property, Soort::NAMEN.iter().map(|name| json!(name))),
        Vorm::Woord(words) => een_van(property, words.iter().map(|word| json!(word))),
        Vorm::Exit(statuses) => een_van(property, statuses.iter().map(|status| json!(status))),
    }
}

/// One of these values, and null where the type has it.
fn een_van(property: &mut Value, values: impl Iterator<Item = Value>) {
    let nullable = property["type"].as_array().is_some_and(|types| types.contains(&json!("null")));
    property["enum"] = values.chain(nullable.then_some(Value::Null)).collect();
}

/// An exact number.
const GETAL: &str = r"^-?[0-9]+(\.[0-9]+)?$";

/// The JSON of `check`.
pub(super) fn check() -> Value {
    schema::<Report>("De uitvoer van oss-welzijn check --format json", CHECK)
}

/// What the types of a report do not tell.
const CHECK: &[Regel] = &[
    ("Report", "schema", Precies("oss-welzijn/check/1"), "Naam en versie van deze vorm"),
    ("Report", "voorbeeld", Vrij, "true: de cijfers zijn verzonnen"),
    ("Report", "versie", Vrij, "De versie van oss-welzijn"),
    ("Report", "overeenkomst", Vrij, "Welke overeenkomst"),
    ("Report", "selectie", Vrij, "Waartoe het rapport zich beperkt; null is alles"),
    ("Report", "periode", Vrij, "De periode waar het om gaat"),
    ("Report", "peildatum", Dag, "Wat na deze dag gebeurde telt niet mee"),
    ("Report", "peildatum_tekst", Vrij, "Die dag in woorden"),
    ("Report", "zoals_bekend", Vrij, "Met --zoals-bekend: welke latere leveringen niet gelezen zijn"),
    ("Report", "inleiding", Vrij, "Zinnen onder de titel"),
    ("Report", "oordeel", Vrij, "Het zwaarste oordeel; null als er geen normen zijn"),
    ("Report", "exit", Exit(&[0, 1, 4]), "De status na afloop"),
    ("Report", "kernbedingen", Vrij, "De kernbedingen, in de volgorde van de overeenkomst"),
    ("Report", "overige_normen", Vrij, "Normen die bij geen bepaling horen"),
    ("Report", "wachtlijsten", Vrij, "Wie wacht"),
    ("Report", "risicos", Vrij, "Risico's die uitkwamen of misschien uitkwamen, het zwaarste eerst"),
    ("Report", "financien", Vrij, "Wat het werk kostte; null zonder [financien] en buiten de selectie"),
    ("Report", "leveringen", Vrij, "Voor later"),
    ("Report", "bevindingen", Vrij, "Wat er mis is met de leveringen, één voor één"),
    ("Report", "punten", Vrij, "Hetzelfde, per soort en bestand bij elkaar"),
    ("Report", "invoer", Vrij, "Wat er gelezen is"),
    ("Report", "uitkomst", Vrij, "Hoe het afliep"),
    ("Bekendverslag", "op", Dag, "Leveringen van na deze dag zijn niet gelezen"),
    ("Bekendverslag", "niet_gelezen", Vrij, "De bestanden die niet gelezen zijn"),
    ("Periodeverslag", "id", Periode, "De periode"),
    ("Periodeverslag", "van", Dag, "De eerste dag"),
    ("Periodeverslag", "tot_en_met", Dag, "De laatste dag"),
    ("Periodeverslag", "tekst", Vrij, "De periode in woorden"),
    ("Periodeverslag", "vorige", Vrij, "Hoe de periode ervoor boven een kolom heet"),
    ("Kernbedingverslag", "vorige", Vrij, "Het oordeel in de periode ervoor"),
    ("Kernbedingverslag", "gehaald", Vrij, "Hoeveel normen met cijfers gehaald zijn"),
    ("Kernbedingverslag", "gemeten", Vrij, "Hoeveel normen met cijfers meetellen"),
    ("Normverslag", "hoort_bij", Vrij, "Ids van bepalingen, doelen en randvoorwaarden"),
    ("Normverslag", "soort", Vorm::Soort, "De soort norm"),
    ("Normverslag", "eis", Vrij, "Wat er gevraagd is; null als er geen versie geldt"),
    ("Normverslag", "meetperiode", Periode, "De periode waarover gemeten is"),
    ("Normverslag", "reden", Vrij, "Waarom dit oordeel, in één zin"),
    ("Normverslag", "berust_op", Vrij, "Waar het cijfer op berust; null bij een oordeel van de gemeente"),
    (
        "Normverslag",
        "eerst_geleverd",
        Vrij,
        "Wat het met de eerst geleverde begindatums was; null als dat hetzelfde is",
    ),
    ("Normverslag", "teller", Getal, "Wat goed is, of het aantal of de som"),
    ("Normverslag", "noemer", Getal, "Wat meetelt"),
    ("Normverslag", "waarde", Getal, "Het percentage met vier decimalen, of bij soort aantal het getal"),
    ("Normverslag", "grenzen", Vrij, "Het minste en het meeste dat het kan zijn"),
    ("Normverslag", "open", Vrij, "Zaken binnen hun termijn"),
    ("Normverslag", "ingetrokken", Vrij, "Zaken die op tijd zijn ingetrokken"),
    ("Normverslag", "onleesbaar", Vrij, "Rijen die niet te lezen zijn"),
    ("Normverslag", "proeftuin", Vrij, "Zaken in de Proeftuin"),
    ("Normverslag", "marge", Vrij, "Hoeveel gevallen beter (+) of slechter (-) dan gevraagd"),
    ("Normverslag", "op_rij", Vrij, "Hoeveel metingen achter elkaar niet gehaald"),
    ("Normverslag", "reeks", Vrij, "De metingen hiervoor, de oudste eerst"),
    ("Normverslag", "per", Vrij, "Uitgesplitst"),
    ("Normverslag", "bron", Vrij, "Waar de versie die geldt vandaan komt"),
    ("Normverslag", "zaken", Vrij, "De zaken die tegen de norm tellen of niet te lezen zijn"),
    ("Normverslag", "zaken_weggelaten", Vrij, "Hoeveel van die zaken hier niet staan"),
    ("Eerstverslag", "teller", Getal, "Als bij de norm zelf"),
    ("Eerstverslag", "noemer", Getal, "Als bij de norm zelf"),
    ("Eerstverslag", "waarde", Getal, "Als bij de norm zelf"),
    ("Eisverslag", "vanaf", Dag, "De eerste dag"),
    ("Eisverslag", "tot_en_met", Dag, "De laatste dag"),
    ("Grenzenverslag", "laagste", Getal, "Het minste"),
    ("Grenzenverslag", "hoogste", Getal, "Het meeste"),
    ("Meetpunt", "periode", Periode, "De periode waarover gemeten is"),
    ("Meetpunt", "waarde", Getal, "Als bij de norm zelf"),
    ("Deelverslag", "teller", Getal, "Wat goed is"),
    ("Deelverslag", "noemer", Getal, "Wat meetelt"),
    ("Gemistverslag", "van", Dag, "De eerste dag van het tijdvak"),
    ("Gemistverslag", "tot_en_met", Dag, "De laatste dag van het tijdvak"),
    ("Ontbrekend", "periode", Periode, "De periode van de levering"),
    ("Dossierverslag", "datum", Dag, "De dag van het oordeel"),
    ("Dossierverslag", "oordeel", Woord(&["voldoende", "onvoldoende"]), "Wat de gemeente oordeelde"),
    ("Dossierverslag", "geldig_tot", Dag, "De laatste dag waarop het geldt"),
    ("Wachtlijstverslag", "grens", Vrij, "Hoe lang wachten mag duren"),
    ("Wachtlijstverslag", "volledig", Vrij, "Of alle leveringen er zijn"),
    ("Wachtlijstverslag", "stand_op", Dag, "De dag van de stand, bij tellingen"),
    ("Wachtlijstverslag", "berust_op", Vrij, "Waar de cijfers op berusten"),
    ("Wachtstand", "wachtend", Vrij, "Hoeveel er wachten"),
    ("Wachtstand", "boven_grens", Vrij, "Hoeveel daarvan langer dan de grens"),
    ("Wachtstand", "langst_dagen", Vrij, "Het langste wachten, in dagen"),
    ("Wachtmaand", "maand", Maand, "De maand"),
    ("Wachtmaand", "gevallen", Vrij, "Zaken boven de grens"),
    ("Wachtmaand", "weken", Vrij, "Hun begonnen weken boven de grens, samen"),
    ("Wachtmaand", "hoogste", Vrij, "De meeste begonnen weken boven de grens"),
    ("Wachtmaand", "per_week", Vrij, "Hoeveel zaken per aantal begonnen weken"),
    ("Financienverslag", "leveringen", Vrij, "De leveringen die er zijn"),
    ("Financienverslag", "maanden", Vrij, "Over hoeveel maanden die gaan"),
    ("Financienverslag", "volledig", Vrij, "Of alles wat besteed is bekend is"),
    ("Financienverslag", "niet_begroot", Vrij, "Posten die niet in de overeenkomst staan"),
    ("Financienverslag", "niet_te_plaatsen", Vrij, "Bedragen die niet meetellen; wel in het totaal"),
    ("Financienverslag", "proeftuin", Vrij, "Een deel van het totaal, dat geen post apart zet"),
    ("Financienverslag", "normen", Vrij, "De ids van de normen over geld en mensen"),
    ("Geldlevering", "periode", Periode, "De periode van de levering"),
    ("Geldperiode", "id", Periode, "De periode waarover gemeten is"),
    ("Geldperiode", "van", Dag, "De eerste dag"),
    ("Geldperiode", "tot_en_met", Dag, "De laatste dag"),
    ("Indexverslag", "percentage", Getal, "Hoeveel procent de prijzen stegen"),
    ("Geldregel", "begroot", Getal, "Het bedrag voor een jaar, in prijzen van de overeenkomst"),
    ("Geldregel", "geindexeerd", Getal, "Hetzelfde in prijzen van het jaar"),
    ("Geldregel", "begroot_periode", Getal, "Wat daarvan bij de gemeten maanden hoort"),
    ("Geldregel", "gerealiseerd", Getal, "Wat besteed is, zover bekend"),
    ("Geldregel", "volledig", Vrij, "Of dat alles is"),
    ("Geldregel", "verschil", Getal, "Hoeveel meer of minder (-) dan begroot; null als niet alles bekend is"),
    ("Geldregel", "percentage", Getal, "Besteed, in procenten van begroot_periode"),
    ("Geldregel", "fte", Getal, "De afgesproken fte"),
    ("Geldregel", "fte_gerealiseerd", Getal, "De ingezette fte, gemiddeld over de maanden"),
    (
        "Geldregel",
        "bedrag_per_fte",
        Getal,
        "Geindexeerd, per afgesproken fte; van een groep: van haar posten met fte",
    ),
    ("Geldregel", "prognose", Getal, "Wat het jaar kost als het zo doorgaat"),
    ("Geldregel", "pro_rata", Getal, "Indicatie voor werk dat niet is gedaan; geen besluit"),
    ("Geldregel", "subtotaal", Vrij, "Wat de bron als subtotaal van de werksoort afdrukt"),
    ("Geldregel", "normen", Vrij, "De normen die precies over deze regel gaan"),
    ("Subtotaalverslag", "bedrag", Getal, "Het afgedrukte bedrag"),
    ("Subtotaalverslag", "verschil", Getal, "De posten samen, min dat"),
    ("Subtotaalverslag", "fte", Getal, "De afgedrukte fte"),
    ("Subtotaalverslag", "verschil_fte", Getal, "De posten samen, min dat"),
    ("Geldnormverslag", "soort", Vorm::Soort, "De soort van de norm"),
    ("Geldnormverslag", "oordeel", Vrij, "Het oordeel over de periode van het overzicht"),
    ("Geldtoelichting", "levering", Periode, "De levering waar het in staat"),
    ("Proeftuingeld", "begroot", Getal, "Het bedrag voor een jaar"),
    ("Proeftuingeld", "begroot_periode", Getal, "Wat daarvan bij de gemeten maanden hoort"),
    ("Proeftuingeld", "gerealiseerd", Getal, "Wat besteed is; null als de levering het niet apart zet"),
    (
        "Proeftuingeld",
        "verschil",
        Getal,
        "Hoeveel meer of minder (-) dan begroot; null als niet alles bekend is",
    ),
    ("Proeftuingeld", "percentage", Getal, "Besteed, in procenten van begroot_periode"),
    ("Proeftuingeld", "fte_gerealiseerd", Getal, "De fte die er werkten, gemiddeld over de maanden"),
    ("Bevinding", "code", Vorm::Code, "De vaste code"),
    ("Bevinding", "bericht", Vrij, "Wat er mis is"),
    ("Bevinding", "oplossing", Vrij, "Wat u eraan doet"),
    ("Bevinding", "gevolg", Vrij, "Wat eruit volgt"),
    ("Bevinding", "zaak", Vrij, "Van een wijziging: welke zaak"),
    ("Bevinding", "waarde", Vrij, "Van een wijziging: wat er nu staat"),
    ("Bevinding", "eerder", Vrij, "Van een wijziging: wat er eerder stond, en waar"),
    ("Invoer", "bom", Vrij, "Of het bestand met een byte order mark begint"),
    ("Invoer", "regeleinde", Vrij, "crlf, lf, cr of gemengd"),
    ("Invoer", "kopregel", Vrij, "De regel met de kolomnamen"),
    ("Invoer", "titelregels", Vrij, "Regels boven de kop, die niet gelezen zijn"),
    ("Invoer", "totaalregels", Vrij, "Regels met optellingen, die niet meetellen"),
    ("Invoer", "kolommen", Vrij, "Hoe kolommen geschreven zijn, waar dat uitgezocht moest worden"),
    (
        "Invoer",
        "uitgezonderd",
        Vrij,
        "Kolommen die op persoonsgegevens lijken, en dat volgens de overeenkomst niet zijn",
    ),
    ("Invoer", "sha256", Vrij, "Het controlegetal van het bestand"),
    ("Invoer", "rijen", Vrij, "Rijen zonder de kop"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_lists_is_about_a_key_that_is_there() {
        let check = schema::<Report>("", CHECK);
        for (kind, key, ..) in CHECK {
            assert!(check.pointer(&plek("Report", kind, key)).is_some(), "{kind}.{key}");
        }
        let validate = crate::render::validate_json::schema();
        for (kind, key, ..) in crate::render::validate_json::REGELS {
            assert!(validate.pointer(&plek("Geheel", kind, key)).is_some(), "{kind}.{key}");
        }
    }
}
