//! The European Learning Model: the record as a European Digital Credential, as the Commission's shapes want it.

mod node;
mod picture;
mod words;

use super::proof::second;
use super::record::{Organisation, Record, Unit};
use jiff::Timestamp;
use jiff::civil::Date;
use node::Nodes;
use serde_json::{Map, Value, json};
pub use words::Unknown;

/// The version of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// Ontology 3.2, shapes `edc-generic-full` 1.2.
    V3_2,
}

impl Version {
    const fn context(self) -> &'static str {
        match self {
            Self::V3_2 => "http://data.europa.eu/snb/model/context/edc-ap",
        }
    }

    const fn schema(self) -> &'static str {
        match self {
            Self::V3_2 => "http://data.europa.eu/snb/model/ap/edc-generic-full",
        }
    }
}

/// The credential as a whole. `identifier` is who the issuer is in a register, as its seal certificate says it.
///
/// # Errors
/// [`Unknown`] where a country or a field of education has no name in the European lists.
pub fn write(
    record: &Record,
    version: Version,
    identifier: Option<&str>,
) -> Result<Value, Unknown> {
    let mut writer = Writer { record, nodes: Nodes::new(record.language) };
    let issuer = writer.issuer(identifier)?;
    Ok(json!({
        "@context": ["https://www.w3.org/2018/credentials/v1", version.context()],
        "id": format!("urn:credential:{}", record.id),
        "type": ["VerifiableCredential", "EuropeanDigitalCredential"],
        "credentialProfiles": writer.nodes.concept(words::GENERIC),
        "credentialSchema": { "id": version.schema(), "type": "ShaclValidator2017" },
        "displayParameter": writer.display(),
        "identifier": writer.page(),
        "issuanceDate": second(record.issued),
        "issued": second(record.issued),
        "validFrom": second(record.issued),
        "issuer": issuer,
        "credentialSubject": writer.person()?,
    }))
}

/// What the Commission's issuer takes: the credential without what its seal adds.
pub fn uploadable(credential: &Value) -> Value {
    let mut credential = credential.clone();
    if let Some(all) = credential.as_object_mut() {
        all.remove("issued");
        all.remove("issuanceDate");
        if let Some(issuer) = all.get_mut("issuer").and_then(Value::as_object_mut) {
            issuer.remove("eIDASIdentifier");
        }
    }
    json!({ "credential": credential })
}

struct Writer<'a> {
    record: &'a Record,
    nodes: Nodes,
}

impl Writer<'_> {
    fn text(&self, text: &str) -> Value {
        self.nodes.text(text)
    }

    /// The issuer, with the identifier that the model wants of who seals.
    fn issuer(&mut self, identifier: Option<&str>) -> Result<Value, Unknown> {
        let of = &self.record.issuer;
        let own = match (identifier, &of.oid) {
            (Some(sealed), _) => sealed.to_owned(),
            (None, Some(oid)) => format!("OID-{oid}"),
            (None, None) => of.id.clone(),
        };
        let mut issuer = self.organisation(of)?;
        let spatial = self.nodes.country(of.country)?;
        issuer["eIDASIdentifier"] = self.nodes.node(
            "legalIdentifier",
            "LegalIdentifier",
            [("notation", json!(own)), ("spatial", spatial)],
        );
        Ok(issuer)
    }

    fn organisation(&mut self, of: &Organisation) -> Result<Value, Unknown> {
        let country = self.nodes.country(of.country)?;
        let full = self.text(&of.city);
        let full = self.nodes.node("note", "Note", [("noteLiteral", full)]);
        let address = self.nodes.node(
            "address",
            "Address",
            [("countryCode", country), ("fullAddress", full)],
        );
        let location = self.nodes.node("location", "Location", [("address", address)]);
        let mut organisation = self.nodes.node(
            "org",
            "Organisation",
            [("legalName", self.text(&of.name)), ("location", location)],
        );
        if let Some(oid) = &of.oid {
            organisation["identifier"] = self.nodes.node(
                "identifier",
                "Identifier",
                [("notation", json!(oid)), ("schemeName", json!("Erasmus+ organisation ID"))],
            );
        }
        if let Some(page) = &of.page {
            organisation["homepage"] =
                self.nodes.node("webResource", "WebResource", [("contentURL", json!(page))]);
        }
        Ok(organisation)
    }

    /// The page where the credential's state stands.
    fn page(&mut self) -> Value {
        self.nodes.node(
            "identifier",
            "Identifier",
            [
                ("notation", json!(self.record.page)),
                ("schemeName", json!("Page of the credential")),
            ],
        )
    }

    fn display(&mut self) -> Value {
        let record = self.record;
        let language = self.nodes.language();
        let image = self.nodes.node(
            "mediaObject",
            "MediaObject",
            [
                ("content", json!(picture::of(record))),
                ("contentEncoding", self.nodes.concept(words::BASE64)),
                ("contentType", self.nodes.concept(words::SVG)),
            ],
        );
        let detail = self.nodes.node(
            "displayDetail",
            "DisplayDetail",
            [("image", image), ("page", json!(1))],
        );
        let one = self.nodes.node(
            "individualDisplay",
            "IndividualDisplay",
            [("displayDetail", detail), ("language", language.clone())],
        );
        self.nodes.node(
            "displayParameter",
            "DisplayParameter",
            [
                ("title", self.text(&record.title)),
                ("description", self.text(&record.description)),
                ("primaryLanguage", language.clone()),
                ("language", language),
                ("individualDisplay", one),
            ],
        )
    }

    fn person(&mut self) -> Result<Value, Unknown> {
        let learner = &self.record.learner;
        let claims = self.claims()?;
        let mut person = self.nodes.node(
            "person",
            "Person",
            [("fullName", self.text(&learner.name)), ("hasClaim", claims)],
        );
        person["identifier"] = self.nodes.node(
            "identifier",
            "Identifier",
            [
                ("notation", json!(format!("urn:uuid:{}", learner.id))),
                ("schemeName", json!("Learner in the issuer's register")),
            ],
        );
        if let Some(born) = learner.born {
            person["dateOfBirth"] = json!(midnight(born));
        }
        Ok(person)
    }

    /// The units that were reached, as parts of one achievement that the stay led to; the assessments of those that were
    /// not; the stay alone where there are none.
    fn claims(&mut self) -> Result<Value, Unknown> {
        let (reached, open): (Vec<_>, Vec<_>) =
            self.record.units.iter().partition(|unit| unit.result.passes());
        let activity = self.activity()?;
        let mut claims = Vec::new();
        if reached.is_empty() {
            claims.push(activity);
        } else {
            let parts =
                reached.iter().map(|unit| self.achievement(unit)).collect::<Result<Vec<_>, _>>()?;
            let specification = self.specification()?;
            let by = self.awarded()?;
            claims.push(self.nodes.node(
                "learningAchievement",
                "LearningAchievement",
                [
                    ("title", self.text(&self.record.title)),
                    ("description", self.text(&self.record.description)),
                    ("awardedBy", by),
                    ("influencedBy", activity),
                    ("specifiedBy", specification),
                    ("hasPart", Value::Array(parts)),
                ],
            ));
        }
        for unit in open {
            claims.push(self.assessment(unit)?);
        }
        Ok(Value::Array(claims))
    }

    /// Who stands behind a claim.
    fn awarded(&mut self) -> Result<Value, Unknown> {
        let body = self.organisation(&self.record.issuer)?;
        Ok(self.nodes.node(
            "awardingProcess",
            "AwardingProcess",
            [("awardingBody", body), ("awardingDate", json!(second(self.record.issued)))],
        ))
    }

    /// The stay.
    fn activity(&mut self) -> Result<Value, Unknown> {
        let stay = &self.record.stay;
        let by = self.awarded()?;
        let host = self.organisation(&self.record.host)?;
        let country = self.nodes.country(stay.country)?;
        let full = self.text(&stay.city);
        let full = self.nodes.node("note", "Note", [("noteLiteral", full)]);
        let address = self.nodes.node(
            "address",
            "Address",
            [("countryCode", country), ("fullAddress", full)],
        );
        let location = self.nodes.node("location", "Location", [("address", address)]);
        let period = self.nodes.node(
            "period",
            "PeriodOfTime",
            [
                ("startDate", json!(midnight(stay.period.first()))),
                ("endDate", json!(midnight(stay.period.last()))),
            ],
        );
        let kind = if stay.apprentice { words::APPRENTICESHIP } else { words::INTERNSHIP };
        let specification = self.nodes.node(
            "learningActivitySpec",
            "LearningActivitySpecification",
            [
                ("title", self.text(&stay.title)),
                ("dcType", self.nodes.concept(kind)),
                ("mode", self.nodes.concept(words::WORK_BASED)),
                ("volumeOfLearning", json!(format!("PT{}H", stay.hours))),
            ],
        );
        Ok(self.nodes.node(
            "activity",
            "LearningActivity",
            [
                ("title", self.text(&stay.title)),
                ("awardedBy", by),
                ("directedBy", host),
                ("location", location),
                ("temporal", period),
                ("workload", json!(format!("PT{}H", stay.hours))),
                ("levelOfCompletion", json!(100)),
                ("specifiedBy", specification),
            ],
        ))
    }

    /// What the achievement is, as a whole: the trade, its field and the skills that the stay trains.
    fn specification(&mut self) -> Result<Value, Unknown> {
        let record = self.record;
        let mut outcomes = Vec::new();
        if !record.skills.is_empty() {
            let skills = record.skills.iter().map(|term| self.nodes.skill(term)).collect();
            outcomes.push(self.nodes.node(
                "learningOutcome",
                "LearningOutcome",
                [
                    ("title", self.text(self.nodes.words().transversal)),
                    ("relatedESCOSkill", Value::Array(skills)),
                ],
            ));
        }
        let mut specification = self.nodes.node(
            "learningAchievementSpec",
            "LearningAchievementSpecification",
            [
                ("title", self.text(&record.stay.title)),
                ("learningSetting", self.nodes.concept(words::FORMAL)),
                ("mode", self.nodes.concept(words::WORK_BASED)),
                ("volumeOfLearning", json!(format!("PT{}H", record.stay.hours))),
            ],
        );
        if let Some(code) = &record.isced_f {
            specification["thematicArea"] = self.nodes.field(code)?;
        }
        if let Some(occupation) = &record.occupation {
            specification["dcType"] = self.nodes.occupation(occupation);
        }
        if !outcomes.is_empty() {
            specification["learningOutcome"] = Value::Array(outcomes);
        }
        Ok(specification)
    }

    fn achievement(&mut self, unit: &Unit) -> Result<Value, Unknown> {
        let by = self.awarded()?;
        let assessment = self.assessment(unit)?;
        let words = self.nodes.words();
        let parts = [
            (words.knowledge, &unit.knowledge, words::KNOWLEDGE),
            (words.skills, &unit.skills, words::SKILL),
            (words.responsibility, &unit.responsibility, words::SKILL),
        ];
        let outcomes = parts
            .into_iter()
            .filter(|(_, text, _)| !text.trim().is_empty())
            .map(|(name, text, kind)| {
                let title = self.text(&format!("{name}: {text}"));
                let kind = self.nodes.concept(kind);
                self.nodes.node(
                    "learningOutcome",
                    "LearningOutcome",
                    [("title", title), ("dcType", kind)],
                )
            })
            .collect();
        let specification = self.nodes.node(
            "qualification",
            "Qualification",
            [
                ("title", self.text(&unit.title)),
                ("isPartialQualification", json!(true)),
                ("eqfLevel", self.nodes.eqf(unit.eqf)),
                ("learningOutcome", Value::Array(outcomes)),
                ("mode", self.nodes.concept(words::WORK_BASED)),
            ],
        );
        let mut achievement = self.nodes.node(
            "learningAchievement",
            "LearningAchievement",
            [
                ("title", self.text(&unit.title)),
                ("awardedBy", by),
                ("provenBy", assessment),
                ("specifiedBy", specification),
            ],
        );
        achievement["identifier"] = self.nodes.node(
            "identifier",
            "Identifier",
            [("notation", json!(unit.code)), ("schemeName", json!("Unit of learning outcomes"))],
        );
        if let Some(recognition) = &unit.recognition {
            let said =
                format!("{} ({}, {})", recognition.label, recognition.by, day(recognition.at));
            let said = self.text(&said);
            achievement["additionalNote"] =
                self.nodes.node("note", "Note", [("noteLiteral", said)]);
        }
        Ok(achievement)
    }

    fn assessment(&mut self, unit: &Unit) -> Result<Value, Unknown> {
        let by = self.awarded()?;
        let host = self.organisation(&self.record.host)?;
        let grade = self.text(&unit.result_label);
        let grade = self.nodes.node("note", "Note", [("noteLiteral", grade)]);
        let assessor = self.text(&format!("{}: {}", self.nodes.words().assessor, unit.assessor));
        let assessor = self.nodes.node("note", "Note", [("noteLiteral", assessor)]);
        let scheme = self.nodes.node(
            "gradingScheme",
            "GradingScheme",
            [("title", self.text(self.nodes.words().scale))],
        );
        let specification = self.nodes.node(
            "learningAssessmentSpec",
            "LearningAssessmentSpecification",
            [
                ("title", self.text(&unit.method)),
                ("dcType", self.nodes.concept(words::assessment(&unit.method))),
                ("gradingScheme", scheme),
                ("mode", self.nodes.concept(words::WORK_BASED)),
            ],
        );
        Ok(self.nodes.node(
            "learningAssessment",
            "LearningAssessment",
            [
                ("title", self.text(&unit.title)),
                ("awardedBy", by),
                ("assessedBy", host),
                ("additionalNote", assessor),
                ("grade", grade),
                ("dateIssued", json!(second(unit.assessed))),
                ("specifiedBy", specification),
            ],
        ))
    }
}

fn midnight(day: Date) -> String {
    format!("{day}T00:00:00Z")
}

fn day(at: Timestamp) -> Date {
    at.to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// An object with its fields, empty ones left out.
fn object<const N: usize>(fields: [(&str, Value); N]) -> Map<String, Value> {
    let kept = fields.into_iter().filter(|(_, value)| !value.is_null());
    kept.map(|(name, value)| (name.to_owned(), value)).collect()
}

#[cfg(test)]
mod tests;
