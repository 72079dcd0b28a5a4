-- What several learners do together at one partner.

CREATE TABLE group_programme (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    partner      UUID NOT NULL,
    first_day    DATE NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    FOREIGN KEY (organisation, partner) REFERENCES partner (organisation, id)
);

CREATE INDEX group_programme_first_day ON group_programme (organisation, first_day);
