import { expect } from '@open-wc/testing';
import { arrived, opened, rejection, shown } from './chat.testing.js';

describe('Chat', () => {
  describe('sends files', () => {
    const picture = (bytes = 10): File => new File([new Uint8Array(bytes)], 'a.png', { type: 'image/png' });

    it('and shows how far they are', async () => {
      const stand = await opened({ latency: 100 });
      const progress: (number | undefined)[] = [];
      stand.chat.subscribe<number | undefined>((share) => progress.push(share), {
        selector: ({ conversation }) => conversation?.messages[0]?.progress,
      });
      await stand.chat.sendFile(picture(), 'C:\\photos\\a.png');
      await stand.pass(1000);
      expect(progress).to.deep.equal([0.25, 0.5, 0.75, 1, undefined]);
      expect(stand.chat.state.conversation?.messages[0]).to.deep.include({
        status: 'sent',
        content: { type: 'file', file: { kind: 'picture', name: 'a.png', size: 10, mediaType: 'image/png' } },
      });
      expect(stand.farEnd.files.get(stand.farEnd.received[0]?.reference ?? '')?.size).to.equal(10);
    });

    it('in their turn between texts', async () => {
      const stand = await opened({ latency: 100 });
      await stand.chat.send('a');
      await stand.chat.sendFile(picture(), 'a.png');
      await stand.chat.send('b');
      await stand.pass(2000);
      expect(arrived(stand)).to.equal('a file b');
    });

    it('until they are given up', async () => {
      const stand = await opened({ latency: 100 });
      const id = await stand.chat.sendFile(picture(), 'a.png');
      await stand.chat.send('b');
      await stand.pass(150);
      await stand.chat.discard(id);
      await stand.pass(1000);
      expect(arrived(stand)).to.equal('b');
      expect(stand.farEnd.files.size).to.equal(0);
      expect(await rejection(stand.chat.file(id))).to.include({ code: 'file-refused' });
    });

    it('again after an outage, and uploads once what was uploaded', async () => {
      const stand = await opened();
      stand.farEnd.fail('upload', { code: 'backend-unreachable' });
      stand.farEnd.fail('send', { code: 'backend-unreachable' });
      await stand.chat.sendFile(picture(), 'a.png');
      await stand.pass(10_000);
      expect(arrived(stand)).to.equal('file');
      expect(stand.farEnd.files.size).to.equal(1);
    });

    it('again by hand when they were refused', async () => {
      const stand = await opened();
      stand.farEnd.fail('upload', { code: 'file-refused' });
      const id = await stand.chat.sendFile(picture(), 'a.png');
      await stand.pass();
      expect(shown(stand)).to.equal('file failed');
      await stand.chat.retry(id);
      await stand.pass();
      expect(shown(stand)).to.equal('file sent');
    });

    it('not when they are too large, empty or of a kind that is not taken', async () => {
      const stand = await opened({ limits: { fileBytes: 100 } });
      for (const [file, name] of [
        [picture(101), 'a.png'],
        [picture(0), 'a.png'],
        [picture(), 'a.exe'],
        [picture(), 'png'],
      ] as const)
        expect(await rejection(stand.chat.sendFile(file, name))).to.include({ code: 'file-refused' });
      expect(shown(stand)).to.equal('');
    });

    it('and has the bytes at hand: own ones without a download, others by one', async () => {
      const stand = await opened();
      const file = picture();
      const own = await stand.chat.sendFile(file, 'a.png');
      await stand.pass();
      expect(await stand.chat.file(own)).to.equal(file);
      const reference = stand.farEnd.lay(new Blob(['their file']));
      const theirs = stand.farEnd.say({ type: 'file', file: { kind: 'document', name: 'b.txt' } }, { reference });
      await stand.pass();
      const [one, two] = await Promise.all([stand.chat.file(theirs.id), stand.chat.file(theirs.id)]);
      expect(await one.text()).to.equal('their file');
      expect(await stand.chat.file(theirs.id)).to.equal(two);
      expect(stand.farEnd.log.filter((entry) => entry.startsWith('downloaded'))).to.deep.equal([`downloaded ${reference}`]);
    });

    it('and cards with a picture', async () => {
      const stand = await opened();
      await stand.chat.sendCard({ title: 'Shoe', url: 'https://shop.example/shoe', picture: new Blob(['x'], { type: 'image/png' }) });
      await stand.pass();
      expect(stand.farEnd.received[0]).to.deep.include({
        content: { type: 'card', title: 'Shoe', url: 'https://shop.example/shoe', hasPicture: true },
      });
      expect(stand.farEnd.received[0]?.reference).to.be.a('string');
    });
  });
});
