/** What files a chat takes. */
export interface FileLimits {
  /** Largest, in bytes. */
  readonly bytes: number;
  /** Endings, lower case, without dot. None: no files at all; `undefined`: any. */
  readonly types: readonly string[] | undefined;
}

/** Why a file is not taken. */
export type FileRefusal = 'none' | 'type' | 'size' | 'empty';

/** Why a file cannot be sent; undefined when it can. Told before anything is uploaded. */
export function fileRefusal(file: Blob & { readonly name: string }, { bytes, types }: FileLimits): FileRefusal | undefined {
  if (types?.length === 0) return 'none';
  if (types && !types.includes(endingOf(file.name))) return 'type';
  if (file.size === 0) return 'empty';
  return file.size > bytes ? 'size' : undefined;
}

/** A pasted picture has a name without meaning, or none; it is given one with the ending of its kind. */
export function named(file: File): File {
  if (endingOf(file.name) !== '' || !file.type) return file;
  const ending = file.type.split('/')[1]?.split(/[+;]/)[0]?.replace('jpeg', 'jpg') ?? '';
  return new File([file], `${file.name || 'file'}.${ending}`, { type: file.type, lastModified: file.lastModified });
}

function endingOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
