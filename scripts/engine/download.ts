import { join } from 'node:path';
import { cacheHome } from '../cache/cache-home.ts';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { pinnedMilestone } from './pinned.ts';

/** A build of the pinned browser's milestone that its makers keep: where a mirror has no list, it is asked for this one. */
export const KNOWN_BUILD = '147.0.7727.57';

/** Where browsers lie that `warraq doctor --fix` has got. */
function downloads(): string {
  return join(cacheHome(), 'browsers');
}

export interface DownloadOptions {
  /** Where Chrome for Testing is kept, instead of its makers’ own place: `https://HOST/PATH`. */
  readonly mirror?: string | undefined;
  /** The version, such as `147.0.7727.24`; the last of the pinned browser's milestone if not given. */
  readonly build?: string | undefined;
  /** How much has come, in bytes; `total` is 0 where nobody knows. */
  readonly on?: (received: number, total: number) => void;
}

/** Whether the makers of Chrome have a browser for a machine; for Linux on ARM they have none. */
export function isMadeFor(platform: NodeJS.Platform, arch: string): boolean {
  return platform === 'linux' ? arch === 'x64' : platform === 'darwin' || platform === 'win32';
}

/**
 * Get the browser that is nearest to the pinned one, over the network, into a folder of the user's own.
 *
 * @returns The path of its program.
 * @throws WarraqError `browser-ungettable` where none is made for this machine, or it does not come.
 */
export async function downloadBrowser({ mirror, build, on }: DownloadOptions): Promise<string> {
  if (!isMadeFor(process.platform, process.arch))
    throw new WarraqError('browser-ungettable', {
      fault: 'machine',
      machine: `${process.platform} ${process.arch}`,
    });
  const { Browser, detectBrowserPlatform, install, resolveBuildId } = await import('@puppeteer/browsers');
  const browser = Browser.CHROMEHEADLESSSHELL;
  const platform = detectBrowserPlatform()!;
  try {
    const base = mirror?.replace(/\/$/, '');
    const buildId =
      build ??
      (base === undefined
        ? await resolveBuildId(browser, platform, pinnedMilestone())
        : ((await newestOn(base)) ?? KNOWN_BUILD));
    const { executablePath } = await install({
      browser,
      buildId,
      platform,
      cacheDir: downloads(),
      ...(base === undefined ? {} : { baseUrl: base }),
      ...(on ? { downloadProgressCallback: on } : {}),
    });
    return executablePath;
  } catch (cause) {
    const said = cause instanceof Error ? cause.message.split('\n')[0]! : String(cause);
    throw new WarraqError('browser-ungettable', { fault: 'network', said }, cause);
  }
}

/** The list of versions as the makers publish it, of which mirrors have copies. */
interface VersionList {
  readonly milestones?: Readonly<Record<string, { readonly version?: unknown }>>;
}

/** The last build of the pinned browser's milestone that a mirror lists; whoever needs a mirror can't ask the makers. */
async function newestOn(mirror: string): Promise<string | undefined> {
  const response = await fetch(`${mirror}/latest-versions-per-milestone.json`);
  const list = (await response.json().catch(() => undefined)) as VersionList | undefined;
  const version = response.ok ? list?.milestones?.[pinnedMilestone()]?.version : undefined;
  return typeof version === 'string' && /^\d+(?:\.\d+){3}$/.test(version) ? version : undefined;
}

/** The one that was got, if any: of the pinned browser's milestone, else the newest. */
export async function downloadedBrowser(): Promise<string | undefined> {
  const { Browser, getInstalledBrowsers } = await import('@puppeteer/browsers');
  const found = (await getInstalledBrowsers({ cacheDir: downloads() }).catch(() => []))
    .filter(({ browser }) => browser === Browser.CHROMEHEADLESSSHELL)
    .sort((one, other) => other.buildId.localeCompare(one.buildId, 'und', { numeric: true }));
  const milestone = `${pinnedMilestone()}.`;
  return (found.find(({ buildId }) => buildId.startsWith(milestone)) ?? found[0])?.executablePath;
}
