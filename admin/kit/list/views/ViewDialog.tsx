import { Alert, Button, Checkbox, Dialog, DialogActions, DialogContent, DialogTitle, FormControl, FormControlLabel, FormGroup, FormLabel, Radio, RadioGroup, TextField } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { mayRead } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { staffRoles, type Role } from '#domain/roles.ts';
import { sentenceOf } from '../../../providers/problem.ts';
import { useSession } from '../../../providers/session.ts';
import { roleLabel, useLanguage } from '../../words.ts';
import { useViewChanges, type SavedView, type ViewDefinition } from './views-api.ts';

export interface ViewDialogProps {
  readonly page: Page;
  /** Left out: a new one. */
  readonly view: SavedView | undefined;
  readonly definition: ViewDefinition;
  readonly onClose: () => void;
}

/** Who may put a view before others; the server asks again. */
const sharers: readonly Role[] = ['supervisor', 'callLead', 'financeApprover', 'admin'];
type Audience = 'me' | 'everyone' | 'roles';

/** Names a view, and for those who lead: says who sees it, and for whom it is the first thing seen. */
export function ViewDialog({ page, view, definition, onClose }: ViewDialogProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const session = useSession();
  const changes = useViewChanges();
  const [name, setName] = useState(view?.name ?? '');
  const [roles, setRoles] = useState<readonly Role[]>(Array.isArray(view?.sharedWith) ? (view.sharedWith as Role[]) : []);
  const [audience, setAudience] = useState<Audience>(view?.sharedWith === 'everyone' ? 'everyone' : view?.sharedWith ? 'roles' : 'me');
  const [defaults, setDefaults] = useState<readonly Role[]>(view?.defaultFor ?? []);
  const [fault, setFault] = useState<string>();
  const [working, setWorking] = useState(false);
  const isAdmin = session.roles.includes('admin');
  const mayShare = session.roles.some((role) => sharers.includes(role)) && (view === undefined || view.mine);
  const readers = staffRoles.filter((role) => mayRead(page, { id: '', roles: [role] } as never));
  const sharedWith = audience === 'everyone' ? ('everyone' as const) : audience === 'roles' && roles.length > 0 ? roles : null;
  const possible = audience === 'everyone' ? readers : audience === 'roles' ? roles : [];
  const save = async () => {
    const what = { name, ...(mayShare ? { sharedWith } : {}) };
    const kept = view ? (view.mine ? await changes.change(view, what) : view) : await changes.create(page.name, { ...what, definition });
    const wanted = defaults.filter((role) => possible.includes(role));
    return isAdmin && wanted.join() !== [...kept.defaultFor].join() ? changes.setDefaults(kept, wanted) : kept;
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setWorking(true);
    setFault(undefined);
    try {
      const { id } = await save();
      notify(translate('console.list.views.saved'), { type: 'success' });
      onClose();
      if (!view) void navigate(`/${page.name}?view=${id}`);
    } catch (error) {
      setFault(sentenceOf(error, translate('console.unexpected')));
      setWorking(false);
    }
  };
  return (
    <Dialog open onClose={working ? undefined : onClose} fullWidth maxWidth="xs" aria-labelledby="view-title">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <DialogTitle id="view-title">{translate(view ? 'console.list.views.edit' : 'console.list.views.saveAs')}</DialogTitle>
        <DialogContent>
          {fault && (
            <Alert severity="error" sx={{ mb: 2 }}>
              {fault}
            </Alert>
          )}
          <TextField
            autoFocus
            fullWidth
            required
            label={translate('console.list.views.viewName')}
            helperText={translate('console.list.views.help')}
            value={name}
            disabled={view !== undefined && !view.mine}
            onChange={({ target }) => setName(target.value)}
            slotProps={{ htmlInput: { maxLength: 60, autoComplete: 'off' } }}
          />
          {mayShare && (
            <FormControl sx={{ mt: 1 }}>
              <FormLabel>{translate('console.list.views.who')}</FormLabel>
              <RadioGroup value={audience} onChange={(_, chosen) => setAudience(chosen as Audience)}>
                {(['me', 'roles', 'everyone'] as const).map((one) => (
                  <FormControlLabel key={one} value={one} control={<Radio size="small" />} label={translate(`console.list.views.audience.${one}`)} />
                ))}
              </RadioGroup>
            </FormControl>
          )}
          {mayShare && audience === 'roles' && <RoleBoxes label={translate('console.list.views.roles')} offered={readers} chosen={roles} onChange={setRoles} />}
          {isAdmin && possible.length > 0 && <RoleBoxes label={translate('console.list.views.defaultFor')} offered={possible} chosen={defaults} onChange={setDefaults} />}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={working}>
            {translate('console.action.cancel')}
          </Button>
          <Button type="submit" variant="contained" disabled={working || name.trim() === ''}>
            {translate('console.list.views.keep')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function RoleBoxes({ label, offered, chosen, onChange }: { label: string; offered: readonly Role[]; chosen: readonly Role[]; onChange: (roles: readonly Role[]) => void }) {
  const language = useLanguage();
  return (
    <FormControl component="fieldset" sx={{ mt: 1, display: 'block' }}>
      <FormLabel component="legend">{label}</FormLabel>
      <FormGroup row>
        {offered.map((role) => (
          <FormControlLabel
            key={role}
            label={roleLabel(role, language)}
            control={<Checkbox size="small" checked={chosen.includes(role)} onChange={(_, on) => onChange(on ? [...chosen, role] : chosen.filter((one) => one !== role))} />}
          />
        ))}
      </FormGroup>
    </FormControl>
  );
}
