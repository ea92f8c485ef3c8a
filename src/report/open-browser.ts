import { spawn } from 'node:child_process';

/** What opens a URL on each system; `xdg-open` on all others. */
const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [program: string, ...before: string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Has the system show a URL. Where it has no way to, nothing happens: the URL is printed in any case. */
export function openBrowser(url: string): void {
  const [program, ...before] = openers[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...before, url], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
