import { type Disk, disk } from '../../scripts/vault/disk.ts';

/** What a step throws when the power is gone. */
export class PowerLost extends Error {}

/** A disk whose power is lost at a step, or that is full from a step on; and which counts its steps. */
export class FaultyDisk {
  steps = 0;
  readonly disk: Disk;

  /** `at`: the step that is not done any more, from 1; `fault`: all steps after it fail too, or only those that write. */
  constructor(at: number, fault: 'power' | 'full', exchanges = true) {
    const wrapped = Object.entries(disk).map(([name, work]) => [
      name,
      async (...given: never[]) => {
        this.steps += 1;
        const needsRoom = ['write', 'copy', 'makeFolder', 'link'].includes(name);
        if (this.steps >= at && fault === 'power') throw new PowerLost(`at step ${this.steps}, ${name}`);
        if (this.steps >= at && needsRoom) throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
        if (name === 'exchange' && !exchanges) return false;
        return (work as (...all: never[]) => unknown)(...given);
      },
    ]);
    this.disk = Object.fromEntries(wrapped) as unknown as Disk;
  }
}
