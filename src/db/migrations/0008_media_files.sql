-- A picture is served while a row names its file, and removed when none does.
create index media_file on media (file);
create index media_preview on media (preview);
