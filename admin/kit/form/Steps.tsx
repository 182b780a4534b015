import { Box, Button, ButtonBase, Step, StepLabel, Stepper, Typography } from '@mui/material';
import { useEffect, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { useTranslate } from 'react-admin';

export interface StepOfMany {
  readonly key: string;
  readonly label: string;
  readonly done: boolean;
}

interface StepsProps {
  /** What the steps together do, for those who hear the page. */
  readonly title: string;
  readonly steps: readonly StepOfMany[];
  /** Index of the step on the screen. */
  readonly current: number;
  /** The last step that can be gone to: what comes later waits for the records of what comes before. */
  readonly reached: number;
  readonly onGo: (step: number) => void;
  /** The present step: an ordinary form, which saves by itself and then moves on. */
  readonly children: ReactNode;
}

/**
 * Forms in an order. Each step saves its own records, so nothing is held back until the end; Ctrl+Enter saves the form of
 * a step, and moves on where a step has none. Its words come with the screen that uses it, below `console.steps`.
 */
export function Steps({ title, steps, current, reached, onGo, children }: StepsProps) {
  const translate = useTranslate();
  const body = useRef<HTMLDivElement>(null);
  useFirstField(body, current);
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || current >= reached || body.current?.querySelector('form')) return;
    event.preventDefault();
    onGo(current + 1);
  };
  return (
    <Box data-steps={steps[current]?.key} onKeyDown={press}>
      <Stepper nonLinear activeStep={current} aria-label={title} sx={{ mb: 1.5, flexWrap: 'wrap', rowGap: 1 }}>
        {steps.map(({ key, label, done }, index) => (
          <Step key={key} completed={done} disabled={index > reached}>
            {/* No tabs, as MUI's own buttons would be: one step follows from another. */}
            <ButtonBase disabled={index > reached} onClick={() => onGo(index)} sx={{ borderRadius: 1, minHeight: 32 }} {...(index === current ? { 'aria-current': 'step' as const } : {})}>
              <StepLabel>{label}</StepLabel>
            </ButtonBase>
          </Step>
        ))}
      </Stepper>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 2, flexWrap: 'wrap' }}>
        <Typography role="status" data-progress sx={{ fontWeight: 550 }}>
          {translate('console.steps.progress', { step: current + 1, of: steps.length, label: steps[current]?.label ?? '' })}
        </Typography>
        <Box sx={{ ml: 'auto', display: 'flex', gap: 1 }}>
          <Button size="small" disabled={current === 0} onClick={() => onGo(current - 1)}>
            {translate('console.steps.back')}
          </Button>
          {current < reached && (
            <Button size="small" onClick={() => onGo(current + 1)}>
              {translate('console.steps.on')}
            </Button>
          )}
        </Box>
      </Box>
      <Box ref={body}>{children}</Box>
    </Box>
  );
}

const lookEveryMs = 50;
const mostLooks = 60;
// The input of a file is hidden behind the label that opens it.
const fields = 'input:not([type=hidden]):not([type=file]):not(:disabled), textarea:not(:disabled), [role=combobox], [role=button][tabindex="0"], [data-action], a[href]';

/** A step, or a part of one, begins at its first field, which may still be loading when it is opened. */
export function useFirstField(body: RefObject<HTMLElement | null>, step: string | number): void {
  useEffect(() => {
    let looks = 0;
    const timer = setInterval(() => {
      const field = body.current?.querySelector<HTMLElement>(fields);
      looks += 1;
      // Whoever already stands in the step stays where they are.
      if (field && !body.current?.contains(document.activeElement)) field.focus();
      if (field || looks >= mostLooks) clearInterval(timer);
    }, lookEveryMs);
    return () => clearInterval(timer);
  }, [body, step]);
}
