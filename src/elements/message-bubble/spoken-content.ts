import type { LocaleController } from '../../context/locale-controller.js';
import type { Message } from '../../model/message.js';
import { cleanLine } from '../safe-text/clean-text.js';
import { plainFileName } from '../safe-text/file-name.js';

/** What a message says, in words. */
export function spokenContent({ content, recalled }: Message, { text }: Pick<LocaleController, 'text'>): string {
  if (recalled) return text('message.recalled');
  switch (content.type) {
    case 'text':
      return cleanLine(content.text.slice(0, 1000));
    case 'file': {
      const kind = text(`message.file.${content.file.kind}`);
      const name = plainFileName(content.file.name, '');
      return name ? text('message.file-announced', { kind, name }) : kind;
    }
    case 'card':
      return cleanLine(content.title.slice(0, 300));
    case 'location':
      return text('message.file-announced', { kind: text('message.location'), name: cleanLine(content.label ?? '').slice(0, 200) });
    case 'unknown':
      return cleanLine(content.text.slice(0, 300)) || text('message.unknown');
    case 'gap':
      return text('message.gap');
  }
}
