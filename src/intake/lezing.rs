//! One file, read by the fields that it should hold: the same for a delivery and for the dossier.

use csv::StringRecord;

use super::{
    Bestand, Bestandsgegevens,
    cel::{Cel, Namen},
    dialect::{self, Regeleinden},
    kaal::{is_onzichtbaar, kaal},
    kolom::{Kolom, begint_als_totaal, schrijfwijzen},
    kop::{Kop, TELT_NIET, Veldnamen},
    privacy::{Bestandskop, Kolomkop, bewaak},
    tabel::{Lezers, Regel, Tabel, is_blanco, regeleinden},
    tekst::{Tekst, TekstFout, Vreemd, decodeer},
    waarde::{CelFout, toon},
};
use crate::{
    agreement::{Pinnen, Veld},
    diagnostic::{Cell, Code, Diagnostic, Place},
};

/// What a file should hold.
#[derive(Debug)]
pub(super) struct Vorm<'a> {
    velden: &'a [Veld],
    sleutel: &'a [usize],
    pinnen: &'a Pinnen,
    veldnamen: Veldnamen,
    lezers: Lezers,
}

/// A row of a file, typed.
#[derive(Debug)]
pub(super) struct Gelezen<'r> {
    /// Line on which it begins, from 1.
    pub regel: u64,
    /// The row as it stands there.
    pub tekst: &'r StringRecord,
    /// A cell for each field.
    pub cellen: Box<[Cel]>,
}

/// One file being read.
pub(super) struct Lezing<'a, 't> {
    pad: &'a str,
    tabel: Tabel<'t>,
    kop: Kop,
    breedte: usize,
    kolommen: Vec<Kolom<'a>>,
    codering: &'static str,
    vreemd: &'t [Vreemd],
    einden: Regeleinden,
}

impl<'a> Vorm<'a> {
    pub(super) fn new(velden: &'a [Veld], sleutel: &'a [usize], pinnen: &'a Pinnen) -> Self {
        Self { velden, sleutel, pinnen, veldnamen: Veldnamen::new(velden), lezers: Lezers::default() }
    }

    /// Reads every row of a file and hands it to `stapel`. What is found out goes to `gegevens` and `diagnostics`.
    /// False when the file can't be used.
    pub(super) fn lees(
        &mut self,
        bestand: &'a Bestand,
        gegevens: &mut Bestandsgegevens,
        diagnostics: &mut Vec<Diagnostic>,
        stapel: &mut impl Stapel,
    ) -> bool {
        let pin = self.pinnen.codering.as_deref();
        let tekst = match decodeer(&bestand.bytes, pin) {
            Ok(tekst) => tekst,
            Err(fout) => {
                diagnostics.push(geen_tekst(&bestand.pad, fout));
                return false;
            }
        };
        gegevens.codering = tekst.codering.to_owned();
        gegevens.bom = tekst.bom;
        let Some(mut lezing) = self.open(&bestand.pad, &tekst, gegevens, diagnostics, stapel.namen()) else {
            return false;
        };
        lezing.rijen(gegevens, diagnostics, stapel);
        gegevens.regeleinde = lezing.einden.naam().map(str::to_owned);
        gegevens.kolommen = lezing.kolommen.iter().filter_map(|kolom| kolom.gegevens(&lezing.kop)).collect();
        true
    }

    /// Reads the header; none when the file can't be used.
    fn open<'t>(
        &'t mut self,
        pad: &'a str,
        tekst: &'t Tekst<'_>,
        gegevens: &mut Bestandsgegevens,
        diagnostics: &mut Vec<Diagnostic>,
        namen: &mut Namen,
    ) -> Option<Lezing<'a, 't>> {
        let (codering, vreemd, tekst) = (tekst.codering, tekst.vreemd.as_slice(), &*tekst.tekst);
        if is_leeg(tekst) {
            diagnostics.push(leeg_bestand(pad));
            return None;
        }
        // What the file itself says goes before the pin, which is about all of them.
        let pin = self.pinnen.scheidingsteken.and_then(|teken| u8::try_from(teken).ok());
        let separator = dialect::verklaard(tekst)
            .or(pin)
            .unwrap_or_else(|| dialect::scheidingsteken(tekst, &self.veldnamen, &mut self.lezers));
        let mut tabel = Tabel::new(tekst, separator, &mut self.lezers);
        let begin = tabel.hier();
        let Some(kop) = Kop::lees(&mut tabel, &self.veldnamen) else {
            diagnostics.push(leeg_bestand(pad));
            return None;
        };
        gegevens.scheidingsteken = Some(char::from(separator));
        gegevens.kopregel = Some(kop.regel);
        gegevens.titelregels.clone_from(&kop.titels);
        let breedte = kop.namen.len();
        tabel.verwacht(breedte);
        let rijen = tabel.hier();
        tabel.lees_vanaf(begin);
        let kolom = |naam| Kolomkop { naam, veld: self.veldnamen.veld(naam).map(|veld| &self.velden[veld]) };
        let bestandskop = Bestandskop {
            pad,
            regel: kop.regel,
            kolommen: kop.namen.iter().map(|naam| kolom(naam.as_str())).collect(),
            mag_uitzonderen: gegevens.gegevens.is_some(),
        };
        let bewaking = bewaak(tekst, separator, &bestandskop, |rij| Some(tabel.volgende(rij)?.regel));
        tabel.lees_vanaf(rijen);
        gegevens.uitgezonderd = bewaking.uitgezonderd;
        if !bewaking.geweigerd.is_empty() {
            diagnostics.extend(bewaking.geweigerd);
            gegevens.rijen = tel_rijen(tabel);
            return None;
        }
        boven_de_rijen(pad, tekst, vreemd, tabel.hier().byte(), diagnostics);
        let Some(indices) = kop.kolommen(self.velden, &self.veldnamen, self.sleutel, pad, diagnostics) else {
            gegevens.rijen = tel_rijen(tabel);
            return None;
        };
        gegevens.veldkolommen = indices.iter().map(|index| index.map(|index| index + 1)).collect();
        let schrijfwijzen = schrijfwijzen(&mut tabel, self.velden, &indices, self.pinnen, breedte);
        let kolommen = Kolom::alle(self.velden, self.sleutel, &indices, &schrijfwijzen, namen);
        let mut einden = Regeleinden::default();
        einden.add(tabel.rest(tabel.hier().byte()));
        Some(Lezing { pad, tabel, kop, breedte, kolommen, codering, vreemd, einden })
    }
}

/// What takes the rows of a file.
pub(super) trait Stapel {
    /// Where words are kept.
    fn namen(&mut self) -> &mut Namen;

    /// Takes a row.
    fn neem(&mut self, rij: Gelezen<'_>, lezing: &Lezing<'_, '_>, diagnostics: &mut Vec<Diagnostic>);
}

impl Lezing<'_, '_> {
    /// Reads every row and hands it over. The lines of totals with which the file ends are no rows.
    fn rijen(
        &mut self,
        gegevens: &mut Bestandsgegevens,
        diagnostics: &mut Vec<Diagnostic>,
        stapel: &mut impl Stapel,
    ) {
        let mut tekst = StringRecord::new();
        let mut totalen: Vec<(Regel, StringRecord)> = Vec::new();
        while let Some(regel) = self.tabel.volgende(&mut tekst) {
            self.einden.add(self.tabel.rest(regel.eind));
            if is_blanco(&tekst) {
                continue;
            }
            if self.is_totaal(regel, &tekst) {
                totalen.push((regel, tekst.clone()));
                continue;
            }
            // With another row behind it, it was none.
            for (regel, tekst) in totalen.drain(..) {
                self.neem(regel, &tekst, gegevens, diagnostics, stapel);
            }
            self.neem(regel, &tekst, gegevens, diagnostics, stapel);
        }
        for (regel, _) in totalen {
            gegevens.totaalregels.push(regel.regel);
            diagnostics.push(totaalregel(self.cell(regel.regel, None)));
        }
    }

    fn neem(
        &mut self,
        regel: Regel,
        tekst: &StringRecord,
        gegevens: &mut Bestandsgegevens,
        diagnostics: &mut Vec<Diagnostic>,
        stapel: &mut impl Stapel,
    ) {
        gegevens.rijen += 1;
        let cellen = self.rij(regel, tekst, stapel.namen(), diagnostics);
        stapel.neem(Gelezen { regel: regel.regel, tekst, cellen }, self, diagnostics);
    }

    /// Whether a row holds the sums of those above it, and no case.
    fn is_totaal(&self, regel: Regel, rij: &StringRecord) -> bool {
        regel.heel && begint_als_totaal(rij) && self.kolommen.iter().all(|kolom| kolom.past_bij_totaal(rij))
    }

    /// The place of a field's cell; of the row when the file does not have the field.
    pub(super) fn place(&self, regel: u64, veld: usize) -> Place {
        self.cell(regel, self.kolommen[veld].index)
    }

    /// A field of a row, as it stands there.
    pub(super) fn tekst<'r>(&self, rij: &'r StringRecord, veld: usize) -> &'r str {
        self.kolommen[veld].index.and_then(|index| rij.get(index)).unwrap_or_default()
    }

    fn cell(&self, regel: u64, index: Option<usize>) -> Place {
        cell(self.pad, regel, index)
    }

    fn rij(
        &mut self,
        regel: Regel,
        rij: &StringRecord,
        namen: &mut Namen,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Box<[Cel]> {
        if let Some(finding) = self.misvormd(regel, rij) {
            diagnostics.push(finding);
            return vec![Cel::Onleesbaar; self.kolommen.len()].into();
        }
        if rij.len() < self.breedte {
            diagnostics.push(self.te_kort(regel.regel, rij.len()));
        }
        let mut gelezen = Vec::with_capacity(self.kolommen.len());
        for kolom in &mut self.kolommen {
            let Some(index) = kolom.index else {
                gelezen.push(kolom.leeg);
                continue;
            };
            // A row that is too short has its finding already.
            let Some(tekst) = rij.get(index) else {
                gelezen.push(Cel::Onleesbaar);
                continue;
            };
            match kolom.cel(&kaal(tekst), namen) {
                Ok(cel) => gelezen.push(cel),
                Err(CelFout { code, bericht, oplossing }) => {
                    gelezen.push(Cel::Onleesbaar);
                    let place = cell(self.pad, regel.regel, Some(index));
                    diagnostics.push(Diagnostic::fout(code, place, bericht).oplossing(oplossing));
                }
            }
        }
        gelezen.into()
    }

    /// Why nothing in a row can be trusted, its key included.
    fn misvormd(&self, regel: Regel, rij: &StringRecord) -> Option<Diagnostic> {
        let row = || self.cell(regel.regel, None);
        if let Some(finding) = self.vreemde_bytes(regel, rij) {
            return Some(finding);
        }
        if !regel.heel {
            let bericht = "in deze rij opent een aanhalingsteken dat niet goed sluit";
            return Some(
                Diagnostic::fout(Code::AanhalingstekenOpen, row(), bericht)
                    .note("de hele rij is onleesbaar")
                    .oplossing("haal het aanhalingsteken weg, of zet er aan het eind van de cel nog een"),
            );
        }
        let mut extra = (self.breedte..rij.len()).rev().map(|nr| (nr, kaal(&rij[nr])));
        let (laatste, cel) = extra.find(|(_, cel)| !cel.is_empty())?;
        let bericht = format!("deze rij heeft {}, de kop heeft er {}", cellen(laatste + 1), self.breedte);
        Some(
            Diagnostic::fout(Code::RijTeLang, row(), bericht)
                .note(format!("{} staat onder geen enkele kolom; de hele rij is onleesbaar", toon(&cel)))
                .oplossing("zet een cel met een scheidingsteken erin tussen dubbele aanhalingstekens"),
        )
    }

    /// What in a row means nothing in the encoding of the file.
    fn vreemde_bytes(&self, regel: Regel, rij: &StringRecord) -> Option<Diagnostic> {
        let first = self.vreemd.partition_point(|vreemd| vreemd.plek < regel.begin);
        let last = self.vreemd.partition_point(|vreemd| vreemd.plek < regel.eind);
        let eerste = self.vreemd.get(first..last)?.first()?;
        let letter = self.tabel.rest(eerste.plek).chars().next()?;
        let kolom = rij.iter().position(|cel| cel.contains(letter));
        let meer = match last - first - 1 {
            0 => String::new(),
            1 => ", en nog een in deze rij".to_owned(),
            more => format!(", en nog {more} in deze rij"),
        };
        let bericht = format!("{} {} hier geen teken{meer}", hex(&eerste.bytes), zijn(&eerste.bytes));
        Some(
            Diagnostic::fout(Code::BytesOnleesbaar, self.cell(regel.regel, kolom), bericht)
                .note(format!("het bestand is verder {}; de hele rij is onleesbaar", self.codering))
                .oplossing("typ de cel opnieuw, en sla het bestand op als CSV UTF-8"),
        )
    }

    fn te_kort(&self, regel: u64, aantal: usize) -> Diagnostic {
        let bericht = format!("deze rij heeft {}, de kop heeft er {}", cellen(aantal), self.breedte);
        Diagnostic::fout(Code::RijTeKort, self.cell(regel, None), bericht)
            .note("de cellen die ontbreken, zijn onleesbaar")
            .oplossing("vul de rij aan; zet ook voor een lege cel een scheidingsteken")
    }
}

fn cell(pad: &str, regel: u64, index: Option<usize>) -> Place {
    Place::Cell(Cell { path: pad.to_owned(), line: regel, column: index.map(|index| index + 1) })
}

/// `1 cel`, `7 cellen`
fn cellen(aantal: usize) -> String {
    format!("{aantal} {}", if aantal == 1 { "cel" } else { "cellen" })
}

/// Bytes as a message shows them: `byte 0xE9`, `bytes 0xD83D`.
fn hex(bytes: &[u8]) -> String {
    let digits: String = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    format!("{} 0x{digits}", if bytes.len() == 1 { "byte" } else { "bytes" })
}

fn zijn(bytes: &[u8]) -> &'static str {
    if bytes.len() == 1 { "is" } else { "zijn" }
}

/// Says which bytes of the header and of what stands above it mean nothing. If a name is unknown through it, that has a
/// finding of its own.
fn boven_de_rijen(pad: &str, tekst: &str, vreemd: &[Vreemd], eind: usize, diagnostics: &mut Vec<Diagnostic>) {
    for vreemd in vreemd.iter().take_while(|vreemd| vreemd.plek < eind) {
        let above = tekst.get(..vreemd.plek).unwrap_or_default();
        let regel = 1 + regeleinden(above);
        let bericht = format!("{} {} hier geen teken", hex(&vreemd.bytes), zijn(&vreemd.bytes));
        diagnostics.push(
            Diagnostic::waarschuwing(Code::BytesOnleesbaar, cell(pad, regel, None), bericht)
                .note("dit staat in of boven de kop, en kost geen rij")
                .oplossing("typ de regel opnieuw, en sla het bestand op als CSV UTF-8"),
        );
    }
}

fn totaalregel(place: Place) -> Diagnostic {
    Diagnostic::waarschuwing(Code::Totaalregel, place, "deze rij is een totaalregel en geen geval")
        .note("zij telt niet mee")
        .oplossing("lever alleen de gevallen, zonder optelling eronder")
}

/// Whether a text is nothing but separators and space, whichever the separator is.
fn is_leeg(tekst: &str) -> bool {
    tekst.chars().all(|teken| is_onzichtbaar(teken) || matches!(teken, ';' | ',' | '|' | '"'))
}

fn tel_rijen(mut tabel: Tabel<'_>) -> u64 {
    let (mut rij, mut rijen) = (StringRecord::new(), 0);
    while tabel.volgende(&mut rij).is_some() {
        rijen += u64::from(!is_blanco(&rij));
    }
    rijen
}

fn leeg_bestand(pad: &str) -> Diagnostic {
    Diagnostic::fout(Code::LeegBestand, Place::File(pad.to_owned()), "dit bestand is leeg")
        .note(TELT_NIET)
        .oplossing("zet ook in een levering zonder gevallen de regel met kolomnamen")
}

fn geen_tekst(pad: &str, fout: TekstFout) -> Diagnostic {
    let opslaan = "sla het in Excel op als CSV UTF-8 (door lijstscheidingsteken gescheiden)";
    let (bericht, oplossing) = match fout {
        TekstFout::Werkmap => ("dit is een werkmap van Excel en geen CSV", opslaan),
        TekstFout::OpenDocument => (
            "dit is een OpenDocument (zoals .ods) en geen CSV",
            "sla het in LibreOffice op als Tekst CSV, met tekenset UTF-8",
        ),
        TekstFout::Zip => ("dit is een zip-bestand en geen CSV", "pak het uit, en lever de CSV die erin zit"),
        TekstFout::Gzip => {
            ("dit is een gzip-bestand en geen CSV", "pak het uit, en lever de CSV die erin zit")
        }
        TekstFout::Pdf => ("dit is een PDF en geen CSV", "vraag de aanbieder om de gegevens zelf, als CSV"),
        TekstFout::Html => (
            "dit is een webpagina (HTML) en geen CSV",
            "exporteer het opnieuw als CSV, of open het in Excel en sla het op als CSV UTF-8",
        ),
        TekstFout::Binair => ("dit bestand is geen tekst", "sla het opnieuw op als CSV"),
        TekstFout::GeenUtf8 => (
            "dit bestand is geen UTF-8, zoals de overeenkomst vraagt",
            "sla het op als CSV UTF-8, of haal codering weg bij deze gegevens",
        ),
        TekstFout::GeenUtf16 => (
            "dit bestand is geen UTF-16, zoals de overeenkomst vraagt",
            "sla het op als Unicode-tekst, of haal codering weg bij deze gegevens",
        ),
    };
    Diagnostic::fout(Code::GeenLeesbareTekst, Place::File(pad.to_owned()), bericht)
        .note(TELT_NIET)
        .oplossing(oplossing)
}
