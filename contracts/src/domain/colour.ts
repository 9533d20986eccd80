/** The least contrast of small text (WCAG 2.2, 1.4.3). */
export const LEAST_CONTRAST = 4.5;

export const THEME_SHADES = ['light', 'dark'] as const;
export type ThemeShade = (typeof THEME_SHADES)[number];

/** Of each theme the surface that is nearest to a text's own lightness: what can be read on it can be read on all. */
export const HARDEST_SURFACE: Record<ThemeShade, string> = { light: '#e4e6ed', dark: '#30323a' };

/** A colour as `#rrggbb`. */
export const HEX_COLOUR = /^#[\da-f]{6}$/i;

/** The contrast of two colours as WCAG reckons it, 1 to 21. @param one, other `#rrggbb` */
export function contrastOf(one: string, other: string): number {
  const [darker, lighter] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminanceOf(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((from) =>
    linear(parseInt(colour.slice(from, from + 2), 16) / 255),
  ) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
