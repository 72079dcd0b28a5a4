//! The classification as it comes: small made-up downloads, dirty ones, hostile ones, and the Commission's own where
//! it is at hand.

#![expect(clippy::expect_used, clippy::panic, reason = "a test stops at what it cannot read")]

use std::collections::BTreeSet;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use walz_domain::esco::{Collection, Kind, Reuse, SkillType, Tie};
use walz_exchange::esco::{Download, Limits, Refused, Unreadable, read};
use walz_exchange::tables::Reason;
use zip::write::SimpleFileOptions;

const SKILLS: &str = "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,description\n\
    KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/a,skill/competence,sector-specific,weld metal,\"weld metal\njoin metal\nweld steel\",solder,released,\"Join, by heat.\"\n\
    KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/b,knowledge,transversal,drawing,,,released,\n\
    KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/c,,,old skill,,,obsolete,\n";
const OCCUPATIONS: &str = "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,status,code\n\
    Occupation,http://data.europa.eu/esco/occupation/w,7212,welder,,released,7212.3\n";
const GREEN: &str = "conceptType,conceptUri,preferredLabel\n\
    KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/b,drawing\n\
    KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/zz,unknown\n";
const RELATIONS: &str = "occupationUri,relationType,skillType,skillUri\n\
    http://data.europa.eu/esco/occupation/w,essential,skill/competence,http://data.europa.eu/esco/skill/a\n\
    http://data.europa.eu/esco/occupation/w,optional,knowledge,http://data.europa.eu/esco/skill/b\n\
    http://data.europa.eu/esco/occupation/w,optional,knowledge,http://data.europa.eu/esco/skill/b\n";

fn all() -> Vec<(&'static str, &'static str)> {
    vec![
        ("skills_en.csv", SKILLS),
        ("occupations_en.csv", OCCUPATIONS),
        ("greenSkillsCollection_en.csv", GREEN),
        ("occupationSkillRelations.csv", RELATIONS),
        ("conceptSchemes_en.csv", "not looked at"),
    ]
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    folder
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

fn taken(paths: &[&Path], limits: &Limits) -> Result<Download, Refused> {
    let paths: Vec<PathBuf> = paths.iter().map(|path| path.to_path_buf()).collect();
    read(&paths, limits, &mut |_, _, _| {})
}

fn of(files: &[(&str, &str)]) -> Result<Download, Refused> {
    taken(&[folder(files).path()], &Limits::default())
}

fn unreadable(refused: Result<Download, Refused>) -> Unreadable {
    match refused {
        Err(Refused::Unreadable(why)) => why,
        other => panic!("{other:?}"),
    }
}

/// File, line, column and reason of everything that is wrong.
fn faults(refused: Result<Download, Refused>) -> Vec<(String, u32, String, Reason)> {
    let Err(Refused::Faults(wrong)) = refused else { panic!("faults") };
    let told = wrong.into_iter().flat_map(|of_file| {
        let file = of_file.file;
        let list = of_file.faults.list.into_iter();
        list.map(move |fault| (file.clone(), fault.line, fault.column, fault.reason))
    });
    told.collect()
}

#[test]
fn a_folder_and_an_archive_say_the_same() {
    let files = all();
    let from_folder = of(&files).expect("a download");
    let as_bytes: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let archive = folder(&[]);
    let path = archive.path().join("esco-v1.1.1.zip");
    std::fs::write(&path, zipped(&as_bytes)).expect("written");
    let from_archive = taken(&[&path], &Limits::default()).expect("a download");
    for download in [from_folder, from_archive] {
        assert_eq!(download.language.map(|l| l.code().to_owned()).as_deref(), Some("en"));
        assert_eq!(download.files.len(), 4);
        assert_eq!(download.kinds, BTreeSet::from([Kind::Skill, Kind::Occupation]));
        let [weld, drawing, welder] = download.concepts.as_slice() else { panic!("three terms") };
        assert_eq!(weld.texts.alternative, ["join metal", "weld steel"]);
        assert_eq!(weld.texts.hidden, ["solder"]);
        assert_eq!(weld.texts.description, "Join, by heat.");
        assert_eq!(weld.term.skill_type, Some(SkillType::Skill));
        assert_eq!(weld.term.reuse, Some(Reuse::SectorSpecific));
        assert_eq!(drawing.term.skill_type, Some(SkillType::Knowledge));
        assert_eq!(drawing.term.collections, BTreeSet::from([Collection::Green]));
        assert_eq!(welder.term.code.as_deref(), Some("7212.3"));
        let relations = download.skills_of.expect("relations");
        assert_eq!(relations.list, [(0, 1, Tie::Essential), (0, 2, Tie::Optional)]);
        assert_eq!(relations.terms[2].uri, drawing.term.uri);
        assert_eq!(download.strangers.len(), 1);
        assert_eq!((download.strangers[0].line, download.unreleased), (3, 1));
    }
}

#[test]
fn relations_come_with_the_classification_or_after_it() {
    let files = all();
    let terms = folder(&files[..3]);
    let relations = folder(&files[3..]);
    let both = taken(&[terms.path(), &relations.path().join(files[3].0)], &Limits::default());
    assert_eq!(both.expect("a download").files.len(), 4);
    let alone = taken(&[relations.path()], &Limits::default()).expect("a download");
    assert!(alone.language.is_none() && alone.concepts.is_empty() && alone.skills_of.is_some());
}

#[test]
fn everything_that_is_wrong_is_told_with_its_file_line_and_column() {
    let skills = "conceptUri,skillType,reuseLevel,preferredLabel\n\
        http://data.europa.eu/esco/skill/a,skill/competence,transversal,one\n\
        http://data.europa.eu/esco/skill/a,knowledge,transversal,two\n\
        ,craft,everywhere,\n\
        http://example.org/skill/b,,,three\n";
    let relations = "occupationUri,relationType,skillUri\n\
        http://data.europa.eu/esco/occupation/w,needed,http://data.europa.eu/esco/skill/a\n\
        http://data.europa.eu/esco/occupation/w,essential,http://data.europa.eu/esco/skill/a\n\
        http://data.europa.eu/esco/occupation/w,optional,http://data.europa.eu/esco/skill/a\n";
    let told = faults(of(&[
        ("skills_en.csv", skills),
        ("occupations_en.csv", "conceptUri,code\n"),
        ("occupationSkillRelations_en.csv", relations),
    ]));
    let places: Vec<_> = told.iter().map(|(f, l, c, _)| (f.as_str(), *l, c.as_str())).collect();
    assert_eq!(
        places,
        [
            ("skills_en.csv", 3, "conceptUri"),
            ("skills_en.csv", 4, "conceptUri"),
            ("skills_en.csv", 4, "skillType"),
            ("skills_en.csv", 4, "reuseLevel"),
            ("skills_en.csv", 4, "preferredLabel"),
            ("skills_en.csv", 5, "conceptUri"),
            ("occupations_en.csv", 1, "preferredLabel"),
            ("occupationSkillRelations_en.csv", 2, "relationType"),
            ("occupationSkillRelations_en.csv", 4, "skillUri"),
        ]
    );
    assert_eq!(told[0].3, Reason::Duplicate { first_line: 2 });
    assert_eq!(told[8].3, Reason::Duplicate { first_line: 3 });
}

#[test]
fn what_is_no_download_is_refused_in_a_sentence_of_its_own() {
    assert!(matches!(unreadable(of(&[("readme.txt", "hei")])), Unreadable::NothingKnown { .. }));
    let missing = taken(&[Path::new("/nowhere/esco.zip")], &Limits::default());
    assert!(matches!(unreadable(missing), Unreadable::Missing { .. }));
    let two = [("skills_en.csv", SKILLS), ("occupations_de.csv", OCCUPATIONS)];
    assert!(matches!(unreadable(of(&two)), Unreadable::TwoLanguages { .. }));
    assert!(matches!(unreadable(of(&[("skills.csv", SKILLS)])), Unreadable::NoLanguage { .. }));
    let twice = folder(&[("skills_en.csv", SKILLS)]);
    let refused = taken(&[twice.path(), twice.path()], &Limits::default());
    assert!(matches!(unreadable(refused), Unreadable::Twice { .. }));
    let open = unreadable(of(&[("skills_en.csv", "conceptUri,preferredLabel\n\"a,b\n")]));
    assert_eq!(open, Unreadable::OpenQuote { file: "skills_en.csv".to_owned(), line: 2 });
    let broken = folder(&[("esco.zip", "PK\u{3}\u{4} and no more")]);
    let refused = taken(&[&broken.path().join("esco.zip")], &Limits::default());
    assert!(matches!(unreadable(refused), Unreadable::Damaged { .. }));
}

#[test]
fn a_small_archive_that_unpacks_without_end_is_stopped() {
    let limits = Limits { files: 3, file: 1024 * 1024, all: 1024 * 1024 + 1024 };
    let inside = folder(&[]);
    let path = inside.path().join("esco.zip");
    let try_with = |parts: &[(&str, &[u8])]| {
        std::fs::write(&path, zipped(parts)).expect("written");
        taken(&[&path], &limits)
    };
    // A row of one cell each, so that no cell is too long.
    let mut bomb = b"conceptUri,preferredLabel\n".to_vec();
    bomb.resize(limits.file as usize + 1, b'\n');
    let refused = try_with(&[("skills_en.csv", &bomb)]);
    assert!(matches!(unreadable(refused), Unreadable::TooLarge { .. }));
    // Each fits, all together do not.
    let fits = &bomb[..limits.file as usize];
    let refused = try_with(&[("skills_en.csv", fits), ("occupations_en.csv", &bomb[..2048])]);
    assert!(matches!(unreadable(refused), Unreadable::TooLarge { .. }));
    assert!(try_with(&[("skills_en.csv", fits), ("occupations_en.csv", &bomb[..512])]).is_ok());
    let endless = [b"conceptUri,preferredLabel\n\"", vec![b'x'; 500_000].as_slice()].concat();
    let refused = try_with(&[("skills_en.csv", &endless)]);
    assert!(matches!(unreadable(refused), Unreadable::CellTooLong { line: 2, .. }));
    let many = ["a", "b", "c", "d"].map(|name| (name, &b""[..]));
    assert!(matches!(unreadable(try_with(&many)), Unreadable::TooManyFiles { .. }));
}

#[test]
fn whatever_bytes_come_nothing_breaks() {
    use proptest::prelude::*;
    let folder = folder(&[]);
    let path = folder.path().join("skills_en.csv");
    proptest!(ProptestConfig::with_cases(300), |(noise in proptest::collection::vec(any::<u8>(), 0..200), at in 0..SKILLS.len())| {
        let mut bytes = SKILLS.as_bytes().to_vec();
        bytes.splice(at..at, noise);
        std::fs::write(&path, &bytes).expect("written");
        let _ = taken(&[&path], &Limits::default());
    });
}

#[test]
fn the_commissions_own_download_is_read_whole() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data/esco/esco-v1.1.1-en-csv.zip");
    if !path.exists() {
        println!("skipped: the classification is not at {}", path.display());
        return;
    }
    let download = taken(&[&path], &Limits::default()).expect("a download");
    let count = |kind: Kind| download.concepts.iter().filter(|c| c.term.kind == kind).count();
    assert_eq!(
        Kind::ALL.iter().map(|&kind| count(kind)).collect::<Vec<_>>(),
        [13_896, 3_007, 619, 640]
    );
    let within = |collection| {
        download.concepts.iter().filter(|c| c.term.collections.contains(&collection)).count()
    };
    assert_eq!(within(Collection::Green), 570);
    assert_eq!(within(Collection::Digital), 1_201);
    assert_eq!(within(Collection::Language), 346);
    assert_eq!((download.strangers.len(), download.unreleased), (0, 0));
    let types = |of| download.concepts.iter().filter(|c| c.term.skill_type == Some(of)).count();
    assert_eq!((types(SkillType::Skill), types(SkillType::Knowledge)), (10_831, 3_059));
}
