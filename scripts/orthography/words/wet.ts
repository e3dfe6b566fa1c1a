/** Before these words «تر» is «wet»: nouns that are moistened. Made for this checker. */
export const WETTED = new Set(
  `لباس چشم چشمان چشمانی دیده دیدگان هیزم گل دست دستان نان موی مو لب دامن خاک علف پوست زبان چوب خشک جامه پیراهن پارچه دستمال حوله برگ میوه سبزی زمین هوا آب خون صدای شعر لحن طبع مغز دماغ کام گیسو گیسوی سبزه چمن`.split(
    /\s+/,
  ),
);

/** What cannot carry a comparative: before these words «تر» stands for itself. */
export const UNCOMPARED = new Set('و یا که از به با در تا را این آن هر چه هم نه اگر ولی اما پس'.split(' '));

/** Adjectives that have grown together with «تر» and «ترین» (the Academy: «بهتر، مهتر، کهتر، بیشتر، کمتر»). */
export const GROWN_TOGETHER = new Set('به مه که بیش کم'.split(' '));
