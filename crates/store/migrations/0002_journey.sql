-- The journey: from the network of partners over calls and places to the closed file.
-- A record is its columns that statements ask for, and the rest of the value in `data`.

CREATE TABLE trade (
    organisation UUID NOT NULL REFERENCES organisation (id),
    id           UUID NOT NULL,
    code         TEXT NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, code)
);

CREATE TABLE unit (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    code         TEXT NOT NULL,
    trade        UUID NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, code),
    FOREIGN KEY (organisation, trade) REFERENCES trade (organisation, id)
);
CREATE INDEX unit_trade ON unit (organisation, trade);

CREATE TABLE place (
    organisation UUID NOT NULL REFERENCES organisation (id),
    name         TEXT NOT NULL,
    data         JSONB NOT NULL,
    PRIMARY KEY (organisation, name)
);

-- A row of the tables of unit costs. The position keeps the order of the source.
CREATE TABLE rate (
    organisation UUID NOT NULL REFERENCES organisation (id),
    code         TEXT NOT NULL,
    position     BIGINT NOT NULL,
    data         JSONB NOT NULL,
    PRIMARY KEY (organisation, code)
);

-- Registers that are kept as they came: evidence on partners, courses, milestones, skills, applicants of other years.
CREATE TABLE register_row (
    organisation UUID NOT NULL REFERENCES organisation (id),
    register     TEXT NOT NULL,
    code         TEXT NOT NULL,
    position     BIGINT NOT NULL,
    data         JSONB NOT NULL,
    PRIMARY KEY (organisation, register, code)
);

CREATE TABLE partner (
    organisation UUID NOT NULL REFERENCES organisation (id),
    id           UUID NOT NULL,
    code         TEXT NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, code)
);

CREATE TABLE host_company (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    code         TEXT NOT NULL,
    partner      UUID NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, code),
    FOREIGN KEY (organisation, partner) REFERENCES partner (organisation, id)
);
CREATE INDEX host_company_partner ON host_company (organisation, partner);

CREATE TABLE offer (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    code         TEXT NOT NULL,
    partner      UUID NOT NULL,
    host         UUID NOT NULL,
    trade        UUID NOT NULL,
    time_window  TEXT NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, code),
    FOREIGN KEY (organisation, partner) REFERENCES partner (organisation, id),
    FOREIGN KEY (organisation, host) REFERENCES host_company (organisation, id),
    FOREIGN KEY (organisation, trade) REFERENCES trade (organisation, id)
);
CREATE INDEX offer_partner ON offer (organisation, partner);
CREATE INDEX offer_host ON offer (organisation, host);
CREATE INDEX offer_trade ON offer (organisation, trade);

CREATE TABLE accommodation (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    code         TEXT NOT NULL,
    partner      UUID NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, code),
    FOREIGN KEY (organisation, partner) REFERENCES partner (organisation, id)
);
CREATE INDEX accommodation_partner ON accommodation (organisation, partner);

CREATE TABLE home_company (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    code         TEXT NOT NULL,
    trade        UUID NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, code),
    FOREIGN KEY (organisation, trade) REFERENCES trade (organisation, id)
);

CREATE TABLE tutor (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    code         TEXT NOT NULL,
    person       UUID NOT NULL,
    company      UUID NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, code),
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id),
    FOREIGN KEY (organisation, company) REFERENCES home_company (organisation, id)
);
CREATE INDEX tutor_company ON tutor (organisation, company);

CREATE TABLE learner (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    code         TEXT NOT NULL,
    person       UUID NOT NULL,
    trade        UUID NOT NULL,
    company      UUID NOT NULL,
    tutor        UUID,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, code),
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id),
    FOREIGN KEY (organisation, trade) REFERENCES trade (organisation, id),
    FOREIGN KEY (organisation, company) REFERENCES home_company (organisation, id),
    FOREIGN KEY (organisation, tutor) REFERENCES tutor (organisation, id)
);
CREATE INDEX learner_person ON learner (organisation, person);
CREATE INDEX learner_company ON learner (organisation, company);
CREATE INDEX learner_tutor ON learner (organisation, tutor);

CREATE TABLE guardian (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    code         TEXT NOT NULL,
    learner      UUID NOT NULL,
    person       UUID NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, code),
    FOREIGN KEY (organisation, learner) REFERENCES learner (organisation, id),
    FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);
CREATE INDEX guardian_learner ON guardian (organisation, learner);

-- Every answer to a question of consent, as it was given; the last one counts.
CREATE TABLE consent (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    learner      UUID NOT NULL,
    guardian     UUID,
    purpose      TEXT NOT NULL,
    answer       TEXT NOT NULL,
    wording      TEXT NOT NULL,
    at           TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (organisation, id),
    FOREIGN KEY (organisation, learner) REFERENCES learner (organisation, id)
);
CREATE INDEX consent_learner ON consent (organisation, learner, at);

-- Special-category data: encrypted, and apart from everything else. Only the code of the list is in clear nowhere.
CREATE TABLE support_need (
    organisation UUID NOT NULL,
    learner      UUID NOT NULL,
    position     BIGINT NOT NULL,
    sealed       BYTEA NOT NULL,
    PRIMARY KEY (organisation, learner, position),
    FOREIGN KEY (organisation, learner) REFERENCES learner (organisation, id)
);

CREATE TABLE project (
    organisation UUID NOT NULL REFERENCES organisation (id),
    id           UUID NOT NULL,
    code         TEXT NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, code)
);

-- A call is the round of a year. It is `round` here because CALL is a word of SQL.
CREATE TABLE round (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    project      UUID NOT NULL,
    state        TEXT NOT NULL,
    closes       DATE NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    FOREIGN KEY (organisation, project) REFERENCES project (organisation, id)
);

CREATE TABLE application (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    round        UUID NOT NULL,
    learner      UUID NOT NULL,
    state        TEXT NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, round, learner),
    FOREIGN KEY (organisation, round) REFERENCES round (organisation, id),
    FOREIGN KEY (organisation, learner) REFERENCES learner (organisation, id)
);
CREATE INDEX application_learner ON application (organisation, learner);
CREATE INDEX application_state ON application (organisation, round, state);

-- One execution of the allocation engine, with what went in and what came out, so that it can be checked again.
CREATE TABLE run (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    round        UUID NOT NULL,
    state        TEXT NOT NULL,
    at           TIMESTAMPTZ NOT NULL,
    problem      TEXT NOT NULL,
    outcome      TEXT NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    FOREIGN KEY (organisation, round) REFERENCES round (organisation, id)
);
CREATE INDEX run_round ON run (organisation, round, at);

CREATE TABLE allocation (
    organisation UUID NOT NULL,
    run          UUID NOT NULL,
    learner      UUID NOT NULL,
    state        TEXT NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, run, learner),
    FOREIGN KEY (organisation, run) REFERENCES run (organisation, id),
    FOREIGN KEY (organisation, learner) REFERENCES learner (organisation, id)
);
CREATE INDEX allocation_learner ON allocation (organisation, learner);

CREATE TABLE mobility (
    organisation  UUID NOT NULL,
    id            UUID NOT NULL,
    round         UUID NOT NULL,
    learner       UUID NOT NULL,
    offer         UUID NOT NULL,
    accommodation UUID,
    state         TEXT NOT NULL,
    first_day     DATE NOT NULL,
    last_day      DATE NOT NULL,
    data          JSONB NOT NULL,
    version       BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    FOREIGN KEY (organisation, round) REFERENCES round (organisation, id),
    FOREIGN KEY (organisation, learner) REFERENCES learner (organisation, id),
    FOREIGN KEY (organisation, offer) REFERENCES offer (organisation, id),
    FOREIGN KEY (organisation, accommodation) REFERENCES accommodation (organisation, id)
);
CREATE INDEX mobility_learner ON mobility (organisation, learner);
CREATE INDEX mobility_round ON mobility (organisation, round, state);
CREATE INDEX mobility_offer ON mobility (organisation, offer);
CREATE INDEX mobility_accommodation ON mobility (organisation, accommodation);

CREATE TABLE agreement (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    mobility     UUID NOT NULL,
    number       BIGINT NOT NULL,
    state        TEXT NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, mobility, number),
    FOREIGN KEY (organisation, mobility) REFERENCES mobility (organisation, id)
);

CREATE TABLE grant_agreement (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    mobility     UUID NOT NULL,
    number       BIGINT NOT NULL,
    state        TEXT NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, mobility, number),
    FOREIGN KEY (organisation, mobility) REFERENCES mobility (organisation, id)
);

-- The very bytes that were signed. Never changed, never removed before its time.
CREATE TABLE signed_document (
    organisation UUID NOT NULL,
    hash         TEXT NOT NULL,
    subject      UUID NOT NULL,
    media_type   TEXT NOT NULL,
    bytes        BYTEA NOT NULL,
    at           TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (organisation, hash, subject)
);

CREATE TABLE paper (
    organisation UUID NOT NULL,
    mobility     UUID NOT NULL,
    kind         TEXT NOT NULL,
    data         JSONB NOT NULL,
    PRIMARY KEY (organisation, mobility, kind),
    FOREIGN KEY (organisation, mobility) REFERENCES mobility (organisation, id)
);

-- Whom to call when something happens to a learner.
CREATE TABLE emergency_sheet (
    organisation UUID NOT NULL,
    learner      UUID NOT NULL,
    data         JSONB NOT NULL,
    PRIMARY KEY (organisation, learner),
    FOREIGN KEY (organisation, learner) REFERENCES learner (organisation, id)
);

-- What somebody is entitled to, with the rule, the rate and the counts behind every figure. A new calculation is a new
-- row.
CREATE TABLE entitlement (
    organisation UUID NOT NULL,
    mobility     UUID NOT NULL,
    number       BIGINT NOT NULL,
    at           TIMESTAMPTZ NOT NULL,
    total        BIGINT NOT NULL,
    data         JSONB NOT NULL,
    PRIMARY KEY (organisation, mobility, number),
    FOREIGN KEY (organisation, mobility) REFERENCES mobility (organisation, id)
);

CREATE TABLE check_in (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    mobility     UUID NOT NULL,
    due          DATE NOT NULL,
    state        TEXT NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, mobility, due),
    FOREIGN KEY (organisation, mobility) REFERENCES mobility (organisation, id)
);
CREATE INDEX check_in_state ON check_in (organisation, state, due);

-- What was told of an incident is sealed where it is about health.
CREATE TABLE incident (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    code         TEXT NOT NULL,
    mobility     UUID NOT NULL,
    learner      UUID NOT NULL,
    state        TEXT NOT NULL,
    level        TEXT NOT NULL,
    happened     DATE NOT NULL,
    data         JSONB NOT NULL,
    narrative    TEXT,
    sealed       BYTEA,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, code),
    FOREIGN KEY (organisation, mobility) REFERENCES mobility (organisation, id),
    FOREIGN KEY (organisation, learner) REFERENCES learner (organisation, id),
    CHECK (narrative IS NULL OR sealed IS NULL)
);
CREATE INDEX incident_mobility ON incident (organisation, mobility);
CREATE INDEX incident_state ON incident (organisation, state, level);

CREATE TABLE visit (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    code         TEXT NOT NULL,
    tutor        UUID NOT NULL,
    partner      UUID NOT NULL,
    state        TEXT NOT NULL,
    first_day    DATE NOT NULL,
    last_day     DATE NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, code),
    FOREIGN KEY (organisation, tutor) REFERENCES tutor (organisation, id),
    FOREIGN KEY (organisation, partner) REFERENCES partner (organisation, id)
);
CREATE INDEX visit_tutor ON visit (organisation, tutor);

CREATE TABLE visit_learner (
    organisation UUID NOT NULL,
    visit        UUID NOT NULL,
    learner      UUID NOT NULL,
    PRIMARY KEY (organisation, visit, learner),
    FOREIGN KEY (organisation, visit) REFERENCES visit (organisation, id),
    FOREIGN KEY (organisation, learner) REFERENCES learner (organisation, id)
);
CREATE INDEX visit_learner_learner ON visit_learner (organisation, learner);

CREATE TABLE assessment (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    mobility     UUID NOT NULL,
    unit         TEXT NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, mobility, unit),
    FOREIGN KEY (organisation, mobility) REFERENCES mobility (organisation, id)
);

CREATE TABLE recognition (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    mobility     UUID NOT NULL,
    unit         TEXT NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, mobility, unit),
    FOREIGN KEY (organisation, mobility) REFERENCES mobility (organisation, id)
);

-- The board: every case as it stands, derived anew in the transaction of whatever changed it, so that a page of it
-- costs the same for seventy learners and for two hundred thousand.
CREATE TABLE board (
    organisation UUID NOT NULL,
    round        UUID NOT NULL,
    learner      UUID NOT NULL,
    name         TEXT NOT NULL,
    trade        TEXT NOT NULL,
    minor        BOOLEAN NOT NULL,
    stage        TEXT NOT NULL,
    since        DATE NOT NULL,
    time_window  TEXT,
    partner      UUID,
    host_name    TEXT,
    city         TEXT,
    country      TEXT,
    first_day    DATE,
    last_day     DATE,
    mobility     UUID,
    papers_met   BIGINT NOT NULL,
    papers       BIGINT NOT NULL,
    warnings     TEXT NOT NULL,
    act          TEXT NOT NULL,
    turn         TEXT NOT NULL,
    due          DATE,
    -- 0 where somebody's safety may be at stake, 1 where something is to be done, 2 where nothing is.
    urgency      BIGINT NOT NULL,
    -- The due day, or the end of time: so that one index gives the order.
    sort_day     DATE NOT NULL,
    PRIMARY KEY (organisation, round, learner)
);
CREATE INDEX board_order ON board (organisation, round, urgency, sort_day, learner);
CREATE INDEX board_stage ON board (organisation, round, stage, urgency, sort_day, learner);
CREATE INDEX board_turn ON board (organisation, round, turn, urgency, sort_day, learner);
CREATE INDEX board_partner ON board (organisation, round, partner, urgency, sort_day, learner);
CREATE INDEX board_trade ON board (organisation, round, trade, urgency, sort_day, learner);
CREATE INDEX board_warned ON board (organisation, round, urgency, sort_day, learner) WHERE warnings <> '';
CREATE INDEX board_minor ON board (organisation, round, urgency, sort_day, learner) WHERE minor;
CREATE INDEX board_today ON board (organisation, turn, urgency, sort_day, learner);
CREATE INDEX board_learner ON board (organisation, learner);

-- How many cases there are of each kind: kept with the rows, because counting two hundred thousand takes too long.
CREATE TABLE board_count (
    organisation UUID NOT NULL,
    round        UUID NOT NULL,
    kind         TEXT NOT NULL,
    value        TEXT NOT NULL,
    cases        BIGINT NOT NULL,
    PRIMARY KEY (organisation, round, kind, value)
);

-- Words by which a case is found: parts of names, without accents, in small letters.
CREATE TABLE board_word (
    organisation UUID NOT NULL,
    round        UUID NOT NULL,
    -- Compared byte by byte, so that all words with one beginning stand together.
-- only postgres
    word         TEXT COLLATE "C" NOT NULL,
-- only sqlite
    word         TEXT NOT NULL,
-- both
    learner      UUID NOT NULL,
    PRIMARY KEY (organisation, round, word, learner)
);
CREATE INDEX board_word_learner ON board_word (organisation, round, learner);

-- What somebody saved to look at again: a name and the filters behind it.
CREATE TABLE saved_view (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    person       UUID,
    name         TEXT NOT NULL,
    query        TEXT NOT NULL,
    PRIMARY KEY (organisation, id)
);
