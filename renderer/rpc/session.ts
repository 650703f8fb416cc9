import type { SessionShape } from '../../shared/contract/shapes.ts';
import { queryClient } from './queryClient.ts';
import { ask, rpc } from './rpc.ts';

const pauseBeforeRetryMs = 1_000;
const currentKey = ask.session.current.queryKey({ input: {} });

/** Somebody is here now. What another person was shown is forgotten. */
export function enterSession(session: SessionShape): void {
  const before = queryClient.getQueryData<SessionShape | null>(currentKey);
  if (before?.staffId !== session.staffId) forgetAnswers();
  queryClient.setQueryData(currentKey, session);
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => !isSame(queryKey) });
}

/** Covers this computer's screen; the work underneath stays. */
export async function lockSession(): Promise<void> {
  const current = queryClient.getQueryData<SessionShape | null>(currentKey);
  if (!current || current.locked) return;
  // The screen is covered at once, whether or not the station answers.
  const covered: SessionShape = { ...current, locked: true };
  queryClient.setQueryData(currentKey, covered);
  await queryClient.cancelQueries({ queryKey: currentKey });
  // Until the station has it too: else its next answer would uncover the screen.
  while (queryClient.getQueryData<SessionShape | null>(currentKey)?.locked === true) {
    try {
      await rpc.session.lock({});
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pauseBeforeRetryMs));
    }
  }
}

/** Somebody is reading here. Should it not arrive, the next one does. */
export function staySession(): void {
  rpc.session.stay({}).catch(() => {});
}

export async function leaveSession(): Promise<void> {
  await rpc.session.signOut({});
  queryClient.setQueryData(currentKey, null);
  forgetAnswers();
}

/** Answers that are the same for everybody; the rest was asked in somebody's name. */
function isSame([path]: readonly unknown[]): boolean {
  const [namespace, procedure] = Array.isArray(path) ? (path as unknown[]) : [];
  return namespace === 'setup' || namespace === 'session' || (namespace === 'catalogue' && procedure === 'get');
}

function forgetAnswers(): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => !isSame(queryKey) });
}
