import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { altText, keepPicture, type Picture, readPicture } from '#media';
import { MOST_PICTURES } from '#network';
import { invalid, Refusal, type Sentence } from '#refusal';

const NUMBERS = Array.from({ length: MOST_PICTURES }, (_one, i) => i + 1);

export type ReadPictures = readonly { readonly picture: Picture; readonly alt: string }[];

/**
 * The pictures of a form (`picture1`, `alt1` …), each with its description, read before a transaction is opened.
 * @throws Refusal 422 on the field that is at fault.
 */
export async function picturesOf(fields: Record<string, unknown>): Promise<ReadPictures> {
  const errors: Record<string, Sentence> = {};
  const pictures = [];
  for (const n of NUMBERS) {
    const file = fields[`picture${n}`];
    if (!(file instanceof File) || file.size === 0) continue;
    const { success, output } = v.safeParse(altText(), fields[`alt${n}`] ?? '');
    if (!success) {
      errors[`alt${n}`] = (m) => m.errors.tooLong(1_500);
      continue;
    }
    try {
      pictures.push({ picture: await readPicture(new Uint8Array(await file.arrayBuffer())), alt: output });
    } catch (error) {
      if (!(error instanceof Refusal) || !error.fields['picture']) throw error;
      errors[`picture${n}`] = error.fields['picture'];
    }
  }
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return pictures;
}

export async function keepAll(
  tx: Tx,
  actor: Actor,
  dataFolder: string,
  pictures: ReadPictures,
): Promise<readonly Id<'media'>[]> {
  const ids: Id<'media'>[] = [];
  for (const { picture, alt } of pictures) ids.push(await keepPicture(tx, dataFolder, actor, picture, alt));
  return ids;
}
