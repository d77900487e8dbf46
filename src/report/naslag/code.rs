//! What each code means, the smallest text that causes it, and how to mend it: for `explain`, SARIF, and the list in
//! `docs/bevindingen.md`.
//!
//! The match below is exhaustive, so that a new code can't be left without words. Each of the rooms under it holds the
//! words of one kind of finding.

mod agreement;
mod geld;
mod levering;
mod lezing;
mod norm;
mod overig;
mod privacy;
mod verleden;
mod vorm;

use crate::diagnostic::{Code, Ernst};

/// What a code means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Uitleg {
    /// How bad it can be, worst first.
    pub ernst: &'static [Ernst],
    /// What it means and what follows from it.
    pub betekenis: &'static str,
    /// Lines that cause it: of an agreement, a delivery, or a command line.
    pub voorbeeld: &'static [&'static str],
    /// How to mend it.
    pub herstel: &'static str,
}

/// It must be mended.
const FOUT: &[Ernst] = &[Ernst::Fout];
/// It deserves a look.
const WAARSCHUWING: &[Ernst] = &[Ernst::Waarschuwing];
/// That depends on where it is found.
const BEIDE: &[Ernst] = &[Ernst::Fout, Ernst::Waarschuwing];

/// What a code means.
#[must_use]
pub fn uitleg_van(code: Code) -> &'static Uitleg {
    match code {
        Code::TomlFout => &vorm::TOML_FOUT,
        Code::OnbekendeSleutel => &vorm::ONBEKENDE_SLEUTEL,
        Code::OntbrekendeSleutel => &vorm::ONTBREKENDE_SLEUTEL,
        Code::VerkeerdType => &vorm::VERKEERD_TYPE,
        Code::OnbekendWoord => &vorm::ONBEKEND_WOORD,
        Code::Kommagetal => &vorm::KOMMAGETAL,
        Code::LegeMap => &vorm::LEGE_MAP,
        Code::GeenTekst => &vorm::GEEN_TEKST,
        Code::VormVanId => &vorm::VORM_VAN_ID,
        Code::GetalFout => &vorm::GETAL_FOUT,
        Code::OnbekendFormaat => &vorm::ONBEKEND_FORMAAT,
        Code::LegeTekst => &vorm::LEGE_TEKST,
        Code::DubbeleTabel => &vorm::DUBBELE_TABEL,
        Code::BuitenBereik => &vorm::BUITEN_BEREIK,
        Code::TijdFout => &vorm::TIJD_FOUT,
        Code::BestandFout => &vorm::BESTAND_FOUT,
        Code::LegeLijst => &vorm::LEGE_LIJST,
        Code::ControlegetalFout => &vorm::CONTROLEGETAL_FOUT,
        Code::ControlegetalAnders => &vorm::CONTROLEGETAL_ANDERS,
        Code::BestandOnleesbaar => &vorm::BESTAND_ONLEESBAAR,
        Code::BestaatNiet => &agreement::BESTAAT_NIET,
        Code::DubbelId => &agreement::DUBBEL_ID,
        Code::BepalingZonderNorm => &agreement::BEPALING_ZONDER_NORM,
        Code::DoelZonderNorm => &agreement::DOEL_ZONDER_NORM,
        Code::Ongebruikt => &agreement::ONGEBRUIKT,
        Code::AndereWerksoort => &agreement::ANDERE_WERKSOORT,
        Code::SoortVanNorm => &norm::SOORT_VAN_NORM,
        Code::TweeDrempels => &norm::TWEE_DREMPELS,
        Code::DrempelBuitenBereik => &norm::DREMPEL_BUITEN_BEREIK,
        Code::DrempelZonderEenheid => &norm::DREMPEL_ZONDER_EENHEID,
        Code::VersiesOverlappen => &norm::VERSIES_OVERLAPPEN,
        Code::GeenVersie => &norm::GEEN_VERSIE,
        Code::SoortMistSleutel => &norm::SOORT_MIST_SLEUTEL,
        Code::SleutelPastNiet => &norm::SLEUTEL_PAST_NIET,
        Code::NietOndersteund => &norm::NIET_ONDERSTEUND,
        Code::VoorwaardeFout => &norm::VOORWAARDE_FOUT,
        Code::VoorwaardeVergelijkt => &norm::VOORWAARDE_VERGELIJKT,
        Code::TermijnFout => &norm::TERMIJN_FOUT,
        Code::VeldVanVerkeerdeSoort => &norm::VELD_VAN_VERKEERDE_SOORT,
        Code::GeenPlaatsInDeTijd => &norm::GEEN_PLAATS_IN_DE_TIJD,
        Code::EindeVoorBegin => &norm::EINDE_VOOR_BEGIN,
        Code::LedenPassenNiet => &norm::LEDEN_PASSEN_NIET,
        Code::NormZonderBron => &norm::NORM_ZONDER_BRON,
        Code::GatTussenVersies => &norm::GAT_TUSSEN_VERSIES,
        Code::Terugwerkend => &norm::TERUGWERKEND,
        Code::LeegOnbekend => &norm::LEEG_ONBEKEND,
        Code::MeetperiodeTeKort => &norm::MEETPERIODE_TE_KORT,
        Code::BuitenLooptijd => &norm::BUITEN_LOOPTIJD,
        Code::VoorwaardeZonderKeuze => &norm::VOORWAARDE_ZONDER_KEUZE,
        Code::PatroonFout => &agreement::PATROON_FOUT,
        Code::WaardePastNiet => &agreement::WAARDE_PAST_NIET,
        Code::GegevensOngebruikt => &agreement::GEGEVENS_ONGEBRUIKT,
        Code::FinancienPastNiet => &geld::FINANCIEN_PAST_NIET,
        Code::GroepVanPosten => &geld::GROEP_VAN_POSTEN,
        Code::GeenFinancien => &geld::GEEN_FINANCIEN,
        Code::PostOnbekend => &geld::POST_ONBEKEND,
        Code::BedragNegatief => &geld::BEDRAG_NEGATIEF,
        Code::FteOnmogelijk => &geld::FTE_ONMOGELIJK,
        Code::VerschilZonderToelichting => &geld::VERSCHIL_ZONDER_TOELICHTING,
        Code::PostOntbreekt => &geld::POST_ONTBREEKT,
        Code::EffectFout => &agreement::EFFECT_FOUT,
        Code::SchaalFout => &agreement::SCHAAL_FOUT,
        Code::RisicoZonderRandvoorwaarde => &agreement::RISICO_ZONDER_RANDVOORWAARDE,
        Code::ZonderVerantwoordelijke => &agreement::ZONDER_VERANTWOORDELIJKE,
        Code::ZonderWaar => &agreement::ZONDER_WAAR,
        Code::SubtotaalFout => &agreement::SUBTOTAAL_FOUT,
        Code::SubtotaalCent => &agreement::SUBTOTAAL_CENT,
        Code::ToetsAnders => &agreement::TOETS_ANDERS,
        Code::NormZonderToets => &agreement::NORM_ZONDER_TOETS,
        Code::AanvaardKomtNietVoor => &agreement::AANVAARD_KOMT_NIET_VOOR,
        Code::LeegBestand => &levering::LEEG_BESTAND,
        Code::KolomOntbreekt => &levering::KOLOM_ONTBREEKT,
        Code::KolomDubbel => &levering::KOLOM_DUBBEL,
        Code::KolomOnbekend => &levering::KOLOM_ONBEKEND,
        Code::LeveringOntbreekt => &levering::LEVERING_ONTBREEKT,
        Code::LeveringDubbel => &levering::LEVERING_DUBBEL,
        Code::BestandOnbekend => &levering::BESTAND_ONBEKEND,
        Code::GeenLeesbareTekst => &levering::GEEN_LEESBARE_TEKST,
        Code::AanhalingstekenOpen => &levering::AANHALINGSTEKEN_OPEN,
        Code::RijTeKort => &levering::RIJ_TE_KORT,
        Code::RijTeLang => &levering::RIJ_TE_LANG,
        Code::CelLeeg => &levering::CEL_LEEG,
        Code::DatumFout => &levering::DATUM_FOUT,
        Code::GetalOnleesbaar => &levering::GETAL_ONLEESBAAR,
        Code::GetalDubbelzinnig => &levering::GETAL_DUBBELZINNIG,
        Code::KeuzeOnbekend => &levering::KEUZE_ONBEKEND,
        Code::JaNeeFout => &levering::JA_NEE_FOUT,
        Code::SleutelDubbel => &levering::SLEUTEL_DUBBEL,
        Code::RegelGebroken => &levering::REGEL_GEBROKEN,
        Code::LidOnbekend => &levering::LID_ONBEKEND,
        Code::StartVerschoven => &verleden::START_VERSCHOVEN,
        Code::ZaakHeropend => &verleden::ZAAK_HEROPEND,
        Code::ZaakVerdwenen => &verleden::ZAAK_VERDWENEN,
        Code::VeldGeleegd => &verleden::VELD_GELEEGD,
        Code::LangNietGezien => &verleden::LANG_NIET_GEZIEN,
        Code::DatumNaLevering => &verleden::DATUM_NA_LEVERING,
        Code::BytesOnleesbaar => &lezing::BYTES_ONLEESBAAR,
        Code::Totaalregel => &lezing::TOTAALREGEL,
        Code::DatumDubbelzinnig => &lezing::DATUM_DUBBELZINNIG,
        Code::Formulefout => &lezing::FORMULEFOUT,
        Code::GetalAfgerond => &lezing::GETAL_AFGEROND,
        Code::Burgerservicenummer => &privacy::BURGERSERVICENUMMER,
        Code::Persoonsnaam => &privacy::PERSOONSNAAM,
        Code::Adres => &privacy::ADRES,
        Code::Emailadres => &privacy::EMAILADRES,
        Code::Telefoonnummer => &privacy::TELEFOONNUMMER,
        Code::Geboortedatum => &privacy::GEBOORTEDATUM,
        Code::Rekeningnummer => &privacy::REKENINGNUMMER,
        Code::OordeelZonderOnderwerp => &overig::OORDEEL_ZONDER_ONDERWERP,
        Code::OordeelOnleesbaar => &overig::OORDEEL_ONLEESBAAR,
        Code::ConfigFout => &overig::CONFIG_FOUT,
        Code::ToegestaanKomtNietVoor => &overig::TOEGESTAAN_KOMT_NIET_VOOR,
    }
}
