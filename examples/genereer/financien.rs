//! What every post cost, and with how many people: the half-yearly overview of money.
//!
//! All of it is chosen: a vacancy, a post that costs more and one that costs less with its cause and one without, a
//! correction below zero, a post that nobody budgeted, and the part that was spent in the Proeftuin.

use anyhow::Result;

use crate::{
    collectief::met_punten,
    kalender::{Periode, Ritme},
    schrijver::{Cel, Datumvorm, Ingreep, Map, Misser, Rij, Vorm},
};

/// What a post cost in half a year. Money in cents, people in hundredths of an fte.
#[derive(Debug, Clone, Copy)]
struct Half {
    besteed: i64,
    fte: u32,
    /// What of both was in the Proeftuin.
    proeftuin: (i64, u32),
    /// Why it is not as budgeted.
    want: &'static str,
}

const fn besteed(besteed: i64, fte: u32) -> Half {
    Half { besteed, fte, proeftuin: (0, 0), want: "" }
}

impl Half {
    const fn proeftuin(self, besteed: i64, fte: u32) -> Self {
        Self { proeftuin: (besteed, fte), ..self }
    }

    const fn want(self, want: &'static str) -> Self {
        Self { want, ..self }
    }
}

/// The posten of the agreement, in both halves of the year.
#[rustfmt::skip]
const POSTEN: [(&str, [Half; 2]); 28] = [
    ("srw-raadslieden", [besteed(9_659_798, 180).want("Vacature van 0,15 fte sinds december; per 1 juli vervuld"), besteed(10_485_711, 195)]),
    ("srw-activiteiten", [besteed(0, 0), besteed(0, 0)]),
    ("isw-begeleiding", [besteed(80_256_823, 1500).proeftuin(8_560_728, 160), besteed(80_739_812, 1500).proeftuin(9_150_512, 170)]),
    ("isw-huisvesting", [besteed(874_650, 0), besteed(874_650, 0)]),
    ("isw-blink", [besteed(5_581_217, 104), besteed(5_581_217, 104)]),
    ("isw-voor-elkaar", [besteed(37_660_548, 706), besteed(37_546_884, 706)]),
    ("isw-vrijwilligers", [besteed(1_179_035, 0), besteed(1_160_420, 0)]),
    ("csw-groepen", [besteed(32_016_649, 596), besteed(31_920_695, 596)]),
    ("csw-dement-talent", [besteed(2_039_291, 38), besteed(2_039_291, 38)]),
    ("csw-talentcentrum", [besteed(3_595_592, 67), besteed(3_595_592, 67)]),
    ("csw-huisvesting", [besteed(4_014_000, 0), besteed(4_014_000, 0)]),
    ("csw-activiteiten-groepen", [besteed(15_231_864, 0), besteed(13_948_025, 0)]),
    ("csw-samen-doen", [besteed(54_145_744, 1013).proeftuin(11_224_685, 210), besteed(54_308_834, 1013).proeftuin(11_794_613, 220)]),
    ("csw-activiteiten-samen-doen", [besteed(1_591_140, 0).proeftuin(481_200, 0), besteed(1_563_075, 0).proeftuin(593_000, 0)]),
    ("csw-sociale-reductie", [besteed(2_280_400, 0), besteed(2_239_150, 0)]),
    ("jeugd-begeleiding", [besteed(111_973_965, 2097).proeftuin(9_611_499, 180), besteed(112_649_185, 2097).proeftuin(10_206_650, 190)]),
    ("jeugd-cjg", [besteed(12_343_075, 230), besteed(10_196_454, 190).want("Twee mensen vertrokken op 1 juli; de werving loopt nog")]),
    ("jeugd-vroeghulp", [besteed(610_000, 0), besteed(-125_000, 0).want("De regio betaalde te veel bijdrage over 2022 terug: 7.350 euro")]),
    ("jeugd-flexibel-budget", [besteed(2_135_000, 0).want("In het voorjaar minder maatwerk aangevraagd dan gedacht"), besteed(2_811_040, 0)]),
    ("jeugd-materieel-zorg", [besteed(3_041_275, 0), besteed(3_118_720, 0)]),
    ("jeugd-groepen", [besteed(3_005_271, 56), besteed(3_005_271, 56)]),
    ("jeugd-cjg-2", [besteed(3_058_936, 57), besteed(3_058_936, 57)]),
    ("jeugd-activiteiten-cjg", [besteed(398_815, 0), besteed(410_260, 0)]),
    ("jeugd-smi", [besteed(1_073_311, 20), besteed(1_073_311, 20)]),
    ("jeugd-materieel-smi", [besteed(20_984_633, 0), besteed(23_351_290, 0).want("Meer gezinnen met een sociaal-medische indicatie dan begroot, vooral sinds september")]),
    ("jw-jongerenwerkers", [besteed(24_383_423, 453), besteed(24_310_492, 453)]),
    ("jw-huisvesting", [besteed(2_100_000, 0), besteed(2_100_000, 0)]),
    ("jw-activiteiten", [besteed(851_245, 0), besteed(890_410, 0)]),
];

/// Money for which there is no budget, in the second half of the year.
const NIET_BEGROOT: (&str, Half) =
    ("buurtkamer-w09", besteed(1_648_000, 0).want("Inrichting van de nieuwe plek in W09"));

/// Writes both deliveries.
pub(crate) fn lever(map: &mut Map) -> Result<()> {
    let kolommen = &["Post", "Besteed", "Fte", "Toelichting", "Proeftuin"];
    for (nummer, periode) in Periode::van_2023(Ritme::Halfjaar).into_iter().enumerate() {
        let vorm = Vorm::gewoon(Datumvorm::DagMaandJaar);
        let mut levering = map.levering("financien", &periode, vorm, kolommen, &missers())?;
        let extra = (nummer == 1).then_some(NIET_BEGROOT);
        for (post, half) in POSTEN.iter().map(|(post, halven)| (*post, halven[nummer])).chain(extra) {
            let (in_proeftuin, fte) = half.proeftuin;
            let buiten = Half { besteed: half.besteed - in_proeftuin, fte: half.fte - fte, ..half };
            levering.rij(&rij(post, buiten, false))?;
            if in_proeftuin != 0 {
                levering.rij(&rij(post, besteed(in_proeftuin, fte), true))?;
            }
        }
        levering.sluit()?;
    }
    Ok(())
}

fn rij(post: &'static str, half: Half, proeftuin: bool) -> [Cel; 5] {
    [
        Cel::Tekst(post.to_owned()),
        Cel::Tekst(bedrag(half.besteed)),
        Cel::Tekst(format!("{},{:02}", half.fte / 100, half.fte % 100)).als(half.fte > 0),
        Cel::Woord(half.want),
        Cel::JaNee(proeftuin),
    ]
}

/// An amount as a bookkeeper writes it: nothing is a dash.
fn bedrag(centen: i64) -> String {
    let (sign, size) = (if centen < 0 { "-" } else { "" }, centen.unsigned_abs());
    match size {
        0 => "€ -".to_owned(),
        _ => format!("€ {sign}{},{:02}", met_punten(size / 100), size % 100),
    }
}

/// What the gemeente must ask about.
fn missers() -> [Misser; 2] {
    let misser = |post: &str, kolom, uitleg: &str| Misser {
        bestand: "financien-2023-H2",
        rij: Rij::Sleutel(post.to_owned()),
        kolom,
        ingreep: Ingreep::Niets,
        uitleg: uitleg.to_owned(),
    };
    [
        misser(
            "csw-activiteiten-groepen",
            "Besteed",
            "12,1% minder dan begroot, en er staat geen toelichting bij. Het bedrag telt mee",
        ),
        misser(
            NIET_BEGROOT.0,
            "Post",
            "staat niet in de overeenkomst. Het bedrag telt mee in het totaal, als niet begroot",
        ),
    ]
}
