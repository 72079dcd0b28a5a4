-- What the office decided about learners and places before the engine runs.

CREATE TABLE allocation_lock (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    round        UUID NOT NULL,
    learner      UUID NOT NULL,
    offer        UUID NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, round, learner, offer),
    FOREIGN KEY (organisation, round) REFERENCES round (organisation, id),
    FOREIGN KEY (organisation, learner) REFERENCES learner (organisation, id),
    FOREIGN KEY (organisation, offer) REFERENCES offer (organisation, id)
);
