import type { Element } from 'hast';
import type { Root } from 'mdast';
import type {} from 'mdast-util-directive';
import type {} from 'mdast-util-to-hast';
import type { CalendarDate } from './calendar-date.ts';
import type { Written } from './conservation.ts';
import type { Language } from './language.ts';
import type { PageRole, Role } from './page-roles.ts';
import type { Settings } from './settings.ts';
import type { Syntax } from './syntax.ts';
import type { TextFile } from './text-file.ts';
import type { Theme } from './theme.ts';

/** A file of the book's folder that its pages show: an image. */
export interface Asset {
  /** Path in the book's folder; also its path in every edition. */
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** Pixels, as the file says. */
  readonly width: number;
  readonly height: number;
  /** The outermost element of a drawing, which can do nothing but be drawn; `bytes` say the same. */
  readonly drawing?: Element;
  /** It stands in its own address: the manuscript has no such file. */
  readonly embedded?: true;
}

export interface Part {
  readonly id: string;
  readonly title: string;
  readonly number: number;
}

export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly role: Role;
  /** A page that stands beside the text: without label, running head and entry in the contents. */
  readonly page: PageRole | undefined;
  /** Neither a heading nor a setting gives it a title: the one that it has are its first words, and is not shown. */
  readonly untitled: boolean;
  /** 1 for the first numbered chapter; undefined where a chapter has no number. */
  readonly number: number | undefined;
  /** The part that this chapter stands in. */
  readonly part: Part | undefined;
  /** Everything but front matter; headings carry `data.id`. The title is the first `heading` of depth 1, if written. */
  readonly tree: Root;
  /** What is written in its file, of which it may be a part: what no edition may lose. */
  readonly written: readonly Written[];
  readonly file: TextFile;
}

export interface Book {
  /** The pieces of markup that it is written in. */
  readonly syntaxes: readonly Syntax[];
  readonly settings: Settings;
  /** The language that the settings name. */
  readonly language: Language;
  /** The date of publication as it was written; the settings have it in ISO 8601. */
  readonly date: CalendarDate | undefined;
  /** The name of the files that are made. */
  readonly slug: string;
  readonly chapters: readonly Chapter[];
  readonly assets: ReadonlyMap<string, Asset>;
  /** The cover's image, when the author gave one. */
  readonly cover: Asset | undefined;
  readonly theme: Theme;
  /** The author's CSS, laid over the theme. */
  readonly style: string;
  /** The author's templates, by the name of the theme's or of ours that each replaces. */
  readonly templates: ReadonlyMap<string, TextFile>;
  /** ISO 8601 instant that stands for «now» in every edition (SOURCE_DATE_EPOCH, else the book's date, else 1980). */
  readonly instant: string;
}
