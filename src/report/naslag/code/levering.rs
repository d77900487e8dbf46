//! Codes on deliveries: files, columns, rows and cells.

use super::{BEIDE, FOUT, Uitleg, WAARSCHUWING};

pub(super) const LEEG_BESTAND: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "In dit bestand staat geen regel met de namen van de kolommen. Het telt niet mee, alsof het \
         er niet is: ook een levering zonder gevallen heeft die regel.",
    voorbeeld: &[";;"],
    herstel: "Zet ook in een levering zonder gevallen de regel met kolomnamen.",
};

pub(super) const KOLOM_ONTBREEKT: Uitleg = Uitleg {
    ernst: BEIDE,
    betekenis: "Een kolom die in de overeenkomst staat, is er niet. Is zij verplicht, dan telt het hele \
         bestand niet mee (fout); anders gelden haar cellen als leeg (waarschuwing).",
    voorbeeld: &["Zaaknummer;Leeftijd;Aanmeldatum;Einde;Reden;Proeftuin;Toelichting"],
    herstel: "Voeg de kolom toe of verbeter haar naam. Heet zij bij de aanbieder altijd anders, noem die \
         naam dan bij kolom in de overeenkomst.",
};

pub(super) const KOLOM_DUBBEL: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Twee kolommen horen bij hetzelfde veld. Welke geldt, is niet te zeggen, en het bestand telt \
         niet mee.",
    voorbeeld: &["Zaaknummer;Leeftijd;Aanmelddatum;Datum aanmelding;Einde;Reden;Proeftuin;Toelichting"],
    herstel: "Laat een van de twee kolommen weg.",
};

pub(super) const KOLOM_ONBEKEND: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Deze kolom hoort bij geen veld. Wat erin staat, wordt niet gelezen.",
    voorbeeld: &["Zaaknummer;Leeftijd;Aanmelddatum;Einde;Reden;Proeftuin;Toelichting;Opmerking;;Kanaal"],
    herstel: "Laat de kolom weg, of noem haar bij een veld in de overeenkomst. Lever geen gegevens die \
         niet nodig zijn.",
};

pub(super) const LEVERING_ONTBREEKT: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Een levering die nodig is voor het oordeel, is er niet. Een norm die ervan afhangt, heeft \
         dan geen gegevens of is onzeker; zij geldt niet als gehaald.",
    voorbeeld: &["check --periode 2023-Q1"],
    herstel: "Vraag de levering op en zet haar in de map, onder de naam die erbij staat.",
};

pub(super) const LEVERING_DUBBEL: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Voor een levering zijn er twee bestanden. De rijen van beide gelden samen; een zaak die in \
         allebei staat, is dan onleesbaar.",
    voorbeeld: &["eerst/zaken-2023-01.csv", "later/zaken-2023-01.csv"],
    herstel: "Laat per levering één bestand staan: het nieuwste.",
};

pub(super) const BESTAND_ONBEKEND: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Geen gegevensset in de overeenkomst hoort bij dit bestand, of het gaat over een ander soort \
         periode. Het wordt niet gelezen.",
    voorbeeld: &["zaken-2023-Q1.csv"],
    herstel: "Verbeter de naam van het bestand, noem het bij gegevens in de overeenkomst, of haal het weg \
         uit de map.",
};

pub(super) const GEEN_LEESBARE_TEKST: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Dit bestand is geen tekst, maar bijvoorbeeld een werkmap van Excel met een naam op .csv. Het \
         telt niet mee, alsof het er niet is.",
    voorbeeld: &["zaken-2023-01.csv"],
    herstel: "Sla het opnieuw op als CSV UTF-8. De naam veranderen is niet genoeg.",
};

pub(super) const AANHALINGSTEKEN_OPEN: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "In deze rij opent een aanhalingsteken dat niet goed sluit. Waar de cel eindigt is niet te \
         zeggen, en de hele rij is onleesbaar. Andere rijen lijden er niet onder.",
    voorbeeld: &[r#"A;18;2-1-2023;;;;"liep goed"#],
    herstel: "Haal het aanhalingsteken weg, of zet er aan het eind van de cel nog een.",
};

pub(super) const RIJ_TE_KORT: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Deze rij heeft minder cellen dan er kolommen zijn. De cellen die ontbreken, zijn onleesbaar.",
    voorbeeld: &["Zaaknummer;Leeftijd;Aanmelddatum;Einde;Reden;Proeftuin;Toelichting", "A;18;2-1-2023;;"],
    herstel: "Vul de rij aan; zet ook voor een lege cel een scheidingsteken.",
};

pub(super) const RIJ_TE_LANG: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Deze rij heeft meer cellen dan er kolommen zijn, meestal door een scheidingsteken in een \
         tekst. Welke cel waar hoort is niet te zeggen, en de hele rij is onleesbaar.",
    voorbeeld: &[
        "Zaaknummer;Leeftijd;Aanmelddatum;Einde;Reden;Proeftuin;Toelichting",
        "A;18;2-1-2023;;;nee;liep goed; daarna klaar",
    ],
    herstel: "Zet een cel met een scheidingsteken erin tussen dubbele aanhalingstekens.",
};

pub(super) const CEL_LEEG: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Deze cel is leeg, maar het veld is verplicht en niets zegt wat leeg betekent. De cel is \
         onleesbaar.",
    voorbeeld: &["Zaaknummer;Leeftijd;Aanmelddatum;Einde;Reden;Proeftuin;Toelichting", "C;18;;;;;"],
    herstel: "Vul de cel in. Mag zij leeg zijn, haal dan verplicht weg bij het veld of zet er \
         leeg_betekent bij.",
};

pub(super) const DATUM_FOUT: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Dit is geen datum, of een dag die niet bestaat. De cel is onleesbaar; er wordt niet geraden.",
    voorbeeld: &["A;18;31-02-2023;;;;"],
    herstel: "Schrijf de datum als 31-12-2023 of 2023-12-31, zonder tijd. Staat er een getal als 44928, \
         geef de kolom in Excel dan de opmaak Datum.",
};

pub(super) const GETAL_ONLEESBAAR: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Dit is geen getal, of het is te groot of heeft te veel decimalen. De cel is onleesbaar.",
    voorbeeld: &["A;achttien;2-1-2023;;;;"],
    herstel: "Schrijf een getal met een komma voor de decimalen, hoogstens vier. In een kolom met hele \
         getallen past geen komma.",
};

pub(super) const GETAL_DUBBELZINNIG: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Dit getal kan twee dingen betekenen: 1.234 is duizend zoveel of iets meer dan een. De andere \
         getallen in de kolom zeggen het ook niet. De cel is onleesbaar; er wordt niet geraden.",
    voorbeeld: &["Kant;Gebied;Bedrag;Uren;Bezetting", "a;W01;€ 1.234;2.500;0,85"],
    herstel: "Schrijf duizendtallen zonder punt en decimalen met een komma, en een percentage met een \
         procentteken. Of zet decimaalteken bij de gegevens in de overeenkomst.",
};

pub(super) const KEUZE_ONBEKEND: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "In deze kolom past alleen een woord uit een vaste lijst, en dit woord staat daar niet op. De \
         cel is onleesbaar.",
    voorbeeld: &["A;18;2-1-2023;;ovrig;;"],
    herstel: "Kies een woord uit de lijst. Is het een nieuw woord dat beide partijen willen, zet het dan \
         bij waarden in de overeenkomst.",
};

pub(super) const JA_NEE_FOUT: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "In deze kolom past alleen ja of nee, en dit is geen van beide. De cel is onleesbaar.",
    voorbeeld: &["A;18;2-1-2023;;;misschien;"],
    herstel: "Schrijf ja of nee. Ook j, n, x, 1, 0, waar en onwaar zijn goed.",
};

pub(super) const SLEUTEL_DUBBEL: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Twee rijen van een levering gaan over hetzelfde geval. Welke geldt, is niet te zeggen; het \
         geval telt als één onleesbaar geval.",
    voorbeeld: &["A;18;2-1-2023;;;;", "A;18;2-1-2023;5-1-2023;;;"],
    herstel: "Laat in een levering per geval één rij staan.",
};

pub(super) const REGEL_GEBROKEN: Uitleg = Uitleg {
    ernst: BEIDE,
    betekenis: "Deze rij houdt zich niet aan een regel van haar gegevensset, bijvoorbeeld een einde voor het \
         begin. Bij een regel met ernst fout zijn de velden die zij noemt onleesbaar in deze rij; bij \
         een waarschuwing telt de rij gewoon mee.",
    voorbeeld: &["zaak;aangemeld;gesprek", "a;02-01-2023;16-01-2023", "b;09-01-2023;02-01-2023"],
    herstel: "Kijk welke cel niet klopt en verbeter haar in de bron. Klopt de rij wel, verander dan de \
         regel.",
};

pub(super) const LID_ONBEKEND: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Deze rij gaat over een gebied, team of ander lid dat niet op de lijst staat. Zij telt niet \
         mee.",
    voorbeeld: &["huiskamer;oost"],
    herstel: "Verbeter de naam in de levering, of zet het lid op de lijst in de overeenkomst of in de \
         levering waar de leden uit komen.",
};
