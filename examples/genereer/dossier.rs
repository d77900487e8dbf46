//! What the gemeente itself keeps: its judgements of what no data can show.
//!
//! Nearly everything is judged at the end of 2022 and again at the end of 2023. The exceptions are in the tables.

use anyhow::Result;
use chrono::NaiveDate;

use crate::{
    kalender::{dag, is_werkdag, na},
    schrijver::{Cel, Datumvorm, Map, Vorm},
};

/// The bepalingen and doelen that are judged, per role of who judges.
const ONDERWERPEN: [(&str, &[&str]); 4] = [
    ("beleidsadviseur bestaanszekerheid", &["raadslieden.1", "raadslieden.2", "srw.d2", "srw.d4", "srw.d6"]),
    (
        "beleidsadviseur Wmo",
        &[
            "sociaal-werk.2",
            "bereikbaarheid.1",
            "bereikbaarheid.3",
            "bereikbaarheid.5",
            "isw.d2",
            "csw.d3",
            "csw.d6",
        ],
    ),
    ("beleidsadviseur jeugd", JEUGD),
    ("beleidsadviseur jongeren", &["jongerenwerk.1", "jongerenwerk.7", "jw.d4", "jw.d5", "jw.d7", "jw.d10"]),
];

#[rustfmt::skip]
const JEUGD: &[&str] = &[
    "toegang-jeugd.1", "toegang-jeugd.4", "toegang-jeugd.7", "toegang-jeugd.8", "toegang-jeugd.9", "toegang-jeugd.11",
    "hulpvragen.3", "hulpvragen.5", "hulpvragen.10", "hulpvragen.12",
    "jeugd.h1.d2", "jeugd.h1.d3", "jeugd.h1.d4", "jeugd.h1.d5", "jeugd.h1.d7", "jeugd.h1.d8", "jeugd.h1.d9",
    "jeugd.h1.d10", "jeugd.h1.d12",
    "jeugd.h2.d1", "jeugd.h2.d2", "jeugd.h2.d4", "jeugd.h2.d5", "jeugd.h2.d6", "jeugd.h2.d8",
    "jeugd.h3.d3", "jeugd.h3.d4", "jeugd.h3.d5", "jeugd.h3.d6", "jeugd.h3.d7", "jeugd.h3.d8", "jeugd.h3.d9",
    "jeugd.h3.d10", "jeugd.h3.d12", "jeugd.h3.d13", "jeugd.h3.d14",
    "jeugd.h4.d1", "jeugd.h4.d2", "jeugd.h4.d3", "jeugd.h4.d5", "jeugd.h4.d6", "jeugd.h4.d8", "jeugd.h4.d9",
    "jeugd.h4.d10", "jeugd.h4.d11", "jeugd.h4.d12", "jeugd.h4.d13", "jeugd.h4.d14", "jeugd.h4.d16", "jeugd.h4.d19",
    "jeugd.h4.d21",
    "jeugd.h5.d1", "jeugd.h5.d2", "jeugd.h5.d3", "jeugd.h5.d4", "jeugd.h5.d5", "jeugd.h5.d7", "jeugd.h5.d9",
];

/// What nobody has judged yet.
pub(crate) const NIET_BEOORDEELD: [&str; 6] =
    ["sociaal-werk.7", "isw.d9", "jeugd.h4.d17", "jeugd.h4.d18", "jeugd.h4.d20", "jw.d9"];

/// A judgement with a story of its own: onderwerp, day, whether it is good, role, reason, last day.
type Bijzonder = (&'static str, NaiveDate, bool, &'static str, &'static str, Option<NaiveDate>);

const BIJZONDER: [Bijzonder; 5] = [
    (
        "bereikbaarheid.4",
        dag(2022, 11, 29),
        true,
        "beleidsadviseur Wmo",
        "Team Toegang is gestart; opnieuw kijken na de proef",
        Some(dag(2023, 10, 31)),
    ),
    (
        "toegang-jeugd.2",
        dag(2022, 11, 22),
        true,
        "beleidsadviseur jeugd",
        "Proef gebeld op tien momenten: steeds binnen een half uur geholpen",
        None,
    ),
    (
        "toegang-jeugd.6",
        dag(2023, 6, 20),
        true,
        "beleidsadviseur jeugd",
        "Afspraken met alle partners op papier, als laatste met de huisartsen",
        None,
    ),
    (
        "jeugd.h4.d4",
        dag(2023, 3, 14),
        false,
        "beleidsadviseur jeugd",
        "In vijf van tien dossiers is niet te zien waarom het CJG niet zelf hielp; aanbieder maakt een plan",
        Some(dag(2023, 10, 31)),
    ),
    (
        "toegang-jeugd.2",
        dag(2023, 12, 7),
        false,
        "beleidsadviseur jeugd",
        "Proef gebeld: vier van de tien keer na 15.00 uur geen gehoor; besproken met de aanbieder",
        None,
    ),
];

/// What a judgement rests on.
const GRONDEN: [&str; 8] = [
    "Werkbezoek en gesprek met het team",
    "Steekproef van tien dossiers, samen met de aanbieder bekeken",
    "Besproken in het transformatieoverleg",
    "Halfjaarrapportage gelezen en nagevraagd",
    "Gesprek met drie ketenpartners: één verbeterpunt",
    "Voorbeelden van de aanbieder gezien; in orde",
    "Cliëntenraad gehoord",
    "Afspraken gezien en in praktijk getoetst",
];

/// Writes the dossier.
pub(crate) fn lever(map: &mut Map) -> Result<()> {
    let kolommen = &["onderwerp", "datum", "oordeel", "door", "toelichting", "geldig_tot"];
    let mut levering = map.dossier("oordelen", Vorm::gewoon(Datumvorm::Iso), kolommen)?;
    let mut oordelen: Vec<Bijzonder> = BIJZONDER.to_vec();
    for (ronde, begin) in [dag(2022, 11, 14), dag(2023, 11, 13)].into_iter().enumerate() {
        let dagen: Vec<_> = (0..33).map(|n| na(begin, n)).filter(|dag| is_werkdag(*dag)).collect();
        let alle = ONDERWERPEN.iter().flat_map(|(door, ids)| ids.iter().map(move |id| (*door, *id)));
        for (nummer, (door, onderwerp)) in alle.enumerate() {
            // Subjects that follow each other were often looked at on one day.
            let datum = dagen[(nummer / 3 + ronde) % dagen.len()];
            let grond = GRONDEN[(nummer * 5 / 3 + ronde * 3) % GRONDEN.len()];
            oordelen.push((onderwerp, datum, true, door, grond, None));
        }
    }
    oordelen.sort_unstable_by_key(|(onderwerp, datum, ..)| (*datum, *onderwerp));
    for (onderwerp, datum, goed, door, grond, tot) in oordelen {
        levering.rij(&[
            Cel::Woord(onderwerp),
            Cel::Datum(datum),
            Cel::Woord(if goed { "voldoende" } else { "onvoldoende" }),
            Cel::Woord(door),
            Cel::Woord(grond),
            Cel::gepland(tot),
        ])?;
    }
    levering.sluit()
}
