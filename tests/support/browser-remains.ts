import { type Page as Tab } from 'playwright-core';

/** Everything that a browser keeps of a console, as one text: storage, databases, caches, titles and addresses of its history. */
export async function remainsIn(tab: Tab): Promise<string> {
  const kept = String(await tab.evaluate(dump));
  const devtools = await tab.context().newCDPSession(tab);
  const { entries } = await devtools.send('Page.getNavigationHistory');
  await devtools.detach();
  return [kept, ...entries.map(({ url, title }) => `${decodeURIComponent(url)} ${title}`)].join('\n');
}

/** As text: what runs in the browser is not checked against the server's types. */
const dump = `(async () => {
  const databases = await Promise.all((await indexedDB.databases()).map(({ name }) => new Promise((resolve) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => resolve([name]);
    opening.onsuccess = () => {
      const database = opening.result;
      const stores = [...database.objectStoreNames];
      Promise.all(stores.map((store) => new Promise((done) => {
        const all = database.transaction(store).objectStore(store).getAll();
        all.onsuccess = () => done(all.result);
        all.onerror = () => done('unreadable');
      }))).then((contents) => resolve([name, stores, contents]));
    };
  })));
  const cached = typeof caches === 'undefined' ? [] : await Promise.all((await caches.keys()).map(async (name) => {
    const cache = await caches.open(name);
    return [name, await Promise.all((await cache.keys()).map(async (request) => [request.url, await (await cache.match(request)).text()]))];
  }));
  return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, document.title, document.cookie, window.name, databases, cached]);
})()`;
