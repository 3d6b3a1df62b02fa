-- So that the next migration reads the rows of every organization.
ALTER TABLE product_policies NO FORCE ROW LEVEL SECURITY;
