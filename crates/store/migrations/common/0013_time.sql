-- How far the business clock of a demo is ahead of the machine's, in microseconds. One row.
CREATE TABLE business_clock (
    id BIGINT NOT NULL PRIMARY KEY,
    ahead BIGINT NOT NULL
);

-- Work that is done again and again, by whichever instance of the server comes first.
CREATE TABLE jobs (
    name TEXT NOT NULL PRIMARY KEY,
    due_at BIGINT NOT NULL
);
