import { call, post } from './http.ts';

export interface SignedInPlace {
  readonly id: string;
  readonly current: boolean;
  readonly startedAt: string;
  readonly lastSeenAt?: string;
  readonly address?: string;
  readonly agent?: string;
}

export const mySessions = async (): Promise<SignedInPlace[]> => ((await call('/api/sessions')).json as { sessions: SignedInPlace[] }).sessions;

export const signOutEverywhere = async (): Promise<void> => {
  await call('/api/sessions', { method: 'DELETE' });
};

export const startTotp = async (): Promise<{ secret: string; uri?: string }> =>
  (await post('/api/session/totp')).json as { secret: string; uri?: string };

export const confirmTotp = async (code: string): Promise<void> => {
  await post('/api/session/totp/confirm', { code });
};

export const changePassword = async (currentPassword: string, newPassword: string): Promise<void> => {
  await post('/api/session/password', { currentPassword, newPassword });
};
