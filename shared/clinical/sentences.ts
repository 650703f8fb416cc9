const ends = /[。；！？.;!?]$/u;

/** Sentences and half sentences one after the other: a semicolon only where the one before has no stop of its own. */
export function joinSentences(sentences: readonly string[]): string {
  return sentences.reduce((joined, next) => (joined === '' ? next : next === '' ? joined : `${joined}${ends.test(joined) ? '' : '；'}${next}`), '');
}

/** What somebody wrote, without the stop it ends in: to stand inside a sentence that goes on. */
export function withoutStop(written: string): string {
  return written.trim().replace(/[。；，、.;,\s]+$/u, '');
}

/** Whether the words say themselves what to do next, so that a rule need not say it again. */
export function givesAdvice(written: string): boolean {
  return /建议|请|结合临床/u.test(written);
}
