-- Evidence (佐证材料): files on a submission or one of its lines. Content is kept once, by its SHA-256, in pieces of at most 256 KB.

CREATE TABLE blobs (
    sha256     varchar(64)  NOT NULL CONSTRAINT pk_blobs PRIMARY KEY CONSTRAINT ck_blobs_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    size       bigint       NOT NULL CONSTRAINT ck_blobs_size CHECK (size > 0),
    media_type varchar(100) NOT NULL,
    created_at timestamptz  NOT NULL
);

CREATE TABLE blob_chunks (
    sha256 varchar(64) NOT NULL CONSTRAINT fk_blob_chunks_blob REFERENCES blobs (sha256) ON DELETE CASCADE,
    no     integer     NOT NULL CONSTRAINT ck_blob_chunks_no CHECK (no >= 0),
    bytes  bytea       NOT NULL CONSTRAINT ck_blob_chunks_bytes CHECK (octet_length(bytes) BETWEEN 1 AND 262144),
    CONSTRAINT pk_blob_chunks PRIMARY KEY (sha256, no)
);
-- PDF, images and Office files are compressed already.
ALTER TABLE blob_chunks ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE TABLE attachments (
    id              uuid         NOT NULL CONSTRAINT pk_attachments PRIMARY KEY,
    submission_id   uuid         NOT NULL CONSTRAINT fk_attachments_submission REFERENCES submissions (id),
    -- The line's no within the submission; null for evidence on the whole.
    line_no         integer      NULL,
    file_name       varchar(200) NOT NULL,
    sha256          varchar(64)  NOT NULL CONSTRAINT fk_attachments_blob REFERENCES blobs (sha256),
    size            bigint       NOT NULL,
    media_type      varchar(100) NOT NULL,
    note            varchar(200) NULL,
    added_at        timestamptz  NOT NULL,
    added_by        uuid         NOT NULL CONSTRAINT fk_attachments_added_by REFERENCES users (id),
    on_behalf_of_id uuid         NULL CONSTRAINT fk_attachments_on_behalf_of REFERENCES users (id),
    api_client_id   uuid         NULL CONSTRAINT fk_attachments_api_client REFERENCES api_clients (id),
    CONSTRAINT fk_attachments_line FOREIGN KEY (submission_id, line_no) REFERENCES submission_lines (submission_id, no)
);
CREATE INDEX ix_attachments_submission ON attachments (submission_id);
CREATE INDEX ix_attachments_sha256 ON attachments (sha256);

-- Nothing is added to what has been approved, and nothing taken away: a correction is a new revision.
CREATE FUNCTION refuse_change_of_approved_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed attachments := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
BEGIN
    IF EXISTS (SELECT 1 FROM submissions s WHERE s.id = changed.submission_id AND s.state = 'approved') THEN
        RAISE EXCEPTION 'evidence of an approved submission does not change' USING ERRCODE = 'LT002';
    END IF;
    RETURN changed;
END $$;
CREATE TRIGGER tr_attachments_approved BEFORE INSERT OR DELETE ON attachments FOR EACH ROW EXECUTE FUNCTION refuse_change_of_approved_evidence();
CREATE TRIGGER tr_attachments_no_update BEFORE UPDATE ON attachments FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_attachments_no_truncate BEFORE TRUNCATE ON attachments FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Residual information: content goes with the last attachment that refers to it, whatever deleted that. The row is locked before it is
-- asked who refers to it, so that an upload of the same content that is under way has committed by then, and is seen.
CREATE FUNCTION delete_blob_without_attachment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM blobs b WHERE b.sha256 = OLD.sha256 FOR UPDATE;
    DELETE FROM blobs b WHERE b.sha256 = OLD.sha256 AND NOT EXISTS (SELECT 1 FROM attachments a WHERE a.sha256 = OLD.sha256);
    RETURN NULL;
END $$;
CREATE TRIGGER tr_attachments_last AFTER DELETE ON attachments FOR EACH ROW EXECUTE FUNCTION delete_blob_without_attachment();

-- The bytes behind an attachment neither change nor vanish while it is there.
CREATE FUNCTION refuse_loss_of_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM attachments a WHERE a.sha256 = OLD.sha256) THEN
        RAISE EXCEPTION 'an attachment refers to this content' USING ERRCODE = 'LT004';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER tr_blob_chunks_no_update BEFORE UPDATE ON blob_chunks FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_blob_chunks_in_use BEFORE DELETE ON blob_chunks FOR EACH ROW EXECUTE FUNCTION refuse_loss_of_content();
CREATE TRIGGER tr_blob_chunks_no_truncate BEFORE TRUNCATE ON blob_chunks FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_blobs_no_change BEFORE UPDATE ON blobs FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION refuse_change();
