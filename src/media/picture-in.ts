import { Refusal } from '#refusal';
import { type Picture, readPicture, type Shape } from './picture.ts';

/**
 * The picture that a field of a form holds; undefined when it holds none.
 * @throws Refusal as `readPicture` does, on that field.
 */
export async function pictureIn(
  fields: Readonly<Record<string, unknown>>,
  name: string,
  crop?: Shape,
): Promise<Picture | undefined> {
  const file = fields[name];
  if (!(file instanceof File) || file.size === 0) return undefined;
  try {
    return await readPicture(new Uint8Array(await file.arrayBuffer()), crop);
  } catch (error) {
    const sentence = error instanceof Refusal ? error.fields['picture'] : undefined;
    if (!(error instanceof Refusal) || !sentence) throw error;
    throw new Refusal(error.status, error.sentence, { fields: { [name]: sentence } });
  }
}
