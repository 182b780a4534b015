import { labelIn } from './language/label.ts';
import { type Page } from './language/resource.ts';
import { type Report } from './language/report.ts';
import { asList } from './language/workflow.ts';
import { type Role } from './roles.ts';

const waitingSteps = [1, 4, 11] as const;

/** Declared by hand: what a role asks of its desk beside how long things wait. */
const declared: readonly Report[] = [
  {
    name: 'lists-right-first-time', noun: 'application-lists', label: { tr: 'Listeler ilk seferde doğru geldi mi?', en: 'Were lists right the first time?' }, for: ['registrar', 'supervisor'],
    over: { each: 'month', of: 'createdAt', last: 6 }, split: { by: 'state' },
  },
  {
    name: 'calls-by-topic', noun: 'calls', label: { tr: 'Çağrılar ve konuları (son 14 gün)', en: 'Calls by topic (last 14 days)' }, for: ['callAgent', 'callLead'],
    over: { each: 'day', of: 'createdAt', last: 14 }, split: { by: 'topic' },
  },
  {
    name: 'open-tasks', noun: 'tasks', label: { tr: 'Açık işler, türüne ve yaşına göre', en: 'Open tasks by kind and age' }, for: ['callLead', 'callAgent', 'postClerk', 'admin'],
    where: { state: ['open'] }, over: { by: 'kind' }, split: { days: 'stateSince', steps: waitingSteps, words: 'waiting' },
  },
  {
    name: 'work-in-hand', noun: 'tasks', label: { tr: 'Kimin elinde ne var, ne kadarı gecikmiş?', en: 'Who holds what, and how late is it?' }, for: ['supervisor', 'callLead', 'financeApprover'],
    where: { state: ['open'] }, over: { by: 'assignee', most: 12 }, split: { days: 'dueAt', steps: [1, 6, 21], words: 'late' },
  },
  {
    name: 'open-debt', noun: 'charges', label: { tr: 'Açık borç, gecikmesine göre', en: 'Open debt by lateness' }, for: ['accountant', 'financeApprover'],
    where: { state: ['accrued', 'partlyPaid'] }, over: { days: 'dueOn', steps: [1, 31, 61], words: 'late' }, sum: { of: 'amount', less: 'paidAmount' },
  },
  {
    name: 'money-in', noun: 'payments', label: { tr: 'Gelen ödemeler (son 6 ay)', en: 'Payments received (last 6 months)' }, for: ['accountant', 'financeApprover'],
    over: { each: 'month', of: 'valueOn', last: 6 }, split: { by: 'state' }, sum: { of: 'amount' },
  },
  {
    name: 'quality', noun: 'production-items', label: { tr: 'İlk kontrolden geçenler ve kalanlar', en: 'Passed and failed the first check' }, for: ['qualityController', 'producer'],
    where: { state: ['passed', 'packed', 'failed', 'scrapped'] }, over: { each: 'week', of: 'createdAt', last: 8 }, split: { by: 'state' },
  },
  {
    name: 'parcels', noun: 'shipments', label: { tr: 'Gönderilerin sonucu (son 8 hafta)', en: 'How parcels ended (last 8 weeks)' }, for: ['dispatcher'],
    over: { each: 'week', of: 'createdAt', last: 8 }, split: { by: 'state' },
  },
  {
    name: 'changes', noun: 'changes', label: { tr: 'Değişiklik talepleri (son 6 ay)', en: 'Change requests (last 6 months)' }, for: ['auditor'],
    over: { each: 'month', of: 'createdAt', last: 6 }, split: { by: 'state' },
  },
  {
    name: 'mails', noun: 'outgoing-mails', label: { tr: 'Giden e-postalar (son 14 gün)', en: 'Outgoing e-mails (last 14 days)' }, for: ['admin'],
    over: { each: 'day', of: 'createdAt', last: 14 }, split: { by: 'state' },
  },
  {
    name: 'certificates-ending', noun: 'certificates', label: { tr: 'Süresi dolacak sertifikalar, aylara göre', en: 'Certificates ending, by month' }, for: [],
    where: { state: ['active'] }, over: { each: 'month', of: 'notAfter', next: 6 },
  },
  {
    name: 'certificates-ending-at', noun: 'certificates', label: { tr: 'Altı ay içinde süresi dolacaklar, kuruma göre', en: 'Ending within six months, by institution' }, for: [],
    where: { state: ['active'] }, over: { by: 'institution', most: 12 }, split: { each: 'month', of: 'notAfter', next: 6 },
  },
];

/** On whose home page the derived picture of a noun stands: the desk whose main work it is. */
const mainWork: Readonly<Partial<Record<Role, readonly string[]>>> = {
  registrar: ['pre-applications'], postClerk: ['documents'], supervisor: ['pre-applications'], assessor: ['assessments'], producer: ['production-items'],
  dispatcher: ['shipments'], auditor: ['pre-applications'], financeApprover: ['invoices'], callLead: ['pre-applications'],
};

/** How long the records of a noun have been where they are, by state: every noun with states that wait has this picture. */
function waitingReport(page: Page): Report[] {
  const only = Object.entries(page.workflow.states).filter(([, { waitsOn }]) => asList<string>(waitsOn).length > 0).map(([state]) => state);
  if (only.length < 2) return [];
  const plural = page.plural ?? page.label;
  return [{
    name: `waiting-${page.name}`, noun: page.name,
    label: { tr: `${labelIn('tr', plural, page.name)}: durumuna ve bekleme süresine göre`, en: `${labelIn('en', plural, page.name)}: by state and time waited` },
    for: (Object.keys(mainWork) as Role[]).filter((role) => mainWork[role]?.includes(page.name)),
    where: { state: only }, over: { by: 'state', only }, split: { days: 'stateSince', steps: waitingSteps, words: 'waiting' },
  }];
}

/** Every report over these pages, by its name: the declared ones, and one that each page with waiting states has by itself. */
export function reportsOver(pages: Iterable<Page>): ReadonlyMap<string, Report> {
  const all = [...pages];
  const known = declared.filter(({ noun }) => all.some(({ name }) => name === noun));
  return new Map([...all.flatMap(waitingReport), ...known].map((report) => [report.name, report]));
}
