import { expect } from '@open-wc/testing';
import { signClaims } from './signed-claims.js';
import { isVisitorId, isVisitorName, mintVisitorId, resumedVisitor, resumeOf, visitorNameOf } from './visitor.js';

const secret = 'a secret that has thirty-two characters';
const ada = { id: 'ada1', name: 'Ada' };

describe('a minted visitor ID', () => {
  it('is letters and digits, and nobody had it', () => {
    const ids = Array.from({ length: 1000 }, () => mintVisitorId((bytes) => crypto.getRandomValues(bytes)));
    for (const id of ids) expect(id).to.match(/^[0-9A-Za-z]{22}$/);
    expect(new Set(ids)).to.have.length(1000);
  });

  it('favors no letter: bytes above the last multiple of 62 are not used', () => {
    const rounds = [new Uint8Array(32).fill(255), Uint8Array.from({ length: 32 }, (_, index) => (index % 2 === 0 ? 247 : 248))];
    const id = mintVisitorId(() => rounds.shift() ?? new Uint8Array(32).fill(1));
    expect(id).to.equal(`${'z'.repeat(16)}111111`);
  });
});

describe('what makes a browser the same visitor again', () => {
  it('gives the visitor until its time is over', async () => {
    const resume = await resumeOf(ada, 1000, secret);
    expect(await resumedVisitor(resume, 999, secret)).to.deep.equal(ada);
    expect(await resumedVisitor(resume, 1000, secret)).to.equal(undefined);
  });

  it('cannot be made or changed without the secret', async () => {
    const resume = await resumeOf(ada, 1000, secret);
    const [payload = '', mac = ''] = resume.split('.');
    const other = await resumeOf({ id: 'eve1', name: 'Ada' }, 1000, secret);
    const forged = [
      `${other.split('.')[0] ?? ''}.${mac}`,
      payload,
      `${payload}.`,
      `.${mac}`,
      `${resume}.`,
      `${resume}=`,
      `${payload}.${mac.slice(0, -1)}`,
      resume.toLowerCase(),
      '',
      '.',
      'é.é',
      'a'.repeat(5000),
    ];
    for (const text of forged) expect(await resumedVisitor(text, 0, secret), text).to.equal(undefined);
    expect(await resumedVisitor(resume, 0, secret.toUpperCase())).to.equal(undefined);
  });

  it('was made for nothing else', async () => {
    expect(await resumedVisitor(await signClaims('visitor-token', ada, 1000, secret), 0, secret)).to.equal(undefined);
    expect(await resumedVisitor(await signClaims('resume', ada, 1000, secret), 0, secret)).to.deep.equal(ada);
  });

  it('is not taken when it holds no visitor', async () => {
    for (const claims of [{}, { id: 1, name: 'Ada' }, { id: 'ada1' }, { id: 'a'.repeat(25), name: 'Ada' }, { id: 'ada1', name: '' }]) {
      expect(await resumedVisitor(await signClaims('resume', claims, 1000, secret), 0, secret)).to.equal(undefined);
    }
  });

  it('needs a secret that is long enough', async () => {
    const error = await resumeOf(ada, 1000, 'a'.repeat(31)).catch((cause: unknown) => cause);
    expect(error).to.be.instanceOf(TypeError);
  });
});

describe('a visitor', () => {
  it('has an ID of 1 to 24 letters and digits', () => {
    for (const id of ['a', 'A0'.repeat(12)]) expect(isVisitorId(id), id).to.equal(true);
    for (const id of ['', 'a'.repeat(25), 'a-b', 'a b', 'é', 'a\n', 7, undefined, null])
      expect(isVisitorId(id), String(id)).to.equal(false);
  });

  it('has a name that a person can read', () => {
    for (const name of ['Ada', '张三', 'Renée O’Neill', 'محمد', '😀', 'a'.repeat(64)]) expect(isVisitorName(name), name).to.equal(true);
    expect(visitorNameOf('  Ada\n\u202e Brandt\u0000 ')).to.equal('Ada Brandt');
    expect(visitorNameOf('😀'.repeat(70))).to.equal('😀'.repeat(64));
    expect(visitorNameOf('\u202e\n ')).to.equal(undefined);
    const unreadable = ['', '   ', 'a'.repeat(65), 'a\nb', 'a\u0000', 'a\u202eb', 'a\u2067b', '\ud800', 7, undefined];
    for (const name of unreadable) expect(isVisitorName(name), String(name)).to.equal(false);
  });
});
