import { Box, Button, Typography } from '@mui/material';
import { useRef, type KeyboardEvent } from 'react';
import { useGetList, useTranslate, type RaRecord } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { type Field } from '#domain/language/field.ts';
import { mayRead } from '#domain/language/permit.ts';
import { pageOf } from '../../pages.ts';
import { useSession } from '../../providers/session.ts';
import { Kbd } from '../Kbd.tsx';
import { titleOf, useLanguage } from '../words.ts';
import { ReferenceChoice, type CommonInput } from './ReferenceChoice.tsx';

/** A noun of reasons says for which noun and action each of them is. */
export const isReason = (field: Field): boolean => {
  const fields = pageOf(field.noun ?? '')?.fields;
  return fields !== undefined && 'noun' in fields && 'action' in fields;
};

interface ReasonInputProps {
  readonly common: CommonInput;
  readonly field: Field;
  readonly noun: string;
  readonly action: string;
}

/** The reasons of this action by number: a digit chooses, also in the empty box; typing finds the others. */
export function ReasonInput({ common, field, noun, action }: ReasonInputProps) {
  const translate = useTranslate();
  const language = useLanguage();
  const session = useSession();
  const target = pageOf(field.noun ?? '');
  const place = useRef<HTMLDivElement>(null);
  const { setValue, clearErrors } = useFormContext();
  const chosen = useWatch({ name: common.source }) as unknown;
  const filter = { noun, action, state: ['active'] };
  const { data = [] } = useGetList(
    field.noun ?? '',
    { filter, pagination: { page: 1, perPage: 25 }, sort: { field: 'code', order: 'ASC' } },
    { enabled: target !== undefined && mayRead(target, session) },
  );
  const reasons = (data as RaRecord[]).slice(0, 9);
  const choose = (reason: RaRecord | undefined) => {
    if (!reason) return;
    setValue(common.source, reason.id, { shouldDirty: true, shouldTouch: true });
    clearErrors(common.source);
  };
  const press = (event: KeyboardEvent) => {
    if (!/^[1-9]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
    const box = event.target as HTMLInputElement;
    if (box.tagName === 'INPUT' && box.value !== '') return;
    if (reasons[Number(event.key) - 1] === undefined) return;
    event.preventDefault();
    choose(reasons[Number(event.key) - 1]);
  };
  return (
    <Box ref={place} onKeyDown={press} data-reasons={common.source}>
      {/* Where no reason was made for this action, all of them are offered. */}
      <ReferenceChoice name={common.source} field={field} common={common} {...(reasons.length > 0 ? { filter } : {})} />
      {reasons.length > 0 && target && (
        <Box role="group" aria-label={translate('console.reason.byNumber')} sx={{ display: 'flex', flexDirection: 'column', alignItems: 'flex-start', mb: 1 }}>
          <Typography variant="caption" color="textSecondary">
            {translate('console.reason.byNumber')}
          </Typography>
          {reasons.map((reason, at) => (
            <Button
              key={reason.id}
              size="small"
              variant="text"
              aria-pressed={chosen === reason.id}
              onClick={() => choose(reason)}
              sx={{ justifyContent: 'flex-start', gap: 1, textAlign: 'left', fontWeight: chosen === reason.id ? 600 : 400, width: '100%' }}
            >
              <Kbd keys={String(at + 1)} />
              {titleOf(target, reason, language)}
            </Button>
          ))}
        </Box>
      )}
    </Box>
  );
}
