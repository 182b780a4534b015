import './sign-in.css';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { keep } from '../providers/kept.ts';
import { currentLanguage, say, setLanguage } from '../providers/language.ts';
import { problemOf, sentenceOf } from '../providers/problem.ts';
import { loadSession, reloadSession, signIn, signOut, wasCutOff } from '../providers/session.ts';
import { EnrolmentForm } from './EnrolmentForm.tsx';
import { Rosette } from './Rosette.tsx';

/** The page before the console: name and password, the code where an account has one, and setting it up where a role demands it. */
export function SignInPage({ enrolling }: { enrolling: boolean }) {
  const [language, choose] = useState(currentLanguage);
  useEffect(() => {
    document.title = say('console.name');
    document.documentElement.lang = language;
  }, [language]);
  return (
    <Frame
      corner={
        <LanguageChoice
          onChoose={(next) => {
            setLanguage(next);
            keep('locale', next);
            choose(next);
          }}
        />
      }
    >
      {enrolling ? (
        <>
          <EnrolmentForm onDone={() => void reloadSession()} />
          <button type="button" className="door-plain" onClick={() => void signOut()}>
            {say('console.signIn.back')}
          </button>
        </>
      ) : (
        <PasswordForm />
      )}
    </Frame>
  );
}

/** The server gives no answer: said once, with the way to try again. */
export function Unreachable({ onRetry }: { onRetry: () => void }) {
  return (
    <Frame>
      <p className="door-fault" role="alert">
        {say('console.unreachable')}
      </p>
      <button type="button" className="door-main" onClick={onRetry}>
        {say('console.retry')}
      </button>
    </Frame>
  );
}

function Frame({ children, corner }: { children: React.ReactNode; corner?: React.ReactNode }) {
  return (
    <div className="door">
      <div className="door-side" aria-hidden="true">
        <Rosette />
      </div>
      <main className="door-room">
        <div className="door-corner">{corner}</div>
        <div className="door-card">
          <h1>{say('console.name')}</h1>
          <p className="door-house">{say('console.signIn.house')}</p>
          {children}
        </div>
      </main>
    </div>
  );
}

function PasswordForm() {
  const [step, setStep] = useState<'password' | 'code'>('password');
  const [typed, setTyped] = useState({ username: '', password: '', code: '' });
  const [fault, setFault] = useState<string>();
  const [working, setWorking] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const codeBox = useRef<HTMLInputElement>(null);
  useEffect(() => (step === 'code' ? codeBox : first).current?.focus(), [step]);
  const type = (name: keyof typeof typed) => (event: React.ChangeEvent<HTMLInputElement>) => setTyped({ ...typed, [name]: event.target.value });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setWorking(true);
    setFault(undefined);
    try {
      const { username, password, code } = typed;
      await signIn({ username: username.trim(), password, ...(step === 'code' ? { code: code.replace(/\s/g, '') } : {}) });
    } catch (error) {
      const refused = problemOf(error)?.code;
      if (refused === 'code_required' && step !== 'code') setStep('code');
      else if (refused === 'enrolment_required') await loadSession();
      else setFault(sentenceOf(error, say('console.unexpected')));
      setWorking(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {wasCutOff() && !fault && <p className="door-note">{say('console.signIn.cutOff')}</p>}
      {fault && (
        <p className="door-fault" role="alert">
          {fault}
        </p>
      )}
      <label>
        {say('console.signIn.username')}
        <input ref={first} name="username" value={typed.username} onChange={type('username')} required readOnly={step === 'code'} autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={100} />
      </label>
      <label>
        {say('console.signIn.password')}
        <input name="password" type="password" value={typed.password} onChange={type('password')} required readOnly={step === 'code'} autoComplete="current-password" maxLength={200} />
      </label>
      {step === 'code' && (
        <label>
          {say('console.signIn.code')}
          <input ref={codeBox} name="code" className="door-code" value={typed.code} onChange={type('code')} required autoComplete="one-time-code" inputMode="numeric" maxLength={10} aria-describedby="door-code-help" />
          <span id="door-code-help">{say('console.signIn.codeHelp')}</span>
        </label>
      )}
      <button type="submit" className="door-main" disabled={working || typed.username.trim() === '' || typed.password === ''}>
        {say(working ? 'console.signIn.working' : 'console.signIn.submit')}
      </button>
      {step === 'code' && (
        <button
          type="button"
          className="door-plain"
          onClick={() => {
            setTyped({ ...typed, code: '' });
            setFault(undefined);
            setStep('password');
          }}
        >
          {say('console.signIn.back')}
        </button>
      )}
    </form>
  );
}

function LanguageChoice({ onChoose }: { onChoose: (language: 'tr' | 'en') => void }) {
  return (
    <div role="group" aria-label="Dil / Language" className="door-languages">
      {(['tr', 'en'] as const).map((name) => (
        <button key={name} type="button" lang={name} aria-pressed={currentLanguage() === name} aria-label={name === 'tr' ? 'Türkçe' : 'English'} onClick={() => onChoose(name)}>
          {name.toUpperCase()}
        </button>
      ))}
    </div>
  );
}
