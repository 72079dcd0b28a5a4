//! The record of one stay, as a credential says it.

use super::{list_address, page};
use crate::case::StayFile;
use crate::mobility::Reached;
use crate::{Error, Result, Work};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use walz_domain::CredentialId;
use walz_domain::agreement::Content;
use walz_domain::learner::LearnerKind;
use walz_domain::skill::{Skill, TRANSVERSAL};
use walz_exchange::credential::record::{
    EscoTerm, Holder, Language as Tongue, Organisation, Recognition, Record, StatusPlace, Stay,
    Unit,
};
use walz_exchange::tables::TableKind;
use walz_store as store;
use walz_words::{Language, Words};

/// The language of credentials: they are read abroad.
pub(super) const LANGUAGE: Language = Language::En;
const TONGUE: Tongue = Tongue::En;

/// What identifies one credential, beside what it says.
pub(super) struct Identity {
    pub(super) id: CredentialId,
    /// Under which identifier it is issued.
    pub(super) issuer: String,
    pub(super) place: u32,
    pub(super) issued: Timestamp,
}

/// The text that holds for this stay: the one in force, else the newest.
pub(super) fn agreed(stay: &StayFile) -> Option<&Content> {
    let all = &stay.agreements;
    let in_force = all.iter().find(|a| a.state.in_force_since().is_some());
    in_force.or_else(|| all.first()).map(|agreement| &agreement.content)
}

/// The record of a stay that is over and decided on.
pub(super) async fn of(work: &mut Work, reached: &Reached, identity: &Identity) -> Result<Record> {
    let organisation = work.ctx().actor.organisation;
    let own = store::organisation::find(work, organisation).await?.ok_or(Error::NotFound)?;
    let skills = store::register::list(work, organisation, TableKind::Skills.name()).await?;
    let content =
        agreed(&reached.stay).ok_or(Error::Broken("a stay without an agreement was told of"))?;
    let (app, words) = (work.app(), Words::of(LANGUAGE));
    let (file, host) = (&reached.file, &reached.stay.host);
    let units = units(reached, content, words)?;
    let period = reached.stay.mobility.really();
    let weeks = u32::try_from((period.days() + 6) / 7).unwrap_or(1);
    let reached_units = units.iter().filter(|unit| unit.result.passes()).count();
    let trade = file.trade.name(LANGUAGE.code());
    let title = words.t("credential-title").with("trade", trade).to_string();
    let description = words
        .t("credential-description")
        .with("trade", trade)
        .with("host", host.name.as_str())
        .with("place", format!("{}, {}", host.city, words.country(host.country.code())))
        .with("period", words.date_range(period.first(), period.last()))
        .with("reached", reached_units)
        .with("units", units.len())
        .to_string();
    let occupation = file.trade.esco_uri.clone().zip(file.trade.esco_label.clone());
    let transversal = |skill: Skill| {
        let fits = skill.kind == TRANSVERSAL && reached_units > 0;
        fits.then_some(EscoTerm { uri: skill.esco_uri, label: skill.label })
    };
    Ok(Record {
        id: identity.id.0,
        page: page(app, identity.id),
        language: TONGUE,
        description,
        issued: identity.issued,
        learner: Holder {
            id: file.learner.id.0,
            name: file.person.name.to_string(),
            born: file.person.born,
        },
        issuer: Organisation {
            id: identity.issuer.clone(),
            name: own.name.to_string(),
            oid: own.oid.clone(),
            city: own.city.clone(),
            country: own.country,
            page: Some(app.address.to_string()),
        },
        host: Organisation {
            id: format!("urn:uuid:{}", host.id),
            name: host.name.to_string(),
            oid: None,
            city: host.city.clone(),
            country: host.country,
            page: None,
        },
        stay: Stay {
            title: title.clone(),
            trade: trade.to_owned(),
            period,
            hours_per_week: content.hours_per_week,
            hours: u32::from(content.hours_per_week) * weeks,
            city: host.city.clone(),
            country: host.country,
            apprentice: file.learner.kind == LearnerKind::Apprentice,
        },
        title,
        units,
        occupation: occupation.map(|(uri, label)| EscoTerm { uri, label }),
        skills: skills.into_iter().filter_map(transversal).collect(),
        isced_f: file.trade.isced_f.clone(),
        status: Some(StatusPlace { list: list_address(app, organisation), index: identity.place }),
    })
}

fn units(reached: &Reached, content: &Content, words: Words) -> Result<Vec<Unit>> {
    const BROKEN: Error = Error::Broken("a unit that was not assessed was told of");
    let stay = &reached.stay;
    content
        .units
        .iter()
        .map(|unit| {
            let found = stay.assessments.iter().find(|a| a.unit == unit.code).ok_or(BROKEN)?;
            let decided = stay.recognitions.iter().find(|r| r.unit == unit.code);
            Ok(Unit {
                code: unit.code.clone(),
                title: unit.title.clone(),
                eqf: unit.eqf,
                knowledge: unit.knowledge.clone(),
                skills: unit.skills.clone(),
                responsibility: unit.responsibility_autonomy.clone(),
                method: unit.assessment_method.clone(),
                result: found.result,
                result_label: said(words, "document-attained-", found.result.code()),
                assessor: found.assessor.to_string(),
                assessed: found.at,
                recognition: decided.map(|decided| Recognition {
                    label: said(words, "document-decision-", decided.decision.code()),
                    by: decided.decided_by.to_string(),
                    at: decided.at,
                }),
            })
        })
        .collect()
}

fn said(words: Words, key: &str, code: &str) -> String {
    words.t(format!("{key}{}", code.replace('_', "-"))).to_string()
}

/// SHA-256 of what a record says, whichever credential says it.
pub(super) fn says(record: &Record) -> Result<String> {
    let nobody = Record {
        id: uuid::Uuid::nil(),
        page: String::new(),
        issued: Timestamp::UNIX_EPOCH,
        status: None,
        ..record.clone()
    };
    Ok(hex::encode(Sha256::digest(serde_json::to_vec(&nobody)?)))
}
