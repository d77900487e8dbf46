//! The words that headers are made of, in small letters without accents.

/// Words of which `naam` or another one makes something about a person.
#[rustfmt::skip]
pub(super) const PERSONEN: &[&str] = &[
    "aanmelder", "aanvrager", "begeleider", "behandelaar", "bewoner", "burger", "casehouder", "casushouder",
    "client", "clienten", "coach", "consulent", "contact", "contactpersoon", "contactpersonen", "deelnemer",
    "deelnemers", "echtgenoot", "gebruiker", "gezin", "gezins", "gezinslid", "gezinsleden", "hulpverlener",
    "hulpvrager", "huisarts", "inwoner", "jeugdige", "jongere", "kind", "kinderen", "klant", "leerling",
    "mantelzorger", "medewerker", "medewerkers", "melder", "mentor", "moeder", "ouder", "ouders", "partner",
    "patient", "persoon", "personen", "professional", "raadslid", "vader", "verwijzer", "verzekerde",
    "vrijwilliger", "vrijwilligers", "voogd",
];

/// Words of which `naam` or `adres` makes something that is no person.
#[rustfmt::skip]
pub(super) const DINGEN: &[&str] = &[
    "aanbieder", "activiteit", "activiteiten", "afdeling", "bedrijf", "bestand", "buurt", "cursus", "dienst",
    "domein", "gebied", "gebouw", "gemeente", "groep", "instelling", "kern", "kolom", "locatie", "module",
    "onderdeel", "ontmoetingsplek", "organisatie", "partij", "plaats", "plek", "product", "project", "regeling",
    "school", "scholen", "stichting", "taak", "team", "thema", "traject", "training", "veld", "vereniging",
    "werksoort", "wijk", "wijkcentrum", "wijkgebied", "woonplaats",
];

/// Words that are names of persons by themselves.
#[rustfmt::skip]
pub(super) const NAAMWOORDEN: &[&str] = &[
    "achternaam", "achternamen", "contactpersoon", "contactpersonen", "familienaam", "firstname", "fullname",
    "geslachtsnaam", "initialen", "lastname", "meisjesnaam", "roepnaam", "surname", "tussenvoegsel",
    "tussenvoegsels", "voorletter", "voorletters", "voornaam", "voornamen", "voorvoegsel", "voorvoegsels",
];

/// Parts of an address.
#[rustfmt::skip]
pub(super) const ADRESWOORDEN: &[&str] = &[
    "address", "adressen", "adresgegevens", "adresregel", "huisletter", "huisnr", "huisnummer",
    "huisnummertoevoeging", "pc6", "postcode", "postcodehuisnummer", "postcodes", "street", "straat",
    "straatnaam", "zipcode",
];

/// Words for a phone number.
#[rustfmt::skip]
pub(super) const TELEFOONWOORDEN: &[&str] = &[
    "06", "gsm", "gsmnummer", "mobiel", "mobielnr", "mobielnummer", "phone", "tel", "telefoonnr", "telnr",
    "telnummer",
];

/// Words that make a header count or sort people, and not tell who they are.
#[rustfmt::skip]
pub(super) const TELWOORDEN: &[&str] = &[
    "aantal", "bekend", "duur", "gecontroleerd", "gemiddeld", "geverifieerd", "percentage", "soort", "totaal",
    "type", "uren", "wijze",
];

/// What happens on a day, and is no birth.
#[rustfmt::skip]
pub(super) const DAGWOORDEN: &[&str] = &[
    "aanmelding", "aanvraag", "besluit", "bouw", "bouwjaar", "contract", "dienst", "einde", "geldig", "gesprek",
    "gestart", "intake", "opening", "opgericht", "oprichting", "open", "registratie", "sinds", "start", "tot",
    "van", "vanaf", "vastgesteld",
];
