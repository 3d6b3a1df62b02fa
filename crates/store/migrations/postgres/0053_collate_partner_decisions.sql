-- Texts are compared byte by byte, as everywhere.
ALTER TABLE partner_grants ALTER COLUMN untold TYPE TEXT COLLATE "C";
