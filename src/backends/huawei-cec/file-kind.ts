import type { FileKind } from '../../model/message.js';

const mediaTypes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  bmp: 'image/bmp',
  bpm: 'image/bmp', // as the service's own tables spell it
  webp: 'image/webp',
  mp3: 'audio/mpeg',
  aac: 'audio/aac',
  wav: 'audio/wav',
  amr: 'audio/amr',
  mp4: 'video/mp4',
  txt: 'text/plain',
  csv: 'text/csv',
  pdf: 'application/pdf',
  zip: 'application/zip',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** The ending of a file's name, lower case, without the dot; empty when there is none. */
export function endingOf(name: string): string {
  return /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** The MIME type of an ending. Only of those listed here: nothing that comes over the wire decides what a browser makes of a file. */
export function mediaTypeOf(ending: string): string | undefined {
  return Object.hasOwn(mediaTypes, ending.toLowerCase()) ? mediaTypes[ending.toLowerCase()] : undefined;
}

/** What kind of thing an ending is. */
export function kindOf(ending: string): FileKind {
  const group = mediaTypeOf(ending)?.split('/')[0];
  if (group === 'image') return 'picture';
  return group === 'audio' || group === 'video' ? group : 'document';
}
