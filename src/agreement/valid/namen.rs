//! Which ids there are, and finding what a reference means.

use std::collections::BTreeMap;

use crate::{
    agreement::{
        document::{Found, Kapot, Mag, Spanned, als_id, fout},
        raw::Ruw,
    },
    diagnostic::{Code, nearest},
    source::Span,
};

/// The ids of one kind of table.
pub(super) struct Namen {
    /// What it is called, and how a message says that one is not there.
    soort: &'static str,
    ids: BTreeMap<String, (usize, Span)>,
    /// Whether every table of this kind has an id; without one, it may be what a reference means.
    heel: bool,
}

impl Namen {
    /// The ids of a list of tables; of those that occur twice the first counts.
    pub(super) fn van<'a>(soort: &'static str, ids: impl Iterator<Item = &'a Mag<String>>) -> Self {
        let (mut names, mut heel) = (BTreeMap::new(), true);
        for (index, id) in ids.enumerate() {
            match id {
                Some(id) => {
                    names.entry(id.value.clone()).or_insert((index, id.span.clone()));
                }
                None => heel = false,
            }
        }
        // An id of another form was reported: what refers to it in the right form is no second mistake.
        let better: Vec<_> =
            names.iter().map(|(id, place): (&String, &(usize, Span))| (als_id(id), place.clone())).collect();
        for (id, place) in better {
            names.entry(id).or_insert(place);
        }
        Self { soort, ids: names, heel }
    }

    /// Where an id stands in the list.
    pub(super) fn plaats(&self, id: &str) -> Option<usize> {
        self.ids.get(id).map(|(index, _)| *index)
    }

    fn span(&self, id: &str) -> Option<&Span> {
        self.ids.get(id).map(|(_, span)| span)
    }
}

/// Reports ids that occur twice among tables of any of these kinds.
pub(super) fn dubbele<'a>(ids: impl Iterator<Item = (&'static str, &'a Mag<String>)>, found: &mut Found) {
    let mut first: BTreeMap<&str, (&'static str, &Span)> = BTreeMap::new();
    for (soort, id) in ids {
        let Some(Spanned { value, span }) = id else { continue };
        if let Some((other, place)) = first.get(value.as_str()) {
            found.push(
                fout(Code::DubbelId, span, format!("id \"{value}\" bestaat al"))
                    .label(format!("een {soort} met hetzelfde id"))
                    .also((*place).clone(), format!("hier staat al een {other} met dit id"))
                    .oplossing("geef elk een eigen id"),
            );
        } else {
            first.insert(value, (soort, span));
        }
    }
}

/// Reports names that a list names twice.
pub(super) fn dubbele_namen(names: &[Spanned<String>], found: &mut Found) {
    let mut first: BTreeMap<&str, &Span> = BTreeMap::new();
    for Spanned { value, span } in names {
        if let Some(place) = first.get(value.as_str()) {
            found.push(
                fout(Code::DubbelId, span, format!("\"{value}\" staat er al"))
                    .also((*place).clone(), "hier staat de eerste")
                    .oplossing("laat één van de twee staan"),
            );
        } else {
            first.insert(value, span);
        }
    }
}

/// All ids of an agreement.
pub(super) struct Register<'k> {
    kapot: &'k [Kapot<'k>],
    misspeld: &'k [&'static str],
    pub(super) stukken: Namen,
    pub(super) werksoorten: Namen,
    pub(super) hoofddoelen: Namen,
    pub(super) kernbedingen: Namen,
    pub(super) bepalingen: Namen,
    pub(super) doelen: Namen,
    pub(super) randvoorwaarden: Namen,
    pub(super) normen: Namen,
    pub(super) posten: Namen,
    pub(super) gegevens: Namen,
    pub(super) wachtlijsten: Namen,
}

impl<'k> Register<'k> {
    /// Collects the ids, and reports those that occur twice.
    pub(super) fn van(ruw: &'k Ruw, kapot: &'k [Kapot<'k>], found: &mut Found) -> Self {
        let randvoorwaarden =
            || ruw.risicos.iter().flat_map(|risico| &risico.randvoorwaarden).map(|raw| &raw.id);
        meld_dubbele(ruw, found);
        // A dossier names bepalingen, doelen, randvoorwaarden and normen alike, so those share their ids.
        let onderwerpen = (ruw.bepalingen.iter().map(|raw| ("bepaling", &raw.id)))
            .chain(ruw.doelen.iter().map(|raw| ("doel", &raw.id)))
            .chain(randvoorwaarden().map(|id| ("randvoorwaarde", id)))
            .chain(ruw.normen.iter().map(|raw| ("norm", &raw.id)));
        dubbele(onderwerpen, found);
        Self {
            kapot,
            misspeld: &ruw.misspeld,
            stukken: Namen::van("stuk", ruw.stukken.iter().map(|raw| &raw.id)),
            werksoorten: Namen::van("werksoort", ruw.werksoorten.iter().map(|raw| &raw.id)),
            hoofddoelen: Namen::van("hoofddoel", ruw.hoofddoelen.iter().map(|raw| &raw.id)),
            kernbedingen: Namen::van("kernbeding", ruw.kernbedingen.iter().map(|raw| &raw.id)),
            bepalingen: Namen::van("bepaling", ruw.bepalingen.iter().map(|raw| &raw.id)),
            doelen: Namen::van("doel", ruw.doelen.iter().map(|raw| &raw.id)),
            randvoorwaarden: Namen::van("randvoorwaarde", randvoorwaarden()),
            normen: Namen::van("norm", ruw.normen.iter().map(|raw| &raw.id)),
            posten: Namen::van("post", ruw.posten.iter().map(|raw| &raw.id)),
            gegevens: Namen::van("gegevensset", ruw.gegevens.iter().map(|raw| &raw.id)),
            wachtlijsten: Namen::van("wachtlijst", ruw.wachtlijsten.iter().map(|raw| &raw.id)),
        }
    }

    /// Whether an id may be declared in what could not be read, and is reported: a piece of text, a table of one of these
    /// kinds without an id, or one under a misspelt header.
    fn misschien_onleesbaar(&self, id: &str, kinds: &[&Namen]) -> bool {
        // A gegevensset stands under [[gegevens]], a randvoorwaarde under [[risico]].
        let misspelt = |names: &Namen| self.misspeld.iter().any(|header| names.soort.starts_with(header));
        self.kapot.iter().any(|piece| piece.verklaart(id))
            || kinds.iter().any(|names| !names.heel || misspelt(names))
    }

    /// Whether a table of this name may stand in a piece of text that could not be read, or under a misspelt header.
    pub(super) fn tabel_misschien_onleesbaar(&self, naam: &str) -> bool {
        self.kapot.iter().any(|piece| piece.heeft_tabel(naam)) || self.misspeld.contains(&naam)
    }

    /// Whether posten of this werksoort may stand in a piece of text that could not be read.
    pub(super) fn post_misschien_in_kapot(&self, werksoort: &str) -> bool {
        let werksoorten: Vec<&str> = self.werksoorten.ids.keys().map(String::as_str).collect();
        self.kapot.iter().any(|piece| piece.heeft_post(werksoort, &werksoorten))
    }

    /// What a reference means among ids of one kind.
    pub(super) fn zoek(&self, names: &Namen, name: &Spanned<String>, found: &mut Found) -> Option<usize> {
        let index = names.plaats(&name.value);
        if index.is_none() && !self.misschien_onleesbaar(&name.value, &[names]) {
            let bericht = format!("{} \"{}\" bestaat niet", names.soort, name.value);
            let diagnostic = fout(Code::BestaatNiet, &name.span, bericht);
            found.push(match nearest(&name.value, names.ids.keys().map(String::as_str)) {
                Some(meant) => diagnostic.oplossing(format!("bedoelde u \"{meant}\"?")),
                None => diagnostic,
            });
        }
        index
    }

    /// As [`Register::zoek`], for a value that was reported if it is absent.
    pub(super) fn zoek_mag(&self, names: &Namen, name: &Mag<String>, found: &mut Found) -> Option<usize> {
        name.as_ref().and_then(|name| self.zoek(names, name, found))
    }

    /// What each of a list of references means.
    pub(super) fn zoek_alle(
        &self,
        names: &Namen,
        list: &[Spanned<String>],
        found: &mut Found,
    ) -> Option<Vec<usize>> {
        dubbele_namen(list, found);
        super::alle(list.iter().map(|name| self.zoek(names, name, found)))
    }

    /// Checks that every `bron` names a stuk.
    pub(super) fn bronnen(&self, bronnen: &[Spanned<String>], found: &mut Found) {
        for bron in bronnen {
            self.zoek(&self.stukken, bron, found);
        }
    }

    /// Checks that something is a bepaling, doel or randvoorwaarde.
    pub(super) fn onderwerp(&self, name: &Spanned<String>, found: &mut Found) {
        let id = name.value.as_str();
        let kinds = [&self.bepalingen, &self.doelen, &self.randvoorwaarden];
        if kinds.iter().any(|names| names.plaats(id).is_some()) || self.misschien_onleesbaar(id, &kinds) {
            return;
        }
        if self.bepaling_buiten_kernbeding(name, found) || self.ander_soort(name, found) {
            return;
        }
        let bericht = format!("bepaling, doel of randvoorwaarde \"{id}\" bestaat niet");
        let diagnostic = fout(Code::BestaatNiet, &name.span, bericht);
        let all = kinds.into_iter().flat_map(|names| names.ids.keys().map(String::as_str));
        found.push(match nearest(id, all) {
            Some(meant) => diagnostic.oplossing(format!("bedoelde u \"{meant}\"?")),
            None => diagnostic,
        });
    }

    /// A bepaling that a kernbeding does not have: says which it has.
    fn bepaling_buiten_kernbeding(&self, name: &Spanned<String>, found: &mut Found) -> bool {
        let Some((kernbeding, _)) = name.value.rsplit_once('.') else { return false };
        let Some(place) = self.kernbedingen.span(kernbeding) else { return false };
        let prefix = format!("{kernbeding}.");
        let own: Vec<&str> =
            self.bepalingen.ids.keys().map(String::as_str).filter(|id| id.starts_with(&prefix)).collect();
        let mut numbers: Vec<u32> = own.iter().filter_map(|id| id[prefix.len()..].parse().ok()).collect();
        numbers.sort_unstable();
        let diagnostic =
            fout(Code::BestaatNiet, &name.span, format!("bepaling \"{}\" bestaat niet", name.value))
                .also(place.clone(), "hier staat het kernbeding");
        let diagnostic = match numbers[..] {
            [] => diagnostic.label(format!("kernbeding {kernbeding} heeft geen bepalingen")),
            [only] => diagnostic.label(format!("kernbeding {kernbeding} heeft alleen bepaling {only}")),
            [first, .., last] => {
                diagnostic.label(format!("kernbeding {kernbeding} heeft bepaling {first} tot en met {last}"))
            }
        };
        found.push(match twee_naaste(&name.value, &own) {
            Some(text) => diagnostic.oplossing(text),
            None => diagnostic,
        });
        true
    }

    /// An id that is there, but of something that a norm does not hang on.
    fn ander_soort(&self, name: &Spanned<String>, found: &mut Found) -> bool {
        let kinds = [&self.normen, &self.kernbedingen, &self.hoofddoelen, &self.werksoorten];
        let other = kinds.iter().find_map(|names| Some((names.soort, names.span(&name.value)?)));
        let Some((soort, place)) = other else { return false };
        let bericht = format!("\"{}\" is geen bepaling, doel of randvoorwaarde", name.value);
        found.push(fout(Code::BestaatNiet, &name.span, bericht).label(format!("dit is een {soort}")).also(
            place.clone(),
            format!("hier staat de {soort}").replace("de kernbeding", "het kernbeding"),
        ));
        true
    }
}

/// The two ids that look most like one: `bedoelde u "a" of "b"?`
fn twee_naaste(id: &str, ids: &[&str]) -> Option<String> {
    let first = nearest(id, ids.iter().copied())?;
    let second = nearest(id, ids.iter().copied().filter(|other| *other != first));
    Some(match second {
        Some(second) => format!("bedoelde u \"{first}\" of \"{second}\"?"),
        None => format!("bedoelde u \"{first}\"?"),
    })
}

/// Kinds of which each has ids of its own.
fn meld_dubbele(ruw: &Ruw, found: &mut Found) {
    dubbele(ruw.stukken.iter().map(|raw| ("stuk", &raw.id)), found);
    dubbele(ruw.werksoorten.iter().map(|raw| ("werksoort", &raw.id)), found);
    dubbele(ruw.hoofddoelen.iter().map(|raw| ("hoofddoel", &raw.id)), found);
    dubbele(ruw.kernbedingen.iter().map(|raw| ("kernbeding", &raw.id)), found);
    dubbele(ruw.risicos.iter().map(|raw| ("risico", &raw.id)), found);
    dubbele(ruw.posten.iter().map(|raw| ("post", &raw.id)), found);
    dubbele(ruw.gegevens.iter().map(|raw| ("gegevensset", &raw.id)), found);
    dubbele(ruw.wachtlijsten.iter().map(|raw| ("wachtlijst", &raw.id)), found);
    dubbele(ruw.leveringen.iter().map(|raw| ("levering", &raw.id)), found);
    dubbele(ruw.overleggen.iter().map(|raw| ("overleg", &raw.id)), found);
    dubbele(ruw.opdrachten.iter().map(|raw| ("opdracht", &raw.id)), found);
    for gegevens in &ruw.gegevens {
        dubbele(gegevens.velden.iter().map(|veld| ("veld", &veld.naam)), found);
        dubbele(gegevens.regels.iter().map(|regel| ("regel", &regel.id)), found);
    }
    for kop in &ruw.koppen {
        dubbele(kop.value.gebieden.iter().map(|(id, _)| ("gebied", id)), found);
    }
}
