/** Five wrong tries close an account's door for a minute, at every door of this computer. */
export interface TryLimiter {
  allowed(key: string): boolean;
  failed(key: string): void;
  succeeded(key: string): void;
  /** A refused try that named nobody: whether it is still to be written down, and how many of the minute before were not. */
  ofNobody(): { write: boolean; unwritten: number };
}

const triesBeforePause = 5;
const pauseMs = 60_000;
/** More accounts than any site has: names made up by somebody who tries must not pile up. */
const mostKept = 1_000;
const writtenOfNobodyPerMinute = 10;

export function openTryLimiter(now: () => number): TryLimiter {
  const tries = new Map<string, { count: number; lastMs: number }>();
  let minute = { beganMs: 0, tries: 0 };

  /** Those that pause nobody any more first, then the oldest. */
  function forgetSome(): void {
    for (const [key, { lastMs }] of tries) if (now() - lastMs >= pauseMs) tries.delete(key);
    for (const key of tries.keys()) {
      if (tries.size < mostKept) return;
      tries.delete(key);
    }
  }

  return {
    allowed(key) {
      const known = tries.get(key);
      if (!known || known.count < triesBeforePause) return true;
      if (now() - known.lastMs < pauseMs) return false;
      tries.delete(key);
      return true;
    },
    failed(key) {
      const count = (tries.get(key)?.count ?? 0) + 1;
      tries.delete(key);
      if (tries.size >= mostKept) forgetSome();
      tries.set(key, { count, lastMs: now() });
    },
    succeeded(key) {
      tries.delete(key);
    },
    ofNobody() {
      let unwritten = 0;
      if (now() - minute.beganMs >= 60_000) {
        unwritten = Math.max(0, minute.tries - writtenOfNobodyPerMinute);
        minute = { beganMs: now(), tries: 0 };
      }
      minute.tries += 1;
      return { write: minute.tries <= writtenOfNobodyPerMinute, unwritten };
    },
  };
}
