import type { Blocks } from './blocks.ts';
import { digits } from './prose.ts';

/** A list: ordered from any number, of bullets, or of tasks; long or short, nested now and then. */
export function addList(blocks: Blocks): void {
  const { rng } = blocks;
  const kind = rng.weighted({ ordered: 50, bullets: 35, tasks: 15 });
  const length = rng.chance(0.85) ? rng.int(1, 9) : rng.int(10, 60);
  const start = kind === 'ordered' ? rng.pick([1, 1, 1, 5, 17, 98]) : 0;
  blocks.md.push(list(blocks, kind, start, length, 0));
}

function list(
  blocks: Blocks,
  kind: 'ordered' | 'bullets' | 'tasks',
  start: number,
  length: number,
  depth: number,
): string {
  const { rng } = blocks;
  const native = rng.chance(0.5) && (blocks.prose.language === 'fa' || blocks.prose.language === 'ur');
  const longest = rng.pick([6, 12, 40]);
  const items: string[] = [];
  for (let index = 0; index < length; index++) {
    const number = start + index;
    const marker = kind === 'ordered' ? `${native ? digits(number, blocks.prose.language) : number}. ` : '- ';
    const task = kind === 'tasks' ? rng.pick(['[ ] ', '[x] ']) : '';
    const pieces = blocks.text(blocks.prose.sentences(rng.int(1, longest)), {}, 0.12);
    const text = blocks.add('item', pieces, kind === 'ordered' ? { number } : {});
    const indent = ' '.repeat(marker.length);
    let item = marker + task + text;
    if (depth < 2 && rng.chance(0.1)) {
      const nested = list(blocks, rng.pick(['ordered', 'bullets']), 1, rng.int(1, 4), depth + 1);
      item += `\n${nested.replace(/^(?=.)/gm, indent)}`;
    }
    items.push(item);
  }
  return items.join('\n');
}
