//! Codes on the agreement as a whole: references, data sets, risks, money, toetsen, and what was accepted.

use super::{FOUT, Uitleg, WAARSCHUWING};

pub(super) const BESTAAT_NIET: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Hier wordt iets genoemd dat niet bestaat: een id, een veld of een gegevensset. Wat ervan \
         afhangt, is niet te toetsen.",
    voorbeeld: &[r#"termijn = { van = "aanmelddatm", tot = "eerste_gesprek" }"#],
    herstel: "Schrijf de naam die bedoeld is, of maak wat genoemd wordt. Staat er een suggestie bij, dan \
         lijkt die naam er het meest op.",
};

pub(super) const DUBBEL_ID: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Dit id of deze naam is al gebruikt. Bepalingen, doelen, randvoorwaarden en normen delen hun \
         ids, want een dossier noemt ze zonder te zeggen wat het is.",
    voorbeeld: &["[[stuk]]", r#"id = "memo""#, r#"titel = "Nog een memo""#],
    herstel: "Geef een van de twee een ander id, of haal er een weg.",
};

pub(super) const BEPALING_ZONDER_NORM: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Geen norm maakt deze bepaling meetbaar, en zij herhaalt ook geen andere. Wat hier is \
         afgesproken, wordt dus nooit getoetst.",
    voorbeeld: &[
        "[[bepaling]]",
        r#"id = "toegang.3""#,
        r#"kernbeding = "toegang""#,
        r#"nummer = "3""#,
        r#"tekst = "Een vriendelijk onthaal.""#,
    ],
    herstel: "Maak een norm met dit id in hoort_bij, desnoods een die de gemeente beoordeelt (soort \
         oordeel), of zet gelijk_aan bij de bepaling.",
};

pub(super) const DOEL_ZONDER_NORM: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Geen norm meet of beoordeelt dit doel. Of het gehaald wordt, komt in geen rapport.",
    voorbeeld: &[
        "[[doel]]",
        r#"id = "jeugd.d2""#,
        r#"werksoort = "jeugd""#,
        r#"nummer = "2""#,
        r#"tekst = "Jongeren doen mee.""#,
    ],
    herstel: "Maak een norm met dit id in hoort_bij, desnoods een die de gemeente beoordeelt (soort \
         oordeel).",
};

pub(super) const PATROON_FOUT: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "De naam van de bestanden van deze gegevensset klopt niet. In de naam staat precies één keer \
         het woord periode tussen accolades, zij leidt niet de map uit, en geen andere set leest \
         dezelfde bestanden.",
    voorbeeld: &[r#"bestand = "zaken.csv""#],
    herstel: "Zet het woord periode tussen accolades op de plek waar in de naam de periode staat.",
};

pub(super) const WAARDE_PAST_NIET: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Deze waarde past niet bij de soort van haar veld: zij staat bij leeg_betekent of in een rij \
         van een toets, en zou in een levering niet te lezen zijn.",
    voorbeeld: &[r#"{ naam = "aantal", soort = "geheel", leeg_betekent = "1,5" },"#],
    herstel: "Schrijf de waarde zoals zij in een levering zou staan, of verander de soort van het veld.",
};

pub(super) const GEGEVENS_ONGEBRUIKT: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Geen norm, wachtlijst of lijst met leden haalt iets uit deze gegevensset. De aanbieder \
         levert haar dan voor niets.",
    voorbeeld: &["[[gegevens]]", r#"id = "los""#],
    herstel: "Meet er iets mee, of haal de gegevensset weg.",
};

pub(super) const EFFECT_FOUT: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Het effect van een risico is de kans maal de schade, en dat klopt hier niet.",
    voorbeeld: &["kans = 2", "schade = 3", "effect = 5"],
    herstel: "Reken het effect opnieuw uit, of verander de kans of de schade.",
};

pub(super) const SCHAAL_FOUT: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "De kans en de schade van een risico zijn 1, 2 of 3.",
    voorbeeld: &["kans = 0", "schade = 4"],
    herstel: "Kies 1 (klein), 2 (middel) of 3 (groot).",
};

pub(super) const RISICO_ZONDER_RANDVOORWAARDE: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Bij dit risico staat niets dat het klein houdt. Komt het uit, dan valt er niemand op aan te \
         spreken.",
    voorbeeld: &["[[risico]]", r#"id = "r2""#, r#"werksoort = "jeugd""#, r#"tekst = "Jongeren haken af.""#],
    herstel: "Zet onder het risico een [[risico.randvoorwaarde]].",
};

pub(super) const ZONDER_VERANTWOORDELIJKE: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Bij deze randvoorwaarde staat niet wie ervoor zorgt.",
    voorbeeld: &[
        "[[risico.randvoorwaarde]]",
        r#"id = "r2.a""#,
        r#"tekst = "De aanbieder vraagt jongeren waarom zij wegblijven.""#,
        r#"waar = "kwartaaloverleg""#,
    ],
    herstel: "Zet erbij: verantwoordelijke, met een rol en geen naam van een persoon.",
};

pub(super) const ZONDER_WAAR: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Bij deze randvoorwaarde staat niet waar zij is afgesproken of wordt besproken.",
    voorbeeld: &[
        "[[risico.randvoorwaarde]]",
        r#"id = "r2.a""#,
        r#"tekst = "De aanbieder vraagt jongeren waarom zij wegblijven.""#,
        r#"verantwoordelijke = "aanbieder""#,
    ],
    herstel: "Zet erbij: waar, met het overleg of het stuk.",
};

pub(super) const SUBTOTAAL_FOUT: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "De posten van deze werksoort tellen op tot iets anders dan het subtotaal, en het verschil is \
         meer dan 0,05. Er is een post vergeten of een bedrag verkeerd overgenomen.",
    voorbeeld: &[
        r#"fte = "2,3""#,
        r#"bedrag = "100,00""#,
        "[[subtotaal]]",
        r#"werksoort = "jeugd""#,
        r#"fte = "2,5""#,
        r#"bedrag = "100,06""#,
    ],
    herstel: "Vergelijk de posten met het stuk waar zij uit komen en verbeter het verschil.",
};

pub(super) const SUBTOTAAL_CENT: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "De posten van deze werksoort tellen op tot hoogstens 0,05 meer of minder dan het subtotaal. \
         Dat is meestal afronding in het stuk zelf; de posten gelden.",
    voorbeeld: &[
        r#"fte = "2,3""#,
        r#"bedrag = "100,00""#,
        "[[subtotaal]]",
        r#"werksoort = "jeugd""#,
        r#"fte = "2,35""#,
        r#"bedrag = "99,95""#,
    ],
    herstel: "Kijk of het in het stuk ook zo staat. Is dat zo, aanvaard het dan bij het subtotaal, met de \
         reden.",
};

pub(super) const TOETS_ANDERS: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Uit een toets komt iets anders dan erbij staat. De norm meet dus niet wat de schrijver van \
         de toets bedoelde, of de toets klopt niet.",
    voorbeeld: &[
        "rijen = [{ aangemeld = 2023-01-02, gesprek = 2023-01-31 }]",
        r#"verwacht = { oordeel = "gehaald" }"#,
    ],
    herstel: "Reken de toets met de hand na. Verander daarna de norm of de toets.",
};

pub(super) const NORM_ZONDER_TOETS: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Bij deze norm met cijfers staat geen toets: geen voorbeeld laat zien wat zij bedoelt, en een \
         verandering die haar stukmaakt valt niet op.",
    voorbeeld: &["[[norm]]", r#"id = "n""#, r#"titel = "Norm""#, r#"hoort_bij = ["toegang.1"]"#],
    herstel: "Zet eronder: [[norm.toets]] met een paar rijen en wat eruit moet komen.",
};

pub(super) const AANVAARD_KOMT_NIET_VOOR: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Hier is een waarschuwing aanvaard die er niet is, of een fout, die niet te aanvaarden is. \
         Blijft dat staan, dan gaat een latere waarschuwing ongemerkt voorbij.",
    voorbeeld: &[
        r#"aanvaard = [{ code = "OW-N17", reden = "Staat hier niet" }, { code = "OW-V01", reden = "Een fout is niet te aanvaarden" }]"#,
    ],
    herstel: "Haal dit aanvaard weg, of zet het bij de tabel waar de waarschuwing over gaat.",
};

pub(super) const ONGEBRUIKT: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Niets gebruikt dit stuk, deze werksoort, dit hoofddoel, dit kernbeding of dit veld. Een veld dat \
         niets gebruikt, vraagt de aanbieder om cijfers waar niemand naar kijkt.",
    voorbeeld: &["[[stuk]]", r#"id = "brief""#, r#"titel = "Geen bron noemt deze brief""#],
    herstel: "Haal het weg of gebruik het. Hoort het er toch te staan, aanvaard het dan met de reden.",
};

pub(super) const ANDERE_WERKSOORT: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Dit doel noemt een hoofddoel van een andere werksoort.",
    voorbeeld: &[r#"werksoort = "sociaal-werk""#, r#"hoofddoel = "jeugd.h1""#],
    herstel: "Noem een hoofddoel van dezelfde werksoort, of verander de werksoort van een van de twee.",
};
