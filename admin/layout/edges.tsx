import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { EmptyState } from '../kit/EmptyState.tsx';
import { ErrorState } from '../kit/ErrorState.tsx';
import { LoadingState } from '../kit/LoadingState.tsx';

/** An address that leads nowhere. */
export function NotFound() {
  const translate = useTranslate();
  return (
    <EmptyState
      title={translate('console.layout.noSuchPlace')}
      hint={translate('console.layout.noSuchPlaceHint')}
      action={
        <Button component={Link} to="/" variant="outlined">
          {translate('console.home.title')}
        </Button>
      }
    />
  );
}

export const Waiting = () => <LoadingState shape="record" rows={8} />;

/** What is left when a screen cannot be drawn at all. */
export const Broken = ({ error, resetErrorBoundary }: { error?: unknown; resetErrorBoundary?: (...args: never[]) => void }) => (
  <ErrorState error={error} onRetry={() => (resetErrorBoundary ? resetErrorBoundary() : location.reload())} />
);
