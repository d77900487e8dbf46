//! `schema`: prints one of the JSON Schemas.

use super::{
    args::{SchemaArgs, SchemaNaam},
    stop::Stop,
    uitvoer::{self, Doel, Naar},
};
use crate::render::schema;

/// Writes the schema that was asked for.
pub(super) fn run(args: &SchemaArgs) -> Result<u8, Stop> {
    let text = match args.naam {
        SchemaNaam::Overeenkomst => schema::overeenkomst(),
        SchemaNaam::Config => schema::config(),
        SchemaNaam::Check => schema::check(),
        SchemaNaam::Validate => schema::validate(),
    };
    let naar = args.output.as_deref().map_or(Ok(Naar::Stdout), uitvoer::naar)?;
    uitvoer::schrijf(&[(Doel { formaat: args.naam, naar }, text.into_bytes())])?;
    Ok(0)
}
