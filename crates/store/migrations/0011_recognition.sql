-- What comes of assessed units: moderation, what each stay came to for figures, what stays are for, and what is used at
-- work later.

CREATE TABLE moderation (
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

-- What each stay came to, counted: kept in the transaction of whatever changed it, so that figures over two hundred
-- thousand are sums over this table and nothing else. A cancelled stay has none.
CREATE TABLE outcome (
    organisation UUID NOT NULL,
    mobility     UUID NOT NULL,
    round        UUID NOT NULL,
    trade        UUID NOT NULL,
    partner      UUID NOT NULL,
    host         UUID NOT NULL,
    begun        BIGINT NOT NULL,
    -- The day of the return; nothing while the stay goes on.
    ended        DATE,
    -- Signed by all before the first day.
    signed       BIGINT NOT NULL,
    agreed       BIGINT NOT NULL,
    promised     BIGINT NOT NULL,
    assessed     BIGINT NOT NULL,
    achieved     BIGINT NOT NULL,
    moderated    BIGINT NOT NULL,
    recognised   BIGINT NOT NULL,
    decided      BIGINT NOT NULL,
    -- From the return to the last decision; nothing while one is missing.
    days         BIGINT,
    PRIMARY KEY (organisation, mobility),
    FOREIGN KEY (organisation, mobility) REFERENCES mobility (organisation, id)
);
CREATE INDEX outcome_round ON outcome (organisation, round);

-- What a stay is for. The counts beside the words are for figures.
CREATE TABLE purpose (
    organisation UUID NOT NULL,
    mobility     UUID NOT NULL,
    goal         BIGINT NOT NULL,
    statements   BIGINT NOT NULL,
    data         JSONB NOT NULL,
    PRIMARY KEY (organisation, mobility),
    FOREIGN KEY (organisation, mobility) REFERENCES mobility (organisation, id)
);

-- The goal of the institution's plan that a round serves.
CREATE TABLE round_goal (
    organisation UUID NOT NULL,
    round        UUID NOT NULL,
    data         JSONB NOT NULL,
    PRIMARY KEY (organisation, round),
    FOREIGN KEY (organisation, round) REFERENCES round (organisation, id)
);

-- What learners and home companies use at work, some months after the return.
CREATE TABLE follow_up (
    organisation UUID NOT NULL,
    mobility     UUID NOT NULL,
    who          TEXT NOT NULL,
    used         BIGINT NOT NULL,
    data         JSONB NOT NULL,
    PRIMARY KEY (organisation, mobility, who),
    FOREIGN KEY (organisation, mobility) REFERENCES mobility (organisation, id)
);

-- What a host answered, beside the whole answer, for figures.
ALTER TABLE host_answer ADD COLUMN again TEXT NOT NULL DEFAULT '';
UPDATE host_answer SET again = data ->> 'again';

-- What is due soon or late, whoever has to do it.
CREATE INDEX board_act ON board (organisation, act, sort_day);
