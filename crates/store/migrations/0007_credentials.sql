-- Credentials that learners took home, and the keys that signed them. The files themselves stand with the signed
-- documents, under their hashes.

CREATE TABLE issuer_key (
    organisation UUID NOT NULL REFERENCES organisation (id),
    id           UUID NOT NULL,
    public       TEXT NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, public)
);

-- The secret halves, sealed with keys that the database does not have.
CREATE TABLE issuer_secret (
    organisation UUID NOT NULL,
    issuer_key   UUID NOT NULL,
    sealed       BYTEA NOT NULL,
    PRIMARY KEY (organisation, issuer_key),
    FOREIGN KEY (organisation, issuer_key) REFERENCES issuer_key (organisation, id)
);

CREATE TABLE credential (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    mobility     UUID NOT NULL,
    learner      UUID NOT NULL,
    place        BIGINT NOT NULL,
    holds        BOOLEAN NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    -- Anybody may ask for one by its id alone.
    UNIQUE (id),
    UNIQUE (organisation, place),
    FOREIGN KEY (organisation, mobility) REFERENCES mobility (organisation, id),
    FOREIGN KEY (organisation, learner) REFERENCES learner (organisation, id)
);

CREATE INDEX credential_mobility ON credential (organisation, mobility);
CREATE INDEX credential_learner ON credential (organisation, learner);
-- One credential of a stay holds at a time.
CREATE UNIQUE INDEX credential_holds ON credential (organisation, mobility) WHERE holds;
