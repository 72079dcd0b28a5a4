//! A learner with a place, record by record: everything a case needs, up to the day on which the papers are made.

use jiff::civil::{Date, date};
use std::collections::BTreeMap;
use uuid::Uuid;
use walz_domain::application::{Application, Wishes};
use walz_domain::call::{Call, CallState};
use walz_domain::consent::Answer;
use walz_domain::grant::{Rate, Scope};
use walz_domain::guardian::Guardian;
use walz_domain::home_company::{HomeCompany, WageAbroad};
use walz_domain::host_company::{CompanySize, HostCompany, RiskClass};
use walz_domain::language::{Cefr, Demand, Skills};
use walz_domain::learner::{Gender, Learner, LearnerKind, PoliceCertificate};
use walz_domain::mobility::{Mobility, State};
use walz_domain::offer::{Offer, OfferStatus};
use walz_domain::partner::{Partner, PartnerKind, Relationship};
use walz_domain::person::Person;
use walz_domain::place::{Coordinates, Place};
use walz_domain::project::{Project, ProjectState};
use walz_domain::trade::Trade;
use walz_domain::tutor::Tutor;
use walz_domain::unit::Unit;
use walz_domain::window::{Period, Window};
use walz_domain::*;
use walz_service::{Work, case};
use walz_store as store;

/// The first day of the stay.
pub(crate) const FIRST: Date = date(2027, 1, 18);
pub(crate) const LAST: Date = date(2027, 4, 25);

/// How old the learner is, and who stands beside them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Who {
    pub(crate) born: Date,
    pub(crate) guardians: u32,
}

/// Turns eighteen on 9 March 2027, in the middle of the stay.
pub(crate) const ALMOST: Who = Who { born: date(2009, 3, 9), guardians: 2 };

/// What was made.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    pub(crate) call: CallId,
    pub(crate) learner: LearnerId,
    pub(crate) mobility: MobilityId,
    pub(crate) guardians: Vec<GuardianId>,
    pub(crate) coordinator: PersonId,
    pub(crate) network: Network,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Network {
    pub(crate) company: HomeCompanyId,
    pub(crate) tutor: TutorId,
    pub(crate) trade: TradeId,
    pub(crate) partner: PartnerId,
    pub(crate) host: HostCompanyId,
    pub(crate) offer: OfferId,
}

/// Makes the records in one unit of work.
pub(crate) struct Maker<'a> {
    pub(crate) work: &'a mut Work,
    /// The id of learner, first guardian, tutor, partner and host, where they are to have a certain one.
    pub(crate) own: Option<Uuid>,
}

impl Maker<'_> {
    /// A whole case, with its row of the board.
    pub(crate) async fn case(&mut self, who: Who) -> Made {
        let coordinator = self.person("Solveig Haugen", None).await;
        let network = self.network().await;
        let learner = self.learner(&network, who).await;
        let mut guardians = Vec::new();
        for n in 0..who.guardians {
            guardians.push(self.guardian(learner, n).await);
        }
        let call = self.call().await;
        self.application(call, learner).await;
        let mobility = self.mobility(call, learner, network.offer).await;
        self.rates().await;
        case::refresh(self.work, call, learner).await.expect("a row of the board");
        Made { call, learner, mobility, guardians, coordinator, network }
    }

    /// Another learner at the same place.
    pub(crate) async fn mate(&mut self, made: &Made, who: Who) -> (LearnerId, MobilityId) {
        let learner = self.learner(&made.network, who).await;
        self.application(made.call, learner).await;
        let mobility = self.mobility(made.call, learner, made.network.offer).await;
        case::refresh(self.work, made.call, learner).await.expect("a row of the board");
        (learner, mobility)
    }

    fn organisation(&self) -> OrganisationId {
        self.work.ctx().actor.organisation
    }

    fn id<T: From<Uuid>>(&self) -> T {
        self.work.ctx().id()
    }

    fn own<T: From<Uuid>>(&self) -> T {
        self.own.map_or_else(|| self.id(), T::from)
    }

    async fn person(&mut self, name: &str, born: Option<Date>) -> PersonId {
        let organisation = self.organisation();
        let address: String = name.to_lowercase().split(' ').collect::<Vec<_>>().join(".");
        let person = Person {
            id: self.id(),
            name: name.parse().expect("a name"),
            call_me: None,
            email: Some(format!("{address}@example.org").parse().expect("an address")),
            phone: Some("+4791234567".parse().expect("a number")),
            language: Some("nb".parse().expect("a language")),
            born,
        };
        store::person::add(self.work, organisation, &person).await.expect("added");
        person.id
    }

    async fn network(&mut self) -> Network {
        let trade = self.trade().await;
        self.units(trade).await;
        let company = self.id();
        let tutor = self.tutor(company, trade).await;
        let partner = self.partner().await;
        let host = self.host(partner, trade).await;
        let offer = self.offer(partner, host, trade).await;
        Network { company, tutor, trade, partner, host, offer }
    }

    async fn trade(&mut self) -> TradeId {
        let organisation = self.organisation();
        let trade = Trade {
            id: self.id(),
            code: "carpentry".to_owned(),
            name_en: "Carpentry".to_owned(),
            name_nb: "Tømrerfaget".to_owned(),
            esco_uri: None,
            esco_code: None,
            esco_label: None,
            isced_f: Some("0732".to_owned()),
            eqf: 4,
            qualification: Some("Journeyman's certificate".to_owned()),
        };
        store::trade::add(self.work, organisation, &trade).await.expect("added");
        trade.id
    }

    async fn units(&mut self, trade: TradeId) {
        let organisation = self.organisation();
        for n in 1..=3 {
            let unit = Unit {
                id: self.id(),
                code: format!("CARPENTRY-U{n}"),
                trade,
                title: format!("Unit {n}"),
                eqf: 4,
                knowledge: "joints and timber".to_owned(),
                skills: "builds a frame".to_owned(),
                responsibility_autonomy: "alone".to_owned(),
                assessment_method: "observation".to_owned(),
                min_weeks: 4,
                points: None,
                criteria: Vec::new(),
                language: walz_domain::language::Language::ENGLISH,
                translations: std::collections::BTreeMap::new(),
                links: Vec::new(),
                origin: None,
                state: walz_domain::unit::State::Published,
                number: 1,
            };
            store::unit::add(self.work, organisation, &unit).await.expect("added");
        }
    }

    async fn tutor(&mut self, company: HomeCompanyId, trade: TradeId) -> TutorId {
        let organisation = self.organisation();
        let home = HomeCompany {
            id: company,
            code: "HC01".to_owned(),
            name: "Hamar Bygg".parse().expect("a name"),
            place: "Hamar".to_owned(),
            trade,
            public: false,
            max_away: 2,
            blackout: None,
            wage_abroad: WageAbroad::No,
            training_office: None,
            tutor: None,
        };
        store::home_company::add(self.work, organisation, &home).await.expect("added");
        let tutor = Tutor {
            id: self.own(),
            code: "TU01".to_owned(),
            person: self.person("Johanne Engen", None).await,
            company,
            trade,
            place: "Hamar".to_owned(),
            languages: Skills::default(),
            supervises: 1,
            visited_before: 0,
        };
        store::tutor::add(self.work, organisation, &tutor).await.expect("added");
        tutor.id
    }

    async fn partner(&mut self) -> PartnerId {
        let organisation = self.organisation();
        let contact = self.person("Camilla Thomsen", None).await;
        let partner = Partner {
            id: self.own(),
            code: "P01".to_owned(),
            name: "Fyn Erhvervsmobilitet".parse().expect("a name"),
            oid: None,
            city: "Odense".to_owned(),
            country: "DK".parse().expect("a country"),
            country_group: "G1".parse().expect("a group"),
            coordinates: Coordinates::new(55.4038, 10.4024).expect("on earth"),
            kind: PartnerKind::HostingAndPlacement,
            local_language: "da".parse().expect("a language"),
            trades: vec!["carpentry".to_owned()],
            hosts_minors: true,
            capacity: BTreeMap::from([("W1".to_owned(), 5)]),
            since_year: 2018,
            relationship: Relationship::Excellent,
            intakes_completed: 9,
            rating: Some(460),
            memorandum: None,
            duty_phone_24h: true,
            language_courses: false,
            weekly_fee: Eur::euros(70),
            contact: Some(contact),
        };
        store::partner::add(self.work, organisation, &partner).await.expect("added");
        partner.id
    }

    async fn host(&mut self, partner: PartnerId, trade: TradeId) -> HostCompanyId {
        let organisation = self.organisation();
        let mentor = self.person("Jens Thomsen", None).await;
        let host = HostCompany {
            id: self.own(),
            code: "H003".to_owned(),
            partner,
            name: "Vollsmose Tømrer".parse().expect("a name"),
            city: "Odense".to_owned(),
            country: "DK".parse().expect("a country"),
            trade,
            sector: "timber frames".to_owned(),
            size: CompanySize::Micro,
            mentor: Some(mentor),
            mentor_trained: true,
            mentor_languages: vec!["da".parse().expect("a language")],
            active: true,
            first_hosted_year: Some(2022),
            hosted_total: 9,
            rating: Some(360),
            last_site_visit: None,
            safety_checked: Some(date(2026, 3, 27)),
            liability_insured: true,
            risk: RiskClass::Standard,
            accepts_minors: true,
            step_free: true,
            quality_label: None,
        };
        store::host_company::add(self.work, organisation, &host).await.expect("added");
        host.id
    }

    async fn offer(&mut self, partner: PartnerId, host: HostCompanyId, trade: TradeId) -> OfferId {
        let organisation = self.organisation();
        let offer = Offer {
            id: self.id(),
            code: "PL001".to_owned(),
            partner,
            host,
            trade,
            window: "W1".to_owned(),
            period: stay(),
            slots: 2,
            working_language: Demand {
                language: "da".parse().expect("a language"),
                least: Cefr::B1,
            },
            other_language: None,
            hours_per_week: 37,
            evening_or_night: false,
            min_age: 16,
            step_free: true,
            police_certificate: false,
            driving_licence: None,
            exposures: Vec::new(),
            units: vec!["CARPENTRY-U1".to_owned(), "CARPENTRY-U2".to_owned()],
            language_course_weeks: 0,
            status: OfferStatus::Confirmed,
        };
        store::offer::add(self.work, organisation, &offer).await.expect("added");
        offer.id
    }

    async fn learner(&mut self, network: &Network, who: Who) -> LearnerId {
        let organisation = self.organisation();
        let id: LearnerId = self.own();
        let learner = Learner {
            id,
            code: format!("L-{id}"),
            person: self.person("Petter Hovland", Some(who.born)).await,
            gender: Gender::Male,
            nationality: "NO".parse().expect("a country"),
            home_place: "Hamar".to_owned(),
            trade: network.trade,
            kind: LearnerKind::Apprentice,
            company: network.company,
            tutor: Some(network.tutor),
            contract: Period::new(date(2026, 8, 17), date(2028, 7, 31)).expect("a period"),
            languages: Skills::default(),
            driving_licence: None,
            fewer_opportunities: false,
            police_certificate: PoliceCertificate::NotRequired,
        };
        store::learner::add(self.work, organisation, &learner).await.expect("added");
        id
    }

    async fn guardian(&mut self, learner: LearnerId, n: u32) -> GuardianId {
        let organisation = self.organisation();
        let name = ["Sara Hovland", "Emil Hovland"].get(n as usize).expect("a parent");
        let guardian = Guardian {
            id: if n == 0 { self.own() } else { self.id() },
            code: format!("G{n:02}"),
            learner,
            person: self.person(name, None).await,
            relation: "parent".to_owned(),
            parental_responsibility: true,
            must_sign: true,
            consents: BTreeMap::<_, Answer>::new(),
        };
        store::guardian::add(self.work, organisation, &guardian).await.expect("added");
        guardian.id
    }

    async fn call(&mut self) -> CallId {
        let organisation = self.organisation();
        let project = Project {
            id: self.id(),
            code: "2026-1-NO01-KA121-VET-000000001".to_owned(),
            title: "The year 2027".to_owned(),
            call_year: 2026,
            period: Period::new(date(2026, 6, 1), date(2028, 5, 31)).expect("a period"),
            awarded: None,
            state: ProjectState::Ongoing,
        };
        store::project::add(self.work, organisation, &project).await.expect("added");
        let call = Call {
            id: self.id(),
            project: project.id,
            title: "2027".to_owned(),
            opens: date(2026, 9, 1),
            closes: date(2026, 10, 15),
            appeals_until: date(2026, 11, 15),
            criteria: Vec::new(),
            threshold: 5_500,
            windows: vec![Window {
                code: "W1".to_owned(),
                season: "W1".to_owned(),
                period: stay(),
            }],
            luck_weight: 0,
            deadlines: walz_domain::deadline::Deadlines::default(),
            state: CallState::FinalList,
        };
        store::call::add(self.work, organisation, &call).await.expect("added");
        call.id
    }

    async fn application(&mut self, call: CallId, learner: LearnerId) {
        let organisation = self.organisation();
        let application = Application {
            id: self.id(),
            call,
            learner,
            wishes: Wishes { windows: vec!["W1".to_owned()], ..Wishes::default() },
            learning_goal: "Manage a whole job in another language.".to_owned(),
            employer_consents: true,
            marks: BTreeMap::new(),
            total: Some(7_940),
            state: walz_domain::application::State::Selected { by: self.work.ctx().now },
        };
        store::application::add(self.work, organisation, &application).await.expect("added");
    }

    async fn mobility(&mut self, call: CallId, learner: LearnerId, offer: OfferId) -> MobilityId {
        let organisation = self.organisation();
        let mobility = Mobility {
            id: self.id(),
            call,
            learner,
            offer,
            accommodation: None,
            period: stay(),
            green_travel: true,
            state: State::Planned,
        };
        store::mobility::add(self.work, organisation, &mobility).await.expect("added");
        mobility.id
    }

    /// Hamar on the map, and the rates that a stay in Denmark needs.
    async fn rates(&mut self) {
        let organisation = self.organisation();
        let hamar = Place {
            name: "Hamar".to_owned(),
            county: "Innlandet".to_owned(),
            country: "NO".parse().expect("a country"),
            coordinates: Coordinates::new(60.7945, 11.068).expect("on earth"),
        };
        store::place::put(self.work, organisation, &hamar).await.expect("kept");
        let rows = [
            ("travel_green", Scope::All, None, Some("500-1999"), "per participant, return", 417),
            ("individual_support", Scope::All, Some("G1"), None, "per day, days 1-14", 70),
            ("individual_support", Scope::All, Some("G1"), None, "per day, from day 15", 49),
            ("organisational_support", Scope::All, None, None, "per participant", 500),
        ];
        for (position, (kind, scope, group, band, unit, euros)) in (0..).zip(rows) {
            let rate = Rate {
                kind: kind.parse().expect("a kind"),
                scope,
                country_group: group.map(|g| g.parse().expect("a group")),
                band: band.map(|b| b.parse().expect("a band")),
                unit: unit.parse().expect("a unit"),
                amount: Eur::euros(euros),
                call_year: "2024+".to_owned(),
                verified: "yes".parse().expect("a check"),
                source: "the agency's table".to_owned(),
            };
            let code = format!("{position}");
            store::rate::put(self.work, organisation, &code, position, &rate).await.expect("kept");
        }
    }
}

fn stay() -> Period {
    Period::new(FIRST, LAST).expect("a period")
}
