import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Write a quotation before each eighth paragraph of a generated book, and a list behind each nineteenth. */
export async function addQuotations(folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  let count = 0;
  for (const file of files) {
    const blocks = (await readFile(join(folder, file), 'utf8')).split('\n\n');
    const more = blocks.flatMap((block) => {
      if (!/^[\u0600-\u06ff]/.test(block) || block.startsWith('جدول')) return [block];
      count += 1;
      const plain = block.replace(/\[\^\d+\]/g, '');
      if (count % 8 === 0) return [`> ${plain.slice(0, 400)}.`, block];
      if (count % 19 === 0) return [block, `- ${plain.slice(0, 90)}\n- ${plain.slice(90, 300)}`];
      return [block];
    });
    await writeFile(join(folder, file), more.join('\n\n'));
  }
}
