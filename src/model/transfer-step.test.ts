import { expect } from '@open-wc/testing';
import { type TransferInput, type TransferStep, transferStepAfter } from './transfer-step.js';

describe('transferStepAfter', () => {
  const expected: Readonly<Record<TransferStep, Readonly<Record<TransferInput, TransferStep>>>> = {
    asking: {
      accepted: 'asked',
      trying: 'asked',
      alerting: 'ringing',
      success: 'done',
      failure: 'refused',
      'hung-up': 'refused',
      timeout: 'refused',
    },
    asked: {
      accepted: 'asked',
      trying: 'asked',
      alerting: 'ringing',
      success: 'done',
      failure: 'refused',
      'hung-up': 'done',
      timeout: 'refused',
    },
    ringing: {
      accepted: 'ringing',
      trying: 'ringing',
      alerting: 'ringing',
      success: 'done',
      failure: 'refused',
      'hung-up': 'done',
      timeout: 'refused',
    },
    done: {
      accepted: 'done',
      trying: 'done',
      alerting: 'done',
      success: 'done',
      failure: 'done',
      'hung-up': 'done',
      timeout: 'done',
    },
    refused: {
      accepted: 'refused',
      trying: 'refused',
      alerting: 'refused',
      success: 'refused',
      failure: 'refused',
      'hung-up': 'refused',
      timeout: 'refused',
    },
  };

  for (const [step, inputs] of Object.entries(expected) as [TransferStep, Readonly<Record<TransferInput, TransferStep>>][])
    for (const [input, to] of Object.entries(inputs) as [TransferInput, TransferStep][])
      it(`goes from ${step} by ${input} to ${to}`, () => {
        expect(transferStepAfter(step, input)).to.equal(to);
      });
});
