-- What a customer decided and its partner has not been told of yet: the two have a log each, and
-- no transaction spans both.
ALTER TABLE partner_grants ADD COLUMN untold TEXT;
