import { expect } from '@open-wc/testing';
import { voiceBook } from './books/voice-book.js';
import { en } from './en.js';
import { loadLanguage, nearestLanguage, onNewWords, openBook, registerWords, shownLanguage, text } from './languages.js';
import { writeDuration, writeOut } from './text.js';
import type { Word, WordKey } from './words.js';
import { zhCN } from './zh-cn.js';

openBook(voiceBook);

const formsOf = (word: Word): readonly string[] => (typeof word === 'string' ? [word] : Object.values(word));
const parametersOf = (word: Word): readonly string[] => [...new Set(formsOf(word).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();

describe('the words', () => {
  for (const key of Object.keys(en) as WordKey[]) {
    it(`of ${key} are there in every language, with the same parameters`, () => {
      expect(formsOf(zhCN[key]).every((form) => form.trim() !== '')).to.equal(true);
      expect(parametersOf(zhCN[key])).to.deep.equal(parametersOf(en[key]));
    });
  }
});

describe('writeOut', () => {
  it('puts parameters in, numbers as the language writes them', () => {
    expect(writeOut('Call {party}', 'en', { party: 'Robin' })).to.equal('Call Robin');
    expect(writeOut('{count} calls', 'de', { count: 1234.5 })).to.equal('1.234,5 calls');
    expect(writeOut('{unknown}', 'en', { known: 1 })).to.equal('{unknown}');
  });

  it('does not take what a parameter brings for a parameter', () => {
    expect(writeOut('{party} and {other}', 'en', { party: '{other}', other: 'Robin' })).to.equal('{other} and Robin');
  });

  it('chooses the plural form', () => {
    const calls: Word = { one: '{count} call', other: '{count} calls' };
    expect([0, 1, 2].map((count) => writeOut(calls, 'en', { count }))).to.deep.equal(['0 calls', '1 call', '2 calls']);
    expect(writeOut(calls, 'zh-cn', { count: 1 })).to.equal('1 calls');
    expect(writeOut(calls, 'en')).to.equal('{count} calls');
  });
});

describe('writeDuration', () => {
  it('writes as a clock does', () => {
    expect([-3, 0, 7.9, 59, 60, 725, 3599, 3600, 36_061].map((seconds) => writeDuration(seconds, 'en'))).to.deep.equal([
      '0:00',
      '0:00',
      '0:07',
      '0:59',
      '1:00',
      '12:05',
      '59:59',
      '1:00:00',
      '10:01:01',
    ]);
  });

  it('uses the digits of the language', () => {
    expect(writeDuration(65, 'ar-EG')).to.equal('١:٠٥');
  });
});

describe('nearestLanguage', () => {
  for (const [wanted, nearest] of [
    ['en', 'en'],
    ['en-GB', 'en'],
    ['zh-CN', 'zh-cn'],
    ['ZH-cn', 'zh-cn'],
    ['zh', 'zh-cn'],
    ['zh-TW', 'zh-cn'],
    ['zh-Hant-HK', 'zh-cn'],
    ['fr', 'en'],
    ['', 'en'],
    ['x-klingon', 'en'],
  ] as const) {
    it(`of "${wanted}" is ${nearest}`, () => {
      expect(nearestLanguage(wanted)).to.equal(nearest);
    });
  }
});

describe('a language', () => {
  it('is fetched when it is wanted, and tells so', async () => {
    let told = 0;
    const stop = onNewWords(() => told++);
    expect(text('zh-cn', 'call.answer')).to.equal(shownLanguage('zh-CN') === 'en' ? 'Answer' : '接听');
    await Promise.all([loadLanguage('zh-cn'), loadLanguage('zh-cn')]);
    expect(text('zh-cn', 'call.answer')).to.equal('接听');
    expect(shownLanguage('zh-TW')).to.equal('zh-cn');
    expect(told).to.be.at.most(1);
    stop();
  });

  it('can be brought by the page, and falls back to English where it is silent', () => {
    registerWords('eo', { 'call.answer': 'Respondi' });
    expect(nearestLanguage('eo-PL')).to.equal('eo');
    expect(text('eo', 'call.answer')).to.equal('Respondi');
    expect(text('eo', 'call.decline')).to.equal('Decline');
  });

  it('can be worded otherwise by the page, and tells so', async () => {
    let told = 0;
    const stop = onNewWords(() => told++);
    await loadLanguage('zh-cn');
    told = 0;
    registerWords('zh-CN', { 'agent.state.break': '休息' });
    expect(text('zh-cn', 'agent.state.break')).to.equal('休息');
    expect(text('zh-cn', 'agent.state.ready')).to.equal('空闲');
    expect(told).to.equal(1);
    stop();
  });
});
