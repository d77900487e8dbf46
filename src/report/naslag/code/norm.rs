//! Codes on norms: their soort, thresholds, versions, conditions, fields and members.

use super::{FOUT, Uitleg, WAARSCHUWING};

pub(super) const SOORT_VAN_NORM: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Een norm heeft precies één soort, die zegt wat er gemeten wordt. Deze norm heeft er geen, of \
         twee.",
    voorbeeld: &[
        r#"aandeel = { voldoet = ["plan = ja"], datum = "aanmelddatum" }"#,
        r#"aantal = { datum = "aanmelddatum" }"#,
    ],
    herstel: "Kies één soort: termijn, aandeel, telling, aantal, volledigheid, frequentie, herhaling of \
         oordeel. Zijn het er twee, maak er dan twee normen van.",
};

pub(super) const TWEE_DREMPELS: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "In deze versie staan minstens en hoogstens allebei. Een norm vraagt één ding.",
    voorbeeld: &[r#"minstens = "10%""#, r#"hoogstens = "90%""#],
    herstel: "Laat één van de twee staan, of maak er twee normen van.",
};

pub(super) const DREMPEL_BUITEN_BEREIK: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Deze drempel kan niet: een percentage ligt van 0% tot en met 100%, en een aantal is niet \
         kleiner dan 0.",
    voorbeeld: &[r#"minstens = "101%""#],
    herstel: "Schrijf een drempel die wel gehaald of gemist kan worden.",
};

pub(super) const DREMPEL_ZONDER_EENHEID: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Bij deze drempel is niet te zien of zij een percentage of een aantal is, of zij is het \
         verkeerde van de twee. \"90\" kan 90 procent en 90 gevallen zijn.",
    voorbeeld: &[r#"minstens = "90""#],
    herstel: "Schrijf bij een aandeel een procentteken (\"90%\"), en bij soort aantal een getal zonder \
         procentteken.",
};

pub(super) const VERSIES_OVERLAPPEN: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Twee versies van deze norm gelden op dezelfde dag. Welke drempel dan telt, is niet te \
         zeggen.",
    voorbeeld: &[
        "[[norm.versie]]",
        "vanaf = 2022-01-01",
        "tot_en_met = 2023-01-01",
        "[[norm.versie]]",
        "vanaf = 2023-01-01",
    ],
    herstel: "Laat de ene versie eindigen op de dag voor de volgende. Zonder tot_en_met gebeurt dat \
         vanzelf.",
};

pub(super) const GEEN_VERSIE: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Deze norm heeft geen versie. Er staat dus niet vanaf wanneer zij geldt en wat zij vraagt.",
    voorbeeld: &[
        "[[norm]]",
        r#"id = "a""#,
        r#"titel = "Fout""#,
        r#"hoort_bij = ["toegang.1"]"#,
        r#"gegevens = "zaken""#,
        r#"aandeel = { voldoet = ["plan = ja"], datum = "aanmelddatum" }"#,
    ],
    herstel: "Zet eronder: [[norm.versie]] met vanaf, en wat er gevraagd wordt.",
};

pub(super) const SOORT_MIST_SLEUTEL: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Deze soort norm of dit soort veld heeft een sleutel nodig die hier niet staat. Een termijn \
         heeft bijvoorbeeld een tot nodig, en een keuze haar waarden.",
    voorbeeld: &[r#"termijn = { van = "aanmelddatum" }"#],
    herstel: "Zet de sleutel erbij die de melding noemt.",
};

pub(super) const SLEUTEL_PAST_NIET: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Deze sleutel hoort bij een andere soort norm of veld, of gaat niet samen met een andere \
         sleutel. Zij zou niets doen.",
    voorbeeld: &[r#"aandeel = { voldoet = ["plan = ja"], datum = "aanmelddatum", van = "aanmelddatum" }"#],
    herstel: "Haal de sleutel weg, of kies de soort waar zij bij hoort.",
};

pub(super) const NIET_ONDERSTEUND: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Deze soort norm bestaat wel in het ontwerp, maar deze versie van oss-welzijn kan haar nog \
         niet meten. Zij wordt geweigerd, zodat zij niet ongemerkt gehaald lijkt.",
    voorbeeld: &[r#"levering = { levering = "plan" }"#],
    herstel: "Maak er voorlopig een norm van die de gemeente beoordeelt (soort oordeel).",
};

pub(super) const VOORWAARDE_FOUT: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Deze voorwaarde is niet te lezen. Een voorwaarde is een veld, een teken en een waarde, zoals \
         leeftijd >= 18.",
    voorbeeld: &[
        r#"filter = ["leeftijd", "leeftijd => 18", "leeftijd >= 18 en plan = ja", "= 18", "plan is ja", "aanmelddatum >= 2022-02-30"]"#,
    ],
    herstel: "Schrijf elke voorwaarde als eigen tekst in de lijst, met =, !=, <, <=, >, >=, in, leeg of \
         gevuld. Een waarde met een spatie staat tussen aanhalingstekens.",
};

pub(super) const VOORWAARDE_VERGELIJKT: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Deze voorwaarde vergelijkt dingen die niet te vergelijken zijn, zoals een datum met een \
         getal. Woorden hebben geen volgorde.",
    voorbeeld: &[r#""aanmelddatum >= 18","#],
    herstel: "Vergelijk een datum met een datum en een getal met een getal; gebruik bij woorden =, !=, in, \
         leeg of gevuld.",
};

pub(super) const TERMIJN_FOUT: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Deze termijn is niet te lezen, of past niet in een jaar. Een termijn is een heel getal met \
         dagen, weken, maanden of jaren.",
    voorbeeld: &[r#"binnen = "vier weken""#],
    herstel: "Schrijf bijvoorbeeld \"14 dagen\", \"4 weken\" of \"6 maanden\". Bij elke passen alleen 1 \
         week en 1, 2, 3, 4, 6 of 12 maanden.",
};

pub(super) const VELD_VAN_VERKEERDE_SOORT: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Dit veld is van een soort die hier niet past: een termijn loopt bijvoorbeeld van de ene \
         datum tot de andere, en niet vanaf een leeftijd.",
    voorbeeld: &[r#"termijn = { van = "leeftijd", tot = "eerste_gesprek", ingetrokken = ["plan"] }"#],
    herstel: "Kies een veld van de soort die de melding noemt, of verander de soort van het veld.",
};

pub(super) const GEEN_PLAATS_IN_DE_TIJD: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Deze norm zegt niet in welke periode een rij telt. Bij gegevens met mutaties kan een rij in \
         elke levering terugkomen, en moet een datum dat dus zeggen.",
    voorbeeld: &[r#"aandeel = { voldoet = ["plan = ja"] }"#],
    herstel: "Schrijf bij de soort: datum, of geldig_van.",
};

pub(super) const EINDE_VOOR_BEGIN: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Het einde ligt voor het begin, dus er is geen enkele dag waarop dit geldt.",
    voorbeeld: &["vanaf = 2022-01-01", "tot_en_met = 2021-12-31"],
    herstel: "Verbeter een van de twee dagen.",
};

pub(super) const LEDEN_PASSEN_NIET: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Er zijn meer of minder verzamelingen leden dan velden die zeggen om welk lid het gaat. Bij \
         elk veld hoort één verzameling.",
    voorbeeld: &[r#"volledigheid = { elk = [["W01", "W02"]], veld = ["gebied", "vorm"] }"#],
    herstel: "Maak elk en veld even lang; ook leden in een toets horen zo lang te zijn.",
};

pub(super) const NORM_ZONDER_BRON: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Bij deze norm staat niet waar zij is afgesproken, ook niet bij een van haar versies. Wie het \
         rapport leest, kan het dan niet nazoeken.",
    voorbeeld: &[
        "[[norm]]",
        r#"id = "beoordeeld""#,
        r#"titel = "Norm""#,
        r#"hoort_bij = ["toegang.1"]"#,
        "oordeel = {}",
    ],
    herstel: "Zet bij de norm of de versie een bron, met het stuk en de plaats daarin.",
};

pub(super) const GAT_TUSSEN_VERSIES: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Tussen twee versies liggen dagen waarop de norm niet geldt. Gevallen uit die dagen tellen \
         niet mee, en een periode die daar eindigt heeft geen oordeel.",
    voorbeeld: &[
        "[[norm.versie]]",
        "vanaf = 2022-01-01",
        "tot_en_met = 2022-05-31",
        "[[norm.versie]]",
        "vanaf = 2022-07-01",
    ],
    herstel: "Sluit de versies op elkaar aan, of aanvaard het als het zo is afgesproken.",
};

pub(super) const TERUGWERKEND: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Over deze versie is pas besloten toen zij al gold. Het oordeel over een periode die voorbij \
         is, kan daardoor veranderen.",
    voorbeeld: &["[[norm.versie]]", "vanaf = 2023-01-01", "besloten = 2023-01-02"],
    herstel: "Kijk of vanaf en besloten kloppen. Werkt het besluit echt terug, aanvaard het dan met de \
         reden.",
};

pub(super) const LEEG_ONBEKEND: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Dit veld beslist mee of een rij goed is, maar mag leeg zijn en niets zegt wat leeg dan \
         betekent. Zo'n rij is onleesbaar en kan het oordeel onzeker maken.",
    voorbeeld: &[
        r#"aandeel = { voldoet = ["reden in (netwerk, wmo)", "plan = ja", "proeftuin = nee", "zaaknummer != 0"], datum = "aanmelddatum" }"#,
    ],
    herstel: "Zet bij het veld leeg_betekent of verplicht = true, of schrijf bij voldoet ook dat het veld \
         gevuld is.",
};

pub(super) const MEETPERIODE_TE_KORT: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "De meetperiode van deze norm is korter dan de tijd tussen twee leveringen. Voor de meeste \
         meetperioden is er dan geen levering.",
    voorbeeld: &[r#"meetperiode = "maand""#],
    herstel: "Neem de frequentie van de gegevensset of een langere meetperiode, of haal meetperiode weg.",
};

pub(super) const BUITEN_LOOPTIJD: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Deze versie geldt op geen enkele dag waarop de overeenkomst geldt.",
    voorbeeld: &["[[norm.versie]]", "vanaf = 2020-01-01", "tot_en_met = 2021-12-31"],
    herstel: "Kijk of de dagen van de versie en van de overeenkomst kloppen.",
};

pub(super) const VOORWAARDE_ZONDER_KEUZE: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Deze voorwaarde komt bij elke rij hetzelfde uit: zij geldt altijd of nooit. Dan kiest zij niets.",
    voorbeeld: &[r#""zaaknummer gevuld","#],
    herstel: "Haal de voorwaarde weg, of schrijf wat bedoeld is.",
};
