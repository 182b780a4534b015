import { type BrowserContext, type Page } from 'playwright-core';

/** What must not happen during a run: violations of the policy, errors in the console, personal data in an address. */
export interface Watch {
  readonly violations: string[];
  readonly errors: string[];
  readonly addresses: Set<string>;
}

/** Chromium writes each refused request into its console; a refusal that the story provokes is no fault of the console. */
const refusals = /^Failed to load resource: the server responded with a status of (401|403|404|409|412|422|428)\b/;

export async function watchContext(context: BrowserContext): Promise<Watch> {
  const watch: Watch = { violations: [], errors: [], addresses: new Set() };
  await context.exposeBinding('tellViolation', (_source, told: string) => { watch.violations.push(told); });
  // As text: what runs in the browser is not checked against the server's types.
  await context.addInitScript({ content: "document.addEventListener('securitypolicyviolation', (it) => window.tellViolation(`${it.violatedDirective}: ${it.blockedURI} (${it.sourceFile}:${it.lineNumber})`))" });
  context.on('page', (page) => { watchPage(page, watch); });
  return watch;
}

function watchPage(page: Page, watch: Watch): void {
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !refusals.test(text)) watch.errors.push(text.slice(0, 600));
    if (/Content Security Policy/i.test(text)) watch.violations.push(text.slice(0, 600));
  });
  page.on('pageerror', (error) => { watch.errors.push(`${error.name}: ${error.message}`.slice(0, 600)); });
  page.on('request', (request) => { watch.addresses.add(request.url()); });
  page.on('framenavigated', (frame) => { watch.addresses.add(frame.url()); });
}

/** Addresses that hold a number, a name or an e-mail of one of these people. */
export function personalIn(addresses: ReadonlySet<string>, people: readonly Readonly<Record<string, unknown>>[]): string[] {
  const secrets = people.flatMap((person) => ['personNumber', 'email', 'phone', 'lastName'].map((field) => person[field])).filter((secret): secret is string => typeof secret === 'string' && secret.length > 2);
  return [...addresses].filter((address) => {
    const plain = decodeURIComponent(address);
    return secrets.some((secret) => plain.includes(secret));
  });
}
