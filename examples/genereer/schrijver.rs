//! One delivery on disk: its dialect, its rows, and the mistakes that are planted in it.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{BufWriter, Write},
    path::PathBuf,
};

use anyhow::{Context, Result};
use chrono::NaiveDate;
use csv::{ByteRecord, Terminator, Writer, WriterBuilder};
use encoding_rs::WINDOWS_1252;

use crate::kalender::Periode;

/// How characters become bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Codering {
    Utf8Bom,
    Utf8,
    Windows1252,
}

/// How a day is written.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Datumvorm {
    /// 2023-12-31
    Iso,
    /// 31-12-2023
    DagMaandJaar,
}

/// The dialect of a file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Vorm {
    pub(crate) codering: Codering,
    pub(crate) scheiding: u8,
    pub(crate) datum: Datumvorm,
}

impl Vorm {
    /// What most files are: UTF-8 with a mark, and semicolons.
    pub(crate) const fn gewoon(datum: Datumvorm) -> Self {
        Self { codering: Codering::Utf8Bom, scheiding: b';', datum }
    }
}

/// A cell.
#[derive(Debug, Clone)]
pub(crate) enum Cel {
    Leeg,
    Tekst(String),
    Woord(&'static str),
    Getal(u32),
    JaNee(bool),
    Datum(NaiveDate),
}

impl Cel {
    /// A day that has come, as it is known on another day.
    pub(crate) fn bekend(datum: Option<NaiveDate>, stand: NaiveDate) -> Self {
        datum.filter(|dag| *dag <= stand).map_or(Self::Leeg, Self::Datum)
    }

    /// A day that may still have to come.
    pub(crate) fn gepland(datum: Option<NaiveDate>) -> Self {
        datum.map_or(Self::Leeg, Self::Datum)
    }

    /// A value that is only known under a condition.
    pub(crate) fn als(self, bekend: bool) -> Self {
        if bekend { self } else { Self::Leeg }
    }
}

/// What is done to a row on purpose.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Ingreep {
    /// Another text stands in the cell.
    Waarde(&'static str),
    /// The row stands in the file twice.
    Dubbel,
    /// Nothing: the cell is what it is, and worth finding.
    Niets,
}

/// Which row.
#[derive(Debug, Clone)]
pub(crate) enum Rij {
    /// The row of which the first cell is this code.
    Sleutel(String),
    /// The row on this line of the file; the header is line 1.
    Regel(u64),
}

/// A planted mistake.
#[derive(Debug, Clone)]
pub(crate) struct Misser {
    /// The file, without `.csv`.
    pub(crate) bestand: &'static str,
    pub(crate) rij: Rij,
    pub(crate) kolom: &'static str,
    pub(crate) ingreep: Ingreep,
    /// What is wrong and what follows from it.
    pub(crate) uitleg: String,
}

/// Where a planted mistake has come to stand.
#[derive(Debug, Clone)]
pub(crate) struct Vondst {
    pub(crate) bestand: String,
    pub(crate) regel: u64,
    pub(crate) cel: String,
    pub(crate) waarde: String,
    pub(crate) uitleg: String,
}

/// What has been written so far.
#[derive(Debug, Default)]
pub(crate) struct Boek {
    /// Files and rows per data set.
    pub(crate) sets: BTreeMap<String, (u32, u64)>,
    pub(crate) vondsten: Vec<Vondst>,
}

/// The folder that is written to.
#[derive(Debug)]
pub(crate) struct Map {
    wortel: PathBuf,
    /// What has been written so far.
    pub(crate) boek: Boek,
}

impl Map {
    pub(crate) fn new(wortel: PathBuf) -> Self {
        Self { wortel, boek: Boek::default() }
    }

    /// Writes a file that is no delivery.
    pub(crate) fn schrijf_tekst(&self, naam: &str, tekst: &str) -> Result<()> {
        let pad = self.wortel.join(naam);
        if let Some(map) = pad.parent() {
            fs::create_dir_all(map).with_context(|| format!("kan map {} niet maken", map.display()))?;
        }
        fs::write(&pad, tekst).with_context(|| format!("kan {} niet schrijven", pad.display()))
    }

    /// Opens the delivery of a data set over a period, in the folder of that period.
    pub(crate) fn levering(
        &mut self,
        gegevens: &str,
        periode: &Periode,
        vorm: Vorm,
        kolommen: &'static [&'static str],
        missers: &[Misser],
    ) -> Result<Levering<'_>> {
        let naam = format!("{gegevens}-{}", periode.naam);
        let missers = missers.iter().filter(|misser| misser.bestand == naam).cloned().collect();
        let pad = format!("{}/{naam}.csv", periode.naam);
        Levering::open(self, gegevens, pad, vorm, kolommen, missers)
    }

    /// Opens a file of the gemeente itself.
    pub(crate) fn dossier(
        &mut self,
        naam: &str,
        vorm: Vorm,
        kolommen: &'static [&'static str],
    ) -> Result<Levering<'_>> {
        Levering::open(self, naam, format!("dossier/{naam}.csv"), vorm, kolommen, Vec::new())
    }
}

/// A file that is being written.
#[derive(Debug)]
pub(crate) struct Levering<'a> {
    boek: &'a mut Boek,
    gegevens: String,
    pad: String,
    uitvoer: Writer<BufWriter<File>>,
    vorm: Vorm,
    kolommen: &'static [&'static str],
    missers: Vec<Misser>,
    regel: u64,
    record: ByteRecord,
}

impl<'a> Levering<'a> {
    fn open(
        map: &'a mut Map,
        gegevens: &str,
        pad: String,
        vorm: Vorm,
        kolommen: &'static [&'static str],
        missers: Vec<Misser>,
    ) -> Result<Self> {
        let volledig = map.wortel.join(&pad);
        if let Some(ouder) = volledig.parent() {
            fs::create_dir_all(ouder).with_context(|| format!("kan map {} niet maken", ouder.display()))?;
        }
        let bestand =
            File::create(&volledig).with_context(|| format!("kan {} niet maken", volledig.display()))?;
        let mut bytes = BufWriter::new(bestand);
        if vorm.codering == Codering::Utf8Bom {
            bytes.write_all("\u{feff}".as_bytes())?;
        }
        let uitvoer =
            WriterBuilder::new().delimiter(vorm.scheiding).terminator(Terminator::CRLF).from_writer(bytes);
        let (boek, gegevens) = (&mut map.boek, gegevens.to_owned());
        let record = ByteRecord::new();
        let mut levering = Self { boek, gegevens, pad, uitvoer, vorm, kolommen, missers, regel: 1, record };
        for kolom in kolommen {
            levering.zet(kolom);
        }
        levering.uitvoer.write_byte_record(&levering.record)?;
        Ok(levering)
    }

    /// Writes a row. Planted mistakes are put in here, and noted.
    pub(crate) fn rij(&mut self, cellen: &[Cel]) -> Result<()> {
        self.record.clear();
        let misser = self.misser(cellen);
        for (plaats, cel) in cellen.iter().enumerate() {
            match &misser {
                Some(Misser { ingreep: Ingreep::Waarde(waarde), kolom, .. })
                    if self.kolommen[plaats] == *kolom =>
                {
                    self.zet(waarde);
                }
                Some(_) | None => self.zet_cel(cel),
            }
        }
        self.schrijf()?;
        if let Some(misser) = misser {
            self.noteer(&misser);
            if matches!(misser.ingreep, Ingreep::Dubbel) {
                self.schrijf()?;
            }
        }
        Ok(())
    }

    /// Finishes the file.
    pub(crate) fn sluit(mut self) -> Result<()> {
        self.uitvoer.flush().with_context(|| format!("kan {} niet afmaken", self.pad))?;
        let set = self.boek.sets.entry(self.gegevens).or_default();
        set.0 += 1;
        set.1 += self.regel - 1;
        Ok(())
    }

    fn misser(&self, cellen: &[Cel]) -> Option<Misser> {
        let hier = |misser: &&Misser| match (&misser.rij, cellen.first()) {
            (Rij::Sleutel(sleutel), Some(Cel::Tekst(code))) => sleutel == code,
            (Rij::Sleutel(_), _) => false,
            (Rij::Regel(regel), _) => *regel == self.regel + 1,
        };
        self.missers.iter().find(hier).cloned()
    }

    fn schrijf(&mut self) -> Result<()> {
        self.uitvoer
            .write_byte_record(&self.record)
            .with_context(|| format!("kan {} niet schrijven", self.pad))?;
        self.regel += 1;
        Ok(())
    }

    /// Notes the row that was just written.
    fn noteer(&mut self, misser: &Misser) {
        let plaats = self.kolommen.iter().position(|kolom| *kolom == misser.kolom).unwrap_or_default();
        // No data set has more than 26 columns.
        let letter = char::from(b'A' + plaats as u8);
        let waarde = String::from_utf8_lossy(self.record.get(plaats).unwrap_or_default()).into_owned();
        self.boek.vondsten.push(Vondst {
            bestand: self.pad.clone(),
            regel: self.regel,
            cel: format!("{letter}{}", self.regel),
            waarde,
            uitleg: misser.uitleg.clone(),
        });
    }

    fn zet_cel(&mut self, cel: &Cel) {
        match cel {
            Cel::Leeg => self.zet(""),
            Cel::Tekst(tekst) => self.zet(tekst),
            Cel::Woord(woord) => self.zet(woord),
            Cel::Getal(getal) => self.zet(&getal.to_string()),
            Cel::JaNee(ja) => self.zet(if *ja { "ja" } else { "nee" }),
            Cel::Datum(dag) => {
                let vorm = match self.vorm.datum {
                    Datumvorm::Iso => "%Y-%m-%d",
                    Datumvorm::DagMaandJaar => "%d-%m-%Y",
                };
                self.zet(&dag.format(vorm).to_string());
            }
        }
    }

    fn zet(&mut self, tekst: &str) {
        match self.vorm.codering {
            Codering::Utf8Bom | Codering::Utf8 => self.record.push_field(tekst.as_bytes()),
            Codering::Windows1252 => self.record.push_field(&WINDOWS_1252.encode(tekst).0),
        }
    }
}
