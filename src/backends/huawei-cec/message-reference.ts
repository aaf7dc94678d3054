import type { FileReference } from './cec-calls.js';
import { parseJson, recordOf, textOf } from './wire-value.js';

/** What the chat keeps with a message so that its file or its bot's answer is found again. */
export interface MessageReference {
  readonly file?: FileReference | undefined;
  /** `interIdx` of a bot's answer. */
  readonly answer?: string | undefined;
}

/** As the opaque text that the chat keeps; undefined when there is nothing to find. */
export function referenceText({ file, answer }: MessageReference): string | undefined {
  return file || answer ? JSON.stringify({ file, answer }) : undefined;
}

/** The reverse; it may have been kept by another version, or by somebody else. */
export function referenceOf(text: string): MessageReference {
  const { file, answer } = recordOf(parseJson(text));
  const { from, id, type, messageCode } = recordOf(file);
  const found = textOf(id);
  return {
    answer: textOf(answer),
    ...(found && {
      file: { from: from === 'library' ? 'library' : 'local', id: found, type: textOf(type) ?? '', ...code(textOf(messageCode)) },
    }),
  };
}

function code(messageCode: string | undefined): { readonly messageCode?: string } {
  return messageCode === undefined ? {} : { messageCode };
}
