import { type Disk, disk } from '../../scripts/disk/disk.ts';

/** What a step throws when the power is gone. */
export class PowerLost extends Error {}

/** A disk whose power is lost at a step, that is full from a step on, or that fails once; and which counts its steps. */
export class FaultyDisk {
  steps = 0;
  readonly disk: Disk;

  /** `at`: the step that is not done any more, from 1; `fault`: all steps after it fail too, only those that write, or none. */
  constructor(at: number, fault: 'power' | 'full' | 'once', exchanges = true) {
    const wrapped = Object.entries(disk).map(([name, work]) => [
      name,
      async (...given: never[]) => {
        this.steps += 1;
        const needsRoom = ['write', 'copy', 'makeFolder', 'link'].includes(name);
        if (this.steps >= at && fault === 'power') throw new PowerLost(`at step ${this.steps}, ${name}`);
        if (this.steps >= at && needsRoom) throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
        if (this.steps === at && fault === 'once')
          throw Object.assign(new Error('a fault'), { code: 'EIO', syscall: name });
        if (name === 'exchange' && !exchanges) return false;
        return (work as (...all: never[]) => unknown)(...given);
      },
    ]);
    this.disk = Object.fromEntries(wrapped) as unknown as Disk;
  }
}
