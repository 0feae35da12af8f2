// What every browser test starts from: `test` fails on anything the console, the page or
// the network complains of; `axe` fails on anything that WCAG 2.2 AA rules out.
import AxeBuilder from '@axe-core/playwright';
import { expect, test as base } from '@playwright/test';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Collects what goes wrong in any page of a context. */
function watch(context) {
  const problems = [];
  const refused = new WeakSet();
  context.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    if (message.text().includes('Service Worker registration blocked by Playwright')) return;
    const { url } = message.location();
    problems.push(`console ${message.type()}: ${message.text()}${url ? ` (${url})` : ''}`);
  });
  context.on('weberror', (error) => problems.push(`page error: ${error.error().message}`));
  context.on('requestfailed', (request) => {
    // Its answer is among the problems; what that says further nobody waits for.
    if (refused.has(request)) return;
    const why = request.failure()?.errorText ?? '';
    // What comes after the screen is painted may be given up when the page is left; nothing else may.
    const isLate = /\/(favicon\.svg|assets\/(charts|frame|later|sheet)-[^/]+\.js|assets\/(split|chunk)_[^/]+\.wasm)$/.test(new URL(request.url()).pathname);
    if (!(isLate && why === 'net::ERR_ABORTED')) problems.push(`request failed: ${request.url()} ${why}`);
  });
  context.on('response', (response) => {
    if (response.status() < 400) return;
    refused.add(response.request());
    problems.push(`request answered ${response.status()}: ${response.url()}`);
  });
  return problems;
}

/**
 * A test that brings problems about on purpose names them by regular expressions, and each
 * must occur: `test.use({ expectedProblems: { patterns: [/answered 404/] } })`. It is not a
 * bare list because Playwright reads a list with two objects as something else.
 */
export const test = base.extend({
  baseURL: async ({}, use) => use(process.env.LUZHI_TEST_URL),
  expectedProblems: [{ patterns: [] }, { option: true }],
  // With the page, so that it is judged before the page closes: what was on its way then is no problem.
  problems: [async ({ context, page, expectedProblems }, use) => {
    const problems = watch(context);
    await use(problems);
    if (page.isClosed()) problems.push('the page was closed before its test ended');
    const unexpected = problems.filter((problem) => !expectedProblems.patterns.some((pattern) => pattern.test(problem)));
    expect(unexpected, 'the console, the page and the network have nothing to complain of').toEqual([]);
    const absent = expectedProblems.patterns.filter((pattern) => !problems.some((problem) => pattern.test(problem)));
    expect(absent.map(String), 'every expected problem occurred').toEqual([]);
  }, { auto: true }],
});

const describe = ({ id, impact, help, nodes }) => [
  `${id} (${impact}): ${help}`,
  ...nodes.map((node) => `    ${node.target.join(' ')}\n        ${node.failureSummary.replaceAll('\n', '\n        ')}`),
].join('\n');

/** Asserts that axe finds nothing against WCAG 2.2 AA in the page, or in what `include` selects. */
export async function axe(page, { include } = {}) {
  // Of what passes, which is most of a page, nobody reads the list of places.
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'], preload: false }).withTags(WCAG).setLegacyMode(true);
  if (include) builder.include(include);
  const { violations } = await builder.analyze();
  expect(violations.map(describe).join('\n'), 'accessibility by WCAG 2.2 AA').toBe('');
}

export { expect };
