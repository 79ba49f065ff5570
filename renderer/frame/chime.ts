/** Two falling notes, as a shop's door rings: heard in a room, not an alarm. Hertz. */
const NOTES = [880, 660] as const;
const NOTE_SECONDS = 0.45;
/** Twice, so that a head that turned late hears where it came from. */
const ROUNDS = 2;
const PAUSE_SECONDS = 0.5;
const LOUD = 0.6;
/** Exponential ramps cannot reach nought. */
const SILENT = 0.001;

/** Rings for staff; `false` = this machine makes no sound, and the page must not say that it rang. */
export async function ring(): Promise<boolean> {
  if (!("AudioContext" in window)) return false;
  const audio = new AudioContext();
  const begin = audio.currentTime;
  let at = begin;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const hertz of NOTES) {
      note(audio, hertz, at);
      at += NOTE_SECONDS;
    }
    at += PAUSE_SECONDS;
  }
  try {
    await audio.resume();
  } catch {
    // A browser that wants another gesture first, or a machine without a sound card: the page says so.
    return false;
  }
  setTimeout(() => void audio.close(), (at - begin) * 1_000);
  return audio.state === "running";
}

function note(audio: AudioContext, hertz: number, at: number): void {
  const tone = audio.createOscillator();
  const gain = audio.createGain();
  tone.frequency.value = hertz;
  gain.gain.setValueAtTime(LOUD, at);
  gain.gain.exponentialRampToValueAtTime(SILENT, at + NOTE_SECONDS);
  tone.connect(gain).connect(audio.destination);
  tone.start(at);
  tone.stop(at + NOTE_SECONDS);
}
