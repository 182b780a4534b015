type Tree = { readonly [key: string]: string | Tree };

let byText: Readonly<Record<string, string>> = {};
let byNumber: readonly unknown[] = [];
let reactAdmin: Tree | undefined;
let loading: Promise<void> | undefined;

/** What a build puts in the place of `{ tr, en }`; until the English is there, the Turkish stands for it. The number: where the text alone does not say which. */
export function inBoth<Text>(tr: Text, number?: number): { readonly tr: Text; readonly en: Text } {
  return {
    tr,
    get en() {
      const en = number === undefined ? byText[tr as string] : byNumber[number];
      return (en as Text | undefined) ?? tr;
    },
  };
}

/** Resolves when everything can be said in English. Asked again after a failure it tries again. */
export function loadEnglish(): Promise<void> {
  loading ??= Promise.all([import('./texts.ts'), import('ra-language-english')]).then(
    ([own, pack]) => {
      ({ byText, byNumber } = own);
      reactAdmin = pack.default as unknown as Tree;
    },
    (failure: unknown) => {
      loading = undefined;
      throw failure;
    },
  );
  return loading;
}

/** React-admin's own words; undefined until the English is there. */
export const reactAdminInEnglish = (): Tree | undefined => reactAdmin;
