import { command } from '../build/command.js';

/** What a tool says when it fails, as the problems of a check. */
export async function problemsOf(tool: string, ...parameters: readonly string[]): Promise<string[]> {
  try {
    await command(tool, ...parameters);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
