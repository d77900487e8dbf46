//! Checks what a welfare provider delivered against what it agreed with its municipality.
//!
//! # The house
//!
//! Six floors; imports go down only, and `tests/house.rs` holds that.
//!
//! | floor | module | what it is for |
//! |---|---|---|
//! | F0 ground | [`source`], [`diagnostic`] | texts and places in them; what is wrong, where, and the remedy |
//! | | [`number`], [`calendar`] | exact shares and amounts; periods, terms, public holidays |
//! | F1 reading | [`agreement`] | TOML text becomes raw tables with their places, and those a valid [`agreement::Overeenkomst`] |
//! | | [`intake`] | bytes become rows, and rows the newest state of each case |
//! | F2 judging | [`norm`] | one file per soort norm; a verdict and what it rests on |
//! | | [`wachtlijst`], [`risico`], [`financien`] | who waits too long; which risks came true; what it cost |
//! | F3 report | [`report`] | one complete, ordered value: all that may be shown, words included |
//! | F4 render | [`render`] | a report or findings as bytes; computes nothing |
//! | F5 cli | [`cli`] | one file per command; the only floor that opens files, reads the environment, or prints |
//!
//! Software words are English and domain words Dutch: a [`norm::Oordeel`] is a verdict, a `Kernbeding` a core clause, the
//! peildatum the day on which one looks. `docs/design.md` says what every file and verdict means.
//!
//! # From end to end
//!
//! ```
//! use oss_welzijn::{agreement, intake, norm, render, report, source::Sources, wachtlijst};
//!
//! let mut sources = Sources::default();
//! let files = [sources.add("overeenkomst.toml", r#"
//!     [overeenkomst]
//!     formaat = 1
//!     id = "proef"
//!     titel = "Proef"
//!     gemeente = "Oss"
//!     aanbieder = "de aanbieder"
//!     vanaf = 2023-01-01
//!     prijspeil = 2023
//!     gebieden = []
//!
//!     [[werksoort]]
//!     id = "werk"
//!     titel = "Werk"
//!     domein = "volwassenen"
//!     gewenste_situatie = "Wie hulp vraagt, wordt snel geholpen."
//!
//!     [[kernbeding]]
//!     id = "hulp"
//!     titel = "Hulp"
//!     werksoorten = ["werk"]
//!
//!     [[bepaling]]
//!     id = "hulp.1"
//!     kernbeding = "hulp"
//!     nummer = "1"
//!     tekst = "Het eerste gesprek is binnen 4 weken."
//!
//!     [[gegevens]]
//!     id = "aanmeldingen"
//!     titel = "Aanmeldingen"
//!     eenheid = ["aanmelding", "aanmeldingen"]
//!     bestand = "aanmeldingen-{periode}.csv"
//!     frequentie = "kwartaal"
//!     vanaf = 2023-01-01
//!     inhoud = "mutaties"
//!     sleutel = ["zaak"]
//!     veld = [
//!       { naam = "zaak", soort = "code", verplicht = true },
//!       { naam = "aangemeld", soort = "datum", verplicht = true },
//!       { naam = "gesprek", soort = "datum" },
//!     ]
//!
//!     [[norm]]
//!     id = "vier-weken"
//!     titel = "Gesprek binnen 4 weken"
//!     hoort_bij = ["hulp.1"]
//!     gegevens = "aanmeldingen"
//!     termijn = { van = "aangemeld", tot = "gesprek" }
//!     versie = [{ vanaf = 2023-01-01, binnen = "4 weken", minstens = "90%" }]
//! "#)];
//! let read = agreement::lees(&sources, &files);
//! let overeenkomst = read.overeenkomst.ok_or("the agreement is valid")?;
//!
//! // Day 28 of four weeks is in time, day 29 is not.
//! let delivery = "zaak;aangemeld;gesprek\na;2023-01-02;30-01-2023\nb;2023-01-02;31-01-2023\n";
//! let bestand = intake::Bestand { pad: "aanmeldingen-2023-Q1.csv".into(), bytes: delivery.into() };
//! let intake = intake::lees(&overeenkomst, vec![bestand]);
//!
//! let periode: oss_welzijn::calendar::Periode = "2023-Q1".parse().map_err(|()| "a period")?;
//! let vraag = norm::Vraag { periode, peildatum: periode.tot_en_met() };
//! let beoordelingen = norm::beoordeel(&overeenkomst, &intake.zaken, &intake.oordelen, vraag);
//! assert_eq!(beoordelingen[0].uitslag.oordeel, norm::Oordeel::NietGehaald);
//!
//! let report = report::maak(
//!     &report::Grondslag {
//!         overeenkomst: &overeenkomst,
//!         intake: &intake,
//!         vraag,
//!         beoordelingen: &beoordelingen,
//!         wachtlijsten: &wachtlijst::stand(&overeenkomst, &intake.zaken, vraag),
//!     },
//!     &report::Opties { voorbeeld: true, versie: "0.1.0".into(), ..report::Opties::default() },
//! );
//! assert_eq!(report.exit, 1);
//! assert!(render::table(&report, &render::TabelOpties::default()).contains("1 van 2 op tijd"));
//! # Ok::<(), &'static str>(())
//! ```
#![forbid(unsafe_code)]

pub mod agreement;
pub mod calendar;
pub mod cli;
pub mod diagnostic;
pub mod financien;
pub mod intake;
pub mod norm;
pub mod number;
pub mod render;
pub mod report;
pub mod risico;
pub mod source;
pub mod verleden;
pub mod wachtlijst;
