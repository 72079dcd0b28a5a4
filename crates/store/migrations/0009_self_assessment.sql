-- How far a learner thinks to have come with each agreed unit.

CREATE TABLE self_assessment (
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
