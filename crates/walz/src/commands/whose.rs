//! In whose name tables go in and out.

use super::told;
use crate::cli::Whose;
use crate::installation::Installation;
use anyhow::bail;
use walz_domain::{CallId, OrganisationId};
use walz_policy::{Actor, Role};
use walz_service::{Context, call, organisation};

impl Whose {
    /// The operator in the name of the organisation, and the round that is meant.
    ///
    /// # Errors
    /// Where the organisation is not said and not the only one, or the round is not there.
    pub(super) async fn find(
        &self,
        installation: &Installation,
    ) -> anyhow::Result<(Context, Option<CallId>)> {
        let (app, operator) = (&installation.app, installation.operator());
        let all = organisation::list(app, &operator).await.map_err(told)?;
        let organisation = match (self.organisation.map(OrganisationId), all.as_slice()) {
            (Some(id), all) if all.iter().any(|one| one.id == id) => id,
            (Some(id), _) => bail!("there is no organisation {id}"),
            (None, [one]) => one.id,
            (None, []) => {
                bail!("there is no organisation yet: set one up with walz organisation add")
            }
            (None, all) => {
                let names = all.iter().map(|one| format!("{} ({})", one.id, one.name));
                let names = names.collect::<Vec<_>>().join(", ");
                bail!("say which organisation with --organisation: {names}")
            }
        };
        let role = Role::Operator;
        let ctx = operator.acting_as(Actor { organisation, person: None, role });
        let round = match &self.round {
            Some(name) => Some(call::named(app, &ctx, name).await.map_err(told)?),
            None => None,
        };
        Ok((ctx, round))
    }
}
