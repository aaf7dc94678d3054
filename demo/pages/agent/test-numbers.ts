/** The numbers that the demo centre answers itself, and an icon for each. */
export const testNumbers = {
  '600': 'echo',
  '601': 'keypad',
  '602': 'busy',
  '603': 'missed',
  '604': 'tone',
  '605': 'missed',
  '606': 'tone',
  '607': 'echo',
  '608': 'incoming',
} as const;

export type TestNumber = keyof typeof testNumbers;
