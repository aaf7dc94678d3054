import { headerText } from './header-text.js';

/** The headers of a message. */
export interface Headers {
  getHeader(name: string): string | undefined;
}

const mostHeaders = 32;
const longestValue = 512;
const headerName = /^[A-Za-z0-9.!%*_+`'~-]{1,64}$/;

/** What the chosen headers of a message say, by the name they were chosen by. The first of several counts; what is empty is left out. */
export function dataOf(message: Headers, names: readonly string[] = []): Readonly<Record<string, string>> {
  return Object.freeze(
    Object.fromEntries(
      names.slice(0, mostHeaders).flatMap((name) => {
        const value = valueOf(message, name);
        return value ? [[name, value]] : [];
      }),
    ),
  );
}

/** What one header of a message says; nothing when it is absent or empty. */
export function valueOf(message: Headers, name: string): string | undefined {
  return (headerName.test(name) && headerText(message.getHeader(name) ?? '', longestValue)) || undefined;
}
