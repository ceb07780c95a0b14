-- Files of the documents that targets stand in (下达文件). Content is kept as that of evidence is: once, by its SHA-256.
CREATE TABLE target_documents (
    id         uuid         NOT NULL CONSTRAINT pk_target_documents PRIMARY KEY,
    plan_id    uuid         NOT NULL CONSTRAINT fk_target_documents_plan REFERENCES plans (id),
    file_name  varchar(200) NOT NULL,
    sha256     varchar(64)  NOT NULL CONSTRAINT fk_target_documents_blob REFERENCES blobs (sha256),
    size       bigint       NOT NULL,
    media_type varchar(100) NOT NULL,
    added_at   timestamptz  NOT NULL,
    added_by   uuid         NOT NULL CONSTRAINT fk_target_documents_added_by REFERENCES users (id)
);
CREATE INDEX ix_target_documents_sha256 ON target_documents (sha256);
CREATE TRIGGER tr_target_documents_append_only BEFORE UPDATE OR DELETE ON target_documents FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_target_documents_no_truncate BEFORE TRUNCATE ON target_documents FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- reported: what an area has set itself (自报).
ALTER TABLE targets
    ADD COLUMN document_id uuid NULL CONSTRAINT fk_targets_document REFERENCES target_documents (id),
    DROP CONSTRAINT ck_targets_basis,
    ADD CONSTRAINT ck_targets_basis CHECK (basis IN ('plan', 'provinceDocument', 'cityDecomposition', 'reported'));

-- The same content may stand behind a document of a target: it stays with it.
CREATE OR REPLACE FUNCTION delete_blob_without_attachment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM blobs b WHERE b.sha256 = OLD.sha256 FOR UPDATE;
    DELETE FROM blobs b WHERE b.sha256 = OLD.sha256
        AND NOT EXISTS (SELECT 1 FROM attachments a WHERE a.sha256 = OLD.sha256)
        AND NOT EXISTS (SELECT 1 FROM target_documents d WHERE d.sha256 = OLD.sha256);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION refuse_loss_of_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM attachments a WHERE a.sha256 = OLD.sha256) OR EXISTS (SELECT 1 FROM target_documents d WHERE d.sha256 = OLD.sha256) THEN
        RAISE EXCEPTION 'an attachment refers to this content' USING ERRCODE = 'LT004';
    END IF;
    RETURN OLD;
END $$;
