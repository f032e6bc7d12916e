-- Put away by its reader. It stays written down, so that it is not told again.
alter table notification add column dismissed_at timestamptz;
