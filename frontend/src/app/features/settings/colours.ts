import { HARDEST_SURFACE, LEAST_CONTRAST, contrastOf, type ThemeShade } from '@switchboard/contracts';

/** As styles.scss has them. */
export const OWN_ACCENT: Record<ThemeShade, string> = { light: '#2f5bd3', dark: '#b1c5ff' };

/** Steps from a colour to black or white. */
const STEPS = 50;

/** The nearest shade of a colour that can be read in this theme. */
export function readableShade(colour: string, theme: ThemeShade): string {
  const goal = theme === 'light' ? 0 : 255;
  for (let step = 0; step < STEPS; step += 1) {
    const shade = mixed(colour, goal, step / STEPS);
    if (contrastOf(shade, HARDEST_SURFACE[theme]) >= LEAST_CONTRAST) return shade;
  }
  return mixed(colour, goal, 1);
}

/** Rounded down: 4.496 must not read as enough. */
export function contrastFigure(colour: string, theme: ThemeShade): number {
  return Math.floor(contrastOf(colour, HARDEST_SURFACE[theme]) * 10) / 10;
}

function mixed(colour: string, goal: number, share: number): string {
  const channels = [1, 3, 5].map((from) => {
    const channel = parseInt(colour.slice(from, from + 2), 16);
    return Math.round(channel + (goal - channel) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}
