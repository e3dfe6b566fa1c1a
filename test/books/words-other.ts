/** Small word lists of our own for the other languages of the books. */
export interface Vocabulary {
  nouns: string[];
  adjectives: string[];
  verbs: string[];
  links: string[];
  /** Full stop, comma. */
  stop: string;
  comma: string;
}

const list = (words: string) => words.trim().split(/\s+/);

export const vocabularies: Record<'ar' | 'ur' | 'ckb' | 'he' | 'en', Vocabulary> = {
  ar: {
    nouns: list(
      `الكتاب المدينة الطريق البحر الجبل السوق القافلة الكاتب التاجر الورق الحبر القلم الرسالة النافذة الحديقة
      المدرسة النهر الجسر الحكاية الذاكرة السؤال الجواب الشتاء الربيع المطر الريح النجمة الجزيرة المكتبة الخريطة
      القرية المعلم الطبيب الشاعر المؤرخ المترجم الناشر القارئ البيت الباب المفتاح المصباح الميزان العملة`,
    ),
    adjectives: list(
      'القديم الجديد الكبير الصغير البعيد القريب الهادئ الواضح الغامض النادر الدقيق المعروف المجهول الطويل القصير الرسمي المحلي',
    ),
    verbs: list(
      'وصل كتب قرأ بنى باع اشترى ترجم نسخ حفظ نسي ذكر شرح جمع ترك عاد مضى ظهر اختفى استمر بدأ توقف ازدهر',
    ),
    links: list('في من إلى على عن مع بعد قبل تحت فوق عند خلال حتى ثم لكن لأن حيث كما بينما'),
    stop: '.',
    comma: '،',
  },
  ur: {
    nouns: list(
      `کتاب شہر راستہ دریا پہاڑ بازار قافلہ کاتب تاجر کاغذ سیاہی قلم خط کھڑکی باغ مدرسہ پل کہانی یاد سوال جواب سردی
      بہار بارش ہوا ستارہ جزیرہ نقشہ گاؤں استاد طبیب شاعر مؤرخ مترجم ناشر قاری گھر دروازہ چابی چراغ ترازو سکہ موسم لوگ`,
    ),
    adjectives: list(
      'پرانا نیا بڑا چھوٹا دور قریب خاموش واضح مبہم نایاب درست مشہور گمنام لمبا مختصر سرکاری مقامی گہرا',
    ),
    verbs: list(
      'پہنچا لکھا پڑھا بنایا بیچا خریدا چھپایا بھولا سمجھا چھوڑا لوٹا گزرا ٹھہرا بدلا بڑھا سنا دیکھا رکھا',
    ),
    links: list('میں سے کو پر کے کا کی تک اور لیکن کیونکہ جب پھر بعد پہلے ساتھ لیے'),
    stop: '۔',
    comma: '،',
  },
  ckb: {
    nouns: list(
      `کتێب شار ڕێگا دەریا چیا بازاڕ کاروان نووسەر بازرگان کاغەز مەرەکەب پێنووس نامە پەنجەرە باخ قوتابخانە ڕووبار پرد
      چیرۆک بیرەوەری پرسیار وەڵام زستان بەهار باران با ئەستێرە دوورگە نەخشە گوند مامۆستا پزیشک شاعیر مێژوونووس
      وەرگێڕ خوێنەر ماڵ دەرگا کلیل چرا تەرازوو دراو وەرز خەڵک`,
    ),
    adjectives: list(
      'کۆن نوێ گەورە بچووک دوور نزیک هێمن ڕوون نادیار دەگمەن ورد ناسراو درێژ کورت فەرمی ناوخۆیی قووڵ سەوز',
    ),
    verbs: list(
      'گەیشت نووسی خوێندەوە دروستکرا فرۆشت کڕی شاردەوە گەڕایەوە تێپەڕی مایەوە گۆڕا زیادبوو بیست بینی پاراست',
    ),
    links: list('لە بۆ بە لەگەڵ دوای پێش تا و بەڵام چونکە کاتێک پاشان لەسەر لەژێر نێوان'),
    stop: '.',
    comma: '،',
  },
  he: {
    nouns: list(
      `ספר עיר דרך ים הר שוק שיירה סופר סוחר נייר דיו עט מכתב חלון גן נהר גשר סיפור זיכרון שאלה תשובה חורף אביב גשם
      רוח כוכב אי מפה כפר מורה רופא משורר היסטוריון מתרגם קורא בית דלת מפתח מנורה מאזניים מטבע עונה ספרייה`,
    ),
    adjectives: list(
      'ישן חדש גדול קטן רחוק קרוב שקט ברור מעורפל נדיר מדויק ידוע אלמוני ארוך קצר רשמי מקומי עמוק ירוק',
    ),
    verbs: list(
      'הגיע כתב קרא בנה מכר קנה תרגם העתיק שמר שכח הזכיר הסביר אסף עזב חזר עבר הופיע נעלם נמשך התחיל',
    ),
    links: list('של על אל מן עם אחרי לפני תחת ליד בין כי אבל כאשר אולם גם עד למען'),
    stop: '.',
    comma: ',',
  },
  en: {
    nouns: list(
      `caravan market garden wall window letter ledger library workshop harbour village street school mill river bridge
      farmer merchant painter scribe mason smith baker sailor clerk teacher traveller ink paper pen leather binding copy
      margin index charter coin balance chest lock key lamp rain snow wind storm drought flood winter spring summer
      morning dusk star horizon coast island thought story memory question answer doubt hope silence custom treaty`,
    ),
    adjectives: list(
      'old new large small tall short bright dark quiet unknown familiar distant near warm cold dry green grey rare plentiful difficult simple precise vague unfinished scattered lasting local official private learned',
    ),
    verbs: list(
      'reached wrote built bought sold hid lost found read translated copied remembered restored weighed tested described praised refused kept gathered changed returned ended',
    ),
    links: list(
      'of in from with for about between beside without until behind near and but because although while so after before the a',
    ),
    stop: '.',
    comma: ',',
  },
};

/** Foreign names and phrases that stand in the books of every language. */
export const latinWords = list(
  `Wendover Castellane Brightwater Ferrandis Oakhollow Marchetti Lindqvist Tarrowby Valmorel Hesperides Quillfeather
  Pembroke Ostrava Corvino Ashgrove Delacourt Nightjar Rosenfeld Stanmore Verrazano manuscript catalogue codex folio
  archive printing letters history commerce navigation gardens treatise survey museum quarterly proceedings journal`,
);
