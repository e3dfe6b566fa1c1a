import type { FootnoteDefinition, RootContent } from 'mdast';
import { WarraqError } from '../../diagnostics/warraq-error.ts';
import { Bibliography } from '../bibliography.ts';
import type { Change, GivenFile, Imported, Reader } from '../imported.ts';
import { kept } from '../kept.ts';
import { openPackage, type Package } from '../package.ts';
import type { Remark } from '../remarks.ts';
import { bookmarkedCitations } from './bookmarked-citations.ts';
import type { Gathering, PackagePart } from './document.ts';
import { Images } from './images.ts';
import { readNumbering } from './numbering.ts';
import { type PlannedBlock, planOf } from './plan.ts';
import { References, soughtBy } from './references.ts';
import { partOf, type Relations, relationsOf } from './relations.ts';
import { settingsOf } from './settings.ts';
import { readSources } from './sources.ts';
import { readStory } from './story.ts';
import { StoryStructure } from './structure.ts';
import { readStyles } from './styles.ts';
import { textOfPart } from './text.ts';
import { child, childrenOf, readXml, within, type Xml } from './xml.ts';

/** A file of Word, from 2007 on (ECMA-376). */
export const word: Reader = {
  name: 'word',
  recognizes(name, bytes) {
    const begin = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8)).toString('latin1');
    const isNamed = /\.(?:docx|docm|dotx|dotm)$/i.test(name);
    if (begin.startsWith('PK')) return isNamed || hasPart(bytes, 'word/');
    return isNamed || begin.startsWith('\xd0\xcf\x11\xe0');
  },
  read,
};

function hasPart(bytes: Uint8Array, begin: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(begin, 0, 'latin1');
}

/** One note: its mark has this label. */
interface Note {
  readonly label: string;
  readonly xml: Xml;
  isMarked: boolean;
}

async function read({ name, bytes }: GivenFile): Promise<Imported> {
  refuseOld(name, bytes);
  const file = await openPackage(name, bytes);
  const main = partOf(await relationsOf(file, ''), 'officeDocument') ?? 'word/document.xml';
  const xml = await readXml(file, main);
  const body = child(xml, 'w:body');
  if (!body) throw new WarraqError('import-readable', { fault: 'missing-part', name, part: main });
  const relations = await relationsOf(file, main);
  const other = async (type: string) => {
    const part = partOf(relations, type);
    return {
      xml: part && (await readXml(file, part)),
      relations: part ? await relationsOf(file, part) : new Map(),
    };
  };
  const [footnotes, endnotes, comments, styles, numbering] = [
    await other('footnotes'),
    await other('endnotes'),
    await other('comments'),
    await other('styles'),
    await other('numbering'),
  ];
  const notes = {
    footnote: notesOf(footnotes.xml, 'w:footnote', ''),
    endnote: notesOf(endnotes.xml, 'w:endnote', 'e'),
  };
  const said = commentsOf(comments.xml);
  const remarks: Remark[] = [];
  const changes: Change[] = [];
  const gathering: Gathering = {
    styles: readStyles(styles.xml || undefined),
    numbering: readNumbering(numbering.xml || undefined),
    images: await Images.of(file, [relations, footnotes.relations, endnotes.relations]),
    sources: await readSources(file),
    bookmarkedCitations: await bookmarkedCitations(file),
    bibliography: new Bibliography(),
    remarks,
    replaced: [],
    changes,
    noteLabel(kind, id) {
      const note = notes[kind].get(id);
      if (note) note.isMarked = true;
      return note?.label;
    },
    comment(id) {
      const comment = said.get(id);
      if (comment) comment.isKept = true;
      return comment;
    },
    noteBookmarks: new Map(),
  };
  const part = (own: Relations): PackagePart => ({ ...gathering, relations: own });
  const planned = planOf(readStory(body, part(relations)), true);
  // A note may have marks of notes.
  const inNotes = [
    ...[...notes.footnote.values()].map((note) => ({ note, own: footnotes.relations })),
    ...[...notes.endnote.values()].map((note) => ({ note, own: endnotes.relations })),
  ].map(({ note, own }) => ({ note, items: planOf(readStory(note.xml, part(own)), false) }));
  const core = partOf(await relationsOf(file, ''), 'core-properties');
  const { settings, items, head, moved } = settingsOf(planned, core ? await readXml(file, core) : undefined);
  gathering.replaced.push(...moved);
  if (planned.some((item) => item.is === 'paragraph' && item.role.is === 'title' && item.role.byLook))
    remarks.push({ kind: 'title-by-look', facts: {}, place: settings.title });
  const everything = [...items, ...inNotes.flatMap((one) => one.items)];
  const references = new References(everything, new Set(soughtBy(everything)), gathering);
  const structure = new StoryStructure(references, gathering);
  const children = structure.write(items);
  const definitions = inNotes.flatMap(({ note, items: own }) => definitionOf(note, own, structure));
  const lost = [...said.values()].filter(({ isKept }) => !isKept);
  for (const { author } of lost) remarks.push({ kind: 'comment', facts: { author } });
  const unplaced = lost.map(({ author, text }) => kept('comment', `${author}: ${text}`));
  remarks.push(...(await runningHeads(file, relations)));
  if (changes.length > 0) {
    const count = (kind: Change['kind']) => changes.filter((one) => one.kind === kind).length;
    remarks.push({ kind: 'changes', facts: { inserted: count('inserted'), deleted: count('deleted') } });
  }
  const { bibliography, sources } = gathering;
  for (const [key, item] of sources) bibliography.keyOf({ item, key });
  const text = [body, footnotes.xml, endnotes.xml].flatMap((one) => (one ? [textOfPart(one)] : []));
  const inComments = [...said.values()].flatMap((one) => [one.author, one.text]);
  return {
    settings,
    texts: [{ tree: { type: 'root', children: [...children, ...unplaced, ...definitions] }, head }],
    images: gathering.images.all,
    sources: bibliography.all,
    counts: {
      citations: remarks.filter(({ kind }) => kind === 'citation').length,
      sources: bibliography.all.length,
      index: remarks.filter(({ kind }) => kind === 'index-entry').length,
    },
    changes,
    remarks,
    text: [...text, ...inComments].join('\n'),
    replaced: gathering.replaced.join('\n'),
  };
}

/** The Word of before 2007 has another container, and so has a file that is locked with a password. */
function refuseOld(name: string, bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length === 0) throw new WarraqError('import-readable', { fault: 'empty', name });
  if (!buffer.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) return;
  const fault = buffer.includes('EncryptedPackage', 0, 'utf16le') ? 'locked' : 'old-word';
  throw new WarraqError('import-readable', { fault, name });
}

/** The notes of a part by their ids, but for the lines between them and the text. `sign` stands before the number of the label. */
function notesOf(xml: Xml | undefined | '', name: string, sign: string): ReadonlyMap<string, Note> {
  const own = childrenOf(xml || undefined, name).filter(
    ({ attributes }) => !/[a-z]*separator|Notice$/i.test(attributes['w:type'] ?? ''),
  );
  return new Map(
    own.map((note, at) => [
      note.attributes['w:id'] ?? '',
      { label: `${sign}${at + 1}`, xml: note, isMarked: false },
    ]),
  );
}

/** A note; one without a mark is kept as a comment. */
function definitionOf(
  { label, xml, isMarked }: Note,
  items: readonly PlannedBlock[],
  structure: StoryStructure,
): readonly RootContent[] {
  if (isMarked) {
    const children = structure.write(items);
    return [{ type: 'footnoteDefinition', identifier: label, label, children } as FootnoteDefinition];
  }
  const text = textOfPart(xml).trim();
  return text === '' ? [] : [kept('text', text)];
}

function commentsOf(
  xml: Xml | undefined | '',
): Map<string, { author: string; text: string; isKept: boolean }> {
  return new Map(
    childrenOf(xml || undefined, 'w:comment').map((comment) => {
      const { 'w:id': id = '', 'w:author': author = '' } = comment.attributes;
      const text = within(comment, 'w:p').map(textOfPart).join(' ');
      return [id, { author, text: text.replace(/\s+/g, ' ').trim(), isKept: false }];
    }),
  );
}

/** What stands at the head and foot of pages, each text once. */
async function runningHeads(file: Package, relations: Relations): Promise<readonly Remark[]> {
  const texts = new Set<string>();
  for (const { type, target } of relations.values()) {
    if (type !== 'header' && type !== 'footer') continue;
    const xml = await readXml(file, target);
    const text = xml ? textOfPart(xml).replace(/\s+/g, ' ').trim() : '';
    if (/\p{L}/u.test(text)) texts.add(text);
  }
  return [...texts].map((text) => ({ kind: 'running-heads', facts: { text } }));
}
