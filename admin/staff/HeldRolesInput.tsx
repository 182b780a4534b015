import { Button, FormHelperText, IconButton, MenuItem, Stack, TextField, Typography } from '@mui/material';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import { useInput, useTranslate } from 'react-admin';
import { type HeldRole } from '#domain/held-roles.ts';
import { businessDate } from '#domain/calendar/dates.ts';
import { staffRoles, type Role } from '#domain/roles.ts';
import { faultText } from '../kit/fault-text.ts';
import { type StructureInputProps } from '../kit/structure-inputs.ts';
import { dayWriting, readDay } from '../kit/typed-values.ts';
import { nowOnScreen, roleLabel, useLanguage } from '../kit/words.ts';

/** As many as the page takes. */
const mostRoles = 40;

/** The roles of a member of staff with their days; an empty end is open. */
export function HeldRolesInput({ source, label, disabled, validate }: StructureInputProps) {
  const translate = useTranslate();
  const language = useLanguage();
  const { field, fieldState } = useInput({ source, validate: validate as never });
  const held: readonly HeldRole[] = Array.isArray(field.value) ? (field.value as HeldRole[]) : [];
  const change = (index: number, patch: Partial<HeldRole>) => field.onChange(held.map((one, at) => (at === index ? { ...one, ...patch } : one)));
  const add = () => field.onChange([...held, { role: staffRoles[0], from: businessDate(nowOnScreen()), until: null }]);
  return (
    <Stack component="fieldset" spacing={1} sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 2, my: 1, width: '100%' }}>
      <Typography component="legend" variant="body2" sx={{ px: 0.5 }}>
        {label}
      </Typography>
      {held.map((one, index) => (
        <Stack key={index} direction="row" spacing={1} sx={{ alignItems: 'center' }}>
          <TextField
            select
            size="small"
            fullWidth={false}
            label={translate('console.roles.role')}
            value={one.role}
            disabled={disabled}
            onChange={(event) => change(index, { role: event.target.value as Role })}
            sx={{ minWidth: 240 }}
          >
            {staffRoles.map((role) => (
              <MenuItem key={role} value={role}>
                {roleLabel(role, language)}
              </MenuItem>
            ))}
          </TextField>
          <Day
            label={translate('console.roles.from')}
            value={one.from}
            disabled={disabled}
            onChange={(from) => change(index, { from: from ?? one.from })}
          />
          <Day label={translate('console.roles.until')} value={one.until} disabled={disabled} onChange={(until) => change(index, { until })} />
          <IconButton
            aria-label={translate('console.roles.remove')}
            disabled={disabled}
            onClick={() => field.onChange(held.filter((_, at) => at !== index))}
          >
            <DeleteOutlined fontSize="small" />
          </IconButton>
        </Stack>
      ))}
      <Button size="small" onClick={add} disabled={disabled || held.length >= mostRoles} sx={{ alignSelf: 'flex-start' }}>
        {translate('console.roles.add')}
      </Button>
      {fieldState.invalid && <FormHelperText error>{faultText(fieldState.error?.message)}</FormHelperText>}
    </Stack>
  );
}

function Day({
  label,
  value,
  disabled,
  onChange,
}: {
  label: string;
  value: string | null;
  disabled: boolean;
  onChange: (day: string | null) => void;
}) {
  const translate = useTranslate();
  return (
    <TextField
      size="small"
      fullWidth={false}
      label={label}
      defaultValue={dayWriting.write(value)}
      disabled={disabled}
      placeholder={translate('console.input.day')}
      onBlur={(event) => {
        onChange(readDay(event.target.value) ?? null);
        event.target.value = dayWriting.write(readDay(event.target.value) ?? value);
      }}
    />
  );
}
