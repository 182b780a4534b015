import { Box, Typography } from '@mui/material';
import { useGetList, useGetOne, type RaRecord } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useSay } from '../settings/say.ts';

const general = 'message-reply';

const words = {
  title: { tr: 'Gönderilecek e-posta', en: 'The letter as it will be sent' },
  to: { tr: 'Alıcı', en: 'To' },
  subject: { tr: 'Konu', en: 'Subject' },
  noPlace: { tr: 'Bu şablonda {{metin}} yeri yok: yazdığınız metin gitmez. Başka bir şablon seçin.', en: 'This template has no place for {{metin}}: choose another.' },
  yourText: { tr: '(yazdığınız metin)', en: '(your text)' },
} as const;

/** Below the text of an answer: the whole letter as its receiver will read it. */
export default function ReplyPreview({ record }: { record: RaRecord }) {
  const say = useSay();
  const [template, text] = useWatch({ name: ['template', 'text'] }) as [unknown, unknown];
  const chosen = useGetOne<RaRecord>('templates', { id: String(template ?? '') }, { enabled: typeof template === 'string' && template !== '' });
  const usual = useGetList<RaRecord>('templates', { filter: { code: general, state: 'inForce' }, sort: { field: 'code', order: 'DESC' }, pagination: { page: 1, perPage: 1 } });
  const letter = typeof template === 'string' && template !== '' ? chosen.data : usual.data?.[0];
  if (!letter) return null;
  const body = String(letter['body'] ?? '');
  const own = typeof text === 'string' && text.trim() !== '' ? text.trim() : say(words.yourText);
  const subject = String(record['subjectLine'] ?? '').replace(/\d{9,}/g, '…').replace(/^(?:(?:re|ynt|yan|cevap)\s*:\s*)+/i, '').trim();
  return (
    <Box sx={{ mt: 2 }} data-reply-preview>
      <Typography variant="h3" component="h3" sx={{ mb: 0.5 }}>
        {say(words.title)}
      </Typography>
      {body.includes('{{metin}}') ? (
        <Box sx={{ p: 1.5, border: 1, borderColor: 'divider', borderRadius: '6px', fontSize: 13, maxHeight: 260, overflow: 'auto', bgcolor: (theme) => theme.tokens.canvas }} tabIndex={0} role="region" aria-label={say(words.title)}>
          <Box sx={{ color: 'text.secondary', mb: 1 }}>
            {say(words.to)}: {typeof record['sender'] === 'string' ? record['sender'] : '—'}
            <br />
            {say(words.subject)}: {subject === '' ? String(letter['subjectText'] ?? '') : `Re: ${subject}`}
          </Box>
          <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{body.split('{{metin}}').join(own)}</Box>
        </Box>
      ) : (
        <Typography color="error" variant="body2">
          {say(words.noPlace)}
        </Typography>
      )}
    </Box>
  );
}
