import { describe, expect, it } from 'vitest';
import { plainProgress } from '../../src/terminal/progress.js';

describe('progress where nobody watches', () => {
  it('is one line for a stage with many steps, and nothing for a short one', async () => {
    const lines: string[] = [];
    const progress = plainProgress((line) => lines.push(line));
    progress.stage('Opening pages', 2);
    await progress.step();
    progress.stage('Reading pages', 100);
    await progress.step();
    progress.end();
    expect(lines).toEqual(['Reading pages (100)']);
  });

  it('tells of a stage that grows as it goes, each hundred steps', () => {
    const lines: string[] = [];
    const progress = plainProgress((line) => lines.push(line));
    progress.stage('Reading pages', 1);
    for (let step = 1; step <= 250; step++) progress.step(Math.min(1 + step * 10, 250));
    expect(lines).toEqual(['Reading pages (100 of 250)', 'Reading pages (200 of 250)']);
  });
});
