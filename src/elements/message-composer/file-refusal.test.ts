import { expect } from '@open-wc/testing';
import { fileRefusal, named } from './file-refusal.js';

const limits = { bytes: 10, types: ['jpg', 'txt'] };
const file = (name: string, content: string, type = ''): File => new File([content], name, { type });

describe('fileRefusal', () => {
  it('takes what is within the limits', () => {
    expect(fileRefusal(file('a.txt', '0123456789'), limits)).to.equal(undefined);
    expect(fileRefusal(file('Holiday.JPG', 'x'), limits)).to.equal(undefined);
  });

  it('takes any that is not empty while nobody knows what is taken, and none where none is', () => {
    expect(fileRefusal(file('a.exe', 'x'), { ...limits, types: undefined })).to.equal(undefined);
    expect(fileRefusal(file('a.txt', 'x'), { ...limits, types: [] })).to.equal('none');
  });

  it('says why it does not take a file', () => {
    expect(fileRefusal(file('a.exe', 'x'), limits)).to.equal('type');
    expect(fileRefusal(file('txt', 'x'), limits)).to.equal('type');
    expect(fileRefusal(file('a.txt.exe', 'x'), limits)).to.equal('type');
    expect(fileRefusal(file('a.txt', ''), limits)).to.equal('empty');
    expect(fileRefusal(file('a.txt', '01234567890'), limits)).to.equal('size');
  });
});

describe('named', () => {
  it('gives a pasted picture an ending', () => {
    expect(named(file('', 'x', 'image/jpeg')).name).to.equal('file.jpg');
    expect(named(file('image', 'x', 'image/png')).name).to.equal('image.png');
  });

  it('leaves a name that has one', () => {
    const picture = file('a.png', 'x', 'image/png');
    expect(named(picture)).to.equal(picture);
  });
});
