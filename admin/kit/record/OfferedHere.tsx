import { useEffect, useMemo, useRef } from 'react';
import { type Page } from '#domain/language/resource.ts';
import { useOfferActions } from '../../palette/actions-here.ts';
import { type OfferedAction } from '../../providers/console-api.ts';
import { actionLabel, useLanguage } from '../words.ts';

/** What the buttons of the open record do, offered to Ctrl+K as well: the same step by the same way, and the same reason when it is not possible. */
export function OfferedHere({ page, offers, onStart }: { page: Page; offers: readonly OfferedAction[]; onStart: (name: string) => void }) {
  const language = useLanguage();
  const latest = useRef(onStart);
  useEffect(() => {
    latest.current = onStart;
  });
  const told = JSON.stringify(offers.map(({ name, blockedBy }) => [name, (blockedBy ?? []).map(({ sentence }) => sentence).join(' ')]));
  const actions = useMemo(() => (JSON.parse(told) as [string, string][]).map(([name, blocked]) => ({
    name, label: actionLabel(page, name, language), run: () => latest.current(name), ...(blocked === '' ? {} : { blocked }),
  })), [told, page, language]);
  useOfferActions(actions);
  return null;
}
