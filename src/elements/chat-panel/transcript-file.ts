import type { LocaleController } from '../../context/locale-controller.js';
import type { Conversation } from '../../model/conversation.js';
import type { Message } from '../../model/message.js';
import { authorName } from '../message-bubble/author.js';
import { saveBlob } from '../message-bubble/save-blob.js';
import { fullTime } from '../message-bubble/times.js';
import { cleanText } from '../safe-text/clean-text.js';

/** What was written, as a file. */
export interface TranscriptFile {
  readonly blob: Blob;
  readonly name: string;
}

/** Puts a conversation into the visitor's downloads. */
export function saveTranscript(conversation: Conversation | undefined, format: 'text' | 'html', locale: LocaleController): void {
  if (!conversation) return;
  const { blob, name } = transcriptFile(conversation, format, locale);
  saveBlob(blob, name);
}

/** Makes a file of a conversation. Opened, it asks nothing of any network: it is text, escaped, under a policy that loads nothing. */
export function transcriptFile(conversation: Conversation, format: 'text' | 'html', locale: LocaleController): TranscriptFile {
  const lines = conversation.messages.filter(({ recalled }) => !recalled).map((message) => lineOf(message, locale));
  const day = new Date(conversation.startedAt).toISOString().slice(0, 10);
  const name = `${locale.text('chat.transcript.name')}-${day}.${format === 'html' ? 'html' : 'txt'}`;
  if (format === 'text') {
    const text = lines.map(({ at, author, text }) => `[${at}] ${author}: ${text}`).join('\r\n');
    // with the mark that tells old editors that it is UTF-8
    return { blob: new Blob(['\ufeff', text, '\r\n'], { type: 'text/plain;charset=utf-8' }), name };
  }
  return { blob: new Blob([page(lines, locale)], { type: 'text/html;charset=utf-8' }), name };
}

interface Line {
  readonly at: string;
  readonly author: string;
  readonly isOwn: boolean;
  readonly text: string;
}

function lineOf(message: Message, locale: LocaleController): Line {
  const isOwn = message.author === 'visitor';
  return { at: fullTime(message.at, locale.language), author: authorName(message, locale), isOwn, text: cleanText(said(message, locale)) };
}

function said({ content }: Message, { text }: LocaleController): string {
  switch (content.type) {
    case 'text':
    case 'unknown':
      return content.text;
    case 'file':
      return `[${content.file.name}]`;
    case 'gap':
      return text('message.gap');
    case 'card':
      return [content.title, content.description, content.url].filter(Boolean).join('\n');
    case 'location':
      return [content.label, `${String(content.latitude)}, ${String(content.longitude)}`].filter(Boolean).join(': ');
  }
}

function page(lines: readonly Line[], { language, text }: LocaleController): string {
  const rows = lines.map(
    ({ at, author, isOwn, text: words }) =>
      `<li${isOwn ? ' class="own"' : ''}><p class="who"><b><bdi>${escaped(author)}</bdi></b> <span>${escaped(at)}</span></p><p dir="auto">${escaped(words)}</p></li>`,
  );
  const title = escaped(text('chat.label'));
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:42rem;margin:2rem auto;padding:0 1rem}
ol{margin:0;padding:0;list-style:none}
li{margin:0 0 1rem;padding:.5rem .75rem;border:1px solid #8886;border-radius:.75rem;margin-inline-end:15%}
.own{margin-inline:15% 0;background:#2f5fe01f}
p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
.who{font-size:.8rem}.who span{opacity:.75}
</style>
</head>
<body><h1>${title}</h1><ol>
${rows.join('\n')}
</ol></body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
