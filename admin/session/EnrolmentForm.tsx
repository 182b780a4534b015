import './sign-in.css';
import { useEffect, useState, type FormEvent } from 'react';
import { say } from '../providers/language.ts';
import { sentenceOf } from '../providers/problem.ts';
import { confirmTotp, startTotp } from '../providers/session-api.ts';

/** Shows the key of the second factor once, and asks for a first code of it. Stands before the console too, so it is plain. */
export function EnrolmentForm({ onDone }: { onDone: () => void }) {
  const [key, setKey] = useState<{ secret: string; uri?: string }>();
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<string>();
  const [working, setWorking] = useState(false);
  useEffect(() => {
    startTotp().then(setKey, (error: unknown) => setFault(sentenceOf(error, say('console.unexpected'))));
  }, []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setWorking(true);
    setFault(undefined);
    try {
      await confirmTotp(code.replace(/\s/g, ''));
      onDone();
    } catch (error) {
      setFault(sentenceOf(error, say('console.unexpected')));
      setWorking(false);
    }
  };
  return (
    <form className="door-form" onSubmit={(event) => void submit(event)}>
      <div>
        <h2>{say('console.signIn.enrol')}</h2>
        <p className="door-small">{say('console.signIn.enrolHelp')}</p>
      </div>
      {fault && (
        <p className="door-fault" role="alert">
          {fault}
        </p>
      )}
      {key && (
        <div>
          <p className="door-small">{say('console.signIn.secret')}</p>
          <code className="door-secret" data-totp-secret>
            {key.secret.replace(/(.{4})/g, '$1 ').trim()}
          </code>
          {key.uri && (
            <p className="door-small">
              <a href={key.uri}>{say('console.signIn.address')}</a>
            </p>
          )}
        </div>
      )}
      <label>
        {say('console.signIn.code')}
        <input className="door-code" value={code} onChange={(event) => setCode(event.target.value)} required autoComplete="one-time-code" inputMode="numeric" maxLength={10} />
      </label>
      <button type="submit" className="door-main" disabled={working || !key || code.trim() === ''}>
        {say('console.signIn.confirm')}
      </button>
    </form>
  );
}
