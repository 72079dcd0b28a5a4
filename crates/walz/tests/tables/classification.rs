//! The European classification and the Union's lists, from folders.

use super::Bench;

const SKILLS: &str = "conceptUri,skillType,preferredLabel,altLabels\n\
    http://data.europa.eu/esco/skill/a,knowledge,cut timber,saw wood\n";
const OCCUPATIONS: &str =
    "conceptUri,preferredLabel\nhttp://data.europa.eu/esco/occupation/c,carpenter\n";

#[tokio::test]
async fn the_classification_comes_in_from_a_folder_that_names_its_version() {
    let bench = Bench::new().await;
    let folder = bench.db.folder.path().join("v1.1.1");
    std::fs::create_dir(&folder).expect("a folder");
    let file = |name: &str, text: &str| std::fs::write(folder.join(name), text).expect("written");
    file("skills_en.csv", SKILLS);
    let part = bench.ends_with(3, &["import", "esco", "v1.1.1"]);
    assert!(part.contains("both its skills and its occupations have to come"), "{part}");
    file("occupations_en.csv", OCCUPATIONS);
    let tried = bench.says(&["import", "esco", "v1.1.1", "--dry-run"]);
    assert!(tried.contains("terms: would be 2 new"), "{tried}");
    let done = bench.json(0, &["import", "esco", "v1.1.1"]);
    assert_eq!(done["kept"], true);
    assert_eq!(done["report"]["terms"]["added"], 2);
    let again = bench.says(&["import", "esco", "v1.1.1"]);
    assert!(again.contains("2 the same") && again.contains("Nothing is new."), "{again}");

    file("skills_en.csv", "conceptUri,preferredLabel\nnonsense,cut\n");
    let wrong = bench.ends_with(3, &["import", "esco", "v1.1.1"]);
    assert!(wrong.contains("skills_en.csv, line 2, conceptUri: “nonsense” is not an"), "{wrong}");
    assert!(wrong.contains("Nothing was taken in. Wrong cells: 1"), "{wrong}");
    let path = folder.join("occupations_en.csv").display().to_string();
    let older = bench.ends_with(3, &["import", "esco", &path, "--version", "v1.0"]);
    assert!(older.contains("Version v1.1.1 is here, which is newer than v1.0."), "{older}");
    let unnamed = bench.file("skills_en.csv", SKILLS).display().to_string();
    let complaint = bench.ends_with(1, &["import", "esco", &unnamed]);
    assert!(complaint.contains("say it with --version"), "{complaint}");
}

#[tokio::test]
async fn the_unions_lists_come_in_from_a_folder() {
    let bench = Bench::new().await;
    let list = "uri,label_en\nhttp://data.europa.eu/snb/eqf/4,Level 4\n\
                http://data.europa.eu/snb/eqf/5,\n";
    bench.file("eqf.csv", list);
    let done = bench.says(&["import", "vocabulary", "."]);
    assert!(
        done.contains("eqf: 1 new, 0 changed") && done.contains("1 terms without a name"),
        "{done}"
    );
    let again = bench.json(0, &["import", "vocabulary", "."]);
    assert_eq!(again["lists"][0]["terms"]["same"], 1);
    bench.file("eqf.csv", "uri,label_en\nhttp://data.europa.eu/snb/other/4,Level 4\n");
    let wrong = bench.ends_with(3, &["import", "vocabulary", "."]);
    assert!(wrong.contains("eqf.csv, line 2, uri: “http://data.europa.eu/snb/other/4”"), "{wrong}");
}
