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
});
