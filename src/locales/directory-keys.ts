/** Words of contacts, past calls and voicemail. */
export type DirectoryKey =
  | 'history.title'
  | 'history.recent'
  | 'history.all'
  | 'history.search'
  | 'history.empty'
  | 'history.empty-help'
  | 'history.none'
  | 'history.every'
  | 'history.missed'
  | 'history.filter'
  | 'history.inbound'
  | 'history.outbound'
  | 'history.call'
  | 'history.clear'
  | 'history.today'
  | 'history.yesterday'
  | 'history.kept'
  | 'history.report' // {party}
  | 'contacts.title'
  | 'contacts.search'
  | 'contacts.none'
  | 'contacts.favorites'
  | 'contacts.others'
  | 'contacts.key'
  | 'contacts.call'
  | 'directory.lists'
  | 'history.missed-count'
  | 'voicemail.new'
  | 'voicemail.waiting'
  | 'voicemail.call';

/** What the lines of others do. */
export type LineKey = 'line.idle' | 'line.ringing' | 'line.busy' | 'line.offline';
