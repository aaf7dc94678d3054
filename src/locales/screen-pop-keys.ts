import type { ScreenPopPhase } from '../model/screen-pop.js';

/** Errors that only screen pops can have. */
export type ScreenPopErrorCode = 'popup-blocked' | 'url-not-allowed' | 'rule-invalid' | 'lookup-failed' | 'page-silent' | 'page-refused';

/** Words around the pages of a business system. */
export type ScreenPopKey =
  | `error.${ScreenPopErrorCode}`
  | `screen-pop.${'call' | 'chat'}.${ScreenPopPhase}`
  | 'screen-pop.label'
  | 'screen-pop.pages'
  | 'screen-pop.empty'
  | 'screen-pop.empty-help'
  | 'screen-pop.in-tab'
  | 'screen-pop.in-tab-help'
  | 'screen-pop.unknown-party'
  | 'screen-pop.others'
  | 'screen-pop.new-tab' // {page}
  | 'screen-pop.close'
  | 'screen-pop.loading' // {page}
  | 'screen-pop.looking-up'
  | 'screen-pop.choose' // {count}
  | 'screen-pop.choose-help'
  | 'screen-pop.none'
  | 'screen-pop.none-help'
  | 'screen-pop.open'
  | 'screen-pop.try-again'
  | 'screen-pop.dismiss'
  | 'screen-pop.dial' // {page}, {number}
  | 'screen-pop.call'
  | 'screen-pop.decline'
  | 'screen-pop.sent'; // {page}
