//! What a learning agreement says, on a page.

use crate::label::{contact, period, place};
use crate::signing::{Block, Change, Section, Shown};
use walz_documents::agreement::skills;
use walz_documents::annexes;
use walz_documents::changes::interruptions;
use walz_domain::agreement::{AgreedUnit, Agreement, Amends, Content, Side, Task};
use walz_words::{Said, Words};

impl Shown for Agreement {
    const SIGNED: (&'static str, &'static str) = ("agreement-signed", "agreement-signed-last");

    fn title(&self, words: Words) -> String {
        let name = self.content.participant.name.as_str();
        words.t("agreement-title").with("name", name).to_string()
    }

    fn summary(&self, words: Words) -> Vec<(String, String)> {
        let content = &self.content;
        let units: Vec<&str> = content.units.iter().map(|unit| unit.title.as_str()).collect();
        facts([
            (words.t("agreement-short-where"), where_to(content, words)),
            (words.t("agreement-short-when"), period(words, content.period)),
            (words.t("agreement-short-what"), words.list(&units)),
            (words.t("agreement-short-who"), content.hosting.mentor.name.to_string()),
        ])
    }

    fn sections(&self, words: Words) -> Vec<Section> {
        let section =
            |key: &str, blocks: Vec<Block>| Section { title: words.t(key).to_string(), blocks };
        // Whoever reads the second language reads the text in it; on paper it stands in both.
        let content = &self.content.for_reader(words.language().code());
        let mut outcomes = vec![Block::Text(content.learning_goal.clone())];
        outcomes.extend(content.units.iter().map(|unit| self::unit(unit, words)));
        let amendment = content.amends.as_ref();
        let amendment =
            amendment.map(|amends| section("document-amendment", self::amendment(amends, words)));
        let whole = vec![
            section("document-learner", learner(&content.participant, words)),
            section("document-stay", vec![Block::Facts(stay(content, words))]),
            section("document-organisations", vec![Block::Facts(bodies(content, words))]),
            section(
                "document-contacts",
                vec![
                    Block::Facts(people(&content.sending, SENDING, words)),
                    Block::Facts(people(&content.hosting, HOSTING, words)),
                ],
            ),
            section("document-outcomes", outcomes),
            section("document-second-host", second_host(content, words)),
            section("document-programme", programme(content, words)),
            section("document-timetable", vec![Block::Facts(annexes::days(content, words))]),
            section("document-monitoring", vec![Block::Text(content.monitoring.clone())]),
            section("document-recognition", vec![Block::Text(content.recognition.clone())]),
            section(
                "document-promises",
                ["document-promise-learner", "document-promise-sender", "document-promise-host"]
                    .map(|key| Block::Text(words.t(key).to_string()))
                    .into(),
            ),
            section("document-signers", vec![Block::Facts(annexes::signers(content, words))]),
        ];
        amendment.into_iter().chain(whole).filter(|section| !section.is_empty()).collect()
    }

    fn lines(&self, words: Words) -> Vec<(String, String)> {
        super::negotiate::lines(&self.content, words)
    }

    fn changes(&self, older: &Self, words: Words) -> Vec<Change> {
        let changes = walz_documents::changes::between(&self.content, &older.content, words);
        let change = |c: walz_documents::changes::Change| Change {
            what: c.what,
            before: c.before,
            after: c.after,
        };
        changes.into_iter().map(change).collect()
    }
}

fn second_host(content: &Content, words: Words) -> Vec<Block> {
    let second = content.second_host.as_ref();
    second.map(|s| Block::Facts(annexes::second_host(content, s, words))).into_iter().collect()
}

/// Each task under its weeks.
fn programme(content: &Content, words: Words) -> Vec<Block> {
    let task = |task: &Task| {
        let [weeks, text, place, units] = annexes::row(content, task, words);
        let about = facts([
            (words.t("document-programme-task"), text),
            (words.t("document-programme-place"), place),
            (words.t("document-programme-units"), units),
        ]);
        Block::Titled(weeks, about)
    };
    content.programme.iter().map(task).collect()
}

fn amendment(amends: &Amends, words: Words) -> Vec<Block> {
    let since = words.date(amends.since.to_zoned(jiff::tz::TimeZone::UTC).date());
    let intro = words.t("document-amendment-intro").with("number", amends.number);
    vec![
        Block::Text(intro.with("date", since).to_string()),
        Block::Facts(facts([
            (words.t("document-amendment-from"), words.date(amends.from)),
            (words.t("document-amendment-reason"), amends.reason.clone()),
        ])),
    ]
}

/// Facts without those that are empty.
pub(crate) fn facts<const N: usize>(all: [(Said, String); N]) -> Vec<(String, String)> {
    all.into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name.to_string(), value))
        .collect()
}

/// The participant, as both kinds of text name them.
pub(crate) fn learner(
    participant: &walz_domain::agreement::Participant,
    words: Words,
) -> Vec<Block> {
    let born = participant.born.map(|born| words.date(born)).unwrap_or_default();
    let level = words.t("document-eqf").with("level", participant.eqf).to_string();
    let guardians: Vec<String> = participant.guardians.iter().map(contact).collect();
    vec![Block::Facts(facts([
        (words.t("document-name"), participant.name.to_string()),
        (words.t("document-born"), born),
        (words.t("document-nationality"), words.country(participant.nationality.code())),
        (words.t("document-qualification"), participant.qualification.clone()),
        (words.t("document-level"), level),
        (words.t("document-guardians"), guardians.join("; ")),
    ]))]
}

fn where_to(content: &Content, words: Words) -> String {
    let place = place(words, &content.city, content.country);
    format!("{}, {place}", content.hosting.organisation)
}

fn stay(content: &Content, words: Words) -> Vec<(String, String)> {
    let hours = words.t("document-hours-per-week").with("hours", content.hours_per_week);
    facts([
        (words.t("document-period"), period(words, content.period)),
        (words.t("document-interruptions"), interruptions(&content.interruptions, words)),
        (words.t("document-place"), place(words, &content.city, content.country)),
        (words.t("document-trade"), content.trade.clone()),
        (words.t("document-working-time"), hours.to_string()),
        (words.t("document-working-language"), content.working_language.clone()),
    ])
}

fn bodies(content: &Content, words: Words) -> Vec<(String, String)> {
    let body = |side: &Side| format!("{}, {}", side.organisation, side.city);
    facts([
        (words.t("document-sending"), body(&content.sending)),
        (words.t("document-hosting"), body(&content.hosting)),
        (words.t("document-intermediary"), content.intermediary.clone().unwrap_or_default()),
    ])
}

const SENDING: [&str; 3] = [
    "document-contact-mentor-sending",
    "document-contact-administration-sending",
    "document-contact-emergency-sending",
];
const HOSTING: [&str; 3] = [
    "document-contact-mentor-hosting",
    "document-contact-administration-hosting",
    "document-contact-emergency-hosting",
];

fn people(side: &Side, keys: [&str; 3], words: Words) -> Vec<(String, String)> {
    let people = [&side.mentor, &side.administration, &side.emergency];
    keys.into_iter()
        .zip(people)
        .map(|(key, who)| (words.t(key).to_string(), contact(who)))
        .collect()
}

fn unit(unit: &AgreedUnit, words: Words) -> Block {
    let title = words
        .t("document-unit-title")
        .with("title", unit.title.as_str())
        .with("code", unit.code.as_str())
        .with("level", unit.eqf);
    Block::Titled(
        title.to_string(),
        facts([
            (words.t("document-knowledge"), unit.knowledge.clone()),
            (words.t("document-skills"), unit.skills.clone()),
            (words.t("document-responsibility"), unit.responsibility_autonomy.clone()),
            (words.t("document-method-of-assessment"), unit.assessment_method.clone()),
            (words.t("document-european-skills"), skills(unit)),
        ]),
    )
}
