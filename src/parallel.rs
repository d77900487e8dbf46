//! Work on all cores: the same for each of many things, or two things at once.
//!
//! What comes out is in the order of what went in, as if all was done one by one: a core more or less changes no byte of
//! any output.

use std::{
    iter, panic,
    sync::{Mutex, OnceLock, PoisonError},
    thread,
};

/// On more cores than these, starting the threads takes longer than they save.
const MOST: usize = 8;

/// What `work` makes of every item, in their order. The items are taken up in that order too, so that it pays to put
/// first what takes longest.
pub(crate) fn map<T: Send, U: Send>(items: Vec<T>, work: impl Fn(T) -> U + Sync) -> Vec<U> {
    let helpers = cores().min(items.len()).saturating_sub(1);
    if helpers == 0 {
        return items.into_iter().map(work).collect();
    }
    let queue = Mutex::new((0..).zip(items));
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    let worker = || -> Vec<(usize, U)> { iter::from_fn(next).map(|(nr, item)| (nr, work(item))).collect() };
    let mut done = thread::scope(|scope| {
        // What a thread that can't be started would have done, is done by the others.
        let start = |_| thread::Builder::new().spawn_scoped(scope, worker).ok();
        let started: Vec<_> = (0..helpers).filter_map(start).collect();
        let mut done = worker();
        for thread in started {
            done.extend(thread.join().unwrap_or_else(|panic| panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(nr, _)| *nr);
    done.into_iter().map(|(_, made)| made).collect()
}

/// What both make, at the same time. Where no thread can be started, `other` waits for its turn.
pub(crate) fn both<T: Send, U>(other: impl Fn() -> T + Sync, own: impl FnOnce() -> U) -> (T, U) {
    thread::scope(|scope| {
        let started = thread::Builder::new().spawn_scoped(scope, &other);
        let own = own();
        let other = match started {
            Ok(thread) => thread.join().unwrap_or_else(|panic| panic::resume_unwind(panic)),
            Err(_) => other(),
        };
        (other, own)
    })
}

/// On how many cores to work.
fn cores() -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    *CORES.get_or_init(|| thread::available_parallelism().map_or(1, |cores| cores.get().min(MOST)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// However the work is spread, and whatever takes longest, the outcome is that of doing it one by one.
        #[test]
        fn the_outcome_is_that_of_one_by_one(items in prop::collection::vec(0_u64..2_000, 0..40)) {
            let work = |item: u64| (0..item).fold(item, |sum, next| sum.wrapping_mul(31) ^ next);
            let one_by_one: Vec<u64> = items.iter().copied().map(work).collect();
            prop_assert_eq!(map(items, work), one_by_one);
        }
    }

    #[test]
    fn a_panic_comes_through() {
        let caught = panic::catch_unwind(|| map((0..40).collect(), |nr: u32| assert_ne!(nr, 7)));
        assert!(caught.is_err());
    }
}
