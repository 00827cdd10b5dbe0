// How much of a file is read before it is refused: everything a reader or a drawing does is bounded by these.

/** Bytes of any file. */
export const largestFile = 20_000_000;

/** Characters of a `.bmml`, which is parsed in one go: some thirty times the longest file seen. */
export const longestSingle = 2_000_000;

/** Groups within groups. The deepest file seen has seven. */
export const deepestGroup = 40;

/** Controls of one mockup, group members included. The fullest file seen has about 500. */
export const mostControls = 20_000;

/** Controls of all mockups of a project. The fullest project seen has some 800. */
export const mostControlsInAll = 200_000;

/** Mockups of one project, alternates included. */
export const mostMockups = 2_000;

/** Characters of one text that are drawn. */
export const longestText = 20_000;

/** Items or lines of one control that are drawn. The fullest control seen has some sixty. */
export const mostItems = 1_000;

/** Pixels from the origin: what lies farther is a damaged number. */
export const farthest = 100_000;
