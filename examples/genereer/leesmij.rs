//! The page that tells a reader what stands where, and what was planted.

use std::fmt::Write;

use anyhow::Result;

use crate::{
    dossier::NIET_BEOORDEELD,
    schrijver::{Map, Vondst},
    verhaal::KWARTALEN,
    zaken::Instelling,
};

const BEGIN: &str = "\
# Voorbeeldjaar 2023

**Alles in deze map is verzonnen.** Geen cijfer, zaak, datum of oordeel komt van een gemeente, een aanbieder of een
inwoner. De map laat zien hoe een jaar leveringen eruitziet, met de gebreken die leveringen hebben.

Een programma maakt de bestanden. Hetzelfde zaad geeft altijd dezelfde bytes:

```sh
cargo run --release --example genereer                                # schrijft deze map opnieuw
cargo run --release --example genereer -- --uit /tmp/groot --schaal 100   # honderd keer zoveel zaken
```

Verander de bestanden dus niet met de hand. Wat gekozen is en niet geloot, staat in `examples/genereer/verhaal.rs`.

## Wat staat waar

- Elke levering staat in de map van haar periode: `2023-01` (maand), `2023-Q1` (kwartaal), `2023-H1` (halfjaar) of
  `2023` (jaar). Het programma leest alle mappen.
- In `dossier` staat wat de gemeente zelf bijhoudt: `oordelen.csv`.
- Een zaak komt terug in elke levering waarin zij nieuw is, verandert of nog loopt, en nog één keer als zij net klaar
  is. De nieuwste rij geldt. De eerste levering heeft ook wat op 1 januari liep; bij trajecten ook wat in 2022 is
  afgesloten.
- Codes van zaken, cliënten en medewerkers zijn volgnummers zonder betekenis.
- De meeste bestanden zijn UTF-8 met BOM en puntkomma's. `trajecten` en `voorlichting` zijn Windows-1252.
  `schoolbezoeken` heeft tabs, `jongerenwerkers` komma's. Een dag is `31-12-2023` of `2023-12-31`, per soort bestand.

";

const VERHAAL: &str = "\
## Het verhaal

Bij zaad 2023 en schaal 1:

| | 1e kwartaal | 2e kwartaal | 3e kwartaal | 4e kwartaal |
|---|---|---|---|---|
| Eerste gesprek binnen 4 weken (90%) | 92% | 91,5% | 90,7% | net niet: 89,97% |
| Eerste gesprek binnen 6 weken | alle | alle | 2 te laat | 4 te laat |
| Waar het misgaat | | | W07 | W07, en ook W03 |
| CJG: start binnen 2 weken | 97% | 95% | 92% | 88%, vooral in team noord |
| CJG: toeleiding binnen 8 weken | alle | 98% | 97% | 96% |
| Traject klaar binnen 6 maanden (80%) | 86% | 86% | 82% | 84% |
| Doorverwezen naar de Wmo (hoogstens 10%) | 9,1% | 9,4% | 9,6% | onzeker: 2 redenen onleesbaar |
| Budget naar individueel werk (hoogstens 30%) | 48% | 44% | 39% | 34% |
| Raadslid in elk wijkgebied | W11 niet | W11 niet | alle | alle |
| Ontmoeting in elk wijkgebied | W09 niet | W09 niet | W09 niet | alle |
| Jongerenwerk | geen levering | alle thema's | radicalisering niet | alle thema's |

Verder: een school krijgt te weinig bezoek (2e kwartaal); een raadslid geeft twee maanden geen voorlichting, een
jeugdprofessional is niet meer geregistreerd en twee activiteiten hebben geen partner (3e kwartaal); een nieuwe sociaal
werker mist één competentie, bij twee trajecten is niet aan het netwerk gewerkt en één aanvraag kwam te laat na het
vijfde gesprek (4e kwartaal). De wettelijke termijn van acht weken is het hele jaar gehaald.

Geld, per halfjaar: bij de raadslieden is 0,15 fte vacant (1e halfjaar) en bij het CJG 0,40 fte (2e halfjaar). Het
materieel budget SMI wordt overschreden, met toelichting; het flexibel budget jeugd blijft onder de begroting, met
toelichting; het activiteitenbudget van groepen en voorzieningen ook, zonder. Bij de vroeghulp kwam geld terug: een bedrag
onder nul. Voor de inrichting van een plek in W09 was niets begroot. Jeugd komt in het 2e halfjaar 4.203,36 boven het
budget uit; alles samen blijft erbinnen. In de Proeftuin is 616.228,87 besteed, van 622.000,00.

";

/// Writes README.md.
pub(crate) fn schrijf(map: &Map, instelling: Instelling) -> Result<()> {
    map.schrijf_tekst("README.md", &tekst(map, instelling)?)
}

fn tekst(map: &Map, instelling: Instelling) -> Result<String> {
    let mut tekst = BEGIN.to_owned();
    let leveringen = map.boek.sets.iter().filter(|(naam, _)| *naam != "oordelen");
    let (mut bestanden, mut rijen) = (0, 0);
    writeln!(tekst, "| gegevens | bestanden | rijen |\n|---|--:|--:|")?;
    for (naam, (aantal, regels)) in leveringen {
        writeln!(tekst, "| {naam} | {aantal} | {regels} |")?;
        bestanden += aantal;
        rijen += regels;
    }
    writeln!(tekst, "| **samen** | **{bestanden}** | **{rijen}** |\n")?;
    let Instelling { zaad, schaal } = instelling;
    writeln!(tekst, "Zaad {zaad}, schaal {schaal}.\n")?;
    tekst.push_str(VERHAAL);
    verstopt(&mut tekst, &map.boek.vondsten)?;
    gekozen(&mut tekst)?;
    Ok(tekst)
}

/// The planted mistakes: those in a cell, and those that no cell shows.
fn verstopt(tekst: &mut String, vondsten: &[Vondst]) -> Result<()> {
    writeln!(tekst, "## Wat er met opzet niet klopt\n")?;
    writeln!(tekst, "Cel en regel zoals een rekenblad ze telt: de kop is regel 1.\n")?;
    writeln!(tekst, "| bestand | cel | daar staat | wat ermee is |\n|---|---|---|---|")?;
    writeln!(
        tekst,
        "| `2023-Q1/jongerenwerk-2023-Q1.csv` | | | ontbreekt. Gevolg: in het 1e kwartaal is van jongerenwerk alleen \
         de afweging te meten |"
    )?;
    let mut vondsten: Vec<_> = vondsten.iter().collect();
    vondsten.sort_unstable_by_key(|vondst| (&vondst.bestand, vondst.regel));
    for Vondst { bestand, cel, waarde, uitleg, .. } in vondsten {
        let waarde = if waarde.is_empty() { "(leeg)" } else { waarde };
        writeln!(tekst, "| `{bestand}` | {cel} | {waarde} | {uitleg} |")?;
    }
    writeln!(
        tekst,
        "\nIn `afwegingen` is een enkele jongere 11 of 24 jaar: een waarschuwing, de rij telt mee. In `aanmeldingen` \
         staan ook\nminderjarigen en in `hulpvragen` ook mensen boven de 23: die tellen niet mee. Zaken met `ja` bij \
         Proeftuin tellen\napart.\n"
    )?;
    writeln!(
        tekst,
        "In `dossier/oordelen.csv` is alles eind 2022 en eind 2023 beoordeeld, behalve:\n\n- nooit beoordeeld: {};\n- \
         verlopen op 31 oktober 2023: bereikbaarheid.4;\n- onvoldoende: toegang-jeugd.2 (7 december 2023), en \
         jeugd.h4.d4, dat voor hulpvragen.5 telt (van 14 maart tot\n  en met 31 oktober 2023);\n- voor het eerst \
         beoordeeld op 20 juni 2023: toegang-jeugd.6.\n",
        NIET_BEOORDEELD.join(", ")
    )?;
    Ok(())
}

/// The numbers of the story, per quarter in which they count.
fn gekozen(tekst: &mut String) -> Result<()> {
    writeln!(tekst, "## Gekozen aantallen\n")?;
    writeln!(tekst, "Per kwartaal waarin zij meetellen, bij schaal 1.\n")?;
    writeln!(tekst, "| | K1 | K2 | K3 | K4 |\n|---|--:|--:|--:|--:|")?;
    let rijen: [(&str, [u32; 4]); 9] = [
        ("eerste gesprek in week 5 of 6, W07", KWARTALEN.each_ref().map(|k| k.gesprek_te_laat[0])),
        ("eerste gesprek in week 5 of 6, W03", KWARTALEN.each_ref().map(|k| k.gesprek_te_laat[1])),
        ("eerste gesprek in week 5 of 6, elders", KWARTALEN.each_ref().map(|k| k.gesprek_te_laat[2])),
        ("eerste gesprek na week 6", KWARTALEN.each_ref().map(|k| k.gesprek_na_zes_weken)),
        ("start CJG te laat, team noord", KWARTALEN.each_ref().map(|k| k.cjg_te_laat[0])),
        ("start CJG te laat, andere teams", KWARTALEN.each_ref().map(|k| k.cjg_te_laat[1])),
        ("niet gebeld tijdens het wachten", KWARTALEN.each_ref().map(|k| k.cjg_niet_gebeld)),
        ("toeleiding te laat", KWARTALEN.each_ref().map(|k| k.toeleiding_te_laat)),
        ("terug binnen een jaar", KWARTALEN.each_ref().map(|k| k.terug)),
    ];
    for (naam, [eerste, tweede, derde, vierde]) in rijen {
        writeln!(tekst, "| {naam} | {eerste} | {tweede} | {derde} | {vierde} |")?;
    }
    Ok(())
}
