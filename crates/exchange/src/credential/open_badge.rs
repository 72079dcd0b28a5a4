//! Open Badges 3.0: the record as an `AchievementCredential` of the Verifiable Credentials Data Model 2.0, with a Data
//! Integrity proof.

use super::json_ld::{OPEN_BADGES, Refused, VC_2};
use super::key::SecretKey;
use super::proof::{second, sign};
use super::record::{EscoTerm, Organisation, Record, Result as Attained, Unit};
use jiff::civil::Date;
use serde_json::{Value, json};

/// The credential, signed.
///
/// # Errors
/// [`Refused`] where something in the record is no identifier.
pub fn write(record: &Record, key: &SecretKey, method: &str) -> Result<Value, Refused> {
    let mut document = unsigned(record);
    sign(&mut document, key, method, record.issued)?;
    Ok(document)
}

fn unsigned(record: &Record) -> Value {
    let stay = &record.stay;
    let id = format!("urn:uuid:{}", record.id);
    let achievement = format!("urn:uuid:{}#achievement", record.id);
    let units: Vec<(String, &Unit)> = record
        .units
        .iter()
        .enumerate()
        .map(|(n, unit)| (format!("urn:uuid:{}#unit-{}", record.id, n + 1), unit))
        .collect();
    let mut alignment: Vec<Value> =
        record.occupation.iter().chain(&record.skills).map(esco).collect();
    if let Some(level) = record.units.iter().map(|unit| unit.eqf).max() {
        alignment.push(json!({
            "type": ["Alignment"],
            "targetName": format!("EQF level {level}"),
            "targetFramework": "European Qualifications Framework",
            "targetCode": level.to_string(),
            "targetUrl": format!("http://data.europa.eu/snb/eqf/{level}"),
        }));
    }
    let criteria: Vec<String> = record
        .units
        .iter()
        .map(|unit| {
            format!(
                "{} (EQF {}): {}; {}; {}. {}.",
                unit.title, unit.eqf, unit.knowledge, unit.skills, unit.responsibility, unit.method
            )
        })
        .collect();
    let mut document = json!({
        "@context": [VC_2, OPEN_BADGES],
        "id": id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": record.title,
        "description": record.description,
        "issuer": profile(&record.issuer),
        "validFrom": second(record.issued),
        "credentialSubject": {
            "id": format!("urn:uuid:{}", record.learner.id),
            "type": ["AchievementSubject"],
            "identifier": [{
                "type": "IdentityObject",
                "hashed": false,
                "identityHash": record.learner.name,
                "identityType": "name",
            }],
            "activityStartDate": midnight(stay.period.first()),
            "activityEndDate": midnight(stay.period.last()),
            "source": profile(&record.host),
            "achievement": {
                "id": achievement,
                "type": ["Achievement"],
                "achievementType": "Certificate",
                "name": stay.title,
                "description": record.description,
                "inLanguage": record.language.tag(),
                "fieldOfStudy": stay.trade,
                "criteria": { "narrative": criteria.join("\n\n") },
                "alignment": alignment,
                "resultDescription": units.iter().map(|(id, unit)| json!({
                    "id": id,
                    "type": ["ResultDescription"],
                    "name": unit.title,
                    "resultType": "Result",
                    "allowedValue": Attained::ALL.iter().map(|one| one.code()).collect::<Vec<_>>(),
                })).collect::<Vec<_>>(),
            },
            "result": units.iter().map(|(id, unit)| result(id, unit)).collect::<Vec<_>>(),
        },
    });
    if let Some(status) = &record.status {
        document["credentialStatus"] = json!({
            "id": format!("{}#{}", status.list, status.index),
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": status.index.to_string(),
            "statusListCredential": status.list,
        });
    }
    document
}

fn result(id: &str, unit: &Unit) -> Value {
    let mut result = json!({
        "type": ["Result"],
        "resultDescription": id,
        "value": unit.result.code(),
    });
    // What was not reached has no status of its own in the vocabulary: the value says it.
    if unit.result.passes() {
        result["status"] = json!("Completed");
    }
    result
}

fn profile(of: &Organisation) -> Value {
    let mut profile = json!({
        "id": of.id,
        "type": ["Profile"],
        "name": of.name,
        "address": {
            "type": ["Address"],
            "addressCountryCode": of.country.code(),
            "addressLocality": of.city,
        },
    });
    if let Some(page) = &of.page {
        profile["url"] = json!(page);
    }
    profile
}

fn esco(term: &EscoTerm) -> Value {
    json!({
        "type": ["Alignment"],
        "targetName": term.label,
        "targetFramework": "ESCO",
        "targetUrl": term.uri,
    })
}

/// A day as the badges write it.
fn midnight(day: Date) -> String {
    format!("{day}T00:00:00Z")
}
