//! The learner's logbook and portfolio.

use super::world::{GROWN_UP, Placed, World, day};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use walz_domain::LogbookEntryId;
use walz_domain::logbook::MOST_A_DAY;
use walz_domain::media::Kind;
use walz_domain::portfolio::PieceKind;
use walz_policy::Role;
use walz_service::logbook::{self, New};
use walz_service::media::{self, Brought, Size};
use walz_service::{Context, Error, Result, attendance, host, portfolio, stay};
use walz_words::{Language, Words};

/// A picture of one dot.
fn dot() -> Vec<u8> {
    STANDARD
        .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
        .expect("a PNG")
}

/// A recording of nothing, in which a telephone says where it was.
fn wav() -> Vec<u8> {
    let parts = [
        b"fmt \x10\0\0\0\x01\0\x01\0\x40\x1F\0\0\x40\x1F\0\0\x01\0\x08\0".as_slice(),
        b"LIST\x12\0\0\0INFOIGPS\x06\0\0\x0060.79N",
        b"data\x04\0\0\0\x80\x80\x80\x80",
    ]
    .concat();
    let size = u32::try_from(parts.len() + 4).expect("short").to_le_bytes();
    [b"RIFF".as_slice(), &size, b"WAVE", &parts].concat()
}

fn brought(field: &'static str, bytes: Vec<u8>) -> Brought {
    Brought { field, bytes }
}

fn new(on: &str, text: &str, school_only: bool) -> New {
    New { on: day(on), text: text.to_owned(), units: vec!["COOK-U1".to_owned()], school_only }
}

fn key<T: std::fmt::Debug>(result: Result<T>) -> &'static str {
    match result {
        Err(Error::Refused(refused)) => refused.key,
        Err(Error::Invalid(faults)) => faults[0].key,
        other => panic!("{other:?}"),
    }
}

impl World {
    async fn write(
        &self,
        ctx: &Context,
        learner: Placed,
        new: &New,
        files: &[Brought],
    ) -> Result<LogbookEntryId> {
        logbook::write(self.app(), ctx, learner.stay, new, files).await
    }
}

#[tokio::test]
async fn a_learner_writes_with_photo_and_voice_and_the_host_sees_what_is_for_it() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let own = world.own(amina, "2027-01-20");
    let files = [brought("photos", dot()), brought("voice", wav())];
    let entry = new("2027-01-20", "Made stock alone", false);
    world.write(&own, amina, &entry, &files).await.expect("written");
    let only = new("2027-01-19", "I miss home", true);
    world.write(&own, amina, &only, &[]).await.expect("written");

    let tutor = world.acting(Role::Tutor(world.tutor), Some(world.tutor_person), "2027-01-21");
    let read = async |ctx: &Context| logbook::see(world.app(), ctx, amina.stay).await;
    let all = read(&tutor).await.expect("read");
    assert_eq!(all.entries.len(), 2);
    assert!(!all.own && all.open.is_empty(), "nobody else changes it");
    let mentor = world.mentor(0, "2027-01-21");
    let seen = read(&mentor).await.expect("read");
    let texts: Vec<&str> = seen.entries.iter().map(|entry| entry.text.as_str()).collect();
    assert_eq!(texts, ["Made stock alone"]);
    let photo = &seen.entries[0].media[0];
    assert_eq!(photo.kind, Kind::Jpeg, "photos are drawn anew");
    let (kind, bytes) =
        media::see(world.app(), &mentor, amina.stay, photo.id, Size::Whole).await.expect("a photo");
    assert_eq!(Kind::of(&bytes), Some(kind));
    let voice = &seen.entries[0].media[1];
    let (kind, bytes) =
        media::see(world.app(), &mentor, amina.stay, voice.id, Size::Whole).await.expect("a voice");
    assert_eq!((kind, bytes.len()), (Kind::Wav, wav().len()));
    assert!(!bytes.windows(5).any(|window| window == b"60.79"), "where it was is gone");

    let partner = world.acting(Role::Partner(world.partner), Some(world.contact), "2027-01-21");
    for ctx in [world.mentor(1, "2027-01-21"), partner] {
        assert!(matches!(read(&ctx).await, Err(Error::NotFound)), "{:?}", ctx.actor);
        let tried = media::see(world.app(), &ctx, amina.stay, photo.id, Size::Whole).await;
        assert!(matches!(tried, Err(Error::NotFound)), "{:?}", ctx.actor);
    }
    let berit = world.abroad("Berit", GROWN_UP, 0).await;
    let foreign = media::see(world.app(), &mentor, berit.stay, photo.id, Size::Whole).await;
    assert!(matches!(foreign, Err(Error::NotFound)), "a photo of another stay");
    let tried = world.write(&mentor, amina, &entry, &[]).await;
    assert!(matches!(tried, Err(Error::NotFound)), "it is the learner's own");
}

#[tokio::test]
async fn what_does_not_fit_is_told_and_nothing_of_it_is_kept() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let own = world.own(amina, "2027-01-20");
    let entry = new("2027-01-20", "A good day", false);
    let huge = vec![0xFF; media::LARGEST + 1];
    let broken = [b"\x89PNG\r\n\x1a\n".as_slice(), b"and no picture"].concat();
    let unfit = [
        (brought("photos", b"<svg onload=alert(1)>".to_vec()), "media-no-photo"),
        (brought("photos", b"OggS".to_vec()), "media-no-photo"),
        (brought("voice", dot()), "media-no-voice"),
        (brought("photos", broken), "media-photo-broken"),
        (brought("voice", b"OggS and no sound".to_vec()), "media-voice-broken"),
        (brought("photos", huge), "media-too-large"),
    ];
    for (file, told) in unfit {
        assert_eq!(key(world.write(&own, amina, &entry, &[file]).await), told);
    }
    let many = vec![brought("photos", dot()); 7];
    assert_eq!(key(world.write(&own, amina, &entry, &many).await), "logbook-too-many-files");
    let empty = New { text: " ".to_owned(), ..entry.clone() };
    assert_eq!(key(world.write(&own, amina, &empty, &[]).await), "logbook-empty");
    let other = New { units: vec!["WELD-U1".to_owned()], ..entry.clone() };
    assert_eq!(key(world.write(&own, amina, &other, &[]).await), "assessment-unit-unknown");
    let tomorrow = new("2027-01-21", "Tomorrow", false);
    assert_eq!(key(world.write(&own, amina, &tomorrow, &[]).await), "logbook-refused-day");
    let book = logbook::own(world.app(), &own).await.expect("read").expect("a stay");
    assert!(book.entries.is_empty());
}

#[tokio::test]
async fn a_day_has_room_for_eight_entries_and_the_next_day_for_others() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let (app, own) = (world.app(), world.own(amina, "2027-01-20"));
    let entry = |on: &str, number: usize| new(on, &format!("Entry {number}"), false);
    let mut last = None;
    for number in 1..=MOST_A_DAY {
        let written = world.write(&own, amina, &entry("2027-01-20", number), &[]).await;
        last = Some(written.expect("there is room"));
    }
    match world.write(&own, amina, &entry("2027-01-20", 9), &[]).await {
        Err(Error::Invalid(faults)) => {
            assert_eq!(faults.len(), 1, "{faults:?}");
            assert_eq!(faults[0].field, "on");
            assert_eq!(faults[0].key, "logbook-day-full");
        }
        other => panic!("{other:?}"),
    }
    for (language, most) in [(Language::En, "eight entries"), (Language::Nb, "åtte notater")] {
        let told = Words::of(language).t("logbook-day-full").to_string();
        assert!(told.contains(most), "{told}");
    }
    assert_eq!(MOST_A_DAY, 8, "the sentence says so");

    let tomorrow = world.own(amina, "2027-01-21");
    let next = world.write(&tomorrow, amina, &entry("2027-01-21", 1), &[]).await.expect("room");
    let full = entry("2027-01-20", 9);
    let moved = logbook::change(app, &tomorrow, (next, None), &full, &[], &vec![]).await;
    assert_eq!(key(moved), "logbook-day-full", "nor can another be moved there");
    let last = last.expect("an entry");
    let told = entry("2027-01-20", 8);
    logbook::change(app, &tomorrow, (last, None), &told, &[], &vec![]).await.expect("it is one");
    logbook::remove(app, &tomorrow, last).await.expect("gone");
    world.write(&tomorrow, amina, &full, &[]).await.expect("its room is there again");
}

#[tokio::test]
async fn entries_are_changed_and_taken_away_until_their_week_is_confirmed() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let (app, own) = (world.app(), world.own(amina, "2027-01-22"));
    let first = new("2027-01-20", "Made stock", false);
    let id = world.write(&own, amina, &first, &[brought("photos", dot())]).await.expect("written");
    let gone = world.write(&own, amina, &first, &[]).await.expect("written");
    let read = async || logbook::own(app, &own).await.expect("read").expect("a stay");
    let entry = async || {
        let book = read().await;
        book.entries.into_iter().find(|entry| entry.id == id).expect("the entry")
    };
    let (version, photo) = (entry().await.version(), entry().await.media[0].id);
    let second = new("2027-01-21", "Made stock alone", false);
    logbook::change(app, &own, (id, Some(version)), &second, &[], &vec![photo])
        .await
        .expect("changed");
    let late = logbook::change(app, &own, (id, Some(version)), &first, &[], &vec![]).await;
    assert!(matches!(late, Err(Error::ChangedMeanwhile)), "another tab");
    assert_eq!((entry().await.on, entry().await.media.len()), (day("2027-01-21"), 0));
    let erased = media::see(app, &own, amina.stay, photo, Size::Whole).await;
    assert!(matches!(erased, Err(Error::NotFound)));
    logbook::remove(app, &own, gone).await.expect("gone");
    let stranger = world.own(world.abroad("Berit", GROWN_UP, 0).await, "2027-01-22");
    assert!(matches!(logbook::remove(app, &stranger, id).await, Err(Error::NotFound)));

    let monday = day("2027-01-18");
    attendance::confirm(app, &world.mentor(0, "2027-01-22"), amina.stay, monday, None)
        .await
        .expect("confirmed");
    assert_eq!(read().await.open, []);
    let frozen = logbook::change(app, &own, (id, None), &first, &[], &vec![]).await;
    assert_eq!(key(frozen), "logbook-refused-confirmed");
    assert_eq!(key(logbook::remove(app, &own, id).await), "logbook-refused-confirmed");
    assert_eq!(key(world.write(&own, amina, &first, &[]).await), "logbook-refused-confirmed");
    logbook::mark(app, &own, id, true).await.expect("what is best is no part of it");
    let next = world.own(amina, "2027-01-25");
    world.write(&next, amina, &new("2027-01-25", "Next week", false), &[]).await.expect("open");
}

#[tokio::test]
async fn evidence_stands_beside_its_unit_for_mentor_and_office() {
    let world = World::new().await;
    let amina = world.abroad("Amina", GROWN_UP, 0).await;
    let (app, own) = (world.app(), world.own(amina, "2027-01-22"));
    let entry = new("2027-01-20", "Made stock", false);
    let id = world.write(&own, amina, &entry, &[]).await.expect("written");
    logbook::mark(app, &own, id, true).await.expect("marked");
    let bare = New { units: vec![], ..new("2027-01-21", "A day off", false) };
    let bare = world.write(&own, amina, &bare, &[]).await.expect("written");
    assert_eq!(key(logbook::mark(app, &own, bare, true).await), "logbook-refused-no-unit");
    let piece = portfolio::New {
        title: "The menu that I wrote".to_owned(),
        kind: PieceKind::WorkPaper,
        units: vec!["COOK-U2".to_owned()],
        school_only: true,
    };
    let pdf = brought("file", b"%PDF-1.7 and so on".to_vec());
    let none = portfolio::New { title: String::new(), units: vec![], ..piece.clone() };
    match portfolio::add(app, &own, amina.stay, &none, None).await {
        Err(Error::Invalid(faults)) => assert_eq!(faults.len(), 3, "{faults:?}"),
        other => panic!("{other:?}"),
    }
    let kept = portfolio::add(app, &own, amina.stay, &piece, Some(&pdf)).await.expect("added");

    let office = stay::see(app, &world.office("2027-01-22"), amina.stay).await.expect("seen");
    let titles: Vec<&str> = office.during.evidence.iter().map(|e| e.title.as_str()).collect();
    assert_eq!(titles, ["Made stock", "The menu that I wrote"]);
    let page = host::see(app, &world.mentor(0, "2027-01-22")).await.expect("seen");
    let titles: Vec<&str> = page.learners[0].evidence.iter().map(|e| e.title.as_str()).collect();
    assert_eq!(titles, ["Made stock"], "not what is for the school alone");
    let mentor = world.mentor(0, "2027-01-22");
    let tried = portfolio::remove(app, &mentor, kept).await;
    assert!(matches!(tried, Err(Error::NotFound)));
    portfolio::remove(app, &own, kept).await.expect("taken away");
    logbook::mark(app, &own, id, false).await.expect("unmarked");
    let book = logbook::own(app, &own).await.expect("read").expect("a stay");
    assert!(book.evidence.is_empty() && book.collects);
}
