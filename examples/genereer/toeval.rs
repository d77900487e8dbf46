//! Chance that can be repeated: a ChaCha stream with a fixed place for every case.
//!
//! ChaCha can be wound to any place, so case 2.000 of copy 70 is made without making the cases before it. That is what
//! lets the generator write a year of any size without keeping it. The draws below are written out here, so that
//! another version of `rand` can't change the example.

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};

/// The words of one case: one refill of ChaCha's buffer.
const WOORDEN_PER_ZAAK: u128 = 64;

/// Which stream: no two kinds of data share their chance.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Reeks {
    Aanmeldingen = 1,
    Trajecten,
    RaadsliedenAanmeldingen,
    Hulpvragen,
    Afwegingen,
    Huisbezoeken,
    Inkomenstoetsen,
    Jongerenwerk,
    Voorlichting,
    Schoolbezoeken,
    Beschermtafels,
    Inzet,
    Personeel,
}

/// A part of the plan of a stream.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Deel {
    Geheel,
    /// The story of a quarter of 2023.
    Kwartaal(u32),
    /// What begins in a month.
    Maand(i32, u32),
}

/// A source of chance.
#[derive(Debug)]
pub(crate) struct Toeval(ChaCha8Rng);

impl Toeval {
    /// The source of a part of the plan of a stream: which case plays which part. The parts have their own chance, so
    /// that what is changed in one quarter of the story leaves the others alone.
    pub(crate) fn plan(zaad: u64, reeks: Reeks, deel: Deel) -> Self {
        let mut rng = ChaCha8Rng::from_seed(sleutel(zaad));
        rng.set_stream(1000 + reeks as u64);
        let deel = match deel {
            Deel::Geheel => 0,
            Deel::Kwartaal(nummer) => u128::from(nummer),
            Deel::Maand(jaar, maand) => u128::from(jaar.unsigned_abs() * 100 + maand),
        };
        rng.set_word_pos(deel << 24);
        Self(rng)
    }

    /// The source of one case.
    pub(crate) fn zaak(zaad: u64, reeks: Reeks, kopie: u32, nummer: usize) -> Self {
        let mut rng = ChaCha8Rng::from_seed(sleutel(zaad));
        rng.set_stream(reeks as u64);
        rng.set_word_pos(((u128::from(kopie) << 20) + nummer as u128) * WOORDEN_PER_ZAAK);
        Self(rng)
    }

    /// A number from 0 up to and without `n`.
    pub(crate) fn onder(&mut self, n: u32) -> u32 {
        let product = u64::from(self.0.next_u32()) * u64::from(n);
        (product >> 32) as u32
    }

    /// A number from `van` up to and with `tot`; `van` when they are the wrong way round.
    pub(crate) fn tussen(&mut self, van: u32, tot: u32) -> u32 {
        van + self.onder(tot.saturating_sub(van) + 1)
    }

    /// A number of days, as [`Toeval::tussen`].
    pub(crate) fn dagen(&mut self, van: u32, tot: u32) -> i64 {
        i64::from(self.tussen(van, tot))
    }

    /// Whether something happens that happens in so many of a thousand cases.
    pub(crate) fn promille(&mut self, n: u32) -> bool {
        self.onder(1000) < n
    }

    /// A place in a list of weights.
    pub(crate) fn gewogen(&mut self, gewichten: &[u32]) -> usize {
        let mut rest = self.onder(gewichten.iter().sum());
        for (plaats, gewicht) in gewichten.iter().enumerate() {
            if rest < *gewicht {
                return plaats;
            }
            rest -= gewicht;
        }
        0
    }

    /// One of a list that is not empty.
    pub(crate) fn uit<'a, T>(&mut self, lijst: &'a [T]) -> &'a T {
        &lijst[self.onder(lijst.len() as u32) as usize]
    }

    /// Puts a list in a random order.
    pub(crate) fn schud<T>(&mut self, lijst: &mut [T]) {
        for plaats in (1..lijst.len()).rev() {
            lijst.swap(plaats, self.onder(plaats as u32 + 1) as usize);
        }
    }
}

/// The key of ChaCha: the seed, and nothing after it.
fn sleutel(zaad: u64) -> [u8; 32] {
    let mut sleutel = [0; 32];
    sleutel[..8].copy_from_slice(&zaad.to_le_bytes());
    sleutel
}
