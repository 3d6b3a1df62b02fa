-- The audit log is read by what was done, by whom and to what, from the latest record on.
CREATE INDEX audit_entries_by_action ON audit_entries (tenant_id, action, seq);
CREATE INDEX audit_entries_by_actor ON audit_entries (tenant_id, actor, seq);
CREATE INDEX audit_entries_by_object ON audit_entries (tenant_id, object, seq);
