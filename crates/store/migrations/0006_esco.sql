-- The European Union's lists. All organisations of an installation share them, as they share its accounts and settings,
-- so that none of these tables has an organisation: the lists say nothing about anybody, each is a few megabytes, and
-- what an organisation chose from them it keeps itself, with the label of that day.

CREATE TABLE vocabulary_term (
    list     TEXT NOT NULL,
    uri      TEXT NOT NULL,
    label    TEXT NOT NULL,
    position BIGINT NOT NULL,
    -- The newest list does not hold it any more. It stays readable and cannot be chosen.
    retired  BOOLEAN NOT NULL,
    PRIMARY KEY (list, uri)
);

-- The classification of skills and occupations: one row, with what finds its terms.
CREATE TABLE esco_release (
    one        BIGINT PRIMARY KEY CHECK (one = 1),
    -- Counts the changes, so that every process notices one.
    generation BIGINT NOT NULL,
    version    TEXT NOT NULL,
    -- Codes of the languages that labels are in, with blanks between.
    languages  TEXT NOT NULL,
    imported   TIMESTAMPTZ NOT NULL,
    finder     BYTEA NOT NULL
);

CREATE TABLE esco_concept (
    id          BIGINT PRIMARY KEY,
    uri         TEXT NOT NULL UNIQUE,
    kind        TEXT NOT NULL,
    -- What holds in every language.
    data        JSONB NOT NULL,
    -- Of the data, to see quickly what a new version changes.
    fingerprint BIGINT NOT NULL,
    -- The first version that does not hold it any more.
    retired     TEXT,
    -- The address of the term that stands in its stead.
    successor   TEXT
);

CREATE TABLE esco_label (
    concept     BIGINT NOT NULL REFERENCES esco_concept (id),
    language    TEXT NOT NULL,
    label       TEXT NOT NULL,
    data        JSONB NOT NULL,
    fingerprint BIGINT NOT NULL,
    PRIMARY KEY (concept, language)
);

-- What a skill is to an occupation, or to another skill.
CREATE TABLE esco_relation (
    term    BIGINT NOT NULL REFERENCES esco_concept (id),
    skill   BIGINT NOT NULL REFERENCES esco_concept (id),
    tie     TEXT NOT NULL,
    PRIMARY KEY (term, skill)
);
CREATE INDEX esco_relation_skill ON esco_relation (skill);

-- Units of learning outcomes have states and versions: what a unit said before stays.
ALTER TABLE unit ADD COLUMN state TEXT NOT NULL DEFAULT 'published';
CREATE INDEX unit_published ON unit (state, code) WHERE state = 'published';

CREATE TABLE unit_version (
    organisation UUID NOT NULL,
    unit         UUID NOT NULL,
    number       BIGINT NOT NULL,
    data         JSONB NOT NULL,
    -- When the next version took its place, and who wrote that.
    replaced     TIMESTAMPTZ NOT NULL,
    person       UUID,
    PRIMARY KEY (organisation, unit, number),
    FOREIGN KEY (organisation, unit) REFERENCES unit (organisation, id)
);
