import './phone-sound.js';
import { AutoAnswer, type AutoAnswerOptions } from '../../services/auto-answer.js';

/** What answers calls by itself, as a desk's `auto-answer` says: by header, after so many seconds, or both. */
export function phoneAutomat(answers: string, parts: AutoAnswerOptions): AutoAnswer {
  const words = answers.split(/\s+/);
  const after = words.find((word) => /^\d{1,2}$/.test(word));
  return new AutoAnswer({ ...parts, byHeader: words.includes('header'), ...(after && { after: Number(after) }) });
}
