import { myDrafts, openDraft, type Draft, type DraftPlace } from '../../providers/console-api.ts';

/** What was kept for this form, if anything. Throws where no answer came: then it is not known. */
export async function findDraft(place: DraftPlace): Promise<Draft | undefined> {
  const cards = await myDrafts();
  const own = cards.find(({ noun, id, action }) => noun === place.noun && id === place.id && action === place.action);
  if (!own) return undefined;
  try {
    return await openDraft(place);
  } catch (error) {
    // It went between the two questions, or its person's key is gone.
    if ((error as { status?: number }).status === 404) return undefined;
    throw error;
  }
}
