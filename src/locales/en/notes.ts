import type { NotesKey, Word } from '../words.js';

/** English. */
export const notes: Readonly<Record<NotesKey, Word>> = {
  'notes.label': 'About this call',
  'notes.information': 'Information',
  'notes.remark': 'Notes',
  'notes.placeholder': 'What was agreed, what comes next…',
  'notes.save': 'Save notes',
  'notes.unsaved': 'Not saved yet',
  'notes.saving': 'Saving…',
  'notes.saved': 'Saved',
  'notes.failed': 'Your notes could not be saved. They stay here; try again.',
};
