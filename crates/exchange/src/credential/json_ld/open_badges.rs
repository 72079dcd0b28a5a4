//! The context of Open Badges 3.0, put together from our own table of its terms: what a term is called and what it means
//! are facts, and the file of others is not copied. A test compares the result with the official file, term by term.

use super::OPEN_BADGES;
use serde_json::{Map, Value, json};

const OB: &str = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#";
const SCHEMA: &str = "https://schema.org/";
const XSD: &str = "https://www.w3.org/2001/XMLSchema#";

/// A line for each type, with its own terms indented below. A term is `name=meaning`, the name alone where it means the
/// term of that name in the vocabulary of Open Badges; `schema` is schema.org. Then, where it has any: what its values
/// are, and how they stand together.
const TYPES: &str = "
OpenBadgeCredential
Achievement
    achievementType|alignment set|creator|creditsAvailable float|criteria=Criteria id|fieldOfStudy|humanCode|image id
    otherIdentifier set|related set|resultDescription set|specialization|tag=schema:keywords set|version
    inLanguage=schema
AchievementSubject
    achievement|activityEndDate date|activityStartDate date|creditsEarned float|identifier set|image id|licenseNumber
    result set|role|source id|term
Address
    addressCountry=schema|addressCountryCode=CountryCode|addressLocality=schema|addressRegion=schema
    geo=GeoCoordinates|postOfficeBoxNumber=schema|postalCode=schema|streetAddress=schema
Alignment=schema:AlignmentObject
    targetCode|targetDescription=schema|targetFramework=schema|targetName=schema|targetType|targetUrl=schema anyURI
Criteria
EndorsementCredential
EndorsementSubject
    endorsementComment
Evidence
    audience=schema|genre=schema
GeoCoordinates
    latitude=schema|longitude=schema
IdentifierEntry
    identifier|identifierType
IdentityObject
    hashed boolean|identityHash|identityType|salt
Image
    caption=schema
Profile
    additionalName=schema|address id|dateOfBirth date|email=schema|familyName=schema|familyNamePrefix
    givenName=schema|honorificPrefix=schema|honorificSuffix=schema|image id|otherIdentifier set|parentOrg id
    patronymicName|phone|official
Related
    version|inLanguage=schema
Result
    achievedLevel anyURI|resultDescription anyURI|status|value=schema
ResultDescription
    allowedValue list|requiredLevel anyURI|requiredValue|resultType|rubricCriterionLevel set|valueMax|valueMin
RubricCriterionLevel
    level|points
";

/// The terms that hold everywhere.
const EVERYWHERE: &str = "alignment set|description=schema|endorsement set|endorsementJwt set|image id\
    |inLanguage=schema|name=schema|narrative|url=schema anyURI";

/// The contexts by their names: the version that is written, and the one before it.
pub(super) fn all() -> impl Iterator<Item = (&'static str, Value)> {
    [
        (OPEN_BADGES, file(current())),
        ("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json", file(before())),
        ("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json", extensions()),
    ]
    .into_iter()
}

fn file(context: Map<String, Value>) -> Value {
    json!({ "@context": context })
}

/// Version 3.0.3.
fn current() -> Map<String, Value> {
    let mut all = object(EVERYWHERE);
    let mut lines = TYPES.lines().filter(|line| !line.is_empty()).peekable();
    while let Some(line) = lines.next() {
        let (name, mut meaning) = term(line);
        let mut own = String::new();
        while let Some(terms) = lines.next_if(|line| line.starts_with(' ')) {
            own.push_str(terms.trim());
            own.push('|');
        }
        if !own.is_empty()
            && let Some(meaning) = meaning.as_object_mut()
        {
            meaning.insert("@context".to_owned(), Value::Object(object(own.trim_end_matches('|'))));
        }
        all.insert(name, meaning);
    }
    all.insert("AchievementCredential".to_owned(), json!({ "@id": "OpenBadgeCredential" }));
    // As published: without a prefix of that name, this is the datatype's full name.
    let date_time = json!({ "@id": format!("{OB}awardedDate"), "@type": "xsd:dateTime" });
    all.insert("awardedDate".to_owned(), date_time);
    let jti = json!({ "@id": "https://www.iana.org/assignments/jwt#jti", "@type": "@id" });
    all.insert("jti".to_owned(), jti);
    all
}

/// Version 3.0.2: without what came later, and with two meanings that were put right.
fn before() -> Map<String, Value> {
    let mut all = current();
    for later in ["awardedDate", "endorsementJwt", "inLanguage", "jti"] {
        all.remove(later);
    }
    let image = json!({ "@id": format!("{OB}Image"), "@type": "@id" });
    all.insert("image".to_owned(), image.clone());
    for name in ["Achievement", "AchievementSubject", "Profile", "Related"] {
        let Some(own) = all.get_mut(name).and_then(|t| t.get_mut("@context")) else { continue };
        let Some(own) = own.as_object_mut() else { continue };
        own.remove("inLanguage");
        if own.contains_key("image") {
            own.insert("image".to_owned(), image.clone());
        }
        if own.contains_key("achievement") {
            own.insert("achievement".to_owned(), json!({ "@id": format!("{OB}achievement-0") }));
        }
    }
    all
}

fn extensions() -> Value {
    const VALIDATOR: &str = "1EdTechJsonSchemaValidator2019";
    const REVOCATION: &str = "1EdTechRevocationList";
    const REFRESH: &str = "1EdTechCredentialRefresh";
    let spec = |of: &str, name: &str| {
        format!("https://purl.imsglobal.org/spec/{of}/v1p0/context.json#{name}")
    };
    json!({ "@context": {
        "id": "@id",
        "type": "@type",
        VALIDATOR: spec("vccs", VALIDATOR),
        REVOCATION: spec("vcrl", REVOCATION),
        REFRESH: spec("vccr", REFRESH),
    } })
}

fn object(terms: &str) -> Map<String, Value> {
    let always = [("@protected", json!(true)), ("id", json!("@id")), ("type", json!("@type"))];
    let always = always.map(|(name, value)| (name.to_owned(), value));
    always.into_iter().chain(terms.split('|').map(str::trim).map(term)).collect()
}

fn term(text: &str) -> (String, Value) {
    let mut words = text.split(' ');
    let (name, meaning) = words.next().map_or(("", ""), |w| w.split_once('=').unwrap_or((w, w)));
    let meaning = match meaning.split_once(':') {
        Some((_, in_schema)) => format!("{SCHEMA}{in_schema}"),
        None if meaning == "schema" => format!("{SCHEMA}{name}"),
        None => format!("{OB}{meaning}"),
    };
    let mut value = json!({ "@id": meaning });
    for word in words {
        match word {
            "set" | "list" => value["@container"] = json!(format!("@{word}")),
            "id" => value["@type"] = json!("@id"),
            datatype => value["@type"] = json!(format!("{XSD}{datatype}")),
        }
    }
    (name.to_owned(), value)
}
