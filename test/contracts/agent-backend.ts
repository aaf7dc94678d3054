import { expect } from '@open-wc/testing';
import type { AgentBackend } from '../../src/contracts/agent-backend.js';
import type { AgentStanding } from '../../src/model/agent.js';
import { CcError } from '../../src/model/error.js';

/** An agent's back end under test, and how its world is made to act. */
export interface AgentBackendUnderTest {
  readonly backend: AgentBackend;
  /** The agent takes a call. */
  beginCall(): Promise<void>;
  /** That call is over. */
  endCall(): Promise<void>;
}

/** What every agent back end must do. */
export function agentBackendContract(name: string, make: () => Promise<AgentBackendUnderTest>): void {
  describe(`${name} as an agent back end`, () => {
    const begin = async (): Promise<AgentBackendUnderTest & { readonly told: AgentStanding[] }> => {
      const set = await make();
      const told: AgentStanding[] = [];
      set.backend.attach({ onStanding: (standing) => told.push(standing) });
      return { ...set, told };
    };
    const code = (action: Promise<void>): Promise<string> =>
      action.then(
        () => 'nothing',
        (error: unknown) => (error instanceof CcError ? error.code : String(error)),
      );

    it('signs in to what is asked, once', async () => {
      const { backend, told } = await begin();
      await backend.signIn({ agentState: 'break', reason: 'lunch' });
      await backend.signIn({ agentState: 'ready' });
      expect(told).to.deep.equal([{ agentState: 'break', reason: 'lunch' }]);
    });

    it('tells frozen standings', async () => {
      const { backend, told } = await begin();
      await backend.signIn({ agentState: 'ready' });
      expect(told[0]).to.satisfy(Object.isFrozen);
    });

    it('refuses a choice of nobody', async () => {
      const { backend } = await begin();
      expect(await code(backend.choose({ agentState: 'ready' }))).to.equal('illegal-transition');
    });

    it('grants choices and signs out', async () => {
      const { backend, told } = await begin();
      await backend.signIn({ agentState: 'ready' });
      await backend.choose({ agentState: 'not-ready', reason: 'paperwork' });
      await backend.signOut();
      expect(told.map(({ agentState, reason }) => [agentState, reason])).to.deep.equal([
        ['ready', undefined],
        ['not-ready', 'paperwork'],
        ['offline', undefined],
      ]);
    });

    it('keeps a choice made on a call for after it, and does not sign out before', async () => {
      const { backend, told, beginCall, endCall } = await begin();
      await backend.signIn({ agentState: 'ready' });
      await beginCall();
      await backend.choose({ agentState: 'break' });
      expect(told.at(-1)).to.deep.equal({ agentState: 'on-call', next: { agentState: 'break' } });
      expect(await code(backend.signOut())).to.equal('illegal-transition');
      await endCall();
      expect(told.at(-1)?.agentState).to.equal('break');
    });

    it('tells nothing once disposed', async () => {
      const { backend, told, beginCall } = await begin();
      await backend.signIn({ agentState: 'ready' });
      await backend.dispose();
      await beginCall();
      expect(told).to.have.length(1);
    });
  });
}
