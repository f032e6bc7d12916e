/** Why the database, and with it the program, cannot start. The message is a sentence for whoever runs it. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

const sentences: Record<string, (path: string) => string> = {
  ENOSPC: (path) => `The disk that holds ${path} is full. Free some space, then start again.`,
  EDQUOT: (path) => `The disk quota that holds ${path} is used up. Free some space, then start again.`,
  EROFS: (path) => `${path} is on a disk that can only be read. Set ESSOR_DATA to a folder on another disk.`,
  EACCES: (path) => `This user may not write in ${path}. Give it the folder, or set ESSOR_DATA to another one.`,
  EPERM: (path) => `This user may not write in ${path}. Give it the folder, or set ESSOR_DATA to another one.`,
  ENOTDIR: (path) => `${path} cannot be made: a part of that path is a file. Set ESSOR_DATA to another folder.`,
  EEXIST: (path) => `${path} is a file, and a folder is needed. Set ESSOR_DATA to another folder.`,
};

/** Does file work in `path`; what the system refuses becomes a `CannotStart` with its sentence. */
export function inFolder<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const sentence = sentences[code];
    if (!sentence) throw error;
    throw new CannotStart(sentence(path), { cause: error });
  }
}
