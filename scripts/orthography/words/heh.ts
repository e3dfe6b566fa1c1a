import { bare, ZWNJ } from '../letters.ts';

/**
 * Words whose last heh is a consonant, so that what follows is no matter of a silent heh: «راه», «به», «گره». Made for this
 * checker; words in -اه and -وه are told by their ending.
 */
const SOUNDED = new Set(
  `به که چه نه سه ده مه شه زه ره ته خه وه یه کوه گروه انبوه اندوه شکوه ستوه وجوه مکروه باشکوه نستوه
شبیه فقیه توجیه تشبیه تنبیه کریه سفیه وجیه ترفیه تنزیه نبیه
فقه وجه توجه متوجه موجه فربه زره گره مشتبه مرفه مشابه تشابه منزه مواجه تنبه پادشه اله الله سیه تبه کنه فره ابله واله نزه بده تفقه تشبه سپه گنه نگه دگره مکه`.split(
    /\s+/,
  ),
);
SOUNDED.delete('مکه');

/** Words in -یه and -وه whose heh is silent are the rule; those in -اه never are. */
export function endsInSilentHeh(word: string): boolean {
  const plain = bare(word);
  const last = plain.slice(plain.lastIndexOf(ZWNJ) + 1);
  return (
    /[^اآ\u200c]ه$/.test(plain) &&
    last.length > 1 &&
    !SOUNDED.has(last) &&
    !/(?:گروه|الله|توجه|پادشه)$/.test(last)
  );
}

/** Before these «ای» calls someone: «ای دوست». */
export const CALLED = new Set(
  `دوست دوستان یار یاران دل جان جانان خدا خدای خداوند خداوندا کاش کاشکی وای فرزند فرزندان فرزندم برادر برادران برادرم خواهر خواهران
خواهرم پسر پسرم دختر دخترم عزیزم عزیزان ساقی صبا نسیم وطن رفیق رفیقان مردم شیخ شاه پادشاه بابا آقا خانم حضرت امیر مولا سرور بندگان مؤمنان مومنان مسلمانان اهل`.split(
    /\s+/,
  ),
);
