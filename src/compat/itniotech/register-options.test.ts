import { expect } from '@open-wc/testing';
import { CcError } from '../../model/error.js';
import { readRegisterOptions } from './register-options.js';

const token = 'SDNVerRWZp:0705C245_001:0ecc5e73-4252-42f6-8bf1-3a2d0bf7ea98';
const answer = { status: '0', reason: 'success', data: { authentication: `Bearer ${token}` } };

function refusal(value: unknown): unknown {
  try {
    readRegisterOptions(value);
    return 'nothing';
  } catch (error) {
    return error;
  }
}

describe('readRegisterOptions', () => {
  it('takes what is documented, with its defaults', () => {
    expect(readRegisterOptions({ token })).to.deep.equal({
      token,
      noWorkMode: false,
      isRemark: true,
      isInformation: true,
      lang: undefined,
    });
    expect(readRegisterOptions({ token, noWorkMode: true, isRemark: false, isInformation: false, lang: 'es' })).to.deep.equal({
      token,
      noWorkMode: true,
      isRemark: false,
      isInformation: false,
      lang: 'es',
    });
  });

  for (const [what, given] of [
    ['with its Bearer', `Bearer ${token}`],
    ['with a bearer of another writing', `bearer   ${token}`],
    ['without it', token],
    ['with spaces around it', ` Bearer ${token}\n`],
    ['as the field of the answer', answer.data],
    ['as the whole answer', answer],
    ['as an answer with the token under data', { status: 0, data: token }],
    ['as the text of the answer', JSON.stringify(answer)],
  ] as const) {
    it(`takes a token ${what}`, () => {
      expect(readRegisterOptions({ token: given }).token).to.equal(token);
    });
  }

  const circle: { data?: object } = {};
  circle.data = circle;
  for (const [what, given] of [
    ['nothing', undefined],
    ['null', null],
    ['a text', token],
    ['no token', {}],
    ['an empty token', { token: '' }],
    ['a Bearer of nothing', { token: 'Bearer ' }],
    ['a number', { token: 7 }],
    ['a list', { token: [token] }],
    ['a function', { token: () => token }],
    ['a token with a line in it', { token: 'abc\r\nX-Evil: 1' }],
    ['a token with letters that no header takes', { token: '坐席' }],
    ['a megabyte', { token: 'a'.repeat(1_000_000) }],
    ['a circle', { token: circle }],
    ['broken JSON', { token: '{"data"' }],
    ['a token on a prototype', Object.create({ token })],
    ['a key that would be a prototype', JSON.parse(`{"__proto__": {"token": "${token}"}}`)],
  ] as const) {
    it(`finds no token in ${what}`, () => {
      expect(refusal(given)).to.be.instanceOf(CcError).and.include({ code: 'credential-rejected' });
    });
  }

  it('does not let a getter of the page throw', () => {
    const hostile = {
      get token(): string {
        throw new Error('hostile');
      },
    };
    expect(refusal(hostile)).to.be.instanceOf(CcError).and.include({ code: 'credential-rejected' });
  });

  it('leaves out what is of another type', () => {
    const odd = { token, noWorkMode: 'yes', isRemark: 0, isInformation: null, lang: '<b>' };
    expect(readRegisterOptions(odd)).to.deep.equal({ token, noWorkMode: false, isRemark: true, isInformation: true, lang: undefined });
  });

  it('says nothing of the token in what it throws', () => {
    const error = refusal({ token: 'very secret' }) as CcError;
    expect(`${error.message} ${JSON.stringify(error.context)} ${String(error.cause)}`).not.to.contain('secret');
  });
});
