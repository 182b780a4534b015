import { PageFault } from '#domain/language/check.ts';
import { type Page } from '#domain/language/resource.ts';
import { type Proposals } from './types.ts';

/** What pages say wrongly about each other: nouns and fields that do not exist, four eyes without a place for proposals. */
export function checkPages(pages: readonly Page[], proposals: Proposals | null): void {
  const byName = new Map(pages.map((page) => [page.name, page]));
  if (byName.size !== pages.length) throw new PageFault('pages', ['two pages have one name']);
  for (const page of pages) {
    const faults = [...faultsOfReferences(page, byName), ...faultsOfLoads(page, byName), ...faultsOfRelated(page, byName)];
    const fourEyes = page.may.update?.some((rule) => rule.fourEyes) ?? false;
    if (fourEyes && (proposals === null || !byName.has(proposals.noun))) faults.push('asks four eyes, but no noun keeps the proposals');
    if (faults.length > 0) throw new PageFault(page.name, faults);
  }
}

type Pages = ReadonlyMap<string, Page>;

function faultsOfReferences(page: Page, pages: Pages): string[] {
  return Object.entries(page.fields)
    .filter(([, field]) => field.noun !== undefined && !pages.has(field.noun))
    .map(([name, field]) => `the field '${name}' refers to '${field.noun}', which is no page`);
}

function faultsOfLoads(page: Page, pages: Pages): string[] {
  const nounOf = new Map<string, string>();
  return Object.entries(page.loads ?? {}).flatMap(([name, load]) => {
    if ('setting' in load) return [];
    if ('every' in load) return pages.has(load.every) ? [] : [`the load '${name}' looks for '${load.every}', which is no page`];
    const source = load.of === undefined ? page : pages.get(nounOf.get(load.of) ?? '');
    const noun = 'one' in load ? load.one : 'many' in load ? load.many : load.listed;
    nounOf.set(name, noun);
    if (!source) return [`the load '${name}' starts from '${load.of}', which is not loaded before it`];
    const target = pages.get(noun);
    if (!target) return [`the load '${name}' looks for '${noun}', which is no page`];
    const holder = 'many' in load ? target : source;
    if ('many' in load && load.from !== undefined && !(load.from in source.fields)) return [`the load '${name}' starts from '${load.from}', which '${source.name}' does not have`];
    return load.by in holder.fields ? [] : [`the load '${name}' goes by '${load.by}', which '${holder.name}' does not have`];
  });
}

function faultsOfRelated(page: Page, pages: Pages): string[] {
  return (page.related ?? [])
    .filter(({ noun, by }) => !(by in (pages.get(noun)?.fields ?? {})))
    .map(({ noun, by }) => `'${noun}' by '${by}' is related to it, but does not exist`);
}
