import { posix, win32 } from 'node:path';

/** A machine, as far as that decides where its browsers are. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's folder. */
  readonly home: string;
}

/** Programs of Linux that print as Chrome does, in the order in which they are taken. */
const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
  'brave-browser-stable',
  'brave',
];

/** Folders of Linux that PATH may lack, as in programs that a desktop starts. */
const LINUX_FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin'];

const LINUX_PROGRAMS = [
  '/opt/google/chrome/chrome',
  '/opt/chromium.org/chromium/chromium',
  '/opt/microsoft/msedge/msedge',
  '/opt/brave.com/brave/brave',
];

/** What flatpak calls them. */
const FLATPAKS = ['org.chromium.Chromium', 'com.google.Chrome', 'com.microsoft.Edge', 'com.brave.Browser'];

const MAC_NAMES = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];

const WINDOWS_PATHS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['BraveSoftware', 'Brave-Browser', 'Application', 'brave.exe'],
];

/** Windows has them for all users in one of the first, and for one user in the last. */
const WINDOWS_FOLDERS = ['ProgramFiles', 'ProgramW6432', 'ProgramFiles(x86)', 'LOCALAPPDATA'];

/** Where Chrome, Chromium, Edge and Brave are installed, the first choice first; nothing is looked at. */
export function browserPlaces(machine: Machine): readonly string[] {
  switch (machine.platform) {
    case 'darwin':
      return macPlaces(machine);
    case 'win32':
      return windowsPlaces(machine);
    default:
      return linuxPlaces(machine);
  }
}

function macPlaces({ home }: Machine): readonly string[] {
  const folders = ['/Applications', posix.join(home, 'Applications')];
  return MAC_NAMES.flatMap((name) =>
    folders.map((folder) => posix.join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
  );
}

/** Names of variables are the same in capitals and small letters there; a copy of them has lost that. */
function windowsPlaces({ env }: Machine): readonly string[] {
  const known = new Map(Object.entries(env).map(([name, value]) => [name.toLowerCase(), value]));
  const folders = WINDOWS_FOLDERS.flatMap((name) => known.get(name.toLowerCase()) || []);
  const places = WINDOWS_PATHS.flatMap((path) => folders.map((folder) => win32.join(folder, ...path)));
  return [...new Set(places)];
}

function linuxPlaces({ env, home }: Machine): readonly string[] {
  const folders = [...(env['PATH'] ?? '').split(':').filter(Boolean), ...LINUX_FOLDERS];
  const exports = ['/var/lib/flatpak', posix.join(home, '.local/share/flatpak')];
  const places = [
    ...LINUX_NAMES.flatMap((name) => folders.map((folder) => posix.join(folder, name))),
    ...LINUX_PROGRAMS,
    ...FLATPAKS.flatMap((name) => exports.map((folder) => posix.join(folder, 'exports/bin', name))),
  ];
  return [...new Set(places)];
}
