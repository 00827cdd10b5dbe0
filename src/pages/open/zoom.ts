// How large a drawing may be shown.

/** The smallest and the largest scale. */
const leastZoom = 0.05;
const mostZoom = 8;

/** Keeps a scale within bounds. */
export const clampZoom = (zoom: number): number => Math.max(leastZoom, Math.min(mostZoom, zoom));
