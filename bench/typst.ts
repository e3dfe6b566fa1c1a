import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { modulePath } from '../scripts/engine/module-path.ts';

/** Set the same text with Typst: page size, typeface, leading, notes and contents as in ours. Gives ms and pages. */
export function setWithTypst(folder: string): { readonly ms: number; readonly pages: number } {
  const begun = performance.now();
  const chapters = readdirSync(folder).filter((name) => name.endsWith('.md'));
  const pdf = Buffer.from(pdfFromTypst(folder, chapters.sort()));
  return {
    ms: performance.now() - begun,
    pages: pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0,
  };
}

/** The PDF that Typst makes of Markdown files. */
export function pdfFromTypst(folder: string, files: readonly string[]): Uint8Array {
  const compiler = NodeCompiler.create({
    workspace: folder,
    fontArgs: [{ fontPaths: [dirname(modulePath('vazirmatn/fonts/ttf/Vazirmatn-Regular.ttf'))] }],
  });
  const body = files.map((name) =>
    typstOf(readFileSync(join(folder, name), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '')),
  );
  // Nothing is kept of the runs before.
  compiler.evictCache(0);
  return compiler.pdf({ mainFileContent: [HEAD, ...body].join('\n\n') });
}

const HEAD = `#set page(paper: "a5", margin: (top: 22mm, bottom: 22mm, inside: 21mm, outside: 18mm), numbering: "1")
#set text(font: "Vazirmatn", size: 11pt, lang: "fa", dir: rtl)
#set par(justify: true, leading: 1.05em, first-line-indent: 1.6em)
#show heading.where(level: 1): it => pagebreak(weak: true) + it
#outline(depth: 2)`;

/** The bench's Markdown as Typst markup; it has no more than headings, paragraphs, notes, a table and a figure. */
function typstOf(markdown: string): string {
  const notes = new Map(
    [...markdown.matchAll(/^\[\^(\d+)\]: (.*)$/gm)].map(([, label, text]) => [label!, text!]),
  );
  return markdown
    .split('\n\n')
    .filter((block) => !block.startsWith('[^'))
    .map((block) => blockOf(block.trim()))
    .join('\n\n')
    .replace(/\[\^(\d+)\]/g, (_, label: string) => `#footnote[${notes.get(label)}]`);
}

function blockOf(block: string): string {
  const heading = /^(#+) (.*)$/.exec(block);
  if (heading) return `${'='.repeat(heading[1]!.length)} ${heading[2]}`;
  const image = /^!\[.*\]\((\S+) "(.*)"\)$/.exec(block);
  if (image) return `#figure(image("${image[1]}"), caption: [${image[2]}])`;
  if (!block.startsWith('|')) return block;
  const [head, , ...rows] = block.split('\n').map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => `[${cell.trim()}]`),
  );
  return `#table(columns: ${head!.length}, ${[head, ...rows].flat().join(', ')})`;
}
