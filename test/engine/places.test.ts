import { describe, expect, it } from 'vitest';
import { systemBrowser } from '../../scripts/engine/find.ts';
import { browserPlaces, type Machine } from '../../scripts/engine/places.ts';

const LINUX: Machine = { platform: 'linux', env: { PATH: '/home/sara/bin:/usr/bin' }, home: '/home/sara' };
const MAC: Machine = { platform: 'darwin', env: { PATH: '/usr/bin' }, home: '/Users/sara' };
const WINDOWS: Machine = {
  platform: 'win32',
  env: {
    PROGRAMFILES: 'C:\\Program Files',
    'ProgramFiles(x86)': 'C:\\Program Files (x86)',
    LOCALAPPDATA: 'C:\\Users\\sara\\AppData\\Local',
  },
  home: 'C:\\Users\\sara',
};

describe('a browser of the system', () => {
  it.each([
    ['Chromium of Debian', LINUX, '/usr/bin/chromium'],
    ['Chrome', LINUX, '/usr/bin/google-chrome-stable'],
    ['Chrome that PATH does not know', LINUX, '/opt/google/chrome/chrome'],
    ['one of a folder of the user', LINUX, '/home/sara/bin/google-chrome'],
    ['Chromium of snap', LINUX, '/snap/bin/chromium'],
    ['Brave of snap', LINUX, '/snap/bin/brave'],
    ['Chromium of flatpak, for all users', LINUX, '/var/lib/flatpak/exports/bin/org.chromium.Chromium'],
    ['Edge of flatpak, for one', LINUX, '/home/sara/.local/share/flatpak/exports/bin/com.microsoft.Edge'],
    ['Edge', LINUX, '/usr/bin/microsoft-edge-stable'],
    ['Edge that PATH does not know', LINUX, '/opt/microsoft/msedge/msedge'],
    ['Brave', LINUX, '/opt/brave.com/brave/brave'],
    ['Chrome', MAC, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['Chrome of one user', MAC, '/Users/sara/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['Chromium', MAC, '/Applications/Chromium.app/Contents/MacOS/Chromium'],
    ['Edge', MAC, '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    ['Brave', MAC, '/Applications/Brave Browser.app/Contents/MacOS/Brave Browser'],
    ['Chrome', WINDOWS, 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
    ['Chrome of 32 bits', WINDOWS, 'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe'],
    [
      'Chrome of one user',
      WINDOWS,
      'C:\\Users\\sara\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe',
    ],
    ['Edge', WINDOWS, 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
    ['Chromium', WINDOWS, 'C:\\Users\\sara\\AppData\\Local\\Chromium\\Application\\chrome.exe'],
    ['Brave', WINDOWS, 'C:\\Program Files\\BraveSoftware\\Brave-Browser\\Application\\brave.exe'],
  ])('is found where it is the only one: %s', (_, machine, path) => {
    expect(systemBrowser(machine, (one) => one === path)).toBe(path);
  });

  it('is the first choice of several', () => {
    const there = ['/snap/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium'];
    expect(systemBrowser(LINUX, (one) => there.includes(one))).toBe('/usr/bin/chromium');
  });

  it('is none where nothing is, whatever the environment lacks', () => {
    for (const platform of ['linux', 'darwin', 'win32', 'freebsd'] as const)
      expect(systemBrowser({ platform, env: {}, home: '/' }, () => false)).toBeUndefined();
    expect(browserPlaces({ platform: 'win32', env: {}, home: '' })).toEqual([]);
  });

  it.each([LINUX, MAC, WINDOWS])('is looked for once in each place of $platform', (machine) => {
    const places = browserPlaces(machine);
    expect(new Set(places).size).toBe(places.length);
    expect(places.length).toBeGreaterThan(7);
  });
});
