/**
 * What stands at a path of the book's folder; `outside` when it, or a link it goes through, leaves the folder; `special` is what gives
 * bytes without end, or none: a pipe, a socket, a device.
 */
export type Standing = 'file' | 'folder' | 'missing' | 'outside' | 'special';

/**
 * Files and the date, as the pipeline sees them. Paths are relative to the book's folder, with `/`; nothing outside of
 * that folder can be read.
 */
export interface World {
  /** The folder, for messages. */
  readonly root: string;
  /** SOURCE_DATE_EPOCH as a date, if it is set: the only clock there is. */
  readonly sourceDate: Date | undefined;
  standing(path: string): Promise<Standing>;
  read(path: string): Promise<Uint8Array>;
  /** Names of the files in the book's folder itself, or in one below it, unsorted; none where there is no such folder. */
  list(folder?: string): Promise<readonly string[]>;
  /**
   * The Markdown files of the folder and of the folders in it, unsorted, but for those in hidden folders, in archives, and of what npm
   * has installed.
   */
  texts(): Promise<readonly string[]>;
  /** How many bytes a file has; 0 if it is missing. */
  size(path: string): Promise<number>;
  /**
   * The folder whose `node_modules` has an npm package, as Node finds it from the book's folder: this one or the nearest above it;
   * undefined where none has it. `sealed`: only this one counts.
   */
  packageHome(name: string, sealed?: boolean): Promise<World | undefined>;
}
