//! How learning outcomes are worded. What is found here advises and never stops anybody: whoever writes a unit knows
//! the trade, this only knows words.
//!
//! An outcome says in its first word what somebody does and another can see, one thing at a time, and how one knows that
//! it was reached. Words are known in English and Norwegian; in other languages only what needs none is looked at.

use super::{Part, Unit};
use crate::search::words;

crate::code::codes! {
    /// What could be better.
    Rule {
        /// The first word is nothing that one can see somebody do.
        NoVerb = "no-verb",
        /// It says what is in somebody's head: know, understand.
        Unseen = "unseen",
        /// Several things at once.
        SeveralActions = "several-actions",
        /// Nothing says by what one sees that it was reached.
        NoCriterion = "no-criterion",
        /// Nothing says how it is assessed.
        NoMethod = "no-method",
        /// It asks for more than its level does.
        AboveLevel = "above-level",
        /// It asks for less than its level does.
        BelowLevel = "below-level",
    }
}

/// Something that could be better, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    pub part: Part,
    pub rule: Rule,
    /// The words that it is about; nothing where it is about what is missing.
    pub about: String,
}

/// Words by which outcomes are judged, in one language.
struct Lexicon {
    /// What one sees somebody do, in the basic form, with blanks between.
    doing: &'static str,
    /// What is in somebody's head only.
    unseen: &'static [&'static str],
    /// What people do who answer for others.
    leading: &'static [&'static str],
    /// How people work who cannot be left alone.
    led: &'static [&'static str],
    /// The basic forms that a word could have.
    basic: fn(&str) -> [String; 2],
}

const ENGLISH: Lexicon = Lexicon {
    doing: "adjust advise apply arrange assemble assist bake bend build calculate care carry change \
        check clad clean communicate compare complete configure connect construct cook cut \
        deliver demonstrate describe design detect diagnose document drill drive estimate \
        explain fasten find fit follow form frame glue greet grind handle help identify insert \
        inspect install insulate join keep label lay lead lift list load maintain make manage \
        mark measure mend mill mix monitor mount observe operate order organise organize pack \
        paint place plan plant polish prepare present produce program propose prune read receive \
        record recommend remove repair replace report run saw seal select sell serve set sew \
        shape sharpen show sketch solder sort store supervise support test trim turn use wash \
        weigh weld wire work write",
    unseen: &["know", "understand", "be familiar with", "be aware of", "appreciate", "learn about"],
    leading: &["supervise", "lead", "manage", "train others", "takes responsibility for others"],
    led: &["under supervision", "under direct supervision", "with help", "asks before"],
    basic: |word| {
        let without = word.strip_suffix("es").or_else(|| word.strip_suffix('s')).unwrap_or(word);
        [word.strip_suffix('s').unwrap_or(word).to_owned(), without.to_owned()]
    },
};

const NORWEGIAN: Lexicon = Lexicon {
    doing: "anvende arbeide avslutte bake behandle benytte beregne beskrive bestille betjene bruke \
        bygge bytte bøye demonstrere diagnostisere dokumentere feste finne forklare forme følge \
        gjennomføre gjøre grave holde identifisere inspisere installere isolere justere kappe \
        kle koble kommunisere konfigurere kontrollere lage lede legge levere lese lime lodde \
        løfte male merke montere måle observere organisere pakke planlegge plante presentere \
        programmere pusse rapportere registrere rengjøre reparere sage sammenligne selge servere \
        sette skifte skjære skrive skru slipe sortere stelle stille støtte sveise sy ta teste \
        tilberede tilpasse trekke utføre vaske vedlikeholde veie veilede velge vise vurdere",
    unseen: &[
        "kjenne til",
        "kjenner til",
        "forstå",
        "forstår",
        "vite",
        "vet",
        "ha kunnskap om",
        "har kunnskap om",
        "ha kjennskap til",
        "har kjennskap til",
        "være kjent med",
    ],
    leading: &["lede", "leder", "veilede andre", "veileder andre", "har ansvar for andre"],
    led: &["under veiledning", "under tilsyn", "med hjelp", "spør før"],
    basic: |word| [word.to_owned(), word.strip_suffix('r').unwrap_or(word).to_owned()],
};

/// The level up to which somebody works for others, and the one from which others work for them.
const LED_UP_TO: u8 = 2;
const LEADS_FROM: u8 = 5;

/// What could be worded better, in the order of the parts.
pub fn advice(unit: &Unit) -> Vec<Advice> {
    let mut found = Vec::new();
    let mut say = |part, rule, about: &str| {
        let about = about.to_owned();
        found.push(Advice { part, rule, about });
    };
    let lexicon = match unit.language.code() {
        "en" => Some(&ENGLISH),
        "nb" => Some(&NORWEGIAN),
        _ => None,
    };
    if let Some(lexicon) = lexicon {
        for line in lines(&unit.skills) {
            match lexicon.judge(line) {
                Some(rule) => say(Part::Skills, rule, line),
                None if lexicon.actions(line) > 1 => say(Part::Skills, Rule::SeveralActions, line),
                None => {}
            }
        }
        let texts =
            [(Part::Skills, &unit.skills), (Part::Responsibility, &unit.responsibility_autonomy)];
        for (part, text) in texts {
            let has = |known: &&&str| contains(text, known);
            if unit.eqf <= LED_UP_TO
                && let Some(word) = lexicon.leading.iter().find(has)
            {
                say(part, Rule::AboveLevel, word);
            }
            if unit.eqf >= LEADS_FROM
                && let Some(word) = lexicon.led.iter().find(has)
            {
                say(part, Rule::BelowLevel, word);
            }
        }
    }
    if unit.criteria.iter().all(|criterion| criterion.trim().is_empty()) {
        say(Part::Criteria, Rule::NoCriterion, "");
    }
    if unit.assessment_method.trim().is_empty() {
        say(Part::Method, Rule::NoMethod, "");
    }
    found
}

/// The outcomes of a text: one a line, or one after each semicolon.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', ';']).map(str::trim).filter(|line| !line.is_empty())
}

/// Whether a text has these words one after the other.
fn contains(text: &str, sought: &str) -> bool {
    let (text, sought) = (words(text), words(sought));
    text.windows(sought.len().max(1)).any(|window| window == sought)
}

impl Lexicon {
    fn is_doing(&self, word: &str) -> bool {
        // Words are compared as they are searched: without accents.
        let known = |form: &str| {
            self.doing.split(' ').any(|known| words(known).first().is_some_and(|k| k == form))
        };
        known(word) || (self.basic)(word).iter().any(|form| known(form))
    }

    /// What is wrong with the beginning of an outcome.
    fn judge(&self, line: &str) -> Option<Rule> {
        let all = words(line);
        let starts = |known: &&str| {
            let known = words(known);
            let basic = all.first().map(|word| (self.basic)(word)).unwrap_or_default();
            all.starts_with(&known)
                || (known.len() == 1 && basic.iter().any(|form| known.first() == Some(form)))
        };
        if self.unseen.iter().any(starts) {
            return Some(Rule::Unseen);
        }
        let first = all.first()?;
        (!self.is_doing(first)).then_some(Rule::NoVerb)
    }

    /// How many things an outcome asks for: those that begin it, and that follow a comma or an "and".
    fn actions(&self, line: &str) -> usize {
        let line = format!("{line} ");
        let parts = line.split([',', '/', '+']).flat_map(|part| part.split(" and "));
        let parts = parts.flat_map(|part| part.split(" og "));
        parts.filter_map(|part| words(part).into_iter().next()).filter(|w| self.is_doing(w)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::unit::State;
    use crate::{TradeId, UnitId};
    use std::collections::BTreeMap;
    use uuid::Uuid;

    fn unit(skills: &str) -> Unit {
        Unit {
            id: UnitId(Uuid::nil()),
            code: "C-U1".to_owned(),
            trade: TradeId(Uuid::nil()),
            title: "Build a wall".to_owned(),
            eqf: 4,
            knowledge: String::new(),
            skills: skills.to_owned(),
            responsibility_autonomy: String::new(),
            assessment_method: "practical demonstration".to_owned(),
            min_weeks: 4,
            points: None,
            criteria: vec!["The wall stands straight.".to_owned()],
            language: Language::ENGLISH,
            translations: BTreeMap::new(),
            links: Vec::new(),
            origin: None,
            state: State::Draft,
            number: 1,
        }
    }

    fn rules(unit: &Unit) -> Vec<(Part, Rule)> {
        advice(unit).into_iter().map(|advice| (advice.part, advice.rule)).collect()
    }

    #[test]
    fn an_outcome_begins_with_what_one_can_see() {
        let good = "Installs a sub-distribution board of at most 24 modules\nmeasure a wall";
        assert_eq!(rules(&unit(good)), []);
        for unseen in ["knows the rules", "understand drawings", "Be familiar with tools"] {
            assert_eq!(rules(&unit(unseen)), [(Part::Skills, Rule::Unseen)], "{unseen}");
        }
        assert_eq!(rules(&unit("good at drawings")), [(Part::Skills, Rule::NoVerb)]);
        assert_eq!(
            advice(&unit("measure a wall; the rules"))[0].about,
            "the rules",
            "only the second outcome"
        );
    }

    #[test]
    fn one_action_at_a_time() {
        let several = unit("set out, frame, insulate and clad");
        assert_eq!(rules(&several), [(Part::Skills, Rule::SeveralActions)]);
        assert_eq!(rules(&unit("fit windows and doors")), []);
    }

    #[test]
    fn norwegian_is_read_too_and_other_languages_are_left_alone() {
        let norwegian = |skills: &str| {
            let mut unit = unit(skills);
            unit.language = "nb".parse().expect("a language");
            unit
        };
        assert_eq!(rules(&norwegian("Måler en vegg\nmontere vinduer")), []);
        assert_eq!(rules(&norwegian("kjenner til reglene")), [(Part::Skills, Rule::Unseen)]);
        assert_eq!(
            rules(&norwegian("måler og kapper bord")),
            [(Part::Skills, Rule::SeveralActions)]
        );
        let mut german = unit("kennt die Regeln");
        german.language = "de".parse().expect("a language");
        assert_eq!(rules(&german), []);
    }

    #[test]
    fn an_outcome_can_be_assessed_and_fits_its_level() {
        let mut bare = unit("measure a wall");
        bare.criteria = vec![" ".to_owned()];
        bare.assessment_method = String::new();
        assert_eq!(
            rules(&bare),
            [(Part::Criteria, Rule::NoCriterion), (Part::Method, Rule::NoMethod)]
        );
        let mut low = unit("supervise a team");
        assert_eq!(rules(&low), []);
        low.eqf = 2;
        assert_eq!(rules(&low), [(Part::Skills, Rule::AboveLevel)]);
        let mut high = unit("measure a wall");
        high.eqf = 5;
        high.responsibility_autonomy = "Works under supervision.".to_owned();
        assert_eq!(rules(&high), [(Part::Responsibility, Rule::BelowLevel)]);
    }
}
