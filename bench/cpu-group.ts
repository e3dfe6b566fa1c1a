import { mkdtempSync, readFileSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';

/** A control group of Linux: it counts what all its processes take, whoever waits for them. */
export interface CpuGroup {
  /** Where a process writes its number to be in it. */
  readonly members: string;
  /** In seconds. */
  readonly taken: () => number;
  readonly remove: () => void;
}

/** The hierarchies of both versions, as systems mount them (cgroups(7)): what is written to, what is read, and how that is said in seconds. */
const HIERARCHIES: readonly (readonly [string, string, string, (text: string) => number])[] = [
  ['/sys/fs/cgroup/cpuacct', 'tasks', 'cpuacct.usage', (text) => Number(text) / 1e9],
  ['/sys/fs/cgroup', 'cgroup.procs', 'cpu.stat', (text) => Number(/usage_usec (\d+)/.exec(text)?.[1]) / 1e6],
];

/** A new group; undefined where none can be made: that is for root on Linux. */
export function cpuGroup(): CpuGroup | undefined {
  for (const [home, members, usage, seconds] of HIERARCHIES) {
    try {
      const group = mkdtempSync(join(home, 'warraq-'));
      const taken = () => seconds(readFileSync(join(group, usage), 'utf8'));
      if (Number.isFinite(taken()))
        return { members: join(group, members), taken, remove: () => rmdirSync(group) };
    } catch {
      // It is not there, or not ours.
    }
  }
  return undefined;
}
