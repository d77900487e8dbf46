//! Codes on the shape of an agreement's files: what is not TOML, not a key, or not the value that belongs there.

use super::{FOUT, Uitleg};

pub(super) const TOML_FOUT: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Dit stuk van het bestand is geen geldige TOML: er staat bijvoorbeeld een aanhalingsteken of \
         haakje te weinig, of een dag die niet bestaat. De tabel waarin het staat, wordt niet \
         gelezen; de andere tabellen wel.",
    voorbeeld: &["[[stuk]]", r#"id = "a""#, "titel = Zonder aanhalingstekens"],
    herstel: "Verbeter de tekst op de plek die erbij staat. Tekst hoort tussen aanhalingstekens, ook een \
         getal met een komma.",
};

pub(super) const ONBEKENDE_SLEUTEL: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Deze sleutel of tabel bestaat hier niet. Meestal is het een tikfout. Zij wordt niet stil \
         overgeslagen, want dan zou een afspraak ongemerkt niet gelden.",
    voorbeeld: &["[[norm.versie]]", "vanaf = 2022-01-01", r#"binen = "4 weken""#],
    herstel: "Schrijf de sleutel die bedoeld is, of haal de regel weg.",
};

pub(super) const ONTBREKENDE_SLEUTEL: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "In deze tabel ontbreekt een sleutel die er moet staan. Zonder die sleutel is de tabel niet \
         te gebruiken.",
    voorbeeld: &["[[stuk]]", r#"id = "a""#],
    herstel: "Zet de sleutel erbij.",
};

pub(super) const VERKEERD_TYPE: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Hier staat een ander soort waarde dan er hoort, bijvoorbeeld een getal waar tekst hoort, of \
         een tekst waar een lijst hoort.",
    voorbeeld: &["[[stuk]]", r#"id = "b""#, r#"titel = "Datum als tekst""#, r#"datum = "2022-01-31""#],
    herstel: "Schrijf de waarde zoals de melding aangeeft. Een dag staat zonder aanhalingstekens, een \
         bedrag juist met.",
};

pub(super) const ONBEKEND_WOORD: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Hier past alleen een woord uit een vaste lijst, en dit woord staat daar niet op.",
    voorbeeld: &["[[werksoort]]", r#"id = "a""#, r#"titel = "Ander domein""#, r#"domein = "volwasenen""#],
    herstel: "Kies een woord uit de lijst die erbij staat.",
};

pub(super) const KOMMAGETAL: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Hier staat een getal met een punt. Zo'n getal wordt niet precies bewaard, en daarom leest \
         oss-welzijn het niet.",
    voorbeeld: &["fte = 1.95"],
    herstel: "Schrijf het getal als tekst, met een komma: \"1,95\".",
};

pub(super) const LEGE_MAP: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "In de map staat geen overeenkomst: er is geen bestand op .toml, of er staat geen enkele \
         tabel in. Er valt niets te toetsen.",
    voorbeeld: &["# Hier komt de overeenkomst."],
    herstel: "Kijk of de map klopt, en of de namen van de bestanden eindigen op .toml.",
};

pub(super) const GEEN_TEKST: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Een bestand van de overeenkomst is geen tekst in UTF-8. Wat erin staat, is niet met \
         zekerheid te lezen.",
    voorbeeld: &["# Zo slaat een oude editor een bestand op: ge\u{fffd}ntegreerd."],
    herstel: "Open het bestand in een teksteditor en sla het op met codering UTF-8.",
};

pub(super) const VORM_VAN_ID: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Een id bestaat uit kleine letters, cijfers, een streepje en een punt. De naam van een veld \
         begint met een kleine letter; daarna mogen kleine letters, cijfers en een liggend streepje.",
    voorbeeld: &["[[stuk]]", r#"id = "Het Memo""#],
    herstel: "Schrijf het id zonder hoofdletters, spaties en andere tekens.",
};

pub(super) const GETAL_FOUT: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Dit getal, bedrag of percentage is niet te lezen. Punten staan voor duizendtallen en een \
         komma voor de decimalen; meer dan vier decimalen kan niet.",
    voorbeeld: &[r#"fte = "1.95""#],
    herstel: "Schrijf het getal op zijn Nederlands, bijvoorbeeld \"1.234,50\"; een percentage heeft een \
         procentteken.",
};

pub(super) const ONBEKEND_FORMAAT: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "De overeenkomst is geschreven in een vorm die deze versie van oss-welzijn niet kent. Wat \
         erin staat, zou verkeerd begrepen kunnen worden.",
    voorbeeld: &["[overeenkomst]", "formaat = 2"],
    herstel: "Schrijf formaat = 1, of gebruik een nieuwere versie van oss-welzijn.",
};

pub(super) const LEGE_TEKST: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Hier hoort tekst, en er staan alleen spaties of niets.",
    voorbeeld: &[r#"titel = " ""#],
    herstel: "Vul de tekst in, of laat de sleutel weg als zij mag ontbreken.",
};

pub(super) const DUBBELE_TABEL: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Deze tabel mag maar één keer voorkomen, en zij staat er nog een keer. Welke van de twee \
         geldt, is niet te zeggen.",
    voorbeeld: &["[overeenkomst]", "formaat = 1", r#"id = "nog-een""#],
    herstel: "Laat één van de twee staan. Kijk ook in de andere bestanden van de map.",
};

pub(super) const BUITEN_BEREIK: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Dit hele getal is kleiner of groter dan hier kan, bijvoorbeeld een jaartal van twee cijfers.",
    voorbeeld: &["[[indexering]]", "jaar = 23"],
    herstel: "Schrijf een getal tussen de grenzen die erbij staan.",
};

pub(super) const TIJD_FOUT: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Deze periode of deze dag van het jaar bestaat niet.",
    voorbeeld: &[r#"periode = "2022-Q5""#],
    herstel: "Schrijf een maand (2022-01), kwartaal (2022-Q1), halfjaar (2022-H1) of jaar (2022); een dag \
         van het jaar als maand en dag (02-01).",
};

pub(super) const BESTAND_FOUT: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Het bestand dat hier genoemd wordt, kan niet bij de overeenkomst staan: het pad gaat de map uit, \
                of er staat een teken in dat niet op elke computer kan, zoals een dubbele punt.",
    voorbeeld: &["[[stuk]]", r#"id = "a""#, r#"titel = "Buiten de map""#, r#"bestand = "../memo.pdf""#],
    herstel: "Zet het bestand in de map van de overeenkomst en noem het pad vanuit die map.",
};

pub(super) const LEGE_LIJST: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Deze lijst is leeg, en er hoort minstens één ding in. Een norm die nergens bij hoort, of een \
         gegevensset zonder sleutel, betekent niets. Alleen een norm over posten (begroting, formatie) mag \
         zonder bepaling, doel of randvoorwaarde.",
    voorbeeld: &["hoort_bij = []"],
    herstel: "Vul de lijst aan, of haal de tabel weg.",
};

pub(super) const CONTROLEGETAL_FOUT: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Dit is geen controlegetal SHA-256. Zo'n getal heeft 64 tekens: cijfers en de letters a tot \
         en met f.",
    voorbeeld: &[r#"bestand = "bijlagen/memo.txt""#, r#"sha256 = "12345""#],
    herstel: "Neem het controlegetal over van een programma dat het uitrekent, of laat sha256 weg.",
};

pub(super) const CONTROLEGETAL_ANDERS: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Het bestand van dit stuk heeft een ander controlegetal dan in de overeenkomst staat. Het is dus niet \
         het bestand waar de afspraken uit komen.",
    voorbeeld: &[
        r#"bestand = "bijlagen/memo.txt""#,
        r#"sha256 = "0000000000000000000000000000000000000000000000000000000000000001""#,
    ],
    herstel: "Zet het goede bestand terug. Is het stuk met opzet vervangen, schrijf dan het nieuwe controlegetal.",
};

pub(super) const BESTAND_ONLEESBAAR: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Het bestand van dit stuk is er niet, is niet te lezen, of ligt via een verwijzing buiten de map van \
         de overeenkomst.",
    voorbeeld: &[r#"bestand = "bijlagen/weg.pdf""#],
    herstel: "Zet het bestand in de map van de overeenkomst, of haal bestand weg bij dit stuk.",
};
