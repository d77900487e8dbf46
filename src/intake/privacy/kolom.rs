//! One column of one file: what its cells show, and what that makes of it.

use std::{
    collections::{BTreeMap, HashSet},
    hash::{BuildHasher, Hash},
};

use super::{
    Soort, adres,
    kop::Kopspoor,
    namen::{self, Naamspoor},
    nummers::{self, Zekerheid},
};

/// The signs that a cell holds, as bits.
pub(super) mod tekens {
    pub(in super::super) const CIJFER: u8 = 1;
    pub(in super::super) const HOOFDLETTER: u8 = 2;
    pub(in super::super) const KLEIN: u8 = 4;
    pub(in super::super) const SPATIE: u8 = 8;
    pub(in super::super) const APENSTAART: u8 = 16;
    pub(in super::super) const PUNT: u8 = 32;
    pub(in super::super) const STREEP: u8 = 64;
    pub(in super::super) const ANDERS: u8 = 128;
}

use tekens::{ANDERS, APENSTAART, CIJFER, HOOFDLETTER, KLEIN, SPATIE, STREEP};

/// Why a column is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grond {
    /// Its header says so.
    Kop,
    /// So many of its filled cells show it.
    Cellen {
        /// How many show it.
        aantal: u64,
        /// How many are filled.
        gevuld: u64,
    },
    /// Only what stands in or above its header shows it.
    Boven,
}

/// How many different texts were seen, as far as that matters.
#[derive(Debug, Clone, Default)]
struct Telling {
    cellen: u64,
    verschillend: HashSet<u64, foldhash::fast::FixedState>,
}

/// No rule asks for more different texts than this.
const GENOEG: usize = 16;

impl Telling {
    fn add(&mut self, tekst: impl Hash) {
        self.cellen += 1;
        if self.verschillend.len() < GENOEG {
            let hash = self.verschillend.hasher().hash_one(tekst);
            self.verschillend.insert(hash);
        }
    }

    fn verschillend(&self) -> usize {
        self.verschillend.len()
    }
}

/// The numbers that may be burgerservicenummers.
#[derive(Debug, Clone, Default)]
struct Nummers {
    gezien: HashSet<u32, foldhash::fast::FixedState>,
    geslaagd: u64,
    gezakt: u64,
    cellen: u64,
}

impl Nummers {
    fn add(&mut self, getal: u32) {
        let slaagt = nummers::elfproef(getal);
        self.cellen += u64::from(slaagt);
        if self.gezien.insert(getal) {
            if slaagt { self.geslaagd += 1 } else { self.gezakt += 1 }
        }
    }

    /// Of random numbers one in eleven passes. At least three different ones more pass than fail: by chance that
    /// happens to at most 1 column in 1331 (three numbers), and among twenty numbers to less than 1 in 10 million.
    fn is_bsn(&self) -> bool {
        self.geslaagd >= self.gezakt + 3
    }
}

/// What was seen in one column.
#[derive(Debug, Clone)]
pub(super) struct Kolom {
    kop: Kopspoor,
    /// Whether its days may be those of births: not in a field that is a datum, which says what its days are.
    let_op_dagen: bool,
    gevuld: u64,
    janee: u64,
    vier_cijfers: u64,
    zeker: BTreeMap<Soort, u64>,
    /// Whether the cell being looked at stands in or above the header.
    in_kop: bool,
    /// How many of `zeker` stand there.
    zeker_in_kop: BTreeMap<Soort, u64>,
    nummers: Nummers,
    telefoon: Telling,
    /// Nine digits that may be a mobile number without its zero.
    mobiel: Telling,
    /// The fifth and sixth digit of all of these, as bits. Numbers that count on have the same.
    midden: u128,
    postcode: Telling,
    straat: Telling,
    volledig: Telling,
    misschien: Telling,
    enkel: Telling,
    voorletters: Telling,
    letters: u32,
    dagen: Telling,
    jaren: BTreeMap<u32, u64>,
}

impl Kolom {
    pub(super) fn new(kop: Kopspoor, is_datumveld: bool) -> Self {
        Self {
            kop,
            let_op_dagen: !is_datumveld && !kop.dag_van_iets,
            gevuld: 0,
            janee: 0,
            vier_cijfers: 0,
            zeker: BTreeMap::new(),
            in_kop: false,
            zeker_in_kop: BTreeMap::new(),
            nummers: Nummers::default(),
            telefoon: Telling::default(),
            mobiel: Telling::default(),
            midden: 0,
            postcode: Telling::default(),
            straat: Telling::default(),
            volledig: Telling::default(),
            misschien: Telling::default(),
            enkel: Telling::default(),
            voorletters: Telling::default(),
            letters: 0,
            dagen: Telling::default(),
            jaren: BTreeMap::new(),
        }
    }

    /// Takes a cell into account; `soorten` are the [`tekens`] in it. Most cells can't show anything, and that is
    /// seen on these alone.
    #[inline]
    pub(super) fn cel(&mut self, tekst: &str, soorten: u8, in_kop: bool) {
        if soorten & !SPATIE == 0 {
            return;
        }
        self.gevuld += u64::from(!in_kop);
        if self.kop.verdacht.is_none() && self.is_onschuldig(tekst, soorten) {
            return;
        }
        self.in_kop = in_kop;
        self.onderzoek(tekst, soorten);
    }

    fn is_onschuldig(&self, tekst: &str, soorten: u8) -> bool {
        if soorten & (CIJFER | HOOFDLETTER | APENSTAART | ANDERS) == 0 {
            return true;
        }
        if soorten & (APENSTAART | SPATIE | ANDERS) != 0 {
            return false;
        }
        let (letters, lengte) = (soorten & (HOOFDLETTER | KLEIN), tekst.len());
        if soorten & CIJFER == 0 {
            // One word: a name has a capital and small letters.
            return letters != HOOFDLETTER | KLEIN;
        }
        if letters == 0 && soorten & STREEP != 0 {
            return lengte <= 10 && !self.let_op_dagen;
        }
        // Only a postcode has fewer than eight digits.
        let cijfers = || tekst.bytes().filter(u8::is_ascii_digit).count();
        let als_postcode =
            lengte == 6 && letters != 0 && tekst.as_bytes()[..4].iter().all(u8::is_ascii_digit);
        !als_postcode && (lengte < 8 || cijfers() < 8)
    }

    fn onderzoek(&mut self, tekst: &str, soorten: u8) {
        let cel = tekst.trim().trim_matches('"').trim();
        if self.kop.verdacht.is_some() {
            self.janee += u64::from(is_janee(cel));
            self.vier_cijfers += u64::from(cel.len() == 4 && cel.bytes().all(|byte| byte.is_ascii_digit()));
        }
        if soorten & CIJFER != 0 {
            self.cijfers(cel, soorten);
        }
        if soorten & APENSTAART != 0 && nummers::is_email(cel) {
            self.zeker(Soort::Email);
        }
        if soorten & HOOFDLETTER != 0 {
            self.naam(cel);
        }
    }

    fn cijfers(&mut self, cel: &str, soorten: u8) {
        // Within an account number there is much that looks like other numbers.
        if soorten & (HOOFDLETTER | KLEIN) != 0 && nummers::is_iban(cel) {
            return self.zeker(Soort::Rekeningnummer);
        }
        let bsns = nummers::als_bsn(cel);
        if bsns.iter().any(|getal| nummers::elfproef(*getal)) && noemt_bsn(cel) {
            self.zeker(Soort::Bsn);
        }
        bsns.into_iter().for_each(|getal| self.nummers.add(getal));
        match nummers::telefoon(cel) {
            Some(Zekerheid::Zeker) => self.zeker(Soort::Telefoon),
            Some(Zekerheid::Zwak) => {
                self.telefoon.add(cel);
                self.midden |= midden(cel, 4);
            }
            None if nummers::is_mobiel_zonder_nul(cel) => {
                self.mobiel.add(cel);
                self.midden |= midden(cel, 3);
            }
            None => {}
        }
        if self.let_op_dagen
            && let Some(jaar) = nummers::jaar_van_dag(cel)
        {
            self.dagen.add(cel);
            *self.jaren.entry(jaar).or_default() += 1;
        }
        if soorten & (HOOFDLETTER | KLEIN) == 0 {
            return;
        }
        if nummers::zegt_geboortedag(cel) {
            self.zeker(Soort::Geboortedatum);
        }
        match (adres::straat(cel), adres::postcode(cel)) {
            (Some(Zekerheid::Zeker), _) | (_, Some(Zekerheid::Zeker)) => self.zeker(Soort::Adres),
            (Some(Zekerheid::Zwak), _) => self.straat.add(cel),
            (None, Some(Zekerheid::Zwak)) => self.postcode.add(cel),
            (None, None) => {}
        }
    }

    fn naam(&mut self, cel: &str) {
        match namen::spoor(cel) {
            Some(Naamspoor::Zeker) => self.zeker(Soort::Naam),
            Some(Naamspoor::Volledig) => self.volledig.add(cel),
            Some(Naamspoor::Misschien) => self.misschien.add(cel),
            Some(Naamspoor::Enkel) => self.enkel.add(cel),
            Some(Naamspoor::Voorletter(letter)) => {
                self.voorletters.add(cel);
                self.letters |= 1 << letter.saturating_sub(b'A').min(31);
            }
            None => {}
        }
    }

    fn zeker(&mut self, soort: Soort) {
        *self.zeker.entry(soort).or_default() += 1;
        if self.in_kop {
            *self.zeker_in_kop.entry(soort).or_default() += 1;
        }
    }

    /// Every kind of personal data that the column shows.
    pub(super) fn oordeel(&self) -> Vec<(Soort, Grond)> {
        let kop = self.kop.verdacht.filter(|_| !self.kop_spreekt_zich_tegen());
        Soort::ALLE
            .into_iter()
            .filter_map(|soort| {
                let in_kop = self.zeker_in_kop.get(&soort).copied().unwrap_or_default();
                match self.aantal(soort) {
                    0 => (kop == Some(soort)).then_some((soort, Grond::Kop)),
                    aantal if aantal <= in_kop => Some((soort, Grond::Boven)),
                    aantal => {
                        let aantal = aantal - in_kop;
                        Some((soort, Grond::Cellen { aantal, gevuld: self.gevuld.max(aantal) }))
                    }
                }
            })
            .collect()
    }

    /// Whether cells are there and none can be what the header says.
    fn kop_spreekt_zich_tegen(&self) -> bool {
        let anders = self.janee + if self.kop.mag_vier_cijfers { self.vier_cijfers } else { 0 };
        // The header itself is no cell here, and is neither.
        self.gevuld > 0 && anders >= self.gevuld
    }

    /// How many cells show this kind; 0 when they may be something else.
    fn aantal(&self, soort: Soort) -> u64 {
        let zeker = self.zeker.get(&soort).copied().unwrap_or_default();
        let zwak = match soort {
            Soort::Bsn => {
                if self.nummers.is_bsn() {
                    self.nummers.cellen
                } else {
                    0
                }
            }
            Soort::Naam => self.namen(),
            Soort::Adres if self.kop.adres_van_ding => return 0,
            Soort::Adres => self.meeste(&self.straat, 3).max(self.meeste(&self.postcode, 2)),
            Soort::Telefoon => self.telefoons(),
            Soort::Geboortedatum => self.geboortedagen(),
            Soort::Email | Soort::Rekeningnummer => 0,
        };
        zeker + zwak
    }

    /// The cells of a form that is the column's, in enough different texts.
    fn meeste(&self, vorm: &Telling, verschillend: usize) -> u64 {
        let enough = vorm.verschillend() >= verschillend && vorm.cellen * 2 > self.gevuld;
        if enough { vorm.cellen } else { 0 }
    }

    /// Ten digits, or nine, that do not count on from each other.
    fn telefoons(&self) -> u64 {
        match self.midden.count_ones() {
            0 | 1 => 0,
            2 | 3 => self.meeste(&self.telefoon, 2),
            4.. => self.meeste(&self.telefoon, 2).max(self.meeste(&self.mobiel, 5)),
        }
    }

    fn namen(&self) -> u64 {
        let Self { volledig, misschien, enkel, voorletters, .. } = self;
        if self.kop.naam_van_ding {
            return 0;
        }
        let vol = volledig.cellen + misschien.cellen;
        let zeker = self.zeker.get(&Soort::Naam).copied().unwrap_or_default();
        let most = (vol + zeker) * 2 > self.gevuld;
        let mut aantal = 0;
        if volledig.verschillend() >= 2 || (most && volledig.verschillend() + misschien.verschillend() >= 3) {
            aantal += vol;
        }
        if self.meeste(voorletters, 5) > 0 && !self.is_lijst() {
            aantal += voorletters.cellen;
        }
        if enkel.verschillend() >= 3 && enkel.cellen * 3 >= self.gevuld * 2 {
            aantal += enkel.cellen;
        }
        aantal
    }

    /// Whether the first letters number things: A, B, C and so on, each once.
    fn is_lijst(&self) -> bool {
        let run = self.letters.checked_shr(self.letters.trailing_zeros()).unwrap_or_default();
        let gapless = (run & run.wrapping_add(1)) == 0;
        gapless && self.letters.count_ones() as usize == self.voorletters.verschillend()
    }

    /// The days of a column in which nearly all cells are days, and half of them lie fifteen years or more apart: the
    /// middle half of what people do at work does not.
    fn geboortedagen(&self) -> u64 {
        let cellen = self.dagen.cellen;
        if self.dagen.verschillend() < 5 || cellen * 5 < self.gevuld * 4 {
            return 0;
        }
        let jaar = |deel: u64| {
            let mut before = 0;
            let mut years = self.jaren.iter();
            years.find_map(|(jaar, count)| {
                before += count;
                (before * 4 > cellen * deel).then_some(*jaar)
            })
        };
        let ver_uiteen = jaar(1).zip(jaar(3)).is_some_and(|(eerste, laatste)| laatste - eerste >= 15);
        if ver_uiteen { cellen } else { 0 }
    }
}

/// Whether a text by itself shows what must stand in no message.
pub(in super::super) fn is_te_verzwijgen(tekst: &str) -> bool {
    let mut kolom = Kolom::new(Kopspoor::default(), true);
    kolom.onderzoek(tekst, u8::MAX);
    let bsn = |getal: &u32| *getal >= 100_000_000 && nummers::elfproef(*getal);
    !kolom.zeker.is_empty() || kolom.nummers.gezien.iter().any(bsn)
}

/// The digit with this index and the next, as a bit.
fn midden(cel: &str, index: usize) -> u128 {
    let mut digits = cel.bytes().filter(u8::is_ascii_digit).skip(index).map(|digit| digit - b'0');
    digits.next().zip(digits.next()).map_or(0, |(a, b)| 1 << (a * 10 + b))
}

fn is_janee(cel: &str) -> bool {
    let woorden = [
        "ja", "nee", "j", "n", "x", "true", "false", "waar", "onwaar", "yes", "no", "1", "0", "-", "onbekend",
    ];
    woorden.iter().any(|woord| woord.eq_ignore_ascii_case(cel))
}

fn noemt_bsn(cel: &str) -> bool {
    let klein = cel.to_lowercase();
    ["bsn", "burgerservicen", "sofin"].iter().any(|woord| klein.contains(woord))
}
