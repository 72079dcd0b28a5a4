-- The floor: who is there, who may come in, what happened, and what is still to be done.
-- One text for both databases; floor/dialect.rs turns the types into SQLite's words.

CREATE TABLE organisation (
    id         UUID PRIMARY KEY,
    name       TEXT NOT NULL,
    oid        TEXT UNIQUE,
    city       TEXT NOT NULL,
    country    TEXT NOT NULL,
    latitude   DOUBLE PRECISION,
    longitude  DOUBLE PRECISION,
    duty_phone TEXT,
    time_zone  TEXT NOT NULL,
    version    BIGINT NOT NULL,
    CHECK ((latitude IS NULL) = (longitude IS NULL))
);

-- What an organisation is in a project: it can be several things at once.
CREATE TABLE project_role (
    organisation UUID NOT NULL REFERENCES organisation (id),
    project      UUID NOT NULL,
    body         UUID NOT NULL REFERENCES organisation (id),
    role         TEXT NOT NULL,
    PRIMARY KEY (organisation, project, body, role)
);

CREATE TABLE person (
    organisation UUID NOT NULL REFERENCES organisation (id),
    id           UUID NOT NULL,
    name         TEXT NOT NULL,
    call_me      TEXT,
    email        TEXT,
    phone        TEXT,
    language     TEXT,
    born         DATE,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id)
);
CREATE INDEX person_name ON person (organisation, name, id);

-- What somebody signs in with, across all organisations.
CREATE TABLE account (
    id       UUID PRIMARY KEY,
    -- In small letters, so that nobody has two.
    email    TEXT NOT NULL UNIQUE,
    password TEXT,
    language TEXT NOT NULL,
    created  TIMESTAMPTZ NOT NULL
);

-- The organisation of a membership of the installation itself is the nil UUID, so there is no foreign key.
CREATE TABLE membership (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    account      UUID REFERENCES account (id),
    person       UUID,
    role         TEXT NOT NULL,
    -- The learner, guardian, tutor, host company or partner that the role speaks for.
    subject      UUID,
    since        TIMESTAMPTZ NOT NULL,
    until        TIMESTAMPTZ,
    PRIMARY KEY (organisation, id),
    CHECK (account IS NOT NULL OR person IS NOT NULL)
);
CREATE INDEX membership_account ON membership (account);
CREATE INDEX membership_person ON membership (organisation, person);
CREATE INDEX membership_role ON membership (organisation, role);

CREATE TABLE session (
    id           UUID PRIMARY KEY,
    token_hash   BYTEA NOT NULL UNIQUE,
    account      UUID NOT NULL REFERENCES account (id),
    -- The membership that was chosen; both or neither.
    organisation UUID,
    membership   UUID,
    created      TIMESTAMPTZ NOT NULL,
    last_seen    TIMESTAMPTZ NOT NULL,
    -- The session ends here even if it is used all the time.
    expires      TIMESTAMPTZ NOT NULL,
    user_agent   TEXT NOT NULL,
    CHECK ((organisation IS NULL) = (membership IS NULL))
);
CREATE INDEX session_account ON session (account);
CREATE INDEX session_expires ON session (expires);

-- A personal link: somebody without an account does one thing.
CREATE TABLE personal_link (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    token_hash   BYTEA NOT NULL UNIQUE,
    person       UUID,
    role         TEXT NOT NULL,
    subject      UUID,
    purpose      TEXT NOT NULL,
    target       UUID NOT NULL,
    single_use   BOOLEAN NOT NULL,
    created      TIMESTAMPTZ NOT NULL,
    expires      TIMESTAMPTZ NOT NULL,
    used         TIMESTAMPTZ,
    revoked      TIMESTAMPTZ,
    PRIMARY KEY (organisation, id)
);
CREATE INDEX personal_link_target ON personal_link (organisation, target);
CREATE INDEX personal_link_expires ON personal_link (expires);

-- A sign-in link by mail. Without an account it opens nothing: who asks learns nothing about who has one.
CREATE TABLE sign_in_link (
    token_hash   BYTEA PRIMARY KEY,
    -- Of what only the asking browser has; the operator's own links are for any browser.
    browser_hash BYTEA,
    reusable     BOOLEAN NOT NULL,
    account      UUID REFERENCES account (id),
    created      TIMESTAMPTZ NOT NULL,
    expires      TIMESTAMPTZ NOT NULL,
    used         TIMESTAMPTZ
);
CREATE INDEX sign_in_link_expires ON sign_in_link (expires);

-- How far ahead of time somebody's attempts are, in microseconds since 1970.
CREATE TABLE throttle (
    kind    TEXT NOT NULL,
    subject BYTEA NOT NULL,
    ahead   BIGINT NOT NULL,
    PRIMARY KEY (kind, subject)
);
CREATE INDEX throttle_ahead ON throttle (ahead);

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value JSONB NOT NULL
);

-- What was done under an idempotency key, so that it is not done twice.
CREATE TABLE idempotency (
    organisation UUID NOT NULL,
    actor        TEXT NOT NULL,
    key          TEXT NOT NULL,
    act          TEXT NOT NULL,
    -- SHA-256 of what was asked for; the same key may not ask for something else.
    asked        BYTEA,
    outcome      JSONB,
    at           TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (organisation, actor, key, act)
);
CREATE INDEX idempotency_at ON idempotency (at);

-- The journal is one chain per organisation. The detail is text, because its very bytes are hashed.
CREATE TABLE journal (
    organisation UUID NOT NULL,
    seq          BIGINT NOT NULL,
    at           TIMESTAMPTZ NOT NULL,
    actor        TEXT NOT NULL,
    person       UUID,
    request      TEXT,
    act          TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject      UUID NOT NULL,
    detail       TEXT NOT NULL,
    previous     BYTEA NOT NULL,
    hash         BYTEA NOT NULL,
    PRIMARY KEY (organisation, seq)
);
CREATE INDEX journal_subject ON journal (organisation, subject, seq);

CREATE TABLE journal_head (
    organisation UUID PRIMARY KEY,
    seq          BIGINT NOT NULL,
    hash         BYTEA NOT NULL
);

-- only sqlite
CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;
CREATE TRIGGER journal_is_not_erased BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;
-- only postgres
CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is append-only';
END;
$$;
CREATE TRIGGER journal_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();
-- both

-- Mails to send. The text is sealed: it can hold links that open something.
CREATE TABLE outbox (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    to_name      TEXT NOT NULL,
    to_address   TEXT NOT NULL,
    subject      TEXT NOT NULL,
    body         BYTEA,
    -- What the mail is about, to list it there.
    about_kind   TEXT,
    about        UUID,
    state        TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'failed')),
    attempts     BIGINT NOT NULL,
    created      TIMESTAMPTZ NOT NULL,
    next_try     TIMESTAMPTZ NOT NULL,
    sent         TIMESTAMPTZ,
    last_error   TEXT,
    PRIMARY KEY (organisation, id)
);
CREATE INDEX outbox_queued ON outbox (next_try) WHERE state = 'queued';
CREATE INDEX outbox_about ON outbox (organisation, about);

CREATE TABLE job (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    kind         TEXT NOT NULL,
    -- Names the occasion: scheduling the same occasion again changes nothing.
    key          TEXT NOT NULL,
    payload      JSONB NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed', 'cancelled')),
    due          TIMESTAMPTZ NOT NULL,
    leased_until TIMESTAMPTZ,
    attempts     BIGINT NOT NULL,
    finished     TIMESTAMPTZ,
    last_error   TEXT,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, kind, key)
);
CREATE INDEX job_waiting ON job (due) WHERE state = 'waiting';
