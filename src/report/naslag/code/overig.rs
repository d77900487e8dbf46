//! Codes on the dossier of the gemeente, the settings and the command line.

use super::{FOUT, Uitleg, WAARSCHUWING};

pub(super) const OORDEEL_ZONDER_ONDERWERP: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Deze regel van oordelen.csv gaat over iets dat niet in de overeenkomst staat. Het oordeel \
         telt nergens mee.",
    voorbeeld: &[
        "onderwerp;datum;oordeel;door;toelichting;geldig_tot",
        "werk.2;1-2-2023;voldoende;beleidsadviseur;;",
    ],
    herstel: "Gebruik het id van een bepaling, doel, randvoorwaarde of norm uit de overeenkomst.",
};

pub(super) const OORDEEL_ONLEESBAAR: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "Deze regel van oordelen.csv is niet te lezen en telt niet mee. Een ouder oordeel over \
         hetzelfde onderwerp blijft gelden.",
    voorbeeld: &[
        "onderwerp;datum;oordeel;door;toelichting;geldig_tot",
        "werk.1;1-2-2023;onvoldoede;beleidsadviseur;;",
    ],
    herstel: "Verbeter de cel die erbij staat. Het oordeel is voldoende of onvoldoende, en elke regel \
         heeft een onderwerp en een datum.",
};

pub(super) const CONFIG_FOUT: Uitleg = Uitleg {
    ernst: FOUT,
    betekenis: "In oss-welzijn.toml staat iets dat niet klopt. Het is dan niet zeker welke mappen bedoeld \
         zijn, en er wordt niets getoetst.",
    voorbeeld: &["formaat = 2", r#"overenkomst = "../overeenkomst""#, "gegevens = 3"],
    herstel: "Verbeter de regel die erbij staat. De sleutels zijn formaat, overeenkomst, gegevens, \
         rapporten en voorbeeld.",
};

pub(super) const TOEGESTAAN_KOMT_NIET_VOOR: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Met --allow wordt een waarschuwing weggelaten die er niet is. Blijft dat staan, dan gaat een \
         latere waarschuwing ongemerkt voorbij.",
    voorbeeld: &["validate --allow OW-F02"],
    herstel: "Haal deze --allow weg.",
};
