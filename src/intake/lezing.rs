//! One file, read by the fields that it should hold: the same for a delivery and for the dossier.

use csv::StringRecord;

use super::{
    Bestand, Bestandsgegevens,
    cel::{Cel, Namen},
    dialect::{self, Bewijs},
    kop::{Kop, TELT_NIET, Veldnamen},
    privacy::{Bestandskop, Kolomkop, bewaak},
    tabel::{Lezers, Regel, Tabel, is_blanco},
    tekst::{TekstFout, decodeer},
    waarde::{self, CelFout, cel_leeg, lees_gevuld, lees_leeg, toon},
};
use crate::{
    agreement::{Pinnen, Veld, VeldSoort},
    diagnostic::{Cell, Code, Diagnostic, Place},
    number::Point,
};

/// What a file should hold.
#[derive(Debug)]
pub(super) struct Vorm<'a> {
    velden: &'a [Veld],
    sleutel: &'a [usize],
    pinnen: &'a Pinnen,
    veldnamen: Veldnamen,
    lezers: &'a mut Lezers,
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

/// A field in one file.
struct Kolom<'a> {
    veld: &'a Veld,
    /// Its place in the row; none when the file does not have it.
    index: Option<usize>,
    is_sleutel: bool,
    point: Point,
    /// What an empty cell stands for.
    leeg: Cel,
}

/// One file being read.
pub(super) struct Lezing<'a, 't> {
    pad: &'a str,
    tabel: Tabel<'t>,
    breedte: usize,
    kolommen: Vec<Kolom<'a>>,
    datumvorm: Option<&'a str>,
}

impl<'a> Vorm<'a> {
    pub(super) fn new(
        velden: &'a [Veld],
        sleutel: &'a [usize],
        pinnen: &'a Pinnen,
        lezers: &'a mut Lezers,
    ) -> Self {
        Self { velden, sleutel, pinnen, veldnamen: Veldnamen::new(velden), lezers }
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
        let Some(mut lezing) = self.open(&bestand.pad, &tekst.tekst, gegevens, diagnostics, stapel.namen())
        else {
            return false;
        };
        let mut tekst = StringRecord::new();
        while let Some(regel) = lezing.tabel.volgende(&mut tekst) {
            if is_blanco(&tekst) {
                continue;
            }
            gegevens.rijen += 1;
            let cellen = lezing.rij(regel, &tekst, stapel.namen(), diagnostics);
            stapel.neem(Gelezen { regel: regel.regel, tekst: &tekst, cellen }, &lezing, diagnostics);
        }
        true
    }

    /// Reads the header; none when the file can't be used.
    fn open<'t>(
        &'t mut self,
        pad: &'a str,
        tekst: &'t str,
        gegevens: &mut Bestandsgegevens,
        diagnostics: &mut Vec<Diagnostic>,
        namen: &mut Namen,
    ) -> Option<Lezing<'a, 't>> {
        let pin = self.pinnen.scheidingsteken.and_then(|teken| u8::try_from(teken).ok());
        if is_leeg(tekst) {
            diagnostics.push(leeg_bestand(pad));
            return None;
        }
        let separator = pin.unwrap_or_else(|| dialect::scheidingsteken(tekst, &self.veldnamen, self.lezers));
        let mut tabel = Tabel::new(tekst, separator, self.lezers);
        let begin = tabel.hier();
        let kop = Kop::lees(&mut tabel)?;
        gegevens.scheidingsteken = Some(char::from(separator));
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
        let Some(indices) = kop.kolommen(self.velden, &self.veldnamen, self.sleutel, pad, diagnostics) else {
            gegevens.rijen = tel_rijen(tabel);
            return None;
        };
        gegevens.kolommen = indices.iter().map(|index| index.map(|index| index + 1)).collect();
        let points = points(&mut tabel, self.velden, &indices, self.pinnen);
        let kolommen = self.velden.iter().enumerate().map(|(nr, veld)| Kolom {
            veld,
            index: indices[nr],
            is_sleutel: self.sleutel.contains(&nr),
            point: points[nr],
            leeg: lees_leeg(veld, namen),
        });
        let kolommen = kolommen.collect();
        Some(Lezing { pad, tabel, breedte, kolommen, datumvorm: self.pinnen.datumvorm.as_deref() })
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
    /// The place of a field's cell; of the row when the file does not have the field.
    pub(super) fn place(&self, regel: u64, veld: usize) -> Place {
        self.cell(regel, self.kolommen[veld].index)
    }

    /// A field of a row, as it stands there.
    pub(super) fn tekst<'r>(&self, rij: &'r StringRecord, veld: usize) -> &'r str {
        self.kolommen[veld].index.and_then(|index| rij.get(index)).unwrap_or_default()
    }

    fn cell(&self, regel: u64, index: Option<usize>) -> Place {
        Place::Cell(Cell { path: self.pad.to_owned(), line: regel, column: index.map(|index| index + 1) })
    }

    fn rij(
        &self,
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
        for kolom in &self.kolommen {
            let Some(index) = kolom.index else {
                gelezen.push(kolom.leeg);
                continue;
            };
            // A row that is too short has its finding already.
            let Some(tekst) = rij.get(index) else {
                gelezen.push(Cel::Onleesbaar);
                continue;
            };
            match kolom.cel(kaal(tekst), self.datumvorm, namen) {
                Ok(cel) => gelezen.push(cel),
                Err(CelFout { code, bericht, oplossing }) => {
                    gelezen.push(Cel::Onleesbaar);
                    let place = self.cell(regel.regel, Some(index));
                    diagnostics.push(Diagnostic::fout(code, place, bericht).oplossing(oplossing));
                }
            }
        }
        gelezen.into()
    }

    /// Why nothing in a row can be trusted, its key included.
    fn misvormd(&self, regel: Regel, rij: &StringRecord) -> Option<Diagnostic> {
        let row = || self.cell(regel.regel, None);
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
        let bericht = format!("deze rij heeft {} cellen, de kop heeft er {}", laatste + 1, self.breedte);
        Some(
            Diagnostic::fout(Code::RijTeLang, row(), bericht)
                .note(format!("{} staat onder geen enkele kolom; de hele rij is onleesbaar", toon(cel)))
                .oplossing("zet een cel met een scheidingsteken erin tussen dubbele aanhalingstekens"),
        )
    }

    fn te_kort(&self, regel: u64, cellen: usize) -> Diagnostic {
        let bericht = format!("deze rij heeft {cellen} cellen, de kop heeft er {}", self.breedte);
        Diagnostic::fout(Code::RijTeKort, self.cell(regel, None), bericht)
            .note("de cellen die ontbreken, zijn onleesbaar")
            .oplossing("vul de rij aan; zet ook voor een lege cel een scheidingsteken")
    }
}

impl Kolom<'_> {
    #[inline]
    fn cel(&self, tekst: &str, datumvorm: Option<&str>, namen: &mut Namen) -> Result<Cel, CelFout> {
        if tekst.is_empty() {
            let nodig = self.veld.verplicht || self.is_sleutel;
            return if nodig && self.leeg == Cel::Leeg { Err(cel_leeg(self.veld)) } else { Ok(self.leeg) };
        }
        let cel = lees_gevuld(self.veld, tekst, self.point, namen)?;
        match datumvorm {
            Some(vorm) if self.veld.soort == VeldSoort::Datum => waarde::in_vorm(cel, tekst, vorm),
            Some(_) | None => Ok(cel),
        }
    }
}

/// What a point means in every field: pinned, or told by the rows to come.
fn points(tabel: &mut Tabel<'_>, velden: &[Veld], indices: &[Option<usize>], pinnen: &Pinnen) -> Vec<Point> {
    match pinnen.decimaalteken {
        Some('.') => return vec![Point::Decimal; indices.len()],
        Some(_) => return vec![Point::Thousands; indices.len()],
        None => {}
    }
    let needs = |(nr, veld): (usize, &Veld)| Bewijs::is_nodig(&veld.soort).then_some((nr, indices[nr]?));
    let nodig: Vec<(usize, usize)> = velden.iter().enumerate().filter_map(needs).collect();
    let mut bewijs = vec![Bewijs::default(); indices.len()];
    if !nodig.is_empty() {
        let (hier, mut rij) = (tabel.hier(), StringRecord::new());
        while tabel.volgende(&mut rij).is_some() {
            for (nr, index) in &nodig {
                if let Some(cel) = rij.get(*index) {
                    bewijs[*nr].add(cel);
                }
            }
        }
        tabel.lees_vanaf(hier);
    }
    bewijs.into_iter().map(Bewijs::point).collect()
}

/// A cell without the space around it, which few have.
fn kaal(tekst: &str) -> &str {
    match tekst.as_bytes() {
        [] => tekst,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => tekst,
        [..] => tekst.trim(),
    }
}

/// Whether a text is nothing but separators and space, whichever the separator is.
fn is_leeg(tekst: &str) -> bool {
    tekst.chars().all(|teken| teken.is_whitespace() || matches!(teken, ';' | ',' | '"'))
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
    let (bericht, oplossing) = match fout {
        TekstFout::Werkmap => (
            "dit is een werkmap en geen CSV",
            "sla het in Excel op als CSV UTF-8 (door lijstscheidingsteken gescheiden)",
        ),
        TekstFout::Binair => ("dit bestand is geen tekst", "sla het opnieuw op als CSV"),
        TekstFout::GeenUtf8 => (
            "dit bestand is geen UTF-8, zoals de overeenkomst vraagt",
            "sla het op als CSV UTF-8, of haal codering weg bij deze gegevens",
        ),
    };
    Diagnostic::fout(Code::GeenLeesbareTekst, Place::File(pad.to_owned()), bericht)
        .note(TELT_NIET)
        .oplossing(oplossing)
}
