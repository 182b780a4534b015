/* eslint-disable @typescript-eslint/no-explicit-any -- tests read answers as they come */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: any;
}

/** Somebody at the console: a cookie, and the routes in the words of the job. Each throws what the server refused. */
export interface Desk {
  readonly username: string;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  create(noun: string, values: object): Promise<any>;
  change(noun: string, record: { id: string; version: number }, values: object): Promise<any>;
  act(noun: string, id: string, action: string, input?: object): Promise<any>;
  /** The problem document of an action that must not go through. */
  refused(noun: string, id: string, action: string, input?: object): Promise<any>;
  get(noun: string, id: string): Promise<any>;
  /** At most 500, by fields. */
  list(noun: string, filter?: object): Promise<any[]>;
  one(noun: string, filter?: object): Promise<any>;
  search(q: string): Promise<{ noun: string; hits: any[] }[]>;
  /** As a browser would send it: for requests to another node. */
  cookie(): string;
  /** What lies at a path, byte by byte. */
  bytes(path: string): Promise<Uint8Array>;
  /** Sends the bytes ahead; answers the ticket. */
  file(bytes: Uint8Array, name: string): Promise<string>;
}

export interface Machine {
  send(path: string, body: object, headers?: Record<string, string>): Promise<Answer>;
  /** Throws what was refused. */
  call(path: string, body: object): Promise<any>;
}

async function answered(answer: Response): Promise<Answer> {
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: /json/.test(answer.headers.get('content-type') ?? '') && text ? JSON.parse(text) : text };
}

function granted({ status, body }: Answer, what: string): any {
  if (status < 300) return body;
  throw new Error(`${what}: ${status} ${JSON.stringify(body)}`);
}

export async function signedInAt(address: string, username: string, password: string): Promise<Desk> {
  const cookies = new Map<string, string>();
  const cookieOf = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const raw = async (method: string, path: string, body?: string | Uint8Array, headers: Record<string, string> = {}): Promise<Answer> => {
    const answer = await fetch(address + path, { method, headers: { ...(cookies.size > 0 ? { cookie: cookieOf() } : {}), ...headers }, ...(body === undefined ? {} : { body: body as never }) });
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return answered(answer);
  };
  const send: Desk['send'] = (method, path, body, headers = {}) =>
    (body instanceof Uint8Array ? raw(method, path, body, headers) : raw(method, path, body === undefined ? undefined : JSON.stringify(body), { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }));
  granted(await send('POST', '/api/session', { username, password }), `${username} signs in`);

  const act: Desk['act'] = async (noun, id, action, input = {}) => granted(await send('POST', `/api/${noun}/${id}/actions/${action}`, input), `${username}: ${noun}.${action}`);
  const list: Desk['list'] = async (noun, filter = {}) => granted(await send('POST', `/api/${noun}/query`, { filter, range: [0, 499] }), `${username}: list ${noun}`);
  return {
    username, send, act, list, cookie: cookieOf,
    create: async (noun, values) => granted(await send('POST', `/api/${noun}`, values), `${username}: create ${noun}`),
    change: async (noun, { id, version }, values) => granted(await send('PUT', `/api/${noun}/${id}`, values, { 'if-match': `"${version}"` }), `${username}: change ${noun}`),
    async refused(noun, id, action, input = {}) {
      const answer = await send('POST', `/api/${noun}/${id}/actions/${action}`, input);
      if (answer.status < 400) throw new Error(`${username}: ${noun}.${action} went through`);
      return answer.body;
    },
    get: async (noun, id) => granted(await send('GET', `/api/${noun}/${id}`), `${username}: get ${noun}`),
    async one(noun, filter = {}) {
      const rows = await list(noun, filter);
      if (rows.length !== 1) throw new Error(`${rows.length} '${noun}' with ${JSON.stringify(filter)}`);
      return rows[0];
    },
    search: async (q) => granted(await send('POST', '/api/search', { q }), `${username}: search`).groups,
    async bytes(path) {
      const answer = await fetch(address + path, { headers: { cookie: cookieOf() } });
      if (!answer.ok) throw new Error(`${username}: ${path} ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    },
    async file(bytes, name) {
      const answer = await send('POST', '/api/files', bytes, { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) });
      return granted(answer, `${username}: file`).key;
    },
  };
}

export function machineAt(address: string, key: string): Machine {
  const send: Machine['send'] = async (path, body, headers = {}) => answered(await fetch(`${address}/api/integration${path}`, {
    method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers }, body: JSON.stringify(body),
  }));
  return { send, call: async (path, body) => granted(await send(path, body), path) };
}

/** Waits until it holds, at most half a minute: jobs run behind the answers. */
export async function until<T>(what: string, look: () => Promise<T | undefined | false>, seconds = 40): Promise<T> {
  for (const end = performance.now() + seconds * 1_000; ;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`It never came true: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 150); });
  }
}
