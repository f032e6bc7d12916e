-- A charge ends by itself when it is not brought to a vote in the time that was said with it.
alter table membership_event add column lapses_at timestamptz;
alter table membership_event drop constraint membership_event_kind_check;
alter table membership_event add constraint membership_event_kind_check check (kind in
  ('applied', 'withdrew', 'refused', 'admitted', 'confirmed', 'suspended', 'reinstated', 'left', 'expelled',
   'class-changed', 'renamed', 'charged', 'replied', 'appealed', 'charge-ended'));
update membership_event set lapses_at = at + interval '90 days' where kind = 'charged';
