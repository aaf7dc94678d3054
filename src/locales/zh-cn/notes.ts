import type { NotesKey, Word } from '../words.js';

/** Simplified Chinese. */
export const notes: Readonly<Record<NotesKey, Word>> = {
  'notes.label': '本次通话',
  'notes.information': '客户信息',
  'notes.remark': '备注',
  'notes.placeholder': '约定的事项、后续跟进…',
  'notes.save': '保存备注',
  'notes.unsaved': '尚未保存',
  'notes.saving': '正在保存…',
  'notes.saved': '已保存',
  'notes.failed': '备注未能保存，内容仍保留在此，请重试。',
};
