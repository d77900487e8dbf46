//! The closed list of everything that can be found wrong.

/// Defines [`Code`] from one line each: variant, stable code, name.
macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $name:literal;)+) => {
        /// What is wrong, as a stable code. A code is never reused for something else.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $variant,)+ }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable code: `OW-S01`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The name in words: `toml-fout`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

codes! {
    // Shape of a TOML file.
    /// The text is not TOML.
    TomlFout = "OW-S01", "toml-fout";
    /// A key or table that this place does not have.
    OnbekendeSleutel = "OW-S02", "onbekende-sleutel";
    /// A key that must be there.
    OntbrekendeSleutel = "OW-S03", "ontbrekende-sleutel";
    /// A value of another type than asked.
    VerkeerdType = "OW-S04", "verkeerd-type";
    /// A word outside a closed list.
    OnbekendWoord = "OW-S05", "onbekend-woord";
    /// A number written with a point instead of as text.
    Kommagetal = "OW-S06", "kommagetal";
    /// The folder holds no agreement.
    LegeMap = "OW-S07", "lege-map";
    /// The file is not text.
    GeenTekst = "OW-S08", "geen-tekst";
    /// An id that is not lower case letters, digits, `-` and `.`.
    VormVanId = "OW-S09", "vorm-van-id";
    /// A number or amount that can't be read.
    GetalFout = "OW-S10", "getal-fout";
    /// A format of the agreement that this version does not read.
    OnbekendFormaat = "OW-S11", "onbekend-formaat";
    /// A text without anything in it.
    LegeTekst = "OW-S12", "lege-tekst";
    /// A table that may be there once, and is there again.
    DubbeleTabel = "OW-S13", "dubbele-tabel";
    /// A whole number outside the range of its key.
    BuitenBereik = "OW-S14", "buiten-bereik";
    /// A period or day of the year that does not exist.
    TijdFout = "OW-S15", "tijd-fout";
    /// A file that can't lie beside the agreement.
    BestandFout = "OW-S16", "bestand-fout";
    /// A list without anything in it where something is needed.
    LegeLijst = "OW-S17", "lege-lijst";
    /// A check sum that can't be one.
    ControlegetalFout = "OW-S18", "controlegetal-fout";
    /// A file of a stuk with another check sum than was written down.
    ControlegetalAnders = "OW-S19", "controlegetal-anders";
    /// A file of a stuk that is not there or can't be read.
    BestandOnleesbaar = "OW-S20", "bestand-onleesbaar";

    // References.
    /// A reference to nothing.
    BestaatNiet = "OW-V01", "bestaat-niet";
    /// An id that was used before.
    DubbelId = "OW-V02", "dubbel-id";
    /// A bepaling that no norm makes measurable.
    BepalingZonderNorm = "OW-V03", "bepaling-zonder-norm";
    /// A doel that no norm measures or judges.
    DoelZonderNorm = "OW-V04", "doel-zonder-norm";
    /// Something with an id or a name that nothing uses.
    Ongebruikt = "OW-V05", "ongebruikt";
    /// A reference to something of another werksoort.
    AndereWerksoort = "OW-V06", "andere-werksoort";

    // Norms.
    /// A norm without a soort, or with two.
    SoortVanNorm = "OW-N01", "soort-van-norm";
    /// Both minstens and hoogstens.
    TweeDrempels = "OW-N02", "twee-drempels";
    /// A threshold out of range.
    DrempelBuitenBereik = "OW-N03", "drempel-buiten-bereik";
    /// A threshold without its unit.
    DrempelZonderEenheid = "OW-N04", "drempel-zonder-eenheid";
    /// Versions that overlap.
    VersiesOverlappen = "OW-N05", "versies-overlappen";
    /// A norm without any versie.
    GeenVersie = "OW-N06", "geen-versie";
    /// A key that this soort needs.
    SoortMistSleutel = "OW-N07", "soort-mist-sleutel";
    /// A key that does not go with this soort of norm or field, or with another key.
    SleutelPastNiet = "OW-N08", "sleutel-past-niet";
    /// A soort that later work adds.
    NietOndersteund = "OW-N09", "niet-ondersteund";
    /// A condition that does not parse.
    VoorwaardeFout = "OW-N10", "voorwaarde-fout";
    /// A condition that compares unlike things.
    VoorwaardeVergelijkt = "OW-N11", "voorwaarde-vergelijkt";
    /// A term that can't be read.
    TermijnFout = "OW-N12", "termijn-fout";
    /// A field of the wrong soort for its role.
    VeldVanVerkeerdeSoort = "OW-N13", "veld-van-verkeerde-soort";
    /// A norm over mutaties that says nothing about when a row counts.
    GeenPlaatsInDeTijd = "OW-N14", "geen-plaats-in-de-tijd";
    /// An end before its beginning.
    EindeVoorBegin = "OW-N15", "einde-voor-begin";
    /// Members that do not fit the fields that name them.
    LedenPassenNiet = "OW-N16", "leden-passen-niet";
    /// A norm that does not say where it comes from.
    NormZonderBron = "OW-N17", "norm-zonder-bron";
    /// Days between two versions on which a norm does not hold.
    GatTussenVersies = "OW-N18", "gat-tussen-versies";
    /// A versie that was decided after it took effect.
    Terugwerkend = "OW-N19", "terugwerkend";
    /// A field that decides what is good, and of which an empty cell says nothing.
    LeegOnbekend = "OW-N20", "leeg-onbekend";
    /// A meetperiode shorter than the period of a delivery.
    MeetperiodeTeKort = "OW-N21", "meetperiode-te-kort";
    /// A versie that is never in force while the agreement is.
    BuitenLooptijd = "OW-N22", "buiten-looptijd";
    /// A condition that always or never holds.
    VoorwaardeZonderKeuze = "OW-N23", "voorwaarde-zonder-keuze";

    // Data sets.
    /// A file pattern without `{periode}`, or one that leaves the folder.
    PatroonFout = "OW-G01", "patroon-fout";
    /// A value that does not fit the soort of its field.
    WaardePastNiet = "OW-G02", "waarde-past-niet";
    /// A data set that nothing uses.
    GegevensOngebruikt = "OW-G03", "gegevens-ongebruikt";
    /// A data set in which money can't be delivered.
    FinancienPastNiet = "OW-G10", "financien-past-niet";
    /// A norm on money or people that does not say of which posten, or says it twice.
    GroepVanPosten = "OW-G11", "groep-van-posten";
    /// A norm on money or people in an agreement that does not say where these are delivered.
    GeenFinancien = "OW-G12", "geen-financien";

    // Risks, money, toetsen.
    /// effect is not kans x schade.
    EffectFout = "OW-R01", "effect-fout";
    /// kans or schade outside 1 to 3.
    SchaalFout = "OW-R02", "schaal-fout";
    /// A risk that nothing keeps small.
    RisicoZonderRandvoorwaarde = "OW-R03", "risico-zonder-randvoorwaarde";
    /// A condition that nobody sees to.
    ZonderVerantwoordelijke = "OW-R04", "zonder-verantwoordelijke";
    /// A condition that does not say where it is agreed or discussed.
    ZonderWaar = "OW-R05", "zonder-waar";
    /// A subtotal that differs from its posten by more than 0,05.
    SubtotaalFout = "OW-F01", "subtotaal-fout";
    /// A subtotal that differs by a cent or five.
    SubtotaalCent = "OW-F02", "subtotaal-cent";
    /// A toets that comes out differently.
    ToetsAnders = "OW-T01", "toets-anders";
    /// A measured norm without any toets.
    NormZonderToets = "OW-T02", "norm-zonder-toets";

    // What was accepted.
    /// A finding that is accepted where it does not occur.
    AanvaardKomtNietVoor = "OW-A01", "aanvaard-komt-niet-voor";

    // Deliveries: the file.
    /// A file without a header line.
    LeegBestand = "OW-D01", "leeg-bestand";
    /// A column that must be there.
    KolomOntbreekt = "OW-D02", "kolom-ontbreekt";
    /// Two columns that fit one field.
    KolomDubbel = "OW-D03", "kolom-dubbel";
    /// A column that no field claims.
    KolomOnbekend = "OW-D04", "kolom-onbekend";
    /// A delivery that is not there.
    LeveringOntbreekt = "OW-D05", "levering-ontbreekt";
    /// Two files for one delivery.
    LeveringDubbel = "OW-D06", "levering-dubbel";
    /// A file that no data set claims.
    BestandOnbekend = "OW-D07", "bestand-onbekend";
    /// A file whose bytes are no text.
    GeenLeesbareTekst = "OW-D08", "geen-leesbare-tekst";

    // Deliveries: a row or a cell.
    /// A row with bytes that mean nothing in the encoding of its file.
    BytesOnleesbaar = "OW-D09", "bytes-onleesbaar";
    /// A cell that a quote opens and none closes.
    AanhalingstekenOpen = "OW-D10", "aanhalingsteken-open";
    /// A row with too few cells.
    RijTeKort = "OW-D11", "rij-te-kort";
    /// A row with too many cells.
    RijTeLang = "OW-D12", "rij-te-lang";
    /// A required cell that is empty.
    CelLeeg = "OW-D13", "cel-leeg";
    /// A date that does not exist or is not written as one.
    DatumFout = "OW-D14", "datum-fout";
    /// A number that is none.
    GetalOnleesbaar = "OW-D15", "getal-onleesbaar";
    /// A number that can mean two things.
    GetalDubbelzinnig = "OW-D16", "getal-dubbelzinnig";
    /// A word outside the field's list.
    KeuzeOnbekend = "OW-D17", "keuze-onbekend";
    /// Neither ja nor nee.
    JaNeeFout = "OW-D18", "ja-nee-fout";
    /// A key that occurs twice in one delivery.
    SleutelDubbel = "OW-D19", "sleutel-dubbel";
    /// A row that breaks a rule of its data set.
    RegelGebroken = "OW-D20", "regel-gebroken";
    /// A member that nobody declared.
    LidOnbekend = "OW-D21", "lid-onbekend";
    /// A start date that a later delivery moved.
    StartVerschoven = "OW-D22", "start-verschoven";
    /// An end that a later delivery moved to a later day or took away.
    ZaakHeropend = "OW-D30", "zaak-heropend";
    /// A case that a later stand no longer has, without an end.
    ZaakVerdwenen = "OW-D31", "zaak-verdwenen";
    /// A field that was filled and is empty in a later delivery.
    VeldGeleegd = "OW-D32", "veld-geleegd";
    /// Open cases past their term that the last three deliveries do not have.
    LangNietGezien = "OW-D33", "lang-niet-gezien";
    /// A day after the last one that its delivery is about.
    DatumNaLevering = "OW-D34", "datum-na-levering";

    // Deliveries: money.
    /// Money of a post that the agreement does not have.
    PostOnbekend = "OW-D50", "post-onbekend";
    /// An amount below zero that nothing explains.
    BedragNegatief = "OW-D51", "bedrag-negatief";
    /// A number of fte that can't be.
    FteOnmogelijk = "OW-D52", "fte-onmogelijk";
    /// An amount that differs much from the budget, and that nothing explains.
    VerschilZonderToelichting = "OW-D53", "verschil-zonder-toelichting";
    /// A post of which a delivery says nothing.
    PostOntbreekt = "OW-D54", "post-ontbreekt";

    // Deliveries: personal data.
    /// Numbers that are burgerservicenummers.
    Burgerservicenummer = "OW-P01", "burgerservicenummer";
    /// Names of persons.
    Persoonsnaam = "OW-P02", "persoonsnaam";
    /// Addresses, or postcodes with letters.
    Adres = "OW-P03", "adres";
    /// E-mail addresses.
    Emailadres = "OW-P04", "e-mailadres";
    /// Phone numbers.
    Telefoonnummer = "OW-P05", "telefoonnummer";
    /// Full dates of birth.
    Geboortedatum = "OW-P06", "geboortedatum";
    /// Bank account numbers.
    Rekeningnummer = "OW-P07", "rekeningnummer";

    /// A line of totals at the end of a file.
    Totaalregel = "OW-D23", "totaalregel";
    /// A date that can be one of two days.
    DatumDubbelzinnig = "OW-D24", "datum-dubbelzinnig";
    /// What a formula writes that has no outcome.
    Formulefout = "OW-D25", "formulefout";
    /// A number or code of which a spreadsheet dropped the last digits.
    GetalAfgerond = "OW-D26", "getal-afgerond";

    // The dossier of the gemeente.
    /// A judgement on something that does not exist.
    OordeelZonderOnderwerp = "OW-O01", "oordeel-zonder-onderwerp";
    /// A line of the dossier that can't be read.
    OordeelOnleesbaar = "OW-O02", "oordeel-onleesbaar";

    // Configuration.
    /// The configuration can't be read.
    ConfigFout = "OW-C01", "config-fout";
    /// A code that the command line allows and that did not occur.
    ToegestaanKomtNietVoor = "OW-C02", "toegestaan-komt-niet-voor";
}
