import { expect } from '@open-wc/testing';
import type { ScreenPopRecord } from '../model/screen-pop.js';
import type { ScreenPopRule } from '../model/screen-pop-rule.js';
import { crm, ringing, staged } from './screen-pops.testing.js';

const page = 'https://crm.example.com/tickets';

describe('ScreenPops with a lookup', () => {
  const record = (id: string): ScreenPopRecord => ({ id, label: `Record ${id}`, fields: { number: `T-${id}` } });
  const rule: ScreenPopRule = {
    id: 'who',
    open: {
      type: 'lookup',
      lookup: 'customers',
      none: { type: 'url', page: 'CRM', url: `${page}/new?number={party.number}` },
      one: { type: 'url', page: 'CRM', url: `${page}/{record.id}?ticket={record.number}` },
    },
  };
  const finding = (...records: readonly ScreenPopRecord[]): ReturnType<typeof staged> =>
    staged({ ...crm, rules: [rule] }, { customers: () => records });

  it('opens what is for nobody', async () => {
    const stage = finding();
    stage.screenPops.report(ringing());
    await stage.clock.advance(0);
    expect(stage.opened).to.deep.equal([`CRM: ${page}/new?number=%2B442079460123`]);
  });

  it('opens the one record, and asks once for all phases', async () => {
    let asked = 0;
    const stage = staged({ ...crm, rules: [rule] }, { customers: () => [record(`7${++asked}`)] });
    for (const phase of ['ring', 'answer', 'end'] as const) {
      stage.screenPops.report(ringing({ phase }));
      await stage.clock.advance(0);
    }
    expect(stage.opened).to.deep.equal([`CRM: ${page}/71?ticket=T-71`]);
    expect(asked).to.equal(1);
  });

  it('lets the agent choose from several, and opens what they chose', async () => {
    const stage = finding(record('1'), record('2'));
    stage.screenPops.report(ringing());
    await stage.clock.advance(0);
    const [pop] = stage.screenPops.state.pops;
    expect([pop?.state, pop?.records?.length]).to.deep.equal(['choosing', 2]);
    stage.screenPops.choose(pop?.id ?? '', 'not one of them');
    stage.screenPops.choose(pop?.id ?? '', '2');
    await stage.clock.advance(0);
    expect(stage.opened).to.deep.equal([`CRM: ${page}/2?ticket=T-2`]);
    expect(stage.screenPops.state.pops[0]?.record?.id).to.equal('2');
  });

  it('opens what is for several without asking, where the rule says so', async () => {
    const many: ScreenPopRule = {
      ...rule,
      open: { ...rule.open, many: { type: 'url', page: 'CRM', url: `${page}/search?q={party.number}` } } as ScreenPopRule['open'],
    };
    const stage = staged({ ...crm, rules: [many] }, { customers: () => [record('1'), record('2')] });
    stage.screenPops.report(ringing());
    await stage.clock.advance(0);
    expect(stage.opened).to.deep.equal([`CRM: ${page}/search?q=%2B442079460123`]);
  });

  it('says that a lookup failed, took too long, or gave nonsense, and tries again when told to', async () => {
    for (const lookup of [
      () => Promise.reject(new Error('down')),
      () => new Promise<never>(() => {}),
      () => [{ id: 7 }] as unknown as readonly ScreenPopRecord[],
    ]) {
      let works = false;
      const stage = staged({ ...crm, rules: [rule] }, { customers: () => (works ? [record('1')] : lookup()) });
      stage.screenPops.report(ringing());
      await stage.clock.advance(8000);
      const [pop] = stage.screenPops.state.pops;
      expect([pop?.state, pop?.error?.code]).to.deep.equal(['failed', 'lookup-failed']);
      works = true;
      await stage.screenPops.open(pop?.id ?? '');
      expect(stage.opened).to.deep.equal([`CRM: ${page}/1?ticket=T-1`]);
    }
  });

  it('gives up when nobody answered and the call is over', async () => {
    let signal: AbortSignal | undefined;
    const stage = staged(
      { ...crm, rules: [rule] },
      {
        customers: (_, options) => {
          signal = options.signal;
          return new Promise<never>(() => {});
        },
      },
    );
    stage.screenPops.report(ringing());
    await stage.clock.advance(0);
    stage.screenPops.report(ringing({ phase: 'end' }));
    await stage.clock.advance(0);
    expect(signal?.aborted).to.equal(true);
    expect(stage.screenPops.state.pops).to.deep.equal([]);
  });
});
