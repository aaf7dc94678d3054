import { expect, waitUntil } from '@open-wc/testing';
import { followSoundLevel, levelOf } from './sound-level.js';

const wave = (amplitude: number): Float32Array => Float32Array.from({ length: 2048 }, (_, index) => amplitude * Math.sin(index / 7));

describe('levelOf', () => {
  it('goes from silence to full, evenly by decibels', () => {
    expect(levelOf(new Float32Array(16))).to.equal(0);
    expect(levelOf(wave(0.001))).to.equal(0);
    expect(levelOf(wave(1))).to.equal(1);
    const steps = [0.01, 0.02, 0.04, 0.08].map((amplitude) => levelOf(wave(amplitude)));
    const differences = steps.slice(1).map((level, index) => level - (steps[index] ?? 0));
    for (const difference of differences) expect(difference).to.be.closeTo(6.02 / 43, 0.005);
  });
});

describe('followSoundLevel', () => {
  it('hears a tone in a stream, and stops', async () => {
    const context = new AudioContext();
    const oscillator = context.createOscillator();
    const destination = context.createMediaStreamDestination();
    oscillator.connect(destination);
    oscillator.start();
    await context.resume();
    const levels: number[] = [];
    const made: AudioContext[] = [];
    const stop = followSoundLevel(destination.stream, (level) => levels.push(level), {
      createAudioContext: () => {
        const own = new AudioContext();
        made.push(own);
        return own;
      },
    });
    await waitUntil(() => levels.some((level) => level > 0.9), 'the tone is heard', { timeout: 5000 });
    stop();
    await waitUntil(() => made[0]?.state === 'closed', 'it is closed', { timeout: 2000 });
    await context.close();
  });
});
