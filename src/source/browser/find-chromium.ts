import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Names under which systems know Chromium and its kin, likeliest first. */
const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'] as const;

/** Where it is on systems that do not have it on their path. */
const places = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
] as const;

/**
 * The program to show pages with: the one that is named, in the config or the environment, and only that; else the first that is found.
 * @param more paths to look at last
 */
export function findChromium(named: string | undefined, more: readonly string[] = []): string | undefined {
  const given = named ?? process.env['PAGEWRIGHT_CHROMIUM'];
  if (given !== undefined && given !== '') return isProgram(given) ? given : undefined;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...places, ...more].find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
