/** Where a version is written before it is put in its place: below `extensions`, which holds no objects. */
export const STAGING = 'extensions/warraq-staging';

/** An object that was taken out of its place, while another one is put there. */
export const REPLACED = 'replaced';

/** The lock of a store; OCFL 1.1, section 4: what a validator does not understand in a storage root it leaves alone. */
export const LOCK = '.warraq.lock';
