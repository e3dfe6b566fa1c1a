import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A typeface that a whole book asks for by its settings. */
export interface BookTypeface {
  /** What `typefaces:` says. */
  readonly asked: string;
  readonly family: string;
  /** How much larger it is set than the sizes of the style; what files are set in follows from their letters. */
  readonly adjust?: number;
  /** The least distance of its lines, as a multiple of its size, where it needs wide ones; a style of the book's own overrules it. */
  readonly leading?: number;
  /** Its files in the book's folder. */
  readonly files: Readonly<Record<string, Uint8Array>>;
}

const at = createRequire(import.meta.url);
const file = (name: string) => new Uint8Array(readFileSync(at.resolve(`@expo-google-fonts/${name}`)));

/** Those of warraq's list, with the sizes that `styles/text-faces.yaml` gives them, and one from files in the book's folder. */
export const bookTypefaces: readonly BookTypeface[] = [
  { asked: 'naskh', family: 'Noto Naskh Arabic', adjust: 1.09, files: {} },
  { asked: 'scheherazade', family: 'Scheherazade New', adjust: 1.18, leading: 1.7, files: {} },
  { asked: 'markazi', family: 'Markazi Text', adjust: 1.31, files: {} },
  {
    asked: 'fonts/Own*.ttf',
    family: 'Amiri',
    files: {
      'fonts/Own.ttf': file('amiri/400Regular/Amiri_400Regular.ttf'),
      'fonts/OwnBd.ttf': file('amiri/700Bold/Amiri_700Bold.ttf'),
    },
  },
];
