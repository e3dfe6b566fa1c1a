/** Where a version is written before it is put in its place: below `extensions`, which holds no objects. */
export const STAGING = 'extensions/warraq-staging';

/** An object that was taken out of its place, while another one is put there. */
export const REPLACED = 'replaced';
