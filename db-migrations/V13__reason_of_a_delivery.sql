-- Why: a delivery is sometimes made, or given up, for a reason that no attempt can tell: its filter could not say whether
-- to make it, or somebody cancelled it. Most have none.

alter table delivery add column reason text;
