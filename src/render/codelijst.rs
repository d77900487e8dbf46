//! The list of codes as Markdown, for `docs/bevindingen.md`.

use std::fmt::Write as _;

use crate::report::Codeverslag;

/// What stands above the list.
const KOP: &str = "\
# Bevindingen

<!-- Gemaakt uit src/report/naslag/code. Opnieuw maken: BIJWERKEN=1 cargo test --test bevindingenlijst -->

Alles wat oss-welzijn kan vinden in een overeenkomst, een levering of de instellingen. Elke bevinding heeft een code, die
niet verandert en nooit voor iets anders wordt gebruikt. Dezelfde uitleg geeft `oss-welzijn explain CODE`.

Een fout moet worden verbeterd. Een waarschuwing verdient een blik; klopt het toch, dan is zij bij een overeenkomst te
aanvaarden met `aanvaard` (zie [overeenkomst.md](overeenkomst.md)).
";

/// The whole file: a table of contents, and per group each code with its meaning, an example and the remedy.
#[must_use]
pub fn codelijst(groepen: &[(&str, Vec<Codeverslag>)]) -> String {
    // Writing to a text does not fail.
    let mut out = KOP.to_owned();
    out.push_str("\n| code | naam | ernst |\n|---|---|---|\n");
    for of in groepen.iter().flat_map(|(_, codes)| codes) {
        let anchor = of.code.to_lowercase();
        let _ = writeln!(out, "| [{}](#{anchor}) | {} | {} |", of.code, of.naam, of.ernst);
    }
    for (groep, codes) in groepen {
        let _ = writeln!(out, "\n## {groep}");
        for of in codes {
            let _ = writeln!(out, "\n### {}\n\n**{}** ({}).", of.code, of.naam, of.ernst);
            let _ = writeln!(out, "{}\n\n```text", of.uitleg.betekenis);
            for line in of.uitleg.voorbeeld {
                let _ = writeln!(out, "{line}");
            }
            let _ = writeln!(out, "```\n\n{}", of.uitleg.herstel);
        }
    }
    out
}
