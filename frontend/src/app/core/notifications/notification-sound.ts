import { Injectable } from '@angular/core';

/** Hz, one after the other. */
const TONES = [784, 1_047];
/** Seconds. */
const TONE_LENGTH = 0.12;
const LOUDNESS = 0.08;
/** Several at once ring once; in ms. */
const QUIET_FOR = 2_000;

/** Two short notes, made when they are needed. Silent until somebody has touched the page: browsers forbid it before. */
@Injectable({ providedIn: 'root' })
export class NotificationSound {
  private context: AudioContext | undefined;
  private playedAt = -Infinity;

  play(): void {
    if (!navigator.userActivation?.hasBeenActive || performance.now() - this.playedAt < QUIET_FOR) return;
    this.playedAt = performance.now();
    this.context ??= new AudioContext();
    for (const [index, frequency] of TONES.entries())
      this.playTone(this.context, frequency, index * TONE_LENGTH);
  }

  private playTone(context: AudioContext, frequency: number, delay: number): void {
    const start = context.currentTime + delay;
    const end = start + TONE_LENGTH * 2;
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    oscillator.frequency.value = frequency;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(LOUDNESS, start + 0.01);
    // A tone that is cut off clicks.
    gain.gain.exponentialRampToValueAtTime(0.0001, end);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(start);
    oscillator.stop(end);
  }
}
