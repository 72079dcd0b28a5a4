//! Tables in and out at the command line: the real binary, on a database of each kind.

#![expect(clippy::expect_used, reason = "a test stops at what does not work")]

mod classification;

use jiff::civil::date;
use serde_json::Value;
use std::fmt::Write as _;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use walz_domain::call::Plan;
use walz_domain::window::Period;
use walz_policy::Actor;
use walz_service::{App, Context, Ids, Keys, call, project};
use walz_store::testing::TestDatabase;

struct Bench {
    db: TestDatabase,
}

impl Bench {
    async fn new() -> Self {
        let db = TestDatabase::fresh().await.expect("a database");
        // The program opens it anew.
        db.store.close().await;
        Self { db }
    }

    /// With an organisation, whose id is handed out.
    async fn with_office() -> (Self, String) {
        let bench = Self::new().await;
        let office = bench.organisation("Fagskolen");
        (bench, office)
    }

    fn organisation(&self, name: &str) -> String {
        let flags = ["organisation", "add", "--name", name, "--city", "Hamar", "--country", "NO"];
        self.says(&flags).trim().to_owned()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_walz"));
        command
            .args(arguments)
            .current_dir(self.db.folder.path())
            .env_clear()
            .env("WALZ_DATABASE", &self.db.url)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("runs")
    }

    /// What a command that works prints.
    fn says(&self, arguments: &[&str]) -> String {
        self.ends_with(0, arguments)
    }

    /// What a command prints that ends with this code; what it complains of where it does not.
    fn ends_with(&self, code: i32, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let (out, error) = (text(&output.stdout), text(&output.stderr));
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {out}{error}");
        if code == 1 { error } else { out }
    }

    fn json(&self, code: i32, arguments: &[&str]) -> Value {
        let arguments = [arguments, &["--json"]].concat();
        serde_json::from_str(&self.ends_with(code, &arguments)).expect("JSON")
    }

    /// A file in the folder where commands run.
    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.db.folder.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        path
    }

    /// A round of this title.
    async fn round(&self, office: &str, title: &str) -> String {
        let store = walz_store::Store::open(&self.db.url).await.expect("opens");
        let ids = Ids::from_entropy();
        // What a round is made of is not sealed, so any keys do.
        let app = App::new(store.clone(), Keys::generate(&ids), "http://localhost");
        let office = office.parse().expect("an id");
        let ctx = Context::new(Actor::worker(office), jiff::Timestamp::now(), ids);
        let period = Period::new(date(2026, 6, 1), date(2028, 5, 31)).expect("a period");
        let code = format!("2026-1-NO01-KA121-VET-{title}");
        let new =
            project::New { code, title: title.to_owned(), call_year: 2026, period, awarded: None };
        let project = project::add(&app, &ctx, new).await.expect("a project");
        let plan = Plan {
            title: title.to_owned(),
            opens: date(2026, 9, 7),
            closes: date(2026, 10, 5),
            appeals_until: date(2026, 11, 17),
            threshold: 5_500,
            criteria: Vec::new(),
            windows: Vec::new(),
            luck_weight: 0,
            deadlines: walz_domain::deadline::Deadlines::default(),
        };
        let new = call::New { project, plan };
        let id = call::add(&app, &ctx, new).await.expect("a call");
        store.close().await;
        id.to_string()
    }

    fn import_demo(&self, table: &str) {
        self.says(&["import", table, &demo(table)]);
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The path of a table of the year.
fn demo(table: &str) -> String {
    format!("{}/../../demo/{table}.csv", env!("CARGO_MANIFEST_DIR"))
}

/// The tables that need no stays, in the order in which they refer to each other.
const YEAR: [&str; 22] = [
    "places",
    "trades",
    "learning_units",
    "transversal_skills",
    "selection_criteria",
    "unit_costs",
    "calendar",
    "windows",
    "partners",
    "host_companies",
    "accommodations",
    "placements_offered",
    "partner_evidence",
    "home_companies",
    "tutors",
    "learners",
    "guardians",
    "applicants_not_selected",
    "visits",
    "language_courses",
    "grade_tables",
    "smart_targets",
];

#[tokio::test]
async fn a_table_is_looked_at_kept_and_changes_nothing_the_second_time() {
    let (bench, _) = Bench::with_office().await;
    let places = demo("places");
    let seen = bench.says(&["import", "places", &places, "--dry-run"]);
    assert_eq!(seen.trim(), "places: 22 rows would be new, 0 changed, 0 the same");
    let seen = bench.json(0, &["import", "places", &places]);
    assert_eq!((&seen["kept"], &seen["rows"]["added"]), (&Value::Bool(true), &Value::from(22)));
    let changed = std::fs::read_to_string(&places).expect("a table").replacen("60.7945", "60.8", 1);
    bench.file("places.csv", changed);
    let seen = bench.json(0, &["import", "places", "places.csv", "--dry-run"]);
    let rows = &seen["rows"];
    assert_eq!(
        (&rows["added"], &rows["changed"], &rows["same"]),
        (&0.into(), &1.into(), &21.into())
    );
    assert_eq!(seen["kept"], false);
    let again = bench.says(&["import", "places", &places]);
    assert_eq!(again.trim(), "places: 0 rows new, 0 changed, 22 the same");
}

#[tokio::test]
async fn one_row_that_does_not_fit_keeps_the_table_out_and_every_fault_is_told() {
    let (bench, office) = Bench::with_office().await;
    bench.round(&office, "2027").await;
    for table in ["places", "trades", "windows", "partners", "home_companies", "tutors"] {
        bench.import_demo(table);
    }
    let learners = std::fs::read_to_string(demo("learners")).expect("a table");
    let broken = learners
        .replacen(",HC01,", ",HC99,", 1)
        .replacen("2008-05-07", "7th of May", 1)
        .replacen(",B2,0,A2,", ",B2,0,fluent,", 1);
    bench.file("learners.csv", &broken);
    let told = bench.ends_with(3, &["import", "learners", "learners.csv"]);
    assert!(told.contains("line 3, birth_date: “7th of May” is not a date."), "{told}");
    assert!(told.contains("line 4, lang_es: "), "{told}");
    assert!(told.contains("Wrong cells: 2; rows without a fault: 63"), "{told}");
    // Names are looked up once every cell can be read.
    let broken = learners.replacen(",HC01,", ",HC99,", 1);
    bench.file("learners.csv", &broken);
    let told = bench.json(3, &["import", "learners", "learners.csv", "--dry-run"]);
    let fault = &told["faults"][0];
    assert_eq!((&fault["line"], &fault["column"]), (&2.into(), &"home_company_id".into()));
    assert_eq!(fault["value"], "HC99");
    assert_eq!(fault["reason"], "exchange-fault-unknown-reference");
    assert_eq!((&told["wrong_cells"], &told["rows_without_fault"]), (&1.into(), &64.into()));
    assert_eq!(told["kept"], false);
    assert_eq!(bench.says(&["export", "learners"]).lines().count(), 1, "only headings");

    bench.file("picture.csv", [0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13]);
    let told = bench.ends_with(3, &["import", "learners", "picture.csv"]);
    assert!(told.contains("nothing was taken in. This file is not a table."), "{told}");
}

#[tokio::test]
async fn files_come_as_dirty_as_people_make_them() {
    let (bench, _) = Bench::with_office().await;
    // A mark of UTF-8, semicolons, decimal commas, a title above, blank rows, another order and other headings.
    let marked = "\u{feff}Steder 2026;;;;\r\n\r\nFylke;Sted;Land;Breddegrad;Lengdegrad\r\n\
                  Innlandet;Hamar;NO;60,7945;11,0680\r\n;;;;\r\nInnlandet;Øyer;NO;61,2651;10,4144\r\n\r\n";
    bench.file("steder.csv", marked);
    let told = bench.says(&["import", "places", "steder.csv"]);
    assert!(told.contains("places: 2 rows new"), "{told}");
    assert!(told.contains("The 2 lines above the headings were left out."), "{told}");
    let places = bench.says(&["export", "places"]);
    assert!(places.contains("Øyer,61.2651,10.4144,Innlandet,NO"), "{places}");

    // Windows-1252, dates as Norwegians write them, quotation marks around what holds the separator.
    let calendar = "dato;milepæl;beskrivelse\r\n31.12.2026;årsslutt;\"siste dag; alt er klart\"\r\n\
                    01.02.2027;vår;første reise\r\n";
    let old: Vec<u8> =
        calendar.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin")).collect();
    bench.file("kalender.csv", old);
    let told = bench.says(&["import", "calendar", "kalender.csv"]);
    assert!(told.contains("calendar: 2 rows new") && told.contains("old way of writing"), "{told}");
    let calendar = bench.says(&["export", "calendar", "--separator", "semicolon"]);
    assert!(calendar.contains("2026-12-31;årsslutt;\"siste dag; alt er klart\""), "{calendar}");
    assert!(calendar.contains("2027-02-01;vår;første reise"), "{calendar}");

    // Thousands with points and cents with commas, cells apart by tabs.
    for table in ["places", "trades", "partners"] {
        bench.import_demo(table);
    }
    let homes = "accommodation_id\tpartner_id\tcity\tcountry\tkind\tcapacity\tprice_week_eur\n\
                 A1\tP01\tOdense\tDK\thost_family\t2\t1.234,5\n";
    bench.file("boliger.txt", homes);
    assert!(bench.says(&["import", "accommodations", "boliger.txt"]).contains("1 rows new"));
    assert!(bench.says(&["export", "accommodations"]).contains(",1234.5,"));
}

#[tokio::test]
async fn a_hundred_thousand_rows_come_in_and_go_out() {
    let (bench, _) = Bench::with_office().await;
    let mut rows = String::from("place,latitude,longitude,county,country\n");
    for n in 0..100_000 {
        writeln!(rows, "Sted {n},{}.{:03}5,10.5,Innlandet,NO", 50 + n % 20, n % 1_000)
            .expect("text");
    }
    bench.file("places.csv", &rows);
    let told = bench.says(&["import", "places", "places.csv", "--dry-run"]);
    assert_eq!(told.trim(), "places: 100000 rows would be new, 0 changed, 0 the same");
    bench.says(&["import", "places", "places.csv"]);
    let told = bench.says(&["import", "places", "places.csv", "--dry-run"]);
    assert_eq!(told.trim(), "places: 0 rows would be new, 0 changed, 100000 the same");
    bench.says(&["export", "places", "--out", "out.csv"]);
    let out = std::fs::read_to_string(bench.db.folder.path().join("out.csv")).expect("a file");
    assert_eq!(out.lines().count(), 100_001);
    // The last row is wrong, and nothing of the others stays.
    rows.push_str("Nowhere,north,10.5,Innlandet,NO\n");
    bench.file("places.csv", &rows);
    let told = bench.ends_with(3, &["import", "places", "places.csv"]);
    assert!(told.contains("line 100002, latitude: “north” is not a number."), "{told}");
    assert!(told.contains("rows without a fault: 100000"), "{told}");
}

#[tokio::test]
async fn what_goes_out_comes_in_again_wherever_it_is_brought() {
    let (bench, office) = Bench::with_office().await;
    bench.round(&office, "2027").await;
    for table in YEAR {
        bench.import_demo(table);
    }
    let told = bench.says(&["export", "all", "--out", "tables"]);
    assert!(told.contains("learners.csv: 65 rows") && !told.contains("support_needs"), "{told}");
    let folder = bench.db.folder.path().join("tables");
    assert_eq!(std::fs::read_dir(&folder).expect("a folder").count(), 23);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let file = folder.join("learners.csv").metadata().expect("a file");
        assert_eq!(file.permissions().mode() & 0o777, 0o600);
    }
    bench.says(&["export", "partners", "--out", "partners.XLSX"]);
    let told = bench.json(0, &["import", "partners", "partners.XLSX"]);
    assert_eq!((&told["rows"]["same"], &told["warnings"]), (&9.into(), &Value::Array(vec![])));

    // Into an empty organisation they are all new, and come out of it as they came out of the first.
    let other = bench.organisation("Bergen");
    bench.round(&other, "2028").await;
    for table in YEAR {
        let file = format!("tables/{table}.csv");
        let whose = ["--organisation", &other];
        let told = bench.json(0, &[&["import", table, &file], &whose[..]].concat());
        assert_eq!(
            (&told["rows"]["changed"], &told["rows"]["same"]),
            (&0.into(), &0.into()),
            "{table}"
        );
        let path = folder.join(format!("{table}.csv"));
        let first = std::fs::read_to_string(path).expect("a table");
        // A table has no word for when a company learns of its tutor, who comes after it.
        if table != "home_companies" {
            assert_eq!(bench.says(&[&["export", table], &whose[..]].concat()), first, "{table}");
        }
        let told = bench.json(0, &["import", table, &file, "--organisation", &office]);
        assert_eq!(
            (&told["rows"]["added"], &told["rows"]["changed"]),
            (&0.into(), &0.into()),
            "{table}"
        );
    }
    let companies = bench.says(&["export", "home_companies", "--organisation", &other]);
    let first = std::fs::read_to_string(folder.join("home_companies.csv")).expect("a table");
    assert_eq!(companies, first);
    let journal = bench.says(&["journal", "list", "--organisation", &office, "--most", "500"]);
    assert!(journal.contains("export.done") && journal.contains("import.done"), "{journal}");
}

#[tokio::test]
async fn what_is_piped_in_and_out_is_a_table_too() {
    let (bench, _) = Bench::with_office().await;
    let table = std::fs::read(demo("trades")).expect("a table");
    let mut import = bench.command(&["import", "trades", "-"]).spawn().expect("runs");
    import.stdin.take().expect("an input").write_all(&table).expect("written");
    let told = import.wait_with_output().expect("ends");
    assert_eq!(text(&told.stdout).trim(), "trades: 27 rows new, 0 changed, 0 the same");
    let book = bench.run(&["export", "trades", "--format", "xlsx"]).stdout;
    bench.file("trades", &book);
    assert!(bench.says(&["import", "trades", "trades"]).contains("27 the same"));
}

#[tokio::test]
async fn organisations_and_rounds_are_named_where_there_are_several() {
    let bench = Bench::new().await;
    let places = demo("places");
    let complains = |arguments: &[&str]| bench.ends_with(1, arguments);
    assert!(complains(&["import", "places", &places]).contains("walz organisation add"));
    let office = bench.organisation("Fagskolen");
    bench.says(&["import", "places", &places]);
    let learners = complains(&["import", "learners", &demo("learners")]);
    assert!(learners.contains("Make a round first."), "{learners}");
    let bergen = bench.organisation("Bergen");
    let several = complains(&["export", "places"]);
    assert!(several.contains(&format!("{bergen} (Bergen)")), "{several}");
    let nobody = uuid::Uuid::nil().to_string();
    assert!(
        complains(&["export", "places", "--organisation", &nobody]).contains("no organisation")
    );
    let whose = ["--organisation", office.as_str()];
    assert_eq!(bench.says(&[&["export", "places"], &whose[..]].concat()).lines().count(), 23);
    assert_eq!(bench.says(&["export", "places", "--organisation", &bergen]).lines().count(), 1);

    let first = bench.round(&office, "2026").await;
    bench.round(&office, "2027").await;
    let into = |round: &str| {
        let import = ["import", "windows", &demo("windows"), "--round", round];
        bench.says(&[&import, &whose[..]].concat())
    };
    assert!(into("2026").contains("windows: 4 rows new"));
    assert!(into("2027").contains("windows: 4 rows new"));
    assert!(into(&first).contains("4 the same"));
    let unknown = complains(&[&["export", "windows", "--round", "1999"], &whose[..]].concat());
    assert!(unknown.contains("There is no round “1999”."), "{unknown}");
}

#[tokio::test]
async fn support_needs_do_not_leave_at_the_command_line() {
    let (bench, office) = Bench::with_office().await;
    bench.round(&office, "2027").await;
    let tables =
        ["places", "trades", "windows", "partners", "home_companies", "tutors", "learners"];
    for table in tables.into_iter().chain(["support_needs_restricted"]) {
        bench.import_demo(table);
    }
    let refused = bench.ends_with(1, &["export", "support_needs_restricted"]);
    assert!(refused.contains("only for a purpose"), "{refused}");
    assert!(!bench.says(&["export", "learners"]).contains("support_flag"));
}

#[tokio::test]
async fn the_help_names_every_table_and_tells_how_it_ends() {
    let bench = Bench::new().await;
    let help = bench.says(&["import", "--help"]);
    for word in
        ["learners", "support_needs_restricted", "--dry-run", "--round", "--json", "Ends with 3"]
    {
        assert!(help.contains(word), "{word}: {help}");
    }
    let help = bench.says(&["export", "--help"]);
    for word in ["all", "--out", "--format", "--separator", "/export"] {
        assert!(help.contains(word), "{word}: {help}");
    }
    let unknown = bench.run(&["import", "pupils", "x.csv"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("possible values: places"));
}
