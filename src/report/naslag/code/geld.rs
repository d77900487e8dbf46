//! Codes on money and people: what an agreement says of them, and what was delivered.

use super::{FOUT, Uitleg, WAARSCHUWING};

pub(super) const FINANCIEN_PAST_NIET: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "De gegevensset die [financien] noemt, levert geen bedragen per periode. Uit een stand of uit mutaties is \
         niet op te tellen wat er in een halfjaar is besteed.",
    voorbeeld: &["inhoud = \"stand\"", "[financien]", "gegevens = \"geld\""],
    herstel: "Noem bij [financien] een gegevensset met inhoud = \"periode\".",
};

pub(super) const GROEP_VAN_POSTEN: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Bij begroting en formatie hoort precies één groep van posten, met minstens één post erin; bij formatie \
         een post met fte.",
    voorbeeld: &["begroting = { domein = \"jeugd\", alles = true }"],
    herstel: "Schrijf één van deze: posten, werksoorten, domein of alles = true.",
};

pub(super) const GEEN_FINANCIEN: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Een norm van soort begroting of formatie leest de bedragen en fte die [financien] aanwijst. Die tabel \
         is er niet.",
    voorbeeld: &["begroting = { domein = \"volwassenen\" }"],
    herstel: "Zet er een tabel [financien] bij, met de gegevensset en haar velden.",
};

pub(super) const POST_ONBEKEND: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Deze post staat niet in de overeenkomst. Het bedrag telt mee in het totaal, op een eigen regel (niet \
         begroot), en hoort bij geen werksoort en geen domein.",
    voorbeeld: &["werk-c;1.000,00;0,5;"],
    herstel: "Verbeter de naam van de post, of neem de post op in de overeenkomst.",
};

pub(super) const BEDRAG_NEGATIEF: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Een bedrag onder nul is een correctie op een eerdere levering, en er staat niet bij waarop. Het telt \
         niet mee; in het overzicht staat het op een eigen regel (niet te plaatsen).",
    voorbeeld: &["werk-a;-250,00;1;"],
    herstel: "Zet in de toelichting welk bedrag wordt verbeterd, of verbeter het bedrag.",
};

pub(super) const FTE_ONMOGELIJK: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Dit aantal fte is kleiner dan nul, of groter dan fte_hoogstens in de overeenkomst. Het telt niet mee.",
    voorbeeld: &["werk-a;25.000,00;195;"],
    herstel: "Verbeter het aantal. Kijk of de komma op de goede plaats staat.",
};

pub(super) const VERSCHIL_ZONDER_TOELICHTING: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Het bedrag verschilt meer van de begroting dan is afgesproken (verschil bij [financien]), en er staat \
         niet bij waardoor. Het bedrag telt wel mee.",
    voorbeeld: &["werk-a;30.000,01;1;"],
    herstel: "Zet in de toelichting waardoor er meer of minder is besteed.",
};

pub(super) const POST_ONTBREEKT: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "In de levering staat geen regel over deze post, die wel geld of fte heeft. Wat eraan is besteed, is dan \
         niet bekend: dat is iets anders dan niets.",
    voorbeeld: &["werk-a;25.000,00;1;"],
    herstel: "Lever een regel per post; is er niets besteed, schrijf dan 0.",
};
