import type { Settings } from './settings.ts';
import type { OwnTemplate } from './variety.ts';

/** The lines of `book.yaml`, or of the front matter of a one-file book. */
export function bookYaml(s: Settings, title: string, author: string): string {
  const lines = [`title: ${title}`, `author: ${author}`, `language: ${s.language}`, `theme: ${s.theme}`];
  const margin = s.margins && Object.entries(s.margins).map(([side, value]) => `${side}: ${value}mm`);
  const bleed = s.bleed ? `, bleed: ${s.bleed}mm` : '';
  lines.push(`page: {size: ${s.size}${margin ? `, margin: {${margin.join(', ')}}` : ''}${bleed}}`);
  if (!s.cover) lines.push('cover: false');
  else if (s.coverImage) lines.push('cover: images/cover.png');
  if (styleSheet(s) !== '') lines.push('style: style.css');
  if (s.typeface) lines.push(`typefaces: ${s.typeface.asked}`);
  if (s.tocDepth) lines.push(`toc-depth: ${s.tocDepth}`);
  if (s.numbering) lines.push(`numbering: ${s.numbering}`);
  if (s.runIn) lines.push(`footnotes: {${s.footnotes ? `numbering: ${s.footnotes}, ` : ''}run-in: true}`);
  else if (s.footnotes) lines.push(`footnotes: ${s.footnotes}`);
  if (s.kashida) lines.push(`justify: {${s.justify ? `by: ${s.justify}, ` : ''}kashida: true}`);
  else if (s.justify) lines.push(`justify: ${s.justify}`);
  if (s.heads) lines.push(`running-heads: {verso: ${s.heads.verso}, recto: ${s.heads.recto}}`);
  if (s.lists.length > 0) lines.push(`lists: [${s.lists.join(', ')}]`);
  if (s.digits) lines.push(`digits: ${s.digits}`);
  return `${lines.join('\n')}\n`;
}

/** The book's own style: sizes, and the face of its text. */
export function styleSheet({ style, face, typeface, bodySize, lineHeight }: Settings): string {
  const sizes = style ? `:root { --line-height: ${lineHeight}; }\nhtml { font-size: ${bodySize}pt; }\n` : '';
  return (
    sizes +
    (face && !typeface
      ? `:root { --text-font: "${face}", "Vazirmatn", "Roboto", "Noto Serif Hebrew"; }\n`
      : '')
  );
}

/** A template in place of the one that warraq has, which prints words of the book's own. */
export function templateText(name: OwnTemplate, words: string): string {
  const own = `<p>${words}</p>\n`;
  const title = '<%= settings.title %>';
  if (name === 'half-title') return `<p class="half-title">${title}</p>\n${own}`;
  if (name === 'title-page') return `<div><p class="book-title">${title}</p>\n${own}</div>\n`;
  if (name === 'imprint') return `<div class="imprint-block"><p>${title}</p>\n${own}</div>\n`;
  if (name === 'part') return `<h1><%= opening %> <%= entry.title %></h1>\n${own}`;
  return `<!doctype html>
<html lang="<%= settings.language %>" dir="<%= dir %>">
<meta charset="utf-8">
<style>
<%- fonts %>
body { margin: 0; padding: 150px; block-size: <%= height %>px; inline-size: 1600px; box-sizing: border-box; }
body { font: 80px Vazirmatn, "Noto Serif Hebrew"; }
</style>
<body><p>${title}</p>
${own}</body>
</html>
`;
}
