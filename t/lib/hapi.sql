-- Copyright (c) the nginx-fhir-bulk authors
--
-- Tables of a HAPI FHIR JPA server as its migrations leave them, as far as
-- they are of use here, in the schema that the search path names.
--
--   psql -v old=false -v mid=false -v native=false -v parts=false -f hapi.sql
--
--   old     5.7: ids in hfj_forced_id, meta.source in hfj_res_ver_prov
--   mid     with old: 6.10.0, fhir_id is there and may be NULL
--   parts   8.x, the same id may be in several partitions
--   native  8.x in database partition mode, here with partitioned tables

\if :parts
\set scope 'partition_id,'
\else
\set scope ''
\endif
\if :native
\set scope 'partition_id,'
\set first 'partition_id,'
\set last ', partition_id'
\set how 'PARTITION BY LIST (partition_id)'
\else
\set first ''
\set last ''
\set how ''
\endif

CREATE TABLE hfj_resource (
    res_id                     bigint NOT NULL,
    partition_date             date,
    partition_id               integer,
    res_deleted_at             timestamp(6),
    res_version                varchar(7),
    has_tags                   boolean NOT NULL,
    res_published              timestamp(6) NOT NULL,
    res_updated                timestamp(6) NOT NULL,
    sp_has_links               boolean NOT NULL DEFAULT false,
    hash_sha256                varchar(64),
    sp_index_status            smallint,
    res_language               varchar(20),
    sp_cmpstr_uniq_present     boolean,
    sp_coords_present          boolean NOT NULL DEFAULT false,
    sp_date_present            boolean NOT NULL DEFAULT false,
    sp_number_present          boolean NOT NULL DEFAULT false,
    sp_quantity_nrml_present   boolean NOT NULL DEFAULT false,
    sp_quantity_present        boolean NOT NULL DEFAULT false,
    sp_string_present          boolean NOT NULL DEFAULT false,
    sp_token_present           boolean NOT NULL DEFAULT false,
    sp_uri_present             boolean NOT NULL DEFAULT false,
    res_type                   varchar(40) NOT NULL,
    search_url_present         boolean,
    res_ver                    bigint NOT NULL DEFAULT 1,
    PRIMARY KEY (res_id :last)
) :how;
CREATE INDEX idx_res_type_del_updated ON hfj_resource
    (res_type, res_deleted_at, res_updated, partition_id, res_id);
CREATE INDEX idx_res_date ON hfj_resource (res_updated);

CREATE TABLE hfj_res_ver (
    pid             bigint NOT NULL,
    partition_date  date,
    partition_id    integer,
    res_deleted_at  timestamp(6),
    res_version     varchar(7),
    has_tags        boolean NOT NULL,
    res_published   timestamp(6) NOT NULL,
    res_updated     timestamp(6) NOT NULL,
    res_encoding    varchar(5) NOT NULL,
    res_text        oid,
    res_id          bigint NOT NULL,
    res_text_vc     text,
    res_type        varchar(40) NOT NULL,
    res_ver         bigint NOT NULL,
    PRIMARY KEY (:first pid)
) :how;
CREATE UNIQUE INDEX idx_resver_id_ver ON hfj_res_ver
    (:first res_id, res_ver);
CREATE INDEX idx_resver_type_date ON hfj_res_ver (res_type, res_updated, res_id);

CREATE TABLE hfj_tag_def (
    tag_id             bigint PRIMARY KEY,
    tag_code           varchar(200),
    tag_display        varchar(200),
    tag_system         varchar(200),
    tag_type           integer NOT NULL
);
CREATE TABLE hfj_res_tag (
    pid             bigint NOT NULL,
    partition_date  date,
    partition_id    integer,
    tag_id          bigint,
    res_id          bigint,
    res_type        varchar(40) NOT NULL,
    PRIMARY KEY (:first pid)
) :how;
CREATE INDEX idx_res_tag_res_tag ON hfj_res_tag (res_id, tag_id, partition_id);
CREATE INDEX idx_res_tag_tag_res ON hfj_res_tag (tag_id, res_id, partition_id);

CREATE TABLE hfj_res_link (
    pid                       bigint NOT NULL,
    partition_date            date,
    partition_id              integer,
    src_path                  varchar(500) NOT NULL,
    src_resource_id           bigint NOT NULL,
    source_resource_type      varchar(40) NOT NULL,
    target_resource_id        bigint,
    target_resource_type      varchar(40) NOT NULL,
    target_resource_url       varchar(200),
    target_resource_version   bigint,
    sp_updated                timestamp(6),
    PRIMARY KEY (:first pid)
) :how;
CREATE INDEX idx_rl_src ON hfj_res_link (src_resource_id);
CREATE INDEX idx_rl_tgt_v2 ON hfj_res_link (target_resource_id, src_path,
    src_resource_id, target_resource_type, partition_id);

CREATE TABLE hfj_forced_id (
    pid            bigint PRIMARY KEY,
    partition_date date,
    partition_id   integer,
    forced_id      varchar(100) NOT NULL,
    resource_pid   bigint NOT NULL UNIQUE,
    resource_type  varchar(100) DEFAULT ''
);
CREATE UNIQUE INDEX idx_forcedid_type_fid
    ON hfj_forced_id (resource_type, forced_id, partition_id);
CREATE INDEX idx_forceid_fid ON hfj_forced_id (forced_id);

CREATE TABLE hfj_res_ver_prov (
    res_ver_pid     bigint PRIMARY KEY,
    partition_date  date,
    partition_id    integer,
    request_id      varchar(16),
    source_uri      varchar(100),
    res_pid         bigint NOT NULL
);

CREATE TABLE hfj_partition (
    part_id    integer PRIMARY KEY,
    part_desc  varchar(200),
    part_name  varchar(200) NOT NULL UNIQUE
);

CREATE TABLE hfj_binary_storage_blob (
    blob_id         varchar(200) PRIMARY KEY,
    blob_data       oid,
    content_type    varchar(100) NOT NULL,
    blob_hash       varchar(128),
    published_date  timestamp(6) NOT NULL,
    resource_id     varchar(100) NOT NULL,
    blob_size       bigint
);

\if :old
ALTER TABLE hfj_res_ver ALTER res_text_vc TYPE varchar(4000);
\else
ALTER TABLE hfj_res_ver ADD source_uri varchar(768),
    ADD request_id varchar(16), ADD res_type_id smallint;
ALTER TABLE hfj_resource ADD fhir_id varchar(64) NOT NULL,
    ADD res_type_id smallint;
ALTER TABLE hfj_tag_def ADD tag_version varchar(30),
    ADD tag_user_selected boolean;
CREATE UNIQUE INDEX idx_res_type_fhir_id
    ON hfj_resource (:scope res_type, fhir_id);
CREATE INDEX idx_res_fhir_id ON hfj_resource (fhir_id);
\endif
\if :mid
ALTER TABLE hfj_resource ADD fhir_id varchar(64);
\endif

\if :native
CREATE TABLE hfj_resource_1 PARTITION OF hfj_resource FOR VALUES IN (1);
CREATE TABLE hfj_resource_2 PARTITION OF hfj_resource FOR VALUES IN (2);
CREATE TABLE hfj_res_ver_1 PARTITION OF hfj_res_ver FOR VALUES IN (1);
CREATE TABLE hfj_res_ver_2 PARTITION OF hfj_res_ver FOR VALUES IN (2);
CREATE TABLE hfj_res_tag_1 PARTITION OF hfj_res_tag FOR VALUES IN (1);
CREATE TABLE hfj_res_tag_2 PARTITION OF hfj_res_tag FOR VALUES IN (2);
CREATE TABLE hfj_res_link_1 PARTITION OF hfj_res_link FOR VALUES IN (1);
CREATE TABLE hfj_res_link_2 PARTITION OF hfj_res_link FOR VALUES IN (2);
\endif
