-- What happens during a stay: attendance, the logbook, evidence, the mid-term talk.

-- A calendar week of a stay, kept once it is over or the host has confirmed it.
CREATE TABLE attendance_week (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    mobility     UUID NOT NULL,
    monday       DATE NOT NULL,
    confirmed    BOOLEAN NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, mobility, monday),
    FOREIGN KEY (organisation, mobility) REFERENCES mobility (organisation, id)
);
CREATE INDEX attendance_week_waits ON attendance_week (organisation, confirmed, monday);

-- What a learner writes about a day.
CREATE TABLE logbook_entry (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    mobility     UUID NOT NULL,
    day          DATE NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    FOREIGN KEY (organisation, mobility) REFERENCES mobility (organisation, id)
);
CREATE INDEX logbook_entry_of ON logbook_entry (organisation, mobility, day);

-- Files that learners show beside the entries of their logbook.
CREATE TABLE portfolio_piece (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    mobility     UUID NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    FOREIGN KEY (organisation, mobility) REFERENCES mobility (organisation, id)
);
CREATE INDEX portfolio_piece_of ON portfolio_piece (organisation, mobility);

-- The bytes of both: photos as they were drawn anew, without what cameras write into them.
CREATE TABLE media_file (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    mobility     UUID NOT NULL,
    bytes        BYTEA NOT NULL,
    at           TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (organisation, id),
    FOREIGN KEY (organisation, mobility) REFERENCES mobility (organisation, id)
);

-- What was said in the middle of a stay.
CREATE TABLE mid_term_talk (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    mobility     UUID NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, mobility),
    FOREIGN KEY (organisation, mobility) REFERENCES mobility (organisation, id)
);

-- Smaller changes of a plan, which need no amendment.
CREATE TABLE plan_note (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    mobility     UUID NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    FOREIGN KEY (organisation, mobility) REFERENCES mobility (organisation, id)
);
CREATE INDEX plan_note_of ON plan_note (organisation, mobility, id);
