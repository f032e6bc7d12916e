-- Since when somebody has the shortcuts of a single key turned off (WCAG 2.1.4).
alter table person add column shortcuts_off_at timestamptz;
