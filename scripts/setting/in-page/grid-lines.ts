/** What the galley and the pages take for a place on the grid: both have to say the same. Lengths are px. */

/** What places may be off by rounding. */
export const ROUNDING = 0.1;

/** What is so little below the grid is drawn up to it: nobody sees that lines are nearer by it. */
export const NEAR = 1.5;
