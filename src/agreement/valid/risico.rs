//! Risks: what shows that one came true, and whether its effect is kans x schade.

use super::{Omgeving, alle};
use crate::{
    agreement::{
        Randvoorwaarde, Risico,
        document::{Found, fout},
        raw,
    },
    diagnostic::Code,
};

pub(super) fn risico(raw: &raw::Risico, omgeving: &Omgeving<'_>, found: &mut Found) -> Option<Risico> {
    let register = &omgeving.register;
    let werksoort = register.zoek_mag(&register.werksoorten, &raw.werksoort, found);
    let normen = register.zoek_alle(&register.normen, &raw.normen, found);
    let wachtlijsten = register.zoek_alle(&register.wachtlijsten, &raw.wachtlijsten, found);
    let effect = effect(raw, found);
    let randvoorwaarden = alle(raw.randvoorwaarden.iter().map(randvoorwaarde));
    Some(Risico {
        id: raw.id.as_ref()?.value.clone(),
        werksoort: werksoort?,
        tekst: raw.tekst.clone(),
        kans: raw.kans.as_ref()?.value,
        schade: raw.schade.as_ref()?.value,
        effect: effect?,
        normen: normen?,
        wachtlijsten: wachtlijsten?,
        vraag: raw.vraag.clone(),
        randvoorwaarden: randvoorwaarden?,
        bron: raw.bron.clone(),
    })
}

fn effect(raw: &raw::Risico, found: &mut Found) -> Option<u8> {
    let (kans, schade, effect) = (raw.kans.as_ref()?, raw.schade.as_ref()?, raw.effect.as_ref()?);
    let product = kans.value * schade.value;
    if effect.value == i64::from(product) {
        return Some(product);
    }
    found.push(
        fout(Code::EffectFout, &effect.span, "het effect is niet kans x schade")
            .label(format!("{} x {} = {product}", kans.value, schade.value))
            .also(kans.span.clone(), "de kans")
            .also(schade.span.clone(), "de schade")
            .oplossing(format!("schrijf effect = {product}, of verander de kans of de schade")),
    );
    None
}

fn randvoorwaarde(raw: &raw::Randvoorwaarde) -> Option<Randvoorwaarde> {
    let id = raw.id.as_ref()?;
    Some(Randvoorwaarde {
        id: id.value.clone(),
        tekst: raw.tekst.clone(),
        verantwoordelijke: raw.verantwoordelijke.clone(),
        waar: raw.waar.clone(),
        bron: raw.bron.clone(),
        span: id.span.clone(),
    })
}
