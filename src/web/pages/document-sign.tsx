import type { Document, DocumentSigners } from '#deliberation';
import { Button, ButtonLink, Checkbox, Fold, Note, Row, Section } from '../components.ts';
import { Avatar } from '../components/avatar.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { mediaPath } from '../post-view.ts';
import { comparePath, documentPath } from './document-words.ts';

/** Who holds to this version, and the form to say so. */
export function SignBox({
  document,
  signers,
  holds,
}: {
  document: Document;
  signers: DocumentSigners;
  holds: boolean;
}) {
  const { m } = usePage();
  const say = m.talk.documents;
  const { count, named } = signers;
  return (
    <Section id="sign" title={count > 0 ? say.signedBy(count) : say.signTitle}>
      <div class="stack">
        {count === 0 && <p class="muted">{say.nobody}</p>}
        {named.length > 0 && (
          <ul class="signed-by">
            {named.map(({ handle, displayName, avatarFile }) => (
              <li>
                <Avatar
                  name={displayName}
                  handle={handle}
                  src={avatarFile ? mediaPath(avatarFile) : undefined}
                  size="s"
                />
                <a href={`/@${handle}`}>
                  <bdi>{displayName || `@${handle}`}</bdi>
                </a>
              </li>
            ))}
          </ul>
        )}
        {count > named.length && named.length > 0 && <p class="muted small">{say.unnamed(count - named.length)}</p>}
        {holds && <Signing document={document} mine={signers.mine} />}
      </div>
    </Section>
  );
}

function Signing({ document, mine }: { document: Document; mine: DocumentSigners['mine'] }) {
  const { m, viewer } = usePage();
  const f = useFormats();
  const say = m.talk.documents;
  const here = documentPath(document);
  if (!viewer) {
    return (
      <>
        <p>{say.signText}</p>
        <Row>
          <ButtonLink icon="log-in" href={`/sign-in?next=${encodeURIComponent(`${here}#sign`)}`}>
            {say.signIn}
          </ButtonLink>
        </Row>
      </>
    );
  }
  if (mine?.version === document.version) {
    return (
      <>
        <Note icon="check">
          {say.signed(f.date(mine.at))} {mine.shown ? say.shown : say.notShown}
        </Note>
        <Fold summary={say.change}>
          <div class="stack">
            <SignForm document={document} shown={mine.shown} />
            <form method="post" action={`${here}/unsign`}>
              <Button kind="quiet" icon="undo-2">
                {say.unsign}
              </Button>
            </form>
          </div>
        </Fold>
      </>
    );
  }
  return (
    <>
      {mine ? (
        <Note tone="amber" icon="history">
          {say.signedOlder(mine.version)}{' '}
          <a href={comparePath(document, mine.version, document.version)}>{say.seeChange}</a>
        </Note>
      ) : (
        <p>{say.signText}</p>
      )}
      <SignForm document={document} shown={mine?.shown ?? false} />
    </>
  );
}

/** The version stands in the form: what one signs is what one has read. */
const SignForm = ({ document, shown }: { document: Document; shown: boolean }) => {
  const { m } = usePage();
  const say = m.talk.documents;
  return (
    <form method="post" action={documentPath(document, '/sign')} class="stack flow-3">
      <input type="hidden" name="version" value={document.version} />
      <Checkbox name="shown" checked={shown}>
        {say.signShown}
      </Checkbox>
      <Row>
        <Button kind="primary" icon="pencil">
          {say.signVersion(document.version)}
        </Button>
      </Row>
    </form>
  );
};
