//! Terms of the European lists, and the few words of our own that a credential needs beside the record's.

use crate::credential::record::Language;
use walz_domain::country::Country;

/// A term of a European list.
#[derive(Clone, Copy)]
pub(super) struct Concept {
    pub(super) uri: &'static str,
    pub(super) scheme: &'static str,
    pub(super) label: &'static str,
}

/// What has no name in the European lists.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unknown {
    #[error("the country {0} is not in the list of countries for credentials")]
    Country(String),
    #[error("'{0}' is no field of education")]
    Field(String),
}

macro_rules! concepts {
    ($($name:ident = $scheme:literal $id:literal $label:literal;)*) => {$(
        pub(super) const $name: Concept = Concept {
            uri: concat!("http://data.europa.eu/snb/", $scheme, "/", $id),
            scheme: concat!("http://data.europa.eu/snb/", $scheme, "/25831c2"),
            label: $label,
        };
    )*
        #[cfg(test)]
        pub(super) const ALL: &[Concept] = &[$($name),*];
    };
}

concepts! {
    GENERIC = "credential" "e34929035b" "Generic";
    BASE64 = "encoding" "6146cde7dd" "base64";
    APPRENTICESHIP = "learning-activity" "d46a826a39" "apprenticeship";
    INTERNSHIP = "learning-activity" "bf5588ff84" "internship";
    WORK_BASED = "learning-assessment" "729f3bed4b" "Workbased";
    FORMAL = "learning-setting" "6fd4685715" "formal learning";
    KNOWLEDGE = "skill-type" "knowledge" "knowledge";
    SKILL = "skill-type" "skill" "skill";
    PRACTICAL = "assessment" "6a4db9f11d" "practical assessment";
    PORTFOLIO = "assessment" "4f03b91c0e" "portfolio";
    CONTINUOUS = "assessment" "3484bd7e51" "continuous evaluation";
}

pub(super) const SVG: Concept = Concept {
    uri: "http://publications.europa.eu/resource/authority/file-type/SVG",
    scheme: "http://publications.europa.eu/resource/authority/file-type",
    label: "SVG",
};

pub(super) const COUNTRIES: &str = "http://publications.europa.eu/resource/authority/country";

/// The kind of an assessment, from the words in which the method was agreed; practical where they say nothing else.
pub(super) fn assessment(method: &str) -> Concept {
    let method = method.to_lowercase();
    if method.contains("portfolio") {
        PORTFOLIO
    } else if ["observation", "log", "observasjon"].iter().any(|word| method.contains(word)) {
        CONTINUOUS
    } else {
        PRACTICAL
    }
}

pub(super) const fn language(language: Language) -> Concept {
    const SCHEME: &str = "http://publications.europa.eu/resource/authority/language";
    match language {
        Language::En => Concept {
            uri: "http://publications.europa.eu/resource/authority/language/ENG",
            scheme: SCHEME,
            label: "English",
        },
        Language::Nb => Concept {
            uri: "http://publications.europa.eu/resource/authority/language/NOB",
            scheme: SCHEME,
            label: "Norwegian Bokmål",
        },
    }
}

/// Words of a credential.
pub(super) struct Words {
    pub(super) knowledge: &'static str,
    pub(super) skills: &'static str,
    pub(super) responsibility: &'static str,
    pub(super) assessor: &'static str,
    pub(super) scale: &'static str,
    pub(super) transversal: &'static str,
}

pub(super) const fn of(language: Language) -> &'static Words {
    match language {
        Language::En => &Words {
            knowledge: "Knowledge",
            skills: "Skills",
            responsibility: "Responsibility and autonomy",
            assessor: "Assessed by",
            scale: "Not yet, partly, achieved, beyond",
            transversal: "Transversal skills of a stay abroad",
        },
        Language::Nb => &Words {
            knowledge: "Kunnskap",
            skills: "Ferdigheter",
            responsibility: "Ansvar og selvstendighet",
            assessor: "Vurdert av",
            scale: "Ikke ennå, delvis, nådd, mer enn nådd",
            transversal: "Tverrgående ferdigheter i et utenlandsopphold",
        },
    }
}

/// The code in the European list of countries, and the name.
pub(super) fn country(country: Country) -> Result<(&'static str, &'static str), Unknown> {
    let found = CODES.iter().find(|(two, ..)| *two == country.code());
    found
        .map(|(_, three, name)| (*three, *name))
        .ok_or_else(|| Unknown::Country(country.code().to_owned()))
}

/// Countries of the programme, its neighbours, and those that it is open to.
#[rustfmt::skip]
pub(super) const CODES: [(&str, &str, &str); 56] = [
    ("AL", "ALB", "Albania"), ("AM", "ARM", "Armenia"), ("AT", "AUT", "Austria"), ("AU", "AUS", "Australia"),
    ("AZ", "AZE", "Azerbaijan"), ("BA", "BIH", "Bosnia and Herzegovina"), ("BE", "BEL", "Belgium"),
    ("BG", "BGR", "Bulgaria"), ("BR", "BRA", "Brazil"), ("CA", "CAN", "Canada"), ("CH", "CHE", "Switzerland"),
    ("CL", "CHL", "Chile"), ("CY", "CYP", "Cyprus"), ("CZ", "CZE", "Czechia"), ("DE", "DEU", "Germany"),
    ("DK", "DNK", "Denmark"), ("EE", "EST", "Estonia"), ("ES", "ESP", "Spain"), ("FI", "FIN", "Finland"),
    ("FO", "FRO", "Faroes"), ("FR", "FRA", "France"), ("GB", "GBR", "United Kingdom"), ("GE", "GEO", "Georgia"),
    ("GL", "GRL", "Greenland"), ("GR", "GRC", "Greece"), ("HR", "HRV", "Croatia"), ("HU", "HUN", "Hungary"),
    ("IE", "IRL", "Ireland"), ("IL", "ISR", "Israel"), ("IN", "IND", "India"), ("IS", "ISL", "Iceland"),
    ("IT", "ITA", "Italy"), ("JP", "JPN", "Japan"), ("KE", "KEN", "Kenya"), ("KR", "KOR", "South Korea"),
    ("LI", "LIE", "Liechtenstein"), ("LT", "LTU", "Lithuania"), ("LU", "LUX", "Luxembourg"), ("LV", "LVA", "Latvia"),
    ("MD", "MDA", "Moldova"), ("ME", "MNE", "Montenegro"), ("MK", "MKD", "North Macedonia"), ("MT", "MLT", "Malta"),
    ("NL", "NLD", "Netherlands"), ("NO", "NOR", "Norway"), ("NZ", "NZL", "New Zealand"), ("PL", "POL", "Poland"),
    ("PT", "PRT", "Portugal"), ("RO", "ROU", "Romania"), ("RS", "SRB", "Serbia"), ("SE", "SWE", "Sweden"),
    ("SI", "SVN", "Slovenia"), ("SK", "SVK", "Slovakia"), ("TR", "TUR", "Türkiye"), ("UA", "UKR", "Ukraine"),
    ("US", "USA", "United States"),
];
