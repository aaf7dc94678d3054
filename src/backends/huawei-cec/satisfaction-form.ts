import type { EvaluationForm } from '../../model/conversation.js';
import type { CecAnswer } from './cec-gate.js';
import { commentLimit } from './cec-codes.js';
import { listOf, numberOf, recordOf, textOf } from './wire-value.js';

/** Five levels and a comment: what every tenant can take. */
export const usualForm: EvaluationForm = {
  levels: [1, 2, 3, 4, 5].map((value) => ({ value })),
  asksResolved: false,
  asksRecommendation: false,
  commentLimit,
};

/** Reads `satisfactionSurvey`; undefined when nobody is to be asked. Source: Huawei CEC API, getsatisfactionsurveymode. */
export function formOf({ body }: CecAnswer): EvaluationForm | undefined {
  const survey = recordOf(body['satisfactionSurvey']);
  if (textOf(survey['surveyType'])?.toUpperCase() === 'NO') return undefined;
  const levels = listOf(survey['satisfactionLevel']).flatMap((entry) => {
    const { satisfactionLevelKey, satisfactionLevelDesc } = recordOf(entry);
    const [value, label] = [numberOf(satisfactionLevelKey), textOf(satisfactionLevelDesc)];
    return value !== undefined && Number.isInteger(value) && value >= 1 && value <= 5 ? [{ value, ...(label && { label }) }] : [];
  });
  const questions = listOf(survey['satisfactionQuestion']).map((entry) => textOf(entry)?.toUpperCase());
  return {
    levels: levels.length > 0 ? levels.sort((a, b) => a.value - b.value) : usualForm.levels,
    asksResolved: questions.includes('FCR'),
    asksRecommendation: questions.includes('NPS'),
    commentLimit,
  };
}

const surveyLanguages: Readonly<Record<string, string>> = { zh: 'zh_CN', en: 'en_US', pt: 'pt_BR', ar: 'ar_SA', fr: 'fr_FR', es: 'es_ES' };

/** A language tag (BCP 47) as the survey has it; English for those that it has not. */
export function surveyLanguage(language: string): string {
  return surveyLanguages[language.slice(0, 2).toLowerCase()] ?? 'en_US';
}
