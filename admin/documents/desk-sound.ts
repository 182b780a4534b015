/** Heard beside the words and the colour, for whoever looks at the paper and not at the screen. */
export function sound(good: boolean): void {
  try {
    const context = new AudioContext();
    const gain = context.createGain();
    gain.gain.value = 0.06;
    gain.connect(context.destination);
    for (const [number, hertz] of (good ? [880] : [220, 180]).entries()) {
      const tone = context.createOscillator();
      tone.frequency.value = hertz;
      tone.connect(gain);
      tone.start(context.currentTime + number * 0.18);
      tone.stop(context.currentTime + number * 0.18 + 0.12);
      if (number === (good ? 0 : 1)) tone.onended = () => void context.close();
    }
  } catch { /* a machine without sound has the words and the colour */ }
}
