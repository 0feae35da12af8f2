// The list of exports says of each part what is in it.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { daysOf, holds, partsOf } from '../../tools/parts.mjs';

test('a period is its days', () => {
  assert.deepEqual(daysOf('2024'), ['2024-01-01', '2024-12-31']);
  assert.deepEqual(daysOf('2024-H2'), ['2024-07-01', '2024-12-31']);
  assert.deepEqual(daysOf('2024-Q1'), ['2024-01-01', '2024-03-31']);
  assert.deepEqual(daysOf('2024-02'), ['2024-02-01', '2024-02-29']);
  assert.deepEqual(daysOf('2024-02-03'), ['2024-02-03', '2024-02-03']);
  assert.deepEqual(daysOf('2024-01-01/2024-09-08'), ['2024-01-01', '2024-09-08']);
  assert.deepEqual(daysOf('../2024-09-08'), [null, '2024-09-08']);
  assert.throws(() => daysOf('2024-Q5'), /no period/);
});

test('a part holds the regions and the days that its rows speak of', () => {
  const parents = new Map([['610402', '610400'], ['610403', '610400'], ['610400', '610000']]);
  const of = (rows) => holds({ committee: { region: '610000' }, observations: { columns: ['period', 'region'], rows } }, parents);
  assert.deepEqual(of([['2023-02', '610402'], ['2023-11', '610403']]), { regions: ['610402', '610403'], from: '2023-02-01', to: '2023-11-30' });
  assert.deepEqual(of([['2022', '610400'], ['2023-12', '610403']]), { regions: ['610400'], from: '2022', to: '2023' });
  assert.deepEqual(of([['../2023-01-01', '610400']]), { regions: ['610400'] });
  assert.deepEqual(of([['2023', null]]), { regions: ['610000'], from: '2023', to: '2023' });
});

test('the folder of an export lists its parts, and says which file does not fit', () => {
  const folder = mkdtempSync(join(tmpdir(), 'luzhi-parts-'));
  try {
    const summary = { id: 'p', part: 1, committee: { region: '61' }, regions: [] };
    const part = (number, id = 'p') => JSON.stringify({ id, part: number, committee: { region: '61' }, observations: [{ period: '2023', region: '6104' }] });
    assert.equal(partsOf(folder, 'p.json', summary), undefined);
    mkdirSync(join(folder, 'p', 'a'), { recursive: true });
    assert.equal(partsOf(folder, 'p.json', summary), undefined);
    writeFileSync(join(folder, 'p', 'a', 'one.json'), part(2));
    const parts = partsOf(folder, 'p.json', summary);
    assert.deepEqual(parts[0], { path: 'p.json', summary: true });
    assert.equal(parts[1].path, 'p/a/one.json');
    assert.equal(parts[1].bytes, part(2).length);
    assert.match(parts[1].sha256, /^[0-9a-f]{64}$/);
    assert.throws(() => partsOf(folder, 'p.json', { ...summary, part: undefined }), /no part number/);
    writeFileSync(join(folder, 'p', 'two.json'), part(2));
    assert.throws(() => partsOf(folder, 'p.json', summary), /both part 2/);
    writeFileSync(join(folder, 'p', 'two.json'), part(3, 'q'));
    assert.throws(() => partsOf(folder, 'p.json', summary), /not of “p”/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
