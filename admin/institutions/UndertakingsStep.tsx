import { Box, Button, Link as MuiLink, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { BooleanInput, Form, useDataProvider, useNotify, useTranslate, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { FieldInput } from '../kit/FieldInput.tsx';
import { FormManners } from '../kit/form/FormBody.tsx';
import { useFirstField } from '../kit/form/Steps.tsx';
import { SectionCard } from '../kit/SectionCard.tsx';
import { StateChip } from '../kit/StateChip.tsx';
import { fieldLabel, textOf, useLanguage } from '../kit/words.ts';
import { knownPage } from '../pages.ts';
import { act } from '../providers/console-api.ts';
import { newIntention } from '../providers/http.ts';
import { sentenceOf } from '../providers/problem.ts';
import { hasCome, undertakingTypes, type Registration, type UndertakingType } from './registration.ts';

const page = knownPage('documents');
const scanField = page.workflow.actions['attachScan']?.input?.['scan'];
const checks = ['authorisedSigner', 'everyPageInitialled', 'stamped'] as const;

interface UndertakingsStepProps {
  readonly institution: RaRecord;
  readonly officer: RaRecord;
  readonly papers: Registration['papers'];
  readonly onSaved: () => void;
}

/** Both undertakings, each with its scan and what was looked at. The first that is missing is asked for; the other is there. */
export function UndertakingsStep({ institution, officer, papers, onSaved }: UndertakingsStepProps) {
  const language = useLanguage();
  const translate = useTranslate();
  const asked = undertakingTypes.find((type) => !hasCome(papers[type]));
  return (
    <Box sx={{ display: 'grid', gap: 2, maxWidth: 720 }}>
      {undertakingTypes.map((type) => {
        const document = papers[type];
        return (
          <SectionCard key={type} title={textOf(page.fields['type'], type, language)}>
            <Box data-undertaking={type}>
              {document && hasCome(document) ? (
                <Typography component="div" sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
                  {translate('console.registration.scanThere')}
                  <MuiLink component={Link} to={`/documents/${document.id}/show`}>{String(document['reference'])}</MuiLink>
                  <StateChip page={page} state={String(document['state'])} />
                </Typography>
              ) : type === asked ? (
                <ScanForm type={type} document={document} values={{ type, institution: institution.id, ...(type === 'EST' ? { officer: officer.id } : {}) }} onSaved={onSaved} />
              ) : (
                <Typography color="textSecondary">{translate('console.registration.scanWanted')}</Typography>
              )}
            </Box>
          </SectionCard>
        );
      })}
    </Box>
  );
}

interface ScanFormProps {
  readonly type: UndertakingType;
  /** Made an earlier time, its scan still to come. */
  readonly document: RaRecord | undefined;
  readonly values: Readonly<Record<string, unknown>>;
  readonly onSaved: () => void;
}

function ScanForm({ type, document, values, onSaved }: ScanFormProps) {
  const translate = useTranslate();
  const language = useLanguage();
  const notify = useNotify();
  const part = useRef<HTMLDivElement>(null);
  useFirstField(part, type);
  const provider = useDataProvider();
  const [intentions] = useState(() => ({ create: newIntention(), attach: newIntention() }));
  // The document of a try whose scan did not get through: the next try goes on with it.
  const made = useRef(document);
  const save = async ({ scan, fileName, ...ticked }: Record<string, unknown>) => {
    const seen = Object.fromEntries(checks.map((check) => [check, ticked[check] === true]));
    try {
      made.current = made.current
        ? (await provider.update<RaRecord>('documents', { id: made.current.id, data: seen, previousData: made.current })).data
        : (await provider.create<RaRecord>('documents', { data: { ...values, ...seen }, meta: { intention: intentions.create } })).data;
      await act('documents', made.current, 'attachScan', { scan, ...(fileName ? { fileName } : {}) }, { intention: intentions.attach });
      onSaved();
    } catch (error) {
      intentions.attach = newIntention();
      const atFields = (error as { body?: { errors?: Record<string, string> } }).body?.errors;
      if (!atFields) notify(sentenceOf(error, translate('console.unexpected')), { type: 'error' });
      return atFields;
    }
    return undefined;
  };
  return (
    <Box ref={part}>
      <Form key={type} onSubmit={save} mode="onBlur" reValidateMode="onBlur" noValidate>
        <FormManners />
        <Typography variant="body2" color="textSecondary">{translate('console.registration.scanWanted')}</Typography>
        {scanField && <FieldInput name="scan" field={scanField} noun="documents" action="attachScan" />}
        {checks.map((check) => <BooleanInput key={check} source={check} label={fieldLabel(page, check, language)} helperText={false} defaultValue={false} />)}
        <Button type="submit" variant="contained" sx={{ mt: 1 }}>{translate('console.steps.saveAndGoOn')}</Button>
      </Form>
    </Box>
  );
}
