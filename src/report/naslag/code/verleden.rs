//! Codes on what a later delivery changed, or what a delivery could not know (design, 4.5).

use super::{Uitleg, WAARSCHUWING};

pub(super) const START_VERSCHOVEN: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Een latere levering heeft een andere begindatum dan eerst is geleverd, of geen meer. Daardoor kan \
         wachten korter of langer lijken dan het was.",
    voorbeeld: &["zaken-2023-04.csv", "A;3-4-2023;;;", "zaken-2023-05.csv", "A;10-4-2023;8-5-2023;;"],
    herstel: "Vraag de aanbieder welke datum klopt, en waarom die veranderde.",
};

pub(super) const ZAAK_HEROPEND: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Een einddatum uit een eerdere levering is nu leeg of later. De zaak lijkt weer open te zijn gegaan.",
    voorbeeld: &[
        "zaken-2023-04.csv",
        "A;3-4-2023;6-4-2023;20-4-2023;wmo",
        "zaken-2023-06.csv",
        "A;3-4-2023;6-4-2023;;wmo",
    ],
    herstel: "Vraag de aanbieder of de zaak weer loopt.",
};

pub(super) const ZAAK_VERDWENEN: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Een geval stond in een eerdere stand en staat niet meer in de laatste, zonder dat het was beëindigd.",
    voorbeeld: &["P1;W01;1-1-2023;"],
    herstel: "Vraag de aanbieder waar het gebleven is, en om een rij met een einddatum.",
};

pub(super) const VELD_GELEEGD: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Een veld waar een norm, wachtlijst of regel op rust, was gevuld en is in een latere levering leeg.",
    voorbeeld: &[
        "zaken-2023-04.csv",
        "A;3-4-2023;6-4-2023;20-4-2023;zelfstandig",
        "zaken-2023-05.csv",
        "A;3-4-2023;6-4-2023;20-4-2023;",
    ],
    herstel: "Vraag de aanbieder of dit leeg hoort te zijn.",
};

pub(super) const LANG_NIET_GEZIEN: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Een zaak is nog open en over de termijn, maar staat in geen van de laatste drie leveringen. Zij telt \
         nog als wachtend.",
    voorbeeld: &["A;1-3-2023;;;"],
    herstel: "Vraag de aanbieder of de zaak nog loopt, of vergeten is.",
};

pub(super) const DATUM_NA_LEVERING: Uitleg = Uitleg {
    ernst: WAARSCHUWING,
    betekenis: "Een datum ligt na het einde van zijn eigen levering. Dat kon toen nog niemand weten. De datum blijft \
         staan zoals hij is.",
    voorbeeld: &["A;18;2-1-2023;1-2-2023;;;"],
    herstel: "Verbeter de datum, of zet gepland = true bij het veld als het een plan is.",
};
