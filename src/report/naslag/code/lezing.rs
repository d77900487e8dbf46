//! Codes on how a delivery is written: its bytes, titles and totals, and what a spreadsheet made of its values.

use super::{BEIDE, FOUT, Uitleg, WAARSCHUWING};

pub(super) const BYTES_ONLEESBAAR: Uitleg = Uitleg {
    ernst: BEIDE,
    betekenis: "In deze rij staan bytes die in de codering van het bestand geen teken zijn. De hele rij is onleesbaar, \
         de rest van het bestand niet. In of boven de kop kost het geen rij (waarschuwing).",
    voorbeeld: &["A2;18;3-1-2023;;;;caf\u{fffd}"],
    herstel: "Typ de cel opnieuw en sla het bestand op als CSV UTF-8.",
};

pub(super) const TOTAALREGEL: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Onder de gevallen staat een regel met optellingen. Die telt niet mee als geval.",
    voorbeeld: &["A2;19;3-1-2023;;;;", ";;;;;;", "Subtotaal;37;;;;;"],
    herstel: "Lever alleen de gevallen, zonder optelling eronder.",
};

pub(super) const DATUM_DUBBELZINNIG: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Deze datum kan twee dagen zijn, want in dezelfde kolom staat een datum die alleen met de maand voorop \
         bestaat.",
    voorbeeld: &["A1;18;03/04/2023;03/04/2023;;;", "A2;18;02/25/2023;25/02/2023;;;"],
    herstel: "Schrijf de datum als 31-12-2023, of zet datumvorm bij deze gegevens in de overeenkomst.",
};

pub(super) const FORMULEFOUT: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "In de cel staat een fout van het rekenblad, of hekjes omdat de kolom te smal was. Er staat dus geen \
         waarde.",
    voorbeeld: &["A1;#WAARDE!;########;#N/B;#VERW!;#NAAM?;Err:502"],
    herstel: "Herstel de formule of maak de kolom breder, en sla het bestand opnieuw op als CSV.",
};

pub(super) const GETAL_AFGEROND: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Excel heeft dit getal of deze code afgerond opgeschreven. De laatste cijfers zijn weg.",
    voorbeeld: &["1,23457E+11;1,8E+01;2-1-2023;;;;"],
    herstel: "Geef de kolom de opmaak Tekst of Getal en vul de hele waarde weer in.",
};
