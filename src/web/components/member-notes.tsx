import { raw } from 'hono/html';
import { usePage } from '../page-context.ts';
import { Icon } from './icon.tsx';
import type { ContextView } from './post-view.ts';

/** The place beneath a post where what members add comes in, by the stream. */
export const contextId = (post: string): string => `context-${post}`;

/** What members added to a post, beneath it: the same for whoever reads. */
export function MemberNotes({ id, notes, path }: { id: string; notes: readonly ContextView[]; path: string }) {
  const { m } = usePage();
  const words = m.notes;
  return (
    <aside class="attach member-notes" id={contextId(id)} aria-label={words.added}>
      <p class="member-notes-title">
        <Icon name="users" />
        <b>{words.added}</b>
      </p>
      {notes.map((note) => (
        <NoteText note={note} />
      ))}
      <p class="small muted">
        <a href={`${path}/notes`}>{words.look}</a>
      </p>
    </aside>
  );
}

/** The words of a note, and where they come from. */
export function NoteText({ note }: { note: ContextView }) {
  const { m } = usePage();
  return (
    <div class="member-note">
      <div class="text" lang={note.lang} dir="auto">
        {raw(note.html)}
      </div>
      {note.sources.length > 0 && (
        <ul class="member-note-sources small" aria-label={m.notes.sources}>
          {note.sources.map(({ url, host }) => (
            <li>
              <a href={url} rel="nofollow noopener noreferrer">
                <Icon name="external-link" />
                {host}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
