-- Care: what is kept while people are abroad, besides the records of the journey.

-- The log of an incident that is about health: its texts, sealed, by their place in the log.
CREATE TABLE incident_note (
    organisation UUID NOT NULL,
    incident     UUID NOT NULL,
    position     BIGINT NOT NULL,
    sealed       BYTEA NOT NULL,
    PRIMARY KEY (organisation, incident, position),
    FOREIGN KEY (organisation, incident) REFERENCES incident (organisation, id)
);

-- That somebody was reminded or called on an occasion, so that it happens once, whoever looks and however often.
CREATE TABLE reminder (
    organisation UUID NOT NULL REFERENCES organisation (id),
    kind         TEXT NOT NULL,
    subject      UUID NOT NULL,
    occasion     TEXT NOT NULL,
    at           TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (organisation, kind, subject, occasion)
);

-- Whether a host would take another learner.
CREATE TABLE host_answer (
    organisation UUID NOT NULL,
    mobility     UUID NOT NULL,
    data         JSONB NOT NULL,
    PRIMARY KEY (organisation, mobility),
    FOREIGN KEY (organisation, mobility) REFERENCES mobility (organisation, id)
);

-- A next step that the office has put off, with the reason.
CREATE TABLE snooze (
    organisation UUID NOT NULL,
    round        UUID NOT NULL,
    learner      UUID NOT NULL,
    act          TEXT NOT NULL,
    until        DATE NOT NULL,
    reason       TEXT NOT NULL,
    person       UUID,
    at           TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (organisation, round, learner),
    FOREIGN KEY (organisation, round) REFERENCES round (organisation, id),
    FOREIGN KEY (organisation, learner) REFERENCES learner (organisation, id)
);

-- What the turn of a day asks for: who is abroad, and whose stays begin or end.
CREATE INDEX mobility_state ON mobility (organisation, state);
CREATE INDEX mobility_first_day ON mobility (organisation, first_day);
CREATE INDEX mobility_last_day ON mobility (organisation, last_day);
CREATE INDEX visit_last_day ON visit (organisation, last_day);
