//! Codes on personal data in a delivery (design, 3.3).

use super::{FOUT, Uitleg};

pub(super) const BURGERSERVICENUMMER: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "In een kolom staan burgerservicenummers: de kop zegt het, of de getallen doorstaan samen de elfproef. \
         Het hele bestand is geweigerd, en geen waarde uit de kolom wordt bewaard of getoond.",
    voorbeeld: &["Zaaknummer;Leeftijd;Aanmelddatum;Einde;Reden;Proeftuin;Cliëntnummer"],
    herstel: "Lever het bestand opnieuw zonder deze kolom. Een uitzondering is hier niet mogelijk.",
};

pub(super) const PERSOONSNAAM: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "In een kolom staan namen van personen. Het hele bestand is geweigerd, en geen waarde uit de kolom \
         wordt bewaard of getoond.",
    voorbeeld: &["Zaaknummer;Leeftijd;Aanmelddatum;Einde;Reden;Proeftuin;Toelichting;Naam"],
    herstel: "Laat de kolom of de namen weg en schrijf een code of een rol. Zijn het geen personen, zet dan bij het \
         veld geen_persoonsgegeven met de reden.",
};

pub(super) const ADRES: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "In een kolom staan adressen, of postcodes met letters. Het hele bestand is geweigerd, en geen waarde \
         uit de kolom wordt bewaard of getoond.",
    voorbeeld: &["Zaaknummer;Leeftijd;Aanmelddatum;Einde;Reden;Proeftuin;Toelichting;Postcode"],
    herstel: "Lever het wijkgebied, of de vier cijfers van de postcode. Gaat het niet over personen, zet dan bij het \
         veld geen_persoonsgegeven met de reden.",
};

pub(super) const EMAILADRES: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "In een kolom staan e-mailadressen. Het hele bestand is geweigerd, en geen waarde uit de kolom wordt \
         bewaard of getoond.",
    voorbeeld: &["A;18;2-1-2023;;;;antwoord aan proef@voorbeeld.nl"],
    herstel: "Laat de kolom of de adressen weg. Gaat het niet over personen, zet dan bij het veld \
         geen_persoonsgegeven met de reden.",
};

pub(super) const TELEFOONNUMMER: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "In een kolom staan telefoonnummers. Het hele bestand is geweigerd, en geen waarde uit de kolom wordt \
         bewaard of getoond.",
    voorbeeld: &["A;18;2-1-2023;;;;terugbellen op 06-99999999"],
    herstel: "Laat de kolom of de nummers weg. Gaat het niet over personen, zet dan bij het veld \
         geen_persoonsgegeven met de reden.",
};

pub(super) const GEBOORTEDATUM: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "In een kolom staan volledige geboortedata. Het hele bestand is geweigerd, en geen waarde uit de kolom \
         wordt bewaard of getoond.",
    voorbeeld: &["Zaaknummer;Leeftijd;Aanmelddatum;Einde;Reden;Proeftuin;Geboortedatum"],
    herstel: "Lever de leeftijd of het geboortejaar. Gaat het niet over personen, zet dan bij het veld \
         geen_persoonsgegeven met de reden.",
};

pub(super) const REKENINGNUMMER: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "In een kolom staan rekeningnummers (IBAN). Het hele bestand is geweigerd, en geen waarde uit de kolom \
         wordt bewaard of getoond.",
    voorbeeld: &["A;18;2-1-2023;;;;vergoeding naar NL91 ABNA 0417 1643 00"],
    herstel: "Laat de kolom of de nummers weg. Gaat het niet over personen, zet dan bij het veld \
         geen_persoonsgegeven met de reden.",
};
