import { test } from 'node:test';
import assert from 'node:assert/strict';
import { new_page, open_app } from './harness.mjs';

test('the page opens and draws', async (t) => {
  const page = await new_page(t);
  await open_app(page);
  const size = await page.locator('#canvas').boundingBox();
  assert.deepEqual(size, { x: 0, y: 0, width: 1366, height: 768 });
});
