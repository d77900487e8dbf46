//! What a header says about its column.

mod woorden;

use super::Soort;
use woorden::{ADRESWOORDEN, DAGWOORDEN, DINGEN, NAAMWOORDEN, PERSONEN, TELEFOONWOORDEN, TELWOORDEN};

/// What the words of a header tell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Kopspoor {
    /// What the column holds by its own words.
    pub verdacht: Option<Soort>,
    /// Four digits a cell are no such thing: a year of birth, an area of a postcode.
    pub mag_vier_cijfers: bool,
    /// It says that it names things: a team, an activity.
    pub naam_van_ding: bool,
    /// It says that it is the address of a thing.
    pub adres_van_ding: bool,
    /// It says what happened on a day, and that was no birth.
    pub dag_van_iets: bool,
}

/// Small letters without accents.
pub(super) fn gevouwen(tekst: &str) -> String {
    let plain = |teken| match teken {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        'ş' => 's',
        other => other,
    };
    tekst.chars().flat_map(char::to_lowercase).map(plain).collect()
}

/// Reads a header.
pub(super) fn spoor(naam: &str) -> Kopspoor {
    let klein = gevouwen(naam);
    let woorden: Vec<&str> =
        klein.split(|teken: char| !teken.is_alphanumeric()).filter(|woord| !woord.is_empty()).collect();
    let has = |lijst: &[&str]| woorden.iter().any(|woord| lijst.contains(woord));
    let (persoon, ding) = (has(PERSONEN), has(DINGEN));
    let noemt = is_naam(&woorden, persoon, ding);
    let adres = is_adres(&woorden);
    let verdacht = if has(TELWOORDEN) {
        None
    } else if is_bsn(&woorden) {
        Some(Soort::Bsn)
    } else if is_email(&woorden) {
        Some(Soort::Email)
    } else if has(TELEFOONWOORDEN) || ends(&woorden, &["telefoon", "telefoonnummer"]) {
        Some(Soort::Telefoon)
    } else if has(&["iban", "bankrekening"]) || ends(&woorden, &["rekeningnummer", "rekeningnr"]) {
        Some(Soort::Rekeningnummer)
    } else if is_geboortedag(&woorden) {
        Some(Soort::Geboortedatum)
    } else if noemt {
        Some(Soort::Naam)
    } else {
        (adres && (persoon || !ding)).then_some(Soort::Adres)
    };
    Kopspoor {
        verdacht,
        mag_vier_cijfers: has(&["postcode", "postcodes", "geboren"]),
        naam_van_ding: !noemt && !persoon && (ding || ends(&woorden, &["naam"])),
        adres_van_ding: adres && ding && !persoon,
        dag_van_iets: has(DAGWOORDEN),
    }
}

/// Whether a word is, or ends in, one of these.
fn ends(woorden: &[&str], eind: &[&str]) -> bool {
    woorden.iter().any(|woord| eind.iter().any(|eind| woord.ends_with(eind)))
}

fn is_bsn(woorden: &[&str]) -> bool {
    let word = |woord: &&str| {
        woord.starts_with("bsn")
            || woord.ends_with("bsn")
            || woord.contains("burgerservice")
            || woord.starts_with("sofi")
    };
    woorden.iter().any(word) || woorden.concat().contains("burgerservicen")
}

fn is_email(woorden: &[&str]) -> bool {
    let word = |woord: &&str| {
        matches!(*woord, "mail" | "mails")
            || woord.starts_with("email")
            || woord.ends_with("mailadres")
            || woord.ends_with("email")
    };
    woorden.iter().any(word)
}

fn is_geboortedag(woorden: &[&str]) -> bool {
    let has = |lijst: &[&str]| woorden.iter().any(|woord| lijst.contains(woord));
    has(&["birthdate", "birthday", "dob", "gebdat", "gebdatum", "geboortedag", "geboren"])
        || ends(woorden, &["geboortedatum"])
        || (has(&["birth", "geb", "geboorte"]) && has(&["dag", "dat", "date", "datum"]))
}

fn is_adres(woorden: &[&str]) -> bool {
    let word = |woord: &&str| {
        let ander =
            ["mailadres", "ipadres", "webadres", "internetadres"].iter().any(|eind| woord.ends_with(eind));
        ADRESWOORDEN.contains(woord) || (woord.ends_with("adres") && !ander)
    };
    // Work in the street, an address on the net, and the four digits of an area.
    let ander = ["cijfers", "gebied", "gebieden", "internet", "ip", "op", "web"];
    woorden.iter().any(word) && !woorden.iter().any(|woord| ander.contains(woord) || *woord == "4")
}

/// Whether a header asks for the name of a person. A bare `naam` does.
fn is_naam(woorden: &[&str], persoon: bool, ding: bool) -> bool {
    let of_person = |woord: &&str| {
        NAAMWOORDEN.contains(woord)
            || woord.strip_suffix("naam").is_some_and(|begin| {
                !begin.is_empty() && PERSONEN.contains(&begin.strip_suffix('s').unwrap_or(begin))
            })
    };
    let bare = woorden.iter().any(|woord| ["naam", "namen", "name", "names"].contains(woord));
    woorden.iter().any(of_person) || (bare && (persoon || !ding))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_persons() {
        for (kop, soort) in [
            ("BSN", Soort::Bsn),
            ("bsn_client", Soort::Bsn),
            ("Burger service nummer", Soort::Bsn),
            ("Sofinummer", Soort::Bsn),
            ("Naam", Soort::Naam),
            ("Cliëntnaam", Soort::Naam),
            ("naam cliënt", Soort::Naam),
            ("Client name", Soort::Naam),
            ("Contactpersoon organisatie", Soort::Naam),
            ("Voorletters", Soort::Naam),
            ("gebruikersnaam", Soort::Naam),
            ("Postcode", Soort::Adres),
            ("woonadres", Soort::Adres),
            ("Huisnr.", Soort::Adres),
            ("Straat", Soort::Adres),
            ("E-mail", Soort::Email),
            ("e-mailadres", Soort::Email),
            ("Mail", Soort::Email),
            ("Tel.nr", Soort::Telefoon),
            ("06-nummer", Soort::Telefoon),
            ("mobiel", Soort::Telefoon),
            ("Geb. datum", Soort::Geboortedatum),
            ("Datum geboorte", Soort::Geboortedatum),
            ("Geboren op", Soort::Geboortedatum),
            ("IBAN", Soort::Rekeningnummer),
        ] {
            assert_eq!(spoor(kop).verdacht, Some(soort), "{kop}");
        }
    }

    #[test]
    fn headers_of_other_things() {
        for kop in [
            "Zaaknummer",
            "Naam activiteit",
            "Wijknaam",
            "Teamnaam",
            "naam van de school",
            "Bestandsnaam",
            "Aantal e-mails",
            "Geboortejaar",
            "Geboorteland",
            "Leeftijd",
            "Woonplaats",
            "Postcodegebied",
            "Postcode 4",
            "Contacten op straat",
            "Adres locatie",
            "Deelname",
            "Aanname",
            "Telefonisch",
            "Medewerker",
            "Aanmelddatum",
            "BSN bekend",
            "Namens",
        ] {
            assert_eq!(spoor(kop).verdacht, None, "{kop}");
        }
    }
}
