import { type BrowserContext, type Locator, type Page as Tab } from 'playwright-core';
import { labelIn, type Label } from '#domain/language/label.ts';
import { type Field } from '#domain/language/field.ts';
import { type Page } from '#domain/language/resource.ts';
import { pages } from '#domain/index.ts';
import { password, type RunningConsole } from './browser-console.ts';
import { actOnMany } from './browser-many.ts';
import { watchContext, type Watch } from './browser-watch.ts';

/** What a person types: a text, yes or no for a switch, a file; a pattern takes the first choice that it fits. */
export type Typed = string | boolean | RegExp | { readonly file: string; readonly name: string; readonly bytes: Buffer };
export type Filled = Readonly<Record<string, Typed>>;

/** A person at a screen: finds things by the words that stand there, as the pages say them. */
export interface Desk {
  readonly tab: Tab;
  readonly context: BrowserContext;
  readonly watch: Watch;
  /** Chooses a noun in the menu. */
  menu(noun: string): Promise<void>;
  show(noun: string, id: string): Promise<void>;
  fill(noun: string, values: Filled, within?: Locator, action?: string): Promise<void>;
  /** New record by the list's button; answers its id. */
  create(noun: string, values: Filled): Promise<string>;
  /** New record by the button beside what hangs on the open record. */
  add(noun: string, values: Filled): Promise<string>;
  /** Changes the open record by its form. */
  edit(noun: string, values: Filled): Promise<void>;
  /** All records of the list in this state, at most a page, taken a step on together: rehearsed, done; waits until each has its mark. */
  actOnMany(noun: string, state: string, action: string, howMany: number, values?: Filled): Promise<void>;
  /** Opens the search over everything and types; answers the line that has this text. */
  find(typed: string, line: string | RegExp): Promise<Locator>;
  /** A button of the open record, its dialog filled in; waits until the console says that it is done. */
  act(noun: string, action: string, values?: Filled): Promise<void>;
  button(action: string): Locator;
  /** Presses, by keyboard, a button that says no, and waits until it says why. */
  refused(action: string, sentence: string): Promise<void>;
  state(): Promise<string>;
  close(): Promise<void>;
}

interface Look { readonly colorScheme?: 'light' | 'dark'; readonly viewport?: { readonly width: number; readonly height: number } }

export async function sit(running: RunningConsole, username: string, look: Look = {}): Promise<Desk> {
  const { tab, context, watch } = await openSignIn(running, look);
  await signInAs(tab, username);
  await tab.locator('[data-search]').waitFor();
  return deskOf(tab, context, watch);
}

/** A browser of its own, before anybody signs in. */
export async function openSignIn(running: RunningConsole, look: Look = {}): Promise<{ tab: Tab; context: BrowserContext; watch: Watch }> {
  const context = await running.browser.newContext({ locale: 'tr-TR', timezoneId: 'Europe/Istanbul', viewport: { width: 1440, height: 900 }, ...look });
  // Long, for a machine that is busy with other things; nothing here waits for it to pass.
  context.setDefaultTimeout(60_000);
  const watch = await watchContext(context);
  const tab = await context.newPage();
  await tab.goto(running.address);
  return { tab, context, watch };
}

export async function signInAs(tab: Tab, username: string, word = password): Promise<void> {
  await tab.getByLabel('Kullanıcı adı').fill(username);
  await tab.getByLabel('Parola').fill(word);
  await tab.getByRole('button', { name: 'Oturum aç' }).click();
}

export const pageOf = (noun: string): Page => pages.find(({ name }) => name === noun) as Page;
export const words = (label: Label | undefined, name: string): string => labelIn('tr', label, name);
export const actionWords = (noun: string, action: string): string => words(pageOf(noun).workflow.actions[action]?.label, action);

function deskOf(tab: Tab, context: BrowserContext, watch: Watch): Desk {
  const created = async (noun: string): Promise<string> => {
    await tab.waitForURL(new RegExp(`#/${noun}/[0-9a-f-]{36}/show`));
    await tab.locator('[data-verdict]').first().waitFor();
    return idOf(tab);
  };
  const save = () => tab.getByRole('button', { name: 'Kaydet' }).click();
  const desk: Desk = {
    tab, context, watch,
    async menu(noun) {
      const link = tab.locator(`a[href="#/${noun}"]:is(nav *, [role=menuitem])`).first();
      // A desk with several screens is opened first.
      const group = tab.locator(`[data-desk="${pageOf(noun).group ?? 'other'}"]`).first();
      await link.or(group).first().waitFor();
      if (!(await link.isVisible())) await group.click();
      await link.click();
      await tab.waitForURL(new RegExp(`#/${noun}$`));
    },
    async show(noun, id) {
      const place = `${new URL(tab.url()).origin}/#/${noun}/${id}/show`;
      // Whoever stands there already asks for the present state; a record asks for it by itself too, but not at once.
      if (tab.url() === place) await tab.reload();
      else await tab.goto(place);
      await tab.locator(`[data-record="${id}"] [data-verdict]`).first().waitFor();
    },
    async fill(noun, values, within = tab.locator('main'), action) {
      const fields = action === undefined ? pageOf(noun).fields : (pageOf(noun).workflow.actions[action]?.input ?? {});
      for (const [name, value] of Object.entries(values)) await fillOne(tab, within, fields[name] as Field, name, value);
    },
    async create(noun, values) {
      await desk.menu(noun);
      await tab.getByRole('link', { name: 'Yeni kayıt' }).first().click();
      await desk.fill(noun, values);
      await save();
      return created(noun);
    },
    async add(noun, values) {
      const isPaper = Object.values(pageOf(noun).fields).some(({ kind }) => kind === 'file');
      await tab.getByRole('tab', { name: isPaper ? /^Evrak \(/ : 'İlgili kayıtlar' }).click();
      await tab.locator(`[href="#/${noun}/create"]`).and(tab.getByText('Ekle')).click();
      const drawer = tab.locator(`[data-create-drawer="${noun}"]`);
      await desk.fill(noun, values, drawer);
      await drawer.getByRole('button', { name: 'Kaydet' }).click();
      await drawer.waitFor({ state: 'detached' });
      await tab.locator(`[data-created][href^="#/${noun}/"]`).click();
      return created(noun);
    },
    async edit(noun, values) {
      const back = idOf(tab);
      await tab.getByRole('link', { name: 'Düzenle' }).first().click();
      await tab.waitForURL(new RegExp(`#/${noun}/${back}$`));
      await desk.fill(noun, values);
      await save();
      await tab.waitForURL(new RegExp(`#/${noun}/${back}/show$`));
    },
    actOnMany: (noun, state, action, howMany, values = {}) => actOnMany(desk, noun, { state, howMany, action, values }),
    async find(typed, line) {
      await tab.keyboard.press('Escape');
      await tab.keyboard.press('Control+k');
      await tab.getByRole('combobox', { name: 'Ara' }).fill(typed);
      const hit = tab.getByRole('option').filter({ hasText: line }).first();
      await hit.waitFor();
      return hit;
    },
    async act(noun, action, values = {}) {
      await desk.button(action).click();
      const { input = {}, confirm, intent } = pageOf(noun).workflow.actions[action] ?? {};
      if (Object.keys(input).length > 0 || confirm !== undefined || intent === 'danger') {
        const dialog = tab.locator(`[data-action-dialog="${action}"]`);
        await dialog.waitFor();
        await desk.fill(noun, values, dialog, action);
        await dialog.getByRole('button', { name: actionWords(noun, action), exact: true }).click();
        await dialog.waitFor({ state: 'detached' });
      }
      await told(tab, new RegExp(`^(Yapıldı: ${actionWords(noun, action)}|Onayınız kaydedildi)`));
    },
    button: (action) => tab.locator(`[data-action="${action}"]`).first(),
    async refused(action, sentence) {
      await desk.button(action).and(tab.locator('[aria-disabled]')).focus();
      await tab.keyboard.press('Enter');
      await tab.getByRole('status').getByText(sentence).first().waitFor();
    },
    state: async () => (await tab.locator('[data-state]').first().getAttribute('data-state')) ?? '',
    close: () => context.close(),
  };
  return desk;
}

export const idOf = (tab: Tab): string => /#\/[a-z-]+\/([0-9a-f-]{36})/.exec(tab.url())?.[1] ?? '';

/** Waits for the console's word, and puts it away, so that the next one is not taken for it. */
export async function told(tab: Tab, sentence: string | RegExp): Promise<void> {
  const notice = tab.locator('.RaNotification-success, .MuiSnackbar-root').filter({ hasText: sentence });
  await notice.first().waitFor();
  await tab.keyboard.press('Escape');
  await notice.first().waitFor({ state: 'detached' });
}

async function fillOne(tab: Tab, within: Locator, field: Field, name: string, value: Typed): Promise<void> {
  const label = words(field.label, name);
  const box = within.getByLabel(new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*\\*?$`)).first();
  if (typeof value === 'boolean') return box.setChecked(value);
  if (value instanceof RegExp) {
    await box.click();
    return tab.getByRole('option').filter({ hasText: value }).first().click();
  }
  if (typeof value === 'object') {
    await within.locator('input[type=file]').first().setInputFiles({ name: value.name, mimeType: value.file, buffer: value.bytes });
    return within.getByText(`Seçilen: ${value.name}`).waitFor();
  }
  if (field.kind === 'choice') {
    await within.getByRole('combobox', { name: label }).first().click();
    return tab.getByRole('option', { name: value, exact: true }).click();
  }
  if (field.kind === 'refersTo' || field.kind === 'refersToMany') {
    await box.fill(value);
    return tab.getByRole('option', { name: value }).first().click();
  }
  return box.fill(value);
}
