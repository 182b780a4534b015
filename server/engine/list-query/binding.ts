/** Values on their way into a statement: the text only ever sees `$n`. */
export interface Binding {
  readonly values: unknown[];
  /** `$n::type` for a value. */
  bind(value: unknown, type: string): string;
}

export function openBinding(): Binding {
  const values: unknown[] = [];
  return {
    values,
    bind(value, type) {
      values.push(value);
      return `$${values.length}::${type}`;
    },
  };
}

/** A noun or field name inside SQL. Names come from pages alone; anything else is a fault of ours, not of the user. */
export function nameLiteral(name: string): string {
  if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name)) throw new Error(`'${name}' is no name of a page`);
  return `'${name}'`;
}
