import { completenessOf, requirementFor, setsThatCount, undertakingsWork, type Completeness, type PaperCode, type Requirement } from '#domain/document-completeness.ts';
import { type documentRequirements } from '#domain/document-requirements.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { type Row, type Tx } from '../../engine/types.ts';

export type RequiredSet = RecordOf<typeof documentRequirements>;

/** The work that papers are wanted for. */
export const checklistNouns = ['institutions', 'application-lists', 'assessments'] as const;
export type ChecklistNoun = (typeof checklistNouns)[number];

export interface Checklist extends Completeness {
  /** The set that was asked; null when none is in force for this work, and then nothing is wanted. */
  readonly set: RequiredSet | null;
  /** Which record of `documents` stands for a paper. */
  readonly documents: Readonly<Partial<Record<PaperCode, { readonly id: string; readonly reference: string }>>>;
}

type Found = Partial<Record<PaperCode, Row>>;
type Work = Pick<Requirement, 'flow' | 'step' | 'signedHow'> & { readonly applicationType?: string | null };
interface Facts { readonly work: Work; readonly withMessage: Found; readonly alsoHere?: readonly PaperCode[]; readonly onFile: Found; readonly portalCopy?: boolean }

/** Every required set that counts today. */
export async function setsInForce(tx: Tx): Promise<RequiredSet[]> {
  return setsThatCount((await tx.find('document-requirements', { state: 'inForce' })) as unknown as RequiredSet[], tx.today);
}

/** Which papers of an institution, a list or an assessment are here, which lack, in words. */
export async function checklistOf(tx: Tx, noun: ChecklistNoun, record: Row): Promise<Checklist> {
  const facts = noun === 'institutions' ? await ofInstitution(tx, record) : noun === 'application-lists' ? await ofList(tx, record) : await ofAssessment(tx, record);
  const set = requirementFor(await setsInForce(tx), facts.work);
  if (set === null) return { set, complete: true, missing: [], papers: [], documents: {} };
  const withMessage = new Set([...Object.keys(facts.withMessage), ...(facts.alsoHere ?? [])] as PaperCode[]);
  const onFile = new Set(Object.keys(facts.onFile) as PaperCode[]);
  const documents = Object.fromEntries(Object.entries({ ...facts.onFile, ...facts.withMessage }).map(([code, { id, reference }]) => [code, { id, reference: String(reference) }]));
  return { set, ...completenessOf(set, { withMessage, onFile, portalCopy: facts.portalCopy === true }), documents };
}

async function ofInstitution(tx: Tx, { id }: Row): Promise<Facts> {
  const kt = await newest(tx, { institution: id, type: 'KT' });
  const est = await newest(tx, { institution: id, type: 'EST' });
  const form = await newest(tx, { institution: id, type: 'UDF' });
  const signed = kt?.['signatureVerdict'] === 'valid' && est?.['signatureVerdict'] === 'valid';
  const originals = [kt, est].filter((one) => one?.['originalReceivedAt'] !== null && one !== undefined);
  return {
    work: undertakingsWork(signed), onFile: {},
    withMessage: { ...(kt ? { INSTITUTION_UNDERTAKING: kt } : {}), ...(est ? { OFFICER_UNDERTAKING: est } : {}), ...(form ? { ASSESSMENT_FORM: form } : {}), ...(originals.length === 2 && kt ? { PAPER_ORIGINAL: kt } : {}) },
  };
}

async function ofList(tx: Tx, list: Row): Promise<Facts> {
  const institution = String(list['institution']);
  const earlier = await tx.find('application-lists', { institution, state: ['accepted', 'partlyAccepted'] }, { limit: 2 });
  const [kt] = await tx.find('documents', { institution, type: 'KT', state: 'accepted' }, { limit: 1 });
  const [est] = await tx.find('documents', { institution, type: 'EST', state: 'accepted' }, { limit: 1 });
  const paper = await newest(tx, { applicationList: list.id, type: 'FRM0103' });
  const type = list['applicationType'] === null ? null : await tx.get('application-types', String(list['applicationType']));
  const hasWorkbook = list['workbook'] !== null;
  return {
    work: { applicationType: type === null ? null : String(type['code']), flow: earlier.some(({ id }) => id !== list.id) ? 'additional' : 'firstTime', step: 'list', signedHow: list['signedHow'] as Requirement['signedHow'] },
    onFile: { ...(kt ? { INSTITUTION_UNDERTAKING: kt } : {}), ...(est ? { OFFICER_UNDERTAKING: est } : {}) },
    withMessage: { ...(paper && paper['scan'] !== null ? { SCAN: paper } : {}), ...(paper && paper['originalReceivedAt'] !== null ? { PAPER_ORIGINAL: paper } : {}) },
    alsoHere: hasWorkbook ? ['EXCEL_LIST', 'SIGNED_LIST'] : [],
  };
}

async function ofAssessment(tx: Tx, assessment: Row): Promise<Facts> {
  const form = await newest(tx, { assessment: assessment.id, type: 'UDF' });
  const alsoHere = [...(assessment['formScanAt'] === null ? [] : ['ASSESSMENT_FORM' as const]), ...(assessment['formOriginalAt'] === null ? [] : ['ASSESSMENT_FORM' as const, 'PAPER_ORIGINAL' as const])];
  return { work: { flow: 'assessment', step: 'request', signedHow: 'wet' }, onFile: {}, alsoHere, withMessage: form ? { ASSESSMENT_FORM: form, ...(form['originalReceivedAt'] === null ? {} : { PAPER_ORIGINAL: form }) } : {} };
}

/** The paper that counts: an accepted one before one that only arrived. What was refused, replaced or destroyed counts no more. */
async function newest(tx: Tx, whose: Readonly<Record<string, string>>): Promise<Row | undefined> {
  const papers = await tx.find('documents', { ...whose, state: ['received', 'accepted', 'mismatched'] }, { limit: 50 });
  return papers.find(({ state }) => state === 'accepted') ?? papers.at(-1);
}
