//! `walz organisation`: setting organisations up.

use super::told;
use crate::cli::{AddOrganisation, OrganisationCommand};
use crate::installation::Installation;
use anyhow::Context;
use std::process::ExitCode;
use walz_domain::organisation::Organisation;
use walz_domain::place::Coordinates;
use walz_service::organisation;

pub(super) async fn run(
    command: OrganisationCommand,
    installation: Installation,
) -> anyhow::Result<ExitCode> {
    let (app, ctx) = (&installation.app, installation.operator());
    match command {
        OrganisationCommand::Add(flags) => {
            let new = parse(flags, ctx.id())?;
            println!("{}", organisation::add(app, &ctx, &new).await.map_err(told)?);
        }
        OrganisationCommand::List => {
            for one in organisation::list(app, &ctx).await.map_err(told)? {
                println!("{}  {}, {}, {}", one.id, one.name, one.city, one.country.code());
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn parse(flags: AddOrganisation, id: walz_domain::OrganisationId) -> anyhow::Result<Organisation> {
    Ok(Organisation {
        id,
        name: flags.name.parse().context("the name does not fit")?,
        oid: flags.oid,
        city: flags.city,
        country: flags.country.parse().context("the country does not fit")?,
        coordinates: flags.at.as_deref().map(point).transpose()?,
        duty_phone: flags
            .duty_phone
            .map(|phone| phone.parse().context("the phone number does not fit"))
            .transpose()?,
        time_zone: flags.time_zone,
    })
}

fn point(text: &str) -> anyhow::Result<Coordinates> {
    let (latitude, longitude) = text.split_once(',').context("write --at as 60.79,11.07")?;
    let number = |text: &str| text.trim().parse::<f64>().context("write --at as 60.79,11.07");
    Ok(Coordinates::new(number(latitude)?, number(longitude)?)?)
}
