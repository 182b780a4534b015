import { useEffect } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router-dom';
import { pageOf } from '../pages.ts';
import { useOpenList, type Question } from './queues.ts';

/** Where a figure leads: the list of a noun, asked what the figure counted. What the list does not know of the question, it leaves out. */
export default function OpenList() {
  const { noun = '' } = useParams();
  const { search } = useLocation();
  const open = useOpenList();
  const navigate = useNavigate();
  useEffect(() => {
    const known = pageOf(noun) !== undefined;
    if (known) open(noun, questionIn(search));
    void navigate(known ? `/${noun}` : '/', { replace: true });
    // Once for an address: the list that follows is the person's own from there on.
  }, [noun, search]);
  return null;
}

function questionIn(search: string): Question {
  try {
    const question: unknown = JSON.parse(new URLSearchParams(search).get('soru') ?? '{}');
    return typeof question === 'object' && question !== null && !Array.isArray(question) ? (question as Question) : {};
  } catch {
    return {};
  }
}
