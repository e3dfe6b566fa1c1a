import { readdirSync, readFileSync } from 'node:fs';

/** Watches the resident memory of this process and all below it (Linux), in MB; elsewhere this process alone. */
export function watchMemory(): { stop: () => number } {
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, treeMemory(process.pid));
  };
  look();
  const timer = setInterval(look, 25);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return Math.round(peak / 1024);
    },
  };
}

/** Kilobytes of a process and its descendants; shared pages are counted by share (PSS) where the kernel tells. */
function treeMemory(root: number): number {
  if (process.platform !== 'linux') return process.memoryUsage().rss / 1024;
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const parent = Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${name}/status`))?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const sum = (pid: number): number => {
    const own = Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
    return own + (children.get(pid) ?? []).reduce((total, child) => total + sum(child), 0);
  };
  return sum(root);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
