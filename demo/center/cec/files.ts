import { randomUUID } from 'node:crypto';
import { document, picture } from './drawn-files.js';

/** A file that the center keeps. */
export interface StoredFile {
  readonly bytes: Buffer;
  /** Ending, lower case, without dot. */
  readonly type: string;
  readonly name: string;
}

/** Endings that can be uploaded, and that can be downloaded. */
export const uploadTypes: readonly string[] = ['jpg', 'jpeg', 'png', 'bmp', 'mp3', 'aac', 'mp4', 'txt', 'csv', 'pdf'];
export const downloadTypes: readonly string[] = [
  ...uploadTypes,
  'bpm',
  'gif',
  'webp',
  'richtext',
  'doc',
  'docx',
  'xls',
  'xlsx',
  'zip',
  'wav',
];

/** Bytes of a file, at most. */
export const largestFile = 2_097_152;

const mediaTypes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  bmp: 'image/bmp',
  gif: 'image/gif',
  mp3: 'audio/mpeg',
  aac: 'audio/aac',
  mp4: 'video/mp4',
  txt: 'text/plain',
  csv: 'text/csv',
  pdf: 'application/pdf',
};

export function mediaTypeOf(type: string): string {
  return mediaTypes[type] ?? 'application/octet-stream';
}

/** Pictures and papers: those of visitors, those of agents, and the library. */
export class Files {
  readonly #uploaded = new Map<string, StoredFile>();
  readonly #local = new Map<string, StoredFile>();
  readonly #library = new Map<string, () => StoredFile>([
    ['library-brew-guide', () => ({ bytes: document(), type: 'pdf', name: 'brew-guide.pdf' })],
    ['library-parcel', () => ({ bytes: picture(), type: 'png', name: 'parcel.png' })],
  ]);
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Keeps a visitor's file; the answer is its `objectKey`. */
  upload(file: StoredFile): string {
    const key = randomUUID();
    this.#uploaded.set(key, file);
    return key;
  }

  /** Keeps an agent's own file; the answer goes into `content`, and is downloaded with `local/` before it. */
  keepLocal(file: StoredFile): string {
    const stamp = new Date(this.#now()).toISOString().replace(/\D/g, '').slice(0, 12);
    const id = `${stamp}-${randomUUID()}/${file.name.replace(/\.[^.]*$/, '')}`;
    this.#local.set(id, file);
    return id;
  }

  /** A file of the library. */
  library(id: string): StoredFile | undefined {
    return this.#library.get(id)?.();
  }

  uploaded(key: string): StoredFile | undefined {
    return this.#uploaded.get(key);
  }

  /** What a `fileId` of `downloadFileStream` names. */
  find(fileId: string, fromLibrary: boolean): StoredFile | undefined {
    if (fromLibrary) return this.library(fileId);
    const id = fileId.replace(/^local\//, '');
    return this.#local.get(id) ?? this.#uploaded.get(id);
  }
}
