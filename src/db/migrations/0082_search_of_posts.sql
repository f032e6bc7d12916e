-- The words of a post as they are searched: accents aside, by the stems of its language where we know it.
create function post_words(words text, warning text, language text) returns tsvector language sql immutable parallel safe
  return case
    when language like 'fr%' then to_tsvector('french', folded(warning || ' ' || words))
    when language like 'en%' then to_tsvector('english', folded(warning || ' ' || words))
    else to_tsvector('simple', folded(warning || ' ' || words)) end;

create index post_words on post using gin (post_words(text, content_warning, language))
  where deleted_at is null and boost_of_id is null;
