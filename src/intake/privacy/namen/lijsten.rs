//! The words by which a name is known. Both lists are short and sorted; words that also mean something else are left
//! out.

/// Common first names, old and young.
#[rustfmt::skip]
pub(super) const VOORNAMEN: &[&str] = &[
    "aad", "abdullah", "achmed", "ad", "adriaan", "ahmed", "aisha", "albert", "alex", "ali", "amber", "amina",
    "amir", "andre", "angela", "anita", "anja", "anke", "ann", "anna", "anne", "annemarie", "annie", "anouk",
    "anton", "arie", "arjan", "arnold", "astrid", "ayse", "bart", "bas", "ben", "bert", "bianca", "bram",
    "brenda", "carla", "caroline", "cees", "chantal", "charlotte", "christa", "claudia", "coen", "cor",
    "corrie", "daan", "daniel", "danielle", "dennis", "dick", "dirk", "edwin", "eline", "elisabeth", "ellen",
    "elly", "els", "emine", "emma", "eric", "erik", "esther", "eva", "evert", "fatima", "fatma", "femke",
    "ferry", "fleur", "floor", "frank", "frans", "fred", "geert", "gerard", "gerda", "gerrit", "gert", "guus",
    "hanneke", "hannie", "hans", "harry", "hassan", "heleen", "hendrik", "henk", "henny", "herman", "ibrahim",
    "ilse", "inge", "ingrid", "irene", "iris", "isa", "jaap", "jacob", "jacqueline", "jamal", "jan", "janneke",
    "jasper", "jeroen", "jesse", "joep", "johan", "johannes", "jolanda", "joost", "jos", "joyce", "judith",
    "julia", "jurgen", "karel", "karin", "kees", "khalid", "kim", "klaas", "koen", "lars", "laura", "leo",
    "lieke", "linda", "lisa", "loes", "lotte", "lucas", "luuk", "maaike", "maarten", "maria", "marieke",
    "marijke", "marina", "marjan", "mark", "marleen", "martijn", "martin", "mehmet", "merel", "michel", "mieke",
    "milan", "miranda", "mohamed", "mohammed", "monique", "mustafa", "nadia", "natasja", "nel", "nico", "niels",
    "nienke", "noor", "omar", "patricia", "patrick", "paul", "paula", "peter", "petra", "piet", "pieter",
    "rachid", "ria", "richard", "rik", "rob", "robert", "robin", "roel", "ron", "ruben", "rutger", "ruud",
    "said", "samira", "sander", "sandra", "sanne", "sara", "saskia", "sem", "simone", "sjaak", "sophie",
    "stefan", "sven", "tess", "theo", "thijs", "thomas", "tim", "tineke", "tom", "ton", "trudy", "truus",
    "vincent", "wendy", "willem", "wilma", "wim", "wouter", "yasmin", "youssef", "yusuf", "yvonne", "zeynep",
    "zoe",
];

/// Common last words of surnames.
#[rustfmt::skip]
pub(super) const ACHTERNAMEN: &[&str] = &[
    "bakker", "berg", "boer", "bos", "bosch", "brink", "broek", "brouwer", "bruijn", "dekker", "demir", "dijk",
    "dijkstra", "graaf", "haan", "heijden", "hendriks", "hermans", "hoek", "huisman", "jacobs", "jansen",
    "janssen", "jong", "jonge", "kaya", "koning", "koster", "kramer", "kuijpers", "kuiper", "kuipers",
    "leeuwen", "linden", "maas", "martens", "meer", "meijer", "mulder", "peeters", "peters", "postma", "prins",
    "sahin", "schouten", "smit", "smits", "timmermans", "veen", "verbeek", "verhoeven", "vermeulen", "visser",
    "vliet", "vos", "vries", "wal", "wijk", "willems", "wit", "yildirim", "yildiz", "yilmaz", "zanten",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(VOORNAMEN.is_sorted() && ACHTERNAMEN.is_sorted());
    }
}
