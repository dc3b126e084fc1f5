CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    title TEXT,
    author TEXT,
    published TEXT,
    day INTEGER NOT NULL,
    outlet TEXT,
    url TEXT,
    path TEXT,
    sha256 TEXT NOT NULL,
    added TEXT NOT NULL,
    models TEXT NOT NULL,
    replaced_by INTEGER REFERENCES documents (id),
    settled INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX documents_by_sha256 ON documents (sha256);
CREATE INDEX documents_by_url ON documents (url) WHERE url IS NOT NULL;
CREATE INDEX documents_by_path ON documents (path) WHERE path IS NOT NULL;
CREATE INDEX documents_by_outlet ON documents (outlet, day);
CREATE INDEX documents_by_day ON documents (day);
CREATE INDEX documents_by_replacement ON documents (replaced_by) WHERE replaced_by IS NOT NULL;
CREATE INDEX documents_unsettled ON documents (id) WHERE settled = 0;

CREATE TABLE texts (
    document INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    text TEXT NOT NULL
);

CREATE TABLE identities (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    node TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    home INTEGER NOT NULL UNIQUE,
    plain TEXT
);
CREATE INDEX identities_by_plain ON identities (plain) WHERE plain IS NOT NULL;

CREATE TABLE speakers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    identity INTEGER REFERENCES identities (id),
    description TEXT,
    speaks_for INTEGER REFERENCES speakers (id),
    aliases TEXT NOT NULL,
    mentions TEXT NOT NULL,
    introduced TEXT,
    anonymity TEXT,
    UNIQUE (document, key)
);
CREATE INDEX speakers_by_identity ON speakers (identity);
CREATE INDEX speakers_by_name ON speakers (name);
CREATE INDEX speakers_by_body ON speakers (speaks_for) WHERE speaks_for IS NOT NULL;

CREATE TABLE affiliations (
    id INTEGER PRIMARY KEY,
    speaker INTEGER NOT NULL REFERENCES speakers (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    organization TEXT NOT NULL,
    place TEXT NOT NULL,
    status TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);
CREATE INDEX affiliations_by_speaker ON affiliations (speaker);

CREATE TABLE claims (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    node TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    quoted INTEGER NOT NULL,
    kind TEXT NOT NULL,
    pieces TEXT,
    said INTEGER NOT NULL,
    denied INTEGER NOT NULL,
    first_quote INTEGER NOT NULL,
    document INTEGER NOT NULL,
    number INTEGER NOT NULL,
    day INTEGER NOT NULL,
    quotes INTEGER NOT NULL
);

CREATE TABLE shingles (
    shingle INTEGER NOT NULL,
    quoted INTEGER NOT NULL,
    day INTEGER NOT NULL,
    claim INTEGER NOT NULL,
    PRIMARY KEY (shingle, quoted, day, claim)
) WITHOUT ROWID;
CREATE TABLE denied_shingles (
    shingle INTEGER NOT NULL,
    claim INTEGER NOT NULL,
    PRIMARY KEY (shingle, claim)
) WITHOUT ROWID;

CREATE TABLE quotes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    day INTEGER NOT NULL,
    key TEXT NOT NULL,
    speaker INTEGER REFERENCES speakers (id),
    claim INTEGER REFERENCES claims (id),
    kind TEXT NOT NULL,
    act TEXT NOT NULL,
    stance TEXT NOT NULL,
    shown INTEGER NOT NULL,
    confidence REAL NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    cue_start INTEGER,
    cue_end INTEGER,
    mention_start INTEGER,
    mention_end INTEGER,
    addressee TEXT,
    rule TEXT NOT NULL,
    time TEXT,
    spans TEXT NOT NULL,
    quoted TEXT NOT NULL,
    evidence TEXT NOT NULL,
    steps TEXT NOT NULL,
    marks TEXT GENERATED ALWAYS AS (CASE WHEN shown THEN 'shown m' || (day / 100) ELSE 'hidden' END) VIRTUAL,
    UNIQUE (document, number)
);
CREATE INDEX quotes_by_speaker ON quotes (speaker);
CREATE INDEX quotes_by_claim ON quotes (claim) WHERE claim IS NOT NULL;

CREATE TABLE ties (
    later INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    earlier INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    relation TEXT NOT NULL,
    similarity REAL NOT NULL,
    changes TEXT NOT NULL,
    PRIMARY KEY (later, earlier, relation)
) WITHOUT ROWID;
CREATE INDEX ties_by_earlier ON ties (earlier);

CREATE TABLE disclosures (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    party TEXT NOT NULL,
    way TEXT NOT NULL,
    "when" TEXT,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);
CREATE INDEX disclosures_by_document ON disclosures (document);

CREATE TABLE spoken_of (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    mentions TEXT NOT NULL,
    accused TEXT
);
CREATE INDEX spoken_of_by_document ON spoken_of (document);

CREATE TABLE pairs (
    "left" INTEGER NOT NULL REFERENCES speakers (id) ON DELETE CASCADE,
    "right" INTEGER NOT NULL REFERENCES speakers (id) ON DELETE CASCADE,
    score REAL NOT NULL,
    reasons TEXT NOT NULL,
    bucket TEXT NOT NULL,
    counts INTEGER NOT NULL,
    PRIMARY KEY ("left", "right", bucket)
) WITHOUT ROWID;
CREATE INDEX pairs_by_right ON pairs ("right");
CREATE INDEX pairs_by_bucket ON pairs (bucket);
CREATE INDEX pairs_by_score ON pairs (score) WHERE counts;

CREATE TABLE clusters (
    id INTEGER PRIMARY KEY,
    block TEXT NOT NULL,
    bucket TEXT NOT NULL,
    home INTEGER NOT NULL,
    name TEXT,
    known TEXT,
    identity INTEGER REFERENCES identities (id),
    UNIQUE (bucket, home)
);
CREATE INDEX clusters_by_block ON clusters (block);
CREATE INDEX clusters_by_identity ON clusters (identity);

CREATE TABLE bearers (
    speaker INTEGER PRIMARY KEY REFERENCES speakers (id) ON DELETE CASCADE,
    block TEXT NOT NULL,
    bucket TEXT NOT NULL,
    known TEXT,
    cluster INTEGER REFERENCES clusters (id)
);
CREATE INDEX bearers_by_bucket ON bearers (bucket);
CREATE INDEX bearers_by_cluster ON bearers (cluster);

CREATE TABLE unsettled (
    what TEXT NOT NULL,
    which TEXT NOT NULL,
    PRIMARY KEY (what, which)
) WITHOUT ROWID;

CREATE TABLE judgements (
    id INTEGER PRIMARY KEY,
    about TEXT NOT NULL CHECK (about IN ('speakers', 'claims')),
    "left" TEXT NOT NULL,
    "right" TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure')),
    note TEXT NOT NULL,
    "by" TEXT NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (about, "left", "right")
);

CREATE TABLE corrections (
    id INTEGER PRIMARY KEY,
    document TEXT NOT NULL,
    what TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    mention TEXT,
    value TEXT,
    note TEXT NOT NULL,
    "by" TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX corrections_by_document ON corrections (document);

CREATE TABLE changes (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    why TEXT NOT NULL CHECK (why IN ('version', 'models', 'correction')),
    what TEXT NOT NULL CHECK (what IN ('added', 'removed', 'changed')),
    quote TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX changes_by_document ON changes (document);

CREATE VIRTUAL TABLE quotes_fts USING fts5 (
    text, marks, content = 'quotes', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4'
);
CREATE TRIGGER quotes_inserted AFTER INSERT ON quotes BEGIN
    INSERT INTO quotes_fts (rowid, text, marks) VALUES (new.id, new.text, new.marks);
END;
CREATE TRIGGER quotes_deleted AFTER DELETE ON quotes BEGIN
    INSERT INTO quotes_fts (quotes_fts, rowid, text, marks) VALUES ('delete', old.id, old.text, old.marks);
END;
CREATE TRIGGER quotes_hidden AFTER UPDATE OF shown ON quotes BEGIN
    INSERT INTO quotes_fts (quotes_fts, rowid, text, marks) VALUES ('delete', old.id, old.text, old.marks);
    INSERT INTO quotes_fts (rowid, text, marks) VALUES (new.id, new.text, new.marks);
END;

CREATE VIRTUAL TABLE speakers_fts USING fts5 (
    name, aliases, content = 'speakers', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER speakers_inserted AFTER INSERT ON speakers BEGIN
    INSERT INTO speakers_fts (rowid, name, aliases) VALUES (new.id, new.name, new.aliases);
END;
CREATE TRIGGER speakers_deleted AFTER DELETE ON speakers BEGIN
    INSERT INTO speakers_fts (speakers_fts, rowid, name, aliases)
    VALUES ('delete', old.id, old.name, old.aliases);
END;

CREATE VIRTUAL TABLE affiliations_fts USING fts5 (
    role, organization, place,
    content = 'affiliations', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER affiliations_inserted AFTER INSERT ON affiliations BEGIN
    INSERT INTO affiliations_fts (rowid, role, organization, place)
    VALUES (new.id, new.role, new.organization, new.place);
END;
CREATE TRIGGER affiliations_deleted AFTER DELETE ON affiliations BEGIN
    INSERT INTO affiliations_fts (affiliations_fts, rowid, role, organization, place)
    VALUES ('delete', old.id, old.role, old.organization, old.place);
END;
