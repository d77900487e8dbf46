//! Pages of how it is organised: data sets, waiting lists, what must arrive, who meets, and the documents.

use super::{
    super::woorden::{hoofdletter, of_opsomming, opsomming, telwoord},
    Boek, Bouw, Naslagblad, Regel,
    afspraak::regel_van,
    voorwaarde::naam,
    zin::{elke, waarbij},
};
use crate::{
    agreement::{
        Gegevens, Inhoud, Leden, Levering, Norm, Overleg, Stuk, Uiterlijk, Veld, VeldSoort, Wacht, Wachtlijst,
    },
    calendar::{MAANDEN, in_words},
};

impl Boek<'_> {
    /// The data set, waiting list, levering, overleg or stuk with this id.
    pub(super) fn inrichting(&self, id: &str) -> Vec<Naslagblad> {
        let of = self.overeenkomst;
        let sets = of.gegevens.iter().enumerate().filter(|(_, set)| set.id == id);
        let lists = of.wachtlijsten.iter().enumerate().filter(|(_, list)| list.id == id);
        let mut pages: Vec<Naslagblad> = sets.map(|(index, set)| self.gegevens(index, set)).collect();
        pages.extend(lists.map(|(index, list)| self.wachtlijst(index, list)));
        pages.extend(of.leveringen.iter().filter(|of| of.id == id).map(|of| self.levering(of)));
        pages.extend(of.overleggen.iter().filter(|of| of.id == id).map(|of| self.overleg(of)));
        pages.extend(of.stukken.iter().filter(|of| of.id == id).map(|of| self.stuk(of)));
        pages
    }

    fn gegevens(&self, index: usize, set: &Gegevens) -> Naslagblad {
        let of = self.overeenkomst;
        let inhoud = match set.inhoud {
            Inhoud::Mutaties => "Een levering bevat wat nieuw of veranderd is.",
            Inhoud::Stand => "Een levering bevat alles wat er tot dan toe is.",
            Inhoud::Periode => "Een levering bevat wat er in die periode gebeurde.",
        };
        let sleutel: Vec<String> = set.sleutel.iter().map(|veld| naam(set, *veld)).collect();
        let mut regels = vec![format!(
            "Bestand {}{{periode}}{}, {}, vanaf {}. {inhoud}",
            set.bestand.voor,
            set.bestand.na,
            elke(set.frequentie),
            in_words(set.vanaf)
        )];
        regels.push(format!("Een rij is een {}, herkend aan {}.", set.eenheid.0, opsomming(&sleutel)));
        let geld = of.is_van_geld(index);
        regels.extend(set.proeftuin.map(|veld| {
            let gevolg = if geld { "telt de rij mee bij haar post" } else { "valt de rij buiten de normen" };
            format!("Staat bij {} ja (Proeftuin), dan {gevolg}.", naam(set, veld))
        }));
        let rules = set.regels.iter().map(|regel| {
            let ernst = if regel.fout {
                "Anders zijn de velden die de regel noemt onleesbaar in die rij."
            } else {
                "Anders volgt een waarschuwing."
            };
            let tekst = vec![format!("In elke rij moet gelden: {}. {ernst}", regel.tekst)];
            Regel::Punt { naam: regel.id.clone(), tekst }
        });
        let normen = of.normen.iter().filter(|norm| gebruikt(norm, index));
        let lijsten = of.wachtlijsten.iter().filter(|list| list.gegevens == index);
        let gebruik = normen
            .map(|norm| regel_van(&format!("Norm {}", norm.id), &norm.titel))
            .chain(lijsten.map(|list| regel_van(&format!("Wachtlijst {}", list.id), &list.titel)))
            .chain(
                of.financien
                    .iter()
                    .filter(|of| of.gegevens == index)
                    .map(|_| regel_van("Overzicht van geld", "Wat het werk kostte, tegen de begroting")),
            );
        Bouw::new("GEGEVENS", &set.id, &set.titel)
            .deel("LEVERING", vec![Regel::Alinea(regels.join(" "))])
            .deel("VELDEN", set.velden.iter().map(veld).collect())
            .deel("REGELS", rules.collect())
            .deel("GEBRUIKT DOOR", gebruik.collect())
            .bron(set.bron.as_ref(), None)
            .blad()
    }

    fn wachtlijst(&self, index: usize, list: &Wachtlijst) -> Naslagblad {
        let set = &self.overeenkomst.gegevens[list.gegevens];
        let (een, meer) = &set.eenheid;
        let mut zinnen = match &list.wacht {
            Wacht::Zaken { van, tot, ingetrokken } => {
                let einde: Vec<String> =
                    [tot].into_iter().chain(ingetrokken).map(|veld| naam(set, *veld)).collect();
                vec![
                    format!(
                        "Op de lijst staan {meer}{}{} vanaf de dag in {}, totdat {} is ingevuld.",
                        waarbij(&list.filter, set),
                        if list.filter.is_empty() { "" } else { "," },
                        naam(set, *van),
                        of_opsomming(&einde)
                    ),
                    format!("Een {een} wacht te lang als dat langer duurt dan {}.", list.grens),
                ]
            }
            Wacht::Tellingen { wachtend, boven_grens, langst } => {
                let mut zinnen = vec![format!(
                    "De aanbieder telt zelf: {} zegt hoeveel er wachten op de laatste dag van de maand, en {} hoeveel \
                     daarvan langer dan {}.",
                    naam(set, *wachtend),
                    naam(set, *boven_grens),
                    list.grens
                )];
                zinnen.extend(
                    langst.map(|veld| format!("De langste wacht in dagen staat in {}.", naam(set, veld))),
                );
                zinnen
            }
        };
        zinnen.extend([
            "Een wachtlijst geeft inzicht; alleen een norm geeft een oordeel.".to_owned(),
            format!("De rijen staan in `{}` ({}), {} geleverd.", set.id, set.titel, elke(set.frequentie)),
        ]);
        if !list.per.is_empty() {
            let fields: Vec<String> = list.per.iter().map(|veld| naam(set, *veld)).collect();
            zinnen.push(format!("De lijst wordt uitgesplitst naar {}.", opsomming(&fields)));
        }
        let risicos = self.overeenkomst.risicos.iter().filter(|of| of.wachtlijsten.contains(&index));
        Bouw::new("WACHTLIJST", &list.id, &list.titel)
            .deel("HOE HET WORDT GETELD", vec![Regel::Alinea(zinnen.join(" "))])
            .deel("RISICO'S", risicos.map(|of| regel_van(&of.id, &of.tekst)).collect())
            .bron(list.bron.as_ref(), None)
            .blad()
    }

    fn levering(&self, of: &Levering) -> Naslagblad {
        let sets = of.gegevens.iter().map(|index| {
            let set = &self.overeenkomst.gegevens[*index];
            regel_van(&set.id, &set.titel)
        });
        let uiterlijk = match of.uiterlijk {
            Uiterlijk::DagenNa(0) => "Uiterlijk op de laatste dag van de periode.".to_owned(),
            Uiterlijk::DagenNa(days) => {
                let count = days.unsigned_abs();
                let dagen = telwoord(u64::from(count), "dag", "dagen");
                let side = if days < 0 { "voor" } else { "na" };
                format!("Uiterlijk {count} {dagen} {side} het einde van de periode.")
            }
            Uiterlijk::Voor { maand, dag } => {
                let name = MAANDEN.get(maand.saturating_sub(1) as usize).copied().unwrap_or_default();
                format!("Voor {dag} {name} van het jaar waar het over gaat.")
            }
        };
        Bouw::new("LEVERING", &of.id, &of.titel)
            .deel("WAT", vec![Regel::Alinea(super::zin_van(&of.wat))])
            .deel(
                "WANNEER",
                vec![Regel::Alinea(format!("{}. {uiterlijk}", hoofdletter(elke(of.frequentie))))],
            )
            .deel("GEGEVENS", sets.collect())
            .bron(of.bron.as_ref(), None)
            .blad()
    }

    fn overleg(&self, of: &Overleg) -> Naslagblad {
        let term = of.elke.to_string();
        let per = term.strip_prefix("1 ").unwrap_or(&term);
        let wie = if of.wie.is_empty() {
            Vec::new()
        } else {
            vec![Regel::Alinea(format!("{}.", hoofdletter(&opsomming(&of.wie))))]
        };
        Bouw::new("OVERLEG", &of.id, &of.titel)
            .deel("HOE VAAK", vec![Regel::Alinea(format!("Eens per {per}."))])
            .deel("WIE", wie)
            .bron(of.bron.as_ref(), None)
            .blad()
    }

    fn stuk(&self, of: &Stuk) -> Naslagblad {
        let days = [("Van", of.datum), ("Vastgesteld op", of.besloten)];
        let days = days.iter().filter_map(|(word, day)| Some(format!("{word} {}.", in_words((*day)?))));
        let mut regels: Vec<Regel> = days.map(Regel::Alinea).collect();
        regels.push(Regel::Alinea(match &of.bestand {
            Some(bestand) => format!("Bewaard bij de overeenkomst als {bestand}."),
            None => "Het stuk zelf is niet bij de overeenkomst bewaard.".to_owned(),
        }));
        regels.extend(of.sha256.iter().map(|sum| Regel::Alinea(format!("Controlegetal (SHA-256) {sum}."))));
        Bouw::new("STUK", &of.id, &of.titel).deel("GEGEVENS VAN HET STUK", regels).blad()
    }
}

/// Whether a norm measures over a data set or takes members from it.
fn gebruikt(norm: &Norm, index: usize) -> bool {
    let members = norm.soort.leden().iter().any(|leden| match leden {
        Leden::Uit { gegevens, .. } => *gegevens == index,
        Leden::Gebieden | Leden::Lijst(_) => false,
    });
    members || norm.soort.rijen().is_some_and(|rijen| rijen.gegevens == index)
}

/// A field: what its cells hold, and what may be read for it.
fn veld(veld: &Veld) -> Regel {
    let soort = match &veld.soort {
        VeldSoort::Tekst => "Tekst".to_owned(),
        VeldSoort::Code => "Code".to_owned(),
        VeldSoort::Geheel => "Heel getal".to_owned(),
        VeldSoort::Decimaal => "Getal".to_owned(),
        VeldSoort::Bedrag => "Bedrag in euro's".to_owned(),
        VeldSoort::Procent => "Percentage".to_owned(),
        VeldSoort::Datum if veld.gepland => "Datum, ook een geplande".to_owned(),
        VeldSoort::Datum => "Datum".to_owned(),
        VeldSoort::JaNee => "Ja of nee".to_owned(),
        VeldSoort::Keuze(words) => format!("Keuze uit {}", opsomming(words)),
    };
    let mut text = format!("{soort}{}.", if veld.verplicht { ", verplicht" } else { "" });
    if !veld.kolommen.is_empty() {
        let names: Vec<String> = veld.kolommen.iter().map(|kolom| format!("\"{kolom}\"")).collect();
        text.push_str(&format!(" Kolom {}.", of_opsomming(&names)));
    }
    if let Some(leeg) = &veld.leeg_betekent {
        text.push_str(&format!(" Leeg betekent \"{leeg}\"."));
    }
    Regel::Punt { naam: veld.naam.clone(), tekst: vec![text] }
}
