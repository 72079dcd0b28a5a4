-- Papers that a learner takes home, and the texts whose signatures are all there.

-- The number under which a stay has its Europass Mobility. What the document says is made from the stay's record.
CREATE TABLE europass_mobility (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    mobility     UUID NOT NULL,
    number       TEXT NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, mobility),
    UNIQUE (organisation, number),
    FOREIGN KEY (organisation, mobility) REFERENCES mobility (organisation, id)
);

-- Which signed document is the sealed copy of a text with the proof of its signatures. It is sealed once.
CREATE TABLE sealed_document (
    organisation UUID NOT NULL,
    subject      UUID NOT NULL,
    hash         TEXT NOT NULL,
    PRIMARY KEY (organisation, subject)
);
