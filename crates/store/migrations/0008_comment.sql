-- What parties say about a line of a draft, before it is sent out for signing.

CREATE TABLE agreement_comment (
    organisation UUID NOT NULL,
    id           UUID NOT NULL,
    agreement    UUID NOT NULL,
    data         JSONB NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    FOREIGN KEY (organisation, agreement) REFERENCES agreement (organisation, id)
);
CREATE INDEX agreement_comment_of ON agreement_comment (organisation, agreement, id);
