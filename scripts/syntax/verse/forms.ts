/** A form of Persian verse, as far as it decides how a poem is set. */
export interface Form {
  /** What its class ends with: `verse-ghazal`. */
  readonly name: string;
  /** How it may be named in `form=` or by a class. */
  readonly names: readonly string[];
  /** Its lines are bayts of two hemistichs; or each line stands for itself. */
  readonly paired: boolean;
  /** Each of its stanzas ends with a refrain, or with a line that rhymes with those of the others. */
  readonly refrain?: true;
}

/** The forms that have a name of their own (PERSIAN.md, A «verse»). */
const FORMS: readonly Form[] = [
  { name: 'ghazal', names: ['ghazal', 'غزل'], paired: true },
  { name: 'qasida', names: ['qasida', 'قصیده'], paired: true },
  { name: 'masnavi', names: ['masnavi', 'مثنوی'], paired: true },
  { name: 'qita', names: ['qita', 'قطعه'], paired: true },
  { name: 'robai', names: ['robai', 'رباعی'], paired: true },
  { name: 'dobeyti', names: ['dobeyti', 'دوبیتی'], paired: true },
  { name: 'tarkib-band', names: ['tarkib-band', 'ترکیب‌بند', 'ترکیب-بند'], paired: true, refrain: true },
  { name: 'tarji-band', names: ['tarji-band', 'ترجیع‌بند', 'ترجیع-بند'], paired: true, refrain: true },
  { name: 'mosammat', names: ['mosammat', 'مسمط'], paired: true, refrain: true },
  { name: 'nimai', names: ['nimai', 'نیمایی'], paired: false },
  { name: 'free', names: ['free', 'سپید', 'آزاد'], paired: false },
];

/** The names of all forms, in Latin letters and as they are called. */
export const FORM_NAMES: readonly string[] = FORMS.flatMap(({ names }) => names.slice(0, 2));

/** The form of a name. */
export function formOf(name: string): Form | undefined {
  return FORMS.find(({ names }) => names.includes(name.toLowerCase()));
}
