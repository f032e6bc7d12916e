import { Fold, More, Row } from '../components.ts';
import { useFormats, usePage } from '../page-context.ts';
import type { Talk } from '../talk.ts';
import { proposalPath } from './proposal-words.ts';

/** What a proposal cites, word for word as it was, each with its fingerprint. */
export function Citations({ talk: { proposal, citations, own } }: { talk: Talk }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.talk.citations;
  const may = own && (proposal.state === 'discussion' || proposal.state === 'draft');
  if (citations.length === 0 && !may) return null;
  return (
    <div class="stack flow-2" id="citations">
      {citations.length > 0 && <h3 class="minor">{say.title}</h3>}
      {citations.map(({ label, address, text, hash, at }) => (
        <Fold summary={label}>
          <div class="compare">
            <div class="unchanged">
              <p dir="auto">{text}</p>
            </div>
          </div>
          <p class="small muted">
            {say.kept(f.date(at))}
            {address && (
              <>
                ,{' '}
                <a href={address} rel="nofollow noopener">
                  {say.source}
                </a>
              </>
            )}
            . {say.fingerprint} <code class="hash">{hash}</code>
          </p>
        </Fold>
      ))}
      {may && (
        <Row>
          <More href={proposalPath(proposal, '/cite')} icon="plus" lead>
            {say.add}
          </More>
        </Row>
      )}
    </div>
  );
}
